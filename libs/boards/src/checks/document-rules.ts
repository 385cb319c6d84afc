/** Rules of mirror and backlog beside the board, and of all tables (contract 33.6). */
import type { Board } from '../board/board';
import { cellIn } from '../documents/role-table';
import type { TaskTableDocument } from '../documents/task-table';
import type { MarkdownTable } from '../markdown/tables';
import type { BoardCheckId } from '../policy/check-ids';
import { idOfCell } from '../text/words';
import { unknownStatus } from './board-rules';
import type { BoardContext } from './context';
import { checkStatus, checkTitle } from './row-rules';

/** documents_readable. */
export function checkReadable({ documents, policy, found }: BoardContext): void {
  const { mirror, backlog, index, plans } = policy;
  const expected = [
    mirror && {
      what: 'mirror',
      path: mirror.path,
      columns: [mirror.columns.id, mirror.columns.status],
      read: documents.mirror,
    },
    backlog && {
      what: 'backlog',
      path: backlog.path,
      columns: [backlog.columns.id, backlog.columns.title],
      read: documents.backlog,
    },
    index && {
      what: 'index',
      path: index.path,
      columns: [index.columns.plan, index.columns.file],
      read: documents.index,
    },
  ];
  for (const document of expected) {
    if (document === null) continue;
    const { what, path, columns, read } = document;
    const say = (message: string): void => found.add('documents_readable', { file: path, message });
    if (documents.foreign.has(path)) say(documents.foreign.get(path) as string);
    else if (read === undefined) say(`${what} not found`);
    else if (read.tables.length === 0) say(`${what} has no table with the columns ${columns.join(', ')}`);
  }
  if (plans !== null) {
    const files = documents.tree.find(plans.files, plans.exclude);
    if (files.length === 0)
      found.add('documents_readable', { message: `no plan file matches ${plans.files.join(', ')}` });
    for (const file of files)
      if (documents.foreign.has(file))
        found.add('documents_readable', { file, message: documents.foreign.get(file) as string });
  }
  if (mirror === null && backlog === null && index === null && plans === null)
    found.notApplicable('documents_readable', 'table_width', 'table_whole');
}

/** table_width and table_whole, of the tables that name tasks or plans. */
export function checkTables(context: BoardContext): void {
  const { documents } = context;
  for (const document of [documents.mirror, documents.backlog, ...documents.plans.values()])
    for (const { table, columns } of document?.tables ?? [])
      checkTable(context, document?.path ?? '', table, columns.id);
  for (const table of documents.index?.tables ?? []) checkTable(context, documents.index?.path ?? '', table, undefined);
}

function checkTable(
  { policy, found }: BoardContext,
  file: string,
  table: MarkdownTable,
  idColumn: number | undefined,
): void {
  const width = table.names.length;
  for (const { line, cells } of table.rows)
    if (cells.length !== width) {
      const id = idColumn === undefined ? '' : idOfCell(cells[idColumn] ?? '');
      found.add('table_width', {
        task: policy.ids.isId(id) ? id : null,
        file,
        line,
        expected: String(width),
        actual: String(cells.length),
        message: `${cells.length} cells under ${width} columns`,
      });
    }
  if (table.brokenAt !== undefined)
    found.add('table_whole', {
      file,
      line: table.brokenAt,
      message: `the table that begins on line ${table.line} is broken here`,
    });
}

/**
 * ids_present, ids_well_formed and ids_unique of mirror and backlog; `known`: the check that each row is known to the
 * board.
 */
export function checkRows(
  { policy, found }: BoardContext,
  board: Board,
  document: TaskTableDocument<string>,
  known: BoardCheckId,
): void {
  const first = new Map<string, number>();
  for (const { id, key, line } of document.rows) {
    const at = { task: id, file: document.path, line };
    if (id === '') {
      found.add('ids_present', { ...at, task: null, message: 'no ID' });
      continue;
    }
    if (!policy.ids.isId(id)) found.add('ids_well_formed', { ...at, message: `${id}: expected ${policy.ids.pattern}` });
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else found.add('ids_unique', { ...at, message: `also on line ${earlier}` });
    if (!board.knownIds.has(key)) found.add(known, { ...at, message: 'not on the board' });
  }
}

/** mirror_complete, and what mirror rows say of their task. */
export function checkMirror(context: BoardContext, board: Board): void {
  const { documents, policy, found, boardFile } = context;
  if (policy.mirror === null) return found.notApplicable('mirror_complete', 'mirror_known');
  const { mirror } = documents;
  if (mirror) checkRows(context, board, mirror, 'mirror_known');
  for (const task of board.tasks.values())
    if (!mirror?.byKey.has(task.key))
      found.add('mirror_complete', {
        task: task.id,
        file: boardFile,
        line: task.line,
        message: `no row in ${policy.mirror.path}`,
      });
  for (const row of mirror?.rows ?? []) {
    if (row.id === '') continue;
    const at = { task: row.id, file: policy.mirror.path, line: row.line };
    const status = policy.statuses.read(cellIn(row.table, row.row, 'status') ?? '');
    if (status.kind === undefined)
      found.add('status_known', { ...at, actual: status.text, message: unknownStatus(context, status.text) });
    const task = board.tasks.get(row.key);
    if (task === undefined) continue;
    checkStatus(context, at, status, task);
    checkTitle(context, at, cellIn(row.table, row.row, 'title'), task);
  }
}

/** backlog_complete, backlog_closed, and the titles in the backlog. */
export function checkBacklog(context: BoardContext, board: Board): void {
  const { documents, policy, found, boardFile } = context;
  if (policy.backlog === null) return found.notApplicable('backlog_complete', 'backlog_known', 'backlog_closed');
  const {
    path,
    required_for: required = ['backlog', 'ready', 'in_progress', 'blocked'],
    on_done: onDone,
  } = policy.backlog;
  const { backlog } = documents;
  if (backlog) checkRows(context, board, backlog, 'backlog_known');
  for (const { id, key, line, status } of board.tasks.values())
    if (status.kind !== undefined && required.includes(status.kind) && !backlog?.byKey.has(key))
      found.add('backlog_complete', { task: id, file: boardFile, line, message: `no row in ${path}` });
  if (onDone === 'keep') found.notApplicable('backlog_closed');
  for (const row of backlog?.rows ?? []) {
    const task = board.tasks.get(row.key);
    if (task === undefined || row.id === '') continue;
    const at = { task: row.id, file: path, line: row.line };
    if (task.status.kind === 'done' && onDone !== 'keep')
      found.add('backlog_closed', { ...at, message: `done on the board (${task.status.text}), still in the backlog` });
    checkTitle(context, at, cellIn(row.table, row.row, 'title'), task);
  }
}
