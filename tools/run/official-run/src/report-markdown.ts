/** The Markdown beside a report, for a workflow that writes none (contract 3.18). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure, productionGatesReport, type Figures, type ProductionGatesReport } from '@gatehouse/contracts';
import { inspectDocument, publish } from '@gatehouse/files';
import { markdownCell, markdownCode, markdownItem, markdownLine, pyStr } from '@gatehouse/render';
import { findReport, reportCompanions, reportGates, reportInputs, reportName } from '@gatehouse/runs';
import { settingsFile } from '@gatehouse/settings';
import type { RunRequest } from './request';
import type { RunContext } from './run';

/** What the report says, gate by gate, in its own words. `reportJson`: relative to the repository. */
export function reportMarkdown(report: ProductionGatesReport, workflow: string, reportJson: string): string {
  const inputs = reportInputs(report);
  const gates = reportGates(report);
  const lines = [
    `# ${workflow} report`,
    '',
    `- decision_tag: ${pyStr(inputs.decision_tag)}`,
    `- owner: ${pyStr(inputs.owner ?? '')}`,
    `- overall_pass: ${pyStr(gates['overall_pass'])}`,
    `- report_json: ${markdownCode(reportJson)}`,
    '',
    '## Gates',
    '',
    ...gateLines(gates, verdictsOf(report)),
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}

function verdictsOf(report: ProductionGatesReport): Record<string, Record<string, unknown>> {
  const { gate_verdicts: verdicts } = report as { gate_verdicts?: unknown };
  return typeof verdicts === 'object' && verdicts !== null ? (verdicts as Record<string, Record<string, unknown>>) : {};
}

function gateLines(gates: NonNullable<Figures>, verdicts: Record<string, Record<string, unknown>>): string[] {
  const names = Object.keys(gates).filter((name) => name !== 'overall_pass');
  if (names.length === 0) return ['- no gates stated'];
  if (Object.keys(verdicts).length === 0) return names.map((name) => `- ${markdownItem(name)}: ${pyStr(gates[name])}`);
  const cell = (value: unknown): string => markdownCell(value === undefined || value === null ? '' : pyStr(value));
  return [
    '| gate | passed | verdict | measured | rule | line | reason |',
    '|---|---|---|---|---|---|---|',
    ...names.map((name) => {
      const own = Object.hasOwn(verdicts, name) ? (verdicts[name] ?? {}) : {};
      const cells = [gates[name], own['verdict'], own['measured'], own['rule'], own['line'], own['reason']];
      return `| ${[markdownCell(name), ...cells.map(cell)].join(' | ')} |`;
    }),
  ];
}

/**
 * The Markdown beside the report, for a workflow of one's own that wrote none. It is not evidence, so no run fails for
 * it.
 */
export function writeReportMarkdown(
  request: RunRequest,
  { root, reportGlob }: RunContext,
  warn: (message: string) => void,
): void {
  const file = findReport(root, (tag) => tag === request.tag, undefined, [reportGlob]);
  if (file === undefined) return;
  const markdown = path.join(path.dirname(file), reportCompanions(file, request.workflow).markdown);
  const isReplaced = path.basename(file) === reportName && !existsSync(path.join(root, settingsFile));
  const report = inspectDocument(productionGatesReport, file);
  if (isReplaced || report.state !== 'read' || existsSync(markdown)) return;
  try {
    publish(markdown, reportMarkdown(report.value, request.workflow, path.relative(root, file)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    warn(`${path.relative(root, markdown)} cannot be written: ${error.message}`);
  }
}
