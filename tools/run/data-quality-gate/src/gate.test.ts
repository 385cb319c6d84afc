import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { dataQualityReport } from '@gatehouse/contracts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examine, type GateReport } from './gate';
import type { GateRequest } from './request';
import { missing } from '../../../../libs/tables/src/missing-words';

const now = new Date('2026-02-21T12:00:00Z');
let folder: string;
let temporary: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gate-test-'));
  temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  process.env['TMPDIR'] = temporary;
});
afterEach(() => {
  const left = readdirSync(temporary);
  delete process.env['TMPDIR'];
  rmSync(folder, { recursive: true });
  expect(left).toEqual([]);
});

function save(content: string | Uint8Array, name = 'in.csv'): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const past = new Date(Date.now() - 60_000);
  utimesSync(file, past, past);
  return file;
}

function ask(inputCsv: string, request: Partial<GateRequest> = {}): Promise<GateReport> {
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
      maxStalenessDays: 7,
      maxFutureDays: undefined,
      memoryLimit: '512MB',
      ...request,
    },
    now,
  );
}

async function check(content: string | Uint8Array, request: Partial<GateRequest> = {}): Promise<GateReport> {
  const report = await ask(save(content), request);
  expect(dataQualityReport.fault(JSON.parse(JSON.stringify(report)))).toBeUndefined();
  return report;
}

const figures = (report: GateReport): unknown[] =>
  ['row_count', 'missing_ratio_by_column', 'duplicate_ratio'].map(
    (name) => (report.metrics as Record<string, unknown>)[name],
  );

test('what two readers see is what a third, naive one sees, however untidy the file', async () => {
  const cell = fc.constantFrom(
    '',
    'a',
    'b',
    'NA',
    'null',
    'NULL ',
    'a ',
    ' a',
    'x"y',
    'l\nl',
    'c\r\nd',
    'c\rd',
    'p,q',
    '"',
    ' "z"',
    '\0',
    'a\0',
    'é',
    '#',
    '\\',
    '\\"',
    "'",
    'ab\tcd',
  );
  const quoted = fc.boolean();
  const row = fc.array(fc.tuple(cell, quoted), { minLength: 1, maxLength: 3 });
  const end = fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\n', '\n \t\n');
  const file = fc
    .oneof(fc.constant('\n'), fc.constant('\r\n'), fc.constant(undefined))
    .chain((only) => fc.array(fc.tuple(row, only === undefined ? end : fc.constant(only)), { maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(
      file,
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      fc.boolean(),
      async (rows, width, bom, open) => {
        const write = ([text, isQuoted]: [string, boolean]): string =>
          isQuoted || /[,\r\n]/.test(text) || text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
        const records = rows.map(([cells, last]) => ({ cells: cells.slice(0, width), last }));
        const header = Array.from({ length: width }, (_, i) => `h${i}`);
        const lines = records.map(
          ({ cells, last }, i) => cells.map(write).join(',') + (open && i === records.length - 1 ? '' : last),
        );
        const text = (bom ? '\ufeff' : '') + header.join(',') + (rows[0]?.[1] ?? '\n') + lines.join('');
        const isMissing = (value: string): boolean => missing.includes(value) || /^\0+$/.test(value);
        const kept = records
          .filter(({ cells }) => !(cells.length === 1 && /^[ \t]*$/.test(write(cells[0] as [string, boolean]))))
          .map(({ cells }) =>
            Array.from({ length: width }, (_, i) => cells[i]?.[0] ?? '').map((value) =>
              isMissing(value) ? null : value,
            ),
          );
        const counts = new Map<string, number>();
        for (const values of kept) counts.set(JSON.stringify(values), (counts.get(JSON.stringify(values)) ?? 0) + 1);
        const duplicates = [...counts.values()].filter((n) => n > 1).reduce((sum, n) => sum + n, 0);
        const report = await check(text);
        expect(report.failures?.filter((failure) => failure.startsWith('structure'))).toEqual([]);
        expect(figures(report)).toEqual([
          kept.length,
          kept.length === 0
            ? {}
            : Object.fromEntries(
                header.map((name, i) => [name, kept.filter((values) => values[i] === null).length / kept.length]),
              ),
          kept.length === 0 ? null : duplicates / kept.length,
        ]);
      },
    ),
    { numRuns: 150 },
  );
});

describe('a file of many pieces, tidy at first', () => {
  const body = Array.from({ length: 200_000 }, (_, i) => `${i},v${i}\n`).join('');
  const rows = 200_000;
  test.each<[string, string, number]>([
    ['stays tidy', '', rows],
    ['a last row without end', '999999,v', rows + 1],
    ['a short row', '999999\n', rows + 1],
    ['CRLF at the end', '999999,v\r\n', rows + 1],
    ['a blank line', '\n \n999999,v\n', rows + 1],
    ['a quoted line break', '999999,"a\nb"\n', rows + 1],
    ['a quote in a field', '999999,a"b\n', rows + 1],
    ['a lone CR', '999999,a\r999998,b\n', rows + 2],
    ['a long field', `999999,${'x'.repeat(3 * 2 ** 20)}\n`, rows + 1],
  ])('%s', async (_, last, count) => {
    const report = await check(`id,v\n${body}${last}`, {
      keyColumns: ['id'],
      numericColumns: ['id'],
      maxDuplicateRatio: 0,
    });
    expect([report.failures, (report.metrics as Record<string, unknown>)['row_count']]).toEqual([[], count]);
  });

  test.each<[string, string | Buffer, string]>([
    ['a long row', '1,2,3\n', 'structure: line 200002: 3 fields where the header has 2'],
    ['an open quote', '1,"2\n', 'structure: line 200002: a quote that never closes'],
    ['bytes that are not UTF-8', Buffer.from('1,\xe9\n', 'latin1'), 'structure: line 200002: bytes that are not UTF-8'],
  ])('%s at the end', async (_, last, failure) => {
    const content = Buffer.concat([Buffer.from(`id,v\n${body}`), Buffer.from(last)]);
    const report = await check(content, { requiredColumns: ['id'] });
    expect(report.failures).toEqual([failure]);
    expect(report.checks).toEqual({
      required_columns_present: true,
      min_rows: false,
      duplicate_ratio: false,
      missing_ratio: false,
      numeric_integrity: false,
      freshness: false,
      structure: false,
    });
    expect(report.metrics).toMatchObject({
      row_count: null,
      duplicate_ratio: null,
      missing_ratio_by_column: null,
      numeric_issues: null,
      freshness_days: null,
    });
    expect(report.input).toEqual({
      path: path.join(folder, 'in.csv'),
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(report.samples?.['structure']).toEqual({
      rows: [{ line: 200002, fault: failure.replace(/^.*\d: /, '') }],
      truncated: false,
    });
  });

  test('a key that turns out not to be what its first rows are', async () => {
    const keys = { keyColumns: ['id'] };
    expect(figures(await check(`id,v\n${body}1.0,x\n`, keys))[2]).toBe(2 / (rows + 1));
    expect(figures(await check(`id,v\n${body}1.0,x\nabc,x\n`, keys))[2]).toBe(0);
    expect(figures(await check(`id,v\n${'True,x\n'.repeat(300)}true,x\n`, keys))[2]).toBe(1);
    expect(figures(await check(`id,v\n${'True,x\n'.repeat(300)}true,x\n0,x\n`, keys))[2]).toBe(300 / 302);
    expect(figures(await check(`id,v\n${',x\n'.repeat(300)}1,x\n1.0,x\n`, keys))[2]).toBe(1);
  });
});

describe('the input must stay what it is', () => {
  const body = `id,v\n${'1,2\n'.repeat(600_000)}`;
  const changed = ['structure: the input changed while it was read; run the gate again when nothing writes to it'];
  test('appended to', async () => {
    const file = save(body);
    const report = ask(file);
    await setImmediate();
    appendFileSync(file, '3,4\n');
    expect((await report).failures).toEqual(changed);
    expect((await report).overall_pass).toBe(false);
  });
  test('replaced by another file', async () => {
    const file = save(body);
    const report = ask(file);
    await setImmediate();
    renameSync(save(body, 'other.csv'), file);
    expect((await report).failures).toEqual(changed);
  });
  test('written to in place, with its time stamp put back', async () => {
    const file = save(body);
    const report = ask(file);
    await setImmediate();
    save(body.replaceAll('2', '3'));
    expect((await report).failures).toEqual(changed);
  });
});

describe('samples', () => {
  test('name the line on which each row begins', async () => {
    const report = await check('id,v,d\n1,"a\n\nb",2026-01-01\n\n2,x,2026-01-02\n1.0,,soon\r\n3,y,2026-01-03\n', {
      keyColumns: ['id'],
      maxDuplicateRatio: 0,
      maxMissingRatio: 0,
      numericColumns: ['v', 'id'],
      dateColumn: 'd',
    });
    expect(report.samples).toEqual({
      duplicate_ratio: {
        truncated: false,
        rows: [
          { line: 2, values: { id: '1' } },
          { line: 7, values: { id: '1.0' } },
        ],
      },
      missing_ratio: { truncated: false, rows: [{ line: 7, values: { v: null } }] },
      numeric_integrity: {
        truncated: false,
        rows: [2, 6, 7, 8].map((line, i) => ({ line, values: { v: ['a\n\nb', 'x', null, 'y'][i] } })),
      },
      freshness: { truncated: false, rows: [{ line: 8, values: { d: '2026-01-03' } }] },
    });
  });
  test('are the first twenty, in order, also from the middle of a large file', async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => (i >= 150_000 && i % 1000 === 0 ? `${i},x` : `${i},1`));
    const report = await check(`id,v\n${rows.join('\n')}\n`, { keyColumns: ['id'], numericColumns: ['v'] });
    const sample = report.samples?.['numeric_integrity'];
    expect(sample?.truncated).toBe(true);
    expect(sample?.rows.map(({ line, values }) => [line, values?.['v']])).toEqual(
      Array.from({ length: 20 }, (_, i) => [150_002 + 1000 * i, 'x']),
    );
  });
  test('cut long cells', async () => {
    const report = await check(`id\n${'é'.repeat(500)}\n`, { numericColumns: ['id'] });
    expect(report.samples?.['numeric_integrity']?.rows[0]?.values?.['id']).toBe(`${'é'.repeat(200)}…`);
  });
  test('are there for every failed check, and for no other', async () => {
    const report = await check('a\n1\n', { minRows: 5, requiredColumns: ['b'] });
    expect(report.samples).toEqual({
      required_columns_present: { rows: [], truncated: false },
      min_rows: { rows: [], truncated: false },
    });
  });
});

test('true and false are numbers only among themselves', async () => {
  const issues = async (cells: string[]): Promise<unknown> =>
    ((await check(`b\n${cells.join('\n')}\n`, { numericColumns: ['b'] })).metrics as Record<string, unknown>)[
      'numeric_issues'
    ];
  expect(await issues(['True', 'FALSE', 'true'])).toEqual({});
  expect(await issues(['True', 'FALSE', 'NA', 'true'])).toEqual({ b: 'nan_ratio=0.250000, has_inf=False' });
  expect(await issues(['True', '1'])).toEqual({ b: 'nan_ratio=0.500000, has_inf=False' });
  expect(await issues(['True', 'yes'])).toEqual({ b: 'nan_ratio=1.000000, has_inf=False' });
});

test('columns are found by their exact names', async () => {
  const report = await check('s,S,s, s ,__proto__,2\n1,2,x,4,5,6\n1,3,y,4,5,6\n', {
    requiredColumns: ['s', 'S', 's.1', 'x'],
    keyColumns: ['S'],
    numericColumns: ['__proto__', '2', 's.1', 'gone'],
    maxDuplicateRatio: 0,
  });
  expect(report.failures).toEqual([
    "missing required columns: ['x']",
    "numeric issues: {'s.1': 'nan_ratio=1.000000, has_inf=False', 'gone': 'column missing'}",
  ]);
  expect(Object.keys((report.metrics as { missing_ratio_by_column: object }).missing_ratio_by_column)).toContain(
    '__proto__',
  );
});

test('a path is a path, whatever is in it', async () => {
  for (const name of [
    'st*r.csv',
    'q?.csv',
    "it's.csv",
    'a[b].csv',
    '[x.csv',
    'a\\b.csv',
    'x.csv.gz',
    'new\nline.csv',
    '{a,b}.csv',
    'k=v',
  ]) {
    mkdirSync(path.join(folder, 'k=v [1]'), { recursive: true });
    const report = await ask(save('a\n1\n', path.join('k=v [1]', name)));
    expect(report.metrics).toMatchObject({ row_count: 1, column_count: 1 });
  }
});

test('what cannot be opened is not a verdict', async () => {
  await expect(ask(path.join(folder, 'none.csv'))).rejects.toMatchObject({
    id: 'missing-input',
    message: `input csv not found: ${path.join(folder, 'none.csv')}`,
  });
  await expect(ask(folder)).rejects.toMatchObject({ id: 'damaged-input' });
});

test('too little memory is an error that says so, not a verdict', async () => {
  const body = Array.from({ length: 200_000 }, (_, i) => `${i},v${i}`).join('\n');
  await expect(ask(save(`id,v\n${body}\n`), { memoryLimit: '5MB' })).rejects.toMatchObject({
    id: 'io',
    message: expect.stringContaining('--memory-limit') as string,
  });
});

test('a thousand columns', async () => {
  const width = 1000;
  const line = (value: (i: number) => string): string => Array.from({ length: width }, (_, i) => value(i)).join(',');
  const report = await check(
    [
      line((i) => `c${i}`),
      line((i) => String(i)),
      line((i) => `${i}.0`),
      line((i) => (i === 999 ? '' : String(i))),
    ].join('\n'),
    { numericColumns: ['c999'] },
  );
  expect(report.metrics).toMatchObject({
    row_count: 3,
    column_count: width,
    duplicate_ratio: 2 / 3,
    numeric_issues: { c999: 'nan_ratio=0.333333, has_inf=False' },
  });
  expect((report.metrics as { missing_ratio_by_column: Record<string, number> }).missing_ratio_by_column['c999']).toBe(
    1 / 3,
  );
});

describe('numbers read as such end in the same report as numbers read as text', () => {
  const many = Array.from({ length: 300 }, (_, i) => `${i}.5,k${i}\n`).join('');
  test.each<[string, string, Record<string, string>, number]>([
    ['all finite', '', {}, 0],
    ['an empty cell', ',z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 1],
    ['a word for missing', 'NA,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 1],
    ['NaN', 'NaN,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 1],
    ['a NaN that is not a word for missing', 'nan(1),z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 0],
    ['an infinite one', '-inf,z\n', { v: 'nan_ratio=0.000000, has_inf=True' }, 0],
    ['one too large', '1e400,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 0],
    ['text', 'x,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 0],
    ['blanks only', '  ,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 0],
    ['a quoted number in blanks', '" 7 ",z\n', {}, 0],
    ['digits in groups', '1_000,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 0],
    ['two signs', '+-1,z\n', { v: 'nan_ratio=0.003322, has_inf=False' }, 0],
  ])('%s behind the sample', async (_, last, issues, missingCells) => {
    const report = await check(`v,k\n${many}${last}`, { numericColumns: ['v'], keyColumns: ['k'] });
    expect(report.metrics?.['numeric_issues']).toEqual(issues);
    expect(report.metrics?.['missing_ratio_by_column']).toEqual({ v: last === '' ? 0 : missingCells / 301, k: 0 });
  });
});
