/** Tests of the hypothesis that the mean of a series is zero. */
import { isConstant, mean, type Series } from './moments';
import { studentTwoSided } from './student';

export interface MeanTest {
  readonly n: number;
  readonly mean: number | null;
  /** Standard error of the mean. */
  readonly se: number | null;
  /** Null, as is p, where the series has no spread or fewer than two values. */
  readonly t: number | null;
  /** Two-sided, Student's t with n − 1 degrees of freedom. */
  readonly p: number | null;
}

/** Student's t test of a series whose values do not depend on each other. */
export function studentTest(values: Series): MeanTest {
  return neweyWestTest(values, 0);
}

/**
 * The t test with the standard error of Newey and West ("A simple, positive semi-definite, heteroskedasticity and
 * autocorrelation consistent covariance matrix", 1987): Bartlett weights 1 − l/(L+1), autocovariances ÷ n, times
 * n/(n−1); p by Student's t with n − 1 degrees of freedom. Lag 0 is Student's own test.
 */
export function neweyWestTest(values: Series, lag: number): MeanTest {
  const n = values.length;
  const centre = mean(values);
  if (centre === null || n < 2 || isConstant(values)) return { n, mean: centre, se: null, t: null, p: null };
  const largest = Math.min(lag, n - 1);
  let variance = autocovariance(values, centre, 0);
  for (let l = 1; l <= largest; l += 1) variance += 2 * (1 - l / (largest + 1)) * autocovariance(values, centre, l);
  const se = Math.sqrt((variance * n) / (n - 1) / n);
  if (!(se > 0)) return { n, mean: centre, se: null, t: null, p: null };
  return { n, mean: centre, se, t: centre / se, p: studentTwoSided(centre / se, n - 1) };
}

/**
 * The lag for a series of length n whose neighbours share `overlap` periods: max(⌊4(n/100)^(2/9)⌋, overlap), at most n
 * − 1.
 */
export function neweyWestLag(n: number, overlap = 0): number {
  return Math.max(0, Math.min(n - 1, Math.max(Math.floor(4 * Math.pow(n / 100, 2 / 9)), overlap)));
}

/** Σ (x_t − centre)(x_{t+lag} − centre) ÷ n. */
export function autocovariance(values: Series, centre: number, lag: number): number {
  let total = 0;
  for (let i = lag; i < values.length; i += 1)
    total += ((values[i] as number) - centre) * ((values[i - lag] as number) - centre);
  return total / values.length;
}
