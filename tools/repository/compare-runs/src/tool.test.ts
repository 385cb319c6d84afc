import { parseDocument, runComparison, type RunComparison } from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const compare = ({ root }: Repository, ...words: string[]): ToolRun => runTool('compare-runs', words, { cwd: root });
const compared = (repository: Repository, ...words: string[]): RunComparison =>
  parseDocument(runComparison, compare(repository, ...words, '--json').stdout, 'stdout');
const sectionOf = ({ sections }: RunComparison, name: string): RunComparison['sections'][number] | undefined =>
  sections.find((section) => section.name === name);

interface Change {
  tag: string;
  lookback?: number;
  numpy?: string;
  ic?: number;
  rows?: number;
  words?: string[];
}

/** A run with everything that a comparison reads. */
function record(repository: Repository, stamp: string, change: Change): string {
  const { tag, lookback = 12, numpy = '1.24.2', ic = 0.03, rows = 500, words = ['--out', 'out'] } = change;
  const directory = recordRun(repository, { stamp, tag, outcome: 'succeeded' });
  const freeze = repository.write(`runs/freeze/${tag}.freeze.json`, {
    schema: 'freeze/v1',
    runner: 'freeze-config',
    git_commit: 'a'.repeat(40),
    configuration: { id: 'value', lookback, costs: [1, 2] },
  });
  const quality = `${directory}/data_quality/data_quality_x/data_quality_report.json`;
  repository.write(quality, {
    overall_pass: true,
    input: { path: 'd.csv', bytes: 10, sha256: 'b'.repeat(64) },
    metrics: { row_count: rows, missing_ratio_by_column: { score: 0 }, freshness_days: Math.random() },
  });
  repository.write(`${directory}/context.json`, {
    ...repository.json<object>(`${directory}/context.json`),
    data_quality_report_json: quality,
    settings: null,
    in_force: { 'machine.min_cores': { value: 8, source: 'default' } },
    argv: ['official-run'],
    workflow_arguments: [...words, '--freeze-file', freeze, '--decision-tag', tag, '--notes', `why ${tag}`],
  });
  repository.write(`${directory}/environment.json`, {
    schema: 'run-environment/v1',
    generated_at_utc: new Date().toISOString(),
    operating_system: 'x',
    kernel: '6',
    architecture: 'x64',
    processor: null,
    cores: 2,
    memory_bytes: 1,
    locale: null,
    time_zone: null,
    thread_variables: {},
    node: 'v20',
    gatehouse: '0',
    python: { path: '/p', version: '3.11', distributions: { numpy } },
    python_absent: null,
    files: [],
    git: null,
  });
  repository.write(`gate_results/production_gates_${stamp}/production_gates_report.json`, {
    generated_at: stamp,
    inputs: { decision_tag: tag },
    wf_stress: { test_ic_mean: ic },
    gates: { wf_gate_positive_mean: ic > 0, overall_pass: ic > 0 },
  });
  return directory;
}

test('a rerun of the same does not differ, whatever its tag, notes and time', () => {
  const repository = temporaryRepository();
  record(repository, '2026-03-01_071500', { tag: 'v1' });
  record(repository, '2026-03-02_071500', { tag: 'v2' });
  const run = compare(repository, 'v1', 'v2', '--exit-verdict');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout.split('\n').slice(2, -1)).toEqual(
    [
      'Outcome',
      'Settings',
      'Arguments',
      'Freeze',
      'Data',
      'Environment',
      'Commit and difference',
      'Figures',
      'Gates that changed side',
      'Durations',
    ].map((title) => `${title}: no difference`),
  );
});

test('what differs is named by its key, old before new', () => {
  const repository = temporaryRepository();
  record(repository, '2026-03-01_071500', { tag: 'v1' });
  const second = record(repository, '2026-03-02_071500', {
    tag: 'v2',
    lookback: 6,
    numpy: '2.0.0',
    ic: -0.01,
    rows: 400,
    words: ['--out=other', 'x'],
  });
  const document = compared(repository, 'v1', second);
  expect(document.differs).toBe(true);
  expect(sectionOf(document, 'freeze')?.differences).toEqual([{ key: 'lookback', a: '12', b: '6' }]);
  expect(sectionOf(document, 'arguments')?.differences).toEqual([
    { key: '--out', a: 'out', b: 'other' },
    { key: 'argument 1', a: null, b: 'x' },
  ]);
  expect(sectionOf(document, 'data')?.differences).toEqual([{ key: 'row_count', a: '500', b: '400' }]);
  expect(sectionOf(document, 'environment')?.differences).toEqual([
    { key: 'python.distributions.numpy', a: '1.24.2', b: '2.0.0' },
  ]);
  expect(sectionOf(document, 'figures')?.differences).toEqual([
    { key: 'wf_stress.test_ic_mean', a: '0.03', b: '-0.01' },
  ]);
  expect(sectionOf(document, 'gates')?.differences).toEqual([
    { key: 'wf_gate_positive_mean', a: 'True', b: 'False' },
    { key: 'overall_pass', a: 'True', b: 'False' },
  ]);
  expect(compare(repository, 'v1', 'v2').status).toBe(0);
  expect(compare(repository, 'v1', 'v2', '--exit-verdict').status).toBe(2);
});

test('what a run did not record is reported, and is not a difference by itself', () => {
  const repository = temporaryRepository();
  recordRun(repository, { stamp: '2026-03-01_071500', tag: 'v1', outcome: 'succeeded' });
  recordRun(repository, { stamp: '2026-03-02_071500', tag: 'v2', outcome: 'succeeded' });
  const document = compared(repository, 'v1', 'v2');
  expect(document.differs).toBe(false);
  expect(sectionOf(document, 'environment')?.note).toMatch(/ and .* have no environment\.json$/);
});

test('what only one of them recorded differs', () => {
  const repository = temporaryRepository();
  record(repository, '2026-03-01_071500', { tag: 'v1' });
  const second = record(repository, '2026-03-02_071500', { tag: 'v2' });
  repository.write(`${second}/context.json`, {
    ...(repository.json(`${second}/context.json`) as object),
    workflow_arguments: ['--freeze-file', 'gone.json'],
  });
  const freeze = sectionOf(compared(repository, 'v1', 'v2'), 'freeze');
  expect(freeze?.note).toMatch(/v2 has no freeze that can be read$/);
  expect(freeze?.differences).toEqual([{ key: 'freeze_file', a: expect.any(String) as string, b: null }]);
  expect(compare(repository, 'v1', 'v2', '--exit-verdict').status).toBe(2);
});

test('a directory that is not of a run is not compared', () => {
  const repository = temporaryRepository({ 'docs/notes.md': 'x\n' });
  record(repository, '2026-03-01_071500', { tag: 'v1' });
  const run = compare(repository, 'v1', 'docs');
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/docs: a directory, but not of a run: expected one of context\.json, status\.json, /);
});

test('a page, and what is not a run', () => {
  const repository = temporaryRepository();
  record(repository, '2026-03-01_071500', { tag: 'v<1>' });
  record(repository, '2026-03-02_071500', { tag: 'v2', lookback: 6 });
  expect(compare(repository, 'v<1>', 'v2', '--out-html', 'c.html').status).toBe(0);
  const page = repository.read('c.html');
  expect(page).toContain('<h1>v&lt;1&gt; → v2</h1>');
  expect(page).toMatch(/<th scope="row"[^>]*><code>lookback<\/code><\/th>/);
  for (const words of [['v1'], ['v2', 'none'], ['v2', 'v2', 'v2']])
    expect(compare(repository, ...words)).toMatchObject({ status: 1, stdout: '' });
});
