/**
 * Ranks of a cross-section, as whole numbers: the doubled average rank of a value is 2 × (values below) + (equal
 * values) + 1, so every sum of ranks is exact and no figure depends on the order of the values. −0 equals 0. Values are
 * finite.
 */

/** Below this many values a simple insertion sort is faster than sorting by digits. */
const fewValues = 48;
const digitBits = 11;
const digits = 1 << digitBits;
const digitMask = digits - 1;
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const [lowWord, highWord] = littleEndian ? [0, 1] : [1, 0];

/** Ranks values; its buffers are reused from one cross-section to the next. */
export class Ranking {
  /** Positions of the values, ascending by value; among equals the earlier position first. Valid to `size`. */
  order = new Int32Array(0);
  /** Doubled average rank of each value. Valid to `size`. */
  doubled = new Int32Array(0);
  size = 0;
  #other = new Int32Array(0);
  #high = new Uint32Array(0);
  #low = new Uint32Array(0);
  readonly #counts = new Uint32Array(3 * digits);

  /** Ranks the first `size` values. */
  rank(values: ArrayLike<number>, size = values.length): this {
    if (this.order.length < size) this.#grow(size);
    this.size = size;
    if (size >= fewValues) this.#sortByDigits(values);
    else {
      for (let i = 0; i < size; i += 1) this.order[i] = i;
      this.#insert(values);
    }
    this.#settleTies(values);
    return this;
  }

  #grow(size: number): void {
    this.order = new Int32Array(size);
    this.doubled = new Int32Array(size);
    this.#other = new Int32Array(size);
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
  }

  /** Sorts what is nearly sorted; equals keep their order. */
  #insert(values: ArrayLike<number>): void {
    const { order } = this;
    for (let i = 1; i < this.size; i += 1) {
      const index = order[i] as number;
      const value = values[index] as number;
      let at = i;
      for (; at > 0 && (values[order[at - 1] as number] as number) > value; at -= 1)
        order[at] = order[at - 1] as number;
      order[at] = index;
    }
  }

  /**
   * The bits of a double, its sign turned, order as the double does. Sorted by the upper word alone, values are nearly
   * in order, unless many share one: then the lower word goes first.
   */
  #sortByDigits(values: ArrayLike<number>): void {
    const high = this.#high;
    const low = this.#low;
    const double = new Float64Array(1);
    const words = new Uint32Array(double.buffer);
    for (let i = 0; i < this.size; i += 1) {
      double[0] = (values[i] as number) + 0; // −0 + 0 = 0
      const top = words[highWord] as number;
      const flip = top >>> 31 === 1 ? 0xffffffff : 0;
      high[i] = flip === 0 ? top | 0x80000000 : top ^ flip;
      low[i] = (words[lowWord] as number) ^ flip;
      this.order[i] = i;
    }
    this.#sortByWord(high);
    if (this.#shares(high)) {
      for (let i = 0; i < this.size; i += 1) this.order[i] = i;
      this.#sortByWord(low);
      this.#sortByWord(high);
    } else this.#insert(values);
  }

  /** Whether so many neighbours share their word that insertion would be slow. */
  #shares(word: Uint32Array): boolean {
    const { order, size } = this;
    let shared = 0;
    for (let i = 1; i < size; i += 1) if (word[order[i] as number] === word[order[i - 1] as number]) shared += 1;
    return shared > size >> 3;
  }

  /** Least significant digit first; equals keep their order. */
  #sortByWord(word: Uint32Array): void {
    const { size } = this;
    const counts = this.#counts.fill(0);
    for (let i = 0; i < size; i += 1) {
      const value = word[i] as number;
      counts[value & digitMask] = (counts[value & digitMask] as number) + 1;
      const second = digits + ((value >>> digitBits) & digitMask);
      counts[second] = (counts[second] as number) + 1;
      const third = 2 * digits + (value >>> (2 * digitBits));
      counts[third] = (counts[third] as number) + 1;
    }
    for (let pass = 0; pass < 3; pass += 1) {
      const base = pass * digits;
      const shift = pass * digitBits;
      if (counts[base + (((word[0] as number) >>> shift) & digitMask)] === size) continue; // all the same digit
      let start = 0;
      for (let digit = base; digit < base + digits; digit += 1) {
        const count = counts[digit] as number;
        counts[digit] = start;
        start += count;
      }
      const from = this.order;
      const to = this.#other;
      for (let i = 0; i < size; i += 1) {
        const index = from[i] as number;
        const slot = base + (((word[index] as number) >>> shift) & digitMask);
        const place = counts[slot] as number;
        to[place] = index;
        counts[slot] = place + 1;
      }
      this.order = to;
      this.#other = from;
    }
  }

  #settleTies(values: ArrayLike<number>): void {
    const { order, doubled, size } = this;
    for (let start = 0; start < size;) {
      const value = values[order[start] as number] as number;
      let end = start + 1;
      while (end < size && values[order[end] as number] === value) end += 1;
      const rank = start + end + 1;
      for (let i = start; i < end; i += 1) doubled[order[i] as number] = rank;
      start = end;
    }
  }
}

/** Doubled average ranks of the values, in their order. */
export function doubledRanks(values: ArrayLike<number>): Int32Array {
  const ranking = new Ranking().rank(values);
  return ranking.doubled.slice(0, ranking.size);
}

/**
 * Up to this many values every product of the correlation below is exact in a double; up to `exactSums` every sum is.
 */
const exactProducts = 6_800;
const exactSums = 131_000;

/**
 * Spearman's rank correlation: Pearson's of doubled average ranks, (nΣab − ΣaΣb) ÷ √((nΣa² − (Σa)²)(nΣb² − (Σb)²)).
 * Numerator and both terms are exact whole numbers that are rounded to a double once. Null where a side has no order at
 * all.
 */
export function rankCorrelation(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  size = Math.min(a.length, b.length),
): number | null {
  if (size < 2) return null;
  const { ab, aa, bb } = size <= exactSums ? rankSums(a, b, size) : wideRankSums(a, b, size);
  const total = size * (size + 1); // of doubled ranks, whatever the ties
  const centred = (product: number | bigint): number =>
    size <= exactProducts
      ? size * Number(product) - total * total
      : Number(BigInt(size) * BigInt(product) - BigInt(total) * BigInt(total));
  const [numerator, left, right] = [centred(ab), centred(aa), centred(bb)];
  return left > 0 && right > 0 ? numerator / Math.sqrt(left * right) : null;
}

function rankSums(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  size: number,
  start = 0,
): { ab: number; aa: number; bb: number } {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = start; i < size; i += 1) {
    const [x, y] = [a[i] as number, b[i] as number];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return { ab, aa, bb };
}

function wideRankSums(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  size: number,
): { ab: bigint; aa: bigint; bb: bigint } {
  const total = { ab: 0n, aa: 0n, bb: 0n };
  const piece = 1_000;
  for (let start = 0; start < size; start += piece) {
    const part = rankSums(a, b, Math.min(size, start + piece), start);
    total.ab += BigInt(part.ab);
    total.aa += BigInt(part.aa);
    total.bb += BigInt(part.bb);
  }
  return total;
}

/**
 * Weights in proportion to the centred ranks, (2rank − (n+1)) ÷ (½Σ|2rank − (n+1)|), written into `weights`: each side
 * sums to 1, all are 0 where there is no order.
 */
export function rankWeights(doubled: ArrayLike<number>, size: number, weights: Float64Array): void {
  let absolute = 0;
  for (let i = 0; i < size; i += 1) absolute += Math.abs((doubled[i] as number) - (size + 1));
  const side = absolute / 2;
  for (let i = 0; i < size; i += 1) weights[i] = absolute === 0 ? 0 : ((doubled[i] as number) - (size + 1)) / side;
}

/**
 * The positions of the `count` highest values, best first; among equals the earlier position comes first. `lowest`
 * gives the lowest instead, worst first, again the earlier position first among equals.
 */
export function firstOf({ order, doubled, size }: Ranking, count: number, lowest = false): Int32Array {
  const chosen = Math.min(count, size);
  if (lowest) return order.slice(0, chosen);
  const best = new Int32Array(chosen);
  let filled = 0;
  for (let end = size; filled < chosen;) {
    let start = end - 1;
    const rank = doubled[order[start] as number];
    while (start > 0 && doubled[order[start - 1] as number] === rank) start -= 1;
    for (let i = start; i < end && filled < chosen; i += 1) best[filled++] = order[i] as number;
    end = start;
  }
  return best;
}
