/** Is there skill? What the test periods alone say (contract 18.10); other trials come in `family.ts`. */
import {
  mean,
  minimumTrackRecord,
  neweyWestLag,
  neweyWestTest,
  probabilisticSharpe,
  sharpeFigures,
  standardDeviation,
  studentTest,
  upperStudentQuantile,
  type SharpeFigures,
} from '@gatehouse/statistics';
import { knownMean, netIc, netReturn } from './means';
import { quantiles } from './period-figures';
import type { PeriodRow } from './period-rows';
import type { Parts } from './costs';

export type Skill = {
  /** Net at ×1, of all test periods. */
  ic_mean: number | null;
  ic_mean_gross: number | null;
  ic_std_gross: number | null;
  icir: number | null;
  /** Of the series, net at ×1. */
  ic_t: number | null;
  ic_p_t: number | null;
  ic_t_nw: number | null;
  ic_p_nw: number | null;
  nw_lag: number;
  /** The larger of both p values. */
  ic_p: number | null;
  n: number;
  ic_mean_tested: number | null;
  /** Share of windows with a net IC at ×1 above 0. */
  pos_ratio: number | null;
  rank_autocorrelation: number | null;
  sharpe: number | null;
  sharpe_annual: number | null;
  sharpe_n: number;
  skewness: number | null;
  kurtosis: number | null;
  psr_zero: number | null;
  min_track_record: number | null;
};

export interface SkillRequest {
  readonly parts: Parts;
  readonly costRate: number;
  /** Of the series; null where unknown. */
  readonly seriesPerYear: number | null;
  readonly posRatio: number | null;
}

export function skillOf({ parts: { test, series }, costRate, seriesPerYear, posRatio }: SkillRequest): {
  skill: Skill;
  figures: SharpeFigures | null;
} {
  const gross = test.map((row) => row.ic);
  const deviation = standardDeviation(gross);
  const net = series.map(netIc(1));
  const lag = neweyWestLag(net.length);
  const [plain, robust] = [studentTest(net), neweyWestTest(net, lag)];
  const figures = sharpeFigures(series.map(netReturn(1, costRate)));
  const sharpe = figures?.sharpe ?? null;
  return {
    figures,
    skill: {
      ic_mean: mean(test.map(netIc(1))),
      ic_mean_gross: mean(gross),
      ic_std_gross: deviation,
      icir: deviation === null || !(deviation > 0) ? null : (mean(gross) as number) / deviation,
      ic_t: plain.t,
      ic_p_t: plain.p,
      ic_t_nw: robust.t,
      ic_p_nw: robust.p,
      nw_lag: lag,
      ic_p: plain.p === null || robust.p === null ? null : Math.max(plain.p, robust.p),
      n: net.length,
      ic_mean_tested: mean(net),
      pos_ratio: posRatio,
      rank_autocorrelation: knownMean(test.slice(1).map((row) => row.rank_autocorrelation)),
      sharpe,
      sharpe_annual: sharpe === null || seriesPerYear === null ? null : sharpe * Math.sqrt(seriesPerYear),
      sharpe_n: series.length,
      skewness: figures?.skewness ?? null,
      kurtosis: figures?.kurtosis ?? null,
      psr_zero: figures === null ? null : probabilisticSharpe(figures),
      min_track_record: figures === null ? null : minimumTrackRecord(figures),
    },
  };
}

export interface Plausibility {
  /** Lower 95 % bound of the mean gross IC of the series. */
  ic_lower_95: number | null;
  /** Probability that the Sharpe ratio is beyond the one that is too good. */
  psr_too_good: number | null;
}

/** `tooGood`: Sharpe ratio a year. */
export function plausibilityOf(
  series: readonly PeriodRow[],
  figures: SharpeFigures | null,
  seriesPerYear: number | null,
  tooGood: number,
): Plausibility {
  const gross = series.map((row) => row.ic);
  const [plain, robust] = [studentTest(gross), neweyWestTest(gross, neweyWestLag(gross.length))];
  return {
    ic_lower_95:
      plain.se === null || robust.se === null || plain.mean === null
        ? null
        : plain.mean - upperStudentQuantile(0.05, plain.n - 1) * Math.max(plain.se, robust.se),
    psr_too_good:
      figures === null || seriesPerYear === null
        ? null
        : probabilisticSharpe(figures, tooGood / Math.sqrt(seriesPerYear)),
  };
}

export type Quantiles = {
  /** Mean label by fifth, the lowest scores first. */
  mean_returns: (number | null)[];
  /** Test periods that have the fifth. */
  dates: number[];
  spread: number | null;
};

export function quantilesOf(test: readonly PeriodRow[]): Quantiles {
  const bins = Array.from({ length: quantiles }, (_, bin) => test.map((row) => row.quantile_means[bin] ?? null));
  const means = bins.map(knownMean);
  const [lowest, highest] = [means[0] ?? null, means.at(-1) ?? null];
  return {
    mean_returns: means,
    dates: bins.map((bin) => bin.filter((value) => value !== null).length),
    spread: lowest === null || highest === null ? null : highest - lowest,
  };
}
