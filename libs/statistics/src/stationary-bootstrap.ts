/**
 * The stationary bootstrap (Politis and Romano, 1994): blocks of geometric length whose mean is `block`, round the end
 * of the series. Replicates are functions of seed and number (Philox, counter (t, replicate, 0, 0)), so each can be
 * computed by itself.
 */
import { autocovariance } from './mean-test';
import { isConstant, median, sum, type Series } from './moments';
import { philoxPair } from './philox';

/** The two key words of a seed of 64 bits. */
export function keyOf(seed: bigint): [number, number] {
  return [Number(seed & 0xffffffffn), Number((seed >> 32n) & 0xffffffffn)];
}

/** Writes the indices (from 0) of one replicate of a series of `out.length` values; mean block length `block` ≥ 1. */
export function stationaryIndices(seed: bigint, replicate: number, block: number, out: Int32Array): void {
  const [key0, key1] = keyOf(seed);
  const n = out.length;
  const words = new Uint32Array(2);
  const threshold = 2 ** 32 / block;
  let index = 0;
  for (let t = 0; t < n; t += 1) {
    philoxPair(t, replicate, key0, key1, words);
    if (t === 0 || (words[0] as number) < threshold) index = Math.floor(((words[1] as number) * n) / 2 ** 32);
    else index = index + 1 === n ? 0 : index + 1;
    out[t] = index;
  }
}

export interface BlockLengths {
  readonly stationary: number;
  readonly circular: number;
}

/**
 * The block length of Politis and White ("Automatic block-length selection for the dependent bootstrap", 2004) with the
 * correction of Patton, Politis and White (2009). Null for a series without spread or of fewer than three values.
 */
export function politisWhite(values: Series): BlockLengths | null {
  const n = values.length;
  if (n < 3 || isConstant(values)) return null;
  const centre = sum(values) / n;
  const insignificant = Math.max(5, Math.floor(Math.log10(n)));
  const mostLags = Math.min(n - 2, Math.ceil(Math.sqrt(n)) + insignificant);
  const lags = dependentLags(values, centre, insignificant, mostLags);
  let weighted = 0;
  let longRun = autocovariance(values, centre, 0);
  for (let k = 1; k <= lags; k += 1) {
    const window = k / lags <= 0.5 ? 1 : 2 * (1 - k / lags);
    const covariance = autocovariance(values, centre, k);
    weighted += 2 * window * k * covariance;
    longRun += 2 * window * covariance;
  }
  const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const length = (scale: number): number => {
    const spread = scale * longRun * longRun;
    return spread > 0 ? Math.min(longest, Math.cbrt((2 * weighted * weighted) / spread) * Math.cbrt(n)) : longest;
  };
  return { stationary: length(2), circular: length(4 / 3) };
}

/** Twice the lag behind which `insignificant` autocorrelations in a row are small, at most all that are inspected. */
function dependentLags(values: Series, centre: number, insignificant: number, mostLags: number): number {
  const n = values.length;
  const critical = 2 * Math.sqrt(Math.log10(n) / n);
  let run = 0;
  for (let lag = 0; lag <= mostLags; lag += 1) {
    if (lag >= insignificant && run >= insignificant) return Math.min(mostLags, 2 * Math.max(lag - insignificant, 1));
    run = Math.abs(correlationAt(values, centre, lag)) < critical ? run + 1 : 0;
  }
  return mostLags;
}

function correlationAt(values: Series, centre: number, lag: number): number {
  const n = values.length;
  let [product, later, earlier] = [0, 0, 0];
  for (let i = 0; i < n - lag; i += 1)
    product += ((values[i + lag] as number) - centre) * ((values[i] as number) - centre);
  for (let i = lag + 1; i < n; i += 1) later += ((values[i] as number) - centre) ** 2;
  for (let i = 0; i < n - lag - 1; i += 1) earlier += ((values[i] as number) - centre) ** 2;
  return product / Math.sqrt(later * earlier);
}

/** The mean block length for several series: the median of their own, at least 1. */
export function medianBlockLength(columns: readonly Series[]): number {
  const lengths = columns.flatMap((column) => politisWhite(column)?.stationary ?? []);
  return Math.max(1, median(lengths) ?? 1);
}
