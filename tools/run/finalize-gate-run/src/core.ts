import type { CostRow, LedgerRow, ProductionGatesReport, RunContext } from '@gatehouse/contracts';
import { markdownCode, markdownItem, markdownLine, pyFloat, pyStr, sixDecimals } from '@gatehouse/render';
import { gateVerdict, stageCells, verdictInWords } from '@gatehouse/records';
import { reportGates, reportTag, tagAndOwner } from '@gatehouse/runs';

/** What a run and its report say; paths as people are told of them. */
export interface Evidence {
  runDir: string;
  reportJson: string;
  /** Undefined when the run has none. */
  context: RunContext | undefined;
  report: ProductionGatesReport;
  /** As the ledger names it; S3 when left out. */
  stage?: string;
}

export interface Finalized {
  decisionTag: string;
  owner: string;
  result: 'pass' | 'fail';
  row: LedgerRow;
  summary: string;
  /** What does not fit together; undefined when all does. */
  warning: string | undefined;
}

/** The ledger row and the final summary of a run (contract 5). Only an overall_pass that is exactly true is a pass. */
export function finalize(evidence: Evidence, { today, objective }: { today: string; objective: string }): Finalized {
  const { context, report, runDir, reportJson } = evidence;
  const { decisionTag, owner } = tagAndOwner(context, report);
  const result = reportGates(report)['overall_pass'] === true ? 'pass' : 'fail';
  const row: LedgerRow = {
    date: today,
    stage: evidence.stage ?? stageCells.S3,
    decision_tag: decisionTag,
    owner,
    objective,
    command_ref: markdownCode(`${runDir}/command.sh`),
    artifact_ref: markdownCode(reportJson),
    result,
    next_action: result === 'pass' ? 'promote to next stage' : 'review failed gate components and rerun',
  };
  return {
    decisionTag,
    owner,
    result,
    row,
    summary: summary(row, runDir, report),
    warning: mismatch(evidence, decisionTag),
  };
}

function mismatch({ report, reportJson, runDir }: Evidence, decisionTag: string): string | undefined {
  const ofReport = reportTag(report);
  if (ofReport === undefined || ofReport === decisionTag) return undefined;
  return `the decision tag of ${runDir} is '${decisionTag}', that of ${reportJson} is '${ofReport}': the audit of this run will fail`;
}

function summary(row: LedgerRow, runDir: string, report: ProductionGatesReport): string {
  const wf = report.wf_stress;
  const lines = [
    `# Gate Final Summary (${row.decision_tag})`,
    '',
    `- date: ${row.date}`,
    `- owner: ${row.owner}`,
    `- result: ${row.result}`,
    `- run_dir: ${markdownCode(runDir)}`,
    '',
    '## Key Metrics',
    '',
    ...['test_ic_mean', 'test_ic_pos_ratio', 'test_ic_n'].map((name) => `- wf_${name}: ${sixDecimals(wf?.[name])}`),
    '',
    '## Cost Stress',
    '',
    ...costLines(report.cost_stress ?? []),
    '',
    '## Gate Booleans',
    '',
    ...gateLines(report),
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}

/** The summary with where the evidence log stood before this step: on paper, that binds all that came before. */
export function withLogState(text: string, end: { log: string; entries: number; head: string } | undefined): string {
  if (end === undefined) return text;
  return `${text}\n## Evidence\n\n- log: ${end.log}\n- entries: ${end.entries}\n- head: ${end.head}\n`;
}

function costLines(rows: readonly CostRow[]): string[] {
  if (rows.length === 0) return ['- no cost rows found'];
  return rows.map(
    (row) =>
      `- x${multiplier(row.cost_multiplier)}: return_code=${pyStr(row.return_code)}, test_ic=${sixDecimals(row.test_ic)}`,
  );
}

/** A multiplier is a float whatever its value, and JSON does not tell 2.0 from 2. */
function multiplier(value: unknown): string {
  return typeof value === 'number' ? pyFloat(value) : pyStr(value);
}

/**
 * What is not a truth value is listed too: a gate that was not computed must be seen. A gate that states itself says so
 * in its own words.
 */
function gateLines(report: ProductionGatesReport): string[] {
  const gates = reportGates(report);
  const names = Object.keys(gates).sort();
  const none = names.some((name) => typeof gates[name] === 'boolean') ? [] : ['- no gate booleans found'];
  const stated = names.flatMap((name) => {
    const verdict = gateVerdict(report, name);
    return verdict === undefined ? [] : [`- ${markdownItem(verdict.label ?? name)}: ${verdictInWords(verdict)}`];
  });
  return [
    ...none,
    ...names.map((name) => `- ${markdownItem(name)}: ${pyStr(gates[name])}`),
    ...(stated.length === 0 ? [] : ['', '## Gate Verdicts', '', ...stated]),
  ];
}
