/**
 * Numbers are read as numbers and plain records are gone over in a small loop where a file allows it; elsewhere texts
 * decide, byte by byte. Both must say the same. A `1_0` in a column that nobody asks about bars the first, quotes
 * around every cell the second.
 */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gate-paths-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-02-21T12:00:00Z');
const columns = ['key', 'a', 'b'];

/**
 * What may be a number, and what only looks like one. `1_0` and `+-1` are left out: one anywhere bars the fast path for
 * the whole file.
 */
const odd = [
  '',
  'NA',
  'nan',
  'NaN',
  '-nan',
  'null',
  'inf',
  '-inf',
  'Infinity',
  '+INFINITY',
  ' inf',
  'True',
  'false',
  'x',
  '1e400',
  '-1e400',
  '1e-400',
  '0x10',
  '1,000',
  '1e',
  '.',
  '-',
  '+5',
  '5.',
  '.5',
  ' 7',
  '7 ',
  '\t7',
  '00012',
  '-0',
  '0.0',
  '1e5',
  '1E+5',
  '9007199254740993',
  '9007199254740992',
  '123456789012345678901',
  '1d',
  '1f',
  '٣',
  '\u00a01',
  'NAN',
  'iNf',
  '1 2',
  '--1',
  'e5',
  '0.1',
  '0.10',
];
/** What DuckDB's own cast takes, rightly or not: only these get as far as the answers of the fast path. */
const castable = odd.filter((cell) => /inf|nan|^[\s\u00a0+-]*[\d.]/i.test(cell));
const integer = fc
  .oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom(9007199254740992n, 9007199254740993n))
  .map(String);
const number = fc.oneof(
  integer,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('0.5', '1.50', '-0'),
);

/**
 * Columns of numbers, in one or two of which a few cells are otherwise: with more, the fast path would hardly ever be
 * gone to its end. Now and then more rows come before than are inspected when the hope for numbers is formed.
 */
const table = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), before: fc.constantFrom(0, 300) })
  .chain(({ rows, before }) => {
    const cells = (cell: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
      fc.array(cell, { minLength: rows, maxLength: rows });
    const change = fc.record({
      column: fc.nat(columns.length - 1),
      row: fc.nat(rows - 1),
      cell: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...castable) },
        { weight: 1, arbitrary: fc.constantFrom(...odd) },
      ),
    });
    return fc
      .record({
        body: fc.tuple(...columns.map((_, index) => cells(index === 0 ? integer : number))),
        changes: fc.array(change, { maxLength: 2 }),
      })
      .map(({ body, changes }) => {
        for (const { column, row, cell } of changes) (body[column] as string[])[row] = cell;
        return body.map((all) => [...Array.from({ length: before }, (_, row) => String(row + 10)), ...all]);
      });
  });

function csv(cells: readonly string[][], note: string, quote: (cell: string) => string): string {
  const rows = (cells[0] ?? []).map((_, row) => [...cells.map((all) => all[row] as string), note].map(quote).join(','));
  return `${[[...columns, 'note'].join(','), ...rows].join('\n')}\n`;
}

async function ask(text: string): Promise<GateReport> {
  const inputCsv = path.join(folder, 'table.csv');
  writeFileSync(inputCsv, text);
  utimesSync(inputCsv, new Date(0), new Date(0));
  return examine(
    {
      inputs: {},
      inputCsv,
      files: [inputCsv],
      requiredColumns: [],
      numericColumns: ['a', 'b'],
      keyColumns: ['key'],
      dateColumn: '',
      minRows: 0,
      maxMissingRatio: 0,
      maxDuplicateRatio: 0,
      maxStalenessDays: 99,
      maxFutureDays: undefined,
      memoryLimit: '512MB',
    },
    now,
  );
}

test('the fast path and the slow one give the same report', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (cells) => {
      const { input: _, ...fast } = await ask(csv(cells, 'x', (cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)));
      const { input: __, ...slow } = await ask(csv(cells, '1_0', (cell) => `"${cell}"`));
      expect(fast).toEqual(slow);
    }),
    { numRuns: 80 },
  );
});
