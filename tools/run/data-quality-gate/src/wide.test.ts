/**
 * A table of many columns is counted by cells: what it says of a column must be what is said of it in a table of few.
 */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gate-wide-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-12-01T00:00:00Z');
const columns = ['date', 'key', 'a', 'b'];

async function ask(
  cells: readonly (readonly string[])[],
  keyColumns: readonly string[],
  others: number,
): Promise<GateReport> {
  const inputCsv = path.join(folder, 'table.csv');
  const more = Array.from({ length: others }, (_, index) => `p${index}`);
  const quote = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell}"` : cell);
  const lines = [[...columns, ...more], ...cells.map((row) => [...row, ...more.map(() => '7')])];
  writeFileSync(inputCsv, lines.map((row) => `${row.map(quote).join(',')}\n`).join(''));
  utimesSync(inputCsv, new Date(0), new Date(0));
  return examine(
    {
      inputs: {},
      inputCsv,
      files: [inputCsv],
      requiredColumns: [],
      numericColumns: ['a', 'b'],
      keyColumns,
      dateColumn: 'date',
      minRows: 0,
      maxMissingRatio: 0,
      maxDuplicateRatio: 0,
      maxStalenessDays: 1e6,
      maxFutureDays: undefined,
      memoryLimit: '512MB',
      temporary: folder,
    },
    now,
  );
}

/** What is said of the columns that both tables have. */
function shared({ metrics, samples, generated_at: _at, input: _input, ...report }: GateReport): unknown {
  const {
    column_count: _count,
    distinct_by_column,
    missing_ratio_by_column,
    ...others
  } = metrics as Record<string, object>;
  const own = (all: object | undefined): unknown =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => columns.includes(name)));
  const rows = Object.entries(samples ?? {}).map(([check, { rows: found, truncated }]) => [
    check,
    truncated,
    found.map(({ line, values }) => [line, own(values)]),
  ]);
  return [report, others, own(distinct_by_column), own(missing_ratio_by_column), rows];
}

const cell = fc.constantFrom('1', '1.0', ' 1', '2', '-0', '0.0', '9007199254740993', '9007199254740992');
const number = fc.constantFrom('0.5', '1.50', '1e3', '-7', '0', '-0.0', '12');
const odd = fc.constantFrom(
  '',
  'NA',
  'inf',
  '-Infinity',
  'True',
  'false',
  'x',
  '1_0',
  '1e400',
  'NAN',
  '+-1',
  'é',
  '1,5',
);
const date = fc.constantFrom(
  '2026-11-27',
  '2026-11-28',
  '20261127',
  '11/27/2026',
  '30/10/2026',
  '10/11/2026',
  'Total',
  '',
);
const table = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constant('2026-11-27') }, { weight: 1, arbitrary: date }),
      cell,
      number,
      number,
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .chain((rows) =>
    fc
      .array(fc.tuple(fc.nat(rows.length - 1), fc.nat(columns.length - 1), odd), { maxLength: 3 })
      .map((changes) =>
        rows.map((row, at) =>
          row.map((own, column) => changes.find(([line, place]) => line === at && place === column)?.[2] ?? own),
        ),
      ),
  );

test.each([['keys'], ['no keys']])('many columns or few, %s', { timeout: 300_000 }, async (keys) => {
  const keyColumns = keys === 'keys' ? ['date', 'key'] : [];
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      expect(shared(await ask(rows, keyColumns, 150))).toEqual(shared(await ask(rows, keyColumns, 0)));
    }),
    { numRuns: 25 },
  );
});

test('hashes that agree are compared by their cells, also over several batches', async () => {
  const rows = Array.from({ length: 6 }, (_, row) => [
    '2026-11-27',
    row < 2 ? '1' : row < 4 ? '1.0' : String(row),
    '5',
    '6',
  ]);
  const { metrics, samples } = await ask(rows, [], 3000);
  expect((metrics as Record<string, unknown>)['duplicate_ratio']).toBe(4 / 6);
  expect(samples?.['duplicate_ratio']?.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
});
