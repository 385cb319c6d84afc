import path from 'node:path';
import {
  checkBoard,
  checksMarkdown,
  commitTree,
  listed,
  placedMessage,
  problemLines,
  readBoard,
  readQueuePolicy,
  readTaskDocuments,
  reportOptions,
  revisionOption,
  shippedPolicyText,
  treeAt,
  writeReport,
  type BoardCheckRequest,
  type QueuePolicy,
} from '@gatehouse/boards';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, taskBoardCheck, type TaskBoardCheck } from '@gatehouse/contracts';
import { isFile, readBytes } from '@gatehouse/files';
import { localDate, localTimestamp } from '@gatehouse/render';
import { boardReport } from './core';

export const tool = defineTool({
  name: 'check-task-board',
  purpose: 'Checks that task board, mirror, backlog, plan files and their index agree.',
  options: {
    plan: {
      type: 'list',
      describe: 'Judge only the tasks of these plans: path, file name, stem, or the stem before _ (commas allowed)',
      value: 'PLAN',
    },
    task: { type: 'list', describe: 'Judge only these tasks (commas allowed)', value: 'ID' },
    base: {
      type: 'string',
      describe: 'Earlier board, of a commit or in a file: its tasks must still be known',
      value: 'REV|FILE',
    },
    removed: { type: 'list', describe: 'Tasks that may be gone since --base (commas allowed)', value: 'ID' },
    ...revisionOption,
    ...reportOptions,
    'print-policy': { type: 'flag', describe: 'Print the shipped policy, to start one of your own' },
  },
  reads: [
    'the policy: work-queue-policy.schema.json',
    'board (CSV), mirror, backlog, plan files and index (Markdown), as the policy names them',
  ],
  writes: [
    'audit/task_board_checks/<stamp>/task_board_check.json: task-board-check.schema.json',
    'task_board_check.md beside it',
  ],
  statuses: { '2': 'the documents do not agree: findings say where' },
  examples: ['check-task-board', 'check-task-board --plan ingest --json'],
  run({ options, root, now, path: resolve }) {
    if (options['print-policy']) {
      const text = shippedPolicyText();
      return { status: 0, lines: text.trimEnd().split('\n'), document: JSON.parse(text) as unknown };
    }
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const documents = readTaskDocuments(treeAt(root, options.rev), policy);
    const scope = { plans: listed(options.plan), tasks: listed(options.task) };
    const earlier =
      options.base === undefined
        ? undefined
        : { ...earlierBoard(root, options.base, resolve, policy), removed: listed(options.removed) };
    const result = checkBoard(documents, { today: localDate(now), ...scope, earlier });
    const report: TaskBoardCheck = boardReport(documents, result, {
      generatedAt: localTimestamp(now),
      scope,
      base: options.base ?? null,
    });
    const done = writeReport(root, now, options['out-dir'] === undefined ? undefined : resolve(options['out-dir']), {
      folder: 'task_board_checks',
      name: 'task_board_check',
      json: formatDocument(taskBoardCheck, report),
      markdown: checksMarkdown('Task Board Check', report),
    });
    const { tasks, errors, warnings } = report.counts;
    return {
      status: report.overall_pass ? 0 : 2,
      lines: [
        `[board] ${report.overall_pass ? 'pass' : 'fail'} (${tasks} tasks, ${errors} errors, ${warnings} warnings)`,
        ...done,
      ],
      document: report,
      problems: problemLines(result.errors),
    };
  },
});

/**
 * The board in a file, else in a commit. Throws Failure `missing-input` when there is neither, or no board that can be
 * read.
 */
function earlierBoard(
  root: string,
  base: string,
  resolve: (given: string) => string,
  policy: QueuePolicy,
): Omit<NonNullable<BoardCheckRequest['earlier']>, 'removed'> {
  const file = resolve(base);
  const isInFile = isFile(file);
  const bytes = isInFile ? readBytes(file) : commitTree(root, base).read(policy.board.path);
  const reading = readBoard(bytes, policy);
  if (reading.state === 'unreadable') {
    const place = placedMessage({ file: isInFile ? path.relative(root, file) : policy.board.path, ...reading });
    throw new Failure('missing-input', `--base ${base}: ${place}; give a commit or a file with an earlier board`);
  }
  return { shown: base, board: reading.board };
}
