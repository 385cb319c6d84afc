/** Rules of the board itself (contract 33.6). */
import { isFilled } from '@gatehouse/render';
import { cellOf, isWhole, requiredColumns, type Board, type Task } from '../board/board';
import type { CsvRecord } from '../board/csv-records';
import { isDay } from '../policy/status';
import { idKey } from '../policy/task-ids';
import { sameTitle } from '../text/words';
import type { BoardContext } from './context';

/** board_columns. Returns whether tasks can be told. */
export function checkColumns({ policy, found, boardFile }: BoardContext, board: Board): boolean {
  const names = policy.board.columns;
  const required = requiredColumns(policy);
  const missing = required.filter((role) => board.columns.get(role)?.length === 0);
  const at = { file: boardFile, line: board.header.line };
  if (missing.length > 0)
    found.add('board_columns', { ...at, message: `missing columns: ${missing.map((role) => names[role]).join(', ')}` });
  let tells = missing.length === 0;
  for (const [role, indexes] of board.columns) {
    if (indexes.length < 2) continue;
    found.add('board_columns', { ...at, message: `column ${names[role]} appears ${indexes.length} times` });
    if (required.includes(role)) tells = false;
  }
  return tells;
}

/** board_records, board_not_empty, board_tidy. */
export function checkRecords({ policy, found, boardFile }: BoardContext, board: Board): void {
  const width = board.header.cells.length;
  for (const record of board.records) {
    if (isWhole(board, record)) continue;
    const id = cellOf(board, record, 'id');
    const at = { task: policy.ids.isId(id) ? id : null, file: boardFile, line: record.line };
    if (record.damage !== undefined)
      found.add('board_records', {
        ...at,
        message: `text after a closing quote: '${Array.from(record.damage).slice(0, 20).join('')}'`,
      });
    else
      found.add('board_records', {
        ...at,
        expected: String(width),
        actual: String(record.cells.length),
        message: `${record.cells.length} fields, expected ${width}`,
      });
  }
  const fewest = policy.board.min_rows ?? 1;
  if (board.records.length < fewest)
    found.add('board_not_empty', {
      file: boardFile,
      message: `${board.records.length} rows, expected at least ${fewest}`,
    });
  const [firstBlank] = board.blankLines;
  if (firstBlank !== undefined)
    found.add('board_tidy', {
      file: boardFile,
      line: firstBlank,
      message: `${board.blankLines.length} blank records`,
    });
  const ends = Object.entries(board.lineEnds).filter(([, count]) => count > 0);
  if (ends.length > 1)
    found.add('board_tidy', {
      file: boardFile,
      message: `mixed line ends: ${ends.map(([end, count]) => `${count} ${end}`).join(', ')}`,
    });
}

/** ids_present, ids_well_formed, ids_unique, of the board. */
export function checkBoardIds({ policy, found, boardFile }: BoardContext, board: Board): void {
  const first = new Map<string, CsvRecord>();
  for (const record of board.records) {
    if (!isWhole(board, record)) continue;
    const id = cellOf(board, record, 'id');
    const at = { task: id, file: boardFile, line: record.line };
    if (id === '') {
      found.add('ids_present', { ...at, task: null, message: 'no ID' });
      continue;
    }
    if (!policy.ids.isId(id)) found.add('ids_well_formed', { ...at, message: `${id}: expected ${policy.ids.pattern}` });
    const earlier = first.get(idKey(id));
    if (earlier === undefined) first.set(idKey(id), record);
    else {
      const kind = kindOfRepetition(board, earlier, record, policy.statuses.read);
      found.add('ids_unique', { ...at, actual: kind, message: `also on line ${earlier.line} (${kind})` });
    }
  }
}

function kindOfRepetition(
  board: Board,
  a: CsvRecord,
  b: CsvRecord,
  read: BoardContext['policy']['statuses']['read'],
): string {
  if (!sameTitle(cellOf(board, a, 'title'), cellOf(board, b, 'title'))) return 'reused for another task';
  const [before, after] = [read(cellOf(board, a, 'status')), read(cellOf(board, b, 'status'))];
  const isSame = before.kind === after.kind && (before.kind !== undefined || before.text === after.text);
  return isSame ? 'identical status' : 'conflicting status';
}

/** status_known, done_dated, plan_linked, blocked_documented, of one task. */
export function checkTask(context: BoardContext, task: Task): void {
  const { policy, found, boardFile } = context;
  const { status } = task;
  const at = { task: task.id, file: boardFile, line: task.line };
  if (status.kind === undefined)
    found.add('status_known', { ...at, actual: status.text, message: unknownStatus(context, status.text) });
  if (status.kind === 'done') {
    const problem = dateProblem(context, status.date);
    if (problem !== undefined) found.add('done_dated', { ...at, actual: status.text, message: problem });
  }
  if (policy.plans !== null) checkPlanLinks(context, task);
  if (status.kind === 'blocked' && policy.board.columns.notes !== undefined && !isFilled(task.notes))
    found.add('blocked_documented', { ...at, message: 'blocked, and the board does not say by what' });
}

export function unknownStatus({ policy }: BoardContext, text: string): string {
  return `status '${text}' is none of ${policy.statuses.spellings.join(', ')}`;
}

function dateProblem({ policy, tomorrow }: BoardContext, date: string | undefined): string | undefined {
  if (date === undefined) return policy.doneNeedsDate ? 'done without a date' : undefined;
  if (!isDay(date)) return `no such day: ${date}`;
  return date > tomorrow ? `done on a day to come: ${date}` : undefined;
}

function checkPlanLinks({ documents, found, boardFile }: BoardContext, task: Task): void {
  const at = { task: task.id, file: boardFile, line: task.line };
  const links = [...new Set(task.planLinks)];
  const missing = links.filter((file) => !documents.tree.isFile(file));
  for (const file of missing) found.add('plan_linked', { ...at, actual: file, message: `no such file: ${file}` });
  if (links.length === 0) found.add('plan_linked', { ...at, message: 'names no plan' });
  else if (missing.length === 0 && !links.some((file) => documents.plans.has(file) || documents.foreign.has(file)))
    found.add('plan_linked', { ...at, message: `names no plan: ${links.join(', ')}` });
}

/** wip_limit. */
export function checkWipLimit({ policy, found, boardFile }: BoardContext, board: Board): void {
  if (policy.wipLimit === null) return found.notApplicable('wip_limit');
  const open = [...board.tasks.values()].filter(({ status }) => status.kind === 'in_progress');
  if (open.length > policy.wipLimit)
    found.add('wip_limit', {
      file: boardFile,
      expected: String(policy.wipLimit),
      actual: String(open.length),
      message: `${open.length} tasks in progress, limit ${policy.wipLimit}: ${open.map(({ id }) => id).join(', ')}`,
    });
}

/** task_known: `wanted` are the IDs that were asked for. */
export function checkWanted({ found, boardFile }: BoardContext, board: Board, wanted: readonly string[]): void {
  for (const id of wanted) {
    const key = idKey(id);
    if (board.tasks.has(key)) continue;
    const message = board.knownIds.has(key) ? 'its record on the board is damaged' : 'not on the board';
    found.add('task_known', { task: id, file: boardFile, message });
  }
}

/** tasks_kept and done_kept. `shown`: how the earlier state is called. */
export function checkKept(
  { found, boardFile }: BoardContext,
  board: Board,
  { shown, board: before, removed }: { shown: string; board: Board; removed: readonly string[] },
): void {
  const gone = new Set(removed.map(idKey));
  for (const [key, task] of before.tasks) {
    if (!board.knownIds.has(key)) {
      if (!gone.has(key))
        found.add('tasks_kept', {
          task: task.id,
          file: boardFile,
          message: `was on the board of ${shown} and is gone`,
        });
      continue;
    }
    const now = board.tasks.get(key);
    if (now === undefined || task.status.kind !== 'done') continue;
    if (now.status.kind !== 'done' || now.status.date !== task.status.date)
      found.add('done_kept', {
        task: now.id,
        file: boardFile,
        line: now.line,
        expected: task.status.text,
        actual: now.status.text,
        message: `was '${task.status.text}' in ${shown}, now '${now.status.text}'`,
      });
  }
}
