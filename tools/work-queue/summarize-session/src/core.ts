/** The summary of a session as a document (contract 39.5). Pure: facts in, report and Markdown out. */
import type { FindingsSummary } from '@gatehouse/boards';
import type { ChecklistBox, SessionSummary } from '@gatehouse/contracts';
import { markdownLine } from '@gatehouse/render';
import { checklist } from './boxes';
import type { SessionFacts } from './facts';
import { summaryLines, summarySections } from './summary-text';
import { checkSummary, readSummary } from './text-checks';

export interface ReportMetadata {
  generatedAt: string;
  gateReport: SessionSummary['gate_report'];
}

export interface Summarized {
  report: SessionSummary;
  /** The text that was written or judged. */
  text: string;
  summary: FindingsSummary;
}

/** Writes the summary from the facts, or judges `given`. */
export function summarize(
  facts: SessionFacts,
  given: { text: string; file: string } | undefined,
  metadata: ReportMetadata,
): Summarized {
  const text = given?.text ?? `${summaryLines(summarySections(facts)).map(markdownLine).join('\n')}\n`;
  const summary = checkSummary(text, facts, given?.file ?? null);
  const boxes = checklist(facts, summary);
  const { log, task, taskId, base, tests } = facts;
  const report: SessionSummary = {
    schema: 'session-summary/v1',
    generated_at: metadata.generatedAt,
    policy: facts.after.policy.used,
    log: { path: log.path, sha256: log.sha256 },
    task: task?.id ?? taskId ?? null,
    status: task?.status.text ?? null,
    base_commit: base ?? null,
    gate_report: metadata.gateReport,
    tests: tests ?? null,
    mode: given === undefined ? 'write' : 'check',
    sections: readSummary(text).sections,
    checklist: boxes,
    checks: summary.checks,
    findings: summary.findings,
    findings_truncated: summary.findings_truncated,
    overall_pass: given === undefined ? boxes.every(({ status }) => status !== 'fail') : summary.errors.length === 0,
  };
  return { report, text, summary };
}

const marks = { pass: 'x', fail: ' ', not_applicable: '-' };

export function summaryMarkdown({ report, text }: Summarized): string {
  return `${[...text.trimEnd().split('\n'), '', 'CHECKLIST', ...report.checklist.map(boxLine)].map(markdownLine).join('\n')}\n`;
}

function boxLine({ text, status, problems }: ChecklistBox): string {
  return `- [${marks[status]}] ${text}${problems.length === 0 ? '' : ` ${problems.join('; ')}`}`;
}

/** `[summary] ID: pass (6 of 7 boxes, 1 not applicable)` */
export function resultLine({ task, checklist: boxes, overall_pass: pass }: SessionSummary): string {
  const count = (wanted: ChecklistBox['status']): number => boxes.filter(({ status }) => status === wanted).length;
  return `[summary] ${task ?? 'no task'}: ${pass ? 'pass' : 'fail'} (${count('pass')} of ${boxes.length} boxes, ${count('not_applicable')} not applicable)`;
}
