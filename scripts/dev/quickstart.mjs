// From a clone to the evidence of an official run: installs what is missing, builds, lays an example repository out and
// performs the run there, each command shown before it runs. What it leaves behind is the one folder that it names.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureInstalled, workspace } from './build.mjs';

const help = `Usage: npm run quickstart -- [--passing] [--prepare] [--to DIR]

  --passing   the example with a planted edge, which passes its gates (default: the one on real prices, which fails them)
  --prepare   only lay the example out, and say how to go there
  --to DIR    the folder for it, not there yet (default: a new one below ${os.tmpdir()})`;

const examples = {
  failing: {
    name: 'research-repo',
    tables: 'scripts/make_scores',
    tag: 'momentum_run1',
    meant:
      'This example is meant to fail its gates: its strategy does not earn its costs. What counts is that the trail is whole.',
  },
  passing: {
    name: 'planted-edge-repo',
    tables: 'scripts/make_tables',
    tag: 'planted_run1',
    meant: 'This example is meant to pass its gates: its market was made so that the score works.',
  },
};
// What an owner with full write access would try; drill-evidence knows some hundred, docs/stages.md tries them all.
const forgeries = 'report_everywhere,ledger_result,run_dropped_everywhere,log_made_anew';

const { values: options } = parseArgs({
  options: {
    passing: { type: 'boolean' },
    prepare: { type: 'boolean' },
    to: { type: 'string' },
    built: { type: 'boolean' }, // what is built already: for the tour, which follows such a run
    help: { type: 'boolean', short: 'h' },
  },
});
if (options.help) {
  console.log(help);
  process.exit();
}
const { name, tables, tag, meant } = examples[options.passing ? 'passing' : 'failing'];
const bin = path.join(workspace, 'dist/bin');
const steps = (options.prepare ? 1 : 6) + (options.built ? 0 : 1);
let stepsBegun = 0;
const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` };

if (!options.built) timed('the executables (the first time this takes a minute or two)', 'npm run build', buildAll);
const repository = newFolder();
if (!options.built) console.log();
console.log(`example repository: ${repository}`);
if (!options.prepare) console.log(meant);
step(options.prepare ? 'the example, committed' : 'the example, committed, with an evidence log', [
  tables,
  // docs/stages.md opens the log by itself.
  ...(options.prepare ? [] : [`record-evidence --open --name ${tag}`]),
  "git init --quiet && git add --all && git commit --quiet --message 'The example'",
]);
if (!options.prepare) {
  step('the configuration, fixed', ['freeze-config']);
  step('the official run: machine, freeze and data are checked, then the gates computed', [
    `official-run --workflow production_gates --tag ${tag}`,
  ]);
  step('ledger, audit, review, registry and queue', [`finish-run --tag ${tag}`]);
  step('is all of it still what was recorded?', ['verify-evidence']);
  step('would a forgery be seen? Copies are forged', [`drill-evidence --only ${forgeries}`], /^(caught|MISSED) (\w+)/);
  console.log(`\n${summary()}`);
}
console.log(options.prepare ? '\nGo there:' : '\nGo there, and see where things stand:');
console.log(
  `cd ${quoted(repository)} && export PATH=${quoted(bin)}:"$PATH"${options.prepare ? '' : ' && session-status'}`,
);

function buildAll() {
  ensureInstalled();
  build({ quiet: true });
}

/** A folder of its own with the example in it. */
function newFolder() {
  const given = options.to === undefined ? undefined : path.resolve(options.to);
  if (given !== undefined && existsSync(given)) fail(`${given} is there already; give --to a folder that is not`, 1);
  const folder = given ?? path.join(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-quickstart-')), name);
  mkdirSync(path.dirname(folder), { recursive: true });
  cpSync(path.join(workspace, 'examples', name), folder, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  if (name === 'research-repo')
    for (const table of ['stocks.csv', 'sp500.csv'])
      copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', table), path.join(folder, 'data', table));
  return realpathSync(folder);
}

/**
 * Says the step and its commands, runs them, and says what came of it: lines that match `shown`, else the last one; and
 * how long it took.
 */
function step(title, commands, shown) {
  timed(title, commands.join('\n  $ '), () => {
    // A name of its own for the commits, where git knows none.
    const identity = `export GIT_AUTHOR_NAME=quickstart GIT_AUTHOR_EMAIL=quickstart@example.invalid GIT_COMMITTER_NAME=quickstart GIT_COMMITTER_EMAIL=quickstart@example.invalid`;
    const { status, stdout, stderr } = spawnSync('bash', ['-ec', [identity, ...commands].join('\n')], {
      cwd: repository,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) {
      process.stdout.write(stdout ?? '');
      process.stderr.write(stderr ?? '');
      fail(`${commands.at(-1)} ended in ${status}`, status || 1);
    }
    const lines = stdout.trimEnd().split('\n');
    const chosen = shown === undefined ? [] : lines.flatMap((line) => shown.exec(line)?.[0] ?? []);
    return [...chosen, lines.at(-1) ?? ''].filter((line) => line !== '');
  });
}

function timed(title, command, run) {
  stepsBegun += 1;
  console.log(`${stepsBegun === 1 && !options.built ? '' : '\n'}${stepsBegun}/${steps}  ${title}\n  $ ${command}`);
  const start = performance.now();
  const lines = run() ?? [];
  for (const line of lines) console.log(`  ${line.replaceAll(`${repository}/`, '')}`);
  console.log(`  (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

function fail(message, status) {
  console.error(`quickstart: ${message}`);
  process.exit(status);
}

function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What a committee would ask for, read from what was written. */
function summary() {
  const json = (file) => JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
  const answer = (tool, words) =>
    JSON.parse(spawnSync(path.join(bin, tool), words, { cwd: repository, encoding: 'utf8' }).stdout);
  const [run] = answer('list-runs', ['--tag', tag, '--json']).runs;
  const context = json(`${run.run_dir}/context.json`);
  const quality = json(context.data_quality_report_json);
  const audit = json(`${run.run_dir}/governance_audit_check.json`);
  const folder = path.relative(repository, path.dirname(audit.details.report_json));
  const { gates, gate_verdicts: verdicts } = json(`${folder}/production_gates_report.json`);
  const count = (word) => Object.values(verdicts).filter(({ verdict }) => verdict === word).length;
  const passed = (isPass) => (isPass ? 'pass' : 'fail');
  return `data quality gate:  ${passed(quality.overall_pass)} (${quality.metrics.row_count} rows, sha256 ${quality.input.sha256.slice(0, 12)}…)
official run:       ${run.state} (tag ${tag})
production gates:   ${passed(gates.overall_pass)} (${count('pass')} pass, ${count('fail')} fail, ${count('not_evaluable')} not evaluable)
governance audit:   ${passed(audit.overall_pass)} (${Object.keys(audit.checks).length} checks of the trail)
what a committee asks for:
  all, as pages     audit/pages/index.html
  run               ${run.run_dir}
  report            ${folder}/production_gates_report.json
  review with plots ${folder}/production_gates_run_review.html
  ledger            docs/production_research/STAGE_AUDIT_LOG.md
  registry          audit/factor_registry/factor_experiment_registry.csv
  queue             audit/factor_registry/factor_candidate_queue.md
  evidence log      audit/evidence_log/
the other example:  npm run quickstart${options.passing ? '' : ' -- --passing'} (${options.passing ? 'real prices, fails' : 'a planted edge, passes'} its gates)`;
}
