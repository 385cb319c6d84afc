/**
 * The score of an experiment (contract 9.3): each part clipped to its range. A figure is a finite number or null when
 * the report has none.
 */
import { round4 } from '@gatehouse/render';
import type { RegistryRow } from '@gatehouse/contracts';

type Figure = number | null;

/** What the score is made from. */
export type ScoreInputs = Pick<
  RegistryRow,
  | 'overall_pass'
  | 'cost_ic_x1_5'
  | 'cost_ic_x2_0'
  | 'wf_test_ic_mean'
  | 'wf_test_ic_pos_ratio'
  | 'risk_beta_vs_spy'
  | 'risk_size_corr_abs'
  | 'risk_turnover_overlap'
  | 'risk_industry_coverage'
  | 'stat_factor_gate_pass'
  | 'stat_q_value_bh'
  | 'data_quality_pass'
  | 'governance_audit_pass'
  | 'stage_log_linked'
  | 'remediation_high_count'
>;
export type Scores = Pick<RegistryRow, 'score_total' | 'score_quality' | 'score_governance' | 'recommendation'>;

export type ScorePart = {
  name: 'cost' | 'walk_forward' | 'risk' | 'statistical' | 'governance';
  points: number;
  highest: number;
};

const cappedUnlessPassed = 75;

/** The five parts of the score (contract 9.3), the last of them governance; not rounded, not capped. */
export function scoreParts(row: ScoreInputs): ScorePart[] {
  return [
    { name: 'cost', points: costScore([row.cost_ic_x1_5, row.cost_ic_x2_0]), highest: 20 },
    { name: 'walk_forward', points: walkForwardScore(row.wf_test_ic_mean, row.wf_test_ic_pos_ratio), highest: 30 },
    {
      name: 'risk',
      points: riskScore(
        row.risk_beta_vs_spy,
        row.risk_size_corr_abs,
        row.risk_turnover_overlap,
        row.risk_industry_coverage,
      ),
      highest: 20,
    },
    { name: 'statistical', points: statisticalScore(row.stat_factor_gate_pass, row.stat_q_value_bh), highest: 10 },
    {
      name: 'governance',
      points: governanceScore(
        row.data_quality_pass,
        row.governance_audit_pass,
        row.stage_log_linked,
        row.remediation_high_count,
      ),
      highest: 20,
    },
  ];
}

/** Rounded to 4 decimals; the recommendation is decided before rounding. */
export function score(row: ScoreInputs): Scores {
  const parts = scoreParts(row);
  const points = (of: readonly ScorePart[]): number => of.reduce((sum, part) => sum + part.points, 0);
  const [quality, governance] = [points(parts.slice(0, 4)), points(parts.slice(4))];
  const sum = quality + governance;
  const total = row.overall_pass ? sum : Math.min(sum, cappedUnlessPassed);
  return {
    score_total: round4(total),
    score_quality: round4(quality),
    score_governance: round4(governance),
    recommendation: recommend(row, total),
  };
}

/** 0 to 20: the test IC under each cost multiplier. */
export function costScore(ics: readonly Figure[]): number {
  const present = ics.filter((ic) => ic !== null);
  const positive = present.filter((ic) => ic > 0).length;
  const mean = present.length === 0 ? 0 : present.reduce((sum, ic) => sum + ic, 0) / present.length;
  return clip(6 * positive + clip(mean * 100, 8), 20);
}

/** 0 to 30: mean test IC of the walk-forward folds, and the ratio of folds with a positive one. */
export function walkForwardScore(mean: Figure, positiveRatio: Figure): number {
  const ofMean = mean === null ? 0 : (mean > 0 ? 10 : 0) + clip(mean * 120, 10);
  const ofRatio = positiveRatio === null ? 0 : clip((positiveRatio - 0.5) * 50, 10);
  return clip(ofMean + ofRatio, 30);
}

/** 0 to 20, less for each exposure; a figure that is absent costs nothing. */
export function riskScore(beta: Figure, sizeCorrelation: Figure, overlap: Figure, coverage: Figure): number {
  let points = 20;
  if (beta !== null && Math.abs(beta) > 0.5) points -= 8;
  if (sizeCorrelation !== null && Math.abs(sizeCorrelation) > 0.3) points -= 6;
  if (overlap !== null && overlap < 0.2) points -= 4;
  if (coverage !== null && coverage < 0.7) points -= 4;
  return clip(points, 20);
}

/** 0 to 10. */
export function statisticalScore(gatePassed: boolean, q: Figure): number {
  const ofQ = q === null ? 0 : q <= 0.1 ? 4 : q <= 0.2 ? 2 : 0;
  return clip((gatePassed ? 6 : 0) + ofQ, 10);
}

/** 0 to 20; what is not known is not passed. */
export function governanceScore(
  dataQuality: boolean | null,
  audit: boolean | null,
  ledgerLinked: boolean | null,
  highItems: number,
): number {
  return clip((dataQuality ? 8 : 0) + (audit ? 8 : 0) + (ledgerLinked ? 2 : 0) + (highItems === 0 ? 2 : 0), 20);
}

function recommend(row: ScoreInputs, total: number): RegistryRow['recommendation'] {
  if (row.overall_pass && row.governance_audit_pass === true && row.data_quality_pass === true && total >= 80)
    return 'promote_candidate';
  return total >= 65 ? 'watchlist_rerun' : 'reject_or_research';
}

function clip(value: number, highest: number): number {
  return Math.max(0, Math.min(value, highest));
}
