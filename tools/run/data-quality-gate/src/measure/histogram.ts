/** How the numbers of a column are distributed (contract 1.12): counted in the sample, between ends of all rows. */

/** Of equal width. */
export const histogramBins = 20;
/** Columns that have one, in the order they were asked for: a report of thousands would not be read. */
export const histogramColumns = 200;

/**
 * The bin of a number, from 0, as SQL; NULL of NULL. `low` and `high`, the ends of the column: SQL of DOUBLE. Halves, because the
 * width of what lies between the ends may itself be too large for a double.
 */
export function binOf(value: string, low: string, high: string): string {
  const share = `(${value} / 2 - ${low} / 2) / (${high} / 2 - ${low} / 2)`;
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${low} < ${high} THEN CAST(least(${histogramBins - 1}, floor(${share} * ${histogramBins})) AS INTEGER) ELSE 0 END`;
}

/** A number as SQL. */
export function doubleLiteral(value: number): string {
  return `'${String(value)}'::DOUBLE`;
}

/** Numbers in each bin, of what DuckDB's `histogram` of the bins gave; undefined where it had no number. */
export function binCounts(found: unknown): readonly number[] | undefined {
  const entries = (found as { entries: readonly { key: unknown; value: unknown }[] } | null | undefined)?.entries;
  if (entries === undefined || entries.length === 0) return undefined;
  const counts = Array.from({ length: histogramBins }, () => 0);
  for (const { key, value } of entries) if (key !== null) counts[Number(key)] = Number(value);
  return counts;
}

/** Lower end of each bin, and the upper end of the last. */
export function binEdges(low: number, high: number): number[] {
  return Array.from({ length: histogramBins + 1 }, (_, edge) => {
    const share = edge / histogramBins;
    return low * (1 - share) + high * share;
  });
}
