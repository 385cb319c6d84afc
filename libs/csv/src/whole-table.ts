import { Failure } from '@gatehouse/contracts';
import { lineAt, parseTable, type Table } from './table';

/** How git begins the lines that part the two sides of a merge conflict, but for the line of seven equals signs. */
const marks = ['<<<<<<< ', '||||||| ', '>>>>>>> '] as const;
const middle = '=======';

/**
 * As parseTable, of a table that these tools write: each of its rows has as many cells as the header. Throws Failure
 * `damaged-input` naming the line also for what is not a row though it reads as one (contract 9.6): a mark of a merge
 * conflict, a row that was cut off, a header among the rows, NUL.
 */
export function parseWholeTable(bytes: Buffer, path: string): Table {
  const damage = (offset: number, what: string): never => {
    throw new Failure('damaged-input', `${path}: line ${lineAt(bytes, offset)}: ${what}`);
  };
  const conflict = (offset: number): never =>
    damage(
      offset,
      `'${bytes.toString('latin1', offset, offset + 7)}' is the mark of a merge conflict; resolve the merge, then repeat`,
    );
  const marked = marks.flatMap((mark) => lineThatBegins(bytes, mark) ?? []);
  if (marked.length > 0) conflict(Math.min(...marked));
  const nul = bytes.indexOf(0);
  if (nul !== -1) damage(nul, 'NUL, which no text has; restore the file from a copy');

  const table = parseTable(bytes, path);
  const header = table.columns.length === 0 ? undefined : textOf(table, -1);
  for (let row = 0; row < table.rowCount; row += 1) {
    const width = table.width(row);
    if (width === table.columns.length) {
      if (header !== undefined && textOf(table, row) === header)
        damage(table.raw(row).start, 'the header again, among the rows; remove what was put together twice');
      continue;
    }
    const { start } = table.raw(row);
    if (textOf(table, row) === middle) conflict(start);
    damage(
      start,
      `a row of ${width} cells, but the header has ${table.columns.length}: it is cut off; restore the file from a copy`,
    );
  }
  return table;
}

function textOf(table: Table, row: number): string {
  const { start, end } = table.raw(row);
  return table.slice(start, end).toString('latin1');
}

function lineThatBegins(bytes: Buffer, mark: string): number | undefined {
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
    if (at === 0 || bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d) return at;
  return undefined;
}
