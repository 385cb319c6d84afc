/** Rows behind the failures of the data gate, as they stand in the file. */
import type { CheckSamples, DataQualityReport } from '@gatehouse/contracts';
import { titleOf } from './data-quality-metrics';
import { html, type Markup } from './html';
import { nothing, section } from './layout';
import { counted } from './number-text';
import { table } from './table';

export function samplesSection(report: DataQualityReport): Markup {
  const samples = Object.entries(report.samples ?? {}).filter(([, { rows }]) => rows.length > 0);
  const failed = Object.values(report.checks ?? {}).some((passed) => !passed);
  if (samples.length === 0)
    return section(
      'samples',
      'Rows behind the failures',
      nothing(failed ? 'The checks that failed have no rows to show.' : 'No check failed, so there are none.'),
    );
  return section(
    'samples',
    'Rows behind the failures',
    samples.map(
      ([check, sample]) =>
        html`<h3>${titleOf(check)}</h3>
          ${sampleTable(titleOf(check), sample)}`,
    ),
  );
}

function sampleTable(title: string, { rows, truncated }: CheckSamples): Markup {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values ?? {})))];
  const faults = rows.some((row) => row.fault !== undefined);
  const files = rows.some((row) => row.file !== undefined);
  const cell = (value: string | null | undefined): Markup =>
    value === null || value === undefined ? html`<span class="soft">missing</span>` : html`<code>${value}</code>`;
  return table(
    `${title}: ${counted(rows.length, 'row')}${truncated ? ' of more' : ''}`,
    [
      ...(files ? [{ name: 'file' }] : []),
      { name: 'line', numeric: true },
      ...(faults ? [{ name: 'fault' }] : []),
      ...columns.map((name) => ({ name })),
    ],
    rows.map((row) => [
      ...(files ? [row.file ?? ''] : []),
      String(row.line),
      ...(faults ? [row.fault ?? ''] : []),
      ...columns.map((column) => cell(Object.hasOwn(row.values ?? {}, column) ? row.values?.[column] : undefined)),
    ]),
  );
}
