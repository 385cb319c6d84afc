/**
 * The records of a CSV file, byte by byte: modes, lines, fields. What is known of the whole is gathered by
 * `StructureScan`.
 */
import { COMMA, CR, isBlank, LF, QUOTE } from './bytes';
import { FaultList } from './fault-list';
import { HeaderRecord } from './header-record';
import { OddityCounts } from './oddity-counts';
import { skipPlainRecords, type PlainShape, type Run } from './plain-records';
import { QuotedText } from './quoted-text';
import type { CsvFeatures } from './structure';
import { WantedLines } from './wanted-lines';

const Mode = { Plain: 0, Quoted: 1, QuoteSeen: 2 } as const;
type Mode = (typeof Mode)[keyof typeof Mode];

export class RecordScan {
  readonly header = new HeaderRecord();
  readonly faults = new FaultList();
  readonly oddities = new OddityCounts();
  readonly wanted: WantedLines;
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
  readonly #text = new QuotedText();
  /** All bytes of the unfinished record so far are blanks. */
  #carriedBlank = true;
  #records = 0;
  /** The unfinished record holds a NUL byte. */
  #isNul = false;
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
    hasQuoteInUnquoted: false,
    longestRecord: 0,
  };

  /** `wanted`: indexes (from 0, ascending) of records whose lines are asked for. */
  constructor(wanted: readonly number[]) {
    this.wanted = new WantedLines(wanted);
  }

  get records(): number {
    return this.#records;
  }

  /** The line that has been reached. */
  get line(): number {
    return this.#line;
  }

  /** Whether a CR ended the last piece, as a line end or within quotes. */
  get isAfterCr(): boolean {
    return this.#mode === Mode.Quoted ? this.#text.isAfterCr : this.#afterCr;
  }

  /** Bytes of the record that is not at its end yet. */
  get openRecord(): number {
    return -this.#recordStart;
  }

  get features(): Omit<CsvFeatures, 'hasOddNumber'> {
    return {
      ...this.#features,
      hasQuotedBreak: this.#text.hasBreak,
      hasShortRecord: this.oddities.has('short'),
      hasNul: this.oddities.has('nul'),
      lineEnds: { ...this.#lineEnds },
    };
  }

  /** Goes over the next piece. */
  push(piece: Uint8Array): void {
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
    if (!this.header.isRead) this.header.keep(piece.subarray(start));
    else this.header.again?.keep(piece.subarray(start), this.#recordStart < 0);
    this.#recordStart -= end;
    this.#fieldStart -= end;
  }

  /** Ends a record without a line end. */
  end(): void {
    if (this.#afterCr) this.#lineEnds.cr += 1;
    if (this.#mode === Mode.Quoted) {
      this.header.markUnfinished();
      this.faults.add(this.#quoteLine, 'a quote that never closes');
    } else if (this.#recordStart < 0) this.#endRecord(new Uint8Array(0), 0);
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
    this.#line += this.#text.countLines(piece, from, stop);
    if (close < 0) return stop;
    this.#mode = Mode.QuoteSeen;
    return stop + 1;
  }

  /** Behind a quote inside quotes: another one is text, everything else is outside. */
  #quoteSeen(piece: Uint8Array, at: number): number {
    const byte = piece[at];
    if (byte === QUOTE) {
      this.#mode = Mode.Quoted;
      this.#text.open();
      return at + 1;
    }
    this.#mode = Mode.Plain;
    if (byte !== COMMA && byte !== LF && byte !== CR) {
      this.header.markUnfinished();
      this.faults.add(this.#recordLine, 'text after a closing quote');
    }
    return at;
  }

  /** Outside quotes: whole plain records where one begins, then up to behind a line end or an opening quote. */
  #plain(piece: Uint8Array, from: number): number {
    let at = from;
    if (at === this.#recordStart && this.header.width > 1) {
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
    const atMost = this.wanted.next < 0 ? piece.length : this.wanted.next - this.#records;
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
    this.#text.open();
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

  /** A record ends before `to`; its beginning may lie in an earlier piece. */
  #endRecord(piece: Uint8Array, to: number): void {
    const from = this.#recordStart;
    const fields = this.#fields;
    const width = this.header.width;
    if (fields === 1 && (from >= 0 || this.#carriedBlank) && isBlank(piece, Math.max(0, from), to))
      return this.#endBlankLine(to - from);
    if (to - from > this.#features.longestRecord) this.#features.longestRecord = to - from;
    if (width < 0) return this.#endHeader(piece.subarray(Math.max(0, from), to), to);
    if (fields > width) this.faults.add(this.#recordLine, `${fields} fields where the header has ${width}`);
    else if (fields < width) this.oddities.add('short', this.#recordLine);
    else if (this.header.again?.isIn(piece, from, to) === true) this.oddities.add('header', this.#recordLine);
    if (this.#isNul || this.#text.hasNul) this.oddities.add('nul', this.#recordLine);
    this.#isNul = this.#text.hasNul = false;
    if (this.#records === this.wanted.next) this.wanted.found(this.#recordLine);
    this.#records += 1;
  }

  #endHeader(rest: Uint8Array, end: number): void {
    const fault = this.header.take(rest, { width: this.#fields, end, line: this.#recordLine });
    if (fault !== undefined) this.faults.add(this.#recordLine, fault);
    this.#isNul = this.#text.hasNul = false;
    this.#shape = this.header.again?.plainShape(this.#fields) ?? this.#shape;
  }

  #endBlankLine(size: number): void {
    if (size === 0) this.#features.emptyLines += 1;
    else this.#features.blankLines += 1;
    if (this.header.isRead) return;
    this.#features.linesBeforeHeader = true;
    this.header.forget();
  }
}
