/** What is told beside the verdict: each rule with what it must tell and what it must leave alone. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';
import type { GateRequest } from './request';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gate-told-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-12-01T00:00:00Z');

async function ask(text: string, request: Partial<GateRequest> = {}): Promise<GateReport> {
  const inputCsv = path.join(folder, 'table.csv');
  writeFileSync(inputCsv, text);
  utimesSync(inputCsv, new Date(0), new Date(0));
  return examine(
    {
      inputs: {},
      inputCsv,
      files: [inputCsv],
      requiredColumns: [],
      numericColumns: [],
      keyColumns: [],
      dateColumn: '',
      minRows: 0,
      maxMissingRatio: 1,
      maxDuplicateRatio: 1,
      maxStalenessDays: 1e6,
      maxFutureDays: undefined,
      memoryLimit: '512MB',
      temporary: folder,
      ...request,
    },
    now,
  );
}

const told = async (text: string, request?: Partial<GateRequest>): Promise<readonly string[]> =>
  (await ask(text, request)).warnings ?? [];

describe('dates', () => {
  const dates = (...cells: string[]): Promise<readonly string[]> =>
    told(`date,v\n${cells.map((cell) => `${cell},1\n`).join('')}`, { dateColumn: 'date', keyColumns: ['v'] });
  const strange = (count: string, first: string, then = 'passed over'): string =>
    `date column 'date': ${count} (${first}); ${then}`;

  test.each<[string, string[], string]>([
    ['one', ['2026-11-27', 'Total'], strange('1 cell is not a date', "'Total' on line 3")],
    ['several', ['20/11/26', '2026-11-28', 'x'], strange('2 cells are not dates', "first: '20/11/26' on line 2")],
    [
      'a day that does not exist',
      ['2026-02-30', '2026-11-28'],
      strange('1 cell is not a date', "'2026-02-30' on line 2"),
    ],
    ['out of range', ['9999-01-01', '2026-11-28'], strange('1 cell is not a date', "'9999-01-01' on line 2")],
  ])('that are not dates are counted and shown: %s', async (_, cells, warning) => {
    expect(await dates(...cells)).toEqual([warning]);
  });

  test.each(['27NOV2026', '27.11.2026', '1795838826000', '46353', '20261127.0', '2026-11-27T25:00'])(
    'when %s is all there is, the forms that are read are told',
    async (cell) => expect((await dates(cell, cell))[0]).toMatch(/2 cells are not dates.*read are ISO 8601/),
  );

  test.each<[string, string[]]>([
    ['every form', ['2026-11-27', '20261127', '2026-11', '2026/11/27', '11/27/2026', 'Nov 27 2026', '27 Nov 2026']],
    ['missing cells', ['2026-11-27', '', 'NA']],
    ['zones and times', ['2026-11-27T10:00Z', '2026-11-27 10:00:00.5+02:00']],
  ])('nothing is told of %s', async (_, cells) => expect(await dates(...cells)).toEqual([]));

  test.each<[string, string[], boolean]>([
    ['a day over 12 and another order', ['30/10/2020', '12/10/2020'], true],
    ['in either order', ['05/02/2020', '13/02/2020'], true],
    ['one that can only be the other way', ['13/02/2020', '02/13/2020'], true],
    ['days over 12 only', ['13/02/2020', '14/02/2020'], false],
    ['months first only', ['02/13/2020', '03/02/2020'], false],
    ['one that reads the same either way', ['13/05/2020', '05/05/2020'], false],
    ['a day that does not exist', ['13/02/2020', '13/31/2020', '2020-01-01'], false],
    ['another form', ['13/02/2020', '2020-05-02'], false],
  ])('days and months: %s', async (_, cells, isTold) => {
    const mixed = (await dates(...cells)).filter((warning) => warning.includes('mixes DD/MM and MM/DD'));
    expect(mixed).toHaveLength(isTold ? 1 : 0);
  });

  test('both orders are shown with their lines', async () => {
    expect(await dates('2020-01-01', '12/10/2020', '30/10/2020')).toEqual([
      "date column 'date' mixes DD/MM and MM/DD: '30/10/2020' on line 4 has the day first, '12/10/2020' on line 3 is read as month and day",
    ]);
  });
});

describe('missing keys', () => {
  const keys = (text: string, ...keyColumns: string[]): Promise<readonly string[]> => told(text, { keyColumns });

  test('are told as they are written', async () => {
    expect(await keys('d,k\n1,A\n1,NA\n2,\n3,nan\n4,NA\n', 'k')).toEqual([
      "key column 'k' has 4 missing cells, written 'NA', '', 'nan' (first: line 3); missing keys are equal",
    ]);
  });

  test('that are not there because the row is short', async () => {
    expect(await keys('d,k\n1\n', 'd', 'k')).toContain(
      "key column 'k' has 1 missing cell, written '' (line 2); missing keys are equal",
    );
  });

  test.each<[string, string, string[]]>([
    ['words that are not missing', 'd,k\n1,na\n1,NaNa\n1,-\n', ['k']],
    ['missing cells elsewhere', 'd,k\n,A\n', ['k']],
    ['keys that were not given', 'd,k\n1,NA\n', []],
  ])('nothing is told of %s', async (_, text, given) => expect(await keys(text, ...given)).toEqual([]));
});

describe('a counter among the keys', () => {
  test.each([
    ['an unnamed column', ',a\n0,x\n1,x\n', 'Unnamed: 0'],
    ['one that was written again', 'Unnamed: 0,a\n0,x\n1,x\n', 'Unnamed: 0'],
    ['the index of a table', 'a,__index_level_0__\nx,5\nx,7\n', '__index_level_0__'],
  ])('is told: %s', async (_, text, name) => {
    expect(await told(text)).toEqual([
      `column '${name}' differs in every row, as the index of a table does: rows that are equal but for it are not counted; give --key-columns`,
    ]);
  });

  test('is told of each of several: one that repeats is before them', async () => {
    const said = await told(',,Unnamed: 7,a\n0,0,5,x\n0,1,6,x\n1,2,7,x\n');
    expect(said.map((warning) => warning.slice(0, 20))).toEqual(["column 'Unnamed: 1' ", "column 'Unnamed: 7' "]);
  });

  test.each<[string, string, string[]]>([
    ['that repeats', ',a\n0,x\n0,x\n', []],
    ['when keys are given', ',a\n0,x\n1,x\n', ['a']],
    ['that has a name', 'id,a\n0,x\n1,x\n', []],
    ['of one row', ',a\n0,x\n', []],
    ['that is missing twice', ',a\n,x\n,x\n', []],
  ])('is not one: %s', async (_, text, keyColumns) => expect(await told(text, { keyColumns })).toEqual([]));
});

describe('the text that is not a number', () => {
  const numbers = (...cells: string[]): Promise<readonly string[]> =>
    told(`v\n${cells.map((cell) => `${cell}\n`).join('')}`, { numericColumns: ['v'] });

  test.each<[string, string[], string]>([
    ['in groups', ['1', '"1,234.5"'], "'1,234.5' on line 3"],
    ['a currency', ['$12.50', 'x'], "'$12.50' on line 2"],
    ['infinity', ['1', 'inf'], "'inf' on line 3"],
    ['too large', ['1', '1e400'], "'1e400' on line 3"],
    ['grouped as programs do', ['1', '1_000'], "'1_000' on line 3"],
    ['a word for missing', ['1', 'NA'], "'NA' on line 3"],
    ['nothing', ['1', '""'], "'' on line 3"],
    ['among truth values', ['True', '1', 'False'], "'True' on line 2"],
    ['a gap among truth values', ['True', 'NA', 'False'], "'NA' on line 3"],
  ])('is shown with its line: %s', async (_, cells, shown) => {
    expect(await numbers(...cells)).toEqual([`numeric column 'v': ${shown} is not a finite number`]);
  });

  test('of several columns each has its own, of at most twenty', async () => {
    expect(await told('a,b,c\n1,x,3\ny,z,3\n', { numericColumns: ['a', 'b', 'c'] })).toEqual([
      "numeric column 'a': 'y' on line 3 is not a finite number",
      "numeric column 'b': 'x' on line 2 is not a finite number",
    ]);
    const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const all = await told(`${names.join(',')}\n${names.map(() => 'x').join(',')}\n`, { numericColumns: names });
    expect(all).toHaveLength(20);
  });

  test.each<[string, string[]]>([
    ['numbers', ['1', ' 2', '+3', '4e5', '-0']],
    ['truth values', ['True', 'false', 'TRUE']],
  ])('nothing is told of %s', async (_, cells) => expect(await numbers(...cells)).toEqual([]));
});
