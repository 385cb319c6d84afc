/** Tables whose columns mean something: a role of the policy stands for a header name, or for one of several. */
import type { MarkdownRow, MarkdownTable } from '../markdown/tables';
import { headerName } from '../text/words';

export interface RoleTable<Role extends string> {
  table: MarkdownTable;
  /** Index of each column that is there. */
  columns: Readonly<Partial<Record<Role, number>>>;
}

/** The tables that have all `required` columns. `names`: the header names accepted for each role. */
export function tablesWith<Role extends string>(
  tables: readonly MarkdownTable[],
  names: Readonly<Partial<Record<Role, string | readonly string[]>>>,
  required: readonly Role[],
): RoleTable<Role>[] {
  return tables
    .map((table) => roleTable(table, names))
    .filter(({ columns }) => required.every((role) => columns[role] !== undefined));
}

export function roleTable<Role extends string>(
  table: MarkdownTable,
  names: Readonly<Partial<Record<Role, string | readonly string[]>>>,
): RoleTable<Role> {
  const columns: Partial<Record<Role, number>> = {};
  for (const [role, accepted] of Object.entries(names) as [Role, string | readonly string[] | undefined][]) {
    const found = [accepted ?? []]
      .flat()
      .map((name) => table.names.indexOf(headerName(name)))
      .find((index) => index !== -1);
    if (found !== undefined) columns[role] = found;
  }
  return { table, columns };
}

/** A cell of a row: undefined when the table has no such column, empty when the row is short. */
export function cellIn<Role extends string>(
  { columns }: RoleTable<Role>,
  row: MarkdownRow,
  role: Role,
): string | undefined {
  const index = columns[role];
  return index === undefined ? undefined : (row.cells[index] ?? '');
}
