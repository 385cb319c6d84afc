/** The index as a file (contract 29.2): LF, cells as they are, every row kept. */
import { Failure } from '@gatehouse/contracts';
import { formatPlainTable, parseTable } from '@gatehouse/csv';
import { addedColumns, columns, originalColumns, type Row } from './columns';

export interface RunsIndex {
  /** Columns of this index that the file lacks. */
  lacking: string[];
  rows: Row[];
}

/** The rows of an index; `shown` names the file. Throws Failure `damaged-input` for what is not a runs index. */
export function parseIndex(bytes: Buffer, shown: string): RunsIndex {
  const table = parseTable(bytes, shown);
  const isWhole = originalColumns.every((name) => table.columns.includes(name));
  if (!isWhole || table.columns.some((name) => !columns.includes(name)))
    throw new Failure('damaged-input', `${shown}: its columns are not those of a runs index`);
  const rows = Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(table.columns.map((name, column) => [name, table.cell(row, column)])),
  );
  return { lacking: addedColumns.filter((name) => !table.columns.includes(name)), rows };
}

export function formatIndex(rows: readonly Row[]): string {
  return formatPlainTable([columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]);
}
