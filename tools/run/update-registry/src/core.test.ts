import { registryRow as rowDocument, type ProductionGatesReport } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { cells, columns, registryRow, type Evidence } from './core';

const report: ProductionGatesReport = {
  inputs: {
    decision_tag: 'carry_v1',
    owner: 'ann',
    factor: 'carry',
    strategy: 'configs/carry.yaml',
    freeze_file: 'runs/carry.freeze.json',
  },
  cost_stress: [
    { cost_multiplier: 1, test_ic: 0.09 },
    { cost_multiplier: 1.5, test_ic: 0.03 },
    { cost_multiplier: 2, test_ic: 0.02 },
  ],
  wf_stress: { test_ic_mean: 0.04, test_ic_pos_ratio: 0.8 },
  risk_diagnostics: {
    beta_vs_spy: -0.2,
    turnover_top_pct_overlap: 0.6,
    size_signal_corr_log_mcap: -0.12,
    industry_coverage: 0.9,
  },
  statistical_gates: { q_value_bh: 0.04, factor_gate_pass: true },
  gates: { overall_pass: true },
};
const found: Evidence = {
  reportJson: '/r/gate_results/production_gates_2026-03-01_000000/production_gates_report.json',
  report,
  runDirectory: '/r/audit/workstation_runs/x',
  dataQuality: { overall_pass: true },
  audit: { overall_pass: true, checks: { stage_log_has_decision_tag: true } },
  plan: {
    remediation_items: [{ severity: 'High' }, { severity: 'high' }, { severity: 'Medium' }, {}, { severity: 'High' }],
  },
};
const now = new Date('2026-03-02T00:00:00Z');
const row = (changes: Partial<Evidence> = {}) => registryRow({ ...found, ...changes }, now);
const withReport = (changes: object) => row({ report: { ...report, ...changes } as ProductionGatesReport });

test('a row says what the report and the papers of its run say', () => {
  expect(row()).toEqual({
    generated_at: '2026-03-02T00:00:00.000000',
    report_json: '/r/gate_results/production_gates_2026-03-01_000000/production_gates_report.json',
    report_md: '/r/gate_results/production_gates_2026-03-01_000000/production_gates_report.md',
    run_dir: '/r/audit/workstation_runs/x',
    decision_tag: 'carry_v1',
    owner: 'ann',
    factor: 'carry',
    strategy: 'configs/carry.yaml',
    freeze_file: 'runs/carry.freeze.json',
    overall_pass: true,
    cost_ic_x1_5: 0.03,
    cost_ic_x2_0: 0.02,
    wf_test_ic_mean: 0.04,
    wf_test_ic_pos_ratio: 0.8,
    risk_beta_vs_spy: -0.2,
    risk_turnover_overlap: 0.6,
    risk_size_corr_abs: 0.12,
    risk_industry_coverage: 0.9,
    stat_q_value_bh: 0.04,
    stat_factor_gate_pass: true,
    data_quality_pass: true,
    governance_audit_pass: true,
    stage_log_linked: true,
    remediation_high_count: 2,
    score_total: 87.3,
    score_quality: 69.3,
    score_governance: 18,
    recommendation: 'promote_candidate',
    run_review_md: '/r/gate_results/production_gates_2026-03-01_000000/production_gates_run_review.md',
    generated_at_utc: '2026-03-02T00:00:00.000Z',
    report_generated_at: '',
    stat_dsr: null,
    stat_n_trials: null,
    stat_break_even_trials: null,
    not_evaluable: null,
  });
  expect(Object.keys(row())).toEqual(expect.arrayContaining([...columns]));
});

describe('a figure that is no finite number is absent', () => {
  test.each([
    [NaN, null],
    [Infinity, null],
    [-Infinity, null],
    ['nan', null],
    ['n/a', null],
    ['', null],
    [null, null],
    [undefined, null],
    [true, null],
    ['0.25', 0.25],
    [' 1e-2 ', 0.01],
    [0, 0],
    [1, 1],
    [-0.5, -0.5],
  ])('%j is %j', (value, expected) => {
    const built = withReport({
      cost_stress: [
        { cost_multiplier: 1.5, test_ic: value },
        { cost_multiplier: '2.0', test_ic: value },
      ],
      wf_stress: { test_ic_mean: value, test_ic_pos_ratio: value },
      risk_diagnostics: {
        beta_vs_spy: value,
        turnover_top_pct_overlap: value,
        size_signal_corr_log_mcap: value,
        industry_coverage: value,
      },
      statistical_gates: { q_value_bh: value, factor_gate_pass: true },
    });
    for (const name of [
      'cost_ic_x1_5',
      'cost_ic_x2_0',
      'wf_test_ic_mean',
      'wf_test_ic_pos_ratio',
      'risk_beta_vs_spy',
      'risk_turnover_overlap',
      'risk_industry_coverage',
      'stat_q_value_bh',
    ] as const) {
      expect(built[name], name).toBe(expected);
    }
    expect(built.risk_size_corr_abs).toBe(expected === null ? null : Math.abs(expected));
    expect(rowDocument.fault(built)).toBeUndefined();
    for (const name of ['score_total', 'score_quality', 'score_governance'] as const)
      expect(Number.isFinite(built[name])).toBe(true);
  });
});

describe('only a proven pass is a pass', () => {
  test.each([
    [NaN, ''],
    [-Infinity, ''],
    [null, ''],
    [7, '7'],
    [true, 'True'],
  ])('the factor %j is %j', (factor, expected) => expect(withReport({ inputs: { factor } }).factor).toBe(expected));

  test.each([
    [true, true],
    [false, false],
    ['True', false],
    [1, false],
    [null, false],
    [undefined, false],
    [NaN, false],
  ])('overall_pass and factor_gate_pass %j: %j', (value, expected) => {
    const built = withReport({ gates: { overall_pass: value }, statistical_gates: { factor_gate_pass: value } });
    expect([built.overall_pass, built.stat_factor_gate_pass]).toEqual([expected, expected]);
  });
  test.each([
    [true, true],
    [false, false],
    [1, null],
    ['True', null],
    [null, null],
    [undefined, null],
  ])('of the papers %j: %j', (value, expected) => {
    const built = row({
      dataQuality: { overall_pass: value as boolean },
      audit: { overall_pass: value as boolean, checks: { stage_log_has_decision_tag: value as boolean } },
    });
    expect([built.data_quality_pass, built.governance_audit_pass, built.stage_log_linked]).toEqual([
      expected,
      expected,
      expected,
    ]);
  });
  test('the gates of an old report count, its args do not make a row', () => {
    const built = withReport({
      gates: undefined,
      gate: { overall_pass: true },
      inputs: undefined,
      args: { decision_tag: 'old', factor: 'f' },
    });
    expect(built).toMatchObject({ overall_pass: true, decision_tag: '', factor: '' });
  });
});

test('a report with nothing in it, and nothing beside it', () => {
  const built = registryRow(
    {
      reportJson: '/r/report.json',
      report: {},
      runDirectory: undefined,
      dataQuality: undefined,
      audit: undefined,
      plan: undefined,
    },
    now,
  );
  expect(built).toMatchObject({
    run_dir: '',
    decision_tag: '',
    overall_pass: false,
    data_quality_pass: null,
    remediation_high_count: 0,
    score_total: 22,
    score_governance: 2,
    recommendation: 'reject_or_research',
  });
  expect(rowDocument.fault(built)).toBeUndefined();
});

test('null sections and lists are absent ones', () => {
  const built = row({
    report: {
      inputs: null,
      cost_stress: null,
      wf_stress: null,
      risk_diagnostics: null,
      statistical_gates: null,
      gates: null,
    },
    audit: { checks: null },
    plan: { remediation_items: null },
  });
  expect(built).toMatchObject({
    decision_tag: '',
    cost_ic_x1_5: null,
    stage_log_linked: null,
    remediation_high_count: 0,
  });
});

test('texts that Python wrote as other values read as it prints them', () => {
  expect(
    withReport({ inputs: { decision_tag: 20260301, owner: true, factor: 1.5, strategy: null, freeze_file: NaN } }),
  ).toMatchObject({
    decision_tag: '20260301',
    owner: 'True',
    factor: '1.5',
    strategy: '',
    freeze_file: '',
  });
});

describe('what newer reports say beside', () => {
  test.each([
    ['2026-03-01T05:00:00Z', '2026-03-01T00:00:00.000000', '2026-03-01T05:00:00Z'],
    [undefined, '2026-03-01T00:00:00.000000', '2026-03-01T00:00:00.000000'],
    ['', '2026-03-01_000000', '2026-03-01_000000'],
    [null, null, ''],
    [undefined, undefined, ''],
  ])('made at %j, else %j: %j', (utc, local, expected) =>
    expect(withReport({ generated_at_utc: utc, generated_at: local }).report_generated_at).toBe(expected),
  );

  test('trials and gates that could not be judged', () => {
    const built = withReport({
      statistical_gates: { dsr: 0.97, n_trials: 12, break_even_trials: 40 },
      gate_verdicts: {
        a: { verdict: 'pass' },
        b: { verdict: 'not_evaluable' },
        c: null,
        d: { verdict: 'not_evaluable' },
      },
    });
    expect(built).toMatchObject({ stat_dsr: 0.97, stat_n_trials: 12, stat_break_even_trials: 40, not_evaluable: 2 });
    expect(cells(built)).toMatchObject({ stat_dsr: 0.97, stat_n_trials: 12n, not_evaluable: 2n });
    expect(rowDocument.fault(built)).toBeUndefined();
  });

  test.each([[NaN], ['x'], [1.5], [-1], [true]])('%j is not a count', (value) =>
    expect(withReport({ statistical_gates: { n_trials: value } }).stat_n_trials).toBeNull(),
  );
});

test('the count is a whole number in its cell, the scores are floats', () => {
  expect(cells(row())).toMatchObject({ remediation_high_count: 2n, score_governance: 18, overall_pass: true });
  expect(Object.keys(cells(row()))).toEqual([...columns]);
});
