import { describe, expect, test } from 'vitest';
import { composeReport, failed, judge } from './core';
import { noDetails } from './details';
import { renderMarkdown } from './markdown';
import type { DateFindings, Measurements } from './measure/measurements';
import type { Findings, GateRequest } from './request';

const now = new Date('2026-02-21T12:00:00Z');
const day = 86_400e6;
const request: GateRequest = {
  inputs: { input_csv: 'in.csv' },
  inputCsv: '/in.csv',
  files: ['/in.csv'],
  requiredColumns: [],
  numericColumns: [],
  keyColumns: [],
  dateColumn: '',
  minRows: 1,
  maxMissingRatio: 0.05,
  maxDuplicateRatio: 0.01,
  maxStalenessDays: 7,
  maxFutureDays: undefined,
  minAssetsPerDate: undefined,
  maxAssetDropRatio: undefined,
  refusesConstantColumns: false,
  memoryLimit: '1GiB',
};
const measured: Measurements = {
  rows: 4,
  missing: [0, 0],
  numbers: new Map(),
  duplicates: 0,
  duplicateCondition: 'false',
  dates: undefined,
  kinds: new Map(),
  profile: { sampledRows: 4, distinct: [4, 1], numeric: new Map() },
  counters: [],
  constants: undefined,
};
const findings: Findings = {
  input: { path: '/in.csv', bytes: 10, sha256: 'a'.repeat(64) },
  structure: { header: ['a', 'b'], records: 4, faults: [], faultCount: 0, oddities: {} },
  isChanged: false,
  columns: ['a', 'b'],
  measurements: measured,
  details: noDetails,
};

const datesTo = (newest: number | undefined): DateFindings => ({
  newest,
  first: newest,
  strangers: 0,
  isContradictory: false,
  perDay: [],
});

function failures(asked: Partial<GateRequest>, found: Partial<Measurements> = {}): string[] {
  const all = judge({ ...request, ...asked }, { ...findings, measurements: { ...measured, ...found } }, now);
  const report = composeReport(request, findings, all, {}, now);
  expect(report.overall_pass).toBe(failed(all).length === 0);
  return report.failures ?? [];
}

describe('each check says what is wrong', () => {
  test.each<[string, Partial<GateRequest>, Partial<Measurements>, string[]]>([
    ['nothing', {}, {}, []],
    ['required', { requiredColumns: ['a', 'x', "y'z"] }, {}, [`missing required columns: ['x', "y'z"]`]],
    ['rows', { minRows: 5 }, {}, ['row_count=4 below min_rows=5']],
    ['rows, just enough', { minRows: 4 }, {}, []],
    [
      'duplicates',
      { maxDuplicateRatio: 0.25 },
      { duplicates: 2 },
      ['duplicate_ratio=0.5 exceeds max_duplicate_ratio=0.25'],
    ],
    ['duplicates, at the limit', { maxDuplicateRatio: 0.5 }, { duplicates: 2 }, []],
    [
      'duplicates without a key column',
      { keyColumns: ['a', 'x'] },
      { duplicates: undefined },
      ["key columns missing for duplicate check: ['x']", 'duplicate_ratio=None exceeds max_duplicate_ratio=0.01'],
    ],
    [
      'duplicates of no rows',
      { minRows: 0 },
      { rows: 0, duplicates: 0 },
      ['duplicate_ratio=None exceeds max_duplicate_ratio=0.01'],
    ],
    ['missing', {}, { missing: [0, 1] }, ["missing ratio exceeded: ['b']"]],
    ['missing, at the limit', { maxMissingRatio: 0.25 }, { missing: [1, 1] }, []],
    [
      'numbers',
      { numericColumns: ['b', 'b', '7', 'a'] },
      {
        numbers: new Map([
          [1, { numbers: 3, infinite: 0 }],
          [0, { numbers: 4, infinite: 1 }],
        ]),
      },
      [
        "numeric issues: {'b': 'nan_ratio=0.250000, has_inf=False', '7': 'column missing', 'a': 'nan_ratio=0.000000, has_inf=True'}",
      ],
    ],
    [
      'numbers, a tie in the last digit',
      { numericColumns: ['a'] },
      { rows: 128, numbers: new Map([[0, { numbers: 127, infinite: 0 }]]) },
      ["numeric issues: {'a': 'nan_ratio=0.007812, has_inf=False'}"],
    ],
    [
      'freshness',
      { dateColumn: 'a' },
      { dates: datesTo(now.getTime() * 1000 - 12.344 * day) },
      ['staleness=12.34 days exceeds max_staleness_days=7.0'],
    ],
    ['freshness, at the limit', { dateColumn: 'a' }, { dates: datesTo(now.getTime() * 1000 - 7 * day) }, []],
    ['no date column', { dateColumn: 'x' }, {}, ['date column missing: x']],
    ['no dates', { dateColumn: 'a' }, {}, ['date column invalid or empty: a']],
    [
      'the future, when it is limited',
      { dateColumn: 'a', maxFutureDays: 1 },
      { dates: datesTo(now.getTime() * 1000 + 1.5 * day) },
      ['newest a is 1.50 days in the future, exceeds max_future_days=1.0'],
    ],
    [
      'the future, within the limit',
      { dateColumn: 'a', maxFutureDays: 2 },
      { dates: datesTo(now.getTime() * 1000 + 1.5 * day) },
      [],
    ],
  ])('%s', (_, asked, found, expected) => expect(failures(asked, found)).toEqual(expected));
});

test('a newest date in the future passes with a warning', () => {
  const found = { ...findings, measurements: { ...measured, dates: datesTo(now.getTime() * 1000 + 2 * day) } };
  const report = composeReport(request, found, judge({ ...request, dateColumn: 'a' }, found, now), {}, now);
  expect([
    report.overall_pass,
    report.warnings,
    report.warnings_by_check,
    (report.metrics as Record<string, unknown>)['freshness_days'],
  ]).toEqual([
    true,
    ['newest a is 2.00 days in the future'],
    { freshness: ['newest a is 2.00 days in the future'] },
    -2,
  ]);
});

test('what could not be computed fails, and its metric is null', () => {
  const found: Findings = {
    ...findings,
    columns: undefined,
    measurements: undefined,
    structure: { ...findings.structure, faults: [{ line: 3, fault: 'a quote that never closes' }], faultCount: 2 },
  };
  const report = composeReport(request, found, judge(request, found, now), {}, now);
  expect(Object.values(report.checks ?? {})).toEqual(Array(7).fill(false));
  expect(report.failures).toEqual(['structure: line 3: a quote that never closes (and 1 more fault)']);
  expect(report.metrics).toMatchObject({
    row_count: null,
    column_count: null,
    duplicate_ratio: null,
    missing_required_columns: null,
    missing_ratio_by_column: null,
    missing_ratio_violations: null,
    numeric_issues: null,
    freshness_days: null,
    min_rows_threshold: 1,
  });
});

test('an input that changed fails, whatever was measured', () => {
  const found = { ...findings, isChanged: true };
  expect(composeReport(request, found, judge(request, found, now), {}, now).overall_pass).toBe(false);
});

test('the checks stand in the order of the contract', () => {
  expect(Object.keys(judge(request, findings, now))).toEqual([
    'required_columns_present',
    'min_rows',
    'duplicate_ratio',
    'missing_ratio',
    'numeric_integrity',
    'freshness',
    'structure',
  ]);
});

test('markdown', () => {
  const all = judge({ ...request, requiredColumns: ['x\ny'] }, findings, now);
  const report = composeReport(request, findings, all, {}, now);
  expect(
    renderMarkdown(
      { ...report, failures: [...(report.failures ?? []), 'a\n## Checks'], warnings: ['mind'] },
      '/out/report.json',
    ),
  ).toBe(`# Data Quality Gate Report

- generated_at: 2026-02-21T12:00:00.000000+00:00
- overall_pass: False
- input_csv: \`/in.csv\`

## Checks

- required_columns_present: False
- min_rows: True
- duplicate_ratio: True
- missing_ratio: True
- numeric_integrity: True
- freshness: True
- structure: True

## Failures

- missing required columns: ['x\\ny']
- a\\n## Checks

## Warnings

- mind

## Key Metrics

- row_count: 4
- column_count: 2
- duplicate_ratio: 0.0
- freshness_days: None

- report_json: \`/out/report.json\`
`);
});
