/**
 * The shape of a CSV file: one pass over its bytes that knows lines, quotes and fields, and never a value (contract
 * 1.2).
 *
 * - A record ends at LF, CRLF or a lone CR, as pandas reads it; a line that is empty or has only blanks and tabs is not
 * a record.
 * - A field is quoted when its first byte is a quote; inside, `""` is a quote, and commas and line ends are text.
 *   A quote anywhere else in an unquoted field is an ordinary character (RFC 4180 does not allow it, pandas reads it
 * so).
 * - Faults: a record with more fields than the header, text after a closing quote, a quote that never closes, bytes
 * that
 *   are not UTF-8, another format under the name of a CSV file, no header at all. Fewer fields than the header are not
 * a fault.
 *
 * Bytes come in pieces of any size; the result does not depend on where they are cut.
 */
import { foreignFormat, headBytes } from './foreign-format';
import { LineEncodingCheck, notUtf8 } from './line-encoding';
import { hasOddNumber } from './odd-numbers';
import { RecordScan } from './record-scan';
import type { CsvFeatures, Structure } from './structure';

export class StructureScan {
  #head: Buffer | undefined = Buffer.alloc(0);
  #isForeign = false;
  #hasOddNumber = false;
  #lastByte = 0;
  readonly #encoding = new LineEncodingCheck();
  readonly #scan: RecordScan;

  /** `wanted`: indexes (from 0, ascending) of records whose lines are asked for. */
  constructor(wanted: readonly number[] = []) {
    this.#scan = new RecordScan(wanted);
  }

  /** Line on which each wanted record begins. */
  get lines(): ReadonlyMap<number, number> {
    return this.#scan.wanted.lines;
  }

  /** The header's cells as soon as the header has been read. */
  get header(): readonly string[] | undefined {
    return this.#scan.header.cells;
  }

  /** Records so far. */
  get records(): number {
    return this.#scan.records;
  }

  /** Bytes of the record that is not at its end yet. */
  get openRecord(): number {
    return this.#scan.openRecord;
  }

  /** The line that has been reached. */
  get line(): number {
    return this.#scan.line;
  }

  /** What is known so far; `header` and the counts are final only after `end`. */
  get traits(): CsvFeatures {
    return { ...this.#scan.features, hasOddNumber: this.#hasOddNumber };
  }

  push(piece: Uint8Array): void {
    if (this.#head === undefined) return this.#take(piece);
    this.#head = Buffer.concat([this.#head, piece]);
    if (this.#head.length >= headBytes) this.#start(this.#head);
  }

  end(): Structure {
    if (this.#head !== undefined) this.#start(this.#head);
    if (!this.#isForeign) this.#finish();
    const { header, records, faults, oddities } = this.#scan;
    return {
      header: header.isFaulty ? undefined : header.cells,
      headerPlace: header.isRead ? { line: header.line } : undefined,
      records,
      faults: faults.sorted(),
      faultCount: faults.count,
      oddities: oddities.oddities,
      traits: this.traits,
    };
  }

  #start(head: Buffer): void {
    this.#head = undefined;
    const fault = foreignFormat(head);
    if (fault !== undefined) {
      this.#isForeign = true;
      this.#scan.faults.add(1, fault);
    } else this.#take(head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head);
  }

  #take(piece: Uint8Array): void {
    if (this.#isForeign || piece.length === 0) return;
    const { faults, header, line, isAfterCr } = this.#scan;
    for (const each of this.#encoding.push(piece, line, isAfterCr)) faults.add(each, notUtf8);
    const hadHeader = header.isRead;
    this.#scan.push(piece);
    if (!this.#hasOddNumber && header.isRead)
      this.#hasOddNumber = hadHeader
        ? hasOddNumber(piece, this.#lastByte)
        : hasOddNumber(piece.subarray(header.end), 0);
    this.#lastByte = piece[piece.length - 1] as number;
  }

  #finish(): void {
    const { faults, header, line } = this.#scan;
    if (!this.#encoding.end()) faults.add(line, `${notUtf8}: a character is cut off by the end of the file`);
    this.#scan.end();
    if (!header.isRead && faults.count === 0) faults.add(1, 'the file is empty: expected a header');
  }
}
