import { describe, expect, test } from 'vitest';
import { headerHints, wideRecordHint } from './header-hints';

const hints = (asked: string[], columns: string[], files = ['/repo/in.csv']): string[] =>
  headerHints(asked, { columns, headerPlace: { line: 1 }, files });

test('nothing is said of columns that are there', () => {
  expect(hints(['date', 'score'], ['date', 'score', ' date'])).toEqual([]);
  expect(hints([], ['a'])).toEqual([]);
});

test('a missing column shows what was taken for the header, cut where it is long', () => {
  expect(hints(['date'], ['2026-11-27', 'T0', '1.5'])).toEqual([
    "line 1 was taken for the header: '2026-11-27', 'T0', '1.5'",
  ]);
  expect(hints(['date'], ['x'.repeat(500)])[0]).toHaveLength('line 1 was taken for the header: '.length + 201);
  expect(headerHints(['date'], { columns: ['a'], files: [] })).toEqual([]);
});

describe('a name that all but matches', () => {
  test.each([
    ['ticker', ' ticker', 'blanks'],
    ['ticker', 'tick er', 'blanks'],
    ['Ticker', 'ticker', 'case'],
    ['date', '\ufeffdate', 'a byte order mark'],
    ['market cap', 'market\u00a0cap', 'a no-break space, blanks'],
    ['date', 'da\u200bte', 'an invisible character'],
    ['date', '\ufeff DATE', 'a byte order mark, blanks, case'],
    ['caf\u00e9', 'cafe\u0301', 'the form of its characters'],
  ])('%j and %j differ by %s', (name, column, by) => {
    expect(hints([name], [column])[0]).toContain(`differs from it by ${by}`);
  });

  test.each([
    ['score', 'scores'],
    ['market_cap', 'market cap'],
    ['ret', 'ret.1'],
    ['a', ''],
  ])('%j and %j do not match', (name, column) => {
    expect(hints([name], [column])).toHaveLength(1);
  });
});

describe('columns in the names of folders', () => {
  test('are told of a column that is missing', () => {
    expect(hints(['date'], ['ticker'], ['/repo/data/date=2026-11-26/part-0.parquet'])[0]).toContain('called date=…');
  });

  test.each(['/repo/data/mydate=1/a.csv', '/repo/date/a.csv', '/repo/data/date=1.csv', '/repo/data/datetime=1/a.csv'])(
    '%s has none',
    (file) => expect(hints(['date'], ['ticker'], [file])).toHaveLength(1),
  );
});

test('records wider than the header show it', () => {
  const outline = { header: ['# source: vendor'], headerPlace: { line: 1 }, records: 1, faultCount: 1, oddities: {} };
  const wide = { line: 3, fault: '3 fields where the header has 1' };
  expect(wideRecordHint({ ...outline, faults: [wide] })).toEqual([
    "line 1 was taken for the header: '# source: vendor'",
  ]);
  expect(wideRecordHint({ ...outline, faults: [{ line: 3, fault: 'a quote that never closes' }] })).toEqual([]);
  expect(wideRecordHint({ ...outline, header: undefined, faults: [wide] })).toEqual([]);
});
