// From a clone to the evidence of an official run on real data: installs what is missing, builds, lays the example
// repository out in a temporary directory and performs the run there.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensureInstalled, workspace } from './build.mjs';

ensureInstalled();
build({ quiet: true });

const bin = path.join(workspace, 'dist/bin');
const repository = path.join(realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-quickstart-'))), 'research-repo');
const tag = 'momentum_run1';
const git = (...words) => execFileSync('git', ['-c', 'user.name=quickstart', '-c', 'user.email=quickstart@example.invalid', ...words], { cwd: repository, encoding: 'utf8' }).trim();

cpSync(path.join(workspace, 'examples/research-repo'), repository, { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
for (const name of ['stocks.csv', 'sp500.csv']) copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', name), path.join(repository, 'data', name));
execFileSync(process.execPath, ['scripts/make_scores'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
git('init', '--quiet');
git('add', '--all');
git('commit', '--quiet', '--message', 'The example as it is run');
mkdirSync(path.join(repository, 'runs/freeze'), { recursive: true });
writeFileSync(
  path.join(repository, 'runs/freeze/momentum.freeze.json'),
  `${JSON.stringify({ frozen_at: new Date().toISOString(), runner: 'quickstart', git_commit: git('rev-parse', 'HEAD') }, null, 2)}\n`,
);

// The data ends in 2010 and has 500 rows, and this machine may be a small one: what is asked of them is said here.
const env = { ...process.env, MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '400', DQ_MAX_STALENESS_DAYS: '36500' };
console.log(`example repository: ${repository}`);
const run = spawnSync(
  path.join(bin, 'official-run'),
  [
    '--quiet', '--workflow', 'production_gates', '--tag', tag, '--owner', 'research', '--notes', 'quickstart', '--dq-input-csv', 'data/momentum_scores.csv',
    '--', '--strategy', 'configs/strategies/momentum.json', '--freeze-file', 'runs/freeze/momentum.freeze.json', '--out-dir', 'gate_results',
  ],
  { cwd: repository, env, stdio: 'inherit' },
);
if (run.status !== 0) process.exit(run.status ?? 1);

const audit = path.join(repository, 'audit/workstation_runs');
const [directory] = execFileSync('ls', [audit], { encoding: 'utf8' }).trim().split('\n');
const result = JSON.parse(readFileSync(path.join(audit, directory, 'result.json'), 'utf8'));
console.log(`official run ${tag}: ${result.outcome} (exit ${result.exit_code})`);
console.log(`evidence: ${path.join('audit/workstation_runs', directory)}`);
