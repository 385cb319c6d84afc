/** The distribution of a column's numbers as small bars, between its smallest and its largest value (contract 1.11). */
import type { Metrics } from './data-quality-metrics';
import { isDrawable } from './number-text';

/** Key of the metrics that holds the histograms. */
export const histogramKey = 'histogram_by_column';

/** Rectangles that a page has at most: a report of somebody else may have any number of bins. */
const mostBins = 40;

/** Numbers per bin, of bins of equal width; undefined where there is nothing to draw. */
export function binsOf(metrics: Metrics, column: string): readonly number[] | undefined {
  const all = (metrics[histogramKey] ?? {}) as Record<string, { counts?: unknown } | null>;
  const counts = Object.hasOwn(all, column) ? all[column]?.counts : undefined;
  if (!Array.isArray(counts) || counts.length === 0 || counts.length > mostBins) return undefined;
  const bins = counts as unknown[];
  const isCount = (count: unknown): count is number => typeof count === 'number' && isDrawable(count) && count >= 0;
  return bins.every(isCount) && bins.some((count) => count > 0) ? bins : undefined;
}

/**
 * One path with an `M` for each bin that has numbers, from `left` to `right` and at most from `foot` up to `top`, in
 * pixels.
 */
export function binBars(
  bins: readonly number[],
  { left, right, top, foot }: { left: number; right: number; top: number; foot: number },
): string {
  const most = Math.max(...bins);
  const width = (right - left) / bins.length;
  const bars = bins.flatMap((count, bin) => {
    if (count === 0) return [];
    const height = Math.max(1, (count / most) * (foot - top));
    const x = (left + bin * width).toFixed(1);
    return [`M${x} ${foot}V${(foot - height).toFixed(1)}h${Math.max(0.8, width - 0.8).toFixed(1)}V${foot}Z`];
  });
  return `<path class="bins" d="${bars.join('')}"/>`;
}
