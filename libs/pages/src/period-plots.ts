/**
 * Plots of the figures of each period. Pure: columns in, plots out.
 * Returns are compounded along one sleeve: labels that overlap would count a return more than once (contract 18.4).
 */
import type { PagePlot, PageSeries } from '@gatehouse/contracts';
import { standardDeviation } from '@gatehouse/statistics';
import { figureText, percent, shortFigure } from './number-text';
import { dayOf, type PeriodContext, type PeriodFigures } from './period-figures';
import {
  compounded,
  deepest,
  drawdownOf,
  grouped,
  histogram,
  mean,
  meanFigures,
  rolling,
  thinned,
  type Column,
} from './period-series';
import { emptyPlot } from './plot-data';

const mostBars = 220;

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

function signed(value: number): string {
  // A part of a percent is told with a decimal: what rounds to nothing has no sign of its own.
  const size = Math.abs(value) * 100;
  const text = size.toFixed(size < 9.95 ? 1 : 0);
  const sign = Number(text) === 0 ? '' : value < 0 ? '\u2212' : '+';
  return `${sign}${text}\u00a0%`;
}
