import { CR, LF } from './bytes';

/** What stands inside quotes, which may go on in the next piece. */
export class QuotedText {
  /** Whether the byte before was a CR. */
  isAfterCr = false;
  /** A line end was met. */
  hasBreak = false;
  /** A NUL byte was met, until somebody takes note of it. */
  hasNul = false;

  /** A quote opens, or opens again. */
  open(): void {
    this.isAfterCr = false;
  }

  /** Lines that end in the range. */
  countLines(piece: Uint8Array, from: number, to: number): number {
    let count = 0;
    let isAfterCr = this.isAfterCr;
    for (let i = from; i < to; i += 1) {
      const byte = piece[i] as number;
      if (byte > CR) isAfterCr = false;
      else {
        if (byte === CR || (byte === LF && !isAfterCr)) count += 1;
        if (byte === CR || byte === LF) this.hasBreak = true;
        if (byte === 0) this.hasNul = true;
        isAfterCr = byte === CR;
      }
    }
    this.isAfterCr = isAfterCr;
    return count;
  }
}
