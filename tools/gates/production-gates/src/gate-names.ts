/** The gates by name (contract 18.9). */

/** Of the replaced script: always required. */
export const oldGates = [
  'cost_gate_x1_5_positive',
  'cost_gate_x2_0_positive',
  'wf_gate_positive_mean',
  'wf_gate_pos_ratio',
  'risk_gate_beta_abs',
  'risk_gate_turnover_overlap',
  'risk_gate_size_corr_abs',
  'risk_gate_industry_coverage',
  'stat_gate_factor_pass',
] as const;

export const newGates = [
  'cost_gate_net_return_positive',
  'stat_gate_deflated_sharpe',
  'stat_gate_trials_counted',
  'stat_gate_pbo',
  'stat_gate_spa',
  'guard_gate_dates',
  'guard_gate_point_in_time',
  'guard_gate_plausible',
  'data_gate_label_coverage',
  'data_gate_period_coverage',
  'data_gate_plausible_returns',
  'data_gate_same_bytes',
] as const;

/** The gate of a cost multiplier: `cost_gate_x1_5_positive`. */
export function costGate(multiplier: number): string {
  return `cost_gate_x${multiplierName(multiplier).replace('.', '_')}_positive`;
}

/** A multiplier as gates and lines spell it: 1.5, 2.0. */
export function multiplierName(multiplier: number): string {
  return Number.isInteger(multiplier) ? multiplier.toFixed(1) : String(multiplier);
}
