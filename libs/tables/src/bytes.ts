/** The bytes that shape a CSV file. */
export const COMMA = 0x2c;
export const CR = 0x0d;
export const LF = 0x0a;
export const QUOTE = 0x22;

/** Whether all bytes of the range are blanks or tabs. */
export function isBlank(piece: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (piece[i] !== 0x20 && piece[i] !== 0x09) return false;
  return true;
}
