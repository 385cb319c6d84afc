/** Figures that the report always states and that no verdict rests on (contract 1.12). */
import type { DateFindings, NumericProfile } from './measure/measurements';
import type { Findings } from './request';

/** For `metrics`; null where nothing could be computed. */
export function profileMetrics({ measurements, columns }: Findings): Record<string, unknown> {
  if (measurements === undefined || columns === undefined)
    return { ...dateMetrics(undefined), profile_rows: null, distinct_by_column: null, numeric_profile: null };
  const { profile, dates } = measurements;
  return {
    ...dateMetrics(dates),
    profile_rows: profile.sampledRows,
    distinct_by_column: Object.fromEntries(columns.map((name, column) => [name, profile.distinct[column] ?? 0])),
    numeric_profile: Object.fromEntries(
      [...profile.numeric].map(([column, figures]) => [columns[column] as string, numericMetrics(figures)]),
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
    };
  const counts = found.perDay.map(([, assets]) => assets);
  return {
    dates: counts.length,
    first_date: dateText(found.first),
    newest_date: dateText(found.newest),
    assets_per_date: {
      min: counts.reduce((least, count) => Math.min(least, count), Infinity),
      median: median(counts),
      max: counts.reduce((most, count) => Math.max(most, count), 0),
    },
    assets_by_date: assetsByDate(found.perDay),
  };
}

/** So many dates at most, so that a report stays one that people read. */
const mostDates = 400;
const microsecondsPerDay = 86_400e6;

/** Every k-th date, counted from the newest. */
function assetsByDate(perDay: DateFindings['perDay']): Record<string, number> {
  const step = Math.ceil(perDay.length / mostDates);
  const shown = perDay.filter((_, index) => (perDay.length - 1 - index) % step === 0);
  return Object.fromEntries(shown.map(([day, assets]) => [dateText(day * microsecondsPerDay), assets]));
}

function numericMetrics({ zeros, min, max, quartiles }: NumericProfile): Record<string, number | null> {
  const [q25, middle, q75] = quartiles ?? [null, null, null];
  return { min, q25, median: middle, q75, max, zeros };
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
