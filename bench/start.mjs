// What a start costs: loading each executable, and a normal call of each that does little, against a bare Node; and the
// six steps after a run against six Python scripts that do the same.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolFolders } from '../scripts/dev/tools.mjs';
import { pythonWith } from './measure.mjs';

const tag = 'momentum_run1';
const run = `audit/workstation_runs/2026-03-02_070000_production_gates_${tag}`;
const report = 'gate_results/production_gates_2026-03-02_070000/production_gates_report.json';
const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const both = ['--run-dir', run, '--report-json', report];
const steps = {
  'finalize-gate-run': ['--tag', tag],
  'governance-audit-checker': [...both, '--require-final-summary'],
  'remediation-plan': ['--audit-json', `${run}/governance_audit_check.json`],
  'generate-run-review': both,
  'update-registry': both,
  'generate-candidate-queue': [],
};
const peers = {
  finalize: ['--tag', tag],
  audit: both,
  remediate: ['--audit-json', `${run}/governance_audit_check.json`],
  review: both,
  registry: both,
  next_candidates: [],
};
const calls = {
  ...steps,
  'monitor-gate-run': ['--tag', tag, '--once'],
  'workstation-preflight': ['--min-cores', '1', '--min-mem-gb', '1'],
  'session-status': [],
  'daily-run-id': ['--signal-date', '2026-02-17'],
  'plan-cleanup': ['--out', 'audit/cleanup_plan.json'],
  'compare-directories': ['--expected', 'gate_results', '--actual', 'gate_results'],
};

function layOut(root) {
  const write = (file, content) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(
      path.join(root, file),
      typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
    );
  };
  const quality = `${run}/data_quality/data_quality_2026-03-02_070000/data_quality_report.json`;
  write(`${run}/context.json`, {
    timestamp: '2026-03-02_070000',
    workflow: 'production_gates',
    decision_tag: tag,
    owner: 'research',
    skip_data_quality_check: 0,
    data_quality_report_json: quality,
  });
  write(`${run}/result.json`, { workflow: 'production_gates', decision_tag: tag, exit_code: 0, audit_dir: run });
  write(`${run}/preflight.json`, { status: 'pass', reasons: [] });
  write(`${run}/command.sh`, 'true\n');
  write(`${run}/run.log`, 'fold 1\n');
  write(quality, {
    generated_at: '2026-03-02T07:00:00+00:00',
    inputs: {},
    checks: { min_rows: true },
    metrics: { row_count: 1200 },
    overall_pass: true,
    failures: [],
  });
  write(report, {
    generated_at: '2026-03-02T09:00:00',
    inputs: { decision_tag: tag, owner: 'research', factor: 'momentum', strategy: 'configs/m.json' },
    cost_stress: [
      { cost_multiplier: 1.5, return_code: 0, test_ic: 0.05 },
      { cost_multiplier: 2, return_code: 0, test_ic: 0.04 },
    ],
    wf_stress: { test_ic_mean: 0.04, test_ic_pos_ratio: 0.8, test_ic_n: 13 },
    risk_diagnostics: {
      beta_vs_spy: 0.2,
      turnover_top_pct_overlap: 0.6,
      size_signal_corr_log_mcap: -0.1,
      industry_coverage: 0.9,
    },
    statistical_gates: { q_value_bh: 0.04, factor_gate_pass: true },
    gates: { cost_gate_x1_5_positive: true, wf_gate_positive_mean: true, overall_pass: true },
  });
  write(`${path.dirname(report)}/production_gates_report.md`, '# Production Gates Report\n');
  write(`${path.dirname(report)}/production_gates_final_summary.md`, '# Gate Final Summary\n');
  write(
    'docs/production_research/STAGE_AUDIT_LOG.md',
    `| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|---|---|---|---|---|---|---|---|---|\n| 2026-03-02 | S3 | ${tag} | o | x | c | a | pass | n |\n`,
  );
  write(`${run}/governance_audit_check.json`, {
    checks: { x: false },
    details: { decision_tag: tag },
    overall_pass: false,
    failures: ['missing report_json: x'],
  });
  write(
    registry,
    'generated_at,report_json,factor,strategy,decision_tag,score_total,recommendation,overall_pass\r\n2026-03-02T09:00:00,/old/report.json,value,s.json,v1,70,watchlist_rerun,True\r\n',
  );
}

const quoted = (words) => words.map((word) => `'${word}'`).join(' ');

const every = [...toolFolders().keys()].sort();

export const suites = [
  {
    name: 'load',
    title: 'what loading each executable costs (`--version`), against `node -e 0`',
    rounds: 11,
    needs: [],
    programs: ({ bin }) => ({
      'node -e 0': { words: [process.execPath, '-e', '0'] },
      ...Object.fromEntries(every.map((tool) => [tool, { words: [bin(tool), '--version'] }])),
    }),
    compare: every.map((tool) => ({ ours: tool, theirs: ['node -e 0'], target: 1.6 })),
  },
  {
    name: 'start',
    title: 'start to finish on a small repository, against `node -e 0`',
    rounds: 21,
    needs: [],
    programs({ scratch, bin }) {
      layOut(scratch);
      return {
        'node -e 0': { words: [process.execPath, '-e', '0'] },
        ...Object.fromEntries(Object.entries(calls).map(([tool, words]) => [tool, { words: [bin(tool), ...words] }])),
      };
    },
    compare: Object.keys(calls).map((tool) => ({ ours: tool, theirs: ['node -e 0'], target: 1.6 })),
  },
  {
    name: 'steps',
    title: 'the six steps after a run, one after the other, against six Python scripts',
    rounds: 11,
    needs: ['python3 csv'],
    programs({ scratch, bin, here }) {
      const python = pythonWith(['csv']);
      const chain = (root, commands) => {
        layOut(root);
        return { words: ['sh', '-ec', [`cd '${root}'`, ...commands.map(quoted)].join('\n')] };
      };
      const ours = chain(
        path.join(scratch, 'ours'),
        Object.entries(steps).map(([tool, words]) => [bin(tool), ...words]),
      );
      if (python === undefined) return { 'six executables': ours };
      return {
        'six executables': ours,
        'six Python scripts': chain(
          path.join(scratch, 'theirs'),
          Object.entries(peers).map(([name, words]) => [
            python,
            path.join(here, 'peers/post_run', `${name}.py`),
            ...words,
          ]),
        ),
      };
    },
    compare: [{ ours: 'six executables', theirs: ['six Python scripts'], target: 1.1 }],
  },
];
