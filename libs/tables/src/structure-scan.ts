/**
 * The shape of a CSV file: one pass over its bytes that knows lines, quotes and fields, and never a value (contract 1.2).
 *
 * - A record ends at LF, CRLF or a lone CR, as pandas reads it; a line that is empty or has only blanks and tabs is not a record.
 * - A field is quoted when its first byte is a quote; inside, `""` is a quote, and commas and line ends are text.
 *   A quote anywhere else in an unquoted field is an ordinary character (RFC 4180 does not allow it, pandas reads it so).
 * - Faults: a record with more fields than the header, text after a closing quote, a quote that never closes, bytes that
 *   are not UTF-8, another format under the name of a CSV file, no header at all. Fewer fields than the header are not a fault.
 *
 * Bytes come in pieces of any size; the result does not depend on where they are cut.
 */
import { COMMA, CR, isBlank, LF, QUOTE } from './bytes';
import { LineEncodingCheck, notUtf8 } from './line-encoding';
import { FaultList } from './fault-list';
import { foreignFormat, headBytes } from './foreign-format';
import { HeaderRecord } from './header-record';
import { OddityCounts } from './oddity-counts';
import { hasOddNumber } from './odd-numbers';
import { skipPlainRecords, type PlainShape, type Run } from './plain-records';
import type { CsvFeatures, Structure } from './structure';
import { WantedLines } from './wanted-lines';

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
  /** Whether the byte before, inside quotes, was a CR. */
  #quotedCr = false;
  /** All bytes of the unfinished record so far are blanks. */
  #carriedBlank = true;
  #records = 0;
  /** The unfinished record holds a NUL byte. */
  #isNul = false;
  /** Of an unfinished record that began in an earlier piece. */
  #openBytes = Buffer.alloc(0);
  #head: Buffer | undefined = Buffer.alloc(0);
  #foreign = false;
  #lastByte = 0;
  readonly #header = new HeaderRecord();
  readonly #faults = new FaultList();
  readonly #encoding = new LineEncodingCheck();
  readonly #oddities = new OddityCounts();
  readonly #wanted: WantedLines;
  readonly #run: Run = { records: 0, longest: 0 };
  /** The piece that is scanned. */
  #words: DataView = new DataView(new ArrayBuffer(0));
  #shape: PlainShape = { width: -1, headerBytes: -1, headerByte: -1 };
  /** Records until plain ones are hoped for again, more after each disappointment. */
  #pause = 0;
  #patience = 0;
  readonly #lineEnds = { lf: 0, crlf: 0, cr: 0 };
  readonly #features = {
    emptyLines: 0,
    blankLines: 0,
    linesBeforeHeader: false,
    hasQuotedBreak: false,
    hasQuoteInUnquoted: false,
    hasOddNumber: false,
    longestRecord: 0,
  };

  /** `wanted`: indexes (from 0, ascending) of records whose lines are asked for. */
  constructor(wanted: readonly number[] = []) {
    this.#wanted = new WantedLines(wanted);
  }

  /** Line on which each wanted record begins. */
  get lines(): ReadonlyMap<number, number> {
    return this.#wanted.lines;
  }

  /** The header's cells as soon as the header has been read. */
  get header(): readonly string[] | undefined {
    return this.#header.cells;
  }

  /** Records so far. */
  get records(): number {
    return this.#records;
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
      ...this.#features,
      hasShortRecord: this.#oddities.has('short'),
      hasNul: this.#oddities.has('nul'),
      lineEnds: { ...this.#lineEnds },
    };
  }

  push(piece: Uint8Array): void {
    if (this.#head === undefined) return this.#take(piece);
    this.#head = Buffer.concat([this.#head, piece]);
    if (this.#head.length >= headBytes) this.#start(this.#head);
  }

  end(): Structure {
    if (this.#head !== undefined) this.#start(this.#head);
    if (!this.#foreign) this.#finish();
    return {
      header: this.#header.isFaulty ? undefined : this.#header.cells,
      headerPlace: this.#header.isRead ? { line: this.#header.line } : undefined,
      records: this.#records,
      faults: this.#faults.sorted(),
      faultCount: this.#faults.count,
      oddities: this.#oddities.oddities,
      traits: this.traits,
    };
  }

  #start(head: Buffer): void {
    this.#head = undefined;
    const fault = foreignFormat(head);
    if (fault !== undefined) {
      this.#foreign = true;
      this.#faults.add(1, fault);
    } else this.#take(head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head);
  }

  #take(piece: Uint8Array): void {
    if (this.#foreign || piece.length === 0) return;
    const afterCr = this.#mode === Mode.Quoted ? this.#quotedCr : this.#afterCr;
    for (const line of this.#encoding.push(piece, this.#line, afterCr)) this.#faults.add(line, notUtf8);
    const hadHeader = this.#header.isRead;
    this.#scan(piece);
    if (!this.#features.hasOddNumber && this.#header.isRead)
      this.#features.hasOddNumber = hadHeader
        ? hasOddNumber(piece, this.#lastByte)
        : hasOddNumber(piece.subarray(this.#header.end), 0);
    this.#lastByte = piece[piece.length - 1] as number;
  }

  #finish(): void {
    if (!this.#encoding.end())
      this.#faults.add(this.#line, `${notUtf8}: a character is cut off by the end of the file`);
    if (this.#afterCr) this.#lineEnds.cr += 1;
    if (this.#mode === Mode.Quoted) {
      this.#header.markUnfinished();
      this.#faults.add(this.#quoteLine, 'a quote that never closes');
    } else if (this.#recordStart < 0) this.#endRecord(new Uint8Array(0), 0);
    if (!this.#header.isRead && this.#faults.count === 0) this.#faults.add(1, 'the file is empty: expected a header');
  }

  #scan(piece: Uint8Array): void {
    this.#words = new DataView(piece.buffer, piece.byteOffset, piece.length);
    let at = this.#afterCr ? this.#settleCr(piece) : 0;
    while (at < piece.length) {
      if (this.#mode === Mode.Quoted) at = this.#quoted(piece, at);
      else if (this.#mode === Mode.QuoteSeen) at = this.#quoteSeen(piece, at);
      else at = this.#plain(piece, at);
    }
    const end = piece.length;
    const start = Math.max(0, this.#recordStart);
    if (this.#fields === 1) {
      if (this.#recordStart >= 0) this.#carriedBlank = true;
      this.#carriedBlank &&= isBlank(piece, start, end);
    }
    if (!this.#header.isRead) this.#header.keep(piece.subarray(start));
    else this.#keepOpen(piece.subarray(start));
    this.#recordStart -= end;
    this.#fieldStart -= end;
  }

  /** The last piece ended in a CR. Where the record after it begins. */
  #settleCr(piece: Uint8Array): number {
    this.#afterCr = false;
    if (piece[0] !== LF) {
      this.#lineEnds.cr += 1;
      return 0;
    }
    this.#lineEnds.crlf += 1;
    this.#recordStart = this.#fieldStart = 1;
    return 1;
  }

  /** Inside quotes, up to behind a quote. */
  #quoted(piece: Uint8Array, from: number): number {
    const close = piece.indexOf(QUOTE, from);
    const stop = close < 0 ? piece.length : close;
    this.#line += this.#countQuotedBreaks(piece, from, stop);
    if (close < 0) return stop;
    this.#mode = Mode.QuoteSeen;
    return stop + 1;
  }

  /** Behind a quote inside quotes: another one is text, everything else is outside. */
  #quoteSeen(piece: Uint8Array, at: number): number {
    const byte = piece[at];
    if (byte === QUOTE) {
      this.#mode = Mode.Quoted;
      this.#quotedCr = false;
      return at + 1;
    }
    this.#mode = Mode.Plain;
    if (byte !== COMMA && byte !== LF && byte !== CR) {
      this.#header.markUnfinished();
      this.#faults.add(this.#recordLine, 'text after a closing quote');
    }
    return at;
  }

  /** Outside quotes: whole plain records where one begins, then up to behind a line end or an opening quote. */
  #plain(piece: Uint8Array, from: number): number {
    let at = from;
    if (at === this.#recordStart && this.#header.width > 1) {
      if (this.#pause > 0) this.#pause -= 1;
      else at = this.#plainRecords(piece, at);
    }
    let fields = this.#fields;
    let fieldStart = this.#fieldStart;
    let byte = -1;
    for (; at < piece.length; at += 1) {
      byte = piece[at] as number;
      if (byte > COMMA) continue;
      if (byte === COMMA) {
        fields += 1;
        fieldStart = at + 1;
      } else if (byte === LF || byte === CR) break;
      else if (byte === QUOTE) {
        if (fieldStart === at) break;
        this.#features.hasQuoteInUnquoted = true;
      } else if (byte === 0) this.#isNul = true;
    }
    this.#fields = fields;
    this.#fieldStart = fieldStart;
    if (at === piece.length) return at;
    return byte === QUOTE ? this.#openQuote(at) : this.#endLine(piece, at);
  }

  #plainRecords(piece: Uint8Array, from: number): number {
    const run = this.#run;
    const atMost = this.#wanted.next < 0 ? piece.length : this.#wanted.next - this.#records;
    const next = skipPlainRecords(piece, this.#words, from, { shape: this.#shape, atMost, run });
    this.#records += run.records;
    this.#lineEnds.lf += run.records;
    this.#line += run.records;
    this.#recordLine = this.#line;
    if (run.longest > this.#features.longestRecord) this.#features.longestRecord = run.longest;
    this.#recordStart = this.#fieldStart = next;
    this.#patience = run.records > 0 ? 0 : Math.min(2 * this.#patience + 1, 1023);
    this.#pause = this.#patience;
    return next;
  }

  #openQuote(at: number): number {
    this.#mode = Mode.Quoted;
    this.#quoteLine = this.#line;
    this.#quotedCr = false;
    return at + 1;
  }

  /** At the first byte of a line end. Where the next line begins. */
  #endLine(piece: Uint8Array, at: number): number {
    this.#endRecord(piece, at);
    let next = at + 1;
    if (piece[at] === LF) this.#lineEnds.lf += 1;
    else if (next === piece.length) this.#afterCr = true;
    else if (piece[next] === LF) {
      this.#lineEnds.crlf += 1;
      next += 1;
    } else this.#lineEnds.cr += 1;
    this.#line += 1;
    this.#recordLine = this.#line;
    this.#fields = 1;
    this.#recordStart = this.#fieldStart = next;
    return next;
  }

  #countQuotedBreaks(piece: Uint8Array, from: number, to: number): number {
    let count = 0;
    let afterCr = this.#quotedCr;
    for (let i = from; i < to; i += 1) {
      const byte = piece[i] as number;
      if (byte > CR) afterCr = false;
      else {
        if (byte === CR || (byte === LF && !afterCr)) count += 1;
        if (byte === CR || byte === LF) this.#features.hasQuotedBreak = true;
        if (byte === 0) this.#isNul = true;
        afterCr = byte === CR;
      }
    }
    this.#quotedCr = afterCr;
    return count;
  }

  /** A record ends before `to`; its beginning may lie in an earlier piece. */
  #endRecord(piece: Uint8Array, to: number): void {
    const from = this.#recordStart;
    const fields = this.#fields;
    const width = this.#header.width;
    if (fields === 1 && (from >= 0 || this.#carriedBlank) && isBlank(piece, Math.max(0, from), to))
      return this.#endBlankLine(to - from);
    if (to - from > this.#features.longestRecord) this.#features.longestRecord = to - from;
    if (width < 0) return this.#endHeader(piece.subarray(Math.max(0, from), to), to);
    if (fields > width) this.#faults.add(this.#recordLine, `${fields} fields where the header has ${width}`);
    else if (fields < width) this.#oddities.add('short', this.#recordLine);
    else if (this.#isHeader(piece, to)) this.#oddities.add('header', this.#recordLine);
    if (this.#isNul) this.#oddities.add('nul', this.#recordLine);
    this.#isNul = false;
    if (this.#records === this.#wanted.next) this.#wanted.found(this.#recordLine);
    this.#records += 1;
  }

  #endHeader(rest: Uint8Array, end: number): void {
    const fault = this.#header.take(rest, { width: this.#fields, end, line: this.#recordLine });
    if (fault !== undefined) this.#faults.add(this.#recordLine, fault);
    this.#isNul = false;
    const plain = this.#header.again?.plain ?? [];
    this.#shape = { width: this.#fields, headerBytes: plain.length || -1, headerByte: plain[0] ?? -1 };
  }

  /** Whether the record that ends before `to` is the header again. */
  #isHeader(piece: Uint8Array, to: number): boolean {
    const { again } = this.#header;
    const from = this.#recordStart;
    if (again === undefined || to - from > again.longest) return false;
    if (from >= 0 && !again.mayBegin(piece[from], piece[from + 1])) return false;
    const record = piece.subarray(Math.max(0, from), to);
    return again.is(from < 0 ? Buffer.concat([this.#openBytes, record]) : record);
  }

  /** Keeps the beginning of a record that goes on in the next piece, as long as it may be the header again. */
  #keepOpen(part: Uint8Array): void {
    const before = this.#recordStart >= 0 ? [] : [this.#openBytes];
    const longest = this.#header.again?.longest ?? 0;
    const size = part.length + (before[0]?.length ?? 0);
    this.#openBytes = size > longest ? Buffer.alloc(0) : Buffer.concat([...before, part]);
  }

  #endBlankLine(size: number): void {
    if (size === 0) this.#features.emptyLines += 1;
    else this.#features.blankLines += 1;
    if (this.#header.isRead) return;
    this.#features.linesBeforeHeader = true;
    this.#header.forget();
  }
}
