import { readQueuePolicy, readTaskDocuments } from '@gatehouse/boards';
import type { TaskUpdate } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import {
  backlogFile,
  boardFile,
  mirrorFile,
  planFiles,
  teamFiles,
  teamTasks,
  treeOf,
} from '../../../../libs/boards/fixtures/team';
import { planUpdate, type PlannedUpdate } from './core';
import { parseUpdates } from './request';

const policy = readQueuePolicy('/nowhere');
const plan = (updates: TaskUpdate[], files = teamFiles()): PlannedUpdate =>
  planUpdate(readTaskDocuments(treeOf(files), policy), updates, '2026-01-20');

/** Lines that differ, by document. */
function differences({ files }: PlannedUpdate): Record<string, string[]> {
  return Object.fromEntries(
    files.map(({ path, before, after }) => {
      const [old, now] = [before.split('\n'), after.split('\n')];
      return [
        path,
        [
          ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
          ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
        ],
      ];
    }),
  );
}

test('done stands everywhere at once', () => {
  expect(
    differences(plan([{ task: 'st-a-002', status: 'Done', date: '2026-01-19', evidence: ['Logs/poller.json'] }])),
  ).toEqual({
    [boardFile]: [
      `-ST-A-002,"Drop spikes, then average",Ready,Ingest,Result of ST-A-002,${planFiles.A},planned`,
      `+ST-A-002,"Drop spikes, then average",Done - 2026-01-19,Ingest,Result of ST-A-002,${planFiles.A},planned<br>Evidence: Logs/poller.json`,
    ],
    [mirrorFile]: [
      `-| ST-A-002 | Drop spikes, then average | Ready | Ingest | Result of ST-A-002 | ${planFiles.A} |`,
      `+| ST-A-002 | Drop spikes, then average | Done - 2026-01-19 | Ingest | Result of ST-A-002 | ${planFiles.A} |`,
    ],
    [planFiles.A]: [
      '-| ST-A-002 | Drop spikes, then average | Ingest | Ready | planned |',
      '+| ST-A-002 | Drop spikes, then average | Ingest | Done - 2026-01-19 | planned<br>Evidence: Logs/poller.json |',
    ],
    [backlogFile]: ['-| ST-A-002 | Plan A | Drop spikes, then average | none | figures |  |'],
  });
});

test('what is so already stays as it is written, and a second time changes nothing', () => {
  const files = teamFiles(
    teamTasks.map((task) => (task.id === 'ST-A-002' ? { ...task, status: 'ready (soon)' } : task)),
  );
  expect(plan([{ task: 'ST-A-002', status: 'ready' }], files).files).toEqual([]);
  expect(plan([{ task: 'ST-A-001', status: 'done' }]).files).toEqual([]);
  const update: TaskUpdate = {
    task: 'ST-A-002',
    append_notes: 'look again',
    plan_notes: 'first figures',
    timeline: { summary: 'looked', evidence: ['Logs/poller.json'] },
  };
  const once = plan([update]);
  expect(once.problems).toEqual([]);
  const after = { ...teamFiles(), ...Object.fromEntries(once.files.map(({ path, after: text }) => [path, text])) };
  expect(plan([update], after).files).toEqual([]);
});

test('a new task is new everywhere, at the end', () => {
  const update: TaskUpdate = {
    task: 'ST-B-003',
    create: true,
    title: 'Follow up | next',
    owner: 'Web',
    plan: 'PlanB',
    status: 'ready',
    backlog: { preconditions: 'none', definition_of_done: 'a page' },
  };
  expect(differences(plan([update]))).toEqual({
    [boardFile]: [`+ST-B-003,Follow up | next,Ready,Web,,${planFiles.B},`],
    [mirrorFile]: [`+| ST-B-003 | Follow up \\| next | Ready | Web | | ${planFiles.B} |`],
    [planFiles.B]: ['+| ST-B-003 | Follow up \\| next | Web | Ready | |'],
    [backlogFile]: ['+| ST-B-003 | Plan B | Follow up \\| next | none | a page | |'],
  });
});

test('a task that is reopened comes back to the backlog', () => {
  const changes = differences(plan([{ task: 'ST-A-001', status: 'ready', backlog: { notes: 'once more' } }]));
  expect(changes[backlogFile]).toEqual(['+| ST-A-001 | Plan A | Read gauges every minute | | | once more |']);
});

const blocked: TaskUpdate = { task: 'ST-A-002', status: 'blocked' };
describe('problems, each of which keeps everything as it is', () => {
  test.each<[string, TaskUpdate[], string[]]>([
    ['nobody knows it', [{ task: 'ST-Z-009', status: 'done' }], ['updates[0]: ST-Z-009 is not on the board']],
    [
      'named twice',
      [{ task: 'ST-A-002' }, { task: 'st-a-002' }],
      ['updates[1]: st-a-002 is named by updates[0] already'],
    ],
    [
      'another status',
      [{ task: 'ST-A-002', status: 'Nearly' }],
      ["updates[0]: status 'Nearly' is none of Backlog, Ready, Ready for Review, In Progress, Blocked, Done"],
    ],
    [
      'a date without done',
      [{ task: 'ST-A-002', status: 'ready', date: '2026-01-19' }],
      ['updates[0]: ST-A-002: date is given with status done only'],
    ],
    [
      'an invalid day',
      [{ task: 'ST-A-002', status: 'done', date: '2026-02-30' }],
      ['updates[0]: no such day: 2026-02-30'],
    ],
    [
      'a day to come',
      [{ task: 'ST-A-002', status: 'done', date: '2026-01-22' }],
      ['updates[0]: done on a day to come: 2026-01-22'],
    ],
    [
      'no evidence',
      [{ task: 'ST-A-002', evidence: ['Logs/none.json', '../x.json'] }],
      ['updates[0]: no such evidence: Logs/none.json', 'updates[0]: no such evidence: ../x.json'],
    ],
    [
      'blocked by nothing',
      [{ ...blocked, blocked_by: '<why>' }],
      ['updates[0]: ST-A-002: blocked needs blocked_by that says by what'],
    ],
    [
      'blocked_by of a task that is not',
      [{ task: 'ST-A-002', blocked_by: 'x' }],
      ['updates[0]: ST-A-002: blocked_by is given for a task that is blocked only'],
    ],
    [
      'new without its words',
      [{ task: 'ST-B-003', create: true }],
      [
        'updates[0]: ST-B-003 is new and needs title',
        'updates[0]: ST-B-003 is new and needs owner',
        'updates[0]: ST-B-003 is new and needs plan',
        `updates[0]: ST-B-003 has no row in ${backlogFile}: give backlog, an object with preconditions, definition_of_done, notes`,
      ],
    ],
    [
      'new, but there',
      [{ task: 'ST-A-001', create: true, title: 'x', owner: 'y', plan: 'PlanA' }],
      ['updates[0]: ST-A-001 is on the board already'],
    ],
    [
      'a plan for an old task',
      [{ task: 'ST-A-001', plan: planFiles.B }],
      ['updates[0]: ST-A-001: plan is given for new tasks only'],
    ],
    [
      'a control character',
      [{ task: 'ST-A-001', notes: 'a\u001bb' }],
      ['updates[0]: ST-A-001: a value holds a control character'],
    ],
    [
      'three in progress',
      [
        { task: 'ST-A-002', status: 'in_progress' },
        { task: 'ST-B-002', status: 'in_progress' },
      ],
      [
        `after the update wip_limit would fail: ${boardFile}: 3 tasks in progress, limit 2: ST-A-002, ST-B-001, ST-B-002`,
      ],
    ],
  ])('%s', (_, updates, problems) => expect(plan(updates)).toMatchObject({ problems, files: [] }));

  test('documents that are damaged are not edited', () => {
    const files = teamFiles();
    files[boardFile] = (files[boardFile] ?? '').replace('ST-B-001,', '"ST-B-001"x,');
    expect(plan([{ task: 'ST-A-002', status: 'ready' }], files).problems).toEqual([
      `${boardFile}:4: text after a closing quote: 'x'`,
    ]);
  });
  test('a row of several tasks is changed for all of them or none', () => {
    const files = teamFiles();
    files[planFiles.A] = (files[planFiles.A] ?? '').replace(/\| ST-A-001 .*\n\| ST-A-002/, '| ST-A-001, ST-A-002');
    files[boardFile] = (files[boardFile] ?? '').replace('Done - 2026-01-10', 'Ready');
    files[mirrorFile] = (files[mirrorFile] ?? '').replace('Done - 2026-01-10', 'Ready');
    const one: TaskUpdate = { task: 'ST-A-002', status: 'done', date: '2026-01-19' };
    expect(plan([one], files).problems[0]).toContain('ST-A-002 shares its row in');
    const both = plan([one, { ...one, task: 'ST-A-001' }], files);
    expect(both.problems).toEqual([]);
    expect(differences(both)[planFiles.A]?.[1]).toContain('Done - 2026-01-19');
  });
});

test.each<[string, RegExp]>([
  ['{"schema":"task-updates/v1","updates":[]}', /updates: must NOT have fewer than 1 items/],
  [
    '{"schema":"task-updates/v1","updates":[{"task":"ST-A-001","statsu":"done"}]}',
    /updates\[0\]: unknown field "statsu"; nothing was written/,
  ],
  ['{"schema":"task-updates/v1","updates":[{"status":"done"}]}', /updates\[0\]: must have required property 'task'/],
  ['{"schema":"task-updates/v2","updates":[{"task":"x"}]}', /schema: /],
  ['{', /cut off/],
])('%s is refused', (text, message) => expect(() => parseUpdates(text, 'u.json')).toThrow(message));
