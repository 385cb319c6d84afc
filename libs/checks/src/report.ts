/** A verdict as people, scripts and the next tool read it: lines of standard error, a document and its Markdown. */
import path from 'node:path';
import { publish } from '@gatehouse/files';
import { markdownItem, markdownLine } from '@gatehouse/render';
import type { Checks } from './checks';

/**
 * `<check>: <finding>` for each finding of a check that failed or lacks evidence, `warning: <check>: <finding>` for warnings; all
 * that are kept. `failures: false` leaves the first out, where standard output has them; `warnings: false` the others.
 */
export function findingLines(
  checks: Checks,
  { failures = true, warnings = true }: { failures?: boolean; warnings?: boolean } = {},
): string[] {
  return checks.ids().flatMap((id) => {
    const status = checks.status(id);
    const bad = status === 'fail' || status === 'missing';
    if (bad ? !failures : status !== 'warn' || !warnings) return [];
    const before = bad ? id : `warning: ${id}`;
    const found = checks.findings(id);
    const more = checks.total(id) - found.length;
    return [
      ...found.map((finding) => `${before}: ${finding}`),
      ...(more > 0 ? [`${before}: ${more} more findings of this kind`] : []),
    ];
  });
}

/** The Markdown of a verdict: title, verdict, facts as `- name: value`, one line per check with its findings below. */
export function checksMarkdown(
  title: string,
  {
    overallPass,
    facts = {},
    checks,
  }: { overallPass: boolean; facts?: Readonly<Record<string, string>>; checks: ReturnType<Checks['document']> },
): string {
  const lines = [
    `# ${title}`,
    '',
    `- overall_pass: ${overallPass ? 'True' : 'False'}`,
    ...Object.entries(facts).map(([name, value]) => `- ${name}: ${value}`),
    '',
    '## Checks',
    '',
    ...Object.entries(checks).flatMap(([id, { status, findings, total }]) => [
      `- ${id}: ${status}`,
      ...findings.map((finding) => `  - ${markdownItem(finding)}`),
      ...(total > findings.length ? [`  - and ${total - findings.length} more`] : []),
    ]),
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}

/**
 * Writes `<name>.json` and `<name>.md` into the folder, each whole or old (contract 0.8), the Markdown first. `name` is that of the
 * schema, with `_` for `-`. Gives the lines of standard output that name them. Throws Failure `io`.
 */
export function publishReport(folder: string, schema: string, json: string, markdown: string): string[] {
  const name = schema.replace(/\/v\d+$/, '').replaceAll('-', '_');
  const [jsonFile, markdownFile] = [path.join(folder, `${name}.json`), path.join(folder, `${name}.md`)];
  publish(markdownFile, markdown);
  publish(jsonFile, json);
  return [`[done] ${name}_json=${jsonFile}`, `[done] ${name}_md=${markdownFile}`];
}
