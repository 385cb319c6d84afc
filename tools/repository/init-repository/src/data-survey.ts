/**
 * The data of official runs: which file, which of its columns mean what, and what the data gate says of it now
 * (contract 40.2).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  dataQualityReport,
  Failure,
  inputColumns,
  parseDocument,
  type DataQualityReport,
  type DataSettings,
} from '@gatehouse/contracts';
import { readStart } from '@gatehouse/files';
import { findGlob, type Siblings } from '@gatehouse/system';

/** Names that quants give to columns, the likeliest first; compared without case. */
const names = {
  date: ['date', 'asof', 'asof_date', 'as_of', 'signal_date', 'trade_date'],
  asset: ['ticker', 'asset', 'symbol', 'permno', 'id'],
  score: ['score', 'signal', 'alpha', 'ret'],
} as const;
const globs = ['data', 'scores'].flatMap((folder) =>
  ['csv', 'csv.gz', 'parquet'].map((ending) => `${folder}/**/*.${ending}`),
);
/** So many packed or Parquet files are asked for their columns, each by a process. */
const mostAsked = 20;
const longestHeader = 65_536; // bytes
const spareDays = 30;

export type Columns = Partial<Record<keyof typeof names, string>>;

export interface FoundData {
  /** Key of its entry. */
  name: string;
  entry: DataSettings;
  /** What was fitted, and what the gate says. */
  notes: string[];
}

/** Data or what is asked for in its place. */
export type DataSurvey = { data: FoundData; asked: string[] } | { data: undefined; asked: string[] };

/** Which columns are date, asset and score, by their names. */
export function meaningOf(columns: readonly string[]): Columns {
  const meant = Object.entries(names).flatMap(([meaning, known]) => {
    const found = known.flatMap((name) => columns.filter((column) => column.toLowerCase() === name))[0];
    return found === undefined ? [] : [[meaning, found]];
  });
  return Object.fromEntries(meant) as Columns;
}

/**
 * Looks at the file that is given, else for the one that has a date and a score. Throws Failure `missing-input` or
 * `damaged-input` for the given one.
 */
export function surveyData(root: string, given: string | undefined, siblings: Siblings): DataSurvey {
  if (given !== undefined) return described(root, given, columnsOf(root, given, siblings), siblings);
  const candidates = filesWithScores(root, siblings);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return described(root, only.file, only.columns, siblings);
  const asked =
    candidates.length === 0
      ? 'data: no file below data/ and scores/ has a date and a score; name it with --input-csv PATH'
      : `data: ${candidates.length} files have a date and a score (${candidates
          .slice(0, 3)
          .map(({ file }) => file)
          .join(', ')}${candidates.length > 3 ? ', …' : ''}); name one with --input-csv PATH`;
  return { data: undefined, asked: [asked] };
}

function filesWithScores(root: string, siblings: Siblings): { file: string; columns: string[] }[] {
  let asked = 0;
  const files = globs.flatMap((glob) => findGlob(root, glob).map(({ path: file }) => file));
  return files.flatMap((file) => {
    const isText = file.endsWith('.csv');
    if (!isText && (asked += 1) > mostAsked) return [];
    const columns = isText ? headerOf(path.join(root, file)) : ifReadable(() => columnsOf(root, file, siblings));
    const { date, score } = meaningOf(columns);
    return date === undefined || score === undefined ? [] : [{ file, columns }];
  });
}

/** Good enough to choose a file by; what is chosen is read by the gate. */
function headerOf(file: string): string[] {
  const line = ifReadable(() =>
    readStart(file, longestHeader)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/, 1),
  );
  return (line[0] ?? '').split(/[,;\t|]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function ifReadable<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

function columnsOf(root: string, file: string, siblings: Siblings): string[] {
  const { status, out, error } = siblings.ask(
    'data-quality-gate',
    ['--columns-only', '--json', '--root', root, '--input-csv', file],
    root,
  );
  if (status !== 0) throw new Failure('damaged-input', withoutName(error) || `the header of ${file} cannot be read`);
  return parseDocument(inputColumns, out, `the columns of ${file}`).columns;
}

function described(root: string, file: string, columns: string[], siblings: Siblings): DataSurvey {
  const { date, asset, score } = meaningOf(columns);
  const asked = (['date', 'asset', 'score'] as const).flatMap((meaning) =>
    meaningOf(columns)[meaning] === undefined
      ? [
          `${meaning} column of ${file}: none of ${names[meaning].join(', ')} is among ` +
            `${columns.slice(0, 12).join(', ')}; add it to the entry in gatehouse.json`,
        ]
      : [],
  );
  const known = [date, asset, score].filter((column) => column !== undefined);
  const keys = [date, asset].filter((column) => column !== undefined);
  const entry: DataSettings = {
    path: file,
    required_columns: known,
    ...(score === undefined ? {} : { numeric_columns: [score] }),
    ...(keys.length === 0 ? {} : { key_columns: keys }),
    ...(date === undefined ? {} : { date_column: date }),
  };
  const { fitted, notes } = fit(root, entry, siblings);
  return { data: { name: entryName(file), entry: { ...entry, ...fitted }, notes }, asked };
}

/**
 * Numbers of the entry that the gate's own defaults do not suit: a short or an old data set is not a defect that the
 * first run should end in.
 */
function fit(
  root: string,
  entry: DataSettings,
  siblings: Siblings,
): { fitted: Pick<DataSettings, 'min_rows' | 'max_staleness_days'>; notes: string[] } {
  const report = gateReport(root, entry, siblings);
  const { row_count: rows, freshness_days: age, first_date: first, newest_date: newest } = report.metrics ?? {};
  if (typeof rows !== 'number') return { fitted: {}, notes: [] };
  const notes = [
    `data: ${entry.path}, ${rows} rows${typeof first === 'string' && typeof newest === 'string' ? `, ${first} to ${newest}` : ''}`,
  ];
  const fitted: Pick<DataSettings, 'min_rows' | 'max_staleness_days'> = {};
  if (report.checks?.['min_rows'] === false) {
    fitted.min_rows = Math.max(1, rows);
    notes.push(`min_rows ${fitted.min_rows}: the gate's own 1000 is more than there are; raise it as the data grow`);
  }
  if (report.checks?.['freshness'] === false && typeof age === 'number') {
    fitted.max_staleness_days = Math.ceil(age) + spareDays;
    notes.push(
      `max_staleness_days ${fitted.max_staleness_days}: the newest date is ${Math.ceil(age)} days old; lower it when the data are renewed`,
    );
  }
  const left = Object.entries(report.failures_by_check ?? {})
    .filter(([check]) => check !== 'min_rows' && check !== 'freshness')
    .flatMap(([, reasons]) => reasons);
  if (left.length > 0) notes.push(`the data gate refuses this file now: ${left.slice(0, 3).join('; ')}`);
  return { fitted, notes };
}

/**
 * What the gate says of the file, its report kept nowhere. Throws Failure `io` when it cannot say: without it the first
 * run would end in its defaults.
 */
function gateReport(root: string, entry: DataSettings, siblings: Siblings): DataQualityReport {
  const words = (option: string, columns: readonly string[] | undefined): string[] =>
    columns === undefined ? [] : [option, columns.join(',')];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'init-repository-'));
  try {
    const { status, out, error } = siblings.ask(
      'data-quality-gate',
      [
        ...['--root', root, '--json', '--out-dir', folder, '--input-csv', entry.path as string],
        ...words('--required-columns', entry.required_columns),
        ...words('--numeric-columns', entry.numeric_columns),
        ...words('--key-columns', entry.key_columns),
        ...(entry.date_column === undefined ? [] : ['--date-column', entry.date_column]),
      ],
      root,
    );
    if (status !== 0 && status !== 2)
      throw new Failure('io', `the data gate cannot judge ${entry.path}: ${withoutName(error) || `status ${status}`}`);
    return parseDocument(dataQualityReport, out, `the report on ${entry.path}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function entryName(file: string): string {
  const stem = path.basename(file).replace(/(\.csv)?\.[A-Za-z0-9]+$/, '');
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(stem) ? stem : 'scores';
}

function withoutName(error: string): string {
  return error.trim().replace(/^data-quality-gate: /, '');
}
