import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTable, type Table } from './table';

const read = (text: string | Buffer): Table => parseTable(Buffer.from(text as string), 'r.csv');

function cells(table: Table): string[][] {
  if (table.columns.length === 0) return [];
  return Array.from({ length: table.rowCount + 1 }, (_, row) =>
    Array.from({ length: table.width(row - 1) }, (__, column) => table.cell(row - 1, column)),
  );
}

describe('reads', () => {
  test.each<[string, string, string[][]]>([
    ['an empty file', '', []],
    ['only empty lines', '\r\n\n\r', []],
    ['only a BOM', '\ufeff', []],
    ['a header without a line end', 'a,b', [['a', 'b']]],
    [
      'LF, CRLF and CR, mixed',
      'a,b\n1,2\r\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'a BOM',
      '\ufeffa,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a BOM before a quoted name', '\ufeff"a",b\n', [['a', 'b']]],
    [
      'quoted commas, quotes and line breaks',
      'a,b\r\n"x, y","say ""hi""\r\nagain"\r\n',
      [
        ['a', 'b'],
        ['x, y', 'say "hi"\r\nagain'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,,\n"",x,\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['', 'x', ''],
      ],
    ],
    [
      'empty lines between',
      'a,b\n\n\r\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['short rows', 'a,b,c\n1\n1,2\n', [['a', 'b', 'c'], ['1'], ['1', '2']]],
    [
      'a quote within a cell',
      'a,b\n5" pipe,x"y"\n',
      [
        ['a', 'b'],
        ['5" pipe', 'x"y"'],
      ],
    ],
    [
      'a comma at the very end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'letters beyond ASCII',
      'faktør,ß\n動量,"é,😀"\n',
      [
        ['faktør', 'ß'],
        ['動量', 'é,😀'],
      ],
    ],
    ['one quoted empty cell as a row', 'a\n""\n', [['a'], ['']]],
  ])('%s', (_, text, expected) => expect(cells(read(text))).toEqual(expected));

  test('columns by name, unguarded, empty where the row is short or the column is not there', () => {
    const table = read("a,b,constructor\n'=1,x\n''=2\n-0.1,-y,'z\n");
    expect([0, 1, 2].map(table.column('a'))).toEqual(['=1', "'=2", '-0.1']);
    expect([0, 1, 2].map(table.column('b'))).toEqual(['x', '', '-y']);
    expect([0, 1, 2].map(table.column('constructor'))).toEqual(['', '', "'z"]);
    expect([0, 1, 2].map(table.column('none'))).toEqual(['', '', '']);
  });

  test('more cells than were expected for the size', () => {
    const width = 5000;
    const row = ','.repeat(width - 1);
    const table = read(`${Array.from({ length: width }, (_, i) => i.toString(36)).join(',')}\n${row}\n${row}\n`);
    expect([table.columns.length, table.rowCount, table.width(1)]).toEqual([width, 2, width]);
  });
});

describe('refuses, naming file and line', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['a quote that never closes', 'a,b\n1,2\n3,"x\n5,6\n', /^r\.csv: line 3: a quote opens here and never closes; /],
    ['one that opens in the header', '"a,b\n1,2\n', /line 1: a quote opens/],
    ['one that ends in an escaped quote', 'a\n"x""', /line 2: a quote opens/],
    ['text after a closing quote', 'a,b\n"x"y,2\n', /line 2: text after a closing quote/],
    ['a blank after a closing quote', 'a,b\n"x" ,2\n', /line 2: text after/],
    ['a row longer than the header', 'a,b\n"1\n1",2\n3,4,5\n', /line 4: a row of 3 cells, but the header has 2/],
    ['a longer row after CR line ends', 'a\r1\r2,3\r', /line 3: a row of 2 cells/],
    ['a column named twice', 'a,b,a\n', /line 1: the header names the column "a" twice/],
    ['a column named twice in other spelling', 'a,"a"\n', /the column "a" twice/],
    ['two columns without a name', 'a,,\n', /the column "" twice/],
    ['a header below empty lines', '\n\na,a\n', /line 3: the header/],
    ['a header without an end', `{"a": ${'\0'.repeat(1 << 20)}`, /line 1: a header of more than 1048576 bytes/],
    ['Latin-1', Buffer.from([0x61, 0x0a, 0x62, 0x0a, 0xe9, 0x0a]), /line 3: expected UTF-8/],
    ['a sequence that is cut off at the end', Buffer.from([0x61, 0x0a, 0xc3]), /line 2: expected UTF-8/],
    ['UTF-16', Buffer.from('\ufeffa,b\n', 'utf16le'), /line 1: expected UTF-8/],
  ])('%s', (_, bytes, message) => {
    expect(() => read(bytes as string)).toThrow(
      expect.objectContaining({ id: 'damaged-input', message: expect.stringMatching(message) }),
    );
  });
});

describe('agrees with csv-parse', () => {
  const oracle = (text: string): string[][] =>
    parse(text, {
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as string[][];
  const alphabet = fc.constantFrom(
    'a',
    'b',
    ',',
    ',',
    '"',
    '"',
    '\n',
    '\r',
    '\r\n',
    "'",
    '=',
    ' ',
    'é',
    '😀',
    '\u2028',
  );

  test('on whatever it accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 40 }), (parts) => {
        const text = `h1,h2,h3,h4,h5,h6\n${parts.join('')}`;
        let table: Table;
        try {
          table = read(text);
        } catch {
          return;
        }
        accepted += 1;
        expect(cells(table)).toEqual(oracle(text));
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(1000);
  });

  test('on every table, however it is written', () => {
    const cell = fc.string({ unit: fc.oneof(alphabet, fc.constantFrom('x', '1', '.')), maxLength: 8 });
    const quoted = (text: string, always: boolean): string =>
      always || /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        fc.array(fc.constantFrom('\n', '\r', '\r\n'), { minLength: 7, maxLength: 7 }),
        (rows, ends) => {
          const lines = [
            'c1,c2,c3,c4',
            ...rows.map((row) => row.map(([text, always]) => quoted(text, always)).join(',')),
          ];
          const text = lines.map((line, index) => line + ends[index]).join('');
          const expected = [['c1', 'c2', 'c3', 'c4'], ...rows.map((row) => row.map(([value]) => value))];
          expect(cells(read(text))).toEqual(expected);
          expect(oracle(text)).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('a header of very many columns is read in time that grows with their number', () => {
  const names = Array.from({ length: 150_000 }, (_, index) => index.toString(36));
  // a header has an end, so it is read many times
  for (let times = 20; times > 0; times -= 1) expect(read(names.join(',')).columns).toHaveLength(names.length);
  expect(() => read([...names, '0'].join(','))).toThrow(/line 1: the header names the column "0" twice/);
});
