import path from 'node:path';
import type { CellValue } from '@gatehouse/csv';
import type { DataQualityReport, GovernanceAudit, ProductionGatesReport, RegistryRow, RemediationPlan } from '@gatehouse/contracts';
import { pyStr } from '@gatehouse/render';
import { costRow, figure, finiteNumber, reportGates } from '@gatehouse/runs';
import { score } from './score';

/** The columns that this tool writes, in the order of a new registry. */
export const columns = [
  'generated_at', 'report_json', 'report_md', 'run_dir', 'decision_tag', 'owner', 'factor', 'strategy', 'freeze_file', 'overall_pass',
  'cost_ic_x1_5', 'cost_ic_x2_0', 'wf_test_ic_mean', 'wf_test_ic_pos_ratio', 'risk_beta_vs_spy', 'risk_turnover_overlap',
  'risk_size_corr_abs', 'risk_industry_coverage', 'stat_q_value_bh', 'stat_factor_gate_pass', 'data_quality_pass',
  'governance_audit_pass', 'stage_log_linked', 'remediation_high_count', 'score_total', 'score_quality', 'score_governance',
  'recommendation', 'run_review_md',
] as const satisfies (keyof RegistryRow)[];

/** A report and what stands beside its run; undefined is what is not there. */
export interface Evidence {
  /** Absolute path. */
  reportJson: string;
  report: ProductionGatesReport;
  /** Absolute path of the run directory. */
  runDirectory: string | undefined;
  dataQuality: DataQualityReport | undefined;
  audit: GovernanceAudit | undefined;
  plan: RemediationPlan | undefined;
}

/** The decision tag under which a report is registered: what its inputs say and nobody else (contract 9.2). */
export function registeredTag(report: ProductionGatesReport): string {
  return text(report.inputs?.decision_tag);
}

/** The registry's row of a report, scored (contract 9.2). `generatedAt` is the time of the update. */
export function registryRow(found: Evidence, generatedAt: string): RegistryRow {
  const { report } = found;
  const beside = (name: string): string => path.join(path.dirname(found.reportJson), name);
  const sizeCorrelation = figure(report.risk_diagnostics, 'size_signal_corr_log_mcap');
  const row = {
    generated_at: generatedAt,
    report_json: found.reportJson,
    report_md: beside('production_gates_report.md'),
    run_dir: found.runDirectory ?? '',
    decision_tag: registeredTag(report),
    owner: text(report.inputs?.owner),
    factor: text(report.inputs?.factor),
    strategy: text(report.inputs?.strategy),
    freeze_file: text(report.inputs?.freeze_file),
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
    data_quality_pass: known(found.dataQuality?.overall_pass),
    governance_audit_pass: known(found.audit?.overall_pass),
    stage_log_linked: known(found.audit?.checks?.['stage_log_has_decision_tag']),
    remediation_high_count: (found.plan?.remediation_items ?? []).filter((item) => item.severity === 'High').length,
    run_review_md: beside('production_gates_run_review.md'),
  };
  return { ...row, ...score(row) };
}

/** The row as cells: counts are whole numbers, everything else numeric is a float. */
export function cells(row: RegistryRow): Record<string, CellValue> {
  return { ...Object.fromEntries(columns.map((name) => [name, row[name]])), remediation_high_count: BigInt(row.remediation_high_count) };
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : pyStr(value);
}

/** Only true and false are an answer. */
function known(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
