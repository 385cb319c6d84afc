import type { DataQualityReport } from '@gatehouse/contracts';
import { markdownCode, printable, pyFloat, pyRepr } from '@gatehouse/render';

/**
 * The report for reading (contract 1.10). Names and cells come from the data: what could break a line is shown as an
 * escape.
 */
export function renderMarkdown(report: DataQualityReport, reportJson: string): string {
  const metrics = report.metrics ?? {};
  const float = (value: unknown): string => (typeof value === 'number' ? pyFloat(value) : pyRepr(value));
  const items = (lines: readonly string[]): string[] =>
    lines.length === 0 ? ['- none'] : lines.map((line) => `- ${printable(line)}`);
  const warnings = report.warnings ?? [];
  return [
    '# Data Quality Gate Report',
    '',
    `- generated_at: ${report.generated_at}`,
    `- overall_pass: ${pyRepr(report.overall_pass)}`,
    `- input_csv: ${markdownCode(printable(String(metrics['input_csv'])))}`,
    '',
    '## Checks',
    '',
    ...Object.entries(report.checks ?? {}).map(([name, pass]) => `- ${name}: ${pyRepr(pass)}`),
    '',
    '## Failures',
    '',
    ...items(report.failures ?? []),
    '',
    ...(warnings.length === 0 ? [] : ['## Warnings', '', ...items(warnings), '']),
    '## Key Metrics',
    '',
    `- row_count: ${pyRepr(metrics['row_count'])}`,
    `- column_count: ${pyRepr(metrics['column_count'])}`,
    `- duplicate_ratio: ${float(metrics['duplicate_ratio'])}`,
    `- freshness_days: ${float(metrics['freshness_days'])}`,
    '',
    `- report_json: ${markdownCode(printable(reportJson))}`,
    '',
  ].join('\n');
}
