/** The way of docs/migration.md, walked once: compare, install, the old invocations as they are, roll back. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment, temporaryRepository, testWith, workspace, type Repository } from '@gatehouse/testkit';
import { expect } from 'vitest';

const tag = 'moved_run1';
const run = `audit/workstation_runs/2026-03-02_070000_production_gates_${tag}`;
const report = 'gate_results/production_gates_2026-03-02_070000/production_gates_report.json';
const names = [
  'data_quality_gate.py',
  'governance_audit_checker.py',
  'governance_remediation_plan.py',
  'generate_run_review.py',
  'update_factor_experiment_registry.py',
  'generate_candidate_queue.py',
  'finalize_gate_run.py',
  'workstation_preflight.sh',
];

/** Stand-ins for the replaced scripts: the same names and interface, written for this test. */
function standIn(name: string): string {
  if (name.endsWith('.sh'))
    return `#!/usr/bin/env bash\necho '{"status": "pass", "hostname": "'"$(hostname)"'", "reasons": []}'\n`;
  if (name !== 'data_quality_gate.py') return `import sys\nprint("stand-in for ${name}", sys.argv[1:])\n`;
  return `import argparse, csv, datetime, json, os, time
p = argparse.ArgumentParser()
p.add_argument("--input-csv", required=True); p.add_argument("--min-rows", type=int, default=1000); p.add_argument("--out-dir", default="gate_results/data_quality")
a = p.parse_args()
n = len(list(csv.reader(open(a.input_csv)))) - 1
out = os.path.join(os.path.abspath(a.out_dir), "data_quality_" + time.strftime("%Y-%m-%d_%H%M%S")); os.makedirs(out)
r = {"generated_at": datetime.datetime.now(datetime.timezone.utc).isoformat(), "checks": {"min_rows": n >= a.min_rows}, "metrics": {"row_count": n, "min_rows_threshold": a.min_rows}, "overall_pass": n >= a.min_rows}
json.dump(r, open(os.path.join(out, "data_quality_report.json"), "w"))
print("[done] report_json=" + os.path.join(out, "data_quality_report.json"))
raise SystemExit(0 if r["overall_pass"] else 2)
`;
}

function before(): Repository {
  const repository = temporaryRepository({
    'data/scores.csv': 'date,ticker,score\n2026-03-01,AAA,1\n2026-03-01,BBB,2\n',
    [`${run}/context.json`]: { decision_tag: tag, owner: 'research', skip_data_quality_check: 1 },
    [`${run}/result.json`]: { decision_tag: tag, exit_code: 0 },
    [report]: {
      generated_at: '2026-03-02T09:00:00',
      inputs: { decision_tag: tag, owner: 'research', factor: 'momentum' },
      gates: { overall_pass: true },
    },
    ...Object.fromEntries(names.map((name) => [`scripts/${name}`, standIn(name)])),
  });
  for (const name of names) chmodSync(repository.path('scripts', name), 0o755);
  return repository;
}

const script = (name: string, ...words: string[]) =>
  spawnSync('bash', [path.join(workspace, 'scripts', name), ...words], { env: cleanEnvironment(), encoding: 'utf8' });

testWith('python3')('compare, install, run the old invocations, roll back', { timeout: 300_000 }, () => {
  const repository = before();
  const { root } = repository;
  const archive = (): string =>
    execFileSync('tar', ['--sort=name', '-cf', '-', '--exclude=prefix', 'scripts'], {
      cwd: root,
      encoding: 'latin1',
      maxBuffer: 1 << 26,
    });
  const original = archive();

  const gate = ['python3', 'scripts/data_quality_gate.py', '--input-csv', 'data/scores.csv', '--min-rows', '2'];
  expect(script('compare-with-replaced.sh', root, '--', ...gate)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('equal: ') as string,
  });
  expect(script('compare-with-replaced.sh', root, '--', ...gate.slice(0, -1), '3')).toMatchObject({
    stdout: expect.stringMatching(/original: status 2\ngatehouse: status 2\n/) as string,
  });
  expect(archive()).toBe(original);

  const prefix = ['--prefix', repository.path('prefix')];
  expect(script('install-into.sh', root, ...prefix)).toMatchObject({ status: 0, stderr: '' });
  const invoke = (...words: string[]) =>
    spawnSync(words[0] as string, words.slice(1), {
      cwd: root,
      env: cleanEnvironment({ MIN_CORES: '1', MIN_MEM_GB: '1' }),
      encoding: 'utf8',
    });
  expect(invoke(...gate)).toMatchObject({ status: 0, stdout: expect.stringContaining('[done] report_md=') as string });
  expect(invoke('python3', 'scripts/finalize_gate_run.py', '--tag', tag)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`finalized: run_dir=`) as string,
  });
  expect(
    invoke('python3', 'scripts/governance_audit_checker.py', '--run-dir', run, '--report-json', report),
  ).toMatchObject({ status: 2 });
  expect(
    invoke('python', '-m', 'scripts.governance_remediation_plan', '--audit-json', `${run}/governance_audit_check.json`)
      .stdout +
      invoke('python3', 'scripts/governance_remediation_plan.py', '--audit-json', `${run}/governance_audit_check.json`)
        .stdout,
  ).toContain('[done] remediation_json=');
  expect(invoke('python3', 'scripts/generate_run_review.py')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('[done] run_review_md=') as string,
  });
  expect(invoke('python3', 'scripts/update_factor_experiment_registry.py', '--report-json', report)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('rows_total=1 updated=1') as string,
  });
  expect(invoke('python3', 'scripts/generate_candidate_queue.py', '--top-n', '3')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('queue_size=1') as string,
  });
  expect(
    invoke('bash', '-c', 'REQUIRE_CLEAN=1 bash scripts/workstation_preflight.sh > preflight.json; cat preflight.json')
      .stdout,
  ).toContain('"require_clean": 1');
  expect(invoke('bash', 'scripts/monitor_gate_run.sh', '--tag', tag, '--once')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`RUN_DIR=`) as string,
  });
  expect(repository.read('docs/production_research/STAGE_AUDIT_LOG.md')).toContain(`| ${tag} |`);

  expect(script('install-into.sh', root, ...prefix, '--uninstall')).toMatchObject({ status: 0, stderr: '' });
  // Python leaves its own cache of what was run as a module.
  spawnSync('rm', ['-r', repository.path('scripts/__pycache__')]);
  expect(readdirSync(repository.path('scripts')).sort()).toEqual([...names].sort());
  expect(archive().length).toBe(original.length);
  for (const name of names) expect(repository.read(`scripts/${name}`)).toBe(standIn(name));
});

/** Says what git and this machine say, in a layout of its own. */
const gitPreflight = `#!/usr/bin/env bash
memory=$(awk '/MemTotal/ { print int($2 / 1048576) }' /proc/meminfo)
echo "{\\"git_commit\\": \\"$(git rev-parse HEAD)\\", \\"git_dirty_count\\": $(git status --porcelain | wc -l),"
echo " \\"reasons\\": [\\"cores $(nproc) < required 4096\\", \\"memory \${memory}GB < required 4096GB\\"], \\"status\\": \\"fail\\"}"
exit 2
`;

testWith('python3', 'awk')(
  'what is installed for a comparison does not change the tree, in a linked work tree neither; the original is left alone',
  { timeout: 300_000 },
  () => {
    const repository = temporaryRepository(
      { 'r/scripts/workstation_preflight.sh': gitPreflight, 'r/data.csv': 'a\n' },
      { git: false },
    );
    const root = repository.path('r');
    const git = (cwd: string, ...words: string[]): string =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...words], {
        cwd,
        encoding: 'utf8',
      });
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'start');
    git(root, 'worktree', 'add', '-q', repository.path('linked'), '-b', 'linked');
    repository.write('r/data.csv', 'changed\n');
    repository.write('linked/new.csv', 'new\n');
    const state = (cwd: string): string => git(cwd, 'log', '--format=%H', '--all') + git(cwd, 'status', '--porcelain');
    for (const at of [root, repository.path('linked')]) {
      const before = state(at);
      const done = spawnSync(
        'bash',
        [
          path.join(workspace, 'scripts/compare-with-replaced.sh'),
          at,
          '--',
          'bash',
          'scripts/workstation_preflight.sh',
        ],
        { env: cleanEnvironment({ MIN_CORES: '4096', MIN_MEM_GB: '4096', GIT_DIR: '/nowhere' }), encoding: 'utf8' },
      );
      expect(done, done.stdout).toMatchObject({ status: 0, stderr: '' });
      expect(done.stdout).toMatch(/^equal: /m);
      expect(state(at)).toBe(before);
    }
  },
);
