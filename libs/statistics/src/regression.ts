/** Correlation and the least-squares line. Sums run from first to last. */
import { isConstant, sum, type Series } from './moments';

/**
 * Pearson's correlation of two series of the same length; null where one has no spread, or the sums leave the range of
 * a double.
 */
export function pearson(xs: Series, ys: Series): number | null {
  if (xs.length < 2 || isConstant(xs) || isConstant(ys)) return null;
  const { xx, xy, yy } = comoments(xs, ys);
  const spread = Math.sqrt(xx) * Math.sqrt(yy);
  return spread > 0 && Number.isFinite(spread) && Number.isFinite(xy) ? xy / spread : null;
}

export interface Line {
  readonly n: number;
  readonly slope: number;
  /** Standard error of the slope; null for fewer than three points. */
  readonly se: number | null;
}

/** The least-squares line of ys over xs; null where the xs have no spread. */
export function leastSquares(xs: Series, ys: Series): Line | null {
  const n = xs.length;
  const { xx, xy, centreX, centreY } = comoments(xs, ys);
  if (n < 2 || isConstant(xs) || !(xx > 0)) return null;
  const slope = xy / xx;
  let residuals = 0;
  for (let i = 0; i < n; i += 1) {
    const residual = (ys[i] as number) - centreY - slope * ((xs[i] as number) - centreX);
    residuals += residual * residual;
  }
  return { n, slope, se: n < 3 ? null : Math.sqrt(residuals / (n - 2) / xx) };
}

function comoments(xs: Series, ys: Series): { xx: number; xy: number; yy: number; centreX: number; centreY: number } {
  const [centreX, centreY] = [sum(xs) / xs.length, sum(ys) / ys.length];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < xs.length; i += 1) {
    const [x, y] = [(xs[i] as number) - centreX, (ys[i] as number) - centreY];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  return { xx, xy, yy, centreX, centreY };
}
