import { describe, expect, test } from 'vitest';
import { compareFile, compareOutput } from './core';

const sides = { expectedRoot: '/a/repo', actualRoot: '/b/repo' };
const places = (name: string, expected: string, actual: string): string[] =>
  compareFile(name, expected, actual, sides).map(({ place }) => place);

describe('JSON', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['more keys are no difference', { a: 1 }, { a: 1, b: 2 }, []],
    ['a missing key is', { a: 1, b: { c: 2 } }, { a: 1, b: {} }, ['/b/c']],
    ['another value', { a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] }, ['/a/1/b']],
    ['another type', { a: '1', b: null, c: [] }, { a: 1, b: 0, c: {} }, ['/a', '/b', '/c']],
    ['a longer list', { a: [1] }, { a: [1, 2] }, ['/a']],
    ['numbers within 1e-9', { a: 0.1 + 0.2, b: 1e12 }, { a: 0.3, b: 1e12 + 1 }, []],
    ['numbers beyond', { a: 0.3 }, { a: 0.300001 }, ['/a']],
    ['0 and 1 for false and true', { a: 0, b: 1, c: 1 }, { a: false, b: true, c: false }, ['/c']],
    ['true is not 1 the other way', { a: true }, { a: 1 }, ['/a']],
    [
      'roots and moments',
      { a: '/a/repo/x_2026-03-01_070000/y', b: '2026-03-01T07:00:00.000001' },
      { a: '/b/repo/x_2026-03-02_080000_2/y', b: '2026-03-02T08:00:00+00:00' },
      [],
    ],
    [
      'ages',
      { freshness_days: 1.5, failures: ['staleness=12.34 days exceeds 7'] },
      { freshness_days: 1.6, failures: ['staleness=12.35 days exceeds 7'] },
      [],
    ],
    ['an age that is gone', { freshness_days: 1.5 }, { freshness_days: null }, ['/freshness_days']],
    ['a key that objects have anyway', { constructor: 1 }, {}, ['/constructor']],
  ])('%s', (_, expected, actual, differ) =>
    expect(places('x.json', JSON.stringify(expected), JSON.stringify(actual))).toEqual(differ),
  );

  test('what Python writes for numbers that are none is null with us, and nothing else', () => {
    expect(places('x.json', '{"a": NaN}', '{"a": null}')).toEqual([]);
    expect(places('x.json', '{"a": NaN}', '{"a": 0}')).toEqual(['/a']);
  });

  test('what is no JSON is compared as lines', () =>
    expect(places('x.json', '{"a": 1', '{"a": 2')).toEqual(['line 1']));
});

describe('CSV', () => {
  test.each([
    ['more columns at the end', 'a,b\r\n1,x\r\n', 'a,b,c\r\n1.0,x,z\r\n', []],
    ['a missing column', 'a,b\r\n1,x\r\n', 'a\r\n1\r\n', ['column b']],
    ['another order', 'a,b\r\n1,x\r\n', 'b,a\r\nx,1\r\n', ['columns']],
    ['another cell', 'a,b\r\n1,x\r\n2,y\r\n', 'a,b\r\n1,x\r\n2,z\r\n', ['row 2, b']],
    ['another count', 'a\r\n1\r\n', 'a\r\n1\r\n2\r\n', ['rows']],
  ])('%s', (_, expected, actual, differ) => expect(places('x.csv', expected, actual)).toEqual(differ));
});

describe('lines', () => {
  test.each([
    ['more lines', 'a\nb\n', 'a\nnew\nb\n', []],
    ['another order', 'a\nb\n', 'b\na\n', ['line 2']],
    ['numbers by value', '- x1.5: 2.0, 0.10', '- x1.50: 2, 0.1', []],
    ['numbers that differ', '- ic: 0.1', '- ic: 0.2', ['line 1']],
    ['a digit inside a word', 'run1', 'run01', ['line 1']],
  ])('%s', (_, expected, actual, differ) => expect(places('x.md', expected, actual)).toEqual(differ));

  test('an output is compared the same way', () => {
    expect(compareOutput('stdout', '[done] x=/a/repo/y\n', 'note\n[done] x=/b/repo/y\n', sides)).toEqual([]);
    expect(compareOutput('stdout', 'a\n', '', sides)).toEqual([
      { where: 'stdout', place: 'line 1', expected: 'a', actual: 'no such line from here on' },
    ]);
  });
});

describe('numbers that are names', () => {
  test.each([
    ['037833100', '37833100', false],
    ['1E5', '100000', false],
    ['1e5', '100000', false],
    ['9007199254740993', '9007199254740992', false],
    ['1e+05', '100000.0', true],
    ['7', '7.0', true],
    ['0', '0.0', true],
  ])('%s and %s are the same in CSV and in a line: %s', (a, b, isSame) => {
    expect(places('x.csv', `v\r\n${a}\r\n`, `v\r\n${b}\r\n`).length === 0).toBe(isSame);
    expect(places('x.log', `order ${a}\n`, `order ${b}\n`).length === 0).toBe(isSame);
  });
  test('whole numbers in JSON are compared digit by digit', () => {
    expect(places('x.json', '{"id": 9007199254740993}', '{"id": 9007199254740992}')).toEqual(['/id']);
    expect(places('x.json', '{"a": "9007199254740993 \\" 1"}', '{"a": "9007199254740993 \\" 1"}')).toEqual([]);
    expect(places('x.json', '{"id": 12, "v": 1.0}', '{"id": 12.0, "v": 1}')).toEqual([]);
  });
});

test('the lines of a CSV file that is no table must be the same', () => {
  expect(places('x.csv', 'a,b\r\n1,2,3\r\n', 'a,b\r\n9,9\r\n1,2,3\r\n')).toEqual(['line 2']);
  expect(places('x.csv', 'a,b\r\n1,2,3\r\n', 'a,b\n1,2,3.0\n')).toEqual([]);
});
