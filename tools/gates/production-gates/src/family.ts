/** What the number of trials makes of the figures of one (contract 18.10). */
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  breakEvenTrials,
  deflatedSharpe,
  expectedMaximum,
  haircutSharpe,
  holm,
  sampleVariance,
  studentTwoSided,
  type SharpeFigures,
} from '@gatehouse/statistics';
import type { KnownTrial } from '@gatehouse/records';

export type FamilyFigures = {
  q_value_bh: number | null;
  q_value_by: number | null;
  p_holm: number | null;
  p_bonferroni: number | null;
  n_trials: number;
  /** As the replaced report has it: the number of trials. */
  n_factors: number;
  /** Trials with a q value at or below the line. */
  n_pass: number;
  sharpe_variance: number | null;
  sharpe_variance_from: 'trials' | 'null';
  expected_max_sharpe: number | null;
  dsr: number | null;
  /** With the variance of the trials as it is. */
  dsr_paper: number | null;
  dsr_2n: number | null;
  dsr_10n: number | null;
  break_even_trials: number | null;
  haircut_bonferroni: number | null;
};

export interface FamilyRequest {
  /** Trials in all, at least 1. */
  readonly trials: number;
  readonly others: readonly KnownTrial[];
  /** Of this trial. */
  readonly p: number | null;
  readonly figures: SharpeFigures | null;
  /** Periods of the series a year. */
  readonly seriesPerYear: number | null;
  readonly qLine: number;
  readonly dsrLine: number;
}

/** From so many known Sharpe ratios on, their variance counts. */
const enoughForVariance = 10;

export function familyFigures(request: FamilyRequest): FamilyFigures {
  const { trials, others, p, figures, qLine, dsrLine } = request;
  const pValues = [p ?? 1, ...others.map((other) => other.p ?? 1)];
  const qValues = benjaminiHochberg(pValues, trials);
  const first = (values: readonly number[]): number | null => (p === null ? null : (values[0] as number));
  const ratios = sharpeRatios(request);
  const variance = figures === null ? null : varianceOf(ratios, figures.n);
  const own = ratios.length >= 2 ? sampleVariance(ratios) : null;
  const dsr = (count: number): number | null =>
    figures === null || variance === null ? null : deflatedSharpe(figures, count, variance.value);
  return {
    q_value_bh: first(qValues),
    q_value_by: first(benjaminiYekutieli(pValues, trials)),
    p_holm: first(holm(pValues, trials)),
    p_bonferroni: first(bonferroni(pValues, trials)),
    n_trials: trials,
    n_factors: trials,
    n_pass: qValues.filter((q, i) => q <= qLine && (i > 0 ? others[i - 1]?.p : p) !== null).length,
    sharpe_variance: variance?.value ?? null,
    sharpe_variance_from: variance?.from ?? 'null',
    expected_max_sharpe: variance === null ? null : Math.sqrt(variance.value) * expectedMaximum(trials),
    dsr: dsr(trials),
    dsr_paper: figures === null || own === null ? null : deflatedSharpe(figures, trials, own),
    dsr_2n: dsr(2 * trials),
    dsr_10n: dsr(10 * trials),
    break_even_trials: figures === null || variance === null ? null : breakEvenTrials(figures, variance.value, dsrLine),
    haircut_bonferroni: figures === null ? null : haircutOf(figures, trials),
  };
}

/** Known Sharpe ratios of the trials, per period of this trial's series, its own first. */
function sharpeRatios({ figures, others, seriesPerYear }: FamilyRequest): number[] {
  if (figures === null) return [];
  const scaled = others.flatMap(({ sharpe, periodsPerYear }) => {
    if (sharpe === null) return [];
    return periodsPerYear === null || seriesPerYear === null
      ? [sharpe]
      : [sharpe * Math.sqrt(periodsPerYear / seriesPerYear)];
  });
  return [figures.sharpe, ...scaled];
}

/** From enough known ratios on theirs, never below the variance without skill, 1 ÷ (n − 1). */
function varianceOf(ratios: readonly number[], n: number): { value: number; from: 'trials' | 'null' } {
  const floor = 1 / (n - 1);
  const own = ratios.length >= enoughForVariance ? sampleVariance(ratios) : null;
  return own === null ? { value: floor, from: 'null' } : { value: Math.max(own, floor), from: 'trials' };
}

function haircutOf(figures: SharpeFigures, trials: number): number {
  const p = studentTwoSided(figures.sharpe * Math.sqrt(figures.n), figures.n - 1);
  return haircutSharpe(figures.sharpe, figures.n, Math.min(1, trials * p));
}
