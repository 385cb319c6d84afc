/** The report of telemetry gates as people read it (contract 37.8). */
import type { GateResult, TelemetryGateReport } from '@gatehouse/contracts';
import { markdownCell, markdownLine, pyStr } from '@gatehouse/render';

function isNotPassed({ status }: GateResult): boolean {
  return status !== 'pass' && status !== 'waived';
}

/** `shown`: the task, the plan as it was given, or `all`. */
export function resultLine(shown: string, { gates, counts, overall_pass: pass }: TelemetryGateReport): string {
  const not = gates.filter(isNotPassed).length;
  return `[gates] ${shown}: ${pass ? 'pass' : 'fail'} (${counts.pass} pass, ${not} not, ${counts.waived} waived)`;
}

/** Why the verdict is fail. */
export function problemsOf(shown: string, report: TelemetryGateReport): string[] {
  const problems = report.gates.filter(isNotPassed).map(({ id, status, message }) => `${id}: ${status}: ${message}`);
  if (report.gates.length === 0 && !report.overall_pass) problems.push(`no gate is defined for ${shown}`);
  else if (problems.length === 0 && !report.overall_pass)
    problems.push(`no blocking gate of ${shown} passed: waivers alone are not a pass`);
  return problems;
}

/** Verdicts in the data that the data does not bear out. */
export function disbelieved({ gates }: TelemetryGateReport): string[] {
  return gates
    .filter((gate) => gate.stored_verdict_disagrees)
    .map(
      ({ id, stored_verdict: stored, underlying }) =>
        `${id}: the source says ${String(stored)}, its figures say ${underlying}: not believed`,
    );
}

export function gatesMarkdown(shown: string, report: TelemetryGateReport): string {
  const notPassed = report.gates.filter(isNotPassed);
  const row = (cells: readonly (string | number | null)[]): string =>
    `| ${cells.map((cell) => markdownCell(cell === null ? '' : String(cell))).join(' | ')} |`;
  const lines = [
    `# Telemetry Gate Report (${shown})`,
    '',
    `- generated_at: ${report.generated_at}`,
    `- overall_pass: ${pyStr(report.overall_pass)}`,
    ...(report.as_of === null ? [] : [`- as_of: ${report.as_of}`]),
    ...(report.exempt === null ? [] : [`- exempt: ${report.exempt.reason}`]),
    '',
    '## Gates',
    '',
    '| gate | status | metric | value | needed | samples | content time | sources |',
    '|---|---|---|---|---|---|---|---|',
    ...report.gates.map((gate) =>
      row([
        gate.id,
        gate.status,
        gate.metric,
        gate.value,
        gate.op === null ? '' : `${gate.op} ${gate.threshold}`,
        gate.samples,
        gate.content_time,
        gate.sources.map(({ path }) => path).join(', '),
      ]),
    ),
    '',
    '## Not passed',
    '',
    ...(notPassed.length === 0
      ? ['- none']
      : notPassed.map(({ id, status, message }) => `- **${id}** (${status}) ${message}`)),
    ...report.refused_waivers.flatMap(({ path, problem }, index) => [
      ...(index === 0 ? ['', '## Refused waivers', ''] : []),
      `- ${path}: ${problem}`,
    ]),
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}
