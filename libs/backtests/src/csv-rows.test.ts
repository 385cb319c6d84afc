import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellNumber, cellShown, visitRows } from './csv-rows';
import { DamagedText } from './text-blocks';

/** The bytes in pieces of `size`, each valid until the next. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    yield await Promise.resolve(piece.subarray(0, bytes.copy(piece, 0, at)));
    piece.fill('?');
  }
}

async function rowsOf(text: string | Buffer, size = 7): Promise<[number, string[]][]> {
  const rows: [number, string[]][] = [];
  await visitRows(inPieces(Buffer.from(text), size), (cells, line) => rows.push([line, [...cells]]));
  return rows;
}

describe('rows', () => {
  test.each<[string, string, [number, string[]][]]>([
    [
      'LF',
      'a,b\n1,2\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'CRLF and no line end',
      'a,b\r\n1,2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'a mark of byte order',
      '\ufeffa\n1\n',
      [
        [1, ['a']],
        [2, ['1']],
      ],
    ],
    [
      'lines of nothing',
      '\na\n\n\r\n1\n',
      [
        [2, ['a']],
        [5, ['1']],
      ],
    ],
    [
      'quotes',
      '"a,""x""",b\n"1\n2",3\n4,5\n',
      [
        [1, ['a,"x"', 'b']],
        [2, ['1\n2', '3']],
        [4, ['4', '5']],
      ],
    ],
    [
      'empty cells',
      ',\n,,\n',
      [
        [1, ['', '']],
        [2, ['', '', '']],
      ],
    ],
    [
      'letters beyond ASCII',
      'ä\n€\n',
      [
        [1, ['ä']],
        [2, ['€']],
      ],
    ],
  ])('%s', async (_, text, expected) => expect(await rowsOf(text)).toEqual(expected));

  test.each<[string, Buffer, string]>([
    ['a quote that never closes', Buffer.from('a\n"1\n2\n'), 'damaged'],
    ['text after a closing quote', Buffer.from('a\n"1"2\n'), 'damaged'],
    ['Latin-1', Buffer.from([0x61, 0x0a, 0xe9, 0x0a]), 'not UTF-8'],
  ])('%s is damage', async (_, bytes, message) => expect(rowsOf(bytes)).rejects.toEqual(new DamagedText(message)));

  test('it does not matter where the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.string({ unit: fc.constantFrom('1', ',', '"', '\n', 'é', ' ') }), { minLength: 1, maxLength: 3 }),
        ),
        fc.integer({ min: 1, max: 9 }),
        async (table, size) => {
          const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
          expect((await rowsOf(text, size)).map(([, cells]) => cells)).toEqual(table);
        },
      ),
    ));
});

describe('a cell as a number', () => {
  test.each([
    ['1', 1],
    ['-0.5', -0.5],
    ['+2', 2],
    [' 3 ', 3],
    ['1e-05', 1e-5],
    ['5.', 5],
    ['.5', 0.5],
    ['1594339200000000001', 1594339200000000000],
  ])('%j', (cell, value) => expect(cellNumber(cell)).toBe(value));

  test.each(['', ' ', 'nan', 'NaN', 'inf', '-Infinity', '1,000', '1_000', '0x1f', '0b1', '1e999', 'None', '--1', '1e'])(
    'not %j',
    (cell) => expect(cellNumber(cell)).toBeUndefined(),
  );

  test.each([
    ['0', '0'],
    ['0.0', '0.0'],
    ['+2', '2'],
    ['1e3', '1000.0'],
    ['12345678901234567890', '12345678901234567890'],
    ['', "''"],
    ["it's", `"it's"`],
    ['nan', "'nan'"],
  ])('%j is shown as %s', (cell, shown) => expect(cellShown(cell)).toBe(shown));
});
