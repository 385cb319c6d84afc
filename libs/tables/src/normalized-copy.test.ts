import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NormalizedCopy } from './normalized-copy';
import { splitRecord } from './record';
import { StructureScan } from './structure-scan';

function copy(text: string, width: number, pieceSize = Infinity): string {
  const bytes = Buffer.from(text);
  const out: Buffer[] = [];
  const writer = new NormalizedCopy(width);
  for (let i = 0; i < bytes.length; i += pieceSize)
    out.push(...writer.push(bytes.subarray(i, Math.min(bytes.length, i + pieceSize))).map((part) => Buffer.from(part)));
  return Buffer.concat([...out, ...writer.end()]).toString();
}

describe('what DuckDB would not read truly is written anew', () => {
  test.each([
    ['mixed line ends', 'a,b\n1,2\r\n3,4\r5,6', '1,2\n3,4\n5,6\n'],
    ['a lone CR at the end', 'a,b\r1,2\r', '1,2\n'],
    ['short rows', 'a,b,c\n1\n2,x\n', '1,,\n2,x,\n'],
    ['blank lines', '\n \na,b\n\n1,2\n \t\n3,4\n\n', '1,2\n3,4\n'],
    ['a quote in an unquoted field', 'a,b\n1,x"y\n2, "z"\n', '1,"x""y"\n2," ""z"""\n'],
    ['nothing but NULs', 'a,b\n\0\0,"\0"\n3,x\0\n', ',\n3,x\0\n'],
    ['an empty cell of one column', 'a\n1\n""\n', '1\n""\n'],
    ['a byte order mark', '\ufeffa,b\r\n1,2\n', '1,2\n'],
    ['quoted line breaks stay', 'a,b\r1,"x\r\ny"\r', '1,"x\r\ny"\n'],
    ['tidy records stay as they are', 'a,b\n1,"x, ""y"""\n3,4\n', '1,"x, ""y"""\n3,4\n'],
  ])('%s', (_, text, expected) => {
    const width =
      text
        .replace('\ufeff', '')
        .trimStart()
        .split(/[\r\n]/)[0]
        ?.split(',').length ?? 0;
    for (const size of [Infinity, 5, 1]) expect(copy(text, width, size)).toBe(expected);
  });
});

test('the copy holds the same records, each as wide as the header, wherever the bytes are cut', () => {
  const cell = fc.constantFrom('', '1', 'a', '"q"', '"a,b"', '"l\nl"', '"c\r\nd"', '"d""q"', 'x"y', ' ', 'é');
  const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(','));
  const ends = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n \r\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(row, ends), { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (rows, size) => {
      const text = `a,b,c\n${rows.flat().join('')}`;
      const before = new StructureScan();
      before.push(Buffer.from(text));
      const after = new StructureScan();
      const result = copy(text, 3, size);
      after.push(Buffer.from(`a,b,c\n${result}`));
      const [was, is] = [before.end(), after.end()];
      expect(was.faults).toEqual([]);
      expect(is).toMatchObject({ faults: [], records: was.records });
      expect(is.traits).toMatchObject({
        hasShortRecord: false,
        blankLines: 0,
        emptyLines: 0,
        hasQuoteInUnquoted: false,
        lineEnds: { crlf: 0, cr: 0 },
      });
      expect(copy(text, 3)).toBe(result);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['1,a', ['1', 'a']],
  ['', ['']],
  [',', ['', '']],
  ['"a,""b""",', ['a,"b"', '']],
  ['"x"y,z"w', ['xy', 'z"w']],
  ['"open', ['open']],
])('%j is split into %j', (record, fields) => expect(splitRecord(Buffer.from(record)).map(String)).toEqual(fields));
