/** The row of gate_registry.csv (contract 18.13): added at the end; a header that is there stays as it is. */
import type { GateRegistryRow, ProductionGatesReportV1 } from '@gatehouse/contracts';
import { formatTable, type Table } from '@gatehouse/csv';
import { oldGates } from './gate-names';

export const registryColumns = [
  'run_ts',
  'generated_at',
  'decision_tag',
  'owner',
  'strategy',
  'factor',
  'freeze_file',
  'skip_guardrails',
  'skip_risk_diagnostics',
  'skip_statistical_gates',
  'overall_pass',
  ...oldGates,
  'wf_test_ic_mean',
  'wf_test_ic_pos_ratio',
  'stat_q_value_bh',
  'report_json',
  'report_md',
  'notes',
] as const;

export function registryRow(
  report: ProductionGatesReportV1,
  { runTs, json, markdown }: { runTs: string; json: string; markdown: string },
): GateRegistryRow {
  const { inputs, gates } = report;
  const gate = (name: string): boolean => gates[name] === true;
  return {
    run_ts: runTs,
    generated_at: report.generated_at,
    decision_tag: inputs.decision_tag,
    owner: inputs.owner,
    strategy: inputs.strategy,
    factor: inputs.factor,
    freeze_file: inputs.freeze_file,
    skip_guardrails: inputs.skip_guardrails,
    skip_risk_diagnostics: inputs.skip_risk_diagnostics,
    skip_statistical_gates: inputs.skip_statistical_gates,
    overall_pass: gate('overall_pass'),
    cost_gate_x1_5_positive: gate('cost_gate_x1_5_positive'),
    cost_gate_x2_0_positive: gate('cost_gate_x2_0_positive'),
    wf_gate_positive_mean: gate('wf_gate_positive_mean'),
    wf_gate_pos_ratio: gate('wf_gate_pos_ratio'),
    risk_gate_beta_abs: gate('risk_gate_beta_abs'),
    risk_gate_turnover_overlap: gate('risk_gate_turnover_overlap'),
    risk_gate_size_corr_abs: gate('risk_gate_size_corr_abs'),
    risk_gate_industry_coverage: gate('risk_gate_industry_coverage'),
    stat_gate_factor_pass: gate('stat_gate_factor_pass'),
    wf_test_ic_mean: report.wf_stress.test_ic_mean,
    wf_test_ic_pos_ratio: report.wf_stress.test_ic_pos_ratio,
    stat_q_value_bh: report.statistical_gates.q_value_bh,
    report_json: json,
    report_md: markdown,
    notes: inputs.notes,
  };
}

/** The file with the row at its end, and the columns for which the file has no place. */
export function withRegistryRow(
  table: Table | undefined,
  row: GateRegistryRow,
): { bytes: Buffer; leftOut: readonly string[] } {
  const isNew = table === undefined || table.columns.length === 0;
  const columns = isNew ? registryColumns : registryColumns.filter((name) => table.columns.includes(name));
  const values = Object.fromEntries(columns.map((name) => [name, row[name]]));
  const earlier = isNew ? [] : Array.from({ length: table.rowCount }, (_, index) => index);
  return {
    bytes: formatTable(columns, [...earlier, { values }], isNew ? undefined : table),
    leftOut: registryColumns.filter((name) => !columns.includes(name)),
  };
}
