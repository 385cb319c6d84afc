/** Which lines hold bytes that are not UTF-8 (contract 1.2). */
import { isAscii, isUtf8 } from 'node:buffer';
import { CR, LF } from './bytes';
import { startOfCutCharacter, Utf8Check } from './encoding';

export const notUtf8 = 'bytes that are not UTF-8';

export class LineEncodingCheck {
  readonly #utf8 = new Utf8Check();

  /**
   * The lines of the piece with a fault, ascending. `line`: the one it begins in; `afterCr`: whether a CR stands before
   * it.
   */
  push(piece: Uint8Array, line: number, afterCr: boolean): readonly number[] {
    if ((isAscii(piece) && this.#utf8.end()) || this.#utf8.push(piece)) return [];
    return this.#faultyLines(piece, line, afterCr);
  }

  /** True when no character is left half. */
  end(): boolean {
    return this.#utf8.end();
  }

  /** A line end is never part of a character, so lines can be judged alone. */
  #faultyLines(piece: Uint8Array, firstLine: number, isAfterCr: boolean): readonly number[] {
    const cut = startOfCutCharacter(piece, this.#utf8.completed);
    const lines: number[] = [];
    let line = firstLine;
    let start = this.#utf8.completed;
    let afterCr = isAfterCr;
    for (let i = start; i <= piece.length; i += 1) {
      const byte = piece[i];
      if (byte !== undefined && byte !== LF && byte !== CR) {
        afterCr = false;
        continue;
      }
      if (!isUtf8(piece.subarray(start, byte === undefined ? Math.max(start, cut) : i))) lines.push(line);
      if (byte === CR || (byte === LF && !afterCr)) line += 1;
      afterCr = byte === CR;
      start = i + 1;
    }
    return lines.length > 0 ? lines : [firstLine]; // else the character that the border cuts does not go on
  }
}
