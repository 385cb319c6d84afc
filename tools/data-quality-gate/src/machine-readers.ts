/** The report as machine readers are told it (contract 0.17, 0.18). */
import type { Measures } from '@gatehouse/cli';
import type { DataQualityReport } from '@gatehouse/contracts';
import type { CheckLine } from '@gatehouse/render';

/** Its checks in order; a failed one stands at the first line that it has a sample of. */
export function checkLines(report: DataQualityReport): CheckLine[] {
  const given = String(report.inputs?.['input_csv'] ?? '');
  const whole = String(report.metrics?.['input_csv'] ?? '');
  // A file behind a pattern is named as the pattern was given: build servers want it relative.
  const before = whole.endsWith(given) ? whole.slice(0, whole.length - given.length) : '';
  const asGiven = (file: string): string => (file.startsWith(before) ? file.slice(before.length) : file);
  const lines = Object.entries(report.checks ?? {}).map(([name, pass]): CheckLine => {
    const row = pass ? undefined : report.samples?.[name]?.rows[0];
    return { name, pass, messages: report.failures_by_check?.[name] ?? [], ...(pass ? {} : { file: row?.file === undefined ? given : asGiven(row.file) }), ...(row === undefined ? {} : { line: row.line }) };
  });
  const warnings = report.warnings ?? [];
  return warnings.length === 0 ? lines : [...lines, { name: 'warnings', pass: true, messages: warnings }];
}

export function measures(report: DataQualityReport): Measures {
  const rows = report.metrics?.['row_count'];
  return {
    pass: report.overall_pass === true,
    metrics: [
      { name: 'gatehouse_data_quality_rows', help: 'Rows of the input.', samples: typeof rows === 'number' ? [{ value: rows }] : [] },
      { name: 'gatehouse_data_quality_check_pass', help: '1 when the check passed, 0 when it failed.', samples: Object.entries(report.checks ?? {}).map(([check, pass]) => ({ labels: { check }, value: pass ? 1 : 0 })) },
    ],
  };
}
