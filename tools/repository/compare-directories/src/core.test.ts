import { describe, expect, test } from 'vitest';
import { compareFile, compareOutput } from './core';

const sides = { expectedRoot: '/a/repo', actualRoot: '/b/repo' };
const places = (name: string, expected: string, actual: string): string[] =>
  compareFile(name, expected, actual, sides).map(({ place }) => place);

describe('JSON', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['more keys do not count as a difference', { a: 1 }, { a: 1, b: 2 }, []],
    ['a missing key is', { a: 1, b: { c: 2 } }, { a: 1, b: {} }, ['/b/c']],
    ['another value', { a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] }, ['/a/1/b']],
    ['another type', { a: '1', b: null, c: [] }, { a: 1, b: 0, c: {} }, ['/a', '/b', '/c']],
    ['a longer list', { a: [1] }, { a: [1, 2] }, ['/a']],
    ['numbers within 1e-9', { a: 0.1 + 0.2, b: 1e12 + 0.5 }, { a: 0.3, b: 1e12 + 0.25 }, []],
    ['whole numbers, of which one is more', { a: 1e12 }, { a: 1e12 + 1 }, ['/a']],
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

  test('NaN and the infinities of Python are null with us, and nothing else', () => {
    expect(places('x.json', '{"a": NaN}', '{"a": null}')).toEqual([]);
    expect(places('x.json', '{"a": NaN}', '{"a": 0}')).toEqual(['/a']);
  });

  test.each([
    ['{"a": 9007199254740993}', '{"a": 9007199254740992}', ['/a']],
    ['{"a": 9007199254740993}', '{"a":9007199254740993,"b":0}', []],
    ['{"a": -12345678901234567890}', '{"a": -12345678901234567891}', ['/a']],
    ['{"a": 10000000000}', '{"a": 1e10}', []],
    ['{"a": 10000000000}', '{"a": 10000000000.0}', []],
    ['{"a": "9007199254740993"}', '{"a": 9007199254740993}', ['/a']],
    ['{"a": "12345678901 \\" 12345678901"}', '{"a": "12345678901 \\" 12345678901", "b": 1}', []],
    ['{"a": 1e5}', '{"a": 100000}', []],
    ['{"a": 10000000001}', '{"a": true}', ['/a']],
  ])('%s and %s', (expected, actual, differ) => expect(places('x.json', expected, actual)).toEqual(differ));

  test.each([
    ['{"a": 1', '{"a": 2', ['line 1']],
    ['{"a": 1,\n"b": 2', '{"a": 1,\nmore,\n"b": 2', ['line 2', 'lines']],
    ['{"a": 1,\n"b": 2', '{"a": 1.0,\n"b": 2\n', []],
    ['{"a": 1}\n', '{"a": 1', ['line 1']],
  ])('what is not JSON is compared as lines, of which none is added: %j, %j', (expected, actual, differ) =>
    expect(places('x.json', expected, actual)).toEqual(differ),
  );
});

describe('CSV', () => {
  test.each([
    ['more columns at the end', 'a,b\r\n1,x\r\n', 'a,b,c\r\n1.0,x,z\r\n', []],
    ['a missing column', 'a,b\r\n1,x\r\n', 'a\r\n1\r\n', ['column b']],
    ['another order', 'a,b\r\n1,x\r\n', 'b,a\r\nx,1\r\n', ['columns']],
    ['another cell', 'a,b\r\n1,x\r\n2,y\r\n', 'a,b\r\n1,x\r\n2,z\r\n', ['row 2, b']],
    ['another count', 'a\r\n1\r\n', 'a\r\n1\r\n2\r\n', ['rows']],
    ['a column that is there twice', 'a,a\r\n1,2\r\n', 'a,a\r\n1,2.0\r\n', []],
    ['the second of two', 'a,a\r\n1,2\r\n', 'a,a\r\n1,3\r\n', ['line 2']],
    ['one of two is gone', 'a,a\r\n1,1\r\n', 'a\r\n1\r\n', ['line 1', 'line 2']],
    ['a row before one that is too long', 'a,b\r\n1,2,3\r\n', 'a,b\r\n9,9\r\n1,2,3\r\n', ['line 2', 'lines']],
    ['rows that are too long, with numbers in other spellings', 'a,b\r\n1,2,3\r\n', 'a,b\r\n1.0,2,3\r\n', []],
    ['one that became readable', 'a,b\r\n1,2,3\r\n', 'a,b\r\n1,2\r\n', ['line 2']],
  ])('%s', (_, expected, actual, differ) => expect(places('x.csv', expected, actual)).toEqual(differ));
});

describe('numbers in cells and lines', () => {
  test.each<[string, string, boolean]>([
    ['1', '1.0', true],
    ['0.5', '0.50', true],
    ['.5', '0.5', true],
    ['-0.0', '0', true],
    ['1e-05', '0.00001', true],
    ['1e+05', '100000', true],
    ['1.5e3', '1500', true],
    ['0.1', '0.1000000000001', true],
    ['10', '+10', true],
    ['9007199254740991', '9007199254740991.0', true],
    ['037833100', '37833100', false],
    ['00', '0', false],
    ['-01', '-1', false],
    ['007', '7.0', false],
    ['1E5', '100000', false],
    ['2e10', '20000000000', false],
    ['9007199254740993', '9007199254740992', false],
    ['12345678901234567890', '1.2345678901234567e+19', false],
    ['10000000001', '10000000002', false],
    ['0.1', '0.1001', false],
  ])('%s and %s: %s', (a, b, isSame) => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(places('x.csv', `v,w\n${one},1\n`, `v,w\n${other},1\n`)).toEqual(isSame ? [] : ['row 1, v']);
    }
  });
  test.each<[string, string, boolean]>([
    ['order 9007199254740993', 'order 9007199254740992', false],
    ['order 9007199254740993', 'order 9007199254740993 ', true],
    ['cusip 037833100', 'cusip 37833100', false],
    ['ticker 1E5', 'ticker 100000', false],
    ['x2.0 of 10', 'x2 of 10.0', true],
    ['took 1e-05', 'took 0.00001', true],
  ])('%j and %j: %s', (a, b, isSame) => expect(places('x.log', a, b)).toEqual(isSame ? [] : ['line 1']));
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
    expect(compareOutput('stdout', '{"a": 1}\nb\n', '{"a":1}\nb\n', sides)).toHaveLength(1);
    expect(compareOutput('stdout', 'a\n', '', sides)).toEqual([
      { where: 'stdout', place: 'line 1', expected: 'a', actual: 'no such line from here on' },
    ]);
  });

  test.each<[string, string, string[]]>([
    ['{"status": "pass", "reasons": []}', '{\n  "status": "pass",\n  "reasons": [\n  ],\n  "more": 1\n}\n', []],
    ['{"status": "pass"}', '{"status": "fail"}', ['/status']],
    ['[1, 2]', '[1,2]', []],
    ['{"at": "/a/repo/x"}', '{"at":"/b/repo/x"}', []],
    ['1', '1.0', []],
    ['{"a": 1}', 'no JSON', ['line 1']],
  ])('an output that is JSON on both sides is compared as JSON: %j, %j', (expected, actual, differ) =>
    expect(compareOutput('stdout', expected, actual, sides).map(({ place }) => place)).toEqual(differ),
  );

  test('the commits of both sides stand for each other', () => {
    const [one, other] = ['1'.repeat(40), '2'.repeat(40)];
    const both = { ...sides, expectedCommit: one, actualCommit: other };
    expect(compareFile('x.json', `{"c": "${one}"}`, `{"c": "${other}"}`, both)).toEqual([]);
    expect(compareFile('x.json', `{"c": "${one.slice(0, 7)}"}`, `{"c": "${other.slice(0, 7)}"}`, both)).toEqual([]);
    expect(compareFile('x.json', `{"c": "${other}"}`, `{"c": "${one}"}`, both)).toHaveLength(1);
  });
});
