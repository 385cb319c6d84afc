/** The report of a closure (contract 38.7). */
import {
  idKey,
  linkedPlans,
  sha256Of,
  sourceFile,
  type FindingsSummary,
  type GatesReading,
  type LogCheckResult,
  type TaskDocuments,
} from '@gatehouse/boards';
import type { SourceFile, TaskClosureCheck } from '@gatehouse/contracts';
import { documentsOf } from './document-rules';

export interface ReportFacts {
  /** The repository as it is judged. */
  after: TaskDocuments;
  log: { path: string; check: LogCheckResult };
  gates: GatesReading;
  reportPath: string | undefined;
  task: string;
  generatedAt: string;
  base: string;
  head: string;
  evidence: TaskClosureCheck['evidence'];
}

export function closureReport(summary: FindingsSummary, facts: ReportFacts): TaskClosureCheck {
  const { after, log, reportPath } = facts;
  const { tree, policy } = after;
  const task = after.board?.tasks.get(idKey(facts.task));
  const { bytes } = log.check;
  const report = reportPath === undefined ? undefined : tree.read(reportPath);
  return {
    schema: 'task-closure-check/v1',
    generated_at: facts.generatedAt,
    policy: policy.used,
    task: facts.task,
    status: task?.status.text ?? null,
    base_commit: facts.base,
    head_commit: facts.head,
    log: { path: log.path, sha256: bytes === undefined ? null : sha256Of(bytes) },
    gate_report:
      reportPath === undefined || report === undefined ? null : { path: reportPath, sha256: sha256Of(report) },
    evidence: facts.evidence,
    documents: task === undefined ? [] : documentsOf(after, task),
    inputs: inputsOf(facts, reportPath, report),
    checks: summary.checks,
    findings: summary.findings,
    findings_truncated: summary.findings_truncated,
    overall_pass: summary.pass,
  };
}

/** What the verdict rests on: when one of these changes it no longer holds. */
function inputsOf(
  { after, gates, task: id }: ReportFacts,
  reportPath: string | undefined,
  report: Buffer | undefined,
): SourceFile[] {
  const task = after.board?.tasks.get(idKey(id));
  const linked = task === undefined ? [] : linkedPlans(after, task);
  const documents = after.inputs.filter(
    ({ role, path: file }) =>
      ['board', 'mirror', 'backlog'].includes(role) || (role === 'plan' && linked.includes(file)),
  );
  const gatesBytes = gates !== null && 'file' in gates ? after.tree.read(gates.file.path) : undefined;
  return [
    ...documents,
    ...(gates !== null && 'file' in gates && gatesBytes !== undefined
      ? [sourceFile('gates', gates.file.path, gatesBytes)]
      : []),
    ...(reportPath !== undefined && report !== undefined ? [sourceFile('gate_report', reportPath, report)] : []),
  ];
}
