/** The report as machine readers are told it (contract 0.17, 0.18). */
import type { Measures } from '@gatehouse/cli';
import type { DataQualityReport } from '@gatehouse/contracts';
import type { CheckLine } from '@gatehouse/render';

/**
 * Its checks in order, with the warnings of those that passed; a failed one stands at the first line that it has a
 * sample of.
 */
export function checkLines(report: DataQualityReport): CheckLine[] {
  const given = textOf(report.inputs?.['input_csv']);
  const absolute = textOf(report.metrics?.['input_csv']);
  // A file behind a pattern is named as the pattern was given: build servers want it relative.
  const before = absolute.endsWith(given) ? absolute.slice(0, absolute.length - given.length) : '';
  const asGiven = (file: string): string => (file.startsWith(before) ? file.slice(before.length) : file);
  // What concerns all rows concerns the one file that a pattern may stand for.
  const [only, ...others] = report.input?.files ?? [];
  const whole = only === undefined || others.length > 0 ? given : asGiven(only.path);
  return Object.entries(report.checks ?? {}).map(([name, pass]): CheckLine => {
    if (pass) return { name, pass, messages: report.warnings_by_check?.[name] ?? [] };
    const row = report.samples?.[name]?.rows[0];
    return {
      name,
      pass,
      messages: report.failures_by_check?.[name] ?? [],
      file: row?.file === undefined ? whole : asGiven(row.file),
      ...(row === undefined ? {} : { line: row.line }),
    };
  });
}

export function measures(report: DataQualityReport): Measures {
  const rows = report.metrics?.['row_count'];
  return {
    pass: report.overall_pass === true,
    metrics: [
      {
        name: 'gatehouse_data_quality_rows',
        help: 'Rows of the input.',
        samples: typeof rows === 'number' ? [{ value: rows }] : [],
      },
      {
        name: 'gatehouse_data_quality_check_pass',
        help: '1 when the check passed, 0 when it failed.',
        samples: Object.entries(report.checks ?? {}).map(([check, pass]) => ({
          labels: { check },
          value: pass ? 1 : 0,
        })),
      },
    ],
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
