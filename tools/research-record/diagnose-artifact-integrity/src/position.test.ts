import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Position } from './position';
import { nearInMoney, nearWithin } from './tolerance';

describe('profit at average cost', () => {
  test.each<[string, [number, number][], number[]]>([
    [
      'buying more realizes nothing',
      [
        [100, 10],
        [100, 20],
      ],
      [0, 0],
    ],
    [
      'selling half',
      [
        [100, 10],
        [100, 20],
        [-100, 18],
      ],
      [0, 0, 300],
    ],
    [
      'a short position gains when prices fall',
      [
        [-100, 10],
        [100, 8],
      ],
      [0, 200],
    ],
    [
      'over the turn, the rest has the price of the fill',
      [
        [100, 10],
        [-300, 12],
        [200, 11],
      ],
      [0, 200, 200],
    ],
    [
      'out and in again begins anew',
      [
        [100, 10],
        [-100, 12],
        [100, 20],
        [-100, 21],
      ],
      [0, 200, 0, 100],
    ],
  ])('%s', (_, fills, expected) => {
    const position = new Position();
    expect(fills.map(([qty, price]) => position.fill(qty, price))).toEqual(expected);
  });

  test('with nothing held, what was realized is what came in', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: -20, max: 20 }).filter((qty) => qty !== 0),
            fc.integer({ min: 1, max: 99 }),
          ),
        ),
        fc.integer({ min: 1, max: 99 }),
        (fills, last) => {
          const units = fills.reduce((sum, [qty]) => sum + qty, 0);
          const all = units === 0 ? fills : [...fills, [-units, last] as const];
          const position = new Position();
          const realized = all.reduce((sum, [qty, price]) => sum + position.fill(qty, price), 0);
          const cash = all.reduce((sum, [qty, price]) => sum - qty * price, 0);
          expect(realized).toBeCloseTo(cash, 6);
        },
      ),
    ));
});

test('figures are the same within a millionth, or a hundred-millionth of a large one', () => {
  const near = nearWithin(1e-6, 1e-8);
  expect([near(1, 1 + 9e-7), near(1, 1 + 1.1e-6), near(1e9, 1e9 + 9), near(1e9, 1e9 + 11)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([near(NaN, NaN), near(Infinity, Infinity), near(0, NaN)]).toEqual([false, false, false]);
  expect([nearInMoney(5, 5.009), nearInMoney(5, 5.011)]).toEqual([true, false]);
});
