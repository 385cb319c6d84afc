/** A table whose rows take too much of the memory is read in two passes; what is said of it must be the same. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gate-giant-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-12-01T00:00:00Z');
const rows = 80_000;
const day = (index: number): string => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);

async function ask(text: string, memoryLimit: string): Promise<Partial<GateReport>> {
  const inputCsv = path.join(folder, 'table.csv');
  writeFileSync(inputCsv, text);
  utimesSync(inputCsv, new Date(0), new Date(0));
  const { checks, failures, warnings, samples, metrics } = await examine(
    {
      inputs: {},
      inputCsv,
      files: [inputCsv],
      requiredColumns: [],
      numericColumns: ['score'],
      keyColumns: ['date', 'ticker'],
      dateColumn: 'date',
      minRows: 0,
      maxMissingRatio: 0,
      maxDuplicateRatio: 0,
      maxStalenessDays: 1e6,
      maxFutureDays: undefined,
      memoryLimit,
      threads: 1,
      temporary: folder,
    },
    now,
  );
  // Which rows a sample has depends on what of them is kept.
  const {
    distinct_by_column: _,
    profile_rows: _rows,
    numeric_profile,
    histogram_by_column,
    ...others
  } = metrics as Record<string, unknown>;
  const { edges } = (histogram_by_column as Record<string, Record<string, unknown>>)['score'] ?? {};
  const { min, max, zeros } = (numeric_profile as Record<string, Record<string, unknown>>)['score'] ?? {};
  return { checks, failures, warnings, samples, metrics: { ...others, min, max, zeros, edges } } as Partial<GateReport>;
}

test.each<[string, (row: number) => string | undefined]>([
  ['tidy', () => undefined],
  ['a total at the end', (row) => (row === rows - 1 ? 'Total,T1,5' : undefined)],
  ['another form of dates', (row) => (row > rows / 2 ? `01/${10 + (row % 10)}/2026,T${row},1` : undefined)],
  ['rows that have equals', (row) => (row % 1000 === 999 ? '2020-01-01,T1,2' : undefined)],
  ['keys that turn out to be numbers no longer', (row) => (row === 70_000 ? '2020-01-01,x,2' : undefined)],
  ['a NaN', (row) => (row === 70_000 ? '2020-01-01,T7,NAN' : undefined)],
  ['gaps', (row) => (row % 100 === 7 ? ',NA,' : undefined)],
])('%s', async (name, other) => {
  const ticker = name.startsWith('keys') ? '' : 'T';
  const lines = Array.from(
    { length: rows },
    (_, row) => other(row) ?? `${day(Math.floor(row / 100))},${ticker}${row % 100},${(row % 977) - 9}`,
  );
  const text = `date,ticker,score\n${lines.join('\n')}\n`;
  expect(await ask(text, '24MB')).toEqual(await ask(text, '512MB'));
});
