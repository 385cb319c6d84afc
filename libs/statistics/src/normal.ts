/** The normal distribution. */
import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** Φ(x). */
export function normalCdf(x: number): number {
  return cdf(x, 0, 1);
}

/** Φ⁻¹(p), 0 < p < 1. */
export function normalQuantile(p: number): number {
  return p <= 0.5 ? -upperNormalQuantile(p) : upperNormalQuantile(1 - p);
}

/**
 * The x above which lies the probability `tail` (0 < tail ≤ 1). The package's quantile is off by 7e-10 at 1e-9 and
 * infinite below 1e-19; Newton steps on the logarithm of the tail, which is concave, settle it.
 */
export function upperNormalQuantile(tail: number): number {
  if (tail >= 1) return -Infinity;
  if (tail <= 0) return Infinity;
  if (tail > 0.5) return -upperNormalQuantile(1 - tail);
  if (tail === 0.5) return 0;
  const rough = -quantile(tail, 0, 1);
  let x = Number.isFinite(rough) ? rough : Math.sqrt(-2 * Math.log(tail));
  for (let step = 0; step < 16; step += 1) {
    const reached = normalCdf(-x);
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    if (!(reached > 0) || !(density > 0)) break;
    const change = (Math.log(reached / tail) * reached) / density;
    x += change;
    if (Math.abs(change) <= 1e-15 * Math.abs(x)) break;
  }
  return x;
}
