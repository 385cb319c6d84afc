// build-pages on a record of many decisions: from nothing, and one more. Every decision has a note, a run, a report with the figures of 120 months, a data quality
// report, an audit and a stage check.
import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { seeded } from './measure.mjs';

const sizes = [100, 1_000];

export const suites = sizes.map((decisions) => ({
  name: `pages-${decisions}`,
  title: `pages of ${decisions.toLocaleString('en')} decisions, 120 months each`,
  rounds: 5,
  needs: [],
  programs({ scratch, bin }) {
    const root = path.join(scratch, 'repository');
    const more = path.join(scratch, 'one-more');
    writeRecord(root, 0, decisions, decisions);
    writeRecord(more, decisions, decisions + 1, decisions + 1);
    const built = path.join(scratch, 'built');
    const build = () => spawnSync(bin('build-pages'), ['--root', root, '--quiet']);
    build();
    cpSync(path.join(root, 'audit/pages'), built, { recursive: true, preserveTimestamps: true });
    const withoutMore = () => {
      for (const folder of ['audit/workstation_runs', 'gate_results', 'audit/stage_checks'])
        rmSync(path.join(root, folder, names(decisions)[folder]), { recursive: true, force: true });
      rmSync(path.join(root, `docs/production_research/decisions/tag${decisions}.md`), { force: true });
      writeRegistry(root, decisions);
    };
    return {
      'build-pages, from nothing': {
        words: [bin('build-pages'), '--root', root],
        before: () => {
          withoutMore();
          rmSync(path.join(root, 'audit/pages'), { recursive: true, force: true });
        },
      },
      'build-pages, one more': {
        words: [bin('build-pages'), '--root', root],
        before: () => {
          withoutMore();
          build();
          cpSync(more, root, { recursive: true, preserveTimestamps: true });
          writeRegistry(root, decisions + 1);
        },
      },
      'build-pages, nothing new': { words: [bin('build-pages'), '--root', root], before: () => void build() },
    };
  },
  compare: [],
  goals: decisions < 1_000 ? {} : { 'build-pages, from nothing': { ms: 10_000 }, 'build-pages, one more': { ms: 500 } },
  growth: ['build-pages, from nothing', 'build-pages, one more'].map((program) => ({
    program,
    series: `${program}, against decisions`,
    size: decisions,
  })),
}));

const hash = '0123456789abcdef'.repeat(4);
const json = (file, value) => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
};
const at = (index) => new Date(Date.UTC(2020, 0, 1) + index * 3_600_000);
const stampOf = (index) => at(index).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '');
const names = (index) => ({
  'audit/workstation_runs': `${stampOf(index)}_production_gates_tag${index}`,
  gate_results: `production_gates_${stampOf(index)}`,
  'audit/stage_checks': `${stampOf(index)}_S3_tag${index}`,
});

function writeRecord(root, from, to, registered) {
  const random = seeded(7);
  for (let index = from; index < to; index += 1) writeDecision(root, index, random);
  writeRegistry(root, registered);
}

function writeDecision(root, index, random) {
  const tag = `tag${index}`;
  const folders = names(index);
  const run = path.join(root, 'audit/workstation_runs', folders['audit/workstation_runs']);
  const results = path.join(root, 'gate_results', folders.gate_results);
  const moment = at(index).toISOString();
  const quality = `audit/workstation_runs/${folders['audit/workstation_runs']}/data_quality/q/data_quality_report.json`;
  const freeze = `runs/freeze/f${index % 50}.freeze.json`;
  json(path.join(run, 'context.json'), {
    timestamp: stampOf(index),
    hostname: 'desk',
    git_commit: hash.slice(0, 40),
    workflow: 'production_gates',
    decision_tag: tag,
    owner: ['ada', 'bo', 'cy'][index % 3],
    threads: 8,
    skip_data_quality_check: 0,
    data_quality_input_csv: 'data/scores.csv',
    data_quality_report_json: quality,
    argv: ['official-run', '--tag', tag],
    workflow_arguments: ['--factor', `factor${index % 40}`, '--freeze-file', freeze],
    in_force: Object.fromEntries(
      Array.from({ length: 25 }, (_, one) => [`setting.${one}`, { value: one, source: 'default' }]),
    ),
  });
  json(path.join(run, 'result.json'), {
    workflow: 'production_gates',
    decision_tag: tag,
    exit_code: 0,
    phase: 'verify',
    outcome: 'succeeded',
    started_at: moment,
    finished_at: moment,
  });
  json(path.join(run, 'governance_audit_check.json'), {
    checks: { stage_log_has_decision_tag: true },
    overall_pass: true,
    failures: [],
  });
  writeFileSync(path.join(run, 'run.log'), 'log\n');
  json(path.join(root, quality), {
    generated_at: moment,
    inputs: { input_csv: 'data/scores.csv' },
    input: { path: 'data/scores.csv', bytes: 10, sha256: hash },
    checks: { min_rows: true },
    metrics: {
      row_count: 4800,
      dates: 120,
      first_date: '2010-01-31',
      newest_date: '2019-12-31',
      missing_ratio_by_column: { score: 0 },
    },
    overall_pass: true,
    failures: [],
  });
  const figures = Array.from({ length: 120 }, (_, month) => ({
    date: new Date(Date.UTC(2010, month, 28)).toISOString().slice(0, 10),
    values: Array.from({ length: 11 }, () => (random() - 0.45) * 0.2),
  }));
  mkdirSync(results, { recursive: true });
  writeFileSync(
    path.join(results, 'period_figures.csv'),
    `date,names,ic,ic_pearson,turnover,turnover_rank,cost_drag,gross_return,universe_return,benchmark_return,top_overlap,rank_autocorrelation\r\n${figures.map(({ date, values }) => [date, ...values].join(',')).join('\r\n')}\r\n`,
  );
  const gates = [
    'cost_gate_x1_5_positive',
    'cost_gate_x2_0_positive',
    'wf_gate_positive_mean',
    'wf_gate_pos_ratio',
    'risk_gate_beta_abs',
  ];
  const passes = gates.map(() => random() > 0.3);
  json(path.join(results, 'production_gates_report.json'), {
    generated_at: moment.slice(0, 23),
    generated_at_utc: moment,
    inputs: { decision_tag: tag, factor: `factor${index % 40}`, owner: 'ada', freeze_file: freeze },
    outputs: { periods_csv: `gate_results/${folders.gate_results}/period_figures.csv` },
    sample: { test_start: '2015-01-28' },
    cost: { break_even_rate: 0.02, break_even_multiplier: 10 },
    cost_stress: [1, 1.5, 2].map((cost_multiplier) => ({
      cost_multiplier,
      test_ic: random() * 0.1 - 0.03,
      train_ic: 0.05,
    })),
    wf_stress: {
      test_ic_mean: 0.02,
      test_ic_pos_ratio: 0.8,
      test_ic_n: 6,
      windows: Array.from({ length: 6 }, (_, window) => ({
        window: String(2014 + window),
        test_ic: random() * 0.1 - 0.03,
        train_ic: 0.05,
      })),
    },
    risk_diagnostics: { beta_vs_spy: 0.1 },
    quantiles: { mean_returns: [0.01, 0.012, 0.011, 0.014, 0.02] },
    statistical_gates: {
      q_value_bh: 0.1,
      factor_gate_pass: true,
      sharpe: 0.3,
      sharpe_n: 60,
      skewness: 0.1,
      kurtosis: 3,
      sharpe_variance: 0.017,
      n_trials: 12,
      break_even_trials: 9,
    },
    gates: {
      ...Object.fromEntries(gates.map((gate, place) => [gate, passes[place]])),
      overall_pass: passes.every(Boolean),
    },
  });
  json(path.join(root, 'audit/stage_checks', folders['audit/stage_checks'], 'stage_check.json'), {
    schema: 'stage-check/v1',
    generated_at: `${moment.slice(0, 19)}.000000`,
    generated_at_utc: moment,
    stage: 'S3',
    title: 'Production gates',
    decision_tag: tag,
    owner: 'ada',
    predecessors: [],
    policy: { name: 'shipped', path: null, sha256: hash },
    git_commit: null,
    requirements: Array.from({ length: 22 }, (_, one) => ({
      id: `requirement_${one}`,
      rule: 'A rule in words.',
      status: 'pass',
      problems: [],
      evidence: [{ path: quality, sha256: hash, may_change: false }],
      command: null,
      waiver: null,
    })),
    refused_waivers: [],
    counts: { pass: 22, fail: 0, waived: 0 },
    overall_pass: true,
  });
  const note = path.join(root, `docs/production_research/decisions/${tag}.md`);
  mkdirSync(path.dirname(note), { recursive: true });
  const before = index < 40 ? 'none' : `tag${index - 40}`;
  writeFileSync(
    note,
    `# Decision note\n\n- decision_tag: ${tag}\n- owner: ada\n- date: 2026-01-01\n- predecessor: ${before}\n\n## Question\n\nDoes it rank after costs?\n`,
  );
}

function writeRegistry(root, rows) {
  const lines = [
    'generated_at,report_json,decision_tag,owner,factor,overall_pass,score_total,score_quality,score_governance,recommendation',
  ];
  for (let index = 0; index < rows; index += 1)
    lines.push(
      `${at(index).toISOString().replace('Z', '000')},gate_results/${names(index).gate_results}/production_gates_report.json,tag${index},ada,factor${index % 40},False,${(index * 37) % 100}.5,60,20,watchlist_rerun`,
    );
  const file = path.join(root, 'audit/factor_registry/factor_experiment_registry.csv');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\r\n')}\r\n`);
  utimesSync(file, new Date(), new Date());
}
