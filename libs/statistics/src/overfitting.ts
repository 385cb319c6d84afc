/**
 * The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de
 * Prado, Zhu: "The probability of backtest overfitting", 2015).
 */
import { leastSquares } from './regression';
import { columnMeans, type TrialTable } from './trial-table';

export interface Overfitting {
  /** Blocks, halves of them that were tried, rows within the blocks. */
  readonly blocks: number;
  readonly combinations: number;
  readonly rowsUsed: number;
  /** Share of halves whose winner is at best in the middle of the other half. */
  readonly pbo: number;
  /** Share of winners with a Sharpe ratio below 0 outside. */
  readonly lossProbability: number;
  /** Slope of the winner's Sharpe ratio outside over the one inside; null where the latter do not differ. */
  readonly slope: number | null;
  readonly logits: Float64Array;
  /** The winner's Sharpe ratios, by combination. */
  readonly inside: Float64Array;
  readonly outside: Float64Array;
}

/**
 * The oldest rows that do not fill a block are left out. Null where the table has too few rows for two in each block.
 */
export function probabilityOfOverfitting(table: TrialTable, blocks: number): Overfitting | null {
  if (blocks < 2 || blocks % 2 !== 0) throw new RangeError(`expected an even number of blocks, got ${blocks}`);
  const length = Math.floor(table.rows / blocks);
  if (length < 2 || table.columns < 1) return null;
  const sums = blockSums(table, blocks, length);
  const halves = [...combinations(blocks, blocks / 2)];
  const logits = new Float64Array(halves.length);
  const inside = new Float64Array(halves.length);
  const outside = new Float64Array(halves.length);
  let [failures, losses] = [0, 0];
  halves.forEach((half, index) => {
    const within = sums.sharpeRatios(half);
    const winner = largest(within);
    const without = sums.sharpeRatios(complement(half, blocks));
    const rank = averageRank(without, winner);
    const relative = rank / (table.columns + 1);
    logits[index] = Math.log(relative / (1 - relative));
    inside[index] = within[winner] as number;
    outside[index] = without[winner] as number;
    if (2 * rank <= table.columns + 1) failures += 1;
    if ((without[winner] as number) < 0) losses += 1;
  });
  return {
    blocks,
    combinations: halves.length,
    rowsUsed: length * blocks,
    pbo: failures / halves.length,
    lossProbability: losses / halves.length,
    slope: leastSquares(inside, outside)?.slope ?? null,
    logits,
    inside,
    outside,
  };
}

/** Sums of each block, of the values less their column's mean: what a half needs is a sum over blocks. */
function blockSums(
  table: TrialTable,
  blocks: number,
  length: number,
): { sharpeRatios(half: readonly number[]): Float64Array } {
  const { rows, columns, values } = table;
  const first = rows - blocks * length;
  const means = columnMeans(table);
  const sums = new Float64Array(blocks * columns);
  const squares = new Float64Array(blocks * columns);
  const least = new Float64Array(blocks * columns).fill(Infinity);
  const most = new Float64Array(blocks * columns).fill(-Infinity);
  for (let block = 0; block < blocks; block += 1) {
    for (let t = first + block * length; t < first + (block + 1) * length; t += 1) {
      for (let k = 0; k < columns; k += 1) {
        const at = block * columns + k;
        const value = (values[t * columns + k] as number) - (means[k] as number);
        sums[at] = (sums[at] as number) + value;
        squares[at] = (squares[at] as number) + value * value;
        least[at] = Math.min(least[at] as number, value);
        most[at] = Math.max(most[at] as number, value);
      }
    }
  }
  const sharpeRatios = (half: readonly number[]): Float64Array => {
    const n = half.length * length;
    const ratios = new Float64Array(columns);
    for (let k = 0; k < columns; k += 1) {
      let [total, square, low, high] = [0, 0, Infinity, -Infinity];
      for (const block of half) {
        const at = block * columns + k;
        total += sums[at] as number;
        square += squares[at] as number;
        low = Math.min(low, least[at] as number);
        high = Math.max(high, most[at] as number);
      }
      const variance = (square - (total * total) / n) / (n - 1);
      ratios[k] = low === high || !(variance > 0) ? 0 : ((means[k] as number) + total / n) / Math.sqrt(variance);
    }
    return ratios;
  };
  return { sharpeRatios };
}

/** Each choice of `size` of the numbers below `count`, ascending. */
function* combinations(count: number, size: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: size }, (_, i) => i);
  for (;;) {
    yield [...chosen];
    let at = size - 1;
    while (at >= 0 && chosen[at] === count - size + at) at -= 1;
    if (at < 0) return;
    chosen[at] = (chosen[at] as number) + 1;
    for (let i = at + 1; i < size; i += 1) chosen[i] = (chosen[i - 1] as number) + 1;
  }
}

function complement(half: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => i).filter((i) => !half.includes(i));
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k += 1) if ((values[k] as number) > (values[best] as number)) best = k;
  return best;
}

/** Average rank, from 1, among all values. */
function averageRank(values: Float64Array, index: number): number {
  let [below, equal] = [0, 0];
  for (const value of values) {
    if (value < (values[index] as number)) below += 1;
    else if (value === values[index]) equal += 1;
  }
  return below + (equal + 1) / 2;
}
