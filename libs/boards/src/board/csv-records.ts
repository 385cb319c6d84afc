/**
 * Records of a CSV text, kept with their places so that an editor can leave every other byte as it is (contract 33.4).
 * UTF-8 and RFC 4180, but: a line ends with CRLF, LF or CR, also mixed; a quote inside an unquoted field is a
 * character; text behind a closing quote damages its record, which then goes on to the next comma or line end. libs/csv
 * reads whole tables that are in order; this reader goes on behind damage and can read a stream.
 */

export interface CsvRecord {
  /** Of its first line, from 1. */
  line: number;
  /** How many lines it ends: those in quotes and its own. */
  lines: number;
  /** Offsets in the text: of its first character, behind its last one, behind its line end. */
  start: number;
  end: number;
  next: number;
  cells: string[];
  /** The text behind a closing quote; undefined when the record is undamaged. */
  damage: string | undefined;
  /** A line of nothing or blanks. */
  isBlank: boolean;
}

/** Where a quote opens that never closes. */
export class UnclosedQuote {
  constructor(readonly line: number) {}
}

/** A field of a record: offsets in the text, its quotes included. */
export interface FieldSpan {
  start: number;
  end: number;
  isQuoted: boolean;
}

/**
 * The record that begins at `start`; undefined when the text ends before it does and is not `whole`. `fields` is filled
 * with the places of its fields.
 */
export function csvRecordAt(
  text: string,
  start: number,
  line: number,
  whole = true,
  fields?: FieldSpan[],
): CsvRecord | UnclosedQuote | undefined {
  const cells: string[] = [];
  let damage: string | undefined;
  let hasLineBreak = false;
  let at = start;
  for (;;) {
    const from = at;
    if (text.charCodeAt(at) === 0x22) {
      const close = closingQuote(text, at, whole);
      if (close === -1) return whole ? new UnclosedQuote(line + lineEnds(text.slice(start, at))) : undefined;
      const cell = text.slice(at + 1, close).replaceAll('""', '"');
      hasLineBreak ||= /[\r\n]/.test(cell);
      cells.push(cell);
      at = endOfField(text, close + 1);
      if (at > close + 1) damage ??= text.slice(close + 1, at);
      fields?.push({ start: from, end: at, isQuoted: true });
    } else {
      at = endOfField(text, at);
      cells.push(text.slice(from, at));
      fields?.push({ start: from, end: at, isQuoted: false });
    }
    if (text.charCodeAt(at) !== 0x2c) break;
    at += 1;
  }
  if (!whole && (at >= text.length || (text.charCodeAt(at) === 0x0d && at + 1 >= text.length))) return undefined;
  const next = at + lineEndLength(text, at);
  const [first = ''] = cells;
  const isBlank = cells.length === 1 && at - start === first.length && first.trim() === '';
  const lines = (hasLineBreak ? lineEnds(text.slice(start, at)) : 0) + (next > at ? 1 : 0);
  return { line, lines, start, end: at, next, cells, damage, isBlank };
}

/**
 * The closing quote of the field that opens at `open`; -1 when there is none, or when the text may go on with another
 * quote.
 */
function closingQuote(text: string, open: number, whole: boolean): number {
  for (let from = open + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || (!whole && quote + 1 >= text.length)) return -1;
    if (text.charCodeAt(quote + 1) !== 0x22) return quote;
    from = quote + 2;
  }
}

function endOfField(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x2c && (unit === 0x2c || unit === 0x0a || unit === 0x0d)) break;
  }
  return at;
}

/** Of the line end at an offset: 0 at the end of the text. */
function lineEndLength(text: string, at: number): number {
  if (at >= text.length) return 0;
  return text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 2 : 1;
}

/** How many lines end in a text; CRLF, LF and CR each end one. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) count += 1;
  }
  return count;
}

/** All records of a text, from an offset on; the last one is an UnclosedQuote when a quote never closes. */
export function* csvRecords(text: string, from = 0): Generator<CsvRecord | UnclosedQuote> {
  let line = 1;
  for (let at = from; at < text.length;) {
    const record = csvRecordAt(text, at, line) as CsvRecord | UnclosedQuote;
    yield record;
    if (record instanceof UnclosedQuote) return;
    line += record.lines;
    at = record.next;
  }
}

/** A cell as a field: quoted when it was, or when it holds a comma, a quote, a line end or an outer blank. */
export function formatField(value: string, isQuoted: boolean): string {
  return isQuoted || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
