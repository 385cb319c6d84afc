/**
 * The rows of a CSV file, one after the other: commas, quotes as RFC 4180 has them, LF or CRLF. Lines of nothing are
 * not rows. Line numbers count the lines of the file from 1; a row that spans lines has the number of its first.
 */
import { pyNumber, pyRecorded } from '@gatehouse/render';
import { DamagedText, textBlocks } from './text-blocks';

/** A row's cells without quotes, and its line. */
export type VisitRow = (cells: readonly string[], line: number) => void;

/**
 * Visits every row, the header first. Throws DamagedText `not UTF-8`, or `damaged` for a quote that never closes or
 * text after one that does.
 */
export async function visitRows(pieces: AsyncIterable<Buffer>, visit: VisitRow): Promise<void> {
  let line = 0;
  let open = ''; // a record whose quote is still open
  let openLine = 0;
  for await (const block of textBlocks(pieces)) {
    for (let start = 0; start < block.length;) {
      const found = block.indexOf('\n', start);
      const next = found === -1 ? block.length : found + 1;
      const end = found > start && block.charCodeAt(found - 1) === 0x0d ? found - 1 : found === -1 ? next : found;
      line += 1;
      const text = block.slice(start, end);
      start = next;
      if (open === '' && !text.includes('"')) {
        if (text !== '' && text !== '\r') visit(text.split(','), line);
        continue;
      }
      if (open === '') openLine = line;
      open = open === '' ? text : `${open}\n${text}`;
      if (open.length > longestRecord) throw new DamagedText('damaged');
      const cells = quotedCells(open);
      if (cells === undefined) continue;
      visit(cells, openLine);
      open = '';
    }
  }
  if (open !== '') throw new DamagedText('damaged');
}

const longestRecord = 16 * 1024 * 1024; // characters

/** The cells of a record with quotes; undefined while a quote is open. */
function quotedCells(record: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ;) {
    if (record[at] !== '"') {
      const comma = record.indexOf(',', at);
      cells.push(record.slice(at, comma === -1 ? undefined : comma));
      if (comma === -1) return cells;
      at = comma + 1;
      continue;
    }
    let close = record.indexOf('"', at + 1);
    while (close !== -1 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
    if (close === -1) return undefined;
    cells.push(record.slice(at + 1, close).replaceAll('""', '"'));
    if (close + 1 === record.length) return cells;
    if (record[close + 1] !== ',') throw new DamagedText('damaged');
    at = close + 2;
  }
}

/**
 * A cell as a finite number: blanks around it, a sign and an exponent count, `1,000`, `1_0` and words do not. Undefined
 * for anything else.
 */
export function cellNumber(cell: string): number | undefined {
  const quick = Number(cell);
  if (Number.isFinite(quick) && cell !== '' && isPlain(cell)) return quick;
  if (cell.includes('_')) return undefined;
  const value = pyNumber(cell);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** Number() also reads blanks as 0, and other bases. */
function isPlain(cell: string): boolean {
  const last = cell.charCodeAt(cell.length - 1);
  const second = cell.charCodeAt(1) | 0x20;
  return (
    last >= 0x30 && last <= 0x39 && cell.charCodeAt(0) > 0x20 && second !== 0x78 && second !== 0x6f && second !== 0x62
  );
}

/**
 * A cell as Python prints it after reading the file: a number keeps its kind (`0`, `0.0`), anything else is quoted
 * text.
 */
export function cellShown(cell: string): string {
  const value = cellNumber(cell);
  if (value === undefined) return pyRecorded(cell);
  const digits = cell.trim();
  return pyRecorded(/^[+-]?\d{1,400}$/.test(digits) ? BigInt(digits.replace(/^\+/, '')) : value);
}
