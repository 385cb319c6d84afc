/**
 * Tables in Markdown, read by line (contract 33.4): comments and blank lines between rows end a table for strict
 * readers, and must not hide rows from these.
 */
import { headerName } from '../text/words';
import type { MarkdownLines } from './lines';

export interface MarkdownTable {
  /** Of the header, from 1. */
  line: number;
  /** Header names as they are compared. */
  names: readonly string[];
  rows: readonly MarkdownRow[];
  /** The first line that breaks the table before a further row; from 1. */
  brokenAt: number | undefined;
}

export interface MarkdownRow {
  /** From 1. */
  line: number;
  /** Trimmed, `\|` as `|`. */
  cells: readonly string[];
}

/** All tables of a text, in their order. */
export function readTables({ lines, kinds }: MarkdownLines): MarkdownTable[] {
  const tables: MarkdownTable[] = [];
  for (let at = 0; at < lines.length;) {
    const names = headerAt(lines, kinds, at);
    if (names === undefined) {
      at += 1;
      continue;
    }
    const rows: MarkdownRow[] = [];
    let brokenAt: number | undefined;
    let gap: number | undefined;
    let next = at + 2;
    for (; next < lines.length; next += 1) {
      const kind = kinds[next];
      if (kind === 'blank' || kind === 'comment') gap ??= next + 1;
      else if (kind !== 'row' || headerAt(lines, kinds, next) !== undefined) break;
      else {
        brokenAt ??= gap;
        gap = undefined;
        rows.push({ line: next + 1, cells: readCells(lines[next] as string) });
      }
    }
    tables.push({ line: at + 1, names, rows, brokenAt });
    at = next;
  }
  return tables;
}

/** The names of the header that stands at a line, when a delimiter row with as many cells follows it. */
function headerAt(lines: readonly string[], kinds: readonly string[], at: number): string[] | undefined {
  if (kinds[at] !== 'row' || kinds[at + 1] !== 'row') return undefined;
  const delimiter = lines[at + 1] as string;
  if (!/^ {0,3}\|[\s:|-]*$/.test(delimiter)) return undefined;
  const cells = readCells(delimiter);
  if (cells.length === 0 || !cells.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
  const names = readCells(lines[at] as string).map(headerName);
  return names.length === cells.length ? names : undefined;
}

export interface CellSpan {
  /** Offsets in the line, blanks included, pipes not. */
  start: number;
  end: number;
}

/**
 * Where the cells of a row stand. A pipe splits when an even number of backslashes precedes it; the closing pipe is
 * optional.
 */
export function cellSpans(line: string): CellSpan[] {
  const spans: CellSpan[] = [];
  let start = line.indexOf('|') + 1;
  let backslashes = 0;
  for (let at = start; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    if (unit === 0x7c && backslashes % 2 === 0) {
      spans.push({ start, end: at });
      start = at + 1;
    }
    backslashes = unit === 0x5c ? backslashes + 1 : 0;
  }
  if (line.slice(start).trim() !== '') spans.push({ start, end: line.length });
  return spans;
}

function readCells(line: string): string[] {
  if (line.includes('\\')) return cellSpans(line).map(({ start, end }) => unescapeCell(line.slice(start, end)).trim());
  const cells = line.slice(line.indexOf('|') + 1).split('|');
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.trim());
}

/** `\|` is `|`, the backslashes before it halved. */
function unescapeCell(raw: string): string {
  return raw.replace(/(\\+)\|/g, (_, backslashes: string) => `${'\\'.repeat(backslashes.length >> 1)}|`);
}

/** The value as it stands between pipes: on one line, `|` as `\|` with the backslashes before it doubled. */
export function formatCell(value: string): string {
  const line = value.replace(/(\\*)\|/g, (_, backslashes: string) => `${backslashes}${backslashes}\\|`).trim();
  return line === '' ? ' ' : ` ${line} `;
}
