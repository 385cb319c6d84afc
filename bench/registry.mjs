// update-registry and generate-candidate-queue on 100,000 rows × 29 columns against Python's csv module doing the same
// read and write (csv.reader into a list, csv.writer out of it; no DictReader, no fsync, so as cheap as Python can do
// it).
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonWith, seeded } from './measure.mjs';

const sizes = [1_000, 10_000, 100_000];
const columns =
  'generated_at,report_json,report_md,run_dir,decision_tag,owner,factor,strategy,freeze_file,overall_pass,cost_ic_x1_5,cost_ic_x2_0,wf_test_ic_mean,wf_test_ic_pos_ratio,risk_beta_vs_spy,risk_turnover_overlap,risk_size_corr_abs,risk_industry_coverage,stat_q_value_bh,stat_factor_gate_pass,data_quality_pass,governance_audit_pass,stage_log_linked,remediation_high_count,score_total,score_quality,score_governance,recommendation,run_review_md';

export const suites = sizes.map((rows) => ({
  name: `registry-${rows}`,
  title: `registry and queue, ${rows.toLocaleString('en')} rows × 29 columns`,
  rounds: 9,
  needs: ['python3 csv'],
  programs({ scratch, bin, here }) {
    const python = pythonWith(['csv']);
    const original = path.join(scratch, 'original.csv');
    writeFileSync(original, registryText(rows));
    const folder = path.join(scratch, 'gate_results/production_gates_2026-01-01_000000');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'production_gates_report.json'),
      '{"inputs": {"decision_tag": "bench", "factor": "carry"}, "gates": {"overall_pass": true}}\n',
    );
    const before = () => copyFileSync(original, path.join(scratch, 'registry.csv'));
    const peer = (name) => ({ words: [python, path.join(here, 'peers', name)], before });
    return {
      'update-registry': {
        words: [bin('update-registry'), '--registry-csv', 'registry.csv', '--leaderboard-md', 'board.md'],
        before,
      },
      'generate-candidate-queue': {
        words: [
          bin('generate-candidate-queue'),
          '--registry-csv',
          'registry.csv',
          '--out-csv',
          'queue.csv',
          '--out-md',
          'queue.md',
        ],
        before,
      },
      ...(python === undefined
        ? {}
        : { 'Python csv, read and write': peer('registry_update.py'), 'Python csv, read': peer('registry_read.py') }),
    };
  },
  compare: [
    { ours: 'update-registry', theirs: ['Python csv, read and write'], ...(rows < 100_000 ? {} : { target: 1 }) },
    { ours: 'generate-candidate-queue', theirs: ['Python csv, read'], ...(rows < 100_000 ? {} : { target: 1 }) },
  ],
  growth: ['update-registry', 'generate-candidate-queue'].map((program) => ({
    program,
    series: `${program}, against registry rows`,
    size: rows,
  })),
}));

function registryText(rows) {
  const random = seeded(42);
  const lines = [columns];
  for (let i = 0; i < rows; i += 1) {
    const at = new Date(Date.UTC(2020, 0, 1) + i * 600_000).toISOString().replace('Z', '000');
    const stamp = `${at.slice(0, 10)}_${String(i).padStart(6, '0')}`;
    const folder = `/srv/research/gate_results/production_gates_${stamp}`;
    const run = `/srv/research/audit/workstation_runs/${stamp}_production_gates_tag${i}`;
    const owner = i % 10 === 0 ? '"desk, ""one"""' : i % 7 === 0 ? 'büro' : 'desk';
    const figures = Array.from({ length: 9 }, () => String(random() - 0.3)).join(',');
    const [total, quality] = [(random() * 100).toFixed(4), (random() * 80).toFixed(4)];
    lines.push(
      `${at},${folder}/production_gates_report.json,${folder}/production_gates_report.md,${run},tag${i},${owner},factor_${i % 500},configs/s.yaml,runs/s.freeze.json,${i % 2 ? 'True' : 'False'},${figures},True,True,,True,${i % 3},${total},${quality},20.0,watchlist_rerun,${folder}/production_gates_run_review.md`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}
