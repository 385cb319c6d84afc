/**
 * Training and test (contract 18.8): every label of the training was known when the first score of the test was made.
 */
import { yearOf, firstDayOf } from './days';
import type { Frame, Period } from './sample';

export interface SplitSettings {
  readonly trainStart: number | null;
  readonly trainEnd: number | null;
  readonly testStart: number | null;
  readonly testEnd: number | null;
  readonly embargo: number;
}

export interface Split {
  /** Positions among the judged periods, ascending. */
  readonly test: readonly number[];
  readonly train: readonly number[];
  /** Periods left out of the training because their labels were not known in time. */
  readonly purged: number;
  /** The test as settings have it: days, null is open. */
  readonly testStart: number | null;
  readonly testEnd: number | null;
}

export interface WindowSettings {
  readonly trainYears: number;
  readonly testYears: number;
  readonly startYear: number | null;
  readonly endYear: number | null;
}

/** Years of a window, both ends included. */
export interface Years {
  readonly train: readonly [number, number];
  readonly test: readonly [number, number];
}

/** The windows of the walk-forward: every `testYears` from the first year after `trainYears` of training on. */
export function windowYears(periods: readonly Period[], settings: WindowSettings): Years[] {
  const [first, last] = [periods[0], periods.at(-1)];
  const start = settings.startYear ?? (first === undefined ? null : yearOf(first.day));
  const end = settings.endYear ?? (last === undefined ? null : yearOf(last.day));
  if (start === null || end === null) return [];
  const years: Years[] = [];
  for (let year = start + settings.trainYears; year <= end; year += settings.testYears)
    years.push({
      train: [year - settings.trainYears, year - 1],
      test: [year, Math.min(year + settings.testYears - 1, end)],
    });
  return years;
}

/** The split of the sample; without a start of its own the test begins with the first window's. */
export function splitOf(frame: Frame, settings: SplitSettings, windows: readonly Years[]): Split {
  const { periods } = frame;
  const testStart = settings.testStart ?? (windows[0] === undefined ? null : firstDayOf(windows[0].test[0]));
  if (testStart === null) return { test: [], train: [], purged: 0, testStart: null, testEnd: settings.testEnd };
  const between = (from: number | null, to: number | null): number[] =>
    positionsWhere(periods, ({ day }) => (from === null || day >= from) && (to === null || day <= to));
  const test = between(testStart, settings.testEnd);
  const before = between(settings.trainStart, settings.trainEnd).filter(
    (position) => (periods[position] as Period).day < testStart,
  );
  return { test, testStart, testEnd: settings.testEnd, ...purge(periods, before, test, settings.embargo) };
}

/**
 * What of a training was known when its test began: exit at or before the first test score's date, less the embargo.
 */
export function purge(
  periods: readonly Period[],
  train: readonly number[],
  test: readonly number[],
  embargo: number,
): { train: number[]; purged: number } {
  const first = test[0] === undefined ? undefined : periods[test[0]];
  const kept = train.filter(
    (position) => first === undefined || (periods[position] as Period).window.x <= first.window.p - embargo,
  );
  return { train: kept, purged: train.length - kept.length };
}

export function positionsWhere(periods: readonly Period[], holds: (period: Period) => boolean): number[] {
  return periods.flatMap((period, position) => (holds(period) ? [position] : []));
}

/** Positions of the series: the sleeve of the first judged period among these. */
export function seriesOf(positions: readonly number[], stride: number): number[] {
  return positions.filter((position) => position % stride === 0);
}
