import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSmallTable } from './small-table';

const read = (text: string | Buffer): string[][] => {
  const table = readSmallTable(Buffer.from(text), 'r.csv');
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((name) => table.column(name)(row)));
};

test.each<[string, string, string[][]]>([
  [
    'mixed line ends',
    'a,b\r\n1,2\n3,4\r5,6',
    [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ],
  ],
  ['a byte order mark', '\ufeffa\n1\n', [['1']]],
  ['quotes, commas and line breaks', 'a,b\n"x,""y""","1\n2"\n', [['x,"y"', '1\n2']]],
  ['a short row', 'a,b\n1\n', [['1', '']]],
  ['empty lines', '\na\n\n1\n\n', [['1']]],
  ['a guarded formula', "a\n'=1+1\n", [['=1+1']]],
  ['nothing', '', []],
  ['a header alone', 'a,b\n', []],
])('reads %s', (_, text, rows) => expect(read(text)).toEqual(rows));

test('a table without quotes reads as the same table in quotes, and is refused in the same words', () => {
  const told = (text: string): string[][] | string => {
    try {
      return read(text);
    } catch (error) {
      return (error as Error).message;
    }
  };
  const cell = fc.constantFrom('', '1', '-0.5', ' x ', 'é', '\u2028', '\0');
  const row = fc.array(cell, { minLength: 1, maxLength: 4 });
  const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r');
  fc.assert(
    fc.property(fc.array(fc.tuple(row, end), { maxLength: 6 }), fc.boolean(), (rows, hasMark) => {
      const text = (first: string): string =>
        `${hasMark ? '\ufeff' : ''}${first},b,c\n${rows.map(([cells, lineEnd]) => cells.join(',') + lineEnd).join('')}`;
      expect(told(text('a'))).toEqual(told(text('"a"')));
    }),
  );
});

test('a column that is not there is empty', () => {
  expect(readSmallTable(Buffer.from('a\n1\n'), 'r.csv').column('b')(0)).toBe('');
});

describe('refuses, naming file and line', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['a quote that never closes', 'a,b\n1,2\n3,"x\n5,6\n', /^r\.csv: line 3: a quote opens here and never closes; /],
    ['text after a closing quote', 'a,b\n"x"y,2\n', /line 2: text after a closing quote/],
    ['a quote within a plain cell', 'a,b\nx"y,2\n', /line 2: a quote in a cell that does not begin with one/],
    ['a row longer than the header', 'a,b\n1,2\n3,4,5\n', /line 3: a row of 3 cells, but the header has 2/],
    ['a column named twice', 'a,b,a\n', /line 1: the header names the column "a" twice/],
    ['Latin-1', Buffer.from([0x61, 0x0a, 0xe9, 0x0a]), /^r\.csv: expected UTF-8/],
  ])('%s', (_, bytes, message) => expect(() => read(bytes)).toThrow(message));
});
