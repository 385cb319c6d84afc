import { stringify } from 'csv-stringify/sync';
import { pyFloat } from '@gatehouse/render';
import { guardFormula } from './formula-guard';
import type { Table } from './table';

/** What a cell is formatted from. A number is a float, a bigint a whole number. */
export type CellValue = string | number | bigint | boolean | null;

export interface NewRow {
  values: Readonly<Record<string, CellValue>>;
  /** Row of the existing table that this one replaces: its cells stay in the columns of which `values` says nothing. */
  replaces?: number;
}

/**
 * The bytes of a file: the header (the columns of `table`, then those of `columns` that it lacks), then the rows in the
 * order given; a number is the row of `table` that is passed on untouched.
 */
export function formatTable(columns: readonly string[], rows: Iterable<number | NewRow>, table?: Table): Buffer {
  const existing = table?.columns ?? [];
  const all = [...existing, ...columns.filter((name) => !existing.includes(name))];
  const pieces = new Pieces(table);
  if (table && existing.length > 0)
    pieces.add(
      -1,
      all
        .slice(existing.length)
        .map((name) => `,${formatCells([name])}`)
        .join(''),
    );
  else pieces.addText(`${formatCells(all)}\r\n`);
  for (const row of rows) {
    if (typeof row === 'number') pieces.add(row, ','.repeat(all.length - (table as Table).width(row)));
    else pieces.addText(`${formatCells(all.map((name, column) => cellOf(row, name, column, table)))}\r\n`);
  }
  return pieces.bytes();
}

function cellOf({ values, replaces }: NewRow, name: string, column: number, table: Table | undefined): string {
  if (Object.hasOwn(values, name)) return formatCell(values[name] as CellValue);
  return replaces === undefined || !table ? '' : table.cell(replaces, column);
}

function formatCell(value: CellValue): string {
  switch (typeof value) {
    case 'string':
      return guardFormula(value.replaceAll('\0', '\ufffd')); // no reader of tables takes a NUL
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
      return Number.isFinite(value) ? pyFloat(value) : '';
    case 'bigint':
      return value.toString();
    default:
      return '';
  }
}

/**
 * The text of a table as other programs keep it: lines end with LF, cells stand as they are given, without the formula
 * guard.
 */
export function formatPlainTable(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: '\n', quoted_match: /[\r\n]/ });
}

/**
 * One record without its line end. csv-stringify quotes for a whole CRLF only, and readers end a row at a single LF or
 * CR too; the empty cell of a single column is quoted because as an empty line it would be no row.
 */
function formatCells(cells: readonly string[]): string {
  return stringify([cells], {
    eof: false,
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
    quoted_empty: cells.length === 1,
  });
}

/** Gathers output; rows that lie side by side in the file and need no change become one piece. */
class Pieces {
  private readonly done: Uint8Array[] = [];
  private from = 0;
  private to = 0;

  constructor(private readonly table: Table | undefined) {}

  /** A row of the table with `fill` at its end. */
  add(row: number, fill: string): void {
    const { start, end, endsWithCrlf } = (this.table as Table).raw(row);
    if (start !== this.to) this.flush(start);
    if (endsWithCrlf && fill === '') this.to = end + 2;
    else {
      this.to = end;
      this.addText(`${fill}\r\n`);
    }
  }

  addText(text: string): void {
    this.flush(0);
    this.done.push(Buffer.from(text));
  }

  bytes(): Buffer {
    this.flush(0);
    return Buffer.concat(this.done);
  }

  private flush(next: number): void {
    if (this.to > this.from) this.done.push((this.table as Table).slice(this.from, this.to));
    this.from = this.to = next;
  }
}
