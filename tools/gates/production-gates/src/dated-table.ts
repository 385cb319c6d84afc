/** A table of one number by date and asset, as the figures need it: dense, row by row, NaN where there is nothing. */

export interface DatedTable {
  /** The distinct dates, ascending. */
  readonly days: Int32Array;
  /** Distinct, in the order of their UTF-8 bytes. */
  readonly assets: readonly string[];
  /**
   * The rows [from, to) of dates: value of asset a at date d in `(d − from) × assets + a`. Not to be changed; valid
   * until the next call.
   */
  rows(from: number, to: number): Promise<Float64Array>;
}

/** In a table of scores: the row is there and its score is missing. Infinities are errors, so none is a score. */
export const missingScore = Infinity;

/** The order of assets everywhere: by UTF-8 bytes, which is by code point and not JavaScript's own. */
export function byBytes(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    // Surrogates stand for code points above all others, and sort below some of them as units.
    if (x !== y) return rankOf(x) - rankOf(y);
  }
  return a.length - b.length;
}

function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** For each asset of one table its position in the other, −1 where that does not have it. Both are in byte order. */
export function positionsIn(assets: readonly string[], other: readonly string[]): Int32Array {
  const positions = new Int32Array(assets.length).fill(-1);
  const known = new Map(other.map((asset, position) => [asset, position]));
  assets.forEach((asset, i) => {
    positions[i] = known.get(asset) ?? -1;
  });
  return positions;
}

/** A table that lies in memory as a whole. */
export function denseTable(days: Int32Array, assets: readonly string[], values: Float64Array): DatedTable {
  const width = assets.length;
  return { days, assets, rows: (from, to) => Promise.resolve(values.subarray(from * width, to * width)) };
}
