/**
 * Plots as SVG text: the scales are d3's, the marks are written here (decision 0090). Each plot is drawn for a wide and for a narrow place, of which the style
 * sheet shows one, because text of a drawing that is scaled down cannot be read. Names, ends and lines stand in a legend of HTML: in a drawing they would cover
 * one another.
 */
import type { PagePlot, PageSeries } from '@gatehouse/contracts';
import { axesOf, frameOf, type Axes, type Frame } from './axes';
import { escapeText, html, markup, Markup, type Piece } from './html';
import { table } from './table';
import { figureText, isDrawable, percent, tenths } from './number-text';

interface Room {
  name: 'wide' | 'narrow';
  width: number;
  height: number;
}

const rooms: readonly Room[] = [
  { name: 'wide', width: 590, height: 186 },
  { name: 'narrow', width: 360, height: 170 },
];
/** Of a plot with no more figures than this the table stands beneath it, folded. */
const mostInTable = 60;

/** A figure with title, note, legend and drawing; in a line why it is not drawn, where something is missing. */
export function plotFigure(plot: PagePlot): Markup {
  const title = html`<h3>${plot.title}</h3>`;
  if (plot.missing !== null)
    return html`<figure class="plot" data-plot="${plot.name}">
      <figcaption>
        ${title}
        <p>Not drawn: ${plot.missing}.</p>
      </figcaption>
    </figure>`;
  const label = escapeText(spoken(plot));
  const frame = frameOf(plot);
  return html`<figure class="plot" data-plot="${plot.name}">
    <figcaption>${title} ${plot.note !== null && html`<p>${plot.note}</p>`} ${legend(plot)}</figcaption>
    ${rooms.map((room) => html`<div class="${room.name}">${drawing(plot, frame, room, label)}</div>`)} ${figuresOf(plot)}
  </figure>`;
}

/** A small line without axes, for a cell; nothing for fewer than two figures. */
export function sparkline(
  values: readonly (number | null)[],
  domain: readonly [number, number],
  label: string,
): Markup {
  const known = values.flatMap((value, index) => (isDrawable(value) ? [[index, value] as const] : []));
  if (known.length < 2) return html``;
  const [low, high] = domain;
  const x = (index: number): number => 2 + (index / (values.length - 1)) * 70;
  const y = (value: number): number => 18 - ((value - low) / (high - low || 1)) * 16;
  const d = known
    .map(([index, value], at) => `${at === 0 ? 'M' : 'L'}${tenths(x(index))} ${tenths(y(value))}`)
    .join('');
  const [lastIndex, last] = known.at(-1) as readonly [number, number];
  return html`<svg class="spark" viewBox="0 0 74 20" role="img" aria-label="${label}">
    <path class="mark one" d="${d}" />
    <circle class="dots one" cx="${tenths(x(lastIndex))}" cy="${tenths(y(last))}" r="2" />
  </svg>`;
}

function drawing(plot: PagePlot, frame: Frame, room: Room, label: string): Markup {
  const axes = axesOf(frame, room.width, room.height);
  const shade = plot.shade === null ? '' : shadeOf(plot.shade, axes);
  const bars = plot.series.filter(({ mark }) => mark === 'bars');
  const marks = plot.series.map((series) =>
    series.mark === 'bars'
      ? barsOf(series, axes, bars)
      : series.mark === 'dots'
        ? dotsOf(series, axes)
        : lineOf(series, axes),
  );
  const { left, right, top, bottom } = axes;
  const lines = plot.lines.flatMap(({ axis, at }) => {
    const place = axis === 'x' ? axes.x(at) : axes.y(at);
    if (!Number.isFinite(place)) return [];
    const d = axis === 'x' ? `M${tenths(place)} ${top}V${bottom}` : `M${left} ${tenths(place)}H${right}`;
    return [`<path class="rule dashed" d="${d}"/>`];
  });
  const text = `<svg viewBox="0 0 ${room.width} ${room.height}" role="img" aria-label="${label}">${shade}${axes.markup}${marks.join('')}${lines.join('')}</svg>`;
  return new Markup(text);
}

function shadeOf({ from, label }: NonNullable<PagePlot['shade']>, { x, left, right, top, bottom }: Axes): string {
  const start = Math.max(left, x(from));
  if (!(start < right)) return '';
  const isRoomy = right - start > label.length * 6.5 + 8;
  return `<rect class="shade" x="${tenths(start)}" y="${top}" width="${tenths(right - start)}" height="${bottom - top}"/>${
    isRoomy ? `<text x="${tenths(start + 4)}" y="${top - 3}">${html`${label}`.text}</text>` : ''
  }`;
}

/** One path for all bars of a sign: hundreds of elements would make the page slow. Each bar is one `M`. */
function barsOf(series: PageSeries, axes: Axes, all: readonly PageSeries[]): string {
  const { width, offset } = axes.barOf(all.indexOf(series), all.length);
  const zero = axes.y(Math.max(axes.domain[0], Math.min(0, axes.domain[1])));
  const paths = { up: '', down: '' };
  const foot = tenths(zero);
  series.x.forEach((x, index) => {
    const value = series.y[index];
    if (!isDrawable(value)) return;
    const place = axes.x(x) + offset;
    const end = axes.y(value);
    // A bar of no height is there all the same.
    const reach = Math.abs(end - zero) < 0.5 ? zero - 0.5 : end;
    paths[value < 0 ? 'down' : 'up'] += `M${tenths(place)} ${foot}V${tenths(reach)}`;
  });
  const colour = (sign: 'up' | 'down'): string =>
    series.colour === 'signed' ? (sign === 'up' ? 'one' : 'low') : series.colour;
  return (['up', 'down'] as const)
    .filter((sign) => paths[sign] !== '')
    .map((sign) => `<path class="mark bars ${colour(sign)}" stroke-width="${tenths(width)}" d="${paths[sign]}"/>`)
    .join('');
}

function lineOf(series: PageSeries, axes: Axes): string {
  let d = '';
  let isOpen = false;
  series.x.forEach((x, index) => {
    const value = series.y[index];
    if (!isDrawable(value)) {
      isOpen = false;
      return;
    }
    d += `${isOpen ? 'L' : 'M'}${tenths(axes.x(x))} ${tenths(axes.y(value))}`;
    isOpen = true;
  });
  return d === '' ? '' : `<path class="mark ${series.mark} ${colourOf(series)}" d="${d}"/>`;
}

function dotsOf(series: PageSeries, axes: Axes): string {
  const dots = series.x.flatMap((x, index) => {
    const value = series.y[index];
    return isDrawable(value) ? [`<circle cx="${tenths(axes.x(x))}" cy="${tenths(axes.y(value))}" r="3.2"/>`] : [];
  });
  return `<g class="dots ${colourOf(series)}">${dots.join('')}</g>`;
}

const colourOf = ({ colour }: PageSeries): string => (colour === 'signed' ? 'one' : colour);

function legend({ series, lines }: PagePlot): Piece {
  const named = series.length > 1 || lines.length > 0;
  if (!named) return '';
  const key = (kind: string): Markup =>
    html`<svg class="key" viewBox="0 0 21 10" aria-hidden="true">
      <line class="${markup(kind)}" x1="0" x2="21" y1="5" y2="5" />
    </svg>`;
  const dot = (colour: string): Markup =>
    html`<svg class="key" viewBox="0 0 21 10" aria-hidden="true">
      <circle class="dots ${markup(colour)}" cx="10" cy="5" r="4" />
    </svg>`;
  return html`<ul class="legend">
    ${series.map((one) => html`<li>${one.mark === 'dots' ? dot(colourOf(one)) : key(`${one.mark === 'dashed' ? 'dashed ' : ''}${colourOf(one)}`)}${one.name}</li>`)}
    ${lines.map(({ label }) => html`<li>${key('dashed ink')}${label}</li>`)}
  </ul>`;
}

/** How one series runs, for those who do not see it. */
function spoken({ title, note, series, unit }: PagePlot): string {
  const text = (value: number): string => valueText(value, unit);
  const parts = series.map(({ name, y }) => {
    const known = y.filter(isDrawable);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return `${name}: no figure`;
    const [low, high] = [Math.min(...known), Math.max(...known)];
    return `${name}: ${known.length === 1 ? text(first) : `${known.length} figures from ${text(low)} to ${text(high)}, the last ${text(last)}`}`;
  });
  return `${title}. ${note === null ? '' : `${note}. `}${parts.join('; ')}.`;
}

export function valueText(value: number | null, unit: PagePlot['unit']): string {
  if (!isDrawable(value)) return '–';
  return unit === 'percent'
    ? percent(value)
    : unit === 'count'
      ? Math.round(value).toLocaleString('en-US')
      : figureText(value);
}

/** The figures of a short plot, folded; long ones stand in the table by year. */
function figuresOf(plot: PagePlot): Piece {
  if (plot.x === 'time') return '';
  const places = [...new Set(plot.series.flatMap(({ x }) => x))].sort((a, b) => a - b);
  if (places.length === 0 || places.length * plot.series.length > mostInTable) return '';
  const nameOf = (x: number): string => (plot.x === 'category' ? (plot.labels[x] ?? '') : figureText(x, 3));
  return html`<details>
    <summary>Figures<span class="unseen"> of ${plot.title}</span></summary>
    ${table(
      plot.title,
      [{ name: '' }, ...plot.series.map(({ name }) => ({ name, numeric: true as const }))],
      places.map((place) => [
        nameOf(place),
        ...plot.series.map(({ x, y }) => valueText(y[x.indexOf(place)] ?? null, plot.unit)),
      ]),
      { isCaptionUnseen: true },
    )}
  </details>`;
}
