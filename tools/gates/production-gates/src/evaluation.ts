/** From periods to the sections of a report that rest on this trial alone (contract 18.6 to 18.10). */
import { mean, type SharpeFigures } from '@gatehouse/statistics';
import { costFigures, costRows, type CostFigures, type CostRow } from './costs';
import { isoDate } from './days';
import type { MarketData } from './market-data';
import { knownMean, netReturn, rowsAt } from './means';
import { riskOf, type Risk } from './risk';
import type { RowCounts } from './cross-section';
import type { NotJudged, Period } from './sample';
import type { Settings } from './settings';
import { isLongOnly, stated, stressLines, walkForwardSettings } from './settings-parts';
import { plausibilityOf, quantilesOf, skillOf, type Quantiles, type Skill } from './skill';
import { seriesOf } from './split';
import { describeUniverse } from './stress-universe';
import { byPosition, type SampleRows, type Survey } from './survey';
import { shareAboveZero, walkForward, windowsOf, type WalkForward } from './walk-forward';
import type { PeriodRow } from './period-rows';

export type Sample = {
  periods: number;
  train_periods: number;
  test_periods: number;
  train_purged: number;
  not_judged: Partial<Record<NotJudged, number>>;
  rows: RowCounts;
  label_coverage: number | null;
  period_coverage: number | null;
  spacing_median: number | null;
  stride: number;
  periods_per_year: number | null;
  test_start: string | null;
  test_end: string | null;
};

export type LookAhead = {
  ic_lower_95: number | null;
  psr_too_good: number | null;
  /** Mean gross IC of the test, with the label, with what came before the entry, and after the exit. */
  ic_label: number | null;
  ic_before_entry: number | null;
  ic_after_exit: number | null;
  score_known: 'after_close' | 'before_entry';
  offending_rows: number;
  offending: string[];
  point_in_time: MarketData['pointInTime'] | null;
};

export interface Evaluation {
  readonly sample: Sample;
  readonly costStress: CostRow[];
  readonly cost: CostFigures;
  readonly walkForward: WalkForward;
  readonly risk: Risk;
  readonly quantiles: Quantiles;
  readonly skill: Skill;
  readonly lookAhead: LookAhead;
  readonly medianAbsLabel: number | null;
  /** Of the series' net returns at ×1. */
  readonly figures: SharpeFigures | null;
  /** Periods of the series a year. */
  readonly seriesPerYear: number | null;
  /** Net returns at ×1 of the series, by date. */
  readonly series: readonly { day: number; value: number }[];
}

export interface EvaluationRequest {
  readonly data: MarketData;
  readonly settings: Settings;
  readonly survey: Survey;
  readonly sample: SampleRows;
  readonly medianAbsLabel: number | null;
}

export function evaluate({ data, settings, survey, sample, medianAbsLabel }: EvaluationRequest): Evaluation {
  const { frame, split, windows } = survey;
  const rows = byPosition(sample.rows);
  const costRate = stated(settings.values['cost.rate']);
  const positions = seriesOf(split.test, frame.stride);
  const parts = {
    test: rowsAt(rows, split.test),
    train: rowsAt(rows, split.train),
    series: rowsAt(rows, positions),
  };
  const seriesPerYear = survey.periodsPerYear === null ? null : survey.periodsPerYear / frame.stride;
  const wfSettings = walkForwardSettings(settings, survey.periodsPerYear);
  const full = windowsOf(frame, rows, windows, wfSettings);
  const stressed =
    survey.stress === undefined || sample.stress === null
      ? full
      : windowsOf(survey.stress.frame, byPosition(sample.stress), windows, wfSettings);
  const { skill, figures } = skillOf({
    parts,
    costRate,
    seriesPerYear,
    posRatio: shareAboveZero(full.flatMap(({ test_ic_x1: ic }) => (ic === null ? [] : [ic]))),
  });
  return {
    sample: sampleOf(survey, parts.test.length, parts.train.length),
    costStress: costRows(parts, stated(settings.values['cost.multipliers']), costRate),
    cost: costFigures(parts, costRate),
    walkForward: walkForward(survey.missing === undefined ? stressed : [], {
      costMultiplier: wfSettings.costMultiplier,
      universe: describeUniverse(stressLines(settings)),
      minWindows: stated(settings.values['walk_forward.min_windows']),
      isKnown: survey.missing === undefined,
    }),
    risk: riskOf({
      test: parts.test,
      series: parts.series,
      isLongOnly: isLongOnly(settings),
      hasIndustries: data.industries !== undefined,
    }),
    quantiles: quantilesOf(parts.test),
    skill,
    lookAhead: lookAheadOf(data, settings, parts, figures, seriesPerYear),
    medianAbsLabel,
    figures,
    seriesPerYear,
    series: parts.series.map((row, i) => ({
      day: (frame.periods[positions[i] as number] as Period).day,
      value: netReturn(1, costRate)(row),
    })),
  };
}

function sampleOf(survey: Survey, testPeriods: number, trainPeriods: number): Sample {
  const { frame, split } = survey;
  const { scored, labelled } = frame.rows;
  const candidates = frame.candidates.filter(
    ({ day, window }) =>
      window !== 'window_open' &&
      split.testStart !== null &&
      day >= split.testStart &&
      (split.testEnd === null || day <= split.testEnd),
  ).length;
  const dayAt = (position: number | undefined): string | null =>
    position === undefined ? null : isoDate((frame.periods[position] as Period).day);
  return {
    periods: frame.periods.length,
    train_periods: trainPeriods,
    test_periods: testPeriods,
    train_purged: split.purged,
    not_judged: { ...frame.notJudged },
    rows: { ...frame.rows },
    label_coverage: scored === 0 ? null : labelled / scored,
    period_coverage: candidates === 0 ? null : testPeriods / candidates,
    spacing_median: frame.spacing,
    stride: frame.stride,
    periods_per_year: survey.periodsPerYear,
    test_start: dayAt(split.test[0]),
    test_end: dayAt(split.test.at(-1)),
  };
}

function lookAheadOf(
  data: MarketData,
  settings: Settings,
  { test, series }: { test: readonly PeriodRow[]; series: readonly PeriodRow[] },
  figures: SharpeFigures | null,
  seriesPerYear: number | null,
): LookAhead {
  return {
    ...plausibilityOf(series, figures, seriesPerYear, settings.lines.sharpe_max),
    ic_label: mean(test.map((row) => row.ic)),
    ic_before_entry: knownMean(test.map((row) => row.ic_before_entry)),
    ic_after_exit: knownMean(test.map((row) => row.ic_after_exit)),
    score_known: stated(settings.values['label.score_known']),
    offending_rows: data.offending.count,
    offending: [...data.offending.first],
    point_in_time: data.pointInTime ?? null,
  };
}

/** Positions whose part of the sample is the test or the training, for the table of periods. */
export function partsOf({ split }: Survey): (position: number) => 'train' | 'test' | '' {
  const [train, test] = [new Set(split.train), new Set(split.test)];
  return (position) => (test.has(position) ? 'test' : train.has(position) ? 'train' : '');
}
