/**
 * What the best of many trials is worth (contract 19.3 to 19.8): pure, all arithmetic is that of @gatehouse/statistics.
 */
import type { TrialsReport } from '@gatehouse/contracts';
import {
  addCounts,
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  breakEvenTrials,
  countReplicates,
  deflatedSharpe,
  expectedMaximum,
  haircutSharpe,
  holm,
  mean,
  meanCorrelation,
  medianBlockLength,
  neweyWestLag,
  neweyWestTest,
  noCounts,
  probabilisticSharpe,
  probabilityOfOverfitting,
  sampleVariance,
  sharpeFigures,
  standardDeviation,
  studentTest,
  studentTwoSided,
  superiority,
  superiorityProblem,
  trialTable,
  walkForwardSelection,
  type Overfitting,
  type Superiority,
  type SuperiorityProblem,
} from '@gatehouse/statistics';
import type { Trials } from './returns';

export type TrialFigures = TrialsReport['trials'][number];

export interface ComparisonRequest {
  readonly trials: Trials;
  /** In excess of the benchmark; the returns themselves without one. */
  readonly excess: readonly (readonly number[])[];
  /** The trial that is asked about; the best without one. */
  readonly trial: string | undefined;
  /** Trials that the record of the family has, where one is named. */
  readonly recorded: number;
  readonly blocks: number;
  readonly reps: number;
  readonly seed: bigint;
  readonly windows: { readonly train: number; readonly test: number; readonly embargo: number };
  /** Hears how many replicates are done. */
  progress?(done: number): void;
}

export type Comparison = Pick<
  TrialsReport,
  'trials' | 'best' | 'mean_correlation' | 'effective_trials' | 'cscv' | 'spa' | 'selection'
> & { blockLength: number };

const fewestForPbo = 10;
const shownP = 0.1;
const enoughForVariance = 10;
const dsrLine = 0.95;
const replicatesAtOnce = 500;
const bins = 20;

export function compare(request: ComparisonRequest): Comparison {
  const { trials, excess } = request;
  const table = trialTable(trials.columns);
  const correlation = meanCorrelation(table);
  const blockLength = medianBlockLength(excess);
  const problem = superiorityProblem(trialTable(excess), blockLength);
  const { counts, found } = bootstrap(problem, request);
  const figures = trialFigures(trials, found);
  const count = trials.names.length;
  return {
    trials: figures,
    best: bestOf(request, figures),
    mean_correlation: correlation,
    effective_trials: correlation === null ? null : correlation + (1 - correlation) * count,
    cscv: cscvOf(count < fewestForPbo ? null : probabilityOfOverfitting(table, request.blocks), request),
    spa: {
      t_spa: problem.statistic,
      t_rc: problem.unstudentised,
      p_spa: { lower: found.lower, consistent: found.consistent, upper: found.upper },
      p_rc: found.realityCheck,
      counts: {
        lower: counts.lower,
        consistent: counts.consistent,
        upper: counts.upper,
        reality_check: counts.realityCheck,
      },
      stepm_adjusted_p: Object.fromEntries(
        trials.names.flatMap((name, k) => {
          const p = found.adjusted[k] ?? null;
          return p === null || p > shownP ? [] : [[name, p]];
        }),
      ),
      valid: problem.valid,
      left_out: trials.names.filter((_, k) => !((problem.omega[k] as number) > 0)),
      omega: [...problem.omega],
    },
    selection: selectionOf(request, table),
    blockLength,
  };
}

function bootstrap(
  problem: SuperiorityProblem,
  { seed, reps, progress }: ComparisonRequest,
): { counts: ReturnType<typeof noCounts>; found: Superiority } {
  let counts = noCounts(problem);
  for (let first = 0; first < reps; first += replicatesAtOnce) {
    const end = Math.min(reps, first + replicatesAtOnce);
    counts = addCounts(counts, countReplicates(problem, seed, { first, end }));
    progress?.(end);
  }
  return { counts, found: superiority(problem, counts, reps) };
}

/**
 * q values and adjusted p values are of Newey and West's p; haircuts are of Student's, which is that of the ratio
 * itself.
 */
function trialFigures({ names, columns }: Trials, found: Superiority): TrialFigures[] {
  const tests = columns.map((column) => ({
    plain: studentTest(column),
    robust: neweyWestTest(column, neweyWestLag(column.length)),
    sharpe: sharpeFigures(column),
  }));
  const robust = tests.map((test) => test.robust.p ?? 1);
  const ratio = tests.map(({ sharpe }) =>
    sharpe === null ? 1 : studentTwoSided(sharpe.sharpe * Math.sqrt(sharpe.n), sharpe.n - 1),
  );
  const adjusted = {
    bh: benjaminiHochberg(robust),
    by: benjaminiYekutieli(robust),
    holm: holm(robust),
    bonferroni: bonferroni(robust),
  };
  const haircuts = { bonferroni: bonferroni(ratio), holm: holm(ratio), by: benjaminiYekutieli(ratio) };
  return names.map((trial, k) => {
    const column = columns[k] as readonly number[];
    const { plain, robust: nw, sharpe } = tests[k] as (typeof tests)[number];
    const isKnown = nw.p !== null;
    const of = (values: readonly number[]): number | null => (isKnown ? (values[k] as number) : null);
    const cut = (values: readonly number[]): number | null =>
      sharpe === null ? null : haircutSharpe(sharpe.sharpe, sharpe.n, values[k] as number);
    return {
      trial,
      n: column.length,
      mean: mean(column),
      sd: standardDeviation(column),
      sharpe: sharpe?.sharpe ?? null,
      skewness: sharpe?.skewness ?? null,
      kurtosis: sharpe?.kurtosis ?? null,
      psr_zero: sharpe === null ? null : probabilisticSharpe(sharpe),
      t: plain.t,
      p_t: plain.p,
      t_nw: nw.t,
      p_nw: nw.p,
      p: nw.p,
      q_bh: of(adjusted.bh),
      q_by: of(adjusted.by),
      p_holm: of(adjusted.holm),
      p_bonferroni: of(adjusted.bonferroni),
      stepm_p: found.adjusted[k] ?? null,
      haircut_sharpe: { bonferroni: cut(haircuts.bonferroni), holm: cut(haircuts.holm), by: cut(haircuts.by) },
    };
  });
}

function bestOf(
  { trials, trial, recorded }: ComparisonRequest,
  figures: readonly TrialFigures[],
): TrialsReport['best'] {
  const ratio = ({ sharpe }: TrialFigures): number => sharpe ?? -Infinity;
  const best = figures.reduce((one, other) => (ratio(other) > ratio(one) ? other : one));
  const name = trial ?? best.trial;
  const own = sharpeFigures(trials.columns[trials.names.indexOf(name)] ?? []);
  const known = figures.flatMap(({ sharpe }) => (sharpe === null ? [] : [sharpe]));
  const variance = sampleVariance(known);
  const count = Math.max(trials.names.length, recorded);
  if (own === null || variance === null) return { ...unknownBest, trial: name, n_trials: count };
  const floor = 1 / (own.n - 1);
  const used = known.length >= enoughForVariance ? Math.max(variance, floor) : floor;
  return {
    trial: name,
    sharpe: own.sharpe,
    sharpe_variance: used,
    expected_max_sharpe: Math.sqrt(used) * expectedMaximum(count),
    dsr: deflatedSharpe(own, count, used),
    dsr_paper: deflatedSharpe(own, count, variance),
    dsr_2n: deflatedSharpe(own, 2 * count, used),
    dsr_10n: deflatedSharpe(own, 10 * count, used),
    n_trials: count,
    break_even_trials: breakEvenTrials(own, used, dsrLine),
  };
}

const unknownBest = {
  sharpe: null,
  sharpe_variance: null,
  expected_max_sharpe: null,
  dsr: null,
  dsr_paper: null,
  dsr_2n: null,
  dsr_10n: null,
  break_even_trials: null,
};

function cscvOf(found: Overfitting | null, { trials, blocks }: ComparisonRequest): TrialsReport['cscv'] {
  if (found === null)
    return {
      S: blocks,
      combinations: 0,
      rows_used: 0,
      pbo: null,
      prob_oos_loss: null,
      slope: null,
      logit_mean: null,
      logit_min: null,
      logit_max: null,
      histogram: [],
      sharpe_pairs: [],
      reason:
        trials.names.length < fewestForPbo
          ? `${trials.names.length} trials, at least ${fewestForPbo} needed: a rank among a few says nothing`
          : `${trials.dates.length} dates are too few for ${blocks} blocks`,
    };
  const sorted = Float64Array.from(found.logits).sort();
  const [least, most] = [sorted[0] as number, sorted.at(-1) as number];
  return {
    S: blocks,
    combinations: found.combinations,
    rows_used: found.rowsUsed,
    pbo: found.pbo,
    prob_oos_loss: found.lossProbability,
    slope: found.slope,
    logit_mean: mean(found.logits),
    logit_min: least,
    logit_max: most,
    histogram: histogramOf(sorted, least, most),
    sharpe_pairs: pairsOf(found),
    reason: null,
  };
}

/** More than these lie over one another in a plot. */
const mostPairs = 250;

function pairsOf({ inside, outside }: Overfitting): { inside: number; outside: number }[] {
  const step = Math.ceil(inside.length / mostPairs);
  return Array.from({ length: Math.ceil(inside.length / step) }, (_, index) => ({
    inside: inside[index * step] as number,
    outside: outside[index * step] as number,
  }));
}

function histogramOf(values: Float64Array, least: number, most: number): { from: number; to: number; count: number }[] {
  if (least === most) return [{ from: least, to: most, count: values.length }];
  const width = (most - least) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor((value - least) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts.map((count, bin) => ({ from: least + bin * width, to: least + (bin + 1) * width, count }));
}

function selectionOf(
  { trials, windows }: ComparisonRequest,
  table: ReturnType<typeof trialTable>,
): TrialsReport['selection'] {
  const found = walkForwardSelection(table, windows);
  return {
    ...windows,
    windows: found.windows,
    picked: found.picked.map((k) => trials.names[k] as string),
    mean: found.mean,
    sharpe: found.sharpe,
    t: found.t,
    p: found.p,
    positive_windows: found.positiveWindows,
  };
}
