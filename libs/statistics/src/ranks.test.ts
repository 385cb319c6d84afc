import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstOf, rankCorrelation, Ranking, rankWeights } from './index';
import { doubledRanks } from './ranks';

const values = fc.array(
  fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -0, 1, -1, 1e-310, 5e-324, 1.5, 2)),
  { minLength: 1, maxLength: 160 },
);

test('a doubled rank counts what is below and what is equal, for any numbers and either way of sorting', () => {
  fc.assert(
    fc.property(values, (numbers) => {
      const ranking = new Ranking().rank(numbers);
      numbers.forEach((value, i) => {
        const below = numbers.filter((other) => other < value).length;
        const equal = numbers.filter((other) => other === value).length;
        expect(ranking.doubled[i]).toBe(2 * below + equal + 1);
      });
      const expected = [...numbers.keys()].sort(
        (a, b) => Math.sign((numbers[a] as number) - (numbers[b] as number)) || a - b,
      );
      expect([...ranking.order.slice(0, numbers.length)]).toEqual(expected);
    }),
  );
});

test('values that share their upper bits are ranked by the lower ones', () => {
  const numbers = Array.from({ length: 500 }, (_, i) => 1 + ((i * 7919) % 499) * Number.EPSILON);
  const { doubled } = new Ranking().rank(numbers);
  numbers.forEach((value, i) => {
    const below = numbers.filter((other) => other < value).length;
    expect(doubled[i]).toBe(2 * below + numbers.filter((other) => other === value).length + 1);
  });
});

test('buffers that are used again leave nothing of the last cross-section behind', () => {
  const ranking = new Ranking();
  ranking.rank(Array.from({ length: 200 }, (_, i) => (i * 7919) % 200));
  ranking.rank([3, 1, 2]);
  expect([...ranking.doubled.slice(0, ranking.size)]).toEqual([6, 2, 4]);
});

test('the best and the worst come by value, the earlier position first among equals on either side', () => {
  const ranking = new Ranking().rank([2, 5, 2, 5, 1, 5, 1]);
  expect([...firstOf(ranking, 2)]).toEqual([1, 3]);
  expect([...firstOf(ranking, 4)]).toEqual([1, 3, 5, 0]);
  expect([...firstOf(ranking, 3, true)]).toEqual([4, 6, 0]);
  expect([...firstOf(ranking, 99)]).toHaveLength(7);
});

test('a correlation of more names than a product of doubles holds is that of whole numbers', () => {
  const n = 9_000;
  const a = doubledRanks(Array.from({ length: n }, (_, i) => (i * 7919) % 9_001));
  const b = doubledRanks(Array.from({ length: n }, (_, i) => (i * 104_729) % 8_999));
  const sums = { ab: 0n, aa: 0n, bb: 0n };
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [BigInt(a[i] as number), BigInt(b[i] as number)];
    sums.ab += x * y;
    sums.aa += x * x;
    sums.bb += y * y;
  }
  const centred = (sum: bigint): number => Number(BigInt(n) * sum - BigInt(n * (n + 1)) ** 2n);
  expect(rankCorrelation(a, b)).toBe(centred(sums.ab) / Math.sqrt(centred(sums.aa) * centred(sums.bb)));
});

test('sums of more than 131,000 names stay exact', () => {
  const n = 140_000;
  const a = Int32Array.from({ length: n }, (_, i) => 2 * (i + 1));
  expect(rankCorrelation(a, a)).toBe(1);
  expect(rankCorrelation(a, a.slice().reverse())).toBe(-1);
});

test('each side of rank weights sums to 1', () => {
  fc.assert(
    fc.property(values, (numbers) => {
      const doubled = doubledRanks(numbers);
      const weights = new Float64Array(numbers.length);
      rankWeights(doubled, numbers.length, weights);
      const side = (sign: 1 | -1): number =>
        weights.filter((weight) => sign * weight > 0).reduce((total, weight) => total + sign * weight, 0);
      const hasOrder = new Set(doubled).size > 1;
      expect(side(1)).toBeCloseTo(hasOrder ? 1 : 0, 10);
      expect(side(-1)).toBeCloseTo(hasOrder ? 1 : 0, 10);
    }),
  );
});
