/**
 * Philox4x32-10, a counter-based generator of random numbers (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as
 * easy as 1, 2, 3", 2011). Every word is a function of key and counter alone, so any part of a sequence can be computed
 * by itself.
 */

const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const weyl = [0x9e3779b9, 0xbb67ae85] as const;
const rounds = 10;

/** Four words of 32 bits each. */
export type Words = [number, number, number, number];

/** The four output words for a counter of four words and a key of two; all are unsigned. */
export function philox4x32(counter: Readonly<Words>, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < rounds; round += 1) {
    const high0 = highProduct(multipliers[0], c0);
    const low0 = Math.imul(multipliers[0], c0) >>> 0;
    const high1 = highProduct(multipliers[1], c2);
    const low1 = Math.imul(multipliers[1], c2) >>> 0;
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + weyl[0]) >>> 0;
    k1 = (k1 + weyl[1]) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/**
 * The first two output words for the counter (c0, c1, 0, 0), packed as `first × 2^32 + second` would not fit a double:
 * they are written into `out`. The same arithmetic as `philox4x32`, without arrays, for inner loops.
 */
export function philoxPair(c0: number, c1: number, key0: number, key1: number, out: Uint32Array): void {
  let [x0, x1, x2, x3] = [c0, c1, 0, 0];
  let k0 = key0;
  let k1 = key1;
  for (let round = 0; round < rounds; round += 1) {
    const high0 = highProduct(0xd2511f53, x0);
    const low0 = Math.imul(0xd2511f53, x0) >>> 0;
    const high1 = highProduct(0xcd9e8d57, x2);
    const low1 = Math.imul(0xcd9e8d57, x2) >>> 0;
    x0 = (high1 ^ x1 ^ k0) >>> 0;
    x1 = low1;
    x2 = (high0 ^ x3 ^ k1) >>> 0;
    x3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  out[0] = x0;
  out[1] = x1;
}

/** The upper 32 bits of a product of two unsigned words: JavaScript has only the lower ones. */
function highProduct(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const lowHigh = aLow * bHigh;
  const highLow = aHigh * bLow;
  const middle = ((aLow * bLow) >>> 16) + (lowHigh & 0xffff) + (highLow & 0xffff);
  return (aHigh * bHigh + (lowHigh >>> 16) + (highLow >>> 16) + (middle >>> 16)) >>> 0;
}
