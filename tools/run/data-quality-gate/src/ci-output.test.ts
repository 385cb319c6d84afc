import type { DataQualityReport } from '@gatehouse/contracts';
import { expect, test } from 'vitest';
import { checkLines } from './ci-output';

const report = (given: string, whole: string, file?: string): DataQualityReport => ({
  inputs: { input_csv: given },
  metrics: { input_csv: whole },
  checks: { structure: false },
  failures_by_check: { structure: ['wrong'] },
  samples: { structure: { rows: [{ ...(file === undefined ? {} : { file }), line: 7 }], truncated: false } },
});

test("what concerns all rows of the one file behind a pattern stands there, and a warning is its check's", () => {
  const { samples: _, ...document } = report('data/*.csv', '/repo/data/*.csv');
  const file = { path: '/repo/data/b.csv', bytes: 1, sha256: 'a'.repeat(64) };
  const whole = (files: object[]): unknown =>
    checkLines({
      ...document,
      checks: { structure: false, freshness: true },
      warnings: ['mind'],
      warnings_by_check: { freshness: ['mind'] },
      input: { ...file, files: files as never },
    });
  const warned = { name: 'freshness', pass: true, messages: ['mind'] };
  expect(whole([file])).toEqual([{ name: 'structure', pass: false, messages: ['wrong'], file: 'data/b.csv' }, warned]);
  expect(whole([file, file])).toEqual([
    { name: 'structure', pass: false, messages: ['wrong'], file: 'data/*.csv' },
    warned,
  ]);
});

test.each<[string, DataQualityReport, string]>([
  ['the file as given', report('data/a.csv', '/repo/data/a.csv'), 'data/a.csv'],
  [
    'a file behind a pattern, as the pattern was given',
    report('data/*.csv', '/repo/data/*.csv', '/repo/data/b.csv'),
    'data/b.csv',
  ],
  ['one behind an absolute pattern', report('/else/*.csv', '/else/*.csv', '/else/b.csv'), '/else/b.csv'],
  [
    'one behind a pattern that was resolved to something else',
    report('../*.csv', '/else/*.csv', '/else/b.csv'),
    '/else/b.csv',
  ],
])('a failure stands at %s', (_, document, file) => {
  expect(checkLines(document)).toEqual([{ name: 'structure', pass: false, messages: ['wrong'], file, line: 7 }]);
});
