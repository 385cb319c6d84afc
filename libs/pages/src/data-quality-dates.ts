/** What the data gate knows of each date; what its report does not state is named in a line. */
import type { PagePlot } from '@gatehouse/contracts';
import { histogramKey } from './data-quality-histogram';
import { countOf, type Metrics } from './data-quality-metrics';
import { html, type Markup, type Piece } from './html';
import { section } from './layout';
import { isDrawable } from './number-text';
import { dayOf } from './period-figures';
import { emptyPlot } from './plot-data';
import { plotFigure } from './plot';

/** Plots by date, with the key of the metrics that holds their figures. */
const byDate = [
  { name: 'assets', title: 'Distinct assets per date', series: 'assets', key: 'assets_by_date' },
  { name: 'rows', title: 'Rows per date', series: 'rows', key: 'rows_by_date' },
  { name: 'new-assets', title: 'New names per date', series: 'new', key: 'new_assets_by_date' },
  { name: 'dropped-assets', title: 'Dropped names per date', series: 'dropped', key: 'dropped_assets_by_date' },
] as const;

/** Undefined where the file has no dates. */
export function datesSection(metrics: Metrics): Piece {
  if (typeof metrics['dates'] !== 'number' || metrics['dates'] === 0) return undefined;
  const plots = byDate.map((of) => datePlot(of, metrics));
  const missing = [
    ...plots.flatMap(({ title, missing: why }) => (why === null ? [] : [`${title}: ${why}`])),
    ...(metrics[histogramKey] === undefined
      ? [`Histograms of the columns: the report has no metrics.${histogramKey}`]
      : []),
  ];
  return section(
    'dates',
    'Dates',
    html`<div class="plots">${plots.filter((plot) => plot.missing === null).map(plotFigure)}${missing.length > 0 && notDrawn(missing)}</div>`,
  );
}

function firstDay(metrics: Metrics): string | undefined {
  const first = metrics['first_date'];
  return typeof first === 'string' ? first.slice(0, 10) : undefined;
}

function notDrawn(lines: readonly string[]): Markup {
  return html`<ul class="note">
    ${lines.map((line) => html`<li>Not drawn: ${line}</li>`)}
  </ul>`;
}

function datePlot({ name, title, series, key }: (typeof byDate)[number], metrics: Metrics): PagePlot {
  const plot = emptyPlot(name, title, { unit: 'count' });
  if (metrics[key] === null) return { ...plot, missing: `metrics.${key} is null: nothing names an asset` };
  const known = Object.entries((metrics[key] ?? {}) as Record<string, unknown>).flatMap(([date, count]) =>
    typeof count === 'number' && isDrawable(count) && isDrawable(dayOf(date)) ? [{ date, count }] : [],
  );
  if (known.length === 0) return { ...plot, missing: `the report has no metrics.${key}` };
  const [first, ...later] = known;
  const isAllNew = key === 'new_assets_by_date' && later.length > 0 && first?.date === firstDay(metrics);
  const allNew = isAllNew ? first : undefined;
  const counts = (allNew === undefined ? known : later).map(({ date, count }) => [dayOf(date), count] as const);
  const notes = [
    ...(allNew === undefined
      ? []
      : [`without the first date, ${allNew.date}, on which all ${countOf(allNew.count)} names are new`]),
    ...(counts.every(([, count]) => count === 0) ? ['none on any date'] : []),
  ];
  return {
    ...plot,
    note: notes.length === 0 ? null : notes.join('; '),
    series: [
      {
        name: series,
        mark: 'bars',
        colour: 'one',
        x: counts.map(([day]) => day),
        y: counts.map(([, count]) => count),
      },
    ],
  };
}
