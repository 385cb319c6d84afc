import type { ProductionGatesReport } from '@gatehouse/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { review, type Evidence, type Review } from './core';

const report: ProductionGatesReport = {
  inputs: { decision_tag: 'may_run1', owner: 'ada' },
  cost_stress: [
    { cost_multiplier: '1.5', test_ic: 0.0312 },
    { cost_multiplier: 2, test_ic: NaN },
    { cost_multiplier: 3, test_ic: 9 },
  ],
  wf_stress: { test_ic_mean: 0.018, test_ic_pos_ratio: '0.75', test_ic_n: 9 },
  risk_diagnostics: { beta_vs_spy: -Infinity, turnover_top_pct_overlap: true, size_signal_corr_log_mcap: null },
  statistical_gates: { q_value_bh: 1e-7, factor_gate_pass: false, n_factors: 4, n_pass: NaN },
  gates: { cost_gate_x1_5_positive: true, wf_gate_positive_mean: false, wf_gate_pos_ratio: 'yes', overall_pass: true },
};
const reviewed = (changes: Partial<Evidence> = {}): Review =>
  review(
    {
      runDir: 'runs/a',
      reportJson: 'gates/report.json',
      finalSummary: 'gates/summary.md',
      report,
      context: undefined,
      dataQuality: undefined,
      audit: undefined,
      plan: undefined,
      ...changes,
    },
    { today: '2031-05-04' },
  );

test('all seven sections, with figures as Python writes them', () => {
  const complete: Partial<Evidence> = {
    context: { decision_tag: 'of context', owner: 'bob' },
    dataQuality: { overall_pass: true },
    audit: { overall_pass: false },
    plan: {
      remediation_items: [
        { severity: 'High', failure: 'exit_code is 3' },
        { severity: 'Medium', failure: 'x' },
      ],
    },
  };
  expect(reviewed(complete).markdown).toBe(
    [
      '# Run Review',
      '',
      '- decision_tag: of context',
      '- run_date: 2031-05-04',
      '- owner: bob',
      '- run_dir: `runs/a`',
      '- gate_report_json: `gates/report.json`',
      '- overall_pass: True',
      '',
      '## 1) Executive Decision',
      '',
      '- recommendation: approve',
      '- reason summary: overall_pass=True',
      '- blocking issues: none',
      '',
      '## 2) Cost Stress Summary',
      '',
      '- x1.5 test_ic: 0.031200',
      '- x2.0 test_ic: nan',
      '- pass/fail: True / None',
      '',
      '## 3) Walk-Forward Stress Summary',
      '',
      '- wf_test_ic_mean: 0.018000',
      '- wf_test_ic_pos_ratio: 0.750000',
      '- wf_test_ic_n: 9.000000',
      '- pass/fail: False / yes',
      '',
      '## 4) Risk Diagnostics Summary',
      '',
      '- beta_vs_spy: -inf',
      '- turnover_top_pct_overlap: 1.000000',
      '- size_signal_corr_log_mcap: null',
      '- industry_coverage: null',
      '',
      '## 5) Statistical Gates Summary',
      '',
      '- q_value_bh: 0.000000',
      '- factor_gate_pass: False',
      '- n_factors: 4',
      '- n_pass: nan',
      '',
      '## 6) Governance and Audit Completeness',
      '',
      '- data_quality_pass: True',
      '- governance_audit_pass: False',
      '- remediation_items_count: 2',
      '- highest_severity_remediation: High exit_code is 3',
      '',
      '## 7) Evidence Paths',
      '',
      '- `runs/a/context.json`',
      '- `runs/a/run.log`',
      '- `runs/a/governance_audit_check.json`',
      '- `runs/a/governance_remediation_plan.json`',
      '- `gates/report.json`',
      '- `gates/summary.md`',
      '',
    ].join('\n'),
  );
});

test.each<[string, NonNullable<ProductionGatesReport['gates']> | null, string, string]>([
  ['true', { overall_pass: true }, 'True', 'approve'],
  ['false', { overall_pass: false }, 'False', 'reject/rerun'],
  ['null', { overall_pass: null }, 'None', 'reject/rerun'],
  ['absent', {}, 'None', 'reject/rerun'],
  ['no gates', null, 'None', 'reject/rerun'],
  ['a text', { overall_pass: 'True' }, 'True', 'reject/rerun'],
  ['a number', { overall_pass: 1 }, '1', 'reject/rerun'],
])('overall_pass %s', (_, gates, printed, recommendation) => {
  const { markdown, recommendation: found } = reviewed({ report: { ...report, gates } });
  expect(found).toBe(recommendation);
  expect(markdown).toContain(`- recommendation: ${recommendation}\n- reason summary: overall_pass=${printed}\n`);
  expect(markdown).toContain(
    recommendation === 'approve' ? 'blocking issues: none' : 'blocking issues: one or more required gates failed',
  );
});

test('what is not there reads None or null', () => {
  const { markdown, decisionTag, owner } = reviewed({ report: {} });
  expect([decisionTag, owner]).toEqual(['unknown', '']);
  for (const line of [
    'x1.5 test_ic: null',
    'pass/fail: None / None',
    'q_value_bh: null',
    'n_pass: None',
    'data_quality_pass: None',
    'governance_audit_pass: None',
    'remediation_items_count: 0',
    'highest_severity_remediation: none',
  ]) {
    expect(markdown).toContain(`- ${line}\n`);
  }
});

test('one line for each thing, whatever the texts hold', () => {
  const lines = reviewed().markdown.split('\n').length;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const hostile = reviewed({
        runDir: text,
        context: { decision_tag: text, owner: text },
        report: { ...report, risk_diagnostics: { beta_vs_spy: text }, gates: { overall_pass: text } },
        plan: { remediation_items: [{ failure: text }] },
      });
      expect(hostile.markdown.split('\n').length).toBe(lines);
    }),
    { examples: [['\n## forged\r\n']] },
  );
});
