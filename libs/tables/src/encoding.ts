/**
 * Whether bytes that come in pieces are UTF-8. A character may be cut by the border of two pieces: its first bytes wait
 * for the next piece.
 */
import { isUtf8 } from 'node:buffer';

export class Utf8Check {
  #waiting = Buffer.alloc(0);
  #expected = 0;
  /** Bytes at the start of the last piece that completed a character of the one before. */
  completed = 0;

  /**
   * True when the piece, together with what came before, is UTF-8 so far. After a false the check goes on behind the
   * border.
   */
  push(piece: Uint8Array): boolean {
    let from = 0;
    let valid = true;
    this.completed = 0;
    if (this.#waiting.length > 0) {
      from = Math.min(this.#expected - this.#waiting.length, piece.length);
      const character = Buffer.concat([this.#waiting, piece.subarray(0, from)]);
      if (character.length < this.#expected && onlyContinues(character, 1)) {
        this.#waiting = character;
        return true;
      }
      valid = isUtf8(character);
      this.#waiting = Buffer.alloc(0);
      if (!valid) from = 0; // what stands behind the border is not a continuation: it is judged on its own
      this.completed = from;
    }
    const cut = startOfCutCharacter(piece, from);
    if (cut < piece.length) {
      this.#waiting = Buffer.from(piece.subarray(cut));
      this.#expected = lengthOfCharacter(piece[cut] as number);
    }
    return isUtf8(piece.subarray(from, cut)) && valid;
  }

  /** True when no character is left half. */
  end(): boolean {
    return this.#waiting.length === 0;
  }
}

/** Bytes of the character that begins with this byte; 1 for a byte that begins none. */
function lengthOfCharacter(lead: number): number {
  if (lead >= 0xf0) return lead < 0xf5 ? 4 : 1;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc2 ? 2 : 1;
}

/** Where a character begins that the end of the piece cuts; the length of the piece when none is cut. */
export function startOfCutCharacter(piece: Uint8Array, from: number): number {
  for (let i = piece.length - 1; i >= from && i >= piece.length - 3; i -= 1) {
    const byte = piece[i] as number;
    if (byte >= 0xc0)
      return lengthOfCharacter(byte) > piece.length - i && onlyContinues(piece, i + 1) ? i : piece.length;
    if (byte < 0x80) break;
  }
  return piece.length;
}

function onlyContinues(bytes: Uint8Array, from: number): boolean {
  for (let i = from; i < bytes.length; i += 1) if (((bytes[i] as number) & 0xc0) !== 0x80) return false;
  return true;
}
