import type { Table } from '@gatehouse/csv';
import { registryCells, registryOrder, type OnUnread } from '@gatehouse/records';

/**
 * A row of the registry as the queue sees it. Texts are as they stand; what cannot be read never helps (contract 9.7).
 */
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

/** What is known of a row besides its cells. */
export interface RowKnowledge {
  /** Told of cells of the newest rows that cannot be read. */
  onUnread?: OnUnread;
  /** Is the row of an official run? Asked of the newest rows only. */
  isOfficial?(row: { runDir: string; decisionTag: string }): boolean;
}

/** The newest official experiment of each factor, in the order in which the factors first appear (contract 10.2). */
export function newestPerFactor(table: Table, { onUnread, isOfficial = () => true }: RowKnowledge = {}): Experiment[] {
  const { text, flag, score, highItems } = registryCells(table, onUnread);
  const newest = newestRows(table, (row) =>
    isOfficial({ runDir: text('run_dir', row), decisionTag: text('decision_tag', row) }),
  );
  return newest.map((row) => ({
    factor: text('factor', row),
    strategy: text('strategy', row),
    owner: text('owner', row),
    decisionTag: text('decision_tag', row),
    reportJson: text('report_json', row),
    runDir: text('run_dir', row),
    freezeFile: text('freeze_file', row),
    recommendation: text('recommendation', row),
    score: score(row),
    overallPass: flag('overall_pass', row),
    auditPass: flag('governance_audit_pass', row),
    dataQualityPass: flag('data_quality_pass', row),
    highItems: highItems(row),
  }));
}

function newestRows(table: Table, isOfficial: (row: number) => boolean): number[] {
  const factor = table.column('factor');
  const order = registryOrder(table);
  const refused = new Set<number>();
  for (;;) {
    const newest = new Map<string, number>();
    for (let row = 0; row < table.rowCount; row += 1) {
      if (refused.has(row)) continue;
      const name = factor(row) || 'unknown';
      const known = newest.get(name);
      if (known === undefined || order(known, row) < 0) newest.set(name, row);
    }
    const others = [...newest.values()].filter((row) => !isOfficial(row));
    if (others.length === 0) return [...newest.values()];
    for (const row of others) refused.add(row);
  }
}
