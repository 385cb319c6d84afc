/**
 * Plots of the figures of each period, and what of them is told by month and year. Pure: columns in, plots out, thinned to what can be seen.
 * Returns are compounded along one sleeve: labels that overlap would count a return more than once (contract 18.4).
 */
import type { PageCalendar, PagePlot, PageSeries, PageYearFigures } from '@gatehouse/contracts';
import { mean as meanOf, standardDeviation } from '@gatehouse/statistics';
import { figureText, percent, shortFigure } from './number-text';

/** Figures of each period, in the order of their dates. A column that is not there is undefined. */
export interface PeriodFigures {
  /** `YYYY-MM-DD`, or `YYYY-MM`. */
  dates: readonly string[];
  columns: Readonly<Record<string, readonly (number | null)[] | undefined>>;
}

export interface PeriodContext {
  /** First date of the test; null when nobody states it. */
  testStart: string | null;
  /** Cost of each unit traded; null when nobody states it. */
  costRate: number | null;
  /** Which label the benchmark has. */
  benchmark: string;
}

type Column = readonly (number | null)[];

/** Of at least one value. */
const mean = (values: readonly number[]): number => meanOf(values) ?? NaN;

const mostBars = 220;
const mostPoints = 400;
const day = 86_400_000;

/** Days since 1970-01-01; NaN for what is no date. */
export function dayOf(date: string): number {
  return Date.parse(`${date.length === 7 ? `${date}-01` : date.slice(0, 10)}T00:00:00Z`) / day;
}

/** All plots of the period figures, in the order in which a committee asks; without any figures each says what is missing. */
export function periodPlots(figures: PeriodFigures | undefined, context: PeriodContext): PagePlot[] {
  const periods = new Periods(figures ?? { dates: [], columns: {} }, context);
  return [
    periods.rankIc(),
    ...periods.returns(),
    periods.distribution(),
    periods.turnover(),
    periods.persistence(),
    periods.coverage(),
  ];
}

/** A plot without lines, shade and labels, to be filled. */
export function emptyPlot(name: string, title: string, changes: Partial<PagePlot> = {}): PagePlot {
  return {
    name,
    title,
    note: null,
    missing: null,
    x: 'time',
    unit: 'figure',
    labels: [],
    shade: null,
    lines: [],
    series: [],
    ...changes,
  };
}

class Periods {
  readonly #days: number[];
  readonly #shade: PagePlot['shade'];

  constructor(
    private readonly figures: PeriodFigures,
    private readonly context: PeriodContext,
  ) {
    this.#days = figures.dates.map(dayOf);
    const from = context.testStart === null ? NaN : dayOf(context.testStart);
    this.#shade = Number.isFinite(from) ? { from, label: 'test period' } : null;
  }

  /** The column, when it has a figure; else which one is missing. */
  #column(name: string): Column | string {
    const column = this.figures.columns[name];
    if (this.#days.length === 0) return 'there are no period figures';
    return column?.some((value) => value !== null) === true ? column : `the period figures have no column ${name}`;
  }

  rankIc(): PagePlot {
    const plot = emptyPlot('ic', 'Rank IC by period');
    const ic = this.#column('ic');
    if (typeof ic === 'string') return { ...plot, missing: ic };
    const known = ic.filter((value) => value !== null);
    const length = this.#rollingLength();
    const bars = grouped(this.#days, ic, mostBars);
    const { mean: average, error, t } = meanFigures(known);
    return {
      ...plot,
      note: `${known.length} periods, mean ${figureText(average)} ± ${figureText(error)} (t ${figureText(t, 2)})${bars.size > 1 ? `; each bar is the mean of ${bars.size} periods` : ''}`,
      shade: this.#shade,
      series: [
        { name: 'rank IC', mark: 'bars', colour: 'signed', x: bars.x, y: bars.y },
        { name: `mean of ${length} periods`, mark: 'line', colour: 'ink', ...thinned(this.#days, rolling(ic, length)) },
      ],
    };
  }

  /** A year of periods, at least three, at most a third of all. */
  #rollingLength(): number {
    const gaps = this.#days.slice(1).map((value, index) => value - (this.#days[index] as number));
    gaps.sort((a, b) => a - b);
    const spacing = gaps[Math.floor(gaps.length / 2)] ?? 30;
    const year = Math.round(365.25 / Math.max(spacing, 0.5));
    return Math.max(3, Math.min(year > 200 ? 252 : year, Math.floor(this.#days.length / 3)));
  }

  /** Cumulative return and drawdown. */
  returns(): PagePlot[] {
    const cumulative = emptyPlot('cumulative', 'Cumulative return, before and after costs', { unit: 'percent' });
    const drawdown = emptyPlot('drawdown', 'Drawdown, net of costs', { unit: 'percent' });
    const gross = this.#column('gross_return');
    if (typeof gross === 'string') return [cumulative, drawdown].map((plot) => ({ ...plot, missing: gross }));
    const curves = this.#curves(gross);
    const net = curves.find(({ multiplier }) => multiplier === 1);
    const base = curves[0] as Curve;
    const of = net ?? base;
    const low = drawdownOf(of.values);
    const lacks = [
      ...(net === undefined ? [typeof this.#column('turnover') === 'string' ? 'turnover' : 'the cost rate'] : []),
      ...(curves.some(({ multiplier }) => multiplier === null) ? [] : ['benchmark_return']),
    ];
    return [
      {
        ...cumulative,
        note:
          lacks.length === 0
            ? this.#sleeveNote()
            : [this.#sleeveNote(), `not drawn for want of ${lacks.join(' and ')}`].filter(Boolean).join('; '),
        shade: this.#shade,
        series: curves.map(({ name, mark, colour, days, values }) => ({
          name: `${name} ${signed(values.at(-1) ?? 0)}`,
          mark,
          colour,
          ...thinned(days, values),
        })),
      },
      {
        ...drawdown,
        title: net === undefined ? 'Drawdown, before costs' : drawdown.title,
        note: `deepest ${percent(Math.min(...low))}`,
        shade: this.#shade,
        series: [{ name: of.name, mark: 'line', colour: 'two', ...deepest(of.days, low) }],
      },
    ];
  }

  #sleeveNote(): string | null {
    const sleeves = new Set(this.figures.columns['sleeve']?.filter((value) => value !== null));
    return sleeves.size > 1 ? `one of ${sleeves.size} series that do not overlap` : null;
  }

  /** Positions of the sleeve of the first period; all where periods do not overlap. */
  #sleeve(): number[] {
    const sleeves = this.figures.columns['sleeve'];
    const first = sleeves?.[0] ?? null;
    return this.#days.flatMap((_, index) =>
      sleeves === undefined || first === null || sleeves[index] === first ? [index] : [],
    );
  }

  #curves(gross: Column): Curve[] {
    const sleeve = this.#sleeve();
    const days = sleeve.map((index) => this.#days[index] as number);
    const pick = (column: Column): (number | null)[] => sleeve.map((index) => column[index] ?? null);
    const own = pick(gross);
    const curve = (name: string, multiplier: number | null, colour: PageSeries['colour'], returns: Column): Curve => ({
      name,
      multiplier,
      colour,
      mark: multiplier === null ? 'dashed' : 'line',
      days,
      values: compounded(returns),
    });
    const turnover = this.#column('turnover');
    const { costRate } = this.context;
    const costs =
      typeof turnover === 'string' || costRate === null
        ? []
        : (
            [
              [1, 'two'],
              [1.5, 'three'],
              [2, 'four'],
            ] as const
          ).map(([multiplier, colour]) => {
            const traded = pick(turnover);
            const net = own.map((value, index) =>
              value === null ? null : value - multiplier * costRate * (traded[index] ?? 0),
            );
            return curve(`net ×${shortFigure(multiplier)}`, multiplier, colour, net);
          });
    const benchmark = this.#column('benchmark_return');
    return [
      curve('gross', 0, 'one', own),
      ...costs,
      ...(typeof benchmark === 'string' ? [] : [curve(this.context.benchmark, null, 'five', pick(benchmark))]),
    ];
  }

  distribution(): PagePlot {
    const plot = emptyPlot('distribution', 'Distribution of the IC', { x: 'number', unit: 'count' });
    const ic = this.#column('ic');
    if (typeof ic === 'string') return { ...plot, missing: ic };
    const known = ic.filter((value) => value !== null);
    const average = mean(known);
    const { centres, counts } = histogram(known, 16);
    const positive = known.filter((value) => value > 0).length;
    return {
      ...plot,
      note: `sd ${figureText(known.length > 1 ? standardDeviation(known) : null)}, ${percent(positive / known.length, 0)} above 0`,
      lines: [{ axis: 'x', at: average, label: `mean ${figureText(average)}` }],
      series: [{ name: 'periods', mark: 'bars', colour: 'one', x: centres, y: counts }],
    };
  }

  turnover(): PagePlot {
    return this.#over('turnover', 'Turnover by period', 'turnover', 'bars', 'three');
  }

  persistence(): PagePlot {
    const plot = emptyPlot('persistence', 'Rank autocorrelation and overlap of the best');
    const names = [
      ['rank_autocorrelation', 'rank autocorrelation', 'one', 'line'],
      ['top_overlap', 'overlap of the best', 'three', 'dashed'],
    ] as const;
    const found = names.flatMap(([column, name, colour, mark]) => {
      const values = this.#column(column);
      return typeof values === 'string' ? [] : [{ name, mark, colour, ...thinned(this.#days, values) }];
    });
    const first = this.#column('rank_autocorrelation');
    if (found.length === 0) return { ...plot, missing: typeof first === 'string' ? first : 'there are no figures' };
    return { ...plot, shade: this.#shade, series: found };
  }

  coverage(): PagePlot {
    return this.#over('coverage', 'Names by period', 'names', 'line', 'one', 'count');
  }

  #over(
    name: string,
    title: string,
    column: string,
    mark: 'bars' | 'line',
    colour: PageSeries['colour'],
    unit: PagePlot['unit'] = 'figure',
  ): PagePlot {
    const plot = emptyPlot(name, title, { unit });
    const values = this.#column(column);
    if (typeof values === 'string') return { ...plot, missing: values };
    const drawn = mark === 'bars' ? grouped(this.#days, values, mostBars) : { ...thinned(this.#days, values), size: 1 };
    const average = mean(values.filter((value) => value !== null));
    return {
      ...plot,
      note: `mean ${unit === 'count' ? shortFigure(average, 1) : figureText(average)}${drawn.size > 1 ? `; each bar is the mean of ${drawn.size} periods` : ''}`,
      shade: this.#shade,
      series: [{ name: column.replaceAll('_', ' '), mark, colour, x: drawn.x, y: drawn.y }],
    };
  }
}

interface Curve {
  name: string;
  /** Of the costs; 0 before costs, null for the benchmark. */
  multiplier: number | null;
  colour: PageSeries['colour'];
  mark: 'line' | 'dashed';
  days: number[];
  values: number[];
}

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
  figures.dates.forEach((date, index) => years.set(date.slice(0, 4), [...(years.get(date.slice(0, 4)) ?? []), index]));
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

/** Mean, its standard error and t of values that are taken as independent; null where there are too few. */
export function meanFigures(values: readonly number[]): {
  mean: number | null;
  error: number | null;
  t: number | null;
} {
  if (values.length === 0) return { mean: null, error: null, t: null };
  const average = mean(values);
  if (values.length < 2) return { mean: average, error: null, t: null };
  const error = (standardDeviation(values) ?? 0) / Math.sqrt(values.length);
  return { mean: average, error, t: error === 0 ? null : average / error };
}

/** Means of neighbours, so that there are no more than `most`. */
function grouped(
  days: readonly number[],
  values: Column,
  most: number,
): { x: number[]; y: (number | null)[]; size: number } {
  const size = Math.ceil(values.length / most);
  const [x, y]: [number[], (number | null)[]] = [[], []];
  for (let from = 0; from < values.length; from += size) {
    const known = values.slice(from, from + size).filter((value) => value !== null);
    x.push(days[Math.min(values.length - 1, from + Math.floor(size / 2))] as number);
    y.push(known.length === 0 ? null : rounded(mean(known)));
  }
  return { x, y, size };
}

/** Every k-th point, counted from the end, so that the last one is there. */
function thinned(days: readonly number[], values: Column): { x: number[]; y: (number | null)[] } {
  const step = Math.ceil(values.length / mostPoints);
  const [x, y]: [number[], (number | null)[]] = [[], []];
  for (let index = (values.length - 1) % step; index < values.length; index += step) {
    x.push(days[index] as number);
    y.push(rounded(values[index] ?? null));
  }
  return { x, y };
}

/** As thinned, but of each group the lowest: a drawdown is not missed. */
function deepest(days: readonly number[], values: readonly number[]): { x: number[]; y: number[] } {
  const step = Math.ceil(values.length / mostPoints);
  const [x, y]: [number[], number[]] = [[], []];
  for (let from = 0; from < values.length; from += step) {
    const group = values.slice(from, from + step);
    const low = Math.min(...group);
    x.push(days[from + group.indexOf(low)] as number);
    y.push(rounded(low));
  }
  return { x, y };
}

/** Mean of the last `length` values that are known; null until there are so many. */
function rolling(values: Column, length: number): (number | null)[] {
  const window: number[] = [];
  let sum = 0;
  return values.map((value) => {
    if (value === null) return null;
    window.push(value);
    sum += value;
    if (window.length > length) sum -= window[window.length - 1 - length] as number;
    return window.length < length ? null : sum / length;
  });
}

/** Π(1 + r) − 1 up to each period; what is lost wholly stays lost. A period without a return changes nothing. */
function compounded(returns: Column): number[] {
  let wealth = 1;
  return returns.map((value) => {
    wealth *= Math.max(0, 1 + (value ?? 0));
    return wealth - 1;
  });
}

/** Distance from the highest wealth before, as a share of it. */
function drawdownOf(values: readonly number[]): number[] {
  let highest = 1;
  return values.map((value) => {
    highest = Math.max(highest, 1 + value);
    return (1 + value) / highest - 1;
  });
}

/** Counts in bins of one width. */
export function histogram(values: readonly number[], bins: number): { centres: number[]; counts: number[] } {
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const width = (high - low || Math.abs(high) || 1) / bins;
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { centres: counts.map((_, bin) => rounded(low + (bin + 0.5) * width)), counts };
}

/** Six digits: more than can be seen. */
export function rounded<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toPrecision(6))) as T;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${percent(value, 0)}`;
}
