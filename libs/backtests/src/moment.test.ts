import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMoments, dayNumber, dayOf, daysBetween, parseDay, parseMoment } from './moment';

describe('a moment', () => {
  test.each([
    ['1594339200000000000', 1594339200000, 0],
    ['1594339200000000001', 1594339200000, 1],
    ['0', 0, 0],
    ['-1', -1, 999_999],
    ['-1000000', -1, 0],
    ['2020-07-10', 1594339200000, 0],
    ['2020-07-10 00:00:00', 1594339200000, 0],
    ['2020-07-10T02:00:00+02:00', 1594339200000, 0],
    ['2020-07-10T00:00:00.000000001Z', 1594339200000, 1],
    ['2020-07-09T19:00-0500', 1594339200000, 0],
    [' 2020-07-10 ', 1594339200000, 0],
    ['0001-01-01', -62135596800000, 0],
  ])('%s', (text, ms, ns) => expect(parseMoment(text)).toEqual({ ms, ns }));

  test.each([
    '',
    'x',
    '2020-02-30',
    '2020-13-01',
    '2020-01-01T24:00',
    '1e18',
    '1.5',
    '20200102123',
    '99999999999999999999',
  ])('not %j, unless it is a count of nanoseconds', (text) => {
    const found = parseMoment(text);
    if (text === '20200102123') expect(found).toEqual({ ms: 20200, ns: 102123 });
    else expect(found).toBeUndefined();
  });

  test('nanoseconds compare exactly, also beyond 2^53', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 19n - 1n), fc.bigInt(-(10n ** 18n), 10n ** 19n - 1n), (a, b) => {
        const [first, second] = [parseMoment(String(a)), parseMoment(String(b))];
        if (first === undefined || second === undefined) throw new Error('not read');
        expect(BigInt(first.ms) * 1_000_000n + BigInt(first.ns)).toBe(a);
        expect(Math.sign(compareMoments(first, second))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

test('days', () => {
  expect(dayOf(-1)).toBe('1969-12-31');
  expect(dayNumber(-1)).toBe(-1);
  expect([parseDay('2021-07-01 23:59:59'), parseDay('2021-07-01T23:00:00-02:00')]).toEqual([
    '2021-07-01',
    '2021-07-02',
  ]);
  expect([parseDay(20210701), parseDay('20210701'), parseDay(null), parseDay('soon')]).toEqual(
    Array(4).fill(undefined),
  );
  expect(daysBetween('2021-11-24', '2021-12-31')).toBe(37);
});
