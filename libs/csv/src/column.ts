import { parseWholeTable } from './whole-table';

/**
 * The different texts in one column of a file's bytes, unguarded, the empty one left out; none when there is no such
 * column. Throws as parseWholeTable.
 */
export function textsInColumn(bytes: Buffer, path: string, name: string): ReadonlySet<string> {
  const table = parseWholeTable(bytes, path);
  const text = table.column(name);
  return new Set(Array.from({ length: table.rowCount }, (_, row) => text(row)).filter((found) => found !== ''));
}
