import { isUtf8 } from 'node:buffer';
import { HeaderAgain } from './header-again';
import { splitRecord } from './record';

/** The first record of a file, whose bytes may come in several pieces. */
export class HeaderRecord {
  #parts: Uint8Array[] = [];
  #isFaulty = false;
  /** Fields; -1 until the header has been read. */
  width = -1;
  /** Where the header ends in the piece that ends it. */
  end = 0;
  /** Its cells, unquoted, once it has been read. */
  cells: readonly string[] | undefined;
  /** Line on which it begins. */
  line = 1;
  again: HeaderAgain | undefined;

  get isRead(): boolean {
    return this.width >= 0;
  }

  /** Whether its cells cannot be trusted. */
  get isFaulty(): boolean {
    return this.#isFaulty;
  }

  /** Keeps bytes of a record that goes on in the next piece. */
  keep(part: Uint8Array): void {
    if (part.length > 0) this.#parts.push(Buffer.from(part));
  }

  /** What was kept is a blank line. */
  forget(): void {
    this.#parts = [];
  }

  /** A fault in the record that is being read; without effect after the header. */
  markUnfinished(): void {
    if (!this.isRead) this.#isFaulty = true;
  }

  /** The last bytes of the header, which end at `end` in their piece. Gives the fault that no other rule finds. */
  take(rest: Uint8Array, { width, end, line }: { width: number; end: number; line: number }): string | undefined {
    const record = Buffer.concat([...this.#parts, rest]);
    this.#isFaulty ||= !isUtf8(record);
    const cells = splitRecord(record).map((field) => field.toString('utf8'));
    this.cells = cells;
    this.again = new HeaderAgain(cells);
    this.#parts = [];
    this.width = width;
    this.end = end;
    this.line = line;
    if (!record.includes(0)) return undefined;
    this.#isFaulty = true;
    return 'NUL bytes in the header: not text, or in another encoding than UTF-8';
  }
}
