/** The walk-forward (contract 18.8): windows of whole calendar years, each training purged against its own test. */
import { mean, sharpeRatio, standardDeviation } from '@gatehouse/statistics';
import { isoDate, firstDayOf, yearOf } from './days';
import { netIc, netReturn, rowsAt, type Rows } from './means';
import type { Frame, Period } from './sample';
import { positionsWhere, purge, seriesOf, type Years } from './split';

export interface WalkForwardSettings {
  readonly embargo: number;
  readonly minTrainPeriods: number;
  readonly minTestPeriods: number;
  /** At which figures of windows are reported. */
  readonly costMultiplier: number;
  readonly costRate: number;
  readonly periodsPerYear: number | null;
}

export type WalkForwardWindow = {
  window: string;
  train_start: string;
  train_end: string;
  test_start: string;
  test_end: string;
  train_ic: number | null;
  test_ic: number | null;
  /** Why there are no figures. */
  reason: 'too_few_train_periods' | 'too_few_test_periods' | null;
  train_purged: number;
  train_n: number;
  test_n: number;
  test_ic_x1: number | null;
  test_ic_gross: number | null;
  /** A year. */
  test_sharpe: number | null;
  test_win_rate: number | null;
  /** Rows of all periods of the part. */
  train_n_signals: number;
  test_n_signals: number;
};

const fewestForSharpe = 3;

/** Positions of a window's test, and of what is left of its training. */
export function windowPositions(
  frame: Frame,
  years: Years,
  embargo: number,
): { train: number[]; purged: number; test: number[] } {
  const within = ([from, to]: readonly [number, number]): number[] =>
    positionsWhere(frame.periods, ({ day }) => yearOf(day) >= from && yearOf(day) <= to);
  const test = within(years.test);
  return { test, ...purge(frame.periods, within(years.train), test, embargo) };
}

export function windowsOf(
  frame: Frame,
  rows: Rows,
  years: readonly Years[],
  settings: WalkForwardSettings,
): WalkForwardWindow[] {
  return years.map((each) => windowOf(frame, rows, each, settings));
}

function windowOf(frame: Frame, rows: Rows, years: Years, settings: WalkForwardSettings): WalkForwardWindow {
  const { train, purged, test } = windowPositions(frame, years, settings.embargo);
  const reason =
    train.length < settings.minTrainPeriods
      ? 'too_few_train_periods'
      : test.length < settings.minTestPeriods
        ? 'too_few_test_periods'
        : null;
  const signals = (positions: readonly number[]): number =>
    positions.reduce((total, position) => total + (frame.periods[position] as Period).names, 0);
  const lastDay = (year: number): string => isoDate(firstDayOf(year + 1) - 1);
  const window: WalkForwardWindow = {
    window: windowName(years),
    train_start: isoDate(firstDayOf(years.train[0])),
    train_end: lastDay(years.train[1]),
    test_start: isoDate(firstDayOf(years.test[0])),
    test_end: lastDay(years.test[1]),
    train_ic: null,
    test_ic: null,
    reason,
    train_purged: purged,
    train_n: train.length,
    test_n: test.length,
    test_ic_x1: null,
    test_ic_gross: null,
    test_sharpe: null,
    test_win_rate: null,
    train_n_signals: signals(train),
    test_n_signals: signals(test),
  };
  if (reason !== null) return window;
  const { costMultiplier, costRate, periodsPerYear } = settings;
  const judged = rowsAt(rows, test);
  const returns = rowsAt(rows, seriesOf(test, frame.stride)).map(netReturn(costMultiplier, costRate));
  const sharpe = returns.length < fewestForSharpe ? null : sharpeRatio(returns);
  return {
    ...window,
    train_ic: mean(rowsAt(rows, train).map(netIc(costMultiplier))),
    test_ic: mean(judged.map(netIc(costMultiplier))),
    test_ic_x1: mean(judged.map(netIc(1))),
    test_ic_gross: mean(judged.map((row) => row.ic)),
    test_sharpe: sharpe === null || periodsPerYear === null ? null : sharpe * Math.sqrt(periodsPerYear / frame.stride),
    test_win_rate: returns.length === 0 ? null : returns.filter((value) => value > 0).length / returns.length,
  };
}

/** `2015`, or `2015-2016`. */
export function windowName({ test: [from, to] }: Years): string {
  return from === to ? String(from) : `${from}-${to}`;
}

export type WalkForward = {
  ok: boolean;
  return_code: 0;
  rows: number;
  test_ic_mean: number | null;
  /** n − 1. */
  test_ic_std: number | null;
  /** Share above 0, of windows with a figure. */
  test_ic_pos_ratio: number | null;
  test_ic_n: number;
  test_ic_overall_mean: null;
  test_ic_overall_std: null;
  test_ic_overall_pos_ratio: null;
  test_ic_overall_n: null;
  cost_multiplier: number;
  universe: string;
  windows: WalkForwardWindow[];
};

/** `isKnown`: the universe could be told; `minWindows` of the windows must have a figure. */
export function walkForward(
  windows: readonly WalkForwardWindow[],
  given: { costMultiplier: number; universe: string; minWindows: number; isKnown: boolean },
): WalkForward {
  const figures = windows.flatMap(({ test_ic: ic }) => (ic === null ? [] : [ic]));
  return {
    ok: given.isKnown && figures.length >= given.minWindows,
    return_code: 0,
    rows: windows.length,
    test_ic_mean: mean(figures),
    test_ic_std: standardDeviation(figures),
    test_ic_pos_ratio: shareAboveZero(figures),
    test_ic_n: figures.length,
    test_ic_overall_mean: null,
    test_ic_overall_std: null,
    test_ic_overall_pos_ratio: null,
    test_ic_overall_n: null,
    cost_multiplier: given.costMultiplier,
    universe: given.universe,
    windows: [...windows],
  };
}

export function shareAboveZero(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.filter((value) => value > 0).length / values.length;
}
