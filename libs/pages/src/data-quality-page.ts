import {
  dataQualityPage as kind,
  type CheckSamples,
  type DataQualityPage,
  type DataQualityReport,
} from '@gatehouse/contracts';
import { counted, decimalsBeside, isDrawable, percent, percentDecimalsBeside, shortFigure } from './number-text';
import { fitted } from './fitted';
import { html, type Markup } from './html';
import { facts, figureWithTable, nothing, page, section, table, verdictWord } from './layout';
import { halo, Plot, plot } from './plot';

/** So many columns are drawn, those that miss most; the table has them all. */
const columnsDrawn = 30;

const titles = new Map([
  ['structure', 'Structure'],
  ['required_columns_present', 'Required columns'],
  ['min_rows', 'Enough rows'],
  ['duplicate_ratio', 'Equal rows'],
  ['missing_ratio', 'Missing cells'],
  ['numeric_integrity', 'Numbers'],
  ['freshness', 'Freshness'],
]);
const titleOf = (check: string): string => titles.get(check) ?? check;

/** The report of the data gate as a page (contract 1.11). */
export function dataQualityPage(document: DataQualityPage): string {
  const { report } = document;
  const checks = Object.entries(report.checks ?? {});
  const failed = checks.flatMap(([name, held]) => (held ? [] : [titleOf(name)]));
  const passed = report.overall_pass === true;
  const metrics = (report.metrics ?? {}) as Record<string, unknown>;
  const path = report.input?.path ?? String(report.inputs?.['input_csv'] ?? '');
  return page(kind, document, {
    title: `Data quality of ${path}`,
    kind: 'Data quality gate',
    heading: path.split('/').at(-1) || 'Data quality',
    verdict: {
      is: passed ? 'pass' : 'fail',
      word: passed ? 'Pass' : 'Fail',
      why:
        failed.length === 0
          ? `${counted(checks.length, 'check')} made, none failed.`
          : `${failed.length} of ${counted(checks.length, 'check')} failed: ${failed.join(', ')}.`,
    },
    facts: facts([
      ['Rows', countOf(metrics['row_count'])],
      ['Columns', countOf(metrics['column_count'])],
      ['Checked (UTC)', (report.generated_at ?? '').slice(0, 19).replace('T', ' ')],
      ['File', path],
      ['sha256', report.input?.sha256 ?? 'not stated'],
    ]),
    sections: [checksSection(report, metrics), missingSection(metrics), samplesSection(report)],
    sources: document.sources,
  });
}

function countOf(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en-US') : 'not known';
}

function checksSection(report: DataQualityReport, metrics: Record<string, unknown>): Markup {
  const number = (name: string): number | undefined => (typeof metrics[name] === 'number' ? metrics[name] : undefined);
  const [duplicates, mostDuplicates, days, mostDays] = [
    number('duplicate_ratio'),
    number('max_duplicate_ratio_threshold'),
    number('freshness_days'),
    number('max_staleness_days_threshold'),
  ];
  const [ofDuplicates, ofDays] = [percentDecimalsBeside(mostDuplicates, duplicates), decimalsBeside(mostDays, days, 2)];
  const hasNoDates = report.checks?.['freshness'] === true && !report.inputs?.['date_column'];
  const measured = new Map<string, readonly [string, string]>([
    ['min_rows', [countOf(metrics['row_count']), `at least ${countOf(metrics['min_rows_threshold'])}`]],
    ['duplicate_ratio', [percent(duplicates, ofDuplicates), `at most ${percent(mostDuplicates, ofDuplicates)}`]],
    [
      'freshness',
      hasNoDates
        ? ['no date column was named', '–']
        : [
            days === undefined ? '–' : `${shortFigure(days, ofDays)} days`,
            `at most ${shortFigure(mostDays, ofDays)} days`,
          ],
    ],
    ['missing_ratio', [`${Object.keys(ratiosOf(metrics)).length} columns`, `each at most ${allowed(metrics)}`]],
  ]);
  const rows = Object.entries(report.checks ?? {}).map(([name, passed]) => [
    titleOf(name),
    ...(measured.get(name) ?? ['–', '–']),
    verdictWord(passed),
  ]);
  const list = (title: string, texts: readonly string[] | undefined): Markup | undefined =>
    texts === undefined || texts.length === 0
      ? undefined
      : html`<h3>${title}</h3>
          <ul>
            ${texts.map((text) => html`<li>${text}</li>`)}
          </ul>`;
  return section(
    'checks',
    'Checks',
    rows.length === 0
      ? nothing('No check was made, and that is not a pass.')
      : table('Checks', [{ name: 'check' }, { name: 'measured' }, { name: 'passes when' }, { name: 'verdict' }], rows),
    list('Failures', report.failures),
    list('Warnings', report.warnings),
  );
}

function ratiosOf(metrics: Record<string, unknown>): Record<string, number | null> {
  return (metrics['missing_ratio_by_column'] ?? {}) as Record<string, number | null>;
}

function thresholdOf(metrics: Record<string, unknown>): number | undefined {
  const threshold = metrics['max_missing_ratio_threshold'];
  return typeof threshold === 'number' ? threshold : undefined;
}

/** The threshold with the decimals it needs beside the ratio that is nearest to it. */
function allowed(metrics: Record<string, unknown>): string {
  const threshold = thresholdOf(metrics);
  return percent(
    threshold,
    Object.values(ratiosOf(metrics)).reduce<number>(
      (most, ratio) => Math.max(most, percentDecimalsBeside(threshold, ratio)),
      2,
    ),
  );
}

function missingSection(metrics: Record<string, unknown>): Markup {
  const title = 'Missing cells by column';
  const ratios = Object.entries(ratiosOf(metrics)).map(([column, ratio]) => ({ column, ratio }));
  if (ratios.length === 0)
    return section('missing', title, nothing('The missing cells could not be counted, or there are no rows.'));
  const threshold = thresholdOf(metrics);
  const isOnScale = threshold !== undefined && threshold >= 0 && threshold <= 1;
  const drawn = ratios
    .flatMap(({ column, ratio }) => (isDrawable(ratio) ? [{ column, ratio }] : []))
    .sort((a, b) => b.ratio - a.ratio);
  const rows = ratios.map(({ column, ratio }) => [
    column,
    percent(ratio, percentDecimalsBeside(threshold, ratio)),
    ratio === null || threshold === undefined ? verdictWord(null) : verdictWord(ratio <= threshold),
  ]);
  return section(
    'missing',
    title,
    html`<p>
      Share of rows in which a column has no value; ${isOnScale ? 'the line is' : 'no line can be drawn at'} what is
      allowed,
      ${allowed(metrics)}.${drawn.length > columnsDrawn ? ` Drawn are the ${columnsDrawn} columns that miss most; the table has all ${ratios.length}.` : ''}
    </p>`,
    figureWithTable(
      missingPlot(drawn.slice(0, columnsDrawn), threshold, isOnScale, allowed(metrics)),
      table(
        'Missing cells by column',
        [{ name: 'column' }, { name: 'missing', numeric: true }, { name: 'verdict' }],
        rows,
      ),
    ),
  );
}

type Missing = { column: string; ratio: number };

function missingPlot(
  columns: readonly Missing[],
  threshold: number | undefined,
  isOnScale: boolean,
  allowedText: string,
): Markup {
  const line = threshold !== undefined && isOnScale ? [threshold] : [];
  const ratioText = ({ ratio }: Missing): string => percent(ratio, percentDecimalsBeside(threshold, ratio));
  const highest = Math.min(1, Math.max(...columns.map(({ ratio }) => ratio), ...line, 0.001) * 1.15);
  const label = `Missing ratio of ${counted(columns.length, 'column')}: ${columns.map((column) => `${column.column} ${ratioText(column)}`).join(', ')}. Allowed: ${allowedText}.`;
  const isAbove = ({ ratio }: Missing): boolean => threshold !== undefined && ratio > threshold;
  return plot('missing', label, ({ narrow }) => ({
    height: columns.length * (narrow ? 40 : 26) + 34,
    marginLeft: narrow ? 1 : 170,
    marginRight: narrow ? 1 : 100,
    marginTop: 26,
    marginBottom: 8,
    x: { domain: [0, highest], axis: null },
    y: { type: 'band', domain: columns.map(({ column }) => column), padding: 0, axis: null },
    marks: [
      Plot.barX(columns, {
        x1: 0,
        x2: highest,
        y: 'column',
        insetTop: narrow ? 22 : 6,
        insetBottom: 6,
        rx: 2,
        fill: 'var(--track)',
      }),
      Plot.barX(columns, {
        x1: 0,
        x2: 'ratio',
        y: 'column',
        insetTop: narrow ? 22 : 6,
        insetBottom: 6,
        rx: 2,
        fill: (column: Missing) => (isAbove(column) ? 'var(--fail)' : 'var(--accent)'),
        ariaDescription: 'column',
      }),
      Plot.tickX(line.length === 0 ? [] : columns, {
        x: () => line[0],
        y: 'column',
        insetTop: narrow ? 18 : 2,
        insetBottom: 2,
        stroke: 'var(--ink)',
        strokeWidth: 1.5,
        ariaDescription: 'threshold',
      }),
      Plot.text(line, {
        x: (value: number) => value,
        frameAnchor: 'top',
        dy: -16,
        textAnchor: (line[0] ?? 0) > highest * 0.6 ? 'end' : 'start',
        text: () => `allowed ${allowedText}`,
        fill: 'var(--ink)',
        fontWeight: 600,
      }),
      Plot.text(columns, {
        y: 'column',
        frameAnchor: 'left',
        textAnchor: 'start',
        ...(narrow ? { dy: -8 } : { dx: -170 }),
        text: ({ column }: Missing) => fitted(column, narrow ? 220 : 160),
        fill: 'var(--ink)',
      }),
      Plot.text(columns, {
        y: 'column',
        frameAnchor: 'right',
        textAnchor: 'end',
        ...(narrow ? { dy: -8 } : { dx: 94 }),
        text: (column: Missing) => `${isAbove(column) ? '✕ ' : ''}${ratioText(column)}`,
        fill: (column: Missing) => (isAbove(column) ? 'var(--fail)' : 'var(--ink)'),
        fontWeight: 600,
        ...halo,
      }),
    ],
  }));
}

function samplesSection(report: DataQualityReport): Markup {
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
