import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignFormat } from './foreign-format';
import type { Structure } from './structure';
import { StructureScan } from './structure-scan';

function scan(text: string | Uint8Array, pieceSize = Infinity, wanted: number[] = []): Structure & { lines: number[] } {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const pass = new StructureScan(wanted);
  for (let i = 0; i < bytes.length; i += pieceSize) pass.push(bytes.subarray(i, Math.min(bytes.length, i + pieceSize)));
  const structure = pass.end();
  return { ...structure, lines: wanted.map((index) => pass.lines.get(index) ?? -1) };
}

interface Naive {
  header: string[] | undefined;
  records: { line: number; fields: number }[];
  faults: string[];
  /** Kind and line of each odd record. */
  odd: string[];
}

/**
 * RFC 4180 by the letter, one character at a time over the whole text: slow, plain, and nothing in common with the
 * pass.
 */
function naive(text: string): Naive {
  const rows: { cells: string[]; line: number; blank: boolean; raw: string }[] = [];
  const faults: string[] = [];
  let line = 1;
  let i = 0;
  if (text.startsWith('\ufeff')) i = 1;
  const lineEnd = (at: number): number =>
    text[at] === '\r' ? (text[at + 1] === '\n' ? 2 : 1) : text[at] === '\n' ? 1 : 0;
  while (i < text.length) {
    const first = line;
    const from = i;
    const cells: string[] = [];
    const late: string[] = [];
    for (;;) {
      let cell = '';
      if (text[i] === '"') {
        const opened = line;
        i += 1;
        for (;;) {
          if (i >= text.length) {
            late.push(`${opened}:never closes`);
            break;
          }
          if (text[i] === '"' && text[i + 1] === '"') {
            cell += '"';
            i += 2;
          } else if (text[i] === '"') {
            i += 1;
            break;
          } else {
            const size = lineEnd(i) || 1;
            if (lineEnd(i)) line += 1;
            cell += text.slice(i, i + size);
            i += size;
          }
        }
        if (i < text.length && text[i] !== ',' && !lineEnd(i)) faults.push(`${first}:text after`);
      }
      while (i < text.length && text[i] !== ',' && !lineEnd(i)) cell += text[i++];
      cells.push(cell);
      if (text[i] !== ',') break;
      i += 1;
    }
    if (late.length) faults.push(...late);
    else rows.push({ cells, line: first, blank: /^[ \t]*$/.test(text.slice(from, i)), raw: text.slice(from, i) });
    if (i < text.length) {
      i += lineEnd(i);
      line += 1;
    }
  }
  const records = rows.filter((row) => !row.blank);
  const header = records.shift();
  if (header?.raw.includes('\0')) faults.push(`${header.line}:NUL`);
  const width = header?.cells.length ?? 0;
  const isHeader = ({ raw, cells }: (typeof rows)[number]): boolean =>
    JSON.stringify(raw.startsWith('\ufeff') ? naive(raw).header : cells) === JSON.stringify(header?.cells);
  const odd = records.flatMap((row) => [
    ...(row.cells.length < width ? [`short ${row.line}`] : []),
    ...(isHeader(row) ? [`header ${row.line}`] : []),
    ...(row.raw.includes('\0') ? [`nul ${row.line}`] : []),
  ]);
  for (const row of records)
    if (header && row.cells.length > header.cells.length) faults.push(`${row.line}:${row.cells.length} fields`);
  if (!header && faults.length === 0) faults.push('1:empty');
  return {
    header: header?.cells,
    records: records.map((row) => ({ line: row.line, fields: row.cells.length })),
    faults: faults.sort(),
    odd,
  };
}

const brief = (structure: Structure): string[] =>
  structure.faults
    .map(({ line, fault }) => `${line}:${/never closes|text after|\d+ fields|not UTF-8|empty|NUL/.exec(fault)?.[0]}`)
    .sort();

/** As the structure tells them: of each kind how many, and the first. */
function oddities(odd: readonly string[]): unknown {
  const found: Record<string, { count: number; line: number }> = {};
  for (const each of odd) {
    const [kind = '', line] = each.split(' ');
    const known = (found[kind] ??= { count: 0, line: Number(line) });
    known.count += 1;
  }
  return found;
}

const untidy = fc
  .array(
    fc.constantFrom(
      'a',
      '1',
      ',',
      ',',
      '"',
      '"',
      '\n',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      'é',
      '日',
      '\u0000',
      '""',
      'x,y',
      '\n\n',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('the pass agrees with a naive reader of RFC 4180', () => {
  test('header, records, lines and faults, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(untidy, fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, size, bom) => {
        const whole = (bom ? '\ufeff' : '') + text;
        fc.pre(foreignFormat(Buffer.from(whole)) === undefined);
        const expected = naive(whole);
        const wanted = expected.records.map((_, index) => index);
        const actual = scan(whole, size, wanted);
        expect(brief(actual)).toEqual(expected.faults.slice(0, 20));
        expect(actual.records).toBe(expected.records.length);
        expect(actual.lines).toEqual(expected.records.map((record) => record.line));
        expect(actual.oddities).toEqual(oddities(expected.odd));
        if (actual.header) expect(actual.header).toEqual(expected.header);
        else expect(expected.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  test('the result does not depend on where the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
        const { lines: _a, ...whole } = scan(bytes);
        const { lines: _b, ...pieces } = scan(bytes, size);
        const lines = (structure: Structure): unknown => ({
          ...structure,
          faults: [...new Set(brief(structure))],
          faultCount: structure.faultCount > 0,
        });
        expect(lines(pieces)).toEqual(lines(whole));
      }),
      { numRuns: 2000 },
    );
  });

  test('bytes that are not UTF-8 are a fault, and only those', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x61, 0x0a, 0xc3, 0xa9, 0xe6, 0x97, 0xa5, 0xf0, 0x9f, 0x99, 0x82, 0xff, 0x80, 0xed), {
          minLength: 9,
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 5 }),
        (values, size) => {
          const bytes = Uint8Array.from([0x68, 0x0a, ...values]);
          let valid = true;
          try {
            strict.decode(bytes);
          } catch {
            valid = false;
          }
          expect(scan(bytes, size).faults.some(({ fault }) => fault.includes('not UTF-8'))).toBe(!valid);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('faults name their line', () => {
  test.each<[string, string | Buffer, string]>([
    ['a longer row', 'id,v\n1,a\n2,b,c\n', '3: 3 fields where the header has 2'],
    ['a longer row behind a quoted line break', 'id,v\n1,"a\r\nb\nc"\n2,b,c\n', '5: 3 fields where the header has 2'],
    ['a quote that never closes', 'id,v\n1,a\n2,"b\n3,c\n', '3: a quote that never closes'],
    ['text after a closing quote', 'id,v\n1,"a"b\n', '2: text after a closing quote'],
    ['a blank after a closing quote', 'id,v\n"1" ,a\n', '2: text after a closing quote'],
    ['an empty file', '', '1: the file is empty: expected a header'],
    ['only a byte order mark', '\ufeff', '1: the file is empty: expected a header'],
    ['only blank lines', '\n \t\n', '1: the file is empty: expected a header'],
    ['Latin-1 in the body', Buffer.from('id,v\n1,a\n2,\xe9\n', 'latin1'), '3: bytes that are not UTF-8'],
    ['Latin-1 in the header', Buffer.from('id,\xe9\n1,a\n', 'latin1'), '1: bytes that are not UTF-8'],
    [
      'a character cut off by the end',
      Buffer.from([0x61, 0x0a, 0x62, 0x0a, 0x63, 0x63, 0x63, 0xe6, 0x97]),
      '3: bytes that are not UTF-8: a character is cut off by the end of the file',
    ],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), '1: not UTF-8 text: looks like gzip'],
    ['zip', Buffer.from('PK\u0003\u0004 and more'), '1: not UTF-8 text: looks like zip'],
    ['Parquet', Buffer.from('PAR1\u0015\u0004\u0015 and more'), '1: not UTF-8 text: looks like Parquet'],
    ['UTF-16', Buffer.from('\ufeffid,v\n1,a\n', 'utf16le'), '1: not UTF-8 text: looks like UTF-16 text'],
  ])('%s', (_, text, fault) => {
    for (const size of [Infinity, 3, 1])
      expect(scan(text, size).faults.map((each) => `${each.line}: ${each.fault}`)).toEqual([fault]);
  });

  test('words that only begin like another format are text', () => {
    for (const text of ['PAR1,b\n1,2\n', 'BZh,b\n1,2\n', 'PK,b\n1,2\n']) expect(scan(text).faults).toEqual([]);
  });

  test('of many faults twenty are kept and all are counted', () => {
    const { faults, faultCount } = scan(`a\n${'1,2\n'.repeat(30)}`);
    expect([faults.length, faultCount, faults[19]?.line]).toEqual([20, 30, 21]);
  });

  test('a faulty header is not a header', () => {
    expect(scan('"a"x,b\n1,2\n').header).toBeUndefined();
    expect(scan('"a,b\n1,2\n').header).toBeUndefined();
    expect(scan(Buffer.from('\xe9,b\n1,2\n3,4\n', 'latin1')).header).toBeUndefined();
    expect(scan(Buffer.from('e,b\n1,2\n3,\xe9\n', 'latin1')).header).toEqual(['e', 'b']);
  });
});

test('traits tell what DuckDB could not be given', () => {
  expect(scan('a,b\n1,2\n').traits).toEqual({
    lineEnds: { lf: 2, crlf: 0, cr: 0 },
    emptyLines: 0,
    blankLines: 0,
    linesBeforeHeader: false,
    hasShortRecord: false,
    hasQuotedBreak: false,
    hasQuoteInUnquoted: false,
    hasNul: false,
    hasOddNumber: false,
    longestRecord: 3,
  });
  expect(scan('\n a,b\r\n1\r2,\t"x"\n"\n",\u0000\n \n').traits).toEqual({
    lineEnds: { lf: 4, crlf: 1, cr: 1 },
    emptyLines: 1,
    blankLines: 1,
    linesBeforeHeader: true,
    hasShortRecord: true,
    hasQuotedBreak: true,
    hasQuoteInUnquoted: true,
    hasNul: true,
    hasOddNumber: false,
    longestRecord: 6,
  });
});

test.each([
  ['a_1,b\n1,2_x\n', false],
  ['a_1,b+-\n1,2\n', false],
  ['f_1,f_2\n1,_2\n1_,2\n', false],
  ['a,b\n1,1_000\n', true],
  ['f1_1,b\n1,+-2\n', true],
])('%j has numbers that DuckDB would take and the contract does not: %s', (text, isOdd) => {
  expect(scan(text).traits.hasOddNumber).toBe(isOdd);
  if (isOdd) for (const size of [1, 2, 3, 5]) expect(scan(text, size).traits.hasOddNumber).toBe(true);
});

test('a field of three mebibytes crosses the pieces', () => {
  const { records, traits, faults } = scan(`a,b\n1,"${'x\n'.repeat(1.5 * 2 ** 20)}"\n2,y\n`, 1 << 16, [1]);
  expect([records, faults.length, traits.longestRecord > 3 * 2 ** 20]).toEqual([2, 0, true]);
});
