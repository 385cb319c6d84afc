/** What DuckDB takes for a number and the contract does not (contract 1.7): `_` between two digits, and `+-`. */
const PLUS = 0x2b;
const MINUS = 0x2d;
const UNDERSCORE = 0x5f;

/**
 * Whether the piece holds one. `before`: the byte before the piece. A border of pieces only ever adds a false alarm.
 */
export function hasOddNumber(piece: Uint8Array, before: number): boolean {
  const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
  if (bytes.includes('+-', 0, 'latin1') || (before === PLUS && bytes[0] === MINUS)) return true;
  for (let at = bytes.indexOf(UNDERSCORE); at >= 0; at = bytes.indexOf(UNDERSCORE, at + 1)) {
    if (isDigit(at === 0 ? before : bytes[at - 1]) && (at + 1 === bytes.length || isDigit(bytes[at + 1]))) return true;
  }
  return before === UNDERSCORE && isDigit(bytes[0]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
