import { cpSync, mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { evidenceDrill } from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { forgeries } from './drill';

const drill = ({ root }: Repository, ...words: string[]): ToolRun =>
  runTool('drill-evidence', words, { cwd: root, timeoutMs: 300_000 });

/** Three adopted runs, one of them failed: enough for a part of the forgeries. */
function trail(): Repository {
  const repository = temporaryRepository({ 'runs/freeze/x.freeze.json': '{"configuration": {"lookback": 12}}' });
  recordRun(repository, { stamp: '2026-03-01_071500', tag: 'one', outcome: 'succeeded' });
  recordRun(repository, { stamp: '2026-03-02_071500', tag: 'two', outcome: 'failed' });
  recordRun(repository, { stamp: '2026-03-03_071500', tag: 'three', outcome: 'succeeded' });
  runTool('record-evidence', ['--open', '--name', 'example'], { cwd: repository.root });
  runTool('record-evidence', ['--adopt'], { cwd: repository.root });
  return repository;
}

test('the list names each forgery once with what must be found', () => {
  const names = forgeries.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(100);
  expect(forgeries.every(({ codes }) => codes.length > 0)).toBe(true);
  const run = drill(temporaryRepository(), '--list');
  expect(run.status).toBe(0);
  expect(run.stdout.trim().split('\n')).toHaveLength(100);
  expect(run.stdout).toContain('ledger_forged: rows_changed, row_without_run\n');
});

test('those that are asked for are done, told one by one, and the copy goes', () => {
  const repository = trail();
  const before = repository.files();
  const run = drill(
    repository,
    '--only',
    'run_log,run_dropped',
    '--only',
    'result_exit_code,waiver_deleted,permissions',
  );
  expect(run.stdout.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^caught result_exit_code: changed audit\/workstation_runs\/2026-03-02_071500_production_gates_two\/result\.json$/,
    ),
    expect.stringMatching(
      /^caught run_log: changed audit\/workstation_runs\/2026-03-03_071500_production_gates_three\/run\.log$/,
    ),
    expect.stringMatching(/^caught permissions: writable_by_others /),
    expect.stringMatching(/^caught run_dropped: missing /),
    'not applicable waiver_deleted: there is no waiver',
    '[drill] caught 3 of 3, 1 not applicable',
  ]);
  expect(run.status).toBe(0);
  expect(repository.files()).toEqual(before);
});

test('the copy stays where it is asked for', () => {
  const repository = trail();
  const folder = temporaryRepository();
  expect(drill(repository, '--only', 'run_log', '--keep', folder.path('kept')).status).toBe(0);
  expect(folder.files().some((file) => file.endsWith('trail/configs/research/evidence.json'))).toBe(true);
});

/** A run that states the commit of HEAD, in the log of a repository under git. */
function committed(): Repository {
  const repository = temporaryRepository({ 'a.md': 'a' }, { git: true });
  runTool('record-evidence', ['--open', '--name', 'example'], { cwd: repository.root });
  repository.git('add', '-A');
  repository.git('commit', '-m', 'more');
  recordRun(repository, { stamp: '2026-03-01_071500', tag: 'one', outcome: 'succeeded' });
  runTool('record-evidence', ['--adopt'], { cwd: repository.root });
  return repository;
}

test('git that lies elsewhere behind links, as a second work tree may have it, is not forged there', () => {
  const repository = committed();
  const elsewhere = temporaryRepository();
  for (const name of ['objects', 'refs', 'logs']) {
    cpSync(repository.path('.git', name), elsewhere.path(name), { recursive: true });
    rmSync(repository.path('.git', name), { recursive: true });
    symlinkSync(elsewhere.path(name), repository.path('.git', name));
  }
  symlinkSync('nowhere', repository.path('.git', '.#config'));
  const [history, before] = [repository.git('log', '--format=%H'), elsewhere.files()];
  const run = drill(repository, '--only', 'git_amended,git_squashed');
  expect(run.stdout, run.stderr).toContain('[drill] caught 2 of 2');
  expect(elsewhere.files()).toEqual(before);
  expect(repository.git('log', '--format=%H')).toBe(history);
});

test('what is found of the copy before the forgery proves none', () => {
  const repository = trail();
  repository.write('a/large.bin', '');
  truncateSync(repository.path('a/large.bin'), 257 << 20); // larger than what is copied
  runTool('record-evidence', ['a/large.bin', '--note', 'x'], { cwd: repository.root });
  const run = drill(repository, '--only', 'run_dropped');
  expect(run.status, run.stderr).toBe(0);
  expect(run.stdout).toMatch(/^caught run_dropped: missing audit\/workstation_runs\//);
});

test(
  'of so small a trail too few are applicable, none is missed, and the original is as it was',
  { timeout: 300_000 },
  () => {
    const repository = trail();
    const run = drill(repository, '--json');
    const document = JSON.parse(run.stdout) as { missed: number; overall_pass: boolean; caught: number };
    expect(evidenceDrill.fault(document)).toBeUndefined();
    expect(document.missed).toBe(0);
    expect(run.status).toBe(document.caught >= 40 ? 0 : 2);
  },
);

describe('it is refused', () => {
  test.each<[string, string[], RegExp]>([
    ['an unknown forgery', ['--only', 'everything'], /there is no forgery 'everything'; --list names them/],
    ['none named', ['--only', ','], /expected names of forgeries/],
    ['a folder that is not empty', ['--keep', '..'], /is not empty|lies in the repository/],
    ['a folder in the repository', ['--keep', 'kept'], /lies in the repository, which is read only/],
    ['one with dots in its name', ['--keep', '..kept'], /lies in the repository, which is read only/],
    ['one behind a link', ['--keep', '/proc/self/cwd/kept'], /lies in the repository, which is read only/],
    ['a file', ['--keep', '/proc/self/status'], /cannot create the folder \/proc\/self\/status/],
  ])('%s', (_, words, message) => {
    const run = drill(trail(), ...words);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(message);
  });

  test('a trail that does not verify, and one without a log', () => {
    const repository = trail();
    repository.write('audit/workstation_runs/2026-03-03_071500_production_gates_three/run.log', 'forged\n');
    expect(drill(repository, '--only', 'run_log').stderr).toMatch(
      /the trail does not verify, so nothing can be drilled: changed: .*run\.log; see verify-evidence/,
    );
    const plain = temporaryRepository();
    mkdirSync(plain.path('audit'));
    expect(drill(plain)).toMatchObject({ status: 1, stdout: '' });
  });
});
