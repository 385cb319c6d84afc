import { mkdirSync } from 'node:fs';
import { parseDocument, runLogValidation, type RunLogValidation } from '@gatehouse/contracts';
import { runLogRepository, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const validate = (repository: Repository, words: string[] = [], env: Record<string, string> = {}): ToolRun =>
  runTool('validate-run-logs', words, { cwd: repository.root, env });
const documentOf = ({ stdout }: ToolRun): RunLogValidation => parseDocument(runLogValidation, stdout, 'stdout');

test('a log that git confirms, the same in every time zone and whatever git is told to print', () => {
  const repository = runLogRepository();
  repository.git('config', 'log.showSignature', 'true');
  repository.git('config', 'core.quotePath', 'false');
  repository.git('config', 'color.ui', 'always');
  for (const TZ of ['UTC', 'Pacific/Kiritimati'])
    expect(validate(repository, [], { TZ })).toEqual({
      status: 0,
      signal: null,
      stdout: 'All run logs validated successfully.\n',
      stderr: '',
    });
  const document = documentOf(validate(repository, ['--json']));
  expect(document).toMatchObject({
    overall_pass: true,
    runs_root: 'docs/agent_runs',
    runs: [{ run: repository.run, pass: true, log_commit: repository.head(), git_sha_after: repository.work }],
  });
});

test('a commit whose beginning is right is not one', () => {
  const repository = runLogRepository();
  const other = repository.work[12] === '0' ? '1' : '0';
  const invented = `${repository.work.slice(0, 12)}${other.repeat(28)}`;
  repository.setMeta({ git_sha_after: invented });
  const run = validate(repository);
  expect(run).toMatchObject({ status: 2, stderr: '' });
  expect(run.stdout.split('\n')[0]).toBe(
    `${repository.folder}/META.json: git_sha_after ${invented} is no commit of this repository; ${repository.work} shares its first 12 digits`,
  );
  const quiet = validate(repository, ['--quiet']);
  expect(quiet).toMatchObject({ status: 2, stdout: '' });
  expect(quiet.stderr).toContain('validate-run-logs: commits_exist: ');
});

test('an object that is not a commit, and a commit that only a replacement has', () => {
  const repository = runLogRepository();
  const blob = repository.git('rev-parse', 'HEAD:AGENTS.md').trim();
  repository.setMeta({ git_sha_after: blob });
  expect(validate(repository).stdout).toContain(`git_sha_after ${blob} is no commit of this repository`);
  repository.git('replace', repository.base, repository.head());
  repository.setMeta({ git_sha_before: repository.work, git_sha_after: repository.base });
  expect(validate(repository).stdout).toContain(
    `git_sha_before ${repository.work} is not an ancestor of git_sha_after ${repository.base}`,
  );
});

test('the document is written where it is asked for, and nothing without', () => {
  const repository = runLogRepository();
  const before = repository.files();
  validate(repository);
  expect(repository.files()).toEqual(before);
  const { stdout } = validate(repository, ['--out-dir', 'artifacts/out']);
  expect(stdout.split('\n').slice(-3)).toEqual([
    `[done] run_log_validation_json=${repository.path('artifacts/out/run_log_validation.json')}`,
    `[done] run_log_validation_md=${repository.path('artifacts/out/run_log_validation.md')}`,
    '',
  ]);
  const first = repository.read('artifacts/out/run_log_validation.json');
  expect(first).not.toContain(repository.root);
  validate(repository, ['--out-dir', 'artifacts/out']);
  expect(repository.read('artifacts/out/run_log_validation.json')).toBe(first);
  expect(repository.read('artifacts/out/run_log_validation.md')).toContain(`## ${repository.run}: pass`);
});

test('a shallow clone in which a commit is not found tells nothing', () => {
  const repository = runLogRepository();
  const clone = temporaryRepository();
  clone.git('clone', '--quiet', '--depth', '1', `file://${repository.root}`, 'clone');
  expect(runTool('validate-run-logs', [], { cwd: clone.path('clone') })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'validate-run-logs: shallow clone: fetch the whole history\n',
  });
});

test('a configuration: raw bytes at either commit', () => {
  const repository = runLogRepository();
  const sha256 = 'a'.repeat(64);
  repository.setMeta({ config_paths: ['configs/a.yaml'], config_sha256: { 'configs/a.yaml': sha256 } });
  const [, actual = ''] = /the commits have ([0-9a-f]{64})\n/.exec(validate(repository).stdout) ?? [];
  repository.setMeta({ config_sha256: { 'configs/a.yaml': actual } });
  expect(validate(repository).status).toBe(0);
});

describe('policies', () => {
  test.each<[string, object | string, RegExp]>([
    [
      'another schema',
      { schema: 'holdout-policy/v1' },
      /^validate-run-logs: \S+\/p.json: schema must be 'run-log-policy\/v1'\n$/,
    ],
    ['an unknown key', { schema: 'run-log-policy/v1', skip: [] }, /\/p.json: unknown key 'skip'/],
    [
      'half an exception',
      { schema: 'run-log-policy/v1', exceptions: [{ run: 'x', check: 'run_named' }] },
      /\/p.json: an exception needs run, check and reason/,
    ],
    ['an unknown check', { schema: 'run-log-policy/v1', severity: { all: 'warn' } }, /no check is called 'all'/],
    [
      'a broken pattern',
      { schema: 'run-log-policy/v1', ticket_pattern: '(' },
      /ticket_pattern is not a regular expression/,
    ],
    [
      'a wrong type',
      { schema: 'run-log-policy/v1', files: 'x' },
      /not a run-log-policy document: \/files must be array/,
    ],
    ['no JSON', '{', /p.json: is cut off/],
  ])('%s is refused', (_, policy, message) => {
    const repository = runLogRepository();
    repository.write('p.json', policy);
    const run = validate(repository, ['--policy', 'p.json']);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(message);
  });

  test('one that is not there; what is in force is printed', () => {
    const repository = runLogRepository();
    expect(validate(repository, ['--policy', 'p.json']).stderr).toBe(
      `validate-run-logs: policy not found: ${repository.path('p.json')}\n`,
    );
    repository.write('p.json', { schema: 'run-log-policy/v1', name: 'ours', files: ['META.json'] });
    const printed = JSON.parse(validate(repository, ['--policy', 'p.json', '--print-policy']).stdout) as object;
    expect(printed).toMatchObject({ name: 'ours', files: ['META.json'], meta_file: 'META.json' });
  });

  test('a waived check is counted apart, and its reason stands in the document', () => {
    const repository = runLogRepository();
    repository.setMeta({ started_at_utc: 'unknown' });
    repository.write('p.json', {
      schema: 'run-log-policy/v1',
      exceptions: [{ run: repository.run, check: 'times_ordered', reason: 'the clock was not read' }],
    });
    const document = documentOf(validate(repository, ['--policy', 'p.json', '--json']));
    expect(document).toMatchObject({
      overall_pass: true,
      counts: { waived: 1 },
      policy: { path: 'p.json' },
      runs: [{ checks: { times_ordered: { status: 'waived', reason: 'the clock was not read' } } }],
    });
  });
});

test('--strict lets warnings fail; --run picks logs', () => {
  const repository = runLogRepository();
  repository.setMeta({ git_sha_after_ref: 'HEAD' });
  expect(validate(repository)).toMatchObject({
    status: 0,
    stderr: `validate-run-logs: warning: commits_ordered: ${repository.folder}/META.json: git_sha_after_ref 'HEAD' moves; git_sha_after counts\n`,
  });
  expect(validate(repository, ['--strict']).status).toBe(2);
  mkdirSync(repository.path('docs/agent_runs/empty'));
  expect(validate(repository).stdout).toContain('docs/agent_runs/empty: missing required file META.json\n');
  expect(validate(repository, ['--run', repository.run]).status).toBe(0);
  expect(validate(repository, ['--run', '..']).stderr).toBe('validate-run-logs: docs/agent_runs/..: no such run log\n');
  expect(validate(repository, ['--runs-root', 'none']).stderr).toBe('validate-run-logs: none does not exist\n');
});

test('no control character of a name or of META.json reaches the output', () => {
  const repository = runLogRepository();
  const name = 'x\u001b[31m\nred';
  repository.write(`docs/agent_runs/${name}/META.json`, {
    run_name: '\u001b[2J',
    ticket_id: '\u202e',
    git_sha_after: '\u0007',
  });
  const run = validate(repository);
  expect(run.status).toBe(2);
  expect(`${run.stdout}${run.stderr}`.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/);
});
