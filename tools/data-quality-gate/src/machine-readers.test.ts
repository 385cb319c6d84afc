import type { DataQualityReport } from '@gatehouse/contracts';
import { expect, test } from 'vitest';
import { checkLines } from './machine-readers';

const report = (given: string, whole: string, file?: string): DataQualityReport => ({
  inputs: { input_csv: given },
  metrics: { input_csv: whole },
  checks: { structure: false },
  failures_by_check: { structure: ['wrong'] },
  samples: { structure: { rows: [{ ...(file === undefined ? {} : { file }), line: 7 }], truncated: false } },
});

test.each<[string, DataQualityReport, string]>([
  ['the file as given', report('data/a.csv', '/repo/data/a.csv'), 'data/a.csv'],
  ['a file behind a pattern, as the pattern was given', report('data/*.csv', '/repo/data/*.csv', '/repo/data/b.csv'), 'data/b.csv'],
  ['one behind an absolute pattern', report('/else/*.csv', '/else/*.csv', '/else/b.csv'), '/else/b.csv'],
  ['one behind a pattern that was resolved to something else', report('../*.csv', '/else/*.csv', '/else/b.csv'), '/else/b.csv'],
])('a failure stands at %s', (_, document, file) => {
  expect(checkLines(document)).toEqual([{ name: 'structure', pass: false, messages: ['wrong'], file, line: 7 }]);
});
