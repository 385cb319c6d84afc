/**
 * Moments of a series. Sums run from the first value to the last, so that the same series gives the same bits
 * everywhere.
 */

export type Series = ArrayLike<number>;

export function sum(values: Series): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i] as number;
  return total;
}

/** Arithmetic mean; null of nothing. */
export function mean(values: Series): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** Sample standard deviation (n − 1); null for fewer than two values, exactly 0 where all are equal. */
export function standardDeviation(values: Series): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance);
}

/** Sample variance (n − 1); null for fewer than two values, exactly 0 where all are equal. */
export function sampleVariance(values: Series): number | null {
  if (values.length < 2) return null;
  return isConstant(values) ? 0 : centralSum(values, 2) / (values.length - 1);
}

/**
 * Whether all values are equal: the mean of equal values may be off by a rounding error, which must not pass for
 * spread.
 */
export function isConstant(values: Series): boolean {
  for (let i = 1; i < values.length; i += 1) if (values[i] !== values[0]) return false;
  return true;
}

/** Skewness m₃ / m₂^1.5 of the population (moments ÷ n; 0 for a normal one); null where there is no spread. */
export function skewness(values: Series): number | null {
  if (values.length === 0 || isConstant(values)) return null;
  const second = centralSum(values, 2) / values.length;
  return centralSum(values, 3) / values.length / (second * Math.sqrt(second));
}

/** Kurtosis m₄ / m₂² of the population (moments ÷ n; 3 for a normal one); null where there is no spread. */
export function kurtosis(values: Series): number | null {
  if (values.length === 0 || isConstant(values)) return null;
  const second = centralSum(values, 2) / values.length;
  return centralSum(values, 4) / values.length / (second * second);
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: Series): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

function centralSum(values: Series, power: 2 | 3 | 4): number {
  const centre = sum(values) / values.length;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    const distance = (values[i] as number) - centre;
    const square = distance * distance;
    total += power === 2 ? square : power === 3 ? square * distance : square * square;
  }
  return total;
}
