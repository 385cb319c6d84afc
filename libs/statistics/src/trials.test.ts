/** Comparisons of trials, against the plainest way to compute them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addCounts,
  countReplicates,
  mean,
  meanCorrelation,
  medianBlockLength,
  probabilityOfOverfitting,
  sharpeRatio,
  superiority,
  superiorityProblem,
  trialTable,
  walkForwardSelection,
} from './index';
import { upperNormalQuantile } from './normal';
import { stationaryIndices } from './stationary-bootstrap';
import { walkForwardSelection as selection } from './selection';
import { philox4x32 } from './philox';
import { columnOf } from './trial-table';

const noise = (rows: number, columns: number, seed = 1, drift = 0): number[][] =>
  Array.from({ length: columns }, (_, k) =>
    Array.from({ length: rows }, (_, t) => {
      const [word] = philox4x32([t, k, 7, 0], [seed, 0]);
      return upperNormalQuantile((word + 0.5) / 2 ** 32) * 0.01 + (k === 3 ? drift : 0);
    }),
  );

test('columns are what was put in', () => {
  const columns = noise(5, 3);
  expect(columns.map((_, k) => [...columnOf(trialTable(columns), k)])).toEqual(columns);
});

test('the probability of overfitting is that of all halves, by plain Sharpe ratios', () => {
  const columns = noise(50, 6);
  const found = probabilityOfOverfitting(trialTable(columns), 8);
  let [count, failures, losses] = [0, 0, 0];
  for (let mask = 0; mask < 256; mask += 1) {
    const inside = Array.from({ length: 48 }, (_, i) => ((mask >> Math.floor(i / 6)) & 1) === 1);
    if (inside.filter(Boolean).length !== 24) continue;
    const ratios = (wanted: boolean): number[] =>
      columns.map((column) => sharpeRatio(column.slice(2).filter((_, i) => inside[i] === wanted)) as number);
    const [within, without] = [ratios(true), ratios(false)];
    const winner = within.indexOf(Math.max(...within));
    count += 1;
    if (without.filter((ratio) => ratio < (without[winner] as number)).length + 1 <= 3.5) failures += 1;
    if ((without[winner] as number) < 0) losses += 1;
  }
  expect(found).toMatchObject({ combinations: 70, rowsUsed: 48 });
  expect(found?.pbo).toBeCloseTo(failures / count, 12);
  expect(found?.lossProbability).toBeCloseTo(losses / count, 12);
});

test('copies of one series are chosen by nothing: PBO 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 99 }), (copies, seed) => {
      const [column = []] = noise(40, 1, seed);
      const table = trialTable(Array.from({ length: copies }, () => column));
      expect(probabilityOfOverfitting(table, 4)?.pbo).toBe(1);
    }),
    { numRuns: 20 },
  );
});

test('a column without spread counts as a Sharpe ratio of 0; too few rows give no figure', () => {
  const columns = [Array.from({ length: 40 }, () => 0.1), ...noise(40, 3)];
  expect(probabilityOfOverfitting(trialTable(columns), 4)?.inside.every(Number.isFinite)).toBe(true);
  expect(probabilityOfOverfitting(trialTable(noise(7, 3)), 4)).toBeNull();
  expect(() => probabilityOfOverfitting(trialTable(columns), 5)).toThrow('even number');
});

test('counts of replicates are those of resampled means, and parts of them add up', () => {
  const columns = noise(60, 5, 3, 0.002);
  const table = trialTable(columns);
  const block = medianBlockLength(columns);
  const problem = superiorityProblem(table, block);
  const whole = countReplicates(problem, 9n, { first: 0, end: 300 });
  const parts = [
    countReplicates(problem, 9n, { first: 0, end: 77 }),
    countReplicates(problem, 9n, { first: 77, end: 300 }),
  ];
  expect(addCounts(...(parts as [typeof whole, typeof whole]))).toEqual(whole);
  let [upper, realityCheck] = [0, 0];
  const indices = new Int32Array(60);
  for (let replicate = 0; replicate < 300; replicate += 1) {
    stationaryIndices(9n, replicate, block, indices);
    const excess = columns.map(
      (column) => (mean(Array.from(indices, (i) => column[i] as number)) as number) - (mean(column) as number),
    );
    const scaled = excess.map((value, k) => (Math.sqrt(60) * value) / (problem.omega[k] as number));
    if (Math.max(0, ...scaled) >= problem.statistic) upper += 1;
    if (Math.max(0, ...excess) * Math.sqrt(60) >= problem.unstudentised) realityCheck += 1;
  }
  expect([whole.upper, whole.realityCheck]).toEqual([upper, realityCheck]);
  expect(whole.lower).toBeLessThanOrEqual(whole.consistent);
  expect(whole.consistent).toBeLessThanOrEqual(whole.upper);
});

test('adjusted p values rise from the best trial on; a trial without spread is left out; nothing above the benchmark is 1', () => {
  const columns = [...noise(80, 4, 5, 0.004), Array.from({ length: 80 }, () => 0.01)];
  const problem = superiorityProblem(trialTable(columns), 2);
  const found = superiority(problem, countReplicates(problem, 1n, { first: 0, end: 200 }), 200);
  expect(problem.order[0]).toBe(3);
  expect(found.adjusted[4]).toBeNull();
  const steps = problem.order.map((k) => found.adjusted[k] as number);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps[0]).toBeLessThan(0.05);
  const losers = superiorityProblem(trialTable([[-1, -2, -1, -2.5, -1.5]]), 1);
  expect(superiority(losers, countReplicates(losers, 1n, { first: 0, end: 50 }), 50)).toMatchObject({
    consistent: 1,
    realityCheck: 1,
  });
});

test('mean correlation of columns and their negatives', () => {
  const [column = []] = noise(30, 1);
  expect(meanCorrelation(trialTable([column, column.map((x) => 2 * x)]))).toBeCloseTo(1, 12);
  expect(meanCorrelation(trialTable([column, column.map((x) => -x)]))).toBeCloseTo(-1, 12);
  expect(meanCorrelation(trialTable([column]))).toBeNull();
});

test('the selection chooses on the rows before an embargo and is judged on whole windows behind them', () => {
  const rows = 30;
  const good = Array.from({ length: rows }, (_, t) => (t < 10 ? 0.02 : -0.01) + (t % 2) * 0.001);
  const late = Array.from({ length: rows }, (_, t) => (t === 8 || t === 9 ? 0.9 : 0) + (t % 3) * 0.001);
  const table = trialTable([late, good]);
  const found = selection(table, { train: 10, test: 5, embargo: 2 });
  expect(found.windows).toBe(4);
  expect(found.picked[0]).toBe(1);
  expect(found.positiveWindows).toBe(
    [0, 1, 2, 3].filter((j) => {
      const column = found.picked[j] === 0 ? late : good;
      return (mean(column.slice(10 + 5 * j, 15 + 5 * j)) as number) > 0;
    }).length / 4,
  );
  expect(walkForwardSelection(table, { train: 28, test: 5, embargo: 0 })).toEqual({
    windows: 0,
    picked: [],
    mean: null,
    sharpe: null,
    t: null,
    p: null,
    positiveWindows: null,
  });
});
