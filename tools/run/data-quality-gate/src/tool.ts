import path from 'node:path';
import { defineTool } from '@gatehouse/cli';
import { dataQualityReport, Failure, formatDocument } from '@gatehouse/contracts';
import { makeStampedFolder, publish } from '@gatehouse/files';
import { stamp } from '@gatehouse/render';
import { inputFiles, isAmong } from '@gatehouse/tables';
import { examine } from './gate';
import { columnsOnly } from './columns';
import { checkLines, measures } from './ci-output';
import { renderMarkdown } from './markdown';
import { options } from './options';
import type { GateRequest } from './request';
import { chosenOptions, type ChosenOptions } from './settings';

/** DuckDB starts as many as it is told, and a machine has no endless number of them to give. */
const mostThreads = 1024;

export const tool = defineTool({
  name: 'data-quality-gate',
  purpose:
    'Says whether a CSV file is fit for a run: structure, columns, rows, duplicates, missing cells, numbers, freshness.',
  description:
    'Reads the whole table once, however large, and judges structure, columns, rows, duplicates, missing cells, ' +
    'numbers and freshness; the report names the rows behind each failure. With --data it goes by an entry of ' +
    'gatehouse.json.',
  next: ['official-run'],
  options,
  reads: [
    '--input-csv: CSV, UTF-8, with a header (RFC 4180), perhaps packed; or Parquet',
    'with --data: gatehouse.json (gatehouse.schema.json), and DQ_REQUIRED_COLUMNS, … as official-run takes them',
  ],
  writes: [
    '<out-dir>/data_quality_<stamp>/data_quality_report.json: data-quality-report.schema.json',
    '<out-dir>/data_quality_<stamp>/data_quality_report.md',
    '--out-html: HTML that carries a data-quality-page.schema.json',
    '--columns-only --json: input-columns.schema.json; --print-settings --json: settings-in-force.schema.json',
  ],
  statuses: { '2': 'not fit: `overall_pass` is false, `failures` says why' },
  examples: [
    'data-quality-gate --input-csv data/momentum_scores.csv --numeric-columns score --key-columns date,ticker --min-rows 100',
    'data-quality-gate --input-csv data/momentum_scores.csv --min-rows 100 --format github',
  ],
  labels: (given) => ({ input: given['input-csv'] ?? given.data ?? '' }),
  async run({ options, given: sourceOf, root, env, now, path: resolve, warn, progress }) {
    const { force, given } = chosenOptions(options, { root, given: sourceOf, env });
    if (options['print-settings']) return force.printed;
    const files = inputFiles(given['input-csv'], resolve);
    if (given['columns-only']) return columnsOnly(requestOf(given, files, resolve));
    const html = given['out-html'] ? resolve(given['out-html']) : undefined;
    if (html !== undefined && isAmong(files, html))
      throw new Failure('usage', `option --out-html: ${html} is the input; give the page a file of its own`);
    const request = requestOf(given, files, resolve);
    const report = await examine(request, now, progress);
    const folder = makeStampedFolder(resolve(given['out-dir']), { before: 'data_quality_', stamp: stamp(now) });
    const json = path.join(folder, 'data_quality_report.json');
    const markdown = path.join(folder, 'data_quality_report.md');
    const text = formatDocument(dataQualityReport, report);
    publish(markdown, renderMarkdown(report, json));
    publish(json, text);
    if (html !== undefined) publish(html, await (await import('./page')).pageText(report, { path: json, json: text }));
    for (const warning of report.warnings ?? []) warn(warning);
    return {
      status: report.overall_pass ? 0 : 2,
      lines: [
        `[done] report_json=${json}`,
        `[done] report_md=${markdown}`,
        ...(html === undefined ? [] : [`[done] report_html=${html}`]),
      ],
      document: report,
      problems: report.failures ?? [],
      checks: checkLines(report),
      measures: measures(report),
    };
  },
});

/** The request that the options make. Throws Failure `usage` for a memory limit that is not a size. */
function requestOf(given: ChosenOptions, files: readonly string[], resolve: (path: string) => string): GateRequest {
  const memoryLimit = given['memory-limit'].trim();
  if (!/^\d+(\.\d+)?\s*[KMGT]i?B$/i.test(memoryLimit)) {
    throw new Failure(
      'usage',
      `option --memory-limit: expected a size such as 512MB or 1GiB, got '${given['memory-limit']}'`,
    );
  }
  const { threads, 'tmp-dir': temporary } = given;
  if (threads !== undefined && (threads < 1 || threads > mostThreads))
    throw new Failure('usage', `option --threads: expected 1 to ${mostThreads}, got ${threads}`);
  checkPanelOptions(given);
  return {
    inputs: {
      input_csv: given['input-csv'],
      required_columns: given['required-columns'],
      numeric_columns: given['numeric-columns'],
      key_columns: given['key-columns'],
      date_column: given['date-column'],
      min_rows: given['min-rows'],
      max_missing_ratio: given['max-missing-ratio'],
      max_duplicate_ratio: given['max-duplicate-ratio'],
      max_staleness_days: given['max-staleness-days'],
      out_dir: given['out-dir'],
      max_future_days: given['max-future-days'] ?? null,
      min_assets_per_date: given['min-assets-per-date'] ?? null,
      max_asset_drop_ratio: given['max-asset-drop-ratio'] ?? null,
      refuse_constant_columns: given['refuse-constant-columns'],
      memory_limit: given['memory-limit'],
      threads: threads ?? null,
      tmp_dir: temporary ?? null,
      ...(given.data === undefined ? {} : { data: given.data }),
    },
    inputCsv: given['input-csv'] === '-' ? '-' : resolve(given['input-csv']),
    files,
    requiredColumns: names(given['required-columns']),
    numericColumns: names(given['numeric-columns']),
    keyColumns: names(given['key-columns']),
    dateColumn: given['date-column'],
    minRows: given['min-rows'],
    maxMissingRatio: given['max-missing-ratio'],
    maxDuplicateRatio: given['max-duplicate-ratio'],
    maxStalenessDays: given['max-staleness-days'],
    maxFutureDays: given['max-future-days'],
    minAssetsPerDate: given['min-assets-per-date'],
    maxAssetDropRatio: given['max-asset-drop-ratio'],
    refusesConstantColumns: given['refuse-constant-columns'],
    memoryLimit,
    threads,
    temporary: temporary === undefined ? undefined : resolve(temporary),
  };
}

/** The checks of dates need dates. Throws Failure `usage`. */
function checkPanelOptions(given: ChosenOptions): void {
  const { 'max-asset-drop-ratio': drop, 'min-assets-per-date': least } = given;
  if (least !== undefined && least < 1)
    throw new Failure('usage', `option --min-assets-per-date: expected 1 or more, got ${least}`);
  if (drop !== undefined && (drop < 0 || drop > 1))
    throw new Failure('usage', `option --max-asset-drop-ratio: expected 0 to 1, got ${drop}`);
  const needsDates = [
    ...(least === undefined ? [] : ['--min-assets-per-date']),
    ...(drop === undefined ? [] : ['--max-asset-drop-ratio']),
    ...(given['refuse-constant-columns'] ? ['--refuse-constant-columns'] : []),
  ][0];
  if (needsDates !== undefined && given['date-column'] === '')
    throw new Failure('usage', `option ${needsDates}: give the column of dates with --date-column`);
  if (given['refuse-constant-columns'] && names(given['numeric-columns']).length === 0)
    throw new Failure('usage', 'option --refuse-constant-columns: give the columns with --numeric-columns');
}

function names(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
