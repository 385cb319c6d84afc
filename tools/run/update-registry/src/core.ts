import path from 'node:path';
import type { CellValue } from '@gatehouse/csv';
import type { ProductionGatesReport, RegistryRow } from '@gatehouse/contracts';
import { pyStr } from '@gatehouse/render';
import { score, scoreInputsOf, type ReviewInputs } from '@gatehouse/records';
import { reportCompanions } from '@gatehouse/runs';

/** The columns that this tool writes, in the order of a new registry. */
export const columns = [
  'generated_at',
  'report_json',
  'report_md',
  'run_dir',
  'decision_tag',
  'owner',
  'factor',
  'strategy',
  'freeze_file',
  'overall_pass',
  'cost_ic_x1_5',
  'cost_ic_x2_0',
  'wf_test_ic_mean',
  'wf_test_ic_pos_ratio',
  'risk_beta_vs_spy',
  'risk_turnover_overlap',
  'risk_size_corr_abs',
  'risk_industry_coverage',
  'stat_q_value_bh',
  'stat_factor_gate_pass',
  'data_quality_pass',
  'governance_audit_pass',
  'stage_log_linked',
  'remediation_high_count',
  'score_total',
  'score_quality',
  'score_governance',
  'recommendation',
  'run_review_md',
] as const satisfies (keyof RegistryRow)[];

/** A report, what stands beside its run, and where they are. */
export interface Evidence extends ReviewInputs {
  /** Absolute path. */
  reportJson: string;
  /** Absolute path of the run directory. */
  runDirectory: string | undefined;
  /** Of the run; undefined where no document names it. */
  workflow?: string | undefined;
}

/** The decision tag under which a report is registered: what its inputs say and nobody else (contract 9.2). */
export function registeredTag(report: ProductionGatesReport): string {
  return text(report.inputs?.decision_tag);
}

/** The registry's row of a report, scored (contract 9.2). `generatedAt` is the time of the update. */
export function registryRow(found: Evidence, generatedAt: string): RegistryRow {
  const { report } = found;
  const beside = (name: string): string => path.join(path.dirname(found.reportJson), name);
  const names = reportCompanions(found.reportJson, found.workflow);
  const scoreInputs = scoreInputsOf(found);
  return {
    generated_at: generatedAt,
    report_json: found.reportJson,
    report_md: beside(names.markdown),
    run_dir: found.runDirectory ?? '',
    decision_tag: registeredTag(report),
    owner: text(report.inputs?.owner),
    factor: text(report.inputs?.factor),
    strategy: text(report.inputs?.strategy),
    freeze_file: text(report.inputs?.freeze_file),
    ...scoreInputs,
    ...score(scoreInputs),
    run_review_md: beside(names.runReview),
  };
}

/** The row as cells: counts are whole numbers, everything else numeric is a float. */
export function cells(row: RegistryRow): Record<string, CellValue> {
  return {
    ...Object.fromEntries(columns.map((name) => [name, row[name]])),
    remediation_high_count: BigInt(row.remediation_high_count),
  };
}

function text(value: unknown): string {
  return value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))
    ? ''
    : pyStr(value);
}
