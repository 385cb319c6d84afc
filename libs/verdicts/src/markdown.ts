import type { RecordedChecks } from '@gatehouse/contracts';
import { markdownItem, markdownLine, pyStr } from '@gatehouse/render';

/** The checks as list items, their findings below; a note says how many are left out. */
export function checkItems(checks: Readonly<RecordedChecks>): string[] {
  return Object.entries(checks).flatMap(([id, { status, findings, total }]) => [
    `- ${id}: ${status}`,
    ...findings.map((finding) => `  - ${markdownItem(finding)}`),
    ...(total > findings.length ? [`  - … and ${total - findings.length} more`] : []),
  ]);
}

/** A verdict as people read it: title, facts, overall_pass, then sections of lines. */
export function verdictMarkdown(
  title: string,
  overallPass: boolean,
  facts: Readonly<Record<string, unknown>>,
  sections: readonly (readonly string[])[],
): string {
  const lines = [
    `# ${title}`,
    '',
    `- overall_pass: ${pyStr(overallPass)}`,
    ...Object.entries(facts).map(([key, value]) => `- ${key}: ${pyStr(value)}`),
    ...sections.flatMap((section) => ['', ...section]),
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}
