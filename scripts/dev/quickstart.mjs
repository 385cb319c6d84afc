// From a clone to the evidence of an official run on real data: installs what is missing, builds, lays the example
// repository out in a temporary directory and performs the run there.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensureInstalled, workspace } from './build.mjs';

// The tour follows a run of what is built already.
if (!process.argv.includes('--built')) {
  ensureInstalled();
  build({ quiet: true });
}

const bin = path.join(workspace, 'dist/bin');
const repository = path.join(
  realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-quickstart-'))),
  'research-repo',
);
const tag = 'momentum_run1';
const git = (...words) =>
  execFileSync('git', ['-c', 'user.name=quickstart', '-c', 'user.email=quickstart@example.invalid', ...words], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();

cpSync(path.join(workspace, 'examples/research-repo'), repository, {
  recursive: true,
  filter: (file) => !file.endsWith('.test.ts'),
});
for (const name of ['stocks.csv', 'sp500.csv'])
  copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', name), path.join(repository, 'data', name));
execFileSync(process.execPath, ['scripts/make_scores'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
git('init', '--quiet');
git('add', '--all');
git('commit', '--quiet', '--message', 'The example as it is run');

// The data ends in 2010 and has 500 rows, and this machine may be a small one: what is asked of them is said here.
const env = { ...process.env, MIN_CORES: '1', MIN_MEM_GB: '1', DQ_MIN_ROWS: '400', DQ_MAX_STALENESS_DAYS: '36500' };
const step = (program, words) => {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return stdout;
  process.stdout.write(stdout ?? '');
  process.stderr.write(stderr ?? '');
  console.error(`quickstart: ${path.basename(program)} ended in ${status}`);
  process.exit(status || 1);
};

console.log(`example repository: ${repository}`);
const strategy = 'configs/strategies/momentum.json';
const frozen = step(path.join(bin, 'freeze-config'), [
  '--strategy',
  strategy,
  '--protocol',
  'configs/protocol.yaml',
  '--owner',
  'research',
  '--notes',
  'quickstart',
]);
const freeze = /freeze_file=(.*)/.exec(frozen)?.[1] ?? '';
const decisions = path.join(repository, 'docs/production_research/decisions');
mkdirSync(decisions);
const note = {
  decision_tag: tag,
  owner: 'research',
  date: new Date().toLocaleDateString('sv'),
  predecessor: 'none',
  root_cause: '',
  freeze_file: freeze,
  data_contract: 'configs/data_contract.json',
};
writeFileSync(
  path.join(decisions, `${tag}.md`),
  `# Decision note\n\n${Object.entries(note)
    .map(([name, value]) => `- ${name}: ${value}\n`)
    .join('')}`,
);
step(path.join(bin, 'official-run'), [
  '--workflow',
  'production_gates',
  '--tag',
  tag,
  '--owner',
  'research',
  '--notes',
  'quickstart',
  '--dq-input-csv',
  'data/momentum_scores.csv',
  '--',
  '--strategy',
  strategy,
  '--freeze-file',
  freeze,
  '--out-dir',
  'gate_results',
]);
const seen = JSON.parse(step(path.join(bin, 'monitor-gate-run'), ['--tag', tag, '--once', '--json']));
const chain = step('bash', [path.join(workspace, 'scripts/post_run_sync_and_finalize.sh'), '--tag', tag]);
const found = (name) => new RegExp(`^${name}=(.*)$`, 'm').exec(chain)?.[1] ?? '';
const runDirectory = found('run_dir_local');
// For the committee, with plots.
const pages = {
  review: path.join(path.dirname(found('report_json_local')), 'run_review.html'),
  leaderboard: path.join(repository, 'audit/factor_registry/leaderboard.html'),
};
step(path.join(bin, 'generate-run-review'), ['--run-dir', runDirectory, '--out-html', pages.review]);
step(path.join(bin, 'update-registry'), ['--leaderboard-html', pages.leaderboard]);
step(path.join(bin, 'generate-candidate-queue'), []); // made from the registry, never older than it
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const quality = json(path.join(repository, json(path.join(runDirectory, 'context.json')).data_quality_report_json));
const report = json(found('report_json_local'));
const audit = json(path.join(runDirectory, 'governance_audit_check.json'));
const gates = Object.entries(report.gates).filter(([name]) => name !== 'overall_pass');
const relative = (file) => path.relative(repository, file);
// S3 takes a decision that went through S0 to S2, which one run has not: the check, at the end of the chain, says so.
const stageFile = found('\\[done\\] stage_check_json');
const stage = json(stageFile);
const missing = stage.requirements.filter(({ status }) => status === 'fail').map(({ id }) => id);

console.log(`freeze:             ${freeze}
data quality gate:  ${quality.overall_pass ? 'pass' : 'fail'} (${quality.metrics.row_count} rows, sha256 ${quality.input.sha256.slice(0, 12)}…)
official run:       ${seen.state} (tag ${tag}, exit ${seen.exit_code})
production gates:   ${report.gates.overall_pass ? 'pass' : 'fail'} (${gates.filter(([, held]) => held === true).length} of ${gates.length}; what this data cannot tell counts as not passed)
governance audit:   ${audit.overall_pass ? 'pass' : 'fail'} (${Object.keys(audit.checks).length} checks of the trail)
stage S3:           ${stage.overall_pass ? 'pass' : 'fail'} (${stage.counts.pass} of ${stage.requirements.length}; missing: ${missing.join(', ') || 'nothing'}; docs/stages.md goes from S0 to S4)
evidence, in the example repository:
  run               ${relative(runDirectory)}
  report            ${relative(found('report_json_local'))}
  final summary     ${relative(path.join(path.dirname(found('report_json_local')), 'production_gates_final_summary.md'))}
  review            ${relative(path.join(path.dirname(found('report_json_local')), 'production_gates_run_review.md'))}
  ledger            docs/production_research/STAGE_AUDIT_LOG.md
  registry          audit/factor_registry/factor_experiment_registry.csv
  queue             audit/factor_registry/factor_candidate_queue.md
  stage check       ${relative(stageFile)}
  pages with plots  ${relative(pages.review)}
                    ${relative(pages.leaderboard)}

session-status, for whoever takes over:
${step(path.join(bin, 'session-status'), ['--tag', tag]).trimEnd()}`);
