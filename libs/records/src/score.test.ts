import { describe, expect, test } from 'vitest';
import {
  costScore,
  governanceScore,
  riskScore,
  score,
  statisticalScore,
  walkForwardScore,
  type ScoreInputs,
} from './score';

describe('cost, 0 to 20', () => {
  test.each<[(number | null)[], number]>([
    [[null, null], 0],
    [[0, 0], 0],
    [[0, null], 0],
    [[1e-9, null], 6 + 1e-7],
    [[null, 1e-9], 6 + 1e-7],
    [[-1e-9, null], 0],
    [[0.03, 0.01], 12 + 2],
    [[0.03, -0.01], 6 + 1],
    [[-0.03, 0.01], 6],
    [[0.08, 0.08], 20],
    [[0.0799, 0.0799], 19.99],
    [[0.5, 0.5], 20],
    [[0.5, null], 14],
    [[-5, -5], 0],
  ])('%j: %d', (ics, points) => expect(costScore(ics)).toBeCloseTo(points, 12));
});

describe('walk-forward, 0 to 30', () => {
  test.each<[number | null, number | null, number]>([
    [null, null, 0],
    [0, 0.5, 0],
    [-0.1, 0.5, 0],
    [1e-9, null, 10 + 1.2e-7],
    [0.05, null, 16],
    [10 / 120, null, 20],
    [0.0833, null, 10 + 9.996],
    [5, null, 20],
    [null, 0.5, 0],
    [null, 0.49, 0],
    [null, 0.6, 5],
    [null, 0.7, 10],
    [null, 0.69, 9.5],
    [null, 1, 10],
    [0.2, 0.9, 30],
  ])('mean %j, positive ratio %j: %d', (mean, ratio, points) =>
    expect(walkForwardScore(mean, ratio)).toBeCloseTo(points, 12),
  );
});

describe('risk, from 20 down; an absent figure costs nothing', () => {
  const above = (x: number): number => x + 1e-12;
  const below = (x: number): number => x - 1e-12;
  test.each<[number | null, number | null, number | null, number | null, number]>([
    [null, null, null, null, 20],
    [0.5, null, null, null, 20],
    [above(0.5), null, null, null, 12],
    [-0.5, null, null, null, 20],
    [below(-0.5), null, null, null, 12],
    [null, 0.3, null, null, 20],
    [null, above(0.3), null, null, 14],
    [null, below(-0.3), null, null, 14],
    [null, null, 0.2, null, 20],
    [null, null, below(0.2), null, 16],
    [null, null, null, 0.7, 20],
    [null, null, null, below(0.7), 16],
    [0, 0, 0, 0, 12],
    [1, 1, 0, 0, 0],
  ])('beta %j, size %j, overlap %j, coverage %j: %d', (beta, size, overlap, coverage, points) =>
    expect(riskScore(beta, size, overlap, coverage)).toBe(points),
  );
});

describe('statistical, 0 to 10', () => {
  test.each<[boolean, number | null, number]>([
    [false, null, 0],
    [true, null, 6],
    [true, 0.1, 10],
    [true, 0.1 + 1e-12, 8],
    [true, 0.2, 8],
    [true, 0.2 + 1e-12, 6],
    [false, 0.1, 4],
    [false, 0.15, 2],
    [false, 1, 0],
    [false, -1, 4],
  ])('gate %j, q %j: %d', (gate, q, points) => expect(statisticalScore(gate, q)).toBe(points));
});

describe('governance, 0 to 20; what is unknown is not passed', () => {
  test.each<[boolean | null, boolean | null, boolean | null, number, number]>([
    [true, true, true, 0, 20],
    [null, null, null, 0, 2],
    [false, false, false, 0, 2],
    [null, null, null, 1, 0],
    [true, null, null, 1, 8],
    [null, true, null, 1, 8],
    [null, null, true, 1, 2],
    [true, true, true, 3, 18],
  ])('data %j, audit %j, ledger %j, %d High: %d', (data, audit, ledger, high, points) =>
    expect(governanceScore(data, audit, ledger, high)).toBe(points),
  );
});

/** Everything passed and nothing more; 36 + 20 = 56 without a figure that earns. */
const plain: ScoreInputs = {
  overall_pass: true,
  cost_ic_x1_5: null,
  cost_ic_x2_0: null,
  wf_test_ic_mean: null,
  wf_test_ic_pos_ratio: null,
  risk_beta_vs_spy: null,
  risk_size_corr_abs: null,
  risk_turnover_overlap: null,
  risk_industry_coverage: null,
  stat_factor_gate_pass: true,
  stat_q_value_bh: 0.1,
  data_quality_pass: true,
  governance_audit_pass: true,
  stage_log_linked: true,
  remediation_high_count: 0,
};
/** 30 + 20 of risk + 10 + 20 of governance = 80 exactly. */
const eighty: ScoreInputs = { ...plain, wf_test_ic_mean: 1, wf_test_ic_pos_ratio: 1 };

describe('total and recommendation', () => {
  test.each<[string, ScoreInputs, number, string]>([
    ['80 is promoted', eighty, 80, 'promote_candidate'],
    ['just below 80 is not', { ...eighty, wf_test_ic_pos_ratio: 0.69999 }, 79.9995, 'watchlist_rerun'],
    [
      'below 80 is below, also when rounding says 80',
      { ...eighty, wf_test_ic_pos_ratio: 0.6999999 },
      80,
      'watchlist_rerun',
    ],
    [
      'nothing is promoted without the gates',
      { ...eighty, overall_pass: false, cost_ic_x1_5: 1, cost_ic_x2_0: 1 },
      75,
      'watchlist_rerun',
    ],
    [
      'nor without the audit',
      { ...eighty, governance_audit_pass: false, cost_ic_x1_5: 1, cost_ic_x2_0: 1 },
      92,
      'watchlist_rerun',
    ],
    [
      'nor with an unknown audit',
      { ...eighty, governance_audit_pass: null, cost_ic_x1_5: 1, cost_ic_x2_0: 1 },
      92,
      'watchlist_rerun',
    ],
    [
      'nor without data quality',
      { ...eighty, data_quality_pass: null, cost_ic_x1_5: 1, cost_ic_x2_0: 1 },
      92,
      'watchlist_rerun',
    ],
    [
      '65 is watched',
      { ...plain, wf_test_ic_pos_ratio: 0.6, wf_test_ic_mean: null, cost_ic_x1_5: 0.04 },
      65,
      'watchlist_rerun',
    ],
    [
      'below 65 is not',
      { ...plain, wf_test_ic_pos_ratio: 0.599, wf_test_ic_mean: null, cost_ic_x1_5: 0.04 },
      64.95,
      'reject_or_research',
    ],
    ['a sum below the cap stays without the gates', { ...plain, overall_pass: false }, 50, 'reject_or_research'],
    ['everything is 100', { ...eighty, cost_ic_x1_5: 1, cost_ic_x2_0: 1 }, 100, 'promote_candidate'],
  ])('%s', (_, row, total, recommendation) => expect(score(row)).toMatchObject({ score_total: total, recommendation }));

  test('quality and governance are rounded to 4 decimals and not capped', () => {
    expect(score({ ...eighty, overall_pass: false, cost_ic_x1_5: 0.0123456, cost_ic_x2_0: null })).toEqual({
      score_total: 75,
      score_quality: 67.2346,
      score_governance: 20,
      recommendation: 'watchlist_rerun',
    });
  });
});

test('the worked example of the contract', () => {
  const example: ScoreInputs = {
    overall_pass: false,
    cost_ic_x1_5: 0.03,
    cost_ic_x2_0: 0.01,
    wf_test_ic_mean: 0.02,
    wf_test_ic_pos_ratio: 0.6,
    risk_beta_vs_spy: 0.6,
    risk_size_corr_abs: null,
    risk_turnover_overlap: 0.5,
    risk_industry_coverage: null,
    stat_factor_gate_pass: false,
    stat_q_value_bh: 0.15,
    data_quality_pass: true,
    governance_audit_pass: true,
    stage_log_linked: true,
    remediation_high_count: 0,
  };
  expect(score(example)).toMatchObject({ score_total: 65.4, score_governance: 20, recommendation: 'watchlist_rerun' });
});
