import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Call, Work } from '@gatehouse/cli';
import { dataQualityReport } from '@gatehouse/contracts';
import { afterAll, describe, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';
import { Database, inputFiles } from '@gatehouse/tables';
import type { GateRequest } from './request';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gate-inputs-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-02-21T12:00:00Z');
const text = 'date,ticker,score\n2026-01-01,A,1\n2026-01-01,B,x\n';
/** The text above, as the zstd program packs it. */
const zstd = Buffer.from('KLUv/QRYZQEARAJkYXRlLHRpY2tlcixzY29yZQoyMDI2LTAxLTAxLEEsMUIseAoBABBuPgF9omJK', 'base64');
/** A frame without data, such as pzstd writes before each of its pieces. */
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);

function save(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  return file;
}

async function check(
  inputCsv: string,
  request: Partial<GateRequest> = {},
  progress?: Call['progress'],
): Promise<GateReport> {
  const report = await examine(
    {
      inputs: {},
      inputCsv,
      files: inputFiles(inputCsv, (given) => given),
      requiredColumns: [],
      numericColumns: ['score'],
      keyColumns: ['date', 'ticker'],
      dateColumn: 'date',
      minRows: 0,
      maxMissingRatio: 1,
      maxDuplicateRatio: 0,
      maxStalenessDays: 99,
      maxFutureDays: undefined,
      memoryLimit: '512MB',
      temporary: folder,
      ...request,
    },
    now,
    progress,
  );
  expect(dataQualityReport.fault(JSON.parse(JSON.stringify(report)))).toBeUndefined();
  return report;
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('packed files', () => {
  const plain = save('plain.csv', text);
  test.each<[string, Uint8Array]>([
    ['p.csv.gz', gzipSync(text)],
    ['two.csv.gz', Buffer.concat([gzipSync(text.slice(0, 30)), gzipSync(text.slice(30))])],
    ['p.csv.zst', zstd],
    ['skip.csv.zst', Buffer.concat([skippable, zstd, skippable])],
    ['plain.csv.gz', Buffer.from(text)],
    ['plain.csv.zst', Buffer.from(text)],
  ])('%s is what it unpacks to', async (name, bytes) => {
    const file = save(name, bytes);
    const { input, metrics, ...report } = await check(file);
    const { input: _, metrics: expected, ...unpacked } = await check(plain);
    expect(report).toEqual(unpacked);
    expect({ ...metrics, input_csv: '' }).toEqual({ ...expected, input_csv: '' });
    expect(input).toEqual({ path: file, bytes: bytes.length, sha256: sha256(file) });
  });

  test.each<[string, Uint8Array | string, string]>([
    ['cut.csv.gz', gzipSync(text).subarray(0, -9), 'gzip data are damaged or cut off'],
    ['flipped.csv.gz', Buffer.from(gzipSync(text)).fill(0, 40, 44), 'gzip data are damaged or cut off'],
    ['padded.csv.gz', Buffer.concat([gzipSync(text), Buffer.alloc(100)]), 'gzip data are damaged or cut off'],
    ['large.csv.gz', Buffer.concat([gzipSync(text), Buffer.alloc(9 << 20, 'x')]), 'gzip data are damaged or cut off'],
    ['cut.csv.zst', zstd.subarray(0, -12), 'zstd data are damaged or cut off'],
    ['flipped.csv.zst', Buffer.from(zstd).fill('3', 37, 38), 'zstd data are damaged: '],
    ['sum.csv.zst', Buffer.from(zstd).fill(0, zstd.length - 1), 'zstd data are damaged: '],
    ['second.csv.zst', Buffer.concat([zstd, Buffer.from(zstd).fill(0, zstd.length - 1)]), 'zstd data are damaged: '],
    ['gzip.csv.zst', gzipSync(text), 'not UTF-8 text: looks like gzip'],
    ['gzip.csv', gzipSync(text), 'not UTF-8 text: looks like gzip'],
    ['window.csv.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0]), 'zstd data ask for a window of'],
  ])('%s fails the structure, with its checksum', async (name, bytes, fault) => {
    const file = save(name, bytes);
    const report = await check(file);
    expect([report.checks?.['structure'], report.failures?.[0]]).toEqual([false, expect.stringContaining(fault)]);
    expect(report.input?.sha256).toBe(sha256(file));
  });

  test('who waits sees every byte go by, then that the rows are counted', async () => {
    const works: (Work & { done?: number })[] = [];
    const bytes = gzipSync(text);
    await check(save('watched.csv.gz', bytes), {}, (work) => {
      const seen: Work & { done?: number } = { ...work };
      works.push(seen);
      return { at: (done) => void (seen.done = done), end() {} };
    });
    expect(works).toEqual([
      { what: 'reading watched.csv.gz', total: bytes.length, unit: 'bytes', done: bytes.length },
      { what: 'counting the rows of watched.csv.gz' },
    ]);
  });

  test('structure is checked in what is packed', async () => {
    const report = await check(save('long.csv.gz', gzipSync('date,ticker,score\n2026-01-01,A,1,2\n')));
    expect(report.failures?.[0]).toBe('structure: line 2: 4 fields where the header has 3');
  });
});

describe('several files as one table', () => {
  const a = save('several/a.csv', '\ufeffdate,ticker,score\n2026-01-01,A,1\n\n2026-01-01,B,2');
  const b = save('several/b.csv.gz', gzipSync('date,ticker,score\r\n2026-01-01,A,1.0\r\n2026-01-02,"C\nD"\r\n'));
  const pattern = path.join(folder, 'several/*');

  test('samples name file and line, the checksum covers each', async () => {
    const report = await check(pattern);
    expect(report.metrics).toMatchObject({
      row_count: 4,
      duplicate_ratio: 0.5,
      missing_ratio_by_column: { date: 0, ticker: 0, score: 0.25 },
    });
    expect(report.samples?.['duplicate_ratio']?.rows.map(({ file, line }) => [file, line])).toEqual([
      [a, 2],
      [b, 2],
    ]);
    expect(report.samples?.['numeric_integrity']?.rows.map(({ file, line }) => [file, line])).toEqual([[b, 3]]);
    const files = [a, b].map((file) => ({ path: file, bytes: readFileSync(file).length, sha256: sha256(file) }));
    const list = files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
    expect(report.input).toEqual({
      path: pattern,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      sha256: createHash('sha256').update(list).digest('hex'),
      files,
    });
  });

  test('another header fails the structure and names the file', async () => {
    save('headers/1.csv', text);
    const other = save('headers/2.csv', 'date,score,ticker\n2026-01-01,1,A\n');
    const report = await check(path.join(folder, 'headers/?.csv'));
    expect(report.failures).toEqual([
      `structure: ${other}: line 1: the header ['date', 'score', 'ticker'] is not that of ${path.join(folder, 'headers/1.csv')}: ['date', 'ticker', 'score']`,
    ]);
  });

  test('a fault names its file', async () => {
    save('faults/1.csv', text);
    const other = save('faults/2.csv', 'date,ticker,score\n2026-01-01,1,A,B\n');
    expect((await check(path.join(folder, 'faults/*.csv'))).failures?.[0]).toBe(
      `structure: ${other}: line 2: 4 fields where the header has 3`,
    );
  });

  test('a file of that very name is not a pattern', async () => {
    const file = save('literal/s*.csv', text);
    save('literal/score.csv', text);
    expect((await check(file)).input).toEqual({ path: file, bytes: text.length, sha256: sha256(file) });
  });

  test('one that matches is a pattern all the same, and is named', async () => {
    const file = save('single/a.csv', text);
    const pattern = path.join(folder, 'single/*.csv');
    const report = await check(pattern);
    expect(report.input).toMatchObject({
      path: pattern,
      bytes: text.length,
      files: [{ path: file, bytes: text.length, sha256: sha256(file) }],
    });
    expect(report.samples?.['numeric_integrity']?.rows).toMatchObject([{ file, line: 3 }]);
    save('single/a.csv', `${text}1,2,3,4\n`);
    expect((await check(pattern)).failures?.[0]).toBe(`structure: ${file}: line 4: 4 fields where the header has 3`);
  });

  test('none is not an input', async () => {
    await expect(check(path.join(folder, 'none/*.csv'))).rejects.toMatchObject({ id: 'missing-input' });
  });
});

describe('Parquet', () => {
  async function parquet(name: string, select: string): Promise<string> {
    const file = save(name, '');
    const table = await Database.open({ folder, memoryLimit: '256MB' });
    await table.rows(`COPY (${select}) TO '${file}' (FORMAT parquet)`);
    table.close();
    utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    return file;
  }
  const values = (rows: string, columns = 'date, ticker, score'): string =>
    `SELECT * FROM (VALUES ${rows}) t(${columns})`;

  test('typed columns mean what their values mean', async () => {
    const file = await parquet(
      'typed.parquet',
      values(
        `(DATE '2026-02-20', 'A', 1.5::DOUBLE), (DATE '2026-02-21', 'NA', 'nan'::DOUBLE), (NULL, 'B', 'inf'::DOUBLE), (DATE '2026-01-01', 'A', NULL)`,
      ),
    );
    const report = await check(file);
    expect(report.metrics).toMatchObject({
      row_count: 4,
      duplicate_ratio: 0,
      freshness_days: 0.5,
      missing_ratio_by_column: { date: 0.25, ticker: 0.25, score: 0.5 },
      numeric_issues: { score: 'nan_ratio=0.500000, has_inf=True' },
    });
    expect(report.samples?.['numeric_integrity']?.rows.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(report.input).toEqual({ path: file, bytes: readFileSync(file).length, sha256: sha256(file) });
  });

  test('a moment with a zone is that moment, wherever the machine stands; text is judged as in CSV; names keep their case', async () => {
    const file = await parquet(
      'zone.parquet',
      `SELECT TIMESTAMPTZ '2026-02-21 11:00:00+05' AS date, 'x' AS ticker, '1_000' AS score, 1 AS "Big", {'a': 1} AS s`,
    );
    const report = await check(file);
    expect(report.metrics).toMatchObject({
      freshness_days: 0.25,
      column_count: 5,
      numeric_issues: { score: 'nan_ratio=1.000000, has_inf=False' },
      missing_ratio_by_column: { score: 0, Big: 0, s: 0 },
    });
  });

  test('integers differ as integers', async () => {
    const report = await check(
      await parquet(
        'big.parquet',
        values(`(DATE '2026-02-20', 9007199254740992, 1), (DATE '2026-02-20', 9007199254740993, 2)`),
      ),
    );
    expect([report.overall_pass, report.metrics?.['duplicate_ratio']]).toEqual([true, 0]);
  });

  test('several are one table, of the same columns', async () => {
    await parquet('many/1.parquet', values(`(DATE '2026-02-20', 'A', 1)`));
    const second = await parquet('many/2.parquet', values(`(DATE '2026-02-20', 'B', 2), (DATE '2026-02-20', 'A', 3)`));
    const pattern = path.join(folder, 'many/*.parquet');
    const report = await check(pattern);
    expect([report.metrics?.['row_count'], report.samples?.['duplicate_ratio']?.rows.at(-1)]).toEqual([
      3,
      expect.objectContaining({ file: second, line: 2 }),
    ]);
    const third = await parquet('many/3.parquet', values(`(DATE '2026-02-20', 'B', 'x')`));
    expect((await check(pattern)).failures?.[0]).toContain(`structure: ${third}: line 1: the columns`);
  });

  test('a damaged one fails the structure', async () => {
    const file = await parquet('cut.parquet', values(`(DATE '2026-02-20', 'A', 1)`));
    const report = await check(save('cut.parquet', readFileSync(file).subarray(0, -20)));
    expect(report.failures?.[0]).toContain('structure: line 1: no sound Parquet file');
    const page = await parquet(
      'page.parquet',
      "SELECT DATE '2026-02-20' AS date, i AS ticker, i AS score, md5(i::VARCHAR) AS unasked FROM range(9000) t(i)",
    );
    const bytes = readFileSync(page);
    expect(
      (await check(save('page.parquet', Buffer.from(bytes).fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 500))))
        .failures?.[0],
    ).toContain('no sound Parquet file');
    expect((await check(save('text.parquet', text))).failures?.[0]).toContain('no sound Parquet file');
  });
});
