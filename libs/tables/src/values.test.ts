import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database';
import { keyExpressions, kindEvidence, settleKind, type KeyKind } from './key-kind';
import { asMoment, asPlainDate, isInRange } from './moments';
import { asDouble, isInfinite, isNumber } from './numbers';
import { literal } from './sql';

let folder: string;
let table: Database;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'values-test-'));
  table = await Database.open({ folder, memoryLimit: '256MB' });
});
afterAll(() => {
  table.close();
  rmSync(folder, { recursive: true });
});

const cells = (texts: readonly (string | null)[]): string =>
  `(SELECT i, c, ${asDouble('c')} AS d FROM (VALUES ${texts.map((text, i) => `(${i}, ${text === null ? 'NULL::VARCHAR' : literal(text)})`).join(', ')}) AS t(i, c))`;

async function each(expression: string, texts: readonly (string | null)[]): Promise<unknown[]> {
  return (await table.rows(`SELECT ${expression} FROM ${cells(texts)} ORDER BY i`)).map(([value]) => value);
}

describe('numbers', () => {
  const yes = [
    '1',
    '1.0',
    ' 1',
    '1 ',
    '\t1\t',
    '1\u000b',
    '+1',
    '-1',
    '1e5',
    '1E5',
    '1e+5',
    '1e-5',
    '.5',
    '5.',
    '-.5',
    '+.5',
    '00012',
    '-0',
    '1e308',
    '1e-400',
    '9223372036854775808',
    '1.e5',
  ];
  const no = [
    '.',
    '-',
    '+',
    'e5',
    '1e',
    '1e+',
    '1,000',
    '0x10',
    '1_000',
    '_1',
    '1_',
    '+ 1',
    '--1',
    '+-1',
    ' +-1',
    '1 2',
    '1..2',
    '1e5.5',
    '1d5',
    '1f',
    '$5',
    '5%',
    '(5)',
    '1/2',
    'True',
    'true',
    'abc',
    '  ',
    'NAN',
    '+nan',
    '1e400',
    '-1e400',
    '\u0661',
    '\uff11',
    '\u00a01',
    ' inf',
    'inf ',
    'infi',
    'infinityy',
    '1'.repeat(400),
  ];
  const infinite = ['inf', '+inf', '-inf', 'INF', 'Inf', 'infinity', 'Infinity', '-Infinity', '+INFINITY'];
  test('are these', async () =>
    expect(await each(isNumber('c', 'd'), [...yes, ...infinite])).toEqual([...yes, ...infinite].map(() => true)));
  test('are not these', async () => {
    const found = await each(`coalesce(${isNumber('c', 'd')}, false)`, [...no, null]);
    expect([...no, null].filter((_, i) => found[i] !== false)).toEqual([]);
  });
  test('are infinite when spelled so', async () => {
    expect(await each(isInfinite('c', 'd'), infinite)).toEqual(infinite.map(() => true));
    expect(await each(isInfinite('c', 'd'), ['1', '1e400', ' inf', 'x'])).toEqual([false, false, false, false]);
  });
});

describe('the kind of a key column', () => {
  test.each<[KeyKind, (string | null)[]]>([
    ['integer', ['1', ' 2', '+3', '-0', '99999999999999999999999999999999999999999999', null]],
    ['integer', [null, null]],
    ['number', ['1', '2.0']],
    ['number', ['1', 'inf', null]],
    ['number', ['1e3', '1000']],
    ['boolean', ['True', 'TRUE', 'true', 'False', 'FALSE', 'false', null]],
    ['text', ['True', '1']],
    ['text', ['True', 'yes']],
    ['text', ['1', 'a']],
    ['text', ['1_000', '1000']],
    ['text', ['+-1', '1']],
    ['text', ['tRUE']],
    ['text', ['1e400']],
  ])('%s: %j', async (kind, texts) => {
    const [row = []] = await table.rows(`SELECT ${kindEvidence('c', 'd')} FROM ${cells(texts)}`);
    expect(settleKind(Number(row[0] ?? 0))).toBe(kind);
  });
});

describe('equality', () => {
  const huge = '123456789012345678901234567890123456789012345';
  test.each<[KeyKind, string[][]]>([
    [
      'integer',
      [
        ['1', ' 1', '01', '+1', '1\t'],
        ['0', '-0', '+0'],
        ['9007199254740992'],
        ['9007199254740993'],
        ['9223372036854775808', '+9223372036854775808', ' 09223372036854775808'],
        ['-9223372036854775809'],
        [huge, ` +00${huge} `],
        [`${huge.slice(0, -1)}6`],
        [`-${huge}`, ` -0${huge}`],
      ],
    ],
    [
      'number',
      [
        ['1', '1.0', ' 1', '1e0', '10e-1'],
        ['0.0', '-0.0', '-0'],
        ['inf', 'Infinity', '+INF'],
        ['-inf', '-Infinity'],
        ['0.1', '.1', '1e-1'],
      ],
    ],
    [
      'boolean',
      [
        ['True', 'TRUE', 'true'],
        ['False', 'false'],
      ],
    ],
    ['text', [['a'], ['A'], ['a '], ['1'], ['1.0']]],
  ])('of a %s column', async (kind, groups) => {
    const texts = groups.flat();
    const expressions = keyExpressions(kind, 'c').map((expression, i) => `${expression} AS k${i}`);
    const names = expressions.map((_, i) => `k${i}`).join(', ');
    const rows = await table.rows(
      `SELECT list(i ORDER BY i), count(DISTINCT hash(${names})) FROM (SELECT i, ${expressions.join(', ')} FROM ${cells(texts)}) GROUP BY ${names}`,
    );
    const found = rows.map(([items]) => (items as { items: number[] }).items.map((i) => texts[i]));
    expect(found.map((group) => group.sort().join('|')).sort()).toEqual(
      groups.map((group) => group.sort().join('|')).sort(),
    );
    expect(rows.map(([, hashes]) => Number(hashes))).toEqual(rows.map(() => 1));
  });
});

describe('dates', () => {
  const moment = `CASE WHEN ${isInRange('m')} THEN CAST(m AS VARCHAR) END`;
  const read = async (text: string): Promise<unknown> =>
    (await table.rows(`SELECT ${moment} FROM (SELECT ${asMoment('c')} AS m FROM ${cells([text])})`))[0]?.[0];
  test.each([
    ['2024-01-05', '2024-01-05 00:00:00'],
    [' 2024-01-05\t', '2024-01-05 00:00:00'],
    ['20240131', '2024-01-31 00:00:00'],
    ['2024-01', '2024-01-01 00:00:00'],
    ['2024/01/31', '2024-01-31 00:00:00'],
    ['2024/1/3', '2024-01-03 00:00:00'],
    ['01/31/2024', '2024-01-31 00:00:00'],
    ['1/2/2024', '2024-01-02 00:00:00'],
    ['31/01/2024', '2024-01-31 00:00:00'],
    ['12/11/2024', '2024-12-11 00:00:00'],
    ['Jan 2 2006', '2006-01-02 00:00:00'],
    ['JAN 2, 2006', '2006-01-02 00:00:00'],
    ['January 2, 2006', '2006-01-02 00:00:00'],
    ['Sept 30 2024', '2024-09-30 00:00:00'],
    ['2 Jan 2006', '2006-01-02 00:00:00'],
    ['31 December 2024', '2024-12-31 00:00:00'],
    ['May 3 2020', '2020-05-03 00:00:00'],
    ['2024-01-05T10', '2024-01-05 10:00:00'],
    ['2024-01-05T10:11', '2024-01-05 10:11:00'],
    ['2024-01-05 10:11:12', '2024-01-05 10:11:12'],
    ['2024-01-05T10:11:12.5', '2024-01-05 10:11:12.5'],
    ['2024-01-05T10:11:12.123456789', '2024-01-05 10:11:12.123456'],
    ['2024-01-05T10:11:12,5Z', '2024-01-05 10:11:12.5'],
    ['2024-01-05T10:11Z', '2024-01-05 10:11:00'],
    ['2024-01-05T00:30:00+05:30', '2024-01-04 19:00:00'],
    ['2024-01-05T23:30:00-0130', '2024-01-06 01:00:00'],
    ['2024-01-05T10:11:12+05', '2024-01-05 05:11:12'],
    ['2024-01-05 10:11:12 UTC', '2024-01-05 10:11:12'],
    ['20240105T101112Z', '2024-01-05 10:11:12'],
    ['20240105T1011', '2024-01-05 10:11:00'],
    ['2024-02-29', '2024-02-29 00:00:00'],
    ['1677-09-22', '1677-09-22 00:00:00'],
    ['2262-04-11', '2262-04-11 00:00:00'],
    ...[
      'soon',
      '2024',
      '202401',
      '2024-13-01',
      '2023-02-29',
      '2024-02-30',
      '20241301',
      '13/13/2024',
      '00/10/2024',
      'Feb 30 2020',
      'Foo 3 2020',
      '2024-W01-1',
      '2024-005',
      '2024-01-05T24:00:00',
      '2024-01-05T10:60',
      '2024-01-05T23:59:60',
      '2024-01-05T10:11:12+24:00',
      '2024-01-05Z',
      '1700000000',
      '0000-01-01',
      '1677-09-21',
      '2262-04-12',
      '1600-01-01',
      '9999-12-31',
      '+2024-01-05',
      '2024.01.05',
      'now',
      'today',
      'epoch',
      'infinity',
      '2024-01-05 (BC)',
      '2024-01-05T10:11:12 Europe/Berlin',
      '2024-0105',
      'Jan 2 06',
    ].map((text): [string, null] => [text, null]),
  ])('%s is %s', async (text, expected) => expect(await read(text)).toBe(expected));

  test('the short way agrees with the long one wherever it answers', async () => {
    const texts = [
      '2024-01-05',
      '1677-09-21',
      '1677-09-22',
      '2262-04-12',
      '2024-02-30',
      ' 2024-01-05',
      '2024-1-5',
      '2024/01/05',
      '10000-01-01',
      '0200-01-01',
      '2024-01-05 ',
      'epoch',
      'infinity',
    ];
    const rows = await table.rows(`SELECT CAST(${asPlainDate('c')} AS VARCHAR) FROM ${cells(texts)} ORDER BY i`);
    expect(rows.map(([value]) => value)).toEqual(['2024-01-05', null, '1677-09-22', ...texts.slice(3).map(() => null)]);
  });
});
