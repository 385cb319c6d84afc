import fc from 'fast-check';
import { expect, test } from 'vitest';
import { studentTwoSided, upperStudentQuantile } from './index';
import { normalCdf, normalQuantile, upperNormalQuantile } from './normal';

// By scipy.
test.each([
  [0.05, 1.6448536269514722],
  [1e-9, 5.9978070150076865],
  [1e-20, 9.262340089798408],
  [1e-300, 37.0470962993612],
])('the normal quantile of the tail %d', (tail, x) => {
  expect(upperNormalQuantile(tail) / x - 1).toBeCloseTo(0, 13);
  expect(normalQuantile(tail) / -x - 1).toBeCloseTo(0, 13);
});

test('the normal quantile undoes the distribution function', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-290, max: 0.5, noNaN: true }), (tail) => {
      expect(normalCdf(-upperNormalQuantile(tail)) / tail - 1).toBeCloseTo(0, 11);
    }),
  );
  expect([upperNormalQuantile(0.5), upperNormalQuantile(1), upperNormalQuantile(0)]).toEqual([0, -Infinity, Infinity]);
  expect(upperNormalQuantile(0.9)).toBeCloseTo(-1.2815515655446004, 13);
});

test('the quantile of Student’s t undoes its distribution function', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-100, max: 0.5, noNaN: true }),
      fc.integer({ min: 1, max: 5000 }),
      (tail, freedom) => {
        const t = upperStudentQuantile(tail, freedom);
        expect(studentTwoSided(t, freedom) / (2 * tail) - 1).toBeCloseTo(0, 9);
      },
    ),
  );
  expect(upperStudentQuantile(0.05, 58)).toBeCloseTo(1.6715527624548592, 12);
  expect([upperStudentQuantile(0.5, 3), upperStudentQuantile(0, 3)]).toEqual([0, Infinity]);
});
