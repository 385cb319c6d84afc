/** The figures of each period that a report names (`outputs.periods_csv`, contract 18.13), as far as a workflow writes them. */
import { readSmallTable } from '@gatehouse/csv';
import { finiteNumber } from './figures';

/** Columns in the order of the dates; a column that is not there, or has no number, is left out. */
export interface PeriodTable {
  dates: readonly string[];
  columns: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Names of another handwriting for the same figures: what a workflow of one's own may write. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  date: ['date', 'month', 'period'],
  ic: ['ic', 'rank_ic'],
  gross_return: ['gross_return', 'long_short_return'],
  benchmark_return: ['benchmark_return', 'index_return'],
  names: ['names', 'stocks', 'assets'],
};
const wanted = [
  'names',
  'ic',
  'ic_pearson',
  'turnover',
  'cost_drag',
  'gross_return',
  'universe_return',
  'benchmark_return',
  'top_overlap',
  'rank_autocorrelation',
  'sleeve',
];

/** Throws Failure `damaged-input` naming `name` for what is no CSV. A row without a date is left out. */
export function periodFigures(content: Buffer, name: string): PeriodTable {
  const table = readSmallTable(content, name);
  const known = new Set(table.columns);
  const columnOf = (wantedName: string): string | undefined =>
    (aliases[wantedName] ?? [wantedName]).find((one) => known.has(one));
  const dateColumn = columnOf('date');
  if (dateColumn === undefined) return { dates: [], columns: {} };
  const date = table.column(dateColumn);
  const rows = Array.from({ length: table.rowCount }, (_, row) => row)
    .filter((row) => /^\d{4}-\d{2}/.test(date(row)))
    .sort((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : a - b));
  const columns = wanted.flatMap((column) => {
    const found = columnOf(column);
    if (found === undefined) return [];
    const cell = table.column(found);
    const values = rows.map((row) => finiteNumber(cell(row)) ?? null);
    return values.some((value) => value !== null) ? [[column, values] as const] : [];
  });
  return { dates: rows.map((row) => date(row)), columns: Object.fromEntries(columns) };
}
