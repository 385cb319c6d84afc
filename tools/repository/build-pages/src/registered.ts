/** The rows of the registry, as lists of decisions need them. */
import path from 'node:path';
import type { LeaderboardEntry } from '@gatehouse/contracts';
import { finiteNumber, readRegistry, registryFile, registryOrder, truthOf } from '@gatehouse/records';
import { comparedTag, fileIdentity, reportsFolder } from '@gatehouse/runs';

/** A row of the registry. */
export interface Registered {
  report: string;
  tag: string;
  factor: string;
  score: number | null;
  /** As the leaderboard shows it; its rank is not known here. */
  entry: LeaderboardEntry;
}

/** In the order of the attempts. `reports`: files that are known. Throws Failure `damaged-input`, `io`. */
export function registeredIn(root: string, reports: ReadonlySet<string>): Registered[] {
  const table = readRegistry(path.join(root, registryFile));
  if (table === undefined) return [];
  const identity = fileIdentity(root);
  const columns = new Map<string, (row: number) => string>();
  const text = (name: string, row: number): string => {
    const cell = columns.get(name) ?? table.column(name);
    columns.set(name, cell);
    return cell(row);
  };
  const number = (name: string, row: number): number | null => finiteNumber(text(name, row)) ?? null;
  return Array.from({ length: table.rowCount }, (_, row) => row)
    .sort(registryOrder(table))
    .map((row) => {
      const named = text('report_json', row);
      return {
        report: named === '' || reports.has(named) ? named : placeOf(identity, root, named),
        tag: comparedTag(text('decision_tag', row)),
        factor: text('factor', row),
        score: number('score_total', row),
        entry: {
          rank: null,
          decision_tag: text('decision_tag', row),
          factor: text('factor', row),
          generated_at: text('generated_at', row),
          report_generated_at: text('report_generated_at', row),
          overall_pass: truthOf(text('overall_pass', row)) ?? null,
          score_total: number('score_total', row),
          score_quality: number('score_quality', row),
          score_governance: number('score_governance', row),
          recommendation: text('recommendation', row),
          report_json: named,
          ic: number('wf_test_ic_mean', row),
          cost_ic: number('cost_ic_x2_0', row),
          q: number('stat_q_value_bh', row),
        },
      };
    });
}

/** Most rows name a path of this very place: no link need be followed for them. */
function placeOf(identity: ReturnType<typeof fileIdentity>, root: string, file: string): string {
  return file.startsWith(`${root}/${reportsFolder}/`) ? file.slice(root.length + 1) : identity.of(file);
}
