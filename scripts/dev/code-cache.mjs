// Makes the V8 code cache of built tools for the Node that runs this: what was compiled once need not be compiled at
// every start. Usage: code-cache.mjs DIST/bin/TOOL...
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const self = fileURLToPath(import.meta.url);
const tag = 'warm_up';
const runDirectory = `audit/workstation_runs/2026-01-05_090000_production_gates_${tag}`;
const reportFolder = 'gate_results/production_gates_2026-01-05_090000';
const report = `${reportFolder}/production_gates_report.json`;
/** A repository in which most tools have something to do. */
const documents = {
  [`${runDirectory}/context.json`]: {
    decision_tag: tag,
    owner: 'desk',
    workflow: 'production_gates',
    data_quality_report_json: 'dq.json',
  },
  [`${runDirectory}/result.json`]: { workflow: 'production_gates', decision_tag: tag, exit_code: 0 },
  [`${runDirectory}/governance_audit_check.json`]: {
    checks: { x: false },
    details: { decision_tag: tag },
    overall_pass: false,
    failures: ['stage log missing decision_tag row: x'],
  },
  [`${runDirectory}/governance_remediation_plan.json`]: { remediation_items: [{ id: 'RM-001', severity: 'Medium' }] },
  'dq.json': { overall_pass: true },
  'scores.csv': 'date,ticker,score\n2026-01-05,A,0.5\n2026-01-05,A,x\n2026-01-05,B,\n',
  [report]: {
    generated_at: '2026-01-05T09:00:00',
    inputs: { decision_tag: tag, factor: 'carry', owner: 'desk' },
    gates: { overall_pass: true, cost_gate: true },
    cost_stress: [{ cost_multiplier: 1.5, return_code: 0, test_ic: 0.05 }],
    wf_stress: { test_ic_mean: 0.02, test_ic_pos_ratio: 0.7, test_ic_n: 12 },
    risk_diagnostics: {
      beta_vs_spy: 0.2,
      turnover_top_pct_overlap: 0.6,
      size_signal_corr_log_mcap: -0.1,
      industry_coverage: 0.9,
    },
    statistical_gates: { q_value_bh: 0.04, factor_gate_pass: true },
  },
  'audit/factor_registry/factor_experiment_registry.csv':
    'generated_at,report_json,factor,score_total,recommendation,overall_pass\r\n2026-01-05T09:00:00,"a,b",carry,70,watchlist_rerun,True\r\n',
};
const calls = {
  'data-quality-gate': [
    '--input-csv',
    'scores.csv',
    '--required-columns',
    'date,score',
    '--numeric-columns',
    'score',
    '--key-columns',
    'date,ticker',
    '--date-column',
    'date',
  ],
  'finalize-gate-run': ['--tag', tag],
  'generate-candidate-queue': [],
  'generate-run-review': ['--run-dir', runDirectory, '--report-json', report],
  'governance-audit-checker': ['--run-dir', runDirectory, '--report-json', report],
  'monitor-gate-run': ['--tag', tag, '--once'],
  'plan-cleanup': ['--out', 'plan.json'],
  'remediation-plan': ['--audit-json', `${runDirectory}/governance_audit_check.json`],
  'update-registry': ['--report-json', report],
  'workstation-preflight': ['--min-cores', '1', '--min-mem-gb', '1'],
};

/** It reads, locks, writes and starts git: what most tools need of the base. */
const warmUpOfBase = 'finalize-gate-run';

if (process.env.GATEHOUSE_WARM_UP) warmUp(process.env.GATEHOUSE_WARM_UP, process.env.GATEHOUSE_CACHE);
else for (const bin of process.argv.slice(2)) makeCache(path.resolve(bin));

function makeCache(bin) {
  const target = path.join(
    path.dirname(bin),
    '../lib',
    `${path.basename(bin)}.${process.version}-${process.arch}.cache`,
  );
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-cache-'));
  // The cache holds what this run compiles: an ordinary call where one is known, else a start that ends in a usage
  // error.
  for (const [name, document] of Object.entries(documents)) place(path.join(scratch, name), document);
  const base = path.join(path.dirname(target), `base.${process.version}-${process.arch}.cache`);
  const isForBase = path.basename(bin) === warmUpOfBase;
  const env = {
    ...process.env,
    GATEHOUSE_WARM_UP: bin,
    GATEHOUSE_CACHE: `${target}.new`,
    ...(isForBase && { GATEHOUSE_BASE_CACHE: `${base}.new` }),
  };
  const run = spawnSync(process.execPath, [self, '--root', scratch, ...(calls[path.basename(bin)] ?? [])], {
    cwd: scratch,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  });
  rmSync(scratch, { recursive: true, force: true });
  if (run.error) throw run.error;
  renameSync(`${target}.new`, target);
  if (isForBase) renameSync(`${base}.new`, base);
}

function place(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/** Runs the tool, then writes the caches of its program and of the base, as the executable reads them: the length of a program, its bytes, V8's data. */
function warmUp(bin, target) {
  const lib = path.join(path.dirname(bin), '../lib');
  const require = createRequire(bin);
  const started = [];
  const start = (file, module) => {
    const program = readFileSync(path.join(lib, file));
    const script = new vm.Script(
      `(function (exports, require, module, __filename, __dirname) {${program.latin1Slice()}\n})`,
      { filename: path.join(lib, file) },
    );
    started.push({ program, script });
    script.runInThisContext()(module.exports, ask, module, bin, path.dirname(bin));
    return module.exports;
  };
  let base;
  const ask = (name) => (name === 'gatehouse-base' ? (base ??= start('base.js', { exports: {} })) : require(name));
  process.on('exit', () => {
    started.forEach(({ program, script }, index) => {
      const file = index === 0 ? target : process.env.GATEHOUSE_BASE_CACHE;
      if (!file) return;
      const length = Buffer.alloc(4);
      length.writeUInt32LE(program.length);
      writeFileSync(file, Buffer.concat([length, program, script.createCachedData()]));
    });
  });
  start(`${path.basename(bin)}.js`, { exports: {} });
}
