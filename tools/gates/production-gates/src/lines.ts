/** The lines (thresholds) of the gates: defaults, and which side is the stricter one (contract 18.9). */

export interface Line {
  readonly standard: number;
  /** Whether a smaller value asks for more: true for lines that figures must stay below. */
  readonly isUpper: boolean;
}

export const lines = {
  wf_pos_ratio_min: { standard: 0.7, isUpper: false },
  beta_abs_max: { standard: 0.5, isUpper: true },
  turnover_overlap_min: { standard: 0.2, isUpper: false },
  size_corr_abs_max: { standard: 0.3, isUpper: true },
  industry_coverage_min: { standard: 0.7, isUpper: false },
  q_value_max: { standard: 0.1, isUpper: true },
  stat_pos_ratio_min: { standard: 0.6, isUpper: false },
  stat_ic_mean_min: { standard: 0, isUpper: false },
  dsr_min: { standard: 0.95, isUpper: false },
  pbo_max: { standard: 0.5, isUpper: true },
  spa_p_max: { standard: 0.1, isUpper: true },
  ic_lower_max: { standard: 0.1, isUpper: true },
  sharpe_max: { standard: 5, isUpper: true },
  label_coverage_min: { standard: 0.8, isUpper: false },
  period_coverage_min: { standard: 0.9, isUpper: false },
  median_abs_label_max: { standard: 0.5, isUpper: true },
} as const satisfies Record<string, Line>;

export type LineName = keyof typeof lines;
export const lineNames = Object.keys(lines) as LineName[];

/** Whether a value asks for less than another. */
export function isLooser(name: LineName, value: number, than: number): boolean {
  return lines[name].isUpper ? value > than : value < than;
}

/** The lines of a configuration that ask for less than the defaults. */
export function loosened(
  values: Readonly<Record<LineName, number>>,
): { name: LineName; line: number; default: number }[] {
  return lineNames
    .filter((name) => isLooser(name, values[name], lines[name].standard))
    .map((name) => ({ name, line: values[name], default: lines[name].standard }));
}
