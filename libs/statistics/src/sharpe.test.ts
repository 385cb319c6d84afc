import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  benjaminiHochberg,
  breakEvenTrials,
  deflatedSharpe,
  expectedMaximum,
  haircutSharpe,
  leastSquares,
  minimumTrackRecord,
  pearson,
  probabilisticSharpe,
  sampleVariance,
  sharpeFigures,
  sharpeRatio,
  standardDeviation,
  studentTwoSided,
} from './index';
import { upperNormalQuantile } from './normal';
import { philox4x32 } from './philox';

const figures = { n: 250, sharpe: 0.15, skewness: -0.5, kurtosis: 5 };

test('DSR falls with the number of trials and with the variance of their ratios', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 1e-6, max: 0.1, noNaN: true }),
      (trials, variance) => {
        const dsr = deflatedSharpe(figures, trials, variance) as number;
        expect(deflatedSharpe(figures, trials * 2, variance)).toBeLessThanOrEqual(dsr);
        if (trials > 1) expect(deflatedSharpe(figures, trials, variance * 1.5)).toBeLessThanOrEqual(dsr);
      },
    ),
  );
});

test('the break-even number is the last that reaches the line', () => {
  const most = breakEvenTrials(figures, 0.004, 0.9) as number;
  expect(most).toBeGreaterThan(0);
  expect(deflatedSharpe(figures, most, 0.004)).toBeGreaterThanOrEqual(0.9);
  expect(deflatedSharpe(figures, most + 1, 0.004)).toBeLessThan(0.9);
  expect(breakEvenTrials({ ...figures, sharpe: -1 }, 0.004, 0.9)).toBe(0);
  expect(breakEvenTrials({ ...figures, sharpe: 5, skewness: 0 }, 0.004, 0.95)).toBe(1e9);
});

test('moments that leave no standard error give no figure', () => {
  const extreme = { n: 50, sharpe: 2, skewness: 3, kurtosis: 3 };
  expect(probabilisticSharpe(extreme)).toBeNull();
  expect(breakEvenTrials(extreme, 0.01, 0.95)).toBeNull();
  expect(minimumTrackRecord(extreme)).toBeNull();
  expect(minimumTrackRecord({ ...figures, sharpe: 0 })).toBeNull();
});

test('a series without spread has neither deviation by rounding nor ratio', () => {
  const flat = Array.from({ length: 7 }, () => 0.1);
  expect(standardDeviation(flat)).toBe(0);
  expect(sharpeRatio(flat)).toBeNull();
  expect(sharpeFigures(flat)).toBeNull();
  expect(pearson(flat, [1, 2, 3, 4, 5, 6, 7])).toBeNull();
  expect(
    leastSquares(
      flat.map(() => 1),
      flat,
    ),
  ).toBeNull();
  expect(sharpeRatio([1])).toBeNull();
});

test('a haircut takes its p value back, and never adds to the ratio', () => {
  const p = studentTwoSided(0.2 * Math.sqrt(120), 119);
  expect(haircutSharpe(0.2, 120, p)).toBeCloseTo(0.2, 12);
  expect(haircutSharpe(-0.2, 120, 10 * p)).toBeGreaterThan(-0.2);
  expect(haircutSharpe(0.2, 120, 1)).toBe(0);
  expect(haircutSharpe(3, 5000, 0)).toBe(3);
});

test('the line of least squares and its standard error', () => {
  const line = leastSquares([1, 2, 3, 4, 5], [2, 4.1, 5.9, 8.2, 9.8]);
  expect(line?.slope).toBeCloseTo(1.97, 12);
  expect(line?.se).toBeCloseTo(0.05507570547285817, 12);
});

/** The best of 128 series of noise passes PSR nearly always and DSR as often as its line allows. */
test('the best of 128 trials of noise passes PSR, and DSR seldom', () => {
  const seeds = 6;
  const passed = { psr: 0, dsr: 0, bh: 0 };
  for (let seed = 1; seed <= seeds; seed += 1) {
    const trials = Array.from({ length: 128 }, (_, trial) =>
      Array.from({ length: 504 }, (_, t) => {
        const [word] = philox4x32([t, trial, 0, 0], [seed, 0]);
        return upperNormalQuantile((word + 0.5) / 2 ** 32) * 0.01;
      }),
    );
    const all = trials.map((trial) => sharpeFigures(trial) as NonNullable<ReturnType<typeof sharpeFigures>>);
    const best = all.reduce((one, other) => (other.sharpe > one.sharpe ? other : one));
    const variance = Math.max(sampleVariance(all.map(({ sharpe }) => sharpe)) as number, 1 / 503);
    if ((probabilisticSharpe(best) as number) >= 0.95) passed.psr += 1;
    if ((deflatedSharpe(best, 128, variance) as number) >= 0.95) passed.dsr += 1;
    const pValues = all.map(({ sharpe, n }) => studentTwoSided(sharpe * Math.sqrt(n), n - 1));
    if (Math.min(...benjaminiHochberg(pValues)) <= 0.05) passed.bh += 1;
  }
  expect(passed.psr).toBe(seeds);
  expect(passed.dsr).toBeLessThanOrEqual(1);
  expect(passed.bh).toBeLessThanOrEqual(2);
  expect(expectedMaximum(128)).toBeCloseTo(2.62, 1);
});
