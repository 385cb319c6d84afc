// Measures update-registry and generate-candidate-queue on a registry of 100,000 rows × 29 columns against Python's csv module doing
// the same read and write (csv.reader into a list, csv.writer out of it; no DictReader, no fsync, so as cheap as Python can do it).
// Every round runs each program once, in turn, and takes the ratios within the round; printed are the medians.
// Usage: node bench/registry.mjs [--rows N] [--rounds N]   (after npm run build; needs python3)
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (tool) => path.join(workspace, 'dist/bin', tool);
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '9' } } });
const [rows, rounds] = [Number(options.rows), Number(options.rounds)];

const columns =
  'generated_at,report_json,report_md,run_dir,decision_tag,owner,factor,strategy,freeze_file,overall_pass,cost_ic_x1_5,cost_ic_x2_0,wf_test_ic_mean,wf_test_ic_pos_ratio,risk_beta_vs_spy,risk_turnover_overlap,risk_size_corr_abs,risk_industry_coverage,stat_q_value_bh,stat_factor_gate_pass,data_quality_pass,governance_audit_pass,stage_log_linked,remediation_high_count,score_total,score_quality,score_governance,recommendation,run_review_md';

// A reproducible generator: the same file on every machine.
let seed = 42;
const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

function registryText() {
  const lines = [columns];
  for (let i = 0; i < rows; i += 1) {
    const at = new Date(Date.UTC(2020, 0, 1) + i * 600_000).toISOString().replace('Z', '000');
    const folder = `/srv/research/gate_results/production_gates_${at.slice(0, 10)}_${String(i).padStart(6, '0')}`;
    const run = `/srv/research/audit/workstation_runs/${at.slice(0, 10)}_${String(i).padStart(6, '0')}_production_gates_tag${i}`;
    const owner = i % 10 === 0 ? '"Ann, with ""care"""' : i % 7 === 0 ? 'Zoë' : 'ann';
    const figures = Array.from({ length: 9 }, () => String(random() - 0.3)).join(',');
    const [total, quality] = [(random() * 100).toFixed(4), (random() * 80).toFixed(4)];
    lines.push(`${at},${folder}/production_gates_report.json,${folder}/production_gates_report.md,${run},tag${i},${owner},factor_${i % 500},configs/s.yaml,runs/s.freeze.json,${i % 2 ? 'True' : 'False'},${figures},True,True,,True,${i % 3},${total},${quality},20.0,watchlist_rerun,${folder}/production_gates_run_review.md`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-bench-'));
try {
  const original = path.join(scratch, 'original.csv');
  const registry = path.join(scratch, 'registry.csv');
  writeFileSync(original, registryText());
  const folder = path.join(scratch, 'gate_results/production_gates_2026-01-01_000000');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'production_gates_report.json'), '{"inputs": {"decision_tag": "bench", "factor": "carry"}, "gates": {"overall_pass": true}}\n');
  writeFileSync(path.join(scratch, 'update.py'), [
    'import csv, os',
    'with open("registry.csv", newline="", encoding="utf-8") as f: rows = list(csv.reader(f))',
    'rows.append(["x"] * len(rows[0]))',
    'with open("registry.new", "w", newline="", encoding="utf-8") as f: csv.writer(f).writerows(rows)',
    'os.replace("registry.new", "registry.csv")',
  ].join('\n'));
  writeFileSync(path.join(scratch, 'queue.py'), [
    'import csv',
    'with open("registry.csv", newline="", encoding="utf-8") as f: rows = list(csv.reader(f))',
    'with open("queue.csv", "w", newline="", encoding="utf-8") as f: csv.writer(f).writerows(rows[:5])',
  ].join('\n'));

  const programs = {
    'update-registry': [bin('update-registry'), '--registry-csv', 'registry.csv', '--leaderboard-md', 'board.md'],
    'python csv, read and write': ['python3', 'update.py'],
    'generate-candidate-queue': [bin('generate-candidate-queue'), '--registry-csv', 'registry.csv', '--out-csv', 'queue.csv', '--out-md', 'queue.md'],
    'python csv, read': ['python3', 'queue.py'],
  };
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env; // it alone adds 70 ms to a start of Node
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, [command, ...words]] of Object.entries(programs)) {
      copyFileSync(original, registry);
      const start = performance.now();
      const run = spawnSync(command, words, { cwd: scratch, env, encoding: 'utf8' });
      const took = performance.now() - start;
      if (run.status !== 0) throw new Error(`${name} ended in ${run.status}: ${run.stderr}${run.error ?? ''}`);
      if (round >= 0) times[name].push(took); // round -1 warms the caches up
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  console.log(`${rows} rows, ${(statSync(original).size / 1e6).toFixed(1)} MB, ${rounds} rounds, node ${process.version}`);
  for (const [name, values] of Object.entries(times)) console.log(`${name.padEnd(28)} ${String(Math.round(median(values))).padStart(6)} ms`);
  for (const [ours, theirs] of [['update-registry', 'python csv, read and write'], ['generate-candidate-queue', 'python csv, read']]) {
    console.log(`${ours} / ${theirs}: ${median(times[ours].map((value, round) => value / times[theirs][round])).toFixed(2)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
