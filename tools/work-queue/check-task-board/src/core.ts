import type { BoardCheckResult, TaskDocuments } from '@gatehouse/boards';
import type { BoardScope, TaskBoardCheck } from '@gatehouse/contracts';

/** The report of a check (contract 33.7). `generatedAt`: local time without zone. */
export function boardReport(
  { policy, tree, inputs }: TaskDocuments,
  result: BoardCheckResult,
  { generatedAt, scope, base }: { generatedAt: string; scope: BoardScope; base: string | null },
): TaskBoardCheck {
  return {
    schema: 'task-board-check/v1',
    generated_at: generatedAt,
    policy: policy.used,
    commit: tree.commit,
    scope,
    base,
    inputs,
    counts: result.counts,
    checks: result.checks,
    findings: result.findings,
    findings_truncated: result.findings_truncated,
    overall_pass: result.overallPass,
  };
}
