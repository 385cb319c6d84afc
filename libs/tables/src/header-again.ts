/** Whether a record is the header again, in whatever quotes and behind a byte order mark (contract 1.2a). */
import { COMMA, QUOTE } from './bytes';
import { splitRecord } from './record';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export class HeaderAgain {
  readonly #cells: readonly Buffer[];
  /** Bytes of the longest record that can be the header. */
  readonly longest: number;
  /** The header without quotes, which is all that `skipPlainRecords` can meet; empty when a cell needs them. */
  readonly plain: Uint8Array;

  /** `cells`: unquoted. */
  constructor(cells: readonly string[]) {
    this.#cells = cells.map((cell) => Buffer.from(cell));
    const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    this.longest = byteOrderMark.length + Buffer.byteLength(quoted);
    this.plain = Buffer.from(cells.some((cell) => /[",\r\n]/.test(cell)) ? '' : cells.join(','));
  }

  /** Whether a record that begins with these bytes can be the header: it costs too much to take all of them apart. */
  mayBegin(byte: number | undefined, next: number | undefined): boolean {
    const first = this.#cells[0]?.[0] ?? COMMA;
    return byte === first || byte === byteOrderMark[0] || (byte === QUOTE && (next === first || next === QUOTE));
  }

  /** `record`: whole, with as many fields as the header. */
  is(record: Uint8Array): boolean {
    const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
    const fields = bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
    return splitRecord(fields).every((cell, index) => this.#cells[index]?.equals(cell) === true);
  }
}
