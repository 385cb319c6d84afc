import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompensatedSum, NumberColumn } from './column';
import { performanceOf } from './performance';

const series = (equities: readonly number[]) => ({
  length: equities.length,
  equity: (at: number) => equities[at] as number,
});

test('the figures of a small curve, worked out by hand', () => {
  // returns 0, 0.1, -0.05, 0.2: mean 0.0625, variance (÷ 4) 0.00921875
  const { sharpe_ratio, ann_vol, max_drawdown, cagr, traded_days, final_equity, variance } = performanceOf(
    series([100, 110, 104.5, 125.4]),
    252,
  );
  expect(variance).toBeCloseTo(0.00921875, 12);
  expect(sharpe_ratio).toBeCloseTo((0.0625 / Math.sqrt(0.00921875)) * Math.sqrt(252), 9);
  expect(ann_vol).toBeCloseTo(Math.sqrt(0.00921875 * 252), 12);
  expect(max_drawdown).toBeCloseTo(0.05, 12);
  expect(cagr).toBeCloseTo(1.254 ** 63 - 1, 3);
  expect([traded_days, final_equity]).toEqual([3, 125.4]);
});

test('a flat curve has no Sharpe ratio to speak of', () =>
  expect(performanceOf(series([5, 5, 5]), 252)).toMatchObject({
    sharpe_ratio: 0,
    ann_vol: 0,
    max_drawdown: 0,
    traded_days: 0,
  }));

test('a restart is taken out: its return is 0, and what follows is chained', () => {
  const concatenated = [100, 110, 120, 100, 90, 99];
  const chained = [100, 110, 120, 120, 108, 118.8];
  const [without, expected] = [performanceOf(series(concatenated), 252, [3]), performanceOf(series(chained), 252)];
  for (const key of Object.keys(expected) as (keyof typeof expected)[])
    expect(without[key], key).toBeCloseTo(expected[key], 9);
  expect(performanceOf(series(concatenated), 252).max_drawdown).toBeCloseTo(0.25, 12);
});

test('the scale of a curve changes nothing but the final equity', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 50, max: 200 }), { minLength: 2, maxLength: 60 }),
      fc.constantFrom(2, 0.5, 1024),
      (equities, scale) => {
        const [own, scaled] = [equities, equities.map((value) => value * scale)].map((list) =>
          performanceOf(series(list), 252),
        );
        expect(scaled?.sharpe_ratio).toBe(own?.sharpe_ratio);
        expect(scaled?.max_drawdown).toBe(own?.max_drawdown);
        expect(own?.max_drawdown).toBeLessThan(1);
      },
    ),
  ));

test('a sum keeps what is small beside it', () => {
  const sum = new CompensatedSum();
  for (const term of [1, 1e100, 1, -1e100]) sum.add(term);
  expect(sum.value).toBe(2);
  const many = new CompensatedSum();
  for (let i = 0; i < 1_000_000; i += 1) many.add(0.1);
  expect(many.value).toBeCloseTo(100_000, 9);
});

test('a column gives back what it took, over the ends of its chunks', () => {
  const column = new NumberColumn();
  for (let i = 0; i < 140_000; i += 1) column.push(i / 2);
  expect([column.length, column.at(0), column.at(65_536), column.at(139_999)]).toEqual([140_000, 0, 32_768, 69_999.5]);
  expect(column.at(140_000)).toBe(0);
});
