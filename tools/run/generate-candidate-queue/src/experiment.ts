import type { Table } from '@gatehouse/csv';
import { finiteNumber } from '@gatehouse/records';

/** A row of the registry as the queue sees it. Texts are as they stand; what is no number is 0, what is not True is false. */
export interface Experiment {
  factor: string;
  strategy: string;
  owner: string;
  decisionTag: string;
  reportJson: string;
  runDir: string;
  freezeFile: string;
  recommendation: string;
  score: number;
  overallPass: boolean;
  auditPass: boolean;
  dataQualityPass: boolean;
  highItems: number;
}

/** The newest experiment of each factor, in the order in which the factors first appear; of the same time the later row (contract 10.2). */
export function newestPerFactor(table: Table): Experiment[] {
  const [factor, generatedAt] = [table.column('factor'), table.column('generated_at')];
  const newest = new Map<string, { row: number; time: string }>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const name = factor(row) || 'unknown';
    const time = generatedAt(row);
    const known = newest.get(name);
    if (known === undefined || known.time <= time) newest.set(name, { row, time });
  }
  return [...newest.values()].map(({ row }) => experimentAt(table, row));
}

function experimentAt(table: Table, row: number): Experiment {
  const text = (name: string): string => table.column(name)(row);
  // Spreadsheets save True as TRUE.
  const flag = (name: string): boolean => /^true$/i.test(text(name).trim());
  return {
    factor: text('factor'),
    strategy: text('strategy'),
    owner: text('owner'),
    decisionTag: text('decision_tag'),
    reportJson: text('report_json'),
    runDir: text('run_dir'),
    freezeFile: text('freeze_file'),
    recommendation: text('recommendation'),
    score: finiteNumber(text('score_total')) ?? 0,
    overallPass: flag('overall_pass'),
    auditPass: flag('governance_audit_pass'),
    dataQualityPass: flag('data_quality_pass'),
    highItems: Math.max(0, finiteNumber(text('remediation_high_count')) ?? 0),
  };
}
