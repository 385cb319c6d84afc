import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentile, percentOf, Samples, Sum } from './aggregate';
import { fieldReader, matcher, rejection, sampleOf } from './fields';

const sorted = (...values: number[]): Float64Array => Float64Array.from(values).sort();

describe('percentiles', () => {
  // Reference figures of numpy.percentile with method linear.
  test.each<[number[], number, number]>([
    [[1, 2, 3, 4], 50, 2.5],
    [[1, 2, 3, 4], 95, 3.8499999999999996],
    [[5], 99, 5],
    [[3.5, 17.25, 9, 44, 8.125, 90, 12, 7, 61.5, 22, 5, 118.75], 95, 102.93749999999997],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 100, 3],
  ])('linear %j at %d: %d', (values, percent, expected) =>
    expect(percentile(sorted(...values), percent, 'linear')).toBeCloseTo(expected, 12),
  );
  test.each<[number, number, number]>([
    [100, 7, 7],
    [100, 95, 95],
    [12, 95, 12],
    [3, 0, 1],
    [20, 5, 1],
    [1000, 99.9, 999],
  ])('nearest rank of 1…%d at %d: %d', (count, percent, expected) => {
    const values = Float64Array.from({ length: count }, (_, at) => at + 1);
    expect(percentile(values, percent, 'nearest_rank')).toBe(expected);
  });
  test('lie among the samples, and do not fall', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (given, a, b) => {
        const ascending = sorted(...given);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        for (const method of ['linear', 'nearest_rank'] as const) {
          const [below, above] = [percentile(ascending, low, method), percentile(ascending, high, method)];
          expect(below).toBeLessThanOrEqual(above);
          expect(below).toBeGreaterThanOrEqual(ascending[0] as number);
          expect(above).toBeLessThanOrEqual(ascending.at(-1) as number);
        }
      }),
    );
  });
  test.each([
    ['p95', 95],
    ['p99.9', 99.9],
    ['p100', 100],
    ['p101', undefined],
    ['max', undefined],
  ])('%s asks for %d percent', (name, expected) => expect(percentOf(name)).toBe(expected));
});

test('samples grow and sort as numbers', () => {
  const samples = new Samples();
  for (let value = 5000; value > 0; value -= 1) samples.push(value);
  expect([samples.length, samples.sorted()[0], samples.sorted()[4999]]).toEqual([5000, 1, 5000]);
});

test('a sum keeps what rounding would lose', () => {
  const sum = new Sum();
  for (const value of [1, 1e100, 1, -1e100]) sum.add(value);
  expect(sum.value).toBe(2);
});

describe('fields', () => {
  test('a name with dots is a field of that name, else a way', () => {
    const record = { 'a.b': 1, a: { b: 2, c: null }, list: [{ x: 3 }] };
    const read = (name: string): unknown => fieldReader(name)(record);
    expect(['a.b', 'a.c', 'a.d', 'list.0.x', 'toString', 'a.b.c'].map(read)).toEqual([
      1,
      null,
      undefined,
      3,
      undefined,
      undefined,
    ]);
  });
  test('types are apart', () => {
    expect(matcher({ n: 1 })({ n: '1' })).toBe(false);
    expect(matcher({ n: [1, '1'], ok: true })({ n: '1', ok: true })).toBe(true);
    expect(matcher({ x: null })({})).toBe(false);
    expect(matcher()({})).toBe(true);
  });
  test('what is marked is rejected, and by which mark', () => {
    expect(rejection({ synthetic: true, source: ['mock', 'demo'] })({ source: 'demo' })).toBe('source is demo');
    expect(rejection({ synthetic: true })({ synthetic: 'true' })).toBeUndefined();
  });
  test.each<[unknown, boolean, number | undefined]>([
    [1.5, false, 1.5],
    ['1.5', false, undefined],
    ['1.5', true, 1.5],
    [' -2e3 ', true, -2000],
    ['', true, undefined],
    ['0x10', true, undefined],
    ['1,5', true, undefined],
    [true, false, undefined],
    [null, false, undefined],
    ['NaN', true, NaN],
    ['-Infinity', true, NaN],
  ])('the sample of %j (text: %s) is %d', (value, isText, expected) =>
    expect(sampleOf(value, isText)).toEqual(expected),
  );
});
