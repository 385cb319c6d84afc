/** Figures that the report always states and that no verdict rests on (contract 1.12). */
import { binEdges, histogramColumns } from './measure/histogram';
import type { DateFindings, DayCounts, NumericProfile } from './measure/measurements';
import type { Findings } from './request';

/** For `metrics`; null where nothing could be computed. */
export function profileMetrics({ measurements, columns }: Findings): Record<string, unknown> {
  if (measurements === undefined || columns === undefined)
    return {
      ...dateMetrics(undefined),
      profile_rows: null,
      distinct_by_column: null,
      numeric_profile: null,
      histogram_by_column: null,
    };
  const { profile, dates } = measurements;
  return {
    ...dateMetrics(dates),
    profile_rows: profile.sampledRows,
    distinct_by_column: Object.fromEntries(columns.map((name, column) => [name, profile.distinct[column] ?? 0])),
    numeric_profile: Object.fromEntries(
      [...profile.numeric].map(([column, figures]) => [columns[column] as string, numericMetrics(figures)]),
    ),
    histogram_by_column: Object.fromEntries(
      [...profile.numeric]
        .slice(0, histogramColumns)
        .map(([column, figures]) => [columns[column] as string, histogramOf(figures)]),
    ),
  };
}

function dateMetrics(found: DateFindings | undefined): Record<string, unknown> {
  if (found?.newest === undefined || found.first === undefined)
    return {
      dates: found === undefined ? null : 0,
      first_date: null,
      newest_date: null,
      assets_per_date: null,
      assets_by_date: null,
      rows_by_date: null,
      new_assets_by_date: null,
      dropped_assets_by_date: null,
    };
  const { perDay } = found;
  const counts = perDay.map(({ assets }) => assets);
  return {
    dates: counts.length,
    first_date: dateText(found.first),
    newest_date: dateText(found.newest),
    assets_per_date: {
      min: counts.reduce((least, count) => Math.min(least, count), Infinity),
      median: median(counts),
      max: counts.reduce((most, count) => Math.max(most, count), 0),
    },
    assets_by_date: byDate(perDay, ({ assets }) => assets),
    rows_by_date: byDate(perDay, ({ rows }) => rows),
    new_assets_by_date: byDate(perDay, ({ added }) => added),
    dropped_assets_by_date: byDate(perDay, ({ dropped }) => dropped),
  };
}

/** So many dates at most, so that a report stays one that people read. */
const mostDates = 400;
const microsecondsPerDay = 86_400e6;

/** Of every k-th date, counted from the newest; null where it is not known of them. */
function byDate(
  perDay: DateFindings['perDay'],
  figureOf: (day: DayCounts) => number | undefined,
): Record<string, number> | null {
  const step = Math.ceil(perDay.length / mostDates);
  const shown = perDay.filter((_, index) => (perDay.length - 1 - index) % step === 0);
  const figures = shown.flatMap((each): [string, number][] => {
    const figure = figureOf(each);
    return figure === undefined ? [] : [[dateText(each.day * microsecondsPerDay), figure]];
  });
  return figures.length === 0 ? null : Object.fromEntries(figures);
}

function numericMetrics({ zeros, min, max, quartiles }: NumericProfile): Record<string, number | null> {
  const [q25, middle, q75] = quartiles ?? [null, null, null];
  return { min, q25, median: middle, q75, max, zeros };
}

function histogramOf({ min, max, histogram }: NumericProfile): { edges: number[]; counts: number[] } | null {
  if (min === null || max === null || histogram === null) return null;
  return min === max
    ? { edges: [min, max], counts: histogram.slice(0, 1) }
    : { edges: binEdges(min, max), counts: [...histogram] };
}

/** Of at least one number; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Microseconds since 1970 UTC as `YYYY-MM-DD`, or, with a time of day, `YYYY-MM-DDTHH:MM:SSZ`. */
export function dateText(moment: number): string {
  const text = new Date(Math.floor(moment / 1000)).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}
