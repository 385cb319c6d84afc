/**
 * How a run stands: the figures by which it is scored, taken from its report and the papers beside it (contract 9.3).
 */
import type { DataQualityReport, GovernanceAudit, ProductionGatesReport, RemediationPlan } from '@gatehouse/contracts';
import { costRow, figure, finiteNumber } from './figures';
import { reportGates } from '@gatehouse/runs';
import type { ScoreInputs } from './score';

/** A report and what stands beside its run; undefined is what is not there. */
export interface ReviewInputs {
  report: ProductionGatesReport;
  dataQuality: DataQualityReport | undefined;
  audit: GovernanceAudit | undefined;
  plan: RemediationPlan | undefined;
}

/** A figure that is not a finite number is null; a pass is true only when it is proven. */
export function scoreInputsOf({ report, dataQuality, audit, plan }: ReviewInputs): ScoreInputs {
  const sizeCorrelation = figure(report.risk_diagnostics, 'size_signal_corr_log_mcap');
  return {
    overall_pass: reportGates(report)['overall_pass'] === true,
    cost_ic_x1_5: finiteNumber(costRow(report.cost_stress, 1.5)?.test_ic) ?? null,
    cost_ic_x2_0: finiteNumber(costRow(report.cost_stress, 2)?.test_ic) ?? null,
    wf_test_ic_mean: figure(report.wf_stress, 'test_ic_mean') ?? null,
    wf_test_ic_pos_ratio: figure(report.wf_stress, 'test_ic_pos_ratio') ?? null,
    risk_beta_vs_spy: figure(report.risk_diagnostics, 'beta_vs_spy') ?? null,
    risk_turnover_overlap: figure(report.risk_diagnostics, 'turnover_top_pct_overlap') ?? null,
    risk_size_corr_abs: sizeCorrelation === undefined ? null : Math.abs(sizeCorrelation),
    risk_industry_coverage: figure(report.risk_diagnostics, 'industry_coverage') ?? null,
    stat_q_value_bh: figure(report.statistical_gates, 'q_value_bh') ?? null,
    stat_factor_gate_pass: report.statistical_gates?.['factor_gate_pass'] === true,
    data_quality_pass: known(dataQuality?.overall_pass),
    governance_audit_pass: known(audit?.overall_pass),
    stage_log_linked: known(audit?.checks?.['stage_log_has_decision_tag']),
    remediation_high_count: (plan?.remediation_items ?? []).filter((item) => item.severity === 'High').length,
  };
}

/** Only true and false are an answer. */
function known(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
