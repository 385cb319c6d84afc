// Makes the V8 code cache of built tools for the Node that runs this: what was compiled once need not be compiled at
// every start. Usage: code-cache.mjs DIST/bin/TOOL...
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  'build-pages': [],
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
  'install-into': ['--dry-run'],
  'generate-run-review': ['--run-dir', runDirectory, '--report-json', report],
  'governance-audit-checker': ['--run-dir', runDirectory, '--report-json', report],
  'monitor-gate-run': ['--tag', tag, '--once'],
  'plan-cleanup': ['--out', 'plan.json'],
  'remediation-plan': ['--audit-json', `${runDirectory}/governance_audit_check.json`],
  'update-registry': ['--report-json', report],
  'workstation-preflight': ['--min-cores', '1', '--min-mem-gb', '1'],
};

/** What programs share, and whose call makes its cache: finalize-gate-run reads, locks, writes and starts git, as most tools do. */
const shared = { base: 'finalize-gate-run', pages: 'build-pages' };

if (process.env.GATEHOUSE_WARM_UP) warmUp(process.env.GATEHOUSE_WARM_UP);
else for (const bin of process.argv.slice(2)) makeCache(path.resolve(bin));

function makeCache(bin) {
  const tool = path.basename(bin);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-cache-'));
  // The cache holds what this run compiles: an ordinary call where one is known, else a start that ends in a usage
  // error.
  for (const [name, document] of Object.entries(documents)) place(path.join(scratch, name), document);
  const run = spawnSync(process.execPath, [self, '--root', scratch, ...(calls[tool] ?? [])], {
    cwd: scratch,
    // Nothing of the user is read or written.
    env: { ...process.env, HOME: scratch, XDG_CACHE_HOME: scratch, GATEHOUSE_HOME: '', GATEHOUSE_WARM_UP: bin },
    encoding: 'utf8',
    timeout: 30_000,
  });
  rmSync(scratch, { recursive: true, force: true });
  if (run.error) throw run.error;
  if (!existsSync(cacheOf(path.dirname(bin), tool)))
    throw new Error(`${bin} has not made its code cache: ${run.stderr}`);
}

function cacheOf(folder, name) {
  return path.join(folder, '../lib', `${name}.${process.version}-${process.arch}.cache`);
}

function place(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

/**
 * Runs the tool, then writes the caches of its program and of what it has to make of the shared, as the executable reads
 * them: the length of a program, its bytes, V8's data.
 */
function warmUp(bin) {
  const tool = path.basename(bin);
  const lib = path.join(path.dirname(bin), '../lib');
  const require = createRequire(bin);
  const started = new Map();
  const start = (name) => {
    const filename = path.join(lib, `${name}.js`);
    const program = readFileSync(filename);
    const script = new vm.Script(
      `(function (exports, require, module, __filename, __dirname) {${program.latin1Slice()}\n})`,
      { filename },
    );
    const module = { exports: {} };
    started.set(name, { program, script, module });
    script.runInThisContext()(module.exports, ask, module, bin, path.dirname(bin));
    return module.exports;
  };
  const ask = (wanted) => {
    const name = wanted.replace(/^gatehouse-/, '');
    if (!(wanted.startsWith('gatehouse-') && name in shared)) return require(wanted);
    return started.get(name)?.module.exports ?? start(name);
  };
  process.on('exit', () => {
    for (const [name, { program, script }] of started) {
      if (name !== tool && shared[name] !== tool) continue;
      const target = cacheOf(path.dirname(bin), name);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(program.length);
      writeFileSync(`${target}.new`, Buffer.concat([length, program, script.createCachedData()]));
      renameSync(`${target}.new`, target);
    }
  });
  start(tool);
}
