/**
 * The shape of a CSV file: one pass over its bytes that knows lines, quotes and fields, and never a value (contract 1.2).
 *
 * - A record ends at LF, CRLF or a lone CR, as pandas reads it; a line that is empty or has only blanks and tabs is no record.
 * - A field is quoted when its first byte is a quote; inside, `""` is a quote, and commas and line ends are text.
 *   A quote anywhere else in an unquoted field is an ordinary character (RFC 4180 does not allow it, pandas reads it so).
 * - Faults: a record with more fields than the header, text after a closing quote, a quote that never closes, bytes that
 *   are not UTF-8, another format under the name of a CSV file, no header at all. Fewer fields than the header are no fault.
 *
 * Bytes come in pieces of any size; the result does not depend on where they are cut.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { nameOfForeignFormat, startOfCutCharacter, Utf8Check } from './encoding';

const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;
const QUOTE = 0x22;
const PLUS = 0x2b;
const MINUS = 0x2d;
const UNDERSCORE = 0x5f;

/** Faults kept with their place; more are only counted. */
export const faultLimit = 20;

/** A fault and the line (from 1, the header's being 1 in an ordinary file) where the record, or the quote, begins. */
export interface StructureFault {
  /** Where there are several. */
  readonly file?: string;
  readonly line: number;
  readonly fault: string;
}

/** How the records look: decides whether DuckDB can be given the file as it stands. */
export interface CsvFeatures {
  readonly lineEnds: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Lines of nothing; `blankLines` counts those that hold blanks or tabs. */
  readonly emptyLines: number;
  readonly blankLines: number;
  /** Whether such a line stands before the header. */
  readonly linesBeforeHeader: boolean;
  readonly shortRecords: number;
  readonly hasQuotedBreak: boolean;
  readonly hasQuoteInUnquoted: boolean;
  readonly hasNul: boolean;
  /** Behind the header, `_` between two digits or `+-` anywhere: DuckDB takes numbers written so, the contract does not. */
  readonly hasOddNumber: boolean;
  /** Bytes of the longest record, without its line end. */
  readonly longestRecord: number;
}

/** What is known of an input whose records were gone over, of whatever kind it is. */
export interface Outline {
  /** The header's cells as they stand, unquoted; undefined when there is no sound header. */
  readonly header: readonly string[] | undefined;
  /** Records after the header. */
  readonly records: number;
  /** Ascending by line, at most `faultLimit`. */
  readonly faults: readonly StructureFault[];
  readonly faultCount: number;
}

export interface Structure extends Outline {
  readonly traits: CsvFeatures;
}

const Mode = { Plain: 0, Quoted: 1, QuoteSeen: 2 } as const;
type Mode = (typeof Mode)[keyof typeof Mode];

export class StructureScan {
  #mode: Mode = Mode.Plain;
  #line = 1;
  #recordLine = 1;
  #quoteLine = 1;
  #fields = 1;
  // Relative to the next piece: 0 is its first byte, what began earlier is negative.
  #recordStart = 0;
  #fieldStart = 0;
  /** A CR ended the last piece: an LF at the start of the next belongs to it. */
  #afterCr = false;
  /** All bytes of the unfinished record so far are blanks. */
  #carriedBlank = true;
  #width = -1;
  #records = 0;
  #headerParts: Uint8Array[] = [];
  #header: string[] | undefined;
  #headerFaulty = false;
  /** Where the header ends in the piece that ends it. */
  #headerEnd = 0;
  #faults: StructureFault[] = [];
  #faultCount = 0;
  #utf8 = new Utf8Check();
  #head = Buffer.alloc(0);
  #started = false;
  #foreign = false;
  #lf = 0;
  #crlf = 0;
  #cr = 0;
  #empty = 0;
  #blank = 0;
  #blankBeforeHeader = false;
  #short = 0;
  #quotedBreak = false;
  #quoteInUnquoted = false;
  #nul = false;
  #oddNumber = false;
  #lastByte = 0;
  readonly #run: Run = { records: 0, longest: 0 };
  #longest = 0;
  readonly #wanted: readonly number[];
  #nextWanted: number;
  readonly #lines = new Map<number, number>();

  /** `wanted`: indexes (from 0, ascending) of records whose lines are asked for. */
  constructor(wanted: readonly number[] = []) {
    this.#wanted = wanted;
    this.#nextWanted = wanted[0] ?? -1;
  }

  /** Line on which each wanted record begins. */
  get lines(): ReadonlyMap<number, number> {
    return this.#lines;
  }

  /** The header's cells as soon as the header has been read. */
  get header(): readonly string[] | undefined {
    return this.#header;
  }

  /** Bytes of the record that is not at its end yet. */
  get openRecord(): number {
    return -this.#recordStart;
  }

  /** The line that has been reached. */
  get line(): number {
    return this.#line;
  }

  /** What is known so far; `header` and the counts are final only after `end`. */
  get traits(): CsvFeatures {
    return {
      lineEnds: { lf: this.#lf, crlf: this.#crlf, cr: this.#cr },
      emptyLines: this.#empty,
      blankLines: this.#blank,
      linesBeforeHeader: this.#blankBeforeHeader,
      shortRecords: this.#short,
      hasQuotedBreak: this.#quotedBreak,
      hasQuoteInUnquoted: this.#quoteInUnquoted,
      hasNul: this.#nul,
      hasOddNumber: this.#oddNumber,
      longestRecord: this.#longest,
    };
  }

  push(piece: Uint8Array): void {
    if (this.#started) return this.#take(piece);
    // The first bytes decide about a byte order mark and foreign formats: wait until they are there.
    this.#head = Buffer.concat([this.#head, piece]);
    if (this.#head.length >= 8) this.#start();
  }

  end(): Structure {
    if (!this.#started) this.#start();
    if (!this.#foreign) this.#finish();
    return {
      header: this.#headerFaulty ? undefined : this.#header,
      records: this.#records,
      faults: this.#faults.sort((a, b) => a.line - b.line),
      faultCount: this.#faultCount,
      traits: this.traits,
    };
  }

  #start(): void {
    this.#started = true;
    const head = this.#head;
    this.#head = Buffer.alloc(0);
    const format = nameOfForeignFormat(head);
    if (format !== undefined) {
      this.#foreign = true;
      this.#fault(1, `not UTF-8 text: looks like ${format}`);
    } else this.#take(head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head);
  }

  #take(piece: Uint8Array): void {
    if (this.#foreign || piece.length === 0) return;
    this.#checkEncoding(piece);
    const hadHeader = this.#width >= 0;
    this.#scan(piece);
    if (!this.#oddNumber && this.#width >= 0)
      this.#oddNumber = hasOddNumber(
        hadHeader ? piece : piece.subarray(this.#headerEnd),
        hadHeader ? this.#lastByte : 0,
      );
    this.#lastByte = piece[piece.length - 1] as number;
  }

  #finish(): void {
    if (!this.#utf8.end()) this.#fault(this.#line, `${notUtf8}: a character is cut off by the end of the file`);
    if (this.#afterCr) this.#cr += 1;
    if (this.#mode === Mode.Quoted) {
      if (this.#width < 0) this.#headerFaulty = true;
      this.#fault(this.#quoteLine, 'a quote that never closes');
    } else if (this.#recordStart < 0)
      this.#endRecord(new Uint8Array(0), this.#recordStart, this.#fields, 0, this.#recordLine);
    if (this.#width < 0 && this.#faultCount === 0) this.#fault(1, 'the file is empty: expected a header');
  }

  /** What is not left to `skipPlainRecords`. Everything rare is in methods of its own. */
  #scan(piece: Uint8Array): void {
    const end = piece.length;
    let i = 0;
    if (this.#afterCr) {
      this.#afterCr = false;
      if (piece[0] === LF) {
        this.#crlf += 1;
        i = 1;
        this.#recordStart = this.#fieldStart = 1;
      } else this.#cr += 1;
    }
    let mode = this.#mode;
    let line = this.#line;
    let recordLine = this.#recordLine;
    let fields = this.#fields;
    let recordStart = this.#recordStart;
    let fieldStart = this.#fieldStart;
    let width = this.#width;
    let records = this.#records;
    let longest = this.#longest;
    let lf = 0;
    let wanted = this.#nextWanted;
    let pause = 0; // records until plain ones are hoped for again, more after each disappointment
    let patience = 0;
    const run = this.#run;

    while (i < end) {
      if (mode === Mode.Quoted) {
        const close = piece.indexOf(QUOTE, i);
        const stop = close < 0 ? end : close;
        line += this.#countQuotedBreaks(piece, i, stop);
        i = stop;
        if (close < 0) break;
        mode = Mode.QuoteSeen;
        i += 1;
        continue;
      }
      if (mode === Mode.QuoteSeen) {
        const byte = piece[i];
        if (byte === QUOTE) {
          mode = Mode.Quoted;
          this.#quotedCr = false;
          i += 1;
          continue;
        }
        mode = Mode.Plain;
        if (byte !== COMMA && byte !== LF && byte !== CR) {
          if (width < 0) this.#headerFaulty = true;
          this.#fault(recordLine, 'text after a closing quote');
        }
      }
      for (; i < end; i += 1) {
        if (i === recordStart && width > 1 && pause === 0) {
          i = skipPlainRecords(piece, i, width, wanted < 0 ? end : wanted - records, run);
          records += run.records;
          lf += run.records;
          line += run.records;
          if (run.longest > longest) longest = run.longest;
          recordLine = line;
          recordStart = fieldStart = i;
          patience = run.records > 0 ? 0 : Math.min(2 * patience + 1, 1023);
          pause = patience;
          if (i === end) break;
        }
        const byte = piece[i] as number;
        if (byte > COMMA) continue;
        if (byte === COMMA) {
          fields += 1;
          fieldStart = i + 1;
        } else if (byte === LF) {
          lf += 1;
          if (pause > 0) pause -= 1;
          if (fields === width && width > 1 && records !== wanted) {
            records += 1;
            if (i - recordStart > longest) longest = i - recordStart;
          } else {
            this.#records = records;
            this.#longest = longest;
            this.#endRecord(piece, recordStart, fields, i, recordLine);
            records = this.#records;
            longest = this.#longest;
            width = this.#width;
            wanted = this.#nextWanted;
          }
          line += 1;
          recordLine = line;
          fields = 1;
          recordStart = fieldStart = i + 1;
        } else if (byte === QUOTE) {
          if (fieldStart === i) {
            mode = Mode.Quoted;
            this.#quoteLine = line;
            this.#quotedCr = false;
            i += 1;
            break;
          }
          this.#quoteInUnquoted = true;
        } else if (byte === CR) {
          this.#records = records;
          this.#longest = longest;
          this.#endRecord(piece, recordStart, fields, i, recordLine);
          records = this.#records;
          longest = this.#longest;
          width = this.#width;
          wanted = this.#nextWanted;
          if (i + 1 === end) this.#afterCr = true;
          else if (piece[i + 1] === LF) {
            this.#crlf += 1;
            i += 1;
          } else this.#cr += 1;
          line += 1;
          recordLine = line;
          fields = 1;
          recordStart = fieldStart = i + 1;
        } else if (byte === 0) this.#nul = true;
      }
    }

    this.#mode = mode;
    this.#line = line;
    this.#recordLine = recordLine;
    this.#fields = fields;
    this.#records = records;
    this.#longest = longest;
    this.#lf += lf;
    if (fields === 1) {
      if (recordStart >= 0) this.#carriedBlank = true;
      this.#carriedBlank &&= isBlank(piece, Math.max(0, recordStart), end);
    }
    if (width < 0 && recordStart < end) this.#headerParts.push(Buffer.from(piece.subarray(Math.max(0, recordStart))));
    this.#recordStart = recordStart - end;
    this.#fieldStart = fieldStart - end;
  }

  /** Whether the byte before, inside quotes, was a CR. */
  #quotedCr = false;

  #countQuotedBreaks(piece: Uint8Array, from: number, to: number): number {
    let count = 0;
    let afterCr = this.#quotedCr;
    for (let i = from; i < to; i += 1) {
      const byte = piece[i] as number;
      if (byte > CR) afterCr = false;
      else {
        if (byte === CR || (byte === LF && !afterCr)) count += 1;
        if (byte === CR || byte === LF) this.#quotedBreak = true;
        if (byte === 0) this.#nul = true;
        afterCr = byte === CR;
      }
    }
    this.#quotedCr = afterCr;
    return count;
  }

  /** A record ends before `to`; its beginning may lie in an earlier piece (`from` negative). */
  #endRecord(piece: Uint8Array, from: number, fields: number, to: number, line: number): void {
    const size = to - from;
    if (fields === 1 && (from >= 0 || this.#carriedBlank) && isBlank(piece, Math.max(0, from), to)) {
      if (size === 0) this.#empty += 1;
      else this.#blank += 1;
      if (this.#width < 0) {
        this.#blankBeforeHeader = true;
        this.#headerParts = [];
      }
      return;
    }
    if (size > this.#longest) this.#longest = size;
    if (this.#width < 0) {
      this.#width = fields;
      const record = Buffer.concat([...this.#headerParts, piece.subarray(Math.max(0, from), to)]);
      this.#headerFaulty ||= !isUtf8(record);
      this.#header = splitRecord(record).map((field) => field.toString('utf8'));
      this.#headerParts = [];
      this.#headerEnd = to;
      return;
    }
    if (fields > this.#width) this.#fault(line, `${fields} fields where the header has ${this.#width}`);
    else if (fields < this.#width) this.#short += 1;
    if (this.#records === this.#nextWanted) {
      this.#lines.set(this.#records, line);
      this.#nextWanted = this.#wanted[this.#lines.size] ?? -1;
    }
    this.#records += 1;
  }

  #fault(line: number, fault: string): void {
    this.#faultCount += 1;
    if (this.#faults.length < faultLimit) this.#faults.push({ line, fault });
  }

  #checkEncoding(piece: Uint8Array): void {
    if (isAscii(piece) && this.#utf8.end()) return;
    if (this.#utf8.push(piece)) return;
    this.#findNotUtf8(piece);
  }

  /** Names each line of the piece that is not UTF-8; a line end is never part of a character, so lines can be judged alone. */
  #findNotUtf8(piece: Uint8Array): void {
    const cut = startOfCutCharacter(piece, this.#utf8.completed);
    let line = this.#line;
    let start = this.#utf8.completed;
    let afterCr = this.#mode === Mode.Quoted ? this.#quotedCr : this.#afterCr;
    let named = 0;
    for (let i = start; i <= piece.length; i += 1) {
      const byte = piece[i];
      if (byte !== undefined && byte !== LF && byte !== CR) {
        afterCr = false;
        continue;
      }
      if (!isUtf8(piece.subarray(start, byte === undefined ? Math.max(start, cut) : i))) {
        named += 1;
        this.#fault(line, notUtf8);
      }
      if (byte === CR || (byte === LF && !afterCr)) line += 1;
      afterCr = byte === CR;
      start = i + 1;
    }
    if (named === 0) this.#fault(this.#line, notUtf8); // the character that the border cuts does not go on
  }
}

const notUtf8 = 'bytes that are not UTF-8';

/** What `skipPlainRecords` went over; one object for all calls. */
interface Run {
  records: number;
  /** Bytes of the longest of them. */
  longest: number;
}

/**
 * The hot loop: goes over whole records that end in LF, have `width` fields (more than one) and neither quote, CR nor NUL; says where
 * the first that is otherwise, or not all there, begins. A function of its own and of few words: V8 compiles it once and for good.
 */
function skipPlainRecords(piece: Uint8Array, from: number, width: number, atMost: number, run: Run): number {
  const end = piece.length;
  const commas = width - 1;
  let start = from;
  let found = 0;
  let records = 0;
  let longest = 0;
  for (let i = from; i < end && records < atMost; i += 1) {
    const byte = piece[i] as number;
    if (byte > COMMA) continue;
    if (byte === COMMA) found += 1;
    else if (byte === LF) {
      if (found !== commas) break;
      if (i - start > longest) longest = i - start;
      records += 1;
      found = 0;
      start = i + 1;
    } else if (byte === QUOTE || byte === CR || byte === 0) break;
  }
  run.records = records;
  run.longest = longest;
  return start;
}

/** `before`: the byte before the piece. A border of pieces only ever adds a false alarm. */
function hasOddNumber(piece: Uint8Array, before: number): boolean {
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  if (bytes.includes('+-', 0, 'latin1') || (before === PLUS && bytes[0] === MINUS)) return true;
  for (let at = bytes.indexOf(UNDERSCORE); at >= 0; at = bytes.indexOf(UNDERSCORE, at + 1)) {
    if (isDigit(at === 0 ? before : bytes[at - 1]) && (at + 1 === bytes.length || isDigit(bytes[at + 1]))) return true;
  }
  return before === UNDERSCORE && isDigit(bytes[0]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isBlank(piece: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (piece[i] !== 0x20 && piece[i] !== 0x09) return false;
  return true;
}

/** The fields of one whole record (no line end), unquoted. What follows a closing quote is taken as it stands. */
export function splitRecord(record: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let i = 0;
  do {
    if (record[i] === QUOTE) {
      const parts: Buffer[] = [];
      i += 1;
      for (;;) {
        const close = record.indexOf(QUOTE, i);
        parts.push(record.subarray(i, close < 0 ? record.length : close));
        if (close < 0) {
          i = record.length;
          break;
        }
        i = close + 1;
        if (record[i] !== QUOTE) break;
        parts.push(record.subarray(i, i + 1));
        i += 1;
      }
      const end = endOfField(record, i);
      fields.push(Buffer.concat([...parts, record.subarray(i, end)]));
      i = end + 1;
    } else {
      const end = endOfField(record, i);
      fields.push(record.subarray(i, end));
      i = end + 1;
    }
  } while (i <= record.length);
  return fields;
}

function endOfField(record: Buffer, from: number): number {
  const comma = record.indexOf(COMMA, from);
  return comma < 0 ? record.length : comma;
}
