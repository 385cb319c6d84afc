import { isUtf8 } from 'node:buffer';
import { Failure, refuseLfsPointer } from '@gatehouse/contracts';
import { unguardFormula } from './formula-guard';

const longestHeader = 1 << 20; // bytes
const [quote, comma, lineFeed, carriageReturn] = [0x22, 0x2c, 0x0a, 0x0d];

/** A table by the names of its columns. */
export interface TableView {
  /** Names of the columns, in their order; empty when the file holds no header. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** Reads the texts of a column by row; all are empty when there is no such column. */
  column(name: string): (row: number) => string;
}

/** The cells of a file, not yet decoded: a file of 100,000 rows is mostly passed on as it is. */
export class Table implements TableView {
  /** Names of the columns, in their order; empty when the file holds no header. */
  readonly columns: readonly string[];
  readonly rowCount: number;

  /**
   * Of parseTable; `starts` holds the start of each cell and, after the last cell of a row, one more than the end of
   * the row.
   */
  constructor(
    private readonly bytes: Buffer,
    private readonly starts: Uint32Array,
    /** Index in `starts` of each row's first cell, the header included, and of what follows the last row. */
    private readonly firsts: Uint32Array,
  ) {
    const rows = firsts.length - 1;
    this.columns = rows === 0 ? [] : Array.from({ length: this.width(-1) }, (_, column) => this.cell(-1, column));
    this.rowCount = Math.max(0, rows - 1);
  }

  /** Reads the texts of a column by row, unguarded; all are empty when there is no such column. */
  column(name: string): (row: number) => string {
    const column = this.columns.indexOf(name);
    return column === -1 ? () => '' : (row) => unguardFormula(this.cell(row, column));
  }

  /** A cell as it stands in the file, without its quotes; empty where the row is short. The header is row -1. */
  cell(row: number, column: number): string {
    const at = this.first(row) + column;
    if (at >= this.first(row + 1) - 1) return '';
    const [start, end] = [this.starts[at] as number, (this.starts[at + 1] as number) - 1];
    if (this.bytes[start] !== quote) return this.bytes.toString('utf8', start, end);
    return this.bytes.toString('utf8', start + 1, end - 1).replaceAll('""', '"');
  }

  /** Count of the cells that the row has. */
  width(row: number): number {
    return this.first(row + 1) - this.first(row) - 1;
  }

  /** Where the row stands in the file, without its line end, and whether that is CRLF. */
  raw(row: number): { start: number; end: number; endsWithCrlf: boolean } {
    const end = (this.starts[this.first(row + 1) - 1] as number) - 1;
    return {
      start: this.starts[this.first(row)] as number,
      end,
      endsWithCrlf: this.bytes[end] === carriageReturn && this.bytes[end + 1] === lineFeed,
    };
  }

  /** Line of the file on which the row begins, from 1. */
  line(row: number): number {
    return lineAt(this.bytes, this.raw(row).start);
  }

  /** Bytes of the file. */
  slice(start: number, end: number): Buffer {
    return this.bytes.subarray(start, end);
  }

  private first(row: number): number {
    return this.firsts[row + 1] as number;
  }
}

/**
 * The table in a file's bytes; `path` is for messages. A file that is empty has no columns and no rows.
 * Throws Failure `damaged-input` naming file, line and fault.
 */
export function parseTable(bytes: Buffer, path: string): Table {
  const damage = (offset: number, what: string): never => {
    throw new Failure(
      'damaged-input',
      `${path}: line ${lineAt(bytes, offset)}: ${what}; repair the file or take it back from a copy`,
    );
  };
  refuseLfsPointer(bytes, path);
  if (!isUtf8(bytes)) damage(firstForeignLine(bytes), 'expected UTF-8 text, but found other bytes');
  const size = bytes.length;
  const starts = new Offsets(size >> 3);
  const firsts = new Offsets(size >> 7);
  let columns = 0;
  for (let at = hasBom(bytes) ? 3 : 0; at < size;) {
    const rowStart = at;
    const first = starts.length;
    for (;;) {
      starts.push(at);
      at = bytes[at] === quote ? closingQuote(bytes, at, damage) + 1 : endOfPlainCell(bytes, at);
      if (bytes[at] !== comma) break;
      at += 1;
    }
    if (at < size && bytes[at] !== lineFeed && bytes[at] !== carriageReturn)
      damage(at, 'text after a closing quote, expected a comma or the end of the row');
    const isEmptyLine = at === rowStart;
    if (isEmptyLine) starts.length = first;
    else {
      firsts.push(first);
      starts.push(at + 1);
      const cells = starts.length - first - 1;
      if (columns === 0) {
        columns = cells;
        if (at - rowStart > longestHeader)
          damage(rowStart, `a header of more than ${longestHeader} bytes, which no table of these tools has`);
      } else if (cells > columns) damage(rowStart, `a row of ${cells} cells, but the header has ${columns}`);
    }
    at += bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1;
  }
  firsts.push(starts.length);
  const table = new Table(bytes, starts.values(), firsts.values());
  const names = new Set<string>();
  for (const name of table.columns) {
    if (names.has(name)) damage(table.raw(-1).start, `the header names the column ${JSON.stringify(name)} twice`);
    names.add(name);
  }
  return table;
}

function endOfPlainCell(bytes: Buffer, start: number): number {
  let at = start;
  for (const size = bytes.length; at < size; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= comma && (byte === comma || byte === lineFeed || byte === carriageReturn)) break;
  }
  return at;
}

function closingQuote(bytes: Buffer, opening: number, damage: (offset: number, what: string) => never): number {
  for (let at = opening + 1; at < bytes.length; at += 1) {
    if (bytes[at] !== quote) continue;
    if (bytes[at + 1] !== quote) return at;
    at += 1;
  }
  return damage(opening, 'a quote opens here and never closes');
}

/** Numbers in a typed array that grows: a plain array of millions of them takes several times the memory. */
class Offsets {
  length = 0;
  private store: Uint32Array;

  constructor(expected: number) {
    this.store = new Uint32Array(Math.max(64, expected));
  }

  push(value: number): void {
    if (this.length === this.store.length) {
      const larger = new Uint32Array(this.store.length * 2);
      larger.set(this.store);
      this.store = larger;
    }
    this.store[this.length++] = value;
  }

  values(): Uint32Array {
    return this.store.subarray(0, this.length);
  }
}

function hasBom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Line of an offset, the first is 1; CRLF, LF and CR each end a line, also inside quotes, as an editor counts. */
export function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) {
    if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) line += 1;
  }
  return line;
}

function firstForeignLine(bytes: Buffer): number {
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found === -1 ? bytes.length : found + 1;
    if (!isUtf8(bytes.subarray(start, end))) return start;
    start = end;
  }
  return 0;
}
