import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import {
  headlineEligibility,
  parseDocument,
  runsIndexCheck,
  runsIndexResult,
  runsIndexRow,
  type HeadlineEligibility,
} from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { acquireLock } from '@gatehouse/files';
import { runTool, startTool, temporaryRepository, until, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const csv = 'reports/summaries/runs_index.csv';
const build = (repository: Repository, ...words: string[]): ToolRun =>
  runTool('build-runs-index', words, { cwd: repository.root });
const yaml = 'b: 1   # a comment\na: "2020-01-02"\n';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A committed configuration, and a run of it that may be a headline. */
function repositoryWithRun(changes: Record<string, unknown> = {}): Repository & { head: string } {
  const repository = temporaryRepository(
    { 'configs/a.yaml': yaml, '.gitignore': 'artifacts/\nreports/\n' },
    { git: true },
  );
  const head = repository.git('rev-parse', 'HEAD').trim();
  repository.write('artifacts/e/r1/manifest.json', {
    run_id: 'r1',
    git_sha: head,
    config_path: '<HOME>/somewhere/configs/a.yaml',
    config_sha256: sha256(yaml),
    unsafe_execution: false,
    run_invalid: false,
    integrity_path: '<HOME>/somewhere/artifacts/e/r1/integrity.json',
    walkforward: {
      holdout_start: '2022-01-03',
      selected_model: 'm',
      holdout_metrics_path: '/elsewhere/artifacts/e/r1/holdout_metrics.json',
    },
    ...changes,
  });
  repository.write('artifacts/e/r1/metrics.json', '{}');
  repository.write('artifacts/e/r1/integrity.json', { ok: true });
  repository.write(
    'artifacts/e/r1/holdout_metrics.json',
    '{"num_trades": 3, "total_turnover": 7, "sharpe_ratio": 1.0}',
  );
  return { ...repository, head };
}

const rowsOf = (repository: Repository): Record<string, string>[] => {
  const table = parseTable(Buffer.from(repository.read(csv)), csv);
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(table.columns.map((name, column) => [name, table.cell(row, column)])),
  );
};
const headline = (repository: Repository, run = 'r1'): HeadlineEligibility =>
  parseDocument(headlineEligibility, build(repository, '--headline', run, '--json').stdout, 'stdout');

test('builds, checks, and says which run may be a headline', () => {
  const repository = repositoryWithRun();
  expect(build(repository)).toMatchObject({
    status: 0,
    stderr: '',
    stdout: `[done] runs_index_csv=${repository.path(csv)}\n[done] runs=1 gone=0 eligible=1\n`,
  });
  const [row] = rowsOf(repository);
  expect(runsIndexRow.fault(row)).toBeUndefined();
  expect(row).toMatchObject({
    experiment: 'e',
    artifact_dir: 'artifacts/e/r1',
    config_path: '<HOME>/somewhere/configs/a.yaml',
    headline_sharpe_ratio: '1.000000',
    headline_num_trades: '3',
    commit_state: 'reachable',
    config_state: 'match',
    headline_blockers: '[]',
  });
  expect(build(repository, '--check')).toMatchObject({
    status: 0,
    stdout: `[runs_index] ${csv}: pass (1 runs, 0 gone)\n`,
  });
  expect(build(repository, '--headline', 'r1').stdout).toBe('[headline] r1: eligible\n');
  expect(parseDocument(runsIndexResult, build(repository, '--json').stdout, 'stdout')).toMatchObject({
    index: csv,
    runs: 1,
  });
  expect(repository.files().filter((name) => name.startsWith('reports/'))).toEqual([csv]);
});

test('a configuration matches by its bytes or as PyYAML dumps it', () => {
  for (const [config_sha256, state] of [
    [sha256(yaml), 'eligible'],
    [sha256("a: '2020-01-02'\nb: 1\n"), 'eligible'],
    ['a'.repeat(64), 'blocked (config_differs)'],
  ])
    expect(build(repositoryWithRun({ config_sha256 }), '--headline', 'r1').stdout).toBe(`[headline] r1: ${state}\n`);
  expect(headline(repositoryWithRun({ config_path: 'configs/b.yaml' })).blockers).toEqual(['config_absent']);
  expect(headline(repositoryWithRun({ config_path: '/elsewhere/b.yaml' })).blockers).toEqual(['config_unknown']);
});

test('a commit counts when a ref contains it', () => {
  const repository = repositoryWithRun();
  repository.git('checkout', '-q', '--detach');
  repository.git('commit', '--allow-empty', '-m', 'lost');
  const lost = repository.git('rev-parse', 'HEAD').trim();
  const manifest = { ...repository.json('artifacts/e/r1/manifest.json'), git_sha: lost };
  repository.write('artifacts/e/r1/manifest.json', manifest);
  expect(headline(repository).blockers).toEqual(['commit_unreachable']);
  repository.git('tag', 'kept');
  expect(headline(repository).blockers).toEqual([]);
  repository.write('artifacts/e/r1/manifest.json', { ...manifest, git_sha: lost.slice(0, 12) });
  expect(headline(repository).blockers).toEqual(['commit_unknown', 'config_unknown']);
});

test('a run that is deleted stays, and comes back with its artifacts', () => {
  const repository = repositoryWithRun();
  build(repository);
  const before = repository.read(csv);
  const manifest = repository.read('artifacts/e/r1/manifest.json');
  rmSync(repository.path('artifacts/e/r1/manifest.json'));
  expect(build(repository).stdout).toContain('[done] runs=0 gone=1 eligible=0\n');
  expect(rowsOf(repository)[0]).toMatchObject({ run_id: 'r1', run_status: 'gone', headline_blockers: '["gone"]' });
  const check = build(repository, '--check', '--json');
  expect(parseDocument(runsIndexCheck, check.stdout, 'stdout')).toMatchObject({
    gone: 1,
    checks: { rows_current: { status: 'pass' }, runs_kept: { status: 'warn' }, runs_found: { status: 'fail' } },
  });
  repository.write('artifacts/e/r1/manifest.json', manifest);
  build(repository);
  expect(repository.read(csv)).toBe(before);
});

test('runs at any depth; links are not followed; two runs of one id are ambiguous', () => {
  const repository = repositoryWithRun();
  repository.write('artifacts/deep/er/still/r1/manifest.json', '{"run_id": "r1"}');
  repository.write('artifacts/r0/manifest.json', '{"run_id": "r0"}');
  symlinkSync('e', repository.path('artifacts/link'));
  build(repository);
  expect(rowsOf(repository).map((row) => [row['experiment'], row['run_id'], row['run_status']])).toEqual([
    ['', 'r0', 'incomplete'],
    ['deep', 'r1', 'incomplete'],
    ['e', 'r1', 'complete'],
  ]);
  expect(build(repository, '--headline', 'r1').stderr).toBe('build-runs-index: r1: 2 runs of this id\n');
  expect(headline(repository, 'r0')).toMatchObject({ overall_pass: false, experiment_runs: 1 });
});

test('what cannot be done changes nothing', () => {
  const repository = repositoryWithRun();
  expect(build(repository, '--check').stderr).toBe(`build-runs-index: runs index not found: ${csv}; build it first\n`);
  expect(build(repository, '--artifacts-root', 'none').stderr).toBe(
    'build-runs-index: artifacts root not found: none\n',
  );
  repository.write('mine.csv', 'a,b\n1,2\n');
  expect(build(repository, '--output', 'mine.csv')).toMatchObject({
    status: 1,
    stderr: 'build-runs-index: mine.csv: its columns are not those of a runs index\n',
  });
  expect(repository.read('mine.csv')).toBe('a,b\n1,2\n');
  repository.write('artifacts/x/y/manifest.json', '[]');
  expect(build(repository)).toMatchObject({
    status: 1,
    stderr: 'build-runs-index: artifacts/x/y/manifest.json: invalid JSON (must be a JSON object)\n',
  });
  expect(repository.exists(csv)).toBe(false);
  mkdirSync(repository.path('reports/summaries'), { recursive: true });
  expect(build(repository, '--check', '--headline', 'r1').stderr).toContain('choose one');
});

test('of two builds at once neither loses a row', async () => {
  const repository = repositoryWithRun();
  build(repository);
  rmSync(repository.path('artifacts/e/r1'), { recursive: true });
  repository.write('artifacts/e/r2/manifest.json', '{"run_id": "r2"}');
  const runs = [1, 2, 3].map(() => startTool('build-runs-index', [], { cwd: repository.root }).ended);
  for (const run of await Promise.all(runs)) expect(run.status).toBe(0);
  expect(rowsOf(repository).map((row) => row['run_id'])).toEqual(['r1', 'r2']);
});

test('a run that came while it waited for another build is not gone', async () => {
  const repository = repositoryWithRun();
  build(repository);
  const lock = await acquireLock(repository.path(csv));
  const waiting = startTool('build-runs-index', [], { cwd: repository.root });
  let said = '';
  waiting.stderr?.on('data', (text: string) => (said += text));
  await until(() => said.includes('waiting for'), 'it to wait');
  repository.write('artifacts/e/r2/manifest.json', '{"run_id": "r2"}');
  repository.write(csv, repository.read(csv).replaceAll('r1', 'r2'));
  lock.release();
  expect(await waiting.ended).toMatchObject({ status: 0, stdout: expect.stringContaining('runs=2 gone=0') as string });
});

test.each(['', '{"sharpe_ratio": 1.', '[]', '{"a": 1, "a": 2}'])(
  'metrics of %j are not those of a run that ended',
  (text) => {
    const repository = repositoryWithRun();
    repository.write('artifacts/e/r1/metrics.json', text);
    expect(headline(repository).blockers).toEqual(['incomplete']);
  },
);

test('--out stands for --output, as callers of the replaced script have it', () =>
  expect(build(repositoryWithRun(), '--out', 'x/i.csv').stdout).toContain('/x/i.csv\n'));
