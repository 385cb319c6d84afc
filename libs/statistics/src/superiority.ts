/**
 * Is the best of several trials better than chance? White's Reality Check ("A reality check for data snooping", 2000),
 * Hansen's test for superior predictive ability ("A test for superior predictive ability", 2005), studentised as he
 * does, and the stepwise test of Romano and Wolf ("Stepwise multiple testing as formalized data snooping", 2005) as
 * adjusted p values; all on the same replicates of the stationary bootstrap.
 */
import { stationaryIndices } from './stationary-bootstrap';
import { columnMeans, type TrialTable } from './trial-table';

/** What is known of the trials before a replicate is drawn; `table` holds returns in excess of the benchmark. */
export interface SuperiorityProblem {
  readonly table: TrialTable;
  /** Mean block length, at least 1. */
  readonly block: number;
  readonly means: Float64Array;
  /** ω of each trial: standard deviation of √n × its mean; 0 where it has no spread. */
  readonly omega: Float64Array;
  /** √n × mean ÷ ω; NaN where ω is 0: such a trial is left out. */
  readonly z: Float64Array;
  /** The trials with ω > 0 by z descending, the earlier first among equals. */
  readonly order: readonly number[];
  /** T of the studentised test and of the Reality Check, at least 0. */
  readonly statistic: number;
  readonly unstudentised: number;
  /** Trials whose z is not so low that the consistent test leaves their mean out. */
  readonly valid: number;
}

/** How many replicates reached the statistic. Counts of parts of the replicates add up. */
export interface SuperiorityCounts {
  lower: number;
  consistent: number;
  upper: number;
  realityCheck: number;
  /** By position in `order`. */
  readonly steps: Uint32Array;
}

export interface Superiority {
  readonly lower: number;
  readonly consistent: number;
  readonly upper: number;
  readonly realityCheck: number;
  /** Adjusted p value of each trial by its column; null where it was left out. */
  readonly adjusted: readonly (number | null)[];
}

export function superiorityProblem(table: TrialTable, block: number): SuperiorityProblem {
  const { rows, columns } = table;
  const means = columnMeans(table);
  const omega = longRunDeviations(table, means, block);
  const root = Math.sqrt(rows);
  const z = means.map((mean, k) => ((omega[k] as number) > 0 ? (root * mean) / (omega[k] as number) : NaN));
  const order = Array.from({ length: columns }, (_, k) => k)
    .filter((k) => !Number.isNaN(z[k]))
    .sort((a, b) => (z[b] as number) - (z[a] as number) || a - b);
  const threshold = consistencyThreshold(rows);
  return {
    table,
    block,
    means,
    omega,
    z,
    order,
    statistic: Math.max(0, ...order.map((k) => z[k] as number)),
    unstudentised: Math.max(0, ...order.map((k) => root * (means[k] as number))),
    valid: order.filter((k) => (z[k] as number) >= threshold).length,
  };
}

/** −√(2 ln ln n): a trial whose z is below it is too bad to be among the superior ones. */
function consistencyThreshold(n: number): number {
  return -Math.sqrt(2 * Math.log(Math.log(n)));
}

/** ω²_k = γ₀ + 2Σκ(i)γ_i, κ(i) = (1 − i/n)(1 − p)^i + (i/n)(1 − p)^(n−i), p = 1/b (Politis and Romano, 1994). */
function longRunDeviations({ rows: n, columns, values }: TrialTable, means: Float64Array, block: number): Float64Array {
  const stay = 1 - 1 / block;
  const powers = new Float64Array(n + 1);
  powers[0] = 1;
  for (let i = 1; i <= n; i += 1) powers[i] = (powers[i - 1] as number) * stay;
  const variances = new Float64Array(columns);
  for (let lag = 0; lag < n; lag += 1) {
    const kernel = lag === 0 ? 1 : (1 - lag / n) * (powers[lag] as number) + (lag / n) * (powers[n - lag] as number);
    if (kernel < negligibleKernel) continue;
    for (let k = 0; k < columns; k += 1) {
      const mean = means[k] as number;
      let total = 0;
      for (let t = lag; t < n; t += 1)
        total += ((values[t * columns + k] as number) - mean) * ((values[(t - lag) * columns + k] as number) - mean);
      variances[k] = (variances[k] as number) + ((lag === 0 ? 1 : 2) * kernel * total) / n;
    }
  }
  for (let k = 0; k < columns; k += 1) variances[k] = isFlat(values, columns, k) ? 0 : (variances[k] as number);
  return variances.map((variance) => (variance > 0 ? Math.sqrt(variance) : 0));
}

/** All lags with a smaller weight together change ω² by less than the last digit: |γ_i| ≤ γ₀. */
const negligibleKernel = 1e-22;

function isFlat(values: Float64Array, columns: number, k: number): boolean {
  for (let at = k; at < values.length; at += columns) if (values[at] !== values[k]) return false;
  return true;
}

export function noCounts(problem: SuperiorityProblem): SuperiorityCounts {
  return { lower: 0, consistent: 0, upper: 0, realityCheck: 0, steps: new Uint32Array(problem.order.length) };
}

/** Counts of the replicates numbered from `first` to before `end`. */
export function countReplicates(
  problem: SuperiorityProblem,
  seed: bigint,
  { first, end }: { first: number; end: number },
): SuperiorityCounts {
  const { table, block, means, omega, z, order, statistic, unstudentised } = problem;
  const { rows: n, columns, values } = table;
  const counts = noCounts(problem);
  const root = Math.sqrt(n);
  const threshold = consistencyThreshold(n);
  const indices = new Int32Array(n);
  const sums = new Float64Array(columns);
  for (let replicate = first; replicate < end; replicate += 1) {
    stationaryIndices(seed, replicate, block, indices);
    sums.fill(0);
    for (let t = 0; t < n; t += 1) {
      const row = (indices[t] as number) * columns;
      for (let k = 0; k < columns; k += 1) sums[k] = (sums[k] as number) + (values[row + k] as number);
    }
    let [lower, consistent, upper, plain, running] = [0, 0, 0, 0, -Infinity];
    for (let position = order.length - 1; position >= 0; position -= 1) {
      const k = order[position] as number;
      const resampled = (sums[k] as number) / n;
      const mean = means[k] as number;
      const scale = root / (omega[k] as number);
      const centred = scale * (resampled - mean);
      lower = Math.max(lower, scale * (resampled - Math.max(mean, 0)));
      consistent = Math.max(consistent, (z[k] as number) >= threshold ? centred : scale * resampled);
      upper = Math.max(upper, centred);
      plain = Math.max(plain, root * (resampled - mean));
      running = Math.max(running, centred);
      if (running >= (z[k] as number)) counts.steps[position] = (counts.steps[position] as number) + 1;
    }
    if (lower >= statistic) counts.lower += 1;
    if (consistent >= statistic) counts.consistent += 1;
    if (upper >= statistic) counts.upper += 1;
    if (plain >= unstudentised) counts.realityCheck += 1;
  }
  return counts;
}

export function addCounts(a: SuperiorityCounts, b: SuperiorityCounts): SuperiorityCounts {
  return {
    lower: a.lower + b.lower,
    consistent: a.consistent + b.consistent,
    upper: a.upper + b.upper,
    realityCheck: a.realityCheck + b.realityCheck,
    steps: a.steps.map((count, position) => count + (b.steps[position] as number)),
  };
}

/** p values of so many replicates: (1 + count) ÷ (replicates + 1), 1 where the statistic is 0. */
export function superiority(problem: SuperiorityProblem, counts: SuperiorityCounts, replicates: number): Superiority {
  const share = (count: number): number => (1 + count) / (replicates + 1);
  const p = (count: number, statistic: number): number => (statistic === 0 ? 1 : share(count));
  const adjusted = new Array<number | null>(problem.table.columns).fill(null);
  let largest = 0;
  problem.order.forEach((k, position) => {
    largest = Math.max(largest, share(counts.steps[position] as number));
    adjusted[k] = largest;
  });
  return {
    lower: p(counts.lower, problem.statistic),
    consistent: p(counts.consistent, problem.statistic),
    upper: p(counts.upper, problem.statistic),
    realityCheck: p(counts.realityCheck, problem.unstudentised),
    adjusted,
  };
}
