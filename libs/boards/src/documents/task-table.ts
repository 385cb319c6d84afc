/** Mirror and backlog: Markdown documents with a row for each task (contract 33.4). */
import { readMarkdown, type MarkdownLines } from '../markdown/lines';
import { readTables, type MarkdownRow } from '../markdown/tables';
import { idKey } from '../policy/task-ids';
import { idOfCell } from '../text/words';
import { cellIn, tablesWith, type RoleTable } from './role-table';

export interface TaskRow<Role extends string> {
  /** As it is written, without marks; empty when the row has none. */
  id: string;
  key: string;
  line: number;
  row: MarkdownRow;
  table: RoleTable<Role>;
}

export interface TaskTableDocument<Role extends string> {
  path: string;
  text: string;
  source: MarkdownLines;
  tables: readonly RoleTable<Role>[];
  rows: readonly TaskRow<Role>[];
  /** The first row of each ID. */
  byKey: ReadonlyMap<string, TaskRow<Role>>;
}

/**
 * Reads the tables that have all `required` columns. `names`: header name of each role; the role `id` must be among
 * them.
 */
export function readTaskTables<Role extends string>(
  path: string,
  bytes: Buffer,
  names: Readonly<Partial<Record<Role, string>>>,
  required: readonly Role[],
): TaskTableDocument<Role> {
  const text = bytes.toString('utf8');
  const source = readMarkdown(text);
  const tables = tablesWith(readTables(source), names, required);
  const rows = tables.flatMap((table) =>
    table.table.rows.map((row): TaskRow<Role> => {
      const id = idOfCell(cellIn(table, row, 'id' as Role) ?? '');
      return { id, key: idKey(id), line: row.line, row, table };
    }),
  );
  const byKey = new Map<string, TaskRow<Role>>();
  for (const row of rows) if (row.id !== '' && !byKey.has(row.key)) byKey.set(row.key, row);
  return { path, text, source, tables, rows, byKey };
}
