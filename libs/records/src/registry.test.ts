import { describe, expect, test } from 'vitest';
import { parseRegistry, registryCells, truthOf, unreadCells } from './registry';
import { registryOrder } from './registry-order';

const head = 'generated_at,factor,overall_pass,remediation_high_count,score_total,recommendation\n';
const read = (text: string) => parseRegistry(Buffer.from(text), 'r.csv');
const at = (time: string): string => `${head}${time},f,True,0,80.0,promote_candidate\n`;

describe('times', () => {
  test.each([
    '2031-05-03T08:00:00.000000',
    '2031-05-03T08:00:00',
    '2031-05-03 08:00:00',
    '2031-05-03T08:00:00.5+00:00',
    '2031-05-03T08:00:00Z',
    '2031-05-03T08:00:00-0430',
    '2028-02-29T23:59:59',
  ])('%s is one', (time) => expect(read(at(time)).rowCount).toBe(1));
  test.each([
    '9/30/2026 7:15',
    '30/09/2026 07:15',
    '30.09.2026 07:15',
    '2031-05-03',
    '2031-05-03T08:00',
    '03-May-31',
    '45910.3',
    '2031-02-29T08:00:00',
    '2031-13-01T08:00:00',
    '2031-05-03T24:00:00',
    '2031-05-03T08:60:00',
    ' 2031-05-03T08:00:00',
    'yesterday',
    '',
  ])('%j is not a time, and the row is named', (time) =>
    expect(() => read(`${at('2031-05-03T08:00:00')}${time},f,True,0,80,x\n`)).toThrow(
      expect.objectContaining({
        id: 'damaged-input',
        message: expect.stringContaining(`r.csv: line 3: generated_at is ${JSON.stringify(time)}`) as string,
      }),
    ),
  );
});

describe('columns', () => {
  test.each(['generated_at', 'factor', 'score_total', 'recommendation'])('without %s it is not a registry', (name) =>
    expect(() => read(head.replace(name, 'other'))).toThrow(`line 1: the header has no ${name}`),
  );
  test.each([
    ['an empty file', '', 0],
    ['no rows', head, 0],
    ['other columns beside', `note,${head.trim()},x\nn,2031-05-03T08:00:00,f,True,0,80,r,\n`, 1],
    ['without the rest', 'recommendation,score_total,factor,generated_at\nr,1,f,2031-05-03T08:00:00\n', 1],
  ])('%s may be', (_, text, rows) => expect(read(text).rowCount).toBe(rows));
  test('rows that are not rows: as of every table of these tools', () =>
    expect(() => read(`${at('2031-05-03T08:00:00')}<<<<<<< HEAD\n`)).toThrow('line 3'));
});

test.each([
  ['True', true],
  ['TRUE', true],
  [' true ', true],
  ['False', false],
  ['FALSE', false],
  ['', null],
  [' ', null],
  ['WAHR', undefined],
  ['1', undefined],
  ['yes', undefined],
  ['Trueish', undefined],
])('the truth value of %j is %j', (text, expected) => expect(truthOf(text)).toBe(expected));

describe('a cell that cannot be read never helps, and is reported', () => {
  const found = (changes: { pass?: string; count?: string; score?: string }) => {
    const { pass = 'True', count = '0', score = '80.0' } = changes;
    const table = read(`${head}2031-05-03T08:00:00,f,${pass},${count},"${score}",r\n`);
    const told: [string, string, number][] = [];
    const cells = registryCells(table, (...cell) => told.push(cell));
    return {
      values: [cells.flag('overall_pass', 0), cells.highItems(0), cells.score(0)],
      told: unreadCells('r.csv', table, told),
    };
  };
  test.each([
    [{}, [true, 0, 80]],
    [{ count: '2.0', pass: 'FALSE', score: '-1' }, [false, 2, -1]],
    [{ pass: '' }, [false, 0, 80]],
  ])('%j is read', (changes, values) => expect(found(changes)).toEqual({ values, told: [] }));
  test.each<[Parameters<typeof found>[0], unknown[], string]>([
    [
      { count: 'one' },
      [true, 1, 80],
      'remediation_high_count is "one", which is not a number and counts as one High item',
    ],
    [{ count: '' }, [true, 1, 80], 'remediation_high_count is ""'],
    [{ count: 'nan' }, [true, 1, 80], 'remediation_high_count is "nan"'],
    [{ count: '-3' }, [true, 1, 80], 'remediation_high_count is "-3"'],
    [{ score: '70,0' }, [true, 0, 0], 'score_total is "70,0", which is not a number and counts as 0'],
    [{ score: '' }, [true, 0, 0], 'score_total is ""'],
    [{ pass: 'WAHR' }, [false, 0, 80], 'overall_pass is "WAHR", which is not a truth value and counts as false'],
    [{ pass: '1' }, [false, 0, 80], 'overall_pass is "1"'],
  ])('%j', (changes, values, sentence) => {
    expect(found(changes)).toEqual({ values, told: [expect.stringContaining(`r.csv: line 2: ${sentence}`)] });
  });

  test('a column that is not there, and many rows, in one sentence', () => {
    const table = read(`generated_at,factor,score_total,recommendation\n${'2031-05-03T08:00:00,f,x,r\n'.repeat(3)}`);
    const told: [string, string, number][] = [];
    const cells = registryCells(table, (...cell) => told.push(cell));
    for (const row of [0, 1, 2]) cells.score(row);
    cells.highItems(1);
    expect(unreadCells('r.csv', table, told)).toEqual([
      'r.csv: line 2: score_total is "x" (and in 2 other rows), which is not a number and counts as 0',
      'r.csv: line 3: remediation_high_count is not in the header, which is not a number and counts as one High item',
    ]);
  });
});

describe('which of two rows is the newer attempt', () => {
  const order = (rows: readonly (readonly [report: string, updated: string, utc?: string])[]): number => {
    const text = rows.map(([report, updated, utc = '']) => `${updated},f,1,r,${report},${utc}\n`).join('');
    const table = read(`generated_at,factor,score_total,recommendation,report_generated_at,generated_at_utc\n${text}`);
    return Math.sign(registryOrder(table)(0, 1));
  };
  const early = '2031-05-03T08:00:00';
  const late = '2031-05-03T09:00:00';
  test.each([
    ['the one updated later', ['', early], ['', late], -1],
    ['the later line of equal ones', ['', early], ['', early], -1],
    ['with a blank instead of T', ['', '2031-05-03 09:00:00'], ['', early], 1],
    ['by the zones that are stated', ['', '2031-05-03T11:00:00-04:00'], ['', '2031-05-03T14:00:00+00:00'], 1],
    [
      'by the moment in UTC where it is stated',
      ['', late, '2031-05-03T04:00:00Z'],
      ['', early, '2031-05-03T05:00:00Z'],
      -1,
    ],
    [
      'by the report where both state it: an old one registered again is old',
      ['2031-05-01T08:00:00Z', late],
      ['2031-05-02T08:00:00Z', early],
      -1,
    ],
    ['also in the forms of reports', ['2031-05-02_080000', early], ['2031-05-01T08:00:00.000000', late], 1],
    ['not by the report where one alone states it', ['2031-05-01T08:00:00Z', late], ['', early], 1],
    ['not by a text that is no time', ['2031-05-01T08:00:00Z', late], ['soon', early], 1],
    [
      'by the update when the reports are of one moment',
      ['2031-05-01T08:00:00Z', late],
      ['2031-05-01T08:00:00Z', early],
      1,
    ],
  ] as const)('%s', (_, first, second, expected) => expect(order([first, second])).toBe(expected));
});
