/** Where things stand in a plot: scales, ticks and their labels. */
import type { PagePlot } from '@gatehouse/contracts';
import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';
import { fitted, widthOf } from './fitted';
import { html } from './html';
import { figureText, isDrawable, shortFigure } from './number-text';

export interface Axes {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Pixels. */
  x(value: number): number;
  y(value: number): number;
  /** Of the figures. */
  domain: readonly [number, number];
  /** Width of a bar of one of `count` series, and how far it stands from its place. */
  barOf(series: number, count: number): { width: number; offset: number };
  /** Grid, ticks, labels. */
  markup: string;
}

const day = 86_400_000;
const top = 16;
/** Pixels. */
const widestBar = 44;

/** Ticks of the value axis are between these. */
export function axesOf(plot: PagePlot, width: number, height: number): Axes {
  const bottom = height - 20;
  const domain = valueDomain(plot);
  const y = scaleLinear([domain[0], domain[1]], [bottom, top]);
  const yTicks = y.ticks(4);
  const yLabels = yTicks.map((value) => tickText(value, plot.unit, yTicks));
  const left = Math.ceil(Math.max(...yLabels.map(textWidth), 18)) + 6;
  const right = width - 8;
  const places = plot.series.flatMap((series) => series.x);
  const along = placesAlong(plot, places, left, right);
  const grid = yTicks.map((value) => `M${left} ${round(y(value))}H${right}`).join('');
  const labels = yTicks.map(
    (value, index) =>
      `<text x="${left - 5}" y="${round(y(value) + 4)}" text-anchor="end">${html`${yLabels[index]}`.text}</text>`,
  );
  const zero = domain[0] <= 0 && domain[1] >= 0 ? `<path class="axis" d="M${left} ${round(y(0))}H${right}"/>` : '';
  const below = spaced(along.ticks, left, right).map(
    ({ at, text }) => `<text x="${round(at)}" y="${height - 5}" text-anchor="middle">${html`${text}`.text}</text>`,
  );
  return {
    left,
    right,
    top,
    bottom,
    x: along.x,
    y: (value) => y(value),
    domain,
    barOf: (series, count) => {
      const whole = Math.max(0.8, Math.min(along.step * 0.78, widestBar * count));
      return { width: whole / count, offset: (series - (count - 1) / 2) * (whole / count) };
    },
    markup: `<path class="grid" d="${grid}"/>${zero}${labels.join('')}${below.join('')}`,
  };
}

/** From the least to the largest figure, with 0 where there are bars, and a little room. */
function valueDomain(plot: PagePlot): [number, number] {
  const values = plot.series.flatMap(({ y }) => y.filter(isDrawable));
  const lines = plot.lines.filter(({ axis }) => axis === 'y').map(({ at }) => at);
  const hasBars = plot.series.some(({ mark }) => mark === 'bars');
  const all = [...values, ...lines.filter(isDrawable), ...(hasBars || values.length === 0 ? [0] : [])];
  const [low, high] = all.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const span = high - low || Math.abs(high) || 1;
  const room = span * 0.06;
  return [hasBars && low === 0 ? 0 : low - room, hasBars && high === 0 ? 0 : high + room];
}

interface Along {
  x(value: number): number;
  ticks: { at: number; text: string }[];
  /** Pixels between neighbouring places. */
  step: number;
}

function placesAlong(plot: PagePlot, places: readonly number[], left: number, right: number): Along {
  const [low, high] = places.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const count = new Set(places).size;
  if (plot.x === 'category') {
    const step = (right - left) / Math.max(1, plot.labels.length);
    const x = (index: number): number => left + (index + 0.5) * step;
    const most = Math.max(step, (right - left) / 6);
    return { x, step, ticks: plot.labels.map((label, index) => ({ at: x(index), text: fitted(label, most) })) };
  }
  if (count === 0) return { x: () => left, ticks: [], step: 1 };
  const inset = Math.min(18, (right - left) / (2 * count)) + 1;
  const [from, to] = [left + inset, right - inset];
  const step = count < 2 ? 24 : gap(places) * ((to - from) / (high - low || 1));
  if (plot.x === 'time') {
    const scale = scaleUtc([new Date(low * day), new Date((high === low ? high + 1 : high) * day)], [from, to]);
    // Within days a tick of seconds says nothing: the moment itself does.
    const isShort = high - low < 4;
    const format = isShort
      ? (date: Date): string => date.toISOString().slice(5, 16).replace('T', ' ')
      : scale.tickFormat(7);
    const ticks = scale.ticks(isShort ? 2 : 7).map((date) => ({ at: scale(date), text: format(date) }));
    return { x: (value) => scale(new Date(value * day)), step, ticks };
  }
  const extent =
    high === low && plot.x === 'number'
      ? ([low - 1, high + 1] as const)
      : ([low, high === low ? high + 1 : high] as const);
  const lines = plot.lines.filter(({ axis }) => axis === 'x').map(({ at }) => at);
  const domain = lines.reduce(([a, b], at) => [Math.min(a, at), Math.max(b, at)] as const, extent);
  if (plot.x === 'log') {
    const scale = scaleLog([Math.max(domain[0], Number.MIN_VALUE), domain[1]], [from, to]);
    const ticks = scale.ticks(5).filter((value) => /^[125]/.test(value.toExponential()));
    return {
      x: (value) => scale(value),
      step,
      ticks: ticks.map((value) => ({ at: scale(value), text: compact(value) })),
    };
  }
  const scale = scaleLinear([domain[0], domain[1]], [from, to]);
  return {
    x: (value) => scale(value),
    step: count < 2 ? 24 : gap(places) * ((to - from) / (domain[1] - domain[0])),
    ticks: scale.ticks(6).map((value) => ({ at: scale(value), text: shortFigure(value) })),
  };
}

/** The smallest distance between neighbours, but that of a stray pair. */
function gap(places: readonly number[]): number {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, index) => value - (sorted[index] as number));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 10)] as number;
}

/** Labels that have room beside one another, none of them outside. */
function spaced(
  ticks: readonly { at: number; text: string }[],
  left: number,
  right: number,
): { at: number; text: string }[] {
  let free = -Infinity;
  return ticks.flatMap(({ at, text }) => {
    const half = textWidth(text) / 2;
    const place = Math.min(Math.max(at, left - 24 + half), right + 8 - half);
    if (place - half < free || Math.abs(place - at) > 14) return [];
    free = place + half + 8;
    return [{ at: place, text }];
  });
}

const textWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + widthOf(character), 0);
const round = (value: number): string => String(Math.round(value * 10) / 10);

function tickText(value: number, unit: PagePlot['unit'], ticks: readonly number[]): string {
  const step = Math.abs((ticks[1] ?? value) - (ticks[0] ?? 0)) || 1;
  const largest = Math.max(...ticks.map(Math.abs));
  if (unit === 'percent') return `${plain(value * 100, step * 100, largest * 100)}\u00a0%`;
  return unit === 'count' ? compact(value) : plain(value, step, largest);
}

/** As many decimals as the step has; a power where it is very small or large. */
function plain(value: number, step: number, largest: number): string {
  if (value === 0) return '0';
  if (largest >= 1e5 || step < 1e-4)
    return figureText(value, 2).includes('e') ? figureText(value, 2) : shortFigure(value);
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return figureText(value, decimals);
}

/** `1000` as `1k`. */
function compact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${shortFigure(value / 1e6, 1)}M`;
  return size >= 1e3 ? `${shortFigure(value / 1e3, 1)}k` : shortFigure(value, 2);
}
