import path from 'node:path';
import type { CellValue } from '@gatehouse/csv';
import type { ProductionGatesReport, RegistryRow } from '@gatehouse/contracts';
import { localTimestamp, pyStr } from '@gatehouse/render';
import { figure, score, scoreInputsOf, type ReviewInputs } from '@gatehouse/records';
import { reportCompanions } from '@gatehouse/runs';

/**
 * The columns that this tool writes, in the order of a new registry; an older one gets those it lacks at its end
 * (contract 9.2).
 */
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
  'generated_at_utc',
  'report_generated_at',
  'stat_dsr',
  'stat_n_trials',
  'stat_break_even_trials',
  'not_evaluable',
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

/** The registry's row of a report, scored (contract 9.2). `now` is the time of the update. */
export function registryRow(found: Evidence, now: Date): RegistryRow {
  const { report } = found;
  const beside = (name: string): string => path.join(path.dirname(found.reportJson), name);
  const names = reportCompanions(found.reportJson, found.workflow);
  const scoreInputs = scoreInputsOf(found);
  return {
    generated_at: localTimestamp(now),
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
    generated_at_utc: now.toISOString(),
    report_generated_at: text(report.generated_at_utc) || text(report.generated_at),
    stat_dsr: figure(report.statistical_gates, 'dsr') ?? null,
    stat_n_trials: count(figure(report.statistical_gates, 'n_trials')),
    stat_break_even_trials: count(figure(report.statistical_gates, 'break_even_trials')),
    not_evaluable: notEvaluable(report),
  };
}

const counts = ['remediation_high_count', 'stat_n_trials', 'stat_break_even_trials', 'not_evaluable'] as const;

/** The row as cells: counts are whole numbers, everything else numeric is a float. */
export function cells(row: RegistryRow): Record<string, CellValue> {
  return {
    ...Object.fromEntries(columns.map((name) => [name, row[name] ?? null])),
    ...Object.fromEntries(counts.map((name) => [name, whole(row[name])])),
  };
}

function whole(value: number | null | undefined): bigint | null {
  return value === null || value === undefined ? null : BigInt(value);
}

/** Gates of which the report says that they could not be judged; null when it states no verdicts of gates. */
function notEvaluable(report: ProductionGatesReport): number | null {
  const { gate_verdicts: verdicts } = report as { gate_verdicts?: unknown };
  if (typeof verdicts !== 'object' || verdicts === null) return null;
  return Object.values(verdicts).filter((gate) => (gate as { verdict?: unknown } | null)?.verdict === 'not_evaluable')
    .length;
}

function count(value: number | undefined): number | null {
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : null;
}

function text(value: unknown): string {
  return value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))
    ? ''
    : pyStr(value);
}
