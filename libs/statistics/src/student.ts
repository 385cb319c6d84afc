/** Student's t distribution. */
import cdf from '@stdlib/stats-base-dists-t-cdf';
import { upperNormalQuantile } from './normal';

/** Two-sided p value of t with so many degrees of freedom. */
export function studentTwoSided(t: number, freedom: number): number {
  return Math.min(1, 2 * cdf(-Math.abs(t), freedom));
}

/**
 * The t above which lies the probability `tail` (0 < tail ≤ 0.5): the root of the distribution function, by bisection
 * on brackets that double, then regula falsi (Illinois). The function is exact to 2e-13, so the root is as well.
 */
export function upperStudentQuantile(tail: number, freedom: number): number {
  if (tail >= 0.5) return 0;
  if (tail <= 0) return Infinity;
  const excess = (t: number): number => Math.log(cdf(-t, freedom) / tail);
  let low = 0;
  let high = Math.max(1, upperNormalQuantile(tail));
  while (excess(high) > 0 && high < 1e300) [low, high] = [high, 2 * high];
  let [atLow, atHigh] = [excess(low), excess(high)];
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step += 1) {
    const falsi = high - (atHigh * (high - low)) / (atHigh - atLow);
    const middle = falsi > low && falsi < high ? falsi : (low + high) / 2;
    const at = excess(middle);
    if (at === 0) return middle;
    if (at > 0) {
      [low, atLow] = [middle, at];
      atHigh /= 2;
    } else {
      [high, atHigh] = [middle, at];
      atLow /= 2;
    }
  }
  return (low + high) / 2;
}
