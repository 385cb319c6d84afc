/**
 * The tools of the work queue, in a small team's repository. update-task-board changes four documents, which after a
 * rerun agree, with one record of the change.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '@gatehouse/testkit';
import {
  finishSession,
  sessionFiles,
  sessionTask,
  startSession,
  succeed,
  type Place,
} from '../../libs/boards/fixtures/session';
import { commitAll, once, type Subject } from './subjects';

const updates = 'updates.json';
const date = '2026-01-16';

function placeAt(root: string): Place {
  return {
    root,
    write(file, content) {
      const target = path.join(root, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
      return target;
    },
  };
}

function layOut(root: string, more: Record<string, string | object> = {}): Place {
  const place = placeAt(root);
  for (const [file, content] of Object.entries({ ...sessionFiles(), ...more })) place.write(file, content);
  return place;
}

const withSession = once((root) => {
  const place = layOut(root, { '.gitignore': '.fill\n' }); // it fills the disk
  commitAll(root);
  finishSession(startSession(place));
});

/** The documents agree, and one record tells of the change. */
function agreeing(root: string): string[] {
  const run = runTool('check-task-board', ['--out-dir', '../boards'], { cwd: root });
  const folder = path.join(root, 'audit/task_board_updates');
  const records = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return [
    ...(run.status === 0 ? [] : [`check-task-board ended in ${run.status}: ${run.stderr}`]),
    ...(records.length === 1 ? [] : [`${records.length} records: ${records.join(' ')}`]),
  ];
}

const log = `docs/agents/sessions/${new Date().toISOString().slice(0, 10)}_session-0001.md`;

export const queueSubjects: Subject[] = [
  { tool: 'check-task-board', status: 0, words: [], layOut },
  {
    tool: 'update-task-board',
    status: 0,
    words: ['--updates', updates],
    layOut: (root) =>
      layOut(root, {
        [updates]: {
          schema: 'task-updates/v1',
          updates: [
            { task: sessionTask, status: 'done', date, evidence: ['Logs/poller.json'] },
            { task: 'ST-B-002', status: 'blocked', blocked_by: 'no room on the disk' },
          ],
        },
      }),
    pending: /task_board_updates\/TIME\/(journal\.json|\d+\.new)$/,
    check: agreeing,
  },
  { tool: 'start-session', status: 0, words: ['--task', sessionTask], layOut },
  { tool: 'check-telemetry-gates', status: 0, words: ['--task', sessionTask], layOut: withSession },
  { tool: 'check-session-log', status: 0, words: ['--log', log], layOut: withSession },
  { tool: 'check-task-closure', status: 0, words: ['--task', sessionTask, '--log', log], layOut: withSession },
  {
    tool: 'summarize-session',
    status: 0,
    words: ['--log', log],
    layOut: once((root) => {
      withSession(root);
      succeed({ root }, 'check-task-closure', ['--task', sessionTask, '--log', log]);
    }),
  },
];
