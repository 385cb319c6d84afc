/** Whether a record is the header again, in whatever quotes and behind a byte order mark (contract 1.2a). */
import { COMMA, QUOTE } from './bytes';
import type { PlainShape } from './plain-records';
import { splitRecord } from './record';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export class HeaderAgain {
  readonly #cells: readonly Buffer[];
  /** The beginning of a record that goes on. */
  #open = Buffer.alloc(0);
  /** Bytes of the longest record that can be the header. */
  readonly longest: number;
  /** The header without quotes, which is all that `skipPlainRecords` can meet; empty when a cell needs them. */
  readonly #plain: Uint8Array;

  /** `cells`: unquoted. */
  constructor(cells: readonly string[]) {
    this.#cells = cells.map((cell) => Buffer.from(cell));
    const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    this.longest = byteOrderMark.length + Buffer.byteLength(quoted);
    this.#plain = Buffer.from(cells.some((cell) => /[",\r\n]/.test(cell)) ? '' : cells.join(','));
  }

  plainShape(width: number): PlainShape {
    return { width, headerBytes: this.#plain.length || -1, headerByte: this.#plain[0] ?? -1 };
  }

  /**
   * Whether the record that ends before `to` is the header; it has as many fields. It began before the piece where
   * `from` is negative.
   */
  isIn(piece: Uint8Array, from: number, to: number): boolean {
    if (to - from > this.longest) return false;
    if (from >= 0 && !this.#mayBegin(piece[from], piece[from + 1])) return false;
    const record = piece.subarray(Math.max(0, from), to);
    return this.#is(from < 0 ? Buffer.concat([this.#open, record]) : Buffer.from(record));
  }

  /**
   * Keeps the bytes of a record that goes on in the next piece, as long as it can be the header. `isContinued`: it
   * began in an earlier one.
   */
  keep(part: Uint8Array, isContinued: boolean): void {
    const before = isContinued ? this.#open : Buffer.alloc(0);
    this.#open = before.length + part.length > this.longest ? Buffer.alloc(0) : Buffer.concat([before, part]);
  }

  /** It costs too much to take every record apart. */
  #mayBegin(byte: number | undefined, next: number | undefined): boolean {
    const first = this.#cells[0]?.[0] ?? COMMA;
    return byte === first || byte === byteOrderMark[0] || (byte === QUOTE && (next === first || next === QUOTE));
  }

  #is(record: Buffer): boolean {
    const fields = record.subarray(0, 3).equals(byteOrderMark) ? record.subarray(3) : record;
    return splitRecord(fields).every((cell, index) => this.#cells[index]?.equals(cell) === true);
  }
}
