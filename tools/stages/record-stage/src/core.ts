/** The ledger row of a stage (contract 45.2). Pure. */
import type { LedgerRow } from '@gatehouse/contracts';
import { stageCells, type StageName } from '@gatehouse/records';
import { markdownCode } from '@gatehouse/render';

export interface StageEntry {
  stage: StageName;
  tag: string;
  owner: string;
  objective: string;
  result: 'pass' | 'fail';
  /** Paths relative to the repository. */
  command: string;
  evidence: string;
  next: string;
  /** YYYY-MM-DD. */
  today: string;
}

export function stageRow(entry: StageEntry): LedgerRow {
  return {
    date: entry.today,
    stage: stageCells[entry.stage],
    decision_tag: entry.tag,
    owner: entry.owner,
    objective: entry.objective,
    command_ref: markdownCode(entry.command),
    artifact_ref: markdownCode(entry.evidence),
    result: entry.result,
    next_action: entry.next,
  };
}
