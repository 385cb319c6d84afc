import { dataQualityPage as kind, type DataQualityPage, type DataQualityReport } from '@gatehouse/contracts';
import { allowed, columnsSection, ratiosOf } from './data-quality-columns';
import { datesSection } from './data-quality-dates';
import { countOf, titleOf, withoutBrackets, type Metrics } from './data-quality-metrics';
import { samplesSection } from './data-quality-samples';
import { html, type Markup } from './html';
import { fact, facts, nothing, page, section, verdictWord } from './layout';
import { counted, decimalsBeside, percent, percentDecimalsBeside, shortFigure } from './number-text';
import { table } from './table';

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
      datesSection(metrics),
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

function failuresSection(report: DataQualityReport): Markup {
  const list = (title: string, texts: readonly string[] | undefined): Markup | undefined =>
    texts === undefined || texts.length === 0
      ? undefined
      : html`<h3>${title}</h3>
          <ul>
            ${texts.map((text) => html`<li>${withoutBrackets(text)}</li>`)}
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
  const missing = metrics['missing_required_columns'];
  const issues = Object.keys((metrics['numeric_issues'] ?? {}));
  const [required, numeric] = ['required_columns', 'numeric_columns'].map((name) => listed(report.inputs?.[name]));
  const measured = new Map<string, readonly [string, string]>([
    [
      'required_columns_present',
      [
        !Array.isArray(missing) ? '–' : missing.length === 0 ? 'none is missing' : `missing: ${missing.join(', ')}`,
        required === '' ? '–' : `there: ${required}`,
      ],
    ],
    [
      'numeric_integrity',
      [
        issues.length > 0
          ? `at fault: ${issues.join(', ')}`
          : numeric === ''
            ? 'no numeric column was named'
            : 'none is at fault',
        numeric === '' ? '–' : `finite numbers: ${numeric}`,
      ],
    ],
    ['structure', [countOfFaults(metrics['structure_faults']), 'rows, quotes and encoding are sound']],
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

/** `a,b` as `a, b`; nothing for what names no column. */
function listed(given: unknown): string {
  return typeof given === 'string' ? given.split(',').join(', ') : '';
}

function countOfFaults(faults: unknown): string {
  if (Array.isArray(faults)) return faults.length === 0 ? 'no fault' : counted(faults.length, 'fault');
  return typeof faults === 'number' ? (faults === 0 ? 'no fault' : counted(faults, 'fault')) : '–';
}
