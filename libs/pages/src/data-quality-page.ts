import {
  dataQualityPage as kind,
  type CheckSamples,
  type DataQualityPage,
  type DataQualityReport,
} from '@gatehouse/contracts';
import {
  counted,
  decimalsBeside,
  figureText,
  isDrawable,
  percent,
  percentDecimalsBeside,
  shortFigure,
} from './number-text';
import { html, markup, type Markup, type Piece } from './html';
import { fact, facts, nothing, page, section, verdictWord } from './layout';
import { table } from './table';

const titles = new Map([
  ['structure', 'Structure'],
  ['required_columns_present', 'Required columns'],
  ['min_rows', 'Row count'],
  ['duplicate_ratio', 'Duplicates'],
  ['missing_ratio', 'Missing cells'],
  ['numeric_integrity', 'Numeric columns'],
  ['freshness', 'Freshness'],
  ['coverage', 'Coverage of dates'],
  ['constant_columns', 'Constant columns'],
]);
const titleOf = (check: string): string => titles.get(check) ?? check;

type Metrics = Readonly<Record<string, unknown>>;

/** The report of the data gate as a page (contract 1.11). */
export function dataQualityPage(document: DataQualityPage): string {
  const { report } = document;
  const checks = Object.entries(report.checks ?? {});
  const failed = checks.flatMap(([name, held]) => (held ? [] : [titleOf(name)]));
  const passed = report.overall_pass === true;
  const metrics: Metrics = report.metrics ?? {};
  const given = report.inputs?.['input_csv'];
  const path = typeof given === 'string' && given !== '' && given !== '-' ? given : (report.input?.path ?? '');
  return page(kind, document, {
    title: `Data quality of ${path}`,
    kind: 'Data quality gate',
    navigation: document.navigation ?? [],
    heading: path.split('/').at(-1) || 'Data quality',
    verdict: {
      is: passed ? 'pass' : 'fail',
      word: passed ? 'Pass' : 'Fail',
      why:
        failed.length === 0
          ? `${counted(checks.length, 'check')} performed, none failed.`
          : `${failed.length} of ${counted(checks.length, 'check')} failed: ${failed.join(', ')}.`,
    },
    facts: facts([
      fact('Rows', countOf(metrics['row_count'])),
      fact('Columns', countOf(metrics['column_count'])),
      ...dateFacts(metrics),
      fact('Checked (UTC)', (report.generated_at ?? '').slice(0, 19).replace('T', ' ')),
      fact('File', path),
    ]),
    sections: [
      html`<div class="pair">${checksSection(report, metrics)}${failuresSection(report)}</div>`,
      columnsSection(metrics),
      samplesSection(report),
    ],
    sources: document.sources,
  });
}

/** What the gate knows of the dates and of the assets on each of them. */
function dateFacts(metrics: Metrics): ReturnType<typeof fact>[] {
  const text = (name: string): string => (typeof metrics[name] === 'string' ? metrics[name] : '');
  const assets = metrics['assets_per_date'] as Partial<Record<'min' | 'median' | 'max', number>> | null | undefined;
  return [
    ...(typeof metrics['dates'] === 'number' ? [fact('Dates', countOf(metrics['dates']))] : []),
    ...(text('first_date') === '' ? [] : [fact('Period', `${text('first_date')} to ${text('newest_date')}`)]),
    ...(assets
      ? [fact('Assets per date', `${countOf(assets.min)} to ${countOf(assets.max)}, median ${countOf(assets.median)}`)]
      : []),
  ];
}

function countOf(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en-US') : 'not known';
}

function failuresSection(report: DataQualityReport): Markup {
  const list = (title: string, texts: readonly string[] | undefined): Markup | undefined =>
    texts === undefined || texts.length === 0
      ? undefined
      : html`<h3>${title}</h3>
          <ul>
            ${texts.map((text) => html`<li>${text}</li>`)}
          </ul>`;
  const none = (report.failures ?? []).length === 0 && (report.warnings ?? []).length === 0;
  return section(
    'failures',
    'Failures and warnings',
    none && html`<p>None.</p>`,
    list('Failures', report.failures),
    list('Warnings', report.warnings),
  );
}

function checksSection(report: DataQualityReport, metrics: Metrics): Markup {
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
  return section(
    'checks',
    'Checks',
    rows.length === 0
      ? nothing('No check was performed, and that is not a pass.')
      : table(
          'Checks',
          [{ name: 'check' }, { name: 'measured' }, { name: 'passes when' }, { name: 'verdict', unnamed: true }],
          rows,
          { isCaptionUnseen: true },
        ),
  );
}

function ratiosOf(metrics: Metrics): Record<string, number | null> {
  return (metrics['missing_ratio_by_column'] ?? {}) as Record<string, number | null>;
}

function thresholdOf(metrics: Metrics): number | undefined {
  const threshold = metrics['max_missing_ratio_threshold'];
  return typeof threshold === 'number' ? threshold : undefined;
}

/** The threshold with the decimals it needs beside the ratio that is nearest to it. */
function allowed(metrics: Metrics): string {
  const threshold = thresholdOf(metrics);
  return percent(
    threshold,
    Object.values(ratiosOf(metrics)).reduce<number>(
      (most, ratio) => Math.max(most, percentDecimalsBeside(threshold, ratio)),
      2,
    ),
  );
}

interface Profile {
  min?: number | null;
  q25?: number | null;
  median?: number | null;
  q75?: number | null;
  max?: number | null;
  zeros?: number | null;
}

/** Each column once: what is missing against what is allowed, how it is distributed, how many values it has. */
function columnsSection(metrics: Metrics): Markup {
  const ratios = Object.entries(ratiosOf(metrics));
  if (ratios.length === 0)
    return section('columns', 'Columns', nothing('The missing cells could not be counted, or there are no rows.'));
  const threshold = thresholdOf(metrics);
  const profiles = (metrics['numeric_profile'] ?? {}) as Record<string, Profile | null>;
  const distinct = (metrics['distinct_by_column'] ?? {}) as Record<string, number | null>;
  const issues = (metrics['numeric_issues'] ?? {}) as Record<string, unknown>;
  const of = <T>(record: Readonly<Record<string, T>>, column: string): T | undefined =>
    Object.hasOwn(record, column) ? record[column] : undefined;
  const isOnScale = threshold !== undefined && threshold >= 0 && threshold <= 1;
  const end = scaleEnd(
    ratios.map(([, ratio]) => ratio),
    threshold,
  );
  const rows = ratios.map(([column, ratio]) => {
    const profile = of(profiles, column) ?? undefined;
    const issue = of(issues, column);
    return [
      column,
      missingTrack(column, ratio, threshold, end),
      percent(ratio, percentDecimalsBeside(threshold, ratio)),
      ratio === null || threshold === undefined ? verdictWord(null) : verdictWord(ratio <= threshold),
      typeof issue === 'string'
        ? html`<span class="word fail">✕ ${issue}</span>`
        : profile === undefined
          ? 'not judged as numbers'
          : 'numbers',
      countOrDash(of(distinct, column)),
      spread(column, profile),
      ...(['min', 'median', 'max', 'zeros'] as const).map((name) =>
        name === 'zeros' ? countOrDash(profile?.[name]) : shortFigure(profile?.[name]),
      ),
    ];
  });
  return section(
    'columns',
    'Columns',
    html`<p class="note">
      Missing: share of rows without a value; allowed is at most
      ${allowed(metrics)}${isOnScale ? '' : ', and no line can be drawn at that'}. Spread: from the smallest to the
      largest value, the box from the first to the third quartile, the line at the median.
    </p>`,
    table(
      'Columns',
      [
        { name: 'column' },
        { name: 'missing', unnamed: true },
        { name: 'missing', numeric: true },
        { name: 'verdict', unnamed: true },
        { name: 'type' },
        { name: 'distinct', numeric: true },
        { name: 'spread', unnamed: true },
        { name: 'min', numeric: true },
        { name: 'median', numeric: true },
        { name: 'max', numeric: true },
        { name: 'zeros', numeric: true },
      ],
      rows,
      { isCaptionUnseen: true },
    ),
  );
}

const countOrDash = (value: number | null | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : '–';

/** End of the scale of missing cells: what misses most, or what is allowed. */
function scaleEnd(ratios: readonly (number | null)[], threshold: number | undefined): number {
  return Math.min(1, Math.max(...ratios.filter(isDrawable), threshold ?? 0, 0.001) * 1.15);
}

function missingTrack(column: string, ratio: number | null, threshold: number | undefined, end: number): Piece {
  if (!isDrawable(ratio)) return '';
  const at = (value: number): string => (4 + (Math.max(0, value) / end) * 102).toFixed(1);
  const isAbove = threshold !== undefined && ratio > threshold;
  const line =
    threshold !== undefined && threshold >= 0 && threshold <= end
      ? `<path class="line" d="M${at(threshold)} 1V13"/>`
      : '';
  return html`<svg class="cell" viewBox="0 0 110 14" role="img" aria-label="${`${column}: ${percent(ratio)} missing`}">
    ${markup(`<rect class="bar" x="4" y="5" width="102" height="4"/>${line}<circle class="${isAbove ? 'fail' : 'pass'}" cx="${at(ratio)}" cy="7" r="4"/>`)}
  </svg>`;
}

/** A box from the first to the third quartile on a line from the smallest to the largest value. */
function spread(column: string, profile: Profile | undefined): Piece {
  const { min, q25, median, q75, max } = profile ?? {};
  if (!isDrawable(min) || !isDrawable(max) || !isDrawable(q25) || !isDrawable(q75) || !isDrawable(median)) return '';
  const span = max - min || 1;
  const at = (value: number): string => (4 + ((value - min) / span) * 102).toFixed(1);
  const box = Math.max(1, Number(at(q75)) - Number(at(q25))).toFixed(1);
  return html`<svg
    class="cell"
    viewBox="0 0 110 14"
    role="img"
    aria-label="${`${column}: from ${figureText(min)} to ${figureText(max)}, quartiles ${figureText(q25)}, ${figureText(median)}, ${figureText(q75)}`}"
  >
    ${markup(`<path class="whisker" d="M4 7H106"/><rect class="box" x="${at(q25)}" y="2" width="${box}" height="10"/><path class="line" d="M${at(median)} 1V13"/>`)}
  </svg>`;
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
