import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTable, type CellValue } from './format';
import { parseTable } from './table';

const read = (text: string) => parseTable(Buffer.from(text), 'r.csv');
const written = (...words: Parameters<typeof formatTable>): string => formatTable(...words).toString('utf8');

describe('new rows', () => {
  test.each<[CellValue, string]>([
    ['x', 'x'],
    ['', ''],
    [null, ''],
    [true, 'True'],
    [false, 'False'],
    [7, '7.0'],
    [7n, '7'],
    [-0.1, '-0.1'],
    [1e-5, '1e-05'],
    [0.1 + 0.2, '0.30000000000000004'],
    [NaN, ''],
    [Infinity, ''],
    [-Infinity, ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
    [' a ', ' a '],
    ['=1+1', "'=1+1"],
    ['-0.1', "'-0.1"],
    ['=cmd|"/C calc"!A0', `"'=cmd|""/C calc""!A0"`],
    ['\tx', "'\tx"],
  ])('%s is written %s', (value, cell) =>
    expect(written(['a', 'b'], [{ values: { a: value, b: 'end' } }])).toBe(`a,b\r\n${cell},end\r\n`),
  );

  test('nothing for a column without a value, also where objects have something of that name', () => {
    expect(written(['a', 'constructor', '__proto__'], [{ values: { a: 'x' } }])).toBe(
      'a,constructor,__proto__\r\nx,,\r\n',
    );
  });

  test('an empty cell that is alone in its row is still a row', () => {
    const text = written(['a'], [{ values: { a: '' } }, { values: {} }]);
    expect(read(text).rowCount).toBe(2);
  });

  test('no rows are a header', () => expect(written(['a', 'b'], [])).toBe('a,b\r\n'));

  test('round trip: what is read is what was written, whatever the texts', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '@', '\t', '\r', '\n', '"', ',', 'a', '1', 'é', '😀') }),
      fc.string({ unit: 'grapheme' }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 6 }), (rows) => {
        const table = parseTable(
          formatTable(
            ['a', 'b', 'c'],
            rows.map(([a, b, c]) => ({ values: { a, b, c } })),
          ),
          'r.csv',
        );
        const columns = ['a', 'b', 'c'].map((name) => table.column(name));
        expect(Array.from({ length: table.rowCount }, (_, row) => columns.map((column) => column(row)))).toEqual(rows);
      }),
      { numRuns: 2000 },
    );
  });

  test('numbers stay numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const table = read(written(['a', 'b'], [{ values: { a: value } }]));
        expect(Number(table.cell(0, 0))).toBe(value);
        expect(table.column('a')(0)).toBe(table.cell(0, 0));
      }),
    );
  });
});

describe('rows of an existing file', () => {
  test('are passed on untouched, their line ends as CRLF, short ones filled', () => {
    const table = read(`\ufeffa,"b",c\n"x",'=1,-2\r\n"y\nz"\r\r\n  1.50 ,,`);
    expect(written(['c', 'new', 'a'], [0, 1, 2], table)).toBe(
      `a,"b",c,new\r\n"x",'=1,-2,\r\n"y\nz",,,\r\n  1.50 ,,,\r\n`,
    );
  });

  test('stay byte for byte when there is nothing to change', () => {
    const text = 'a,b\r\n1,"2"\r\n"3, ""x""\r\n",\r\n';
    expect(written(['b', 'a'], [0, 1], read(text))).toBe(text);
  });

  test('may go, move and be repeated', () => {
    const table = read('a,b\r\n1,2\r\n3,4\n5,6');
    expect(written([], [2, 0, 0, 1], table)).toBe('a,b\r\n5,6\r\n1,2\r\n1,2\r\n3,4\r\n');
    expect(written([], [], table)).toBe('a,b\r\n');
    expect(written([], [1, { values: { b: 'new' } }, 2], table)).toBe('a,b\r\n3,4\r\n,new\r\n5,6\r\n');
  });

  test('leave their cells to the row that replaces them, in columns that it does not have', () => {
    const table = read('a,note,b\r\n1,"=keep, \'this\'",2\r\n3\r\n');
    expect(
      written(
        ['a', 'b'],
        [
          { values: { a: '9', b: null }, replaces: 0 },
          { values: { a: '8' }, replaces: 1 },
        ],
        table,
      ),
    ).toBe(`a,note,b\r\n9,"=keep, 'this'",\r\n8,,\r\n`);
  });

  test('leave them also where objects have something of that name', () => {
    const table = read('a,constructor,toString\r\n1,2,3\r\n');
    expect(written(['a'], [{ values: { a: '9' }, replaces: 0 }], table)).toBe('a,constructor,toString\r\n9,2,3\r\n');
  });

  test('a file without a header gets one', () => expect(written(['a', 'b'], [], read('\n\n'))).toBe('a,b\r\n'));

  test('every table keeps its cells through any number of passes', () => {
    const piece = fc.constantFrom('a', ',', ',', '"', '"', '\n', '\r', '\r\n', "'", '=', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        let table;
        try {
          table = read(`h1,h2,h3\n${parts.join('')}`);
        } catch {
          return;
        }
        const all = Array.from({ length: table.rowCount }, (_, row) => row);
        const once = formatTable(['new'], all, table);
        const again = parseTable(once, 'r.csv');
        expect(again.columns).toEqual(['h1', 'h2', 'h3', 'new']);
        expect(again.rowCount).toBe(table.rowCount);
        for (const row of all)
          for (const column of [0, 1, 2, 3]) expect(again.cell(row, column)).toBe(table.cell(row, column));
        expect(formatTable(['new'], all, again).equals(once)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
