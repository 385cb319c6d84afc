/**
 * Whether board, mirror, backlog, plans and index agree (contract 33.6). Pure but for what the documents' tree is
 * asked.
 */
import type { BoardCounts, QueueFinding } from '@gatehouse/contracts';
import type { Board, Task } from '../board/board';
import { plansNamed } from '../documents/plans';
import { linkedPlans, type TaskDocuments } from '../documents/task-documents';
import { boardCheckIds, type BoardCheckId } from '../policy/check-ids';
import { idKey } from '../policy/task-ids';
import { statusKinds } from '../policy/status';
import {
  checkBoardIds,
  checkColumns,
  checkKept,
  checkRecords,
  checkTask,
  checkWanted,
  checkWipLimit,
} from './board-rules';
import { boardContext, type BoardContext } from './context';
import { checkBacklog, checkMirror, checkReadable, checkTables } from './document-rules';
import type { FindingsSummary } from './findings';
import { checkIndex } from './index-rules';
import { checkPlans } from './plan-rules';

/** Where updates keep their records and journals. */
export const updatesFolder = 'audit/task_board_updates';

export interface BoardCheckRequest {
  /** Local date, `YYYY-MM-DD`. */
  today: string;
  /** IDs and names of plans that the check is limited to; all when both are empty. */
  tasks?: readonly string[];
  plans?: readonly string[];
  /** An earlier state of the board, how it is called, and the IDs that may be gone since. */
  earlier?: { shown: string; board: Board; removed: readonly string[] } | undefined;
}

export interface BoardCheckResult extends FindingsSummary {
  counts: BoardCounts;
  /** No error, and the board was read. */
  overallPass: boolean;
}

/** Checks that do not need the board. */
const withoutBoard: readonly BoardCheckId[] = [
  'no_unfinished_update',
  'board_readable',
  'documents_readable',
  'table_width',
  'table_whole',
  'index_complete',
  'index_agrees',
];

/** Throws Failure `usage` when a plan is named that is not there. */
export function checkBoard(documents: TaskDocuments, request: BoardCheckRequest): BoardCheckResult {
  const context = boardContext(documents, request.today);
  const { found, boardFile } = context;
  const { board, reading } = documents;
  const scope = scopeOf(documents, request);
  for (const journal of documents.tree.find([`${updatesFolder}/*/journal.json`]))
    found.add('no_unfinished_update', {
      file: journal,
      message: 'an update of the task board was cut off; run update-task-board --recover',
    });
  checkReadable(context);
  checkTables(context);
  checkIndex(context);
  if (reading.state === 'unreadable') {
    found.add('board_readable', { file: boardFile, line: reading.line, message: reading.message });
    found.notRun(...boardCheckIds.filter((id) => !withoutBoard.includes(id)));
  }
  if (board !== undefined) checkAgainstBoard(context, board, request, scope);
  if (scope !== undefined) found.keepOnly((finding) => scope.holds(finding));
  const summary = found.summary();
  return {
    ...summary,
    counts: countsOf(documents, summary, scope),
    overallPass: summary.pass && board !== undefined,
  };
}

function checkAgainstBoard(
  context: BoardContext,
  board: Board,
  request: BoardCheckRequest,
  scope: Scope | undefined,
): void {
  const { policy, found, boardFile } = context;
  const { tasks = [], earlier } = request;
  const tells = checkColumns(context, board);
  checkRecords(context, board);
  if (!tells) {
    const run: BoardCheckId[] = [...withoutBoard, 'board_columns', 'board_records', 'board_not_empty', 'board_tidy'];
    return found.notRun(...boardCheckIds.filter((id) => !run.includes(id)));
  }
  checkBoardIds(context, board);
  for (const task of board.tasks.values()) checkTask(context, task);
  checkWipLimit(context, board);
  if (tasks.length === 0) found.notApplicable('task_known');
  else checkWanted(context, board, tasks);
  if (earlier === undefined) found.notApplicable('tasks_kept', 'done_kept');
  else checkKept(context, board, earlier);
  checkMirror(context, board);
  checkBacklog(context, board);
  checkPlans(context, board);
  if (policy.mirror === null && policy.plans === null) found.notApplicable('status_agrees', 'date_agrees');
  if (policy.mirror === null && policy.plans === null && policy.backlog === null) found.notApplicable('title_agrees');
  if (scope?.tasks.size === 0 && tasks.length === 0)
    found.add('board_not_empty', { file: boardFile, message: 'no task in scope' });
}

interface Scope {
  /** Keys of the tasks that are on the board. */
  tasks: ReadonlySet<string>;
  holds(finding: QueueFinding): boolean;
}

/** Undefined: everything. */
function scopeOf(documents: TaskDocuments, { tasks = [], plans = [] }: BoardCheckRequest): Scope | undefined {
  if (tasks.length === 0 && plans.length === 0) return undefined;
  const asked = new Set(plans.flatMap((name) => plansNamed(name, documents.plans.keys())));
  const wanted = new Set(tasks.map(idKey));
  const plansOf = (task: Task): string[] => [
    ...linkedPlans(documents, task),
    ...(documents.planRows.get(task.key) ?? []).map(({ plan }) => plan),
  ];
  const inScope = [...(documents.board?.tasks.values() ?? [])].filter(
    (task) => wanted.has(task.key) || plansOf(task).some((plan) => asked.has(plan)),
  );
  const keys = new Set([...inScope.map(({ key }) => key), ...wanted]);
  for (const [key, rows] of documents.planRows) if (rows.some(({ plan }) => asked.has(plan))) keys.add(key);
  const files = new Set([...asked, ...inScope.filter(({ key }) => wanted.has(key)).flatMap(plansOf)]);
  return {
    tasks: new Set(inScope.map(({ key }) => key)),
    holds: ({ task, file }) =>
      (task === null || keys.has(idKey(task))) && (file === null || !documents.plans.has(file) || files.has(file)),
  };
}

function countsOf(
  documents: TaskDocuments,
  { errors, warnings }: FindingsSummary,
  scope: Scope | undefined,
): BoardCounts {
  const tasks = [...(documents.board?.tasks.values() ?? [])].filter(({ key }) => scope?.tasks.has(key) ?? true);
  const ofKind = (kind: string): number => tasks.filter(({ status }) => status.kind === kind).length;
  return {
    board_rows: documents.board?.records.length ?? 0,
    tasks: tasks.length,
    mirror_rows: documents.mirror?.rows.length ?? 0,
    backlog_rows: documents.backlog?.rows.length ?? 0,
    plan_rows: [...documents.plans.values()].reduce((sum, { rows }) => sum + rows.length, 0),
    errors: errors.length,
    warnings,
    by_status: Object.fromEntries(
      statusKinds.map((kind) => [kind, ofKind(kind)]),
    ) as unknown as BoardCounts['by_status'],
  };
}
