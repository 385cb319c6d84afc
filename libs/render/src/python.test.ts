import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pyFixed, pyFloat, pyNumber, pyRecorded, pyRepr, pyStr, round4, sixDecimals } from './python';

describe('pyFloat', () => {
  test.each([
    [7, '7.0'],
    [0, '0.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1.5e-7, '1.5e-07'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.25e22, '1.25e+22'],
    [1e300, '1e+300'],
    [NaN, 'nan'],
    [-Infinity, '-inf'],
    [123456.789, '123456.789'],
    [5e-324, '5e-324'],
  ])('%d is %s', (value, text) => expect(pyFloat(value)).toBe(text));

  test('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        Object.is(Number(pyFloat(value)), value),
      ),
    );
  });
});

describe('pyRepr', () => {
  test.each([
    [['a', 'b'], "['a', 'b']"],
    [{ k: 'v', n: null }, "{'k': 'v', 'n': None}"],
    [true, 'True'],
    ["it's", '"it\'s"'],
    [`both ' and "`, `'both \\' and "'`],
    ['tab\tline\nbell\u0007', "'tab\\tline\\nbell\\x07'"],
    ['é\u00a0\u200b', "'é\\xa0\\u200b'"],
    ['🙂', "'🙂'"],
    [3, '3'],
    [3.5, '3.5'],
    [[], '[]'],
  ])('%j is %s', (value, text) => expect(pyRepr(value)).toBe(text));

  test('text itself is not quoted by pyStr', () => expect(pyStr("it's")).toBe("it's"));
});

test('a recorded value keeps its kind', () =>
  expect(
    [0n, 0, 1e16, 12345678901234567890n, "it's", null, undefined, true, [1n, 2], { a: 0 }].map(pyRecorded),
  ).toEqual(['0', '0.0', '1e+16', '12345678901234567890', `"it's"`, 'None', 'None', 'True', '[1, 2.0]', "{'a': 0.0}"]));

describe('fixed decimals', () => {
  test.each([
    [0.0078125, 6, '0.007812'],
    [0.0234375, 6, '0.023438'],
    [-0.0078125, 6, '-0.007812'],
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [0.05289120889645093, 6, '0.052891'],
    [1e22, 2, '10000000000000000000000.00'],
    [-0.0000001, 6, '-0.000000'],
    [0.03125, 4, '0.0312'],
    [0.09375, 4, '0.0938'],
  ])('%d with %d decimals is %s', (value, decimals, text) => expect(pyFixed(value, decimals)).toBe(text));

  test.each([
    [2.00005, 2],
    [2.00015, 2.0002],
    [0.03125, 0.0312],
    [1.00015, 1.0002],
    [-0.03125, -0.0312],
    [NaN, NaN],
  ])('round4(%d) is %d', (value, rounded) => expect(round4(value)).toBe(rounded));

  test.each([
    ['0.05', '0.050000'],
    [true, '1.000000'],
    [NaN, 'nan'],
    [-Infinity, '-inf'],
    [null, 'null'],
    ['n/a', 'n/a'],
    [' 1e-3 ', '0.001000'],
    ['1_000', '1000.000000'],
    ['', ''],
  ])('six decimals of %j are %s', (value, text) => expect(sixDecimals(value)).toBe(text));
});

test.each([
  ['1.', 1],
  ['.5', 0.5],
  ['+1E2', 100],
  ['Infinity', Infinity],
  ['-inf', -Infinity],
  ['0x10', undefined],
  ['1,000', undefined],
  ['1__0', undefined],
  ['', undefined],
])('float(%j) is %s', (text, value) => expect(pyNumber(text)).toBe(value));

const python = ['python3', 'python'].find((name) => {
  try {
    execFileSync(name, ['-c', 'pass'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

test('very many digits that do not make a number are refused in time that grows with its length', () => {
  for (const text of ['1'.repeat(1_000_000), '1_1'.repeat(300_000)]) expect(pyNumber(`${text}x`)).toBeUndefined();
});

test.skipIf(!python)('a thousand numbers print as Python itself prints them', () => {
  const numbers = fc.sample(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 32),
      fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 128),
    ),
    1000,
  );
  const script =
    'import json,sys\nfor x in json.load(sys.stdin):\n x=float(x); print(repr(x), "%.6f" % x, repr(round(x, 4)))';
  const lines = execFileSync(python as string, ['-c', script], {
    input: JSON.stringify(numbers.map((n) => pyFloat(n))),
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
  expect(numbers.map((n) => `${pyFloat(n)} ${pyFixed(n, 6)} ${pyFloat(round4(n))}`)).toEqual(lines);
});
