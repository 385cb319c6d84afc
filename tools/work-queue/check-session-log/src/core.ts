import { sha256Of, type LogCheckRequest, type LogCheckResult, type TaskDocuments } from '@gatehouse/boards';
import type { SessionLogCheck } from '@gatehouse/contracts';

/** The report of a check (contract 36.4). `generatedAt`: local time without zone. */
export function logReport(
  { policy }: TaskDocuments,
  { log, stage, base }: LogCheckRequest,
  result: LogCheckResult,
  generatedAt: string,
): SessionLogCheck {
  const { bytes } = result;
  return {
    schema: 'session-log-check/v1',
    generated_at: generatedAt,
    policy: policy.used,
    log: { path: log, bytes: bytes?.length ?? null, sha256: bytes === undefined ? null : sha256Of(bytes) },
    stage,
    base: base?.shown ?? null,
    tasks: result.tasks,
    outcome: result.outcome,
    tests: result.tests,
    files_touched: result.filesTouched,
    cited_paths: result.citedPaths,
    checks: result.checks,
    findings: result.findings,
    findings_truncated: result.findings_truncated,
    overall_pass: result.pass,
  };
}
