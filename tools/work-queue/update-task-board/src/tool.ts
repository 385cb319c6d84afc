import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  policyOption,
  readQueuePolicy,
  readTaskDocuments,
  sha256Of,
  unifiedDiff,
  workingTree,
  type QueuePolicy,
} from '@gatehouse/boards';
import { defineTool, refuseSecret, type Outcome } from '@gatehouse/cli';
import { Failure, formatDocument, taskBoardUpdate, type TaskBoardUpdate, type TaskUpdate } from '@gatehouse/contracts';
import { isFile, readText, withLock } from '@gatehouse/files';
import { localDate, localTimestamp } from '@gatehouse/render';
import { planUpdate, type PlannedUpdate } from './core';
import { commit, recover, unfinishedUpdates } from './journal';
import { parseUpdates } from './request';

export const tool = defineTool({
  name: 'update-task-board',
  purpose: 'Changes task board, mirror, backlog and plan files together or not at all.',
  options: {
    updates: { type: 'path', describe: 'Updates to make, a task-updates document; - is standard input', value: 'FILE' },
    'dry-run': { type: 'flag', describe: 'Show the unified diff and write nothing' },
    recover: { type: 'flag', describe: 'Only finish updates that were cut off' },
    ...policyOption,
  },
  recordsTexts: true,
  reads: [
    '--updates: task-updates.schema.json',
    'the policy: work-queue-policy.schema.json',
    'board (CSV), mirror, backlog, plan files and index (Markdown)',
    'audit/task_board_updates/*/journal.json: task-board-journal.schema.json',
  ],
  writes: [
    'board, mirror, plan files, backlog',
    'audit/task_board_updates/<stamp>/task_board_update.json: task-board-update.schema.json',
    'while it works: journal.json beside it: task-board-journal.schema.json',
  ],
  statuses: { '75': 'another update is being made: try again' },
  examples: [
    `echo '{"schema": "task-updates/v1", "updates": [{"task": "#12", "status": "in_progress"}]}' \\`,
    '    | update-task-board --updates - --dry-run',
    'update-task-board --recover',
  ],
  async run({ options, root, now, path: resolve, warn }) {
    if ((options.updates === undefined) === !options.recover)
      throw new Failure('usage', 'give one of --updates FILE and --recover');
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const underLock = <T>(work: () => T): Promise<T> => withBoardLock(path.join(root, policy.board.path), work, warn);
    if (options.updates === undefined)
      return underLock(() => ({ status: 0, lines: [`recovered: ${recover(root).length}`] }));

    const shown = options.updates === '-' ? 'standard input' : options.updates;
    const text = options.updates === '-' ? readFileSync(0, 'utf8') : readText(resolve(options.updates));
    refuseSecret(text, shown);
    const updates = parseUpdates(text, shown);
    const today = localDate(now);
    const recordOf = (plan: PlannedUpdate, dryRun: boolean): TaskBoardUpdate =>
      updateRecord(plan, { policy, generatedAt: localTimestamp(now), updates: text, dryRun });
    if (options['dry-run']) {
      const [journal] = unfinishedUpdates(root);
      if (journal !== undefined)
        throw new Failure('refused', `${journal}: an update was cut off; run update-task-board --recover first`);
      const plan = plannedUpdate(root, policy, updates, today);
      if (plan.problems.length > 0) return refusal(plan);
      const record = recordOf(plan, true);
      return { status: 0, lines: plan.files.length === 0 ? ['no change'] : record.diff, document: record };
    }
    return underLock((): Outcome => {
      for (const journal of recover(root)) warn(`finished the update that was cut off: ${path.posix.dirname(journal)}`);
      const plan = plannedUpdate(root, policy, updates, today);
      if (plan.problems.length > 0) return refusal(plan);
      const record = recordOf(plan, false);
      if (plan.files.length === 0) return { status: 0, lines: ['no change'], document: record };
      const file = commit(root, now, plan.files, record);
      return {
        status: 0,
        lines: [
          ...plan.files.map(({ path: changed }) => `updated: ${changed}`),
          `[done] task_board_update_json=${file}`,
        ],
        document: record,
      };
    });
  },
});

function plannedUpdate(
  root: string,
  policy: QueuePolicy,
  updates: readonly TaskUpdate[],
  today: string,
): PlannedUpdate {
  return planUpdate(readTaskDocuments(workingTree(root), policy), updates, today);
}

/** A board that is not there has no lock: nothing can be changed. */
async function withBoardLock<T>(board: string, work: () => T, warn: (message: string) => void): Promise<T> {
  if (!isFile(board)) return work();
  return withLock(board, work, { onWait: (holder) => warn(`waiting for ${holder}`) });
}

function refusal({ problems }: PlannedUpdate): Outcome {
  return { status: 1, problems: [...problems, 'nothing was written'] };
}

function updateRecord(
  { tasks, files }: PlannedUpdate,
  given: { policy: QueuePolicy; generatedAt: string; updates: string; dryRun: boolean },
): TaskBoardUpdate {
  const record: TaskBoardUpdate = {
    schema: 'task-board-update/v1',
    generated_at: given.generatedAt,
    policy: given.policy.used,
    updates_sha256: sha256Of(given.updates),
    tasks,
    files: files.map(({ path: file, before, after }) => ({
      path: file,
      sha256_before: sha256Of(before),
      sha256_after: sha256Of(after),
    })),
    diff: files.flatMap(({ path: file, before, after }) => unifiedDiff(file, before, after)),
    dry_run: given.dryRun,
  };
  return JSON.parse(formatDocument(taskBoardUpdate, record)) as TaskBoardUpdate;
}
