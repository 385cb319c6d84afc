import path from 'node:path';
import {
  policyOption,
  readGates,
  readQueuePolicy,
  readTaskDocuments,
  sessionOf,
  sessionsFolder,
  sha256Of,
  startRecordPath,
  workingTree,
  type QueuePolicy,
  type TaskDocuments,
} from '@gatehouse/boards';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, sessionStart, type SessionStart } from '@gatehouse/contracts';
import { isFile, publish, sweepBeside } from '@gatehouse/files';
import { localDate, localTimestamp } from '@gatehouse/render';
import { commitOf, isWorkTree, uncommittedFiles } from '@gatehouse/system';
import { judgeStart } from './core';
import { recentTimeline, sessionLog } from './session-log';

export const tool = defineTool({
  name: 'start-session',
  purpose: 'Checks whether a working session on a task may start, and creates its log and the record of its start.',
  options: {
    task: { type: 'string', describe: 'Task of the session', required: true, value: 'ID' },
    role: { type: 'string', describe: 'Who works', default: 'Automation', value: 'ROLE' },
    level: {
      type: 'choice',
      describe: 'What the session may do; L2 and L3 need --approved-by',
      choices: ['L0', 'L1', 'L2', 'L3'],
      default: 'L1',
      value: 'LEVEL',
    },
    'approved-by': { type: 'string', describe: 'Who approved the level', value: 'WHO' },
    'check-only': { type: 'flag', describe: 'Only say whether the session may start' },
    ...policyOption,
  },
  recordsTexts: true,
  reads: [
    'the policy: work-queue-policy.schema.json',
    'board (CSV), mirror, backlog, plan files and index (Markdown)',
    'the gates: telemetry-gates.schema.json',
    'git',
  ],
  writes: [
    'docs/agents/sessions/<date>_session-NNNN.md',
    'audit/sessions/<date>_session-NNNN/session_start.json: session-start.schema.json',
  ],
  statuses: { '2': 'the session may not start: standard error says why' },
  examples: ["start-session --task '#12' --check-only", "start-session --task '#12' --role Ingest"],
  run({ options, root, now, path: resolve }) {
    const approvedBy = options['approved-by']?.trim() || null;
    if (['L2', 'L3'].includes(options.level) && approvedBy === null)
      throw new Failure('usage', `option --approved-by is required with --level ${options.level}: say who approved it`);
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const tree = workingTree(root);
    const documents = readTaskDocuments(tree, policy);
    const judgement = judgeStart(documents, readGates(tree, policy), options.task, localDate(now));
    const { task, eligible, checks } = judgement;
    const timeline = task === undefined ? [] : recentTimeline(documents, task);
    const baseCommit = commitOf(root, 'HEAD') ?? null;
    const record: SessionStart = {
      schema: 'session-start/v1',
      generated_at: localTimestamp(now),
      policy: policy.used,
      task: task?.id ?? options.task,
      title: task?.title ?? null,
      status: task?.status.text ?? null,
      level: options.level as SessionStart['level'],
      approved_by: approvedBy,
      role: options.role,
      base_commit: baseCommit,
      uncommitted_files: isWorkTree(root) ? uncommittedFiles(root) : [],
      plan_files: planFiles(documents, task?.planLinks ?? []),
      gates: judgement.gates.map(({ id }) => id),
      checks,
      recent_timeline: timeline,
      log: null,
      eligible,
    };
    const lines = [`[session] ${record.task}: ${eligible ? 'eligible' : 'not eligible'}`];
    const problems = checks.flatMap((check) => check.problems.map((problem) => `${check.id}: ${problem}`));
    if (!eligible || task === undefined || options['check-only'])
      return { status: eligible ? 0 : 2, lines, document: record, problems };
    const text = sessionLog(documents, task, {
      date: localDate(now),
      role: options.role,
      level: options.level,
      approvedBy,
      baseCommit,
      gates: judgement.gates,
      timeline,
    });
    const log = createLog(root, policy, localDate(now), text);
    record.log = log;
    const start = path.join(root, startRecordPath(log));
    publish(start, formatDocument(sessionStart, record));
    sweepBeside(path.dirname(start));
    return {
      status: 0,
      lines: [...lines, `[done] session_log=${path.join(root, log)}`, `[done] session_start_json=${start}`],
      document: record,
    };
  },
});

function planFiles({ plans }: TaskDocuments, links: readonly string[]): SessionStart['plan_files'] {
  return [...new Set(links)].flatMap((file) => {
    const plan = plans.get(file);
    return plan === undefined ? [] : [{ path: file, sha256: sha256Of(plan.text) }];
  });
}

/**
 * Creates the log under the next number of the day and returns its path relative to the repository. Of two sessions
 * that start at once each gets a number of its own; nothing is overwritten. Throws Failure `io`.
 */
function createLog(root: string, { log: { dir } }: QueuePolicy, day: string, text: string): string {
  const name = (number: number): string => `${dir}/${day}_session-${String(number).padStart(4, '0')}.md`;
  const earlier = workingTree(root)
    .find([`${dir}/${day}_session-*.md`, `${sessionsFolder}/${day}_session-*/session_start.json`])
    .map((file) => sessionOf(file.endsWith('.md') ? file : `${path.posix.dirname(file)}.md`)?.number ?? 0);
  const last = Math.max(0, ...earlier);
  // The last log that is there is tried too: that clears away what its writer left when it was killed.
  for (let number = isFile(path.join(root, name(last))) ? last : last + 1; ; number += 1) {
    try {
      publish(path.join(root, name(number)), text, { exclusive: true });
      return name(number);
    } catch (error) {
      if (!(error instanceof Failure) || error.id !== 'refused') throw error;
    }
  }
}
