/** The figures of one period (contract 18.7): pure arithmetic over a cross-section and the periods before it. */
import { firstOf, pearson, rankCorrelation, Ranking, rankWeights } from '@gatehouse/statistics';
import type { CrossSection } from './cross-section';

export const quantiles = 5;

export interface PortfolioSettings {
  readonly weights: 'rank' | 'quantile';
  readonly longPct: number;
  readonly shortPct: number;
  readonly topPct: number;
  /** Cost of each unit of weight bought or sold. */
  readonly costRate: number;
}

/** Figures that need no other table. */
export type PeriodFigures = {
  names: number;
  ic: number;
  ic_pearson: number | null;
  turnover: number;
  turnover_rank: number;
  cost_drag: number;
  gross_return: number;
  universe_return: number;
  /** Null for the first period. */
  top_overlap: number | null;
  rank_autocorrelation: number | null;
  /** Mean label by fifth of the ranks, the lowest scores first; null where ties leave one empty. */
  quantile_means: (number | null)[];
};

/** What later periods need of one: names ascending, and what belongs to each. */
export interface PeriodState {
  readonly names: Int32Array;
  readonly scores: Float64Array;
  /** Doubled ranks of the scores. */
  readonly ranks: Int32Array;
  readonly rankWeights: Float64Array;
  /** Of the configured portfolio. */
  readonly weights: Float64Array;
  /** Names of the best, ascending. */
  readonly best: Int32Array;
}

/** Computes periods; its buffers serve one after the other. */
export class PeriodCalculator {
  readonly #byScore = new Ranking();
  readonly #byLabel = new Ranking();
  #perfect = new Float64Array(0);

  constructor(private readonly settings: PortfolioSettings) {}

  /** What later periods need of this one. */
  stateOf(section: CrossSection): PeriodState {
    this.#byScore.rank(section.scores, section.size);
    return this.#state(section);
  }

  /**
   * The rank correlation of the scores of the last period with other values of its names; null where fewer than three
   * have one. Asked after `figuresOf` or `stateOf`.
   */
  correlationWith(section: CrossSection, values: Float64Array): number | null {
    const { size, scores } = section;
    let known = 0;
    for (let i = 0; i < size; i += 1) if (!Number.isNaN(values[i])) known += 1;
    if (known < 3) return null;
    if (known === size) return rankCorrelation(this.#byScore.doubled, this.#byLabel.rank(values, size).doubled, size);
    const [a, b] = [new Float64Array(known), new Float64Array(known)];
    for (let i = 0, at = 0; i < size; i += 1) {
      if (Number.isNaN(values[i])) continue;
      a[at] = scores[i] as number;
      b[at] = values[i] as number;
      at += 1;
    }
    return rankCorrelation(rankingNow.rank(a).doubled, this.#byLabel.rank(b).doubled, known);
  }

  /** `previous`: the period before; `sleeve`: the one before in the same sleeve. */
  figuresOf(
    section: CrossSection,
    { previous, sleeve }: { previous: PeriodState | undefined; sleeve: PeriodState | undefined },
  ): { figures: PeriodFigures; state: PeriodState } {
    const { size } = section;
    const scores = this.#byScore.rank(section.scores, size);
    const labels = this.#byLabel.rank(section.labels, size);
    const state = this.#state(section);
    const turnoverOfRanks = turnover(state.names, state.rankWeights, sleeve?.names, sleeve?.rankWeights);
    const figures: PeriodFigures = {
      names: size,
      ic: rankCorrelation(scores.doubled, labels.doubled, size) as number,
      ic_pearson: pearson(section.scores.subarray(0, size), section.labels.subarray(0, size)),
      turnover: turnover(state.names, state.weights, sleeve?.names, sleeve?.weights),
      turnover_rank: turnoverOfRanks,
      cost_drag: (this.settings.costRate * turnoverOfRanks) / this.#perfectReturn(section),
      gross_return: weightedSum(state.weights, section.labels),
      universe_return: meanOf(section.labels, size),
      top_overlap: previous === undefined ? null : overlap(state.best, previous.best),
      rank_autocorrelation: previous === undefined ? null : autocorrelation(state, previous),
      quantile_means: quantileMeans(scores.doubled, section.labels, size),
    };
    return { figures, state };
  }

  #state({ names, scores, size }: CrossSection): PeriodState {
    const own = names.slice(0, size);
    const ofRanks = new Float64Array(size);
    rankWeights(this.#byScore.doubled, size, ofRanks);
    const count = (share: number): number => Math.max(1, Math.floor(size * share));
    const best = firstOf(this.#byScore, count(this.settings.topPct)).map((position) => own[position] as number);
    return {
      names: own,
      scores: scores.slice(0, size),
      ranks: this.#byScore.doubled.slice(0, size),
      rankWeights: ofRanks,
      weights: this.settings.weights === 'rank' ? ofRanks : this.#quantileWeights(size),
      best: best.sort(),
    };
  }

  /** 1/k for the k best, −1/k' for the k' worst. */
  #quantileWeights(size: number): Float64Array {
    const { longPct, shortPct } = this.settings;
    const weights = new Float64Array(size);
    const long = Math.max(1, Math.floor(size * longPct));
    const short = Math.floor(size * shortPct);
    for (const position of firstOf(this.#byScore, long)) weights[position] = (weights[position] as number) + 1 / long;
    for (const position of firstOf(this.#byScore, short, true))
      weights[position] = (weights[position] as number) - 1 / short;
    return weights;
  }

  /** What rank weights of the labels themselves would have earned. */
  #perfectReturn({ labels, size }: CrossSection): number {
    if (this.#perfect.length < size) this.#perfect = new Float64Array(size);
    const weights = this.#perfect.subarray(0, size);
    rankWeights(this.#byLabel.doubled, size, weights);
    return weightedSum(weights, labels);
  }
}

function weightedSum(weights: Float64Array, values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) total += (weights[i] as number) * (values[i] as number);
  return total;
}

function meanOf(values: Float64Array, size: number): number {
  let total = 0;
  for (let i = 0; i < size; i += 1) total += values[i] as number;
  return total / size;
}

/** Σ|w − w before| over the names of either, ascending. */
function turnover(
  names: Int32Array,
  weights: Float64Array,
  namesBefore: Int32Array = new Int32Array(0),
  before: Float64Array = new Float64Array(0),
): number {
  let total = 0;
  let [i, j] = [0, 0];
  while (i < names.length || j < namesBefore.length) {
    const name = i < names.length ? (names[i] as number) : Infinity;
    const other = j < namesBefore.length ? (namesBefore[j] as number) : Infinity;
    const now = name <= other ? (weights[i] as number) : 0;
    const then = other <= name ? (before[j] as number) : 0;
    total += Math.abs(now - then);
    if (name <= other) i += 1;
    if (other <= name) j += 1;
  }
  return total;
}

/** The share of these names that are among the others; both ascending. */
function overlap(names: Int32Array, before: Int32Array): number {
  let [common, j] = [0, 0];
  for (const name of names) {
    while (j < before.length && (before[j] as number) < name) j += 1;
    if (before[j] === name) common += 1;
  }
  return common / names.length;
}

/** Spearman's correlation of the scores of the names in both periods; null where it has no meaning. */
function autocorrelation(now: PeriodState, before: PeriodState): number | null {
  if (isSame(now.names, before.names)) return rankCorrelation(now.ranks, before.ranks);
  const size = Math.min(now.names.length, before.names.length);
  const [a, b] = [new Float64Array(size), new Float64Array(size)];
  let [common, j] = [0, 0];
  for (let i = 0; i < now.names.length; i += 1) {
    const name = now.names[i] as number;
    while (j < before.names.length && (before.names[j] as number) < name) j += 1;
    if (before.names[j] !== name) continue;
    a[common] = now.scores[i] as number;
    b[common] = before.scores[j] as number;
    common += 1;
  }
  return rankCorrelation(rankingNow.rank(a, common).doubled, rankingBefore.rank(b, common).doubled, common);
}

function isSame(names: Int32Array, others: Int32Array): boolean {
  return names.length === others.length && names.every((name, i) => name === others[i]);
}

const rankingNow = new Ranking();
const rankingBefore = new Ranking();

/** Mean label by bin ⌊q(2rank − 1) ÷ 2n⌋ of the scores, at most q − 1: ties share a bin. */
function quantileMeans(doubled: Int32Array, labels: Float64Array, size: number): (number | null)[] {
  const totals = new Float64Array(quantiles);
  const counts = new Int32Array(quantiles);
  for (let i = 0; i < size; i += 1) {
    const bin = Math.min(quantiles - 1, Math.floor((quantiles * ((doubled[i] as number) - 1)) / (2 * size)));
    totals[bin] = (totals[bin] as number) + (labels[i] as number);
    counts[bin] = (counts[bin] as number) + 1;
  }
  return Array.from(totals, (total, bin) => ((counts[bin] as number) === 0 ? null : total / (counts[bin] as number)));
}
