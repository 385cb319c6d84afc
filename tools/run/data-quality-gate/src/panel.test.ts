/** Figures of dates, assets and columns (contract 1.12), and the two checks on them (1.13, 1.14). */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';
import type { GateRequest } from './request';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gate-panel-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-12-01T00:00:00Z');
const day = (index: number): string => new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10);

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
      numericColumns: ['score'],
      keyColumns: ['date', 'ticker'],
      dateColumn: 'date',
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

/** A panel whose dates have so many assets; `score` gives the cell. */
function panel(counts: readonly number[], score = (date: number, asset: number): unknown => date + asset): string {
  const rows = counts.flatMap((count, date) =>
    Array.from({ length: count }, (_, asset) => `${day(date)},T${asset},${String(score(date, asset))}\n`),
  );
  return `date,ticker,score\n${rows.join('')}`;
}

/** A is there, away, and there again; C twice on a date; and 3 September is not there. */
const names = `date,ticker,score
2026-09-01,A,1
2026-09-01,B,2
2026-09-02,A,3
2026-09-02,C,4
2026-09-02,C,4
2026-09-04,B,5
2026-09-04,C,6
2026-09-05,A,7
2026-09-05,B,8
2026-09-05,C,9
2026-09-05,D,9
`;
const wideHeader = Array.from({ length: 40 }, (_, index) => `,w${index}`).join('');
const anyEdges = (count: number): number[] => Array.from({ length: count }, (_, index) => (index + 3) * 0.1375);

const namesOf = ({
  rows_by_date,
  assets_by_date,
  new_assets_by_date,
  dropped_assets_by_date,
}: Record<string, unknown>): unknown => ({ rows_by_date, assets_by_date, new_assets_by_date, dropped_assets_by_date });

const metricsOf = async (text: string, request?: Partial<GateRequest>): Promise<Record<string, unknown>> =>
  (await ask(text, request)).metrics as Record<string, unknown>;

describe('the profile', () => {
  test('of a small table is exact', async () => {
    const metrics = await metricsOf(panel([3, 2, 4], (date, asset) => (asset === 0 ? 0 : date + asset / 4)));
    expect(metrics).toMatchObject({
      dates: 3,
      first_date: '2026-09-01',
      newest_date: '2026-09-03',
      assets_per_date: { min: 2, median: 3, max: 4 },
      assets_by_date: { '2026-09-01': 3, '2026-09-02': 2, '2026-09-03': 4 },
      rows_by_date: { '2026-09-01': 3, '2026-09-02': 2, '2026-09-03': 4 },
      new_assets_by_date: { '2026-09-01': 3, '2026-09-02': 0, '2026-09-03': 1 },
      dropped_assets_by_date: { '2026-09-01': 0, '2026-09-02': 1, '2026-09-03': 0 },
      profile_rows: 9,
      distinct_by_column: { date: 3, ticker: 4, score: 7 },
      numeric_profile: { score: { min: 0, q25: 0, median: 0.5, q75: 2.25, max: 2.75, zeros: 3 } },
      histogram_by_column: {
        score: {
          edges: [0, 0.1375, 0.275, ...anyEdges(16), 2.6125, 2.75].map((edge) => expect.closeTo(edge, 12) as number),
          // 0, 0, 0, 0.25, 0.5, 1.25, 2.25, 2.5, 2.75
          counts: [3, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1],
        },
      },
    });
  });

  test('of names that come, go and come again', async () => {
    const metrics = await metricsOf(names);
    expect(namesOf(metrics)).toEqual({
      // A B | A C C | B C | A B C D |
      rows_by_date: { '2026-09-01': 2, '2026-09-02': 3, '2026-09-04': 2, '2026-09-05': 4 },
      assets_by_date: { '2026-09-01': 2, '2026-09-02': 2, '2026-09-04': 2, '2026-09-05': 4 },
      new_assets_by_date: { '2026-09-01': 2, '2026-09-02': 1, '2026-09-04': 0, '2026-09-05': 1 },
      dropped_assets_by_date: { '2026-09-01': 0, '2026-09-02': 1, '2026-09-04': 1, '2026-09-05': 0 },
    });
  });

  const lines = names.split('\n').slice(1, -1);
  test.each<[string, string, Partial<GateRequest>]>([
    ['without keys', names, { keyColumns: [] }],
    ['by a key without the date', names, { keyColumns: ['ticker'] }],
    ['of which the date is the last', names, { keyColumns: ['ticker', 'date'] }],
    ['in another order', ['date,ticker,score', ...lines.toReversed(), ''].join('\n'), {}],
    ['with hours', names.replace(/^(2026-09-\d\d)/gm, '$1T07:30'), {}],
    ['as digits', names.replace(/^(\d{4})-(\d\d)-(\d\d)/gm, '$1$2$3'), {}],
    ['with a row that has no date, and one with another word in its place', `${names},A,1\nTotal,Z,2\n`, {}],
    [
      'written in two ways on one day',
      names.replace('2026-09-05,B', '09/05/2026,B').replace('2026-09-02,C', '20260902,C'),
      {},
    ],
    [
      'equal as numbers to what is not a date',
      names.replace(/^(\d{4})-(\d\d)-(\d\d)/gm, '$1$2$3').concat('20260905.0,Y,1\n'),
      {},
    ],
    [
      'in a wide table',
      names
        .replace(/$/gm, ',1'.repeat(40))
        .replace(/^(,1)+$/gm, '')
        .replace(/(,1)+$/m, wideHeader),
      {},
    ],
  ])('and the same %s', async (_, text, request) => {
    expect(namesOf(await metricsOf(text, request))).toEqual(namesOf(await metricsOf(names)));
  });

  test.each<[string, string, Partial<GateRequest>, unknown]>([
    ['one date', panel([3]), {}, [{ '2026-09-01': 3 }, { '2026-09-01': 3 }, { '2026-09-01': 0 }]],
    ['no date column', panel([3]), { dateColumn: '' }, [null, null, null]],
    ['no date', 'date,ticker,score\nx,A,1\n', {}, [null, null, null]],
    [
      'nothing that names an asset',
      'date,name,score\n2026-09-01,A,1\n',
      { keyColumns: [] },
      [{ '2026-09-01': 1 }, null, null],
    ],
    [
      'a key column that is not there',
      panel([3]),
      { keyColumns: ['date', 'nobody'] },
      [{ '2026-09-01': 3 }, null, null],
    ],
  ])('of %s', async (_, text, request, expected) => {
    const metrics = await metricsOf(text, request);
    expect([metrics['rows_by_date'], metrics['new_assets_by_date'], metrics['dropped_assets_by_date']]).toEqual(
      expected,
    );
  });

  test('is the same whatever bars the numbers from being read at once', async () => {
    const numbers = (date: number, asset: number): string => `${date - asset}.5`;
    const tidy = await metricsOf(panel([5, 5, 5], numbers));
    const texts = await metricsOf(panel([5, 5, 5], numbers).replace('date,', 'date,').concat('2026-09-04,T9,NAN\n'));
    const keys = ['numeric_profile', 'histogram_by_column'];
    expect(keys.map((key) => texts[key])).toEqual(keys.map((key) => tidy[key]));
  });

  test.each<[string, string, Partial<GateRequest>, [number, number, string]]>([
    [
      'dates with a time',
      'date,ticker,score\n2026-09-01T10:00Z,A,1\n2026-09-01T12:00Z,B,1\n',
      {},
      [1, 2, '2026-09-01T12:00:00Z'],
    ],
    [
      'an asset twice on a date',
      'date,ticker,score\n2026-09-01,A,1\n2026-09-01,A,2\n2026-09-01,B,2\n',
      {},
      [1, 2, '2026-09-01'],
    ],
    [
      'an asset twice on a date, at two hours',
      'date,ticker,score\n2026-09-01T10:00,A,1\n2026-09-01T12:00,A,2\n2026-09-01T12:00,B,2\n',
      {},
      [1, 2, '2026-09-01T12:00:00Z'],
    ],
    [
      'an asset twice on a date that is written in two ways, and twice in one of them',
      'date,ticker,score\n2026-09-01,A,1\n20260901,A,2\n20260901,A,2\n2026-09-01,B,2\n',
      {},
      [1, 2, '2026-09-01'],
    ],
    [
      'an asset of two keys, of which one is a number',
      'date,ticker,venue,score\n20260901,A,1,1\n2026-09-01,A,1.0,2\n2026-09-01,A,2,2\n',
      { keyColumns: ['venue', 'date', 'ticker'] },
      [1, 2, '2026-09-01'],
    ],
    [
      'no keys, but a column of assets',
      'date,ticker,score\n2026-09-01,A,1\n2026-09-01,A,2\n',
      { keyColumns: [] },
      [1, 1, '2026-09-01'],
    ],
    [
      'nothing that names an asset',
      'date,name,score\n2026-09-01,A,1\n2026-09-01,A,2\n',
      { keyColumns: [] },
      [1, 2, '2026-09-01'],
    ],
    [
      'keys without the date',
      'date,ticker,score\n2026-09-01,A,1\n2026-09-01,A,2\n',
      { keyColumns: ['ticker'] },
      [1, 1, '2026-09-01'],
    ],
    ['cells that are not dates', 'date,ticker,score\nx,A,1\n2026-09-01,B,2\n', {}, [1, 1, '2026-09-01']],
    [
      'days written as an American does',
      'date,ticker,score\n09/01/2026,A,1\n2026-09-01,B,2\n',
      {},
      [1, 2, '2026-09-01'],
    ],
  ])('%s', async (_, text, request, [dates, assets, newest]) => {
    const metrics = await metricsOf(text, request);
    expect([metrics['dates'], metrics['assets_per_date'], metrics['newest_date']]).toMatchObject([
      dates,
      { max: assets },
      newest,
    ]);
  });

  test('equal values are not distinct', async () => {
    const metrics = await metricsOf(
      'date,ticker,score\n2026-09-01,1,1.0\n2026-09-01,1.0,1\n2026-09-01,1e0,-0\n2026-09-01,2,0\n',
    );
    expect(metrics['distinct_by_column']).toEqual({ date: 1, ticker: 2, score: 2 });
  });

  test('of a large table is of some rows, and of all where it costs nothing', async () => {
    const counts = Array.from({ length: 60 }, () => 1000);
    const metrics = await metricsOf(panel(counts, (date, asset) => date * 1000 + asset));
    const sampled = Number(metrics['profile_rows']);
    expect(sampled).toBeGreaterThan(10_000);
    expect(sampled).toBeLessThan(30_000);
    const { score } = metrics['numeric_profile'] as Record<string, Record<string, number>>;
    expect(score).toMatchObject({ min: 0, max: 59_999, zeros: 1 });
    expect(Math.abs((score?.['median'] ?? 0) - 30_000)).toBeLessThan(1500);
    expect(metrics['distinct_by_column']).toEqual({ date: 60, ticker: 1000, score: sampled });
  });

  test('tells at most 400 dates, counted from the newest', async () => {
    const { dates, assets_by_date: byDate } = await metricsOf(panel(Array.from({ length: 801 }, () => 1)));
    const shown = Object.keys(byDate as Record<string, number>);
    expect([dates, shown.length, shown.at(-1)]).toEqual([801, 267, day(800)]);
  });

  test('without rows, and without numbers', async () => {
    expect(await metricsOf('date,ticker,score\n')).toMatchObject({
      dates: 0,
      newest_date: null,
      assets_per_date: null,
      assets_by_date: null,
      profile_rows: 0,
      new_assets_by_date: null,
      histogram_by_column: { score: null },
      numeric_profile: { score: { min: null, median: null, zeros: 0 } },
    });
    expect(await metricsOf('date,ticker,score\n2026-09-01,A,inf\n')).toMatchObject({
      numeric_profile: { score: { min: null, q25: null, max: null } },
      histogram_by_column: { score: null },
      distinct_by_column: { score: 1 },
    });
  });

  test('of a table with a structural fault is null', async () => {
    expect(await metricsOf('date,ticker,score\n1,2,3,4\n')).toMatchObject({
      dates: null,
      profile_rows: null,
      distinct_by_column: null,
      numeric_profile: null,
      rows_by_date: null,
      histogram_by_column: null,
    });
  });

  test.each<[string, string[], { edges: number[]; counts: number[] } | null]>([
    ['one value', ['7', '7.0', ''], { edges: [7, 7], counts: [2] }],
    ['both ends of a double', ['-1.7e308', '0', '1.7e308'], null],
  ])('a histogram of %s', async (_, cells, expected) => {
    const text = `date,ticker,score\n${cells.map((cell, index) => `2026-09-01,T${index},${cell}\n`).join('')}`;
    const { score } = (await metricsOf(text))['histogram_by_column'] as Record<string, typeof expected>;
    if (expected === null) {
      expect([score?.edges[0], score?.edges.at(-1), score?.edges.length]).toEqual([-1.7e308, 1.7e308, 21]);
      expect(score?.counts.flatMap((count, bin) => (count > 0 ? [[bin, count]] : []))).toEqual([
        [0, 1],
        [10, 1],
        [19, 1],
      ]);
    } else expect(score).toEqual(expected);
  });

  test('has histograms of the first 200 numeric columns', async () => {
    const numericColumns = Array.from({ length: 205 }, (_, index) => `n${index}`);
    const text = `${['date', 'ticker', ...numericColumns].join(',')}\n${['2026-09-01', 'A', ...numericColumns.map(() => 1)].join(',')}\n`;
    const { histogram_by_column: found } = await metricsOf(text, { numericColumns });
    expect(Object.keys(found as object)).toEqual(numericColumns.slice(0, 200));
    expect((found as Record<string, unknown>)['n199']).toEqual({ edges: [1, 1], counts: [1] });
  });
});

describe('coverage', () => {
  const usual = Array.from({ length: 20 }, () => 100);
  const judge = async (counts: readonly number[], request: Partial<GateRequest>): Promise<unknown> => {
    const { checks, failures } = await ask(panel(counts), request);
    return [checks?.['coverage'], failures];
  };

  test('is not asked for by default', async () => expect(await judge([3], {})).toEqual([undefined, []]));

  test.each<[string, number[], Partial<GateRequest>, string[]]>([
    [
      'a drop',
      [...usual, 3, 100],
      { maxAssetDropRatio: 0.5 },
      ['coverage: 2026-09-21 has 3 assets, the 20 dates before it have 100'],
    ],
    ['just enough', [...usual, 50], { maxAssetDropRatio: 0.5 }, []],
    [
      'one less',
      [...usual, 49],
      { maxAssetDropRatio: 0.5 },
      ['coverage: 2026-09-21 has 49 assets, the 20 dates before it have 100'],
    ],
    [
      'the first dates',
      [100, 3],
      { maxAssetDropRatio: 0.5 },
      ['coverage: 2026-09-02 has 3 assets, the date before it has 100'],
    ],
    ['growth', [3, 100], { maxAssetDropRatio: 0.5 }, []],
    [
      'the 21st date before does not count',
      [1000, ...usual, 60],
      { maxAssetDropRatio: 0.5 },
      [
        'coverage: 2026-09-02 has 100 assets, the date before it has 1000',
        'coverage: 2026-09-03 has 100 assets, the 2 dates before it have 550',
      ],
    ],
    ['fewer than asked for', [4, 3], { minAssetsPerDate: 4 }, ['coverage: 2026-09-02 has 3 assets, fewer than 4']],
    ['one', [1], { minAssetsPerDate: 2 }, ['coverage: 2026-09-01 has 1 asset, fewer than 2']],
    ['no drop allowed', [5, 5, 5], { maxAssetDropRatio: 0 }, []],
  ])('%s', async (_, counts, request, failures) => {
    expect(await judge(counts, request)).toEqual([failures.length === 0, failures]);
  });

  test('an hour is not an asset, in narrow and in wide tables', async () => {
    for (const more of [0, 40, 140]) {
      const names = Array.from({ length: more }, (_, index) => `k${index}`);
      const rows = Array.from({ length: 30 }, (_, hour) =>
        [`2026-09-01T${String(hour % 24).padStart(2, '0')}:00`, `T${hour % 2}`, hour, ...names.map(() => 'x')].join(
          ',',
        ),
      );
      const { failures, metrics } = await ask(`${['date,ticker,score', ...names].join(',')}\n${rows.join('\n')}\n`, {
        minAssetsPerDate: 3,
        keyColumns: ['date', 'ticker', ...names],
      });
      expect(metrics?.['assets_per_date'], String(more)).toEqual({ min: 2, median: 2, max: 2 });
      expect(failures, String(more)).toEqual(['coverage: 2026-09-01 has 2 assets, fewer than 3']);
    }
  });

  test('names five dates and counts the others', async () => {
    const [, failures] = (await judge([1, 1, 1, 1, 1, 1, 1], { minAssetsPerDate: 2 })) as [boolean, string[]];
    expect(failures).toHaveLength(5);
    expect(failures[4]).toBe('coverage: 2026-09-05 has 1 asset, fewer than 2 (and 2 more)');
  });

  test('without a date there is nothing to be sure of', async () => {
    const { checks, failures } = await ask('date,ticker,score\nx,A,1\n', { minAssetsPerDate: 1 });
    expect(checks?.['coverage']).toBe(false);
    expect(failures).toContain('coverage: no date to judge');
  });
});

describe('constant columns', () => {
  const judge = async (text: string, refusesConstantColumns = true): Promise<unknown> => {
    const { checks, failures } = await ask(text, { refusesConstantColumns });
    return [checks?.['constant_columns'], failures];
  };

  test.each<[string, string, string[]]>([
    ['all zeros', panel([3, 3], () => 0), ['constant column: all assets have the same score on 2 of 2 dates']],
    [
      'most dates',
      panel([2, 2, 2], (date, asset) => (date < 2 ? 7 : asset)),
      ['constant column: all assets have the same score on 2 of 3 dates'],
    ],
    ['half of them', panel([2, 2], (date, asset) => (date === 0 ? 7 : asset)), []],
    [
      'another value on each date',
      panel([2, 2], (date) => date),
      ['constant column: all assets have the same score on 2 of 2 dates'],
    ],
    [
      'equal as numbers',
      panel([2], (_, asset) => (asset === 0 ? '1' : '1.0')),
      ['constant column: all assets have the same score on 1 of 1 dates'],
    ],
    [
      'but for a gap',
      panel([3], (_, asset) => (asset === 0 ? 'NA' : 1)),
      ['constant column: all assets have the same score on 1 of 1 dates'],
    ],
    ['one asset a date', panel([1, 1, 1], () => 0), []],
  ])('%s', async (_, text, failures) => {
    const [pass, found] = (await judge(text)) as [boolean, string[]];
    expect([pass, found.filter((failure) => failure.startsWith('constant'))]).toEqual([
      failures.length === 0,
      failures,
    ]);
  });

  test('are not asked for by default', async () => {
    expect(
      await judge(
        panel([3, 3], () => 0),
        false,
      ),
    ).toEqual([undefined, []]);
  });
});
