/**
 * What somebody planted where a tool writes: links, locks, directories of another user. Nothing is written through a
 * link, and what hinders is said (contract 0.8, 0.12).
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  temporaryRepository,
  testWith,
  type Repository,
} from '@gatehouse/testkit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { finishedRun, reportOf, runFolderOf } from '../pipeline/fixtures';

vi.setConfig({ testTimeout: 300_000 }); // many processes, one after the other

const tag = 'momentum_run1';
const [runDir, report, factory] = [runFolderOf(tag), reportOf(), 'audit/factor_registry'];
const gates = path.dirname(report);
const low = { MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '1', DQ_MAX_STALENESS_DAYS: '36500' };
const of = ['--run-dir', runDir, '--report-json', report];

/** What a tool writes, in the order of a run. */
const writers: [tool: string, words: string[], outputs: string[]][] = [
  ['workstation-preflight', ['--out', 'preflight.json'], ['preflight.json']],
  ['finalize-gate-run', of, [`${gates}/production_gates_final_summary.md`]],
  ['governance-audit-checker', of, [`${runDir}/governance_audit_check.json`, `${runDir}/governance_audit_check.md`]],
  [
    'remediation-plan',
    ['--audit-json', `${runDir}/governance_audit_check.json`],
    [`${runDir}/governance_remediation_plan.json`, `${runDir}/governance_remediation_plan.md`],
  ],
  ['generate-run-review', of, [`${gates}/production_gates_run_review.md`]],
  ['update-registry', of, [`${factory}/factor_experiment_leaderboard.md`]], // the registry itself may be a link that others share
  ['generate-candidate-queue', [], [`${factory}/factor_candidate_queue.csv`, `${factory}/factor_candidate_queue.md`]],
  ['plan-cleanup', ['--out', 'plan.json'], []], // what is there already and is not a plan, it refuses
];

function repository(): Repository {
  const at = temporaryRepository(
    {
      ...finishedRun(tag),
      'precious/kept.txt': '',
      'data/in.csv': 'date,ticker,score\n2026-03-01,A,0.5\n',
      'scripts/run_research_workflow': '#!/bin/sh\nexit 0\n',
    },
    { git: true },
  );
  chmodSync(at.path('scripts/run_research_workflow'), 0o755);
  return at;
}

/** A link to a file that nobody may touch. */
function plant(at: Repository, output: string): void {
  spawnSync('mkdir', ['-p', path.dirname(at.path(output))]);
  symlinkSync(at.path('precious/kept.txt'), at.path(output));
}

const isUntouched = (at: Repository): boolean =>
  at.read('precious/kept.txt') === '' && at.files().filter((name) => name.startsWith('precious/')).length === 1;

test('a link where a file will be written is replaced, never written through', () => {
  const at = repository();
  for (const [tool, words, outputs] of writers) {
    for (const output of outputs) plant(at, output);
    const done = runTool(tool, words, { cwd: at.root, env: low });
    expect([0, 2], `${tool}: ${done.stderr}`).toContain(done.status);
    for (const output of outputs) expect(lstatSync(at.path(output)).isFile(), output).toBe(true);
    expect(isUntouched(at), tool).toBe(true);
  }
});

test('a link where a lock will be is not a lock: nothing is done, and it is said', () => {
  const locks: [tool: string, words: string[], lock: string][] = [
    ['finalize-gate-run', of, 'docs/production_research/STAGE_AUDIT_LOG.md.lock'],
    ['update-registry', of, `${factory}/factor_experiment_registry.csv.lock`],
    ['official-run', ['--workflow', 'w', '--tag', 't', '--', '--x'], 'audit/workstation_runs/.official-run.lock'],
  ];
  for (const [tool, words, lock] of locks) {
    const at = repository();
    plant(at, lock);
    const done = runTool(tool, words, { cwd: at.root, env: low });
    expect(done).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^${tool}: cannot lock .*: is a symbolic link`)) as string,
    });
    expect(isUntouched(at)).toBe(true);
    expect(readdirSync(at.path('audit/workstation_runs')).filter((name) => !name.startsWith('.'))).toHaveLength(1);
  }
});

test.each([
  ['000', '755', '644'],
  ['077', '700', '600'],
])('with umask %s folders are %s and files %s', (umask, folder, file) => {
  const at = repository();
  const run = (tool: string, words: readonly string[]) =>
    spawnSync('sh', ['-c', `umask ${umask}; exec "$0" "$@"`, path.join(binDirectory, tool), ...words], {
      cwd: at.root,
      env: cleanEnvironment(low),
      encoding: 'utf8',
    });
  const before = new Set(readdirSync(at.root, { recursive: true, encoding: 'utf8' }));
  for (const [tool, words] of writers) expect(run(tool, words).stderr).not.toContain('internal error');
  expect(
    run('official-run', ['--workflow', 'w', '--tag', 't', '--dq-input-csv', 'data/in.csv', '--', '--x']),
  ).toMatchObject({ status: 0 });
  expect(run('check-stage', ['--stage', 'S0', '--tag', 't']).status).toBe(2);
  const made = readdirSync(at.root, { recursive: true, encoding: 'utf8' })
    .filter((name) => !before.has(name) && !name.startsWith('.git'))
    .map((name) => ({ name, stat: statSync(at.path(name)) }));
  expect(made.length).toBeGreaterThan(25);
  expect(
    made
      .filter(({ stat }) => (stat.mode & 0o777).toString(8) !== (stat.isDirectory() ? folder : file))
      .map(({ name, stat }) => `${name} ${(stat.mode & 0o777).toString(8)}`),
  ).toEqual([]);
});

testWith('setpriv')('run directories of another user: said with the path, and nothing else is done', () => {
  const at = repository();
  const isRoot = process.getuid?.() === 0;
  // Where the other user may read it; an executable needs no more than its program.
  const dist = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-dist-'));
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }));
  for (const folder of [dist, at.root]) chmodSync(folder, 0o755);
  const as = (tool: string, ...words: string[]) => {
    for (const file of [`bin/${tool}`, `lib/${tool}.js`, 'lib/base.js'])
      cpSync(path.join(binDirectory, '..', file), path.join(dist, file));
    const other = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : ['env'];
    return spawnSync(
      other[0] as string,
      [...other.slice(1), process.execPath, path.join(dist, 'bin', tool), ...words],
      { cwd: at.root, env: cleanEnvironment({ ...low, HOME: os.tmpdir() }), encoding: 'utf8' },
    );
  };
  const own = (mode: number): void => {
    if (isRoot) chownSync(at.path(runDir), 0, 0);
    chmodSync(at.path(runDir), mode);
  };
  onTestFinished(() => chmodSync(at.path(runDir), 0o755));
  own(0o555); // readable, not to be written
  const audit = as('governance-audit-checker', ...of);
  expect(audit).toMatchObject({ status: 1, stdout: '' });
  expect(audit.stderr).toMatch(
    new RegExp(
      `^governance-audit-checker: cannot write .*${path.basename(runDir)}.*: permission denied \\(EACCES\\)\n$`,
    ),
  );
  own(0o000); // not even to be read
  for (const [tool, words] of [
    ['governance-audit-checker', of],
    ['finalize-gate-run', of],
    ['generate-run-review', of],
    ['monitor-gate-run', ['--tag', tag, '--once']],
    ['session-status', []],
  ] as const) {
    const done = as(tool, ...words);
    expect(
      done.stderr.split('\n').filter((line) => line !== '' && !new RegExp(`^${tool}: (?!internal error)`).test(line)),
      tool,
    ).toEqual([]);
    expect([0, 1, 2]).toContain(done.status);
    if (tool !== 'session-status' && tool !== 'monitor-gate-run')
      expect([tool, done.status, done.stderr.includes(path.basename(runDir))]).toEqual([tool, 1, true]);
  }
});
