import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { runTool, temporaryRepository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const scores = 'asof,symbol,score\n2026-03-02,AAPL,1\n2026-03-02,MSFT,2\n';
const repositoryWith = (entry: object) =>
  temporaryRepository({
    'd.csv': scores,
    'other.csv': `${scores}2026-03-03,AAPL,x\n`,
    'gatehouse.json': { schema: 'gatehouse/v1', data: { scores: entry } },
  });
const entry = {
  path: 'd.csv',
  required_columns: ['asof', 'symbol', 'score'],
  numeric_columns: ['score'],
  key_columns: ['asof', 'symbol'],
  min_rows: 2,
};
const gate = (root: string, words: string[], env: Record<string, string> = {}): ToolRun =>
  runTool('data-quality-gate', words, { cwd: root, env });
const reportOf = ({ stdout }: ToolRun) => JSON.parse(stdout) as { inputs: object; checks: object; failures: string[] };

test('an entry says what is read and what is asked of it', () => {
  const { root } = repositoryWith(entry);
  const run = gate(root, ['--data', 'scores', '--json']);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(reportOf(run).inputs).toMatchObject({
    data: 'scores',
    input_csv: 'd.csv',
    required_columns: 'asof,symbol,score',
    date_column: '',
    min_rows: 2,
    max_missing_ratio: 0.05,
  });
});

test('an option beats a variable, and that beats the entry', () => {
  const { root } = repositoryWith(entry);
  const env = { DQ_MIN_ROWS: '5', DQ_MAX_STALENESS_DAYS: '3' };
  expect(reportOf(gate(root, ['--data', 'scores', '--json'], env)).failures).toEqual(['row_count=2 below min_rows=5']);
  expect(gate(root, ['--data', 'scores', '--min-rows', '1'], env).status).toBe(0);
  expect(gate(root, ['--data', 'scores', '--input-csv', 'other.csv']).status).toBe(2);
  expect(gate(root, ['--data', 'scores', '--min-rows', '1', '--print-settings'], env).stdout.split('\n')).toEqual(
    expect.arrayContaining([
      'data.scores.path = d.csv (gatehouse.json)',
      'data.scores.key_columns = asof,symbol (gatehouse.json)',
      'data.scores.date_column = (none) (default)',
      'data.scores.min_rows = 1 (option)',
      'data.scores.max_staleness_days = 3 (environment DQ_MAX_STALENESS_DAYS)',
    ]),
  );
});

test('without --data neither settings nor variables count', () => {
  const { root } = repositoryWith(entry);
  const run = gate(root, ['--input-csv', 'd.csv', '--min-rows', '1', '--json'], { DQ_MIN_ROWS: '5' });
  expect(run.status).toBe(0);
  expect(reportOf(run).inputs).not.toHaveProperty('data');
});

test.each([
  [['--data', 'score'], /option --data: no entry of data in .*gatehouse\.json has the name 'score'; there are scores/],
  [['--data', 'nopath'], /the entry 'nopath' has no path; give --input-csv/],
  [[], /option --input-csv is required/],
])('%s is refused', (words, message) => {
  const repository = temporaryRepository({
    'gatehouse.json': { schema: 'gatehouse/v1', data: words[1] === 'nopath' ? { nopath: {} } : { scores: entry } },
  });
  const run = gate(repository.root, words);
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(message);
  expect(repository.files()).toEqual(['gatehouse.json']);
});

test('the header alone tells which columns are missing', () => {
  const repository = repositoryWith({ ...entry, date_column: 'day' });
  const run = gate(repository.root, ['--data', 'scores', '--columns-only', '--json']);
  expect(run.status).toBe(2);
  expect(run.stderr).toBe("data-quality-gate: missing columns: ['day']; there are ['asof', 'symbol', 'score']\n");
  expect(JSON.parse(run.stdout)).toEqual({
    schema: 'input-columns/v1',
    input_csv: repository.path('d.csv'),
    columns: ['asof', 'symbol', 'score'],
    missing: ['day'],
  });
  expect(gate(repository.root, ['--input-csv', 'd.csv', '--columns-only']).stdout).toBe('asof\nsymbol\nscore\n');
  expect(repository.exists('gate_results')).toBe(false);
});

test('the header of a packed file and of Parquet', () => {
  const repository = temporaryRepository();
  writeFileSync(repository.path('d.csv.gz'), gzipSync(scores));
  expect(gate(repository.root, ['--input-csv', 'd.csv.gz', '--columns-only']).stdout).toBe('asof\nsymbol\nscore\n');
  writeFileSync(repository.path('d.parquet'), 'PAR1');
  const damaged = gate(repository.root, ['--input-csv', 'd.parquet', '--columns-only']);
  expect(damaged).toMatchObject({ status: 1, stdout: '' });
  expect(damaged.stderr).toMatch(/d\.parquet: no sound Parquet file/);
});

test.each([
  ['empty.csv', '', /empty\.csv: line 1: .*empty/],
  ['none.csv', undefined, /input csv not found/],
])('no header in %s is status 1', (name, content, message) => {
  const repository = temporaryRepository(content === undefined ? {} : { [name]: content });
  const run = gate(repository.root, ['--input-csv', name, '--columns-only']);
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(message);
});
