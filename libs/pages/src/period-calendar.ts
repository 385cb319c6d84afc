/** What the periods tell by month and by year. */
import type { PageCalendar, PageYearFigures } from '@gatehouse/contracts';
import type { PeriodFigures } from './period-figures';
import { compounded, mean, rounded, type Column } from './period-series';

const mostYears = 20;

/** Mean IC of each month, the newest years. */
export function icCalendar(figures: PeriodFigures | undefined): PageCalendar {
  const title = 'IC by year and month';
  const lacking = (missing: string): PageCalendar => ({ title, note: null, missing, years: [] });
  if (figures === undefined || figures.dates.length === 0) return lacking('there are no period figures');
  const ic = figures.columns['ic'];
  if (ic?.some((value) => value !== null) !== true) return lacking('the period figures have no column ic');
  const years = new Map<string, { sum: number; count: number }[]>();
  figures.dates.forEach((date, index) => {
    const value = ic[index];
    const month = Number(date.slice(5, 7));
    if (value === null || value === undefined || !(month >= 1 && month <= 12)) return;
    const year = years.get(date.slice(0, 4)) ?? Array.from({ length: 12 }, () => ({ sum: 0, count: 0 }));
    years.set(date.slice(0, 4), year);
    const cell = year[month - 1] as { sum: number; count: number };
    cell.sum += value;
    cell.count += 1;
  });
  const sorted = [...years].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    title,
    note: sorted.length > mostYears ? `The last ${mostYears} of ${sorted.length} years.` : null,
    missing: null,
    years: sorted.slice(-mostYears).map(([year, months]) => ({
      year,
      months: months.map(({ sum, count }) =>
        count === 0 ? null : rounded(sum / count),
      ) as PageCalendar['years'][number]['months'],
    })),
  };
}

/** The period figures by year. `costRate` as in PeriodContext. */
export function yearFigures(figures: PeriodFigures | undefined, costRate: number | null): PageYearFigures[] {
  if (figures === undefined) return [];
  const years = new Map<string, number[]>();
  figures.dates.forEach((date, index) => {
    const year = years.get(date.slice(0, 4));
    if (year === undefined) years.set(date.slice(0, 4), [index]);
    else year.push(index);
  });
  const { ic, gross_return: gross, turnover, sleeve } = figures.columns;
  const first = sleeve?.[0] ?? null;
  return [...years].map(([year, rows]) => {
    const known = (column: Column | undefined, of: readonly number[]): number[] =>
      of.flatMap((row) => column?.[row] ?? []);
    const series = first === null ? rows : rows.filter((row) => sleeve?.[row] === first);
    const ics = known(ic, rows);
    const net =
      gross === undefined || turnover === undefined || costRate === null
        ? []
        : series.flatMap((row) => {
            const value = gross[row] ?? null;
            return value === null ? [] : [value - costRate * (turnover[row] ?? 0)];
          });
    const end = (returns: readonly number[]): number | null =>
      returns.length === 0 ? null : rounded(compounded(returns).at(-1) as number);
    const average = (values: readonly number[]): number | null => (values.length === 0 ? null : rounded(mean(values)));
    return {
      year,
      periods: rows.length,
      ic: average(ics),
      positive: ics.length === 0 ? null : rounded(ics.filter((value) => value > 0).length / ics.length),
      gross: end(known(gross, series)),
      net: end(net),
      turnover: average(known(turnover, rows)),
    };
  });
}
