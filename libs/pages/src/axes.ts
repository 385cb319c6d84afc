/** Where things stand in a plot: scales, ticks and their labels. */
import type { PagePlot } from '@gatehouse/contracts';
import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';
import { fitted, widthOf } from './fitted';
import { escapeText } from './html';
import { figureText, isDrawable, shortFigure, tenths } from './number-text';

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

/** What is the same in a wide and in a narrow place: the ends of both scales, ticks, labels. */
export interface Frame {
  domain: readonly [number, number];
  up: readonly Tick[];
  along: Along;
}

interface Tick {
  at: number;
  text: string;
}

interface Along {
  isCategory: boolean;
  isLog: boolean;
  low: number;
  high: number;
  /** Different places. */
  count: number;
  /** Then half a bar has room at both ends. */
  hasBars: boolean;
  /** Between neighbours, as a share of the whole scale. */
  step: number;
  ticks: readonly Tick[];
}

const day = 86_400_000;
const top = 16;
/** Pixels. */
const widestBar = 44;

export function frameOf(plot: PagePlot): Frame {
  const domain = valueDomain(plot);
  const ticks = wholeWhere(plot.unit === 'count', scaleLinear([domain[0], domain[1]], [0, 1]).ticks(4));
  const up = ticks.map((at) => ({ at, text: tickText(at, plot.unit, ticks) }));
  return { domain, up, along: alongOf(plot) };
}

/** Ticks of the value axis are between these. */
export function axesOf({ domain, up, along }: Frame, width: number, height: number): Axes {
  const bottom = height - 20;
  const span = domain[1] - domain[0];
  const y = (value: number): number => bottom - ((value - domain[0]) / span) * (bottom - top);
  const left = Math.ceil(Math.max(...up.map(({ text }) => textWidth(text)), 18)) + 6;
  const right = width - 8;
  const { x, step, ticks } = placesAlong(along, left, right);
  const grid = up.map(({ at }) => `M${left} ${tenths(y(at))}H${right}`).join('');
  const labels = up.map(
    ({ at, text }) => `<text x="${left - 5}" y="${tenths(y(at) + 4)}" text-anchor="end">${escapeText(text)}</text>`,
  );
  const zero = domain[0] <= 0 && domain[1] >= 0 ? `<path class="axis" d="M${left} ${tenths(y(0))}H${right}"/>` : '';
  const below = spaced(ticks, left, right).map(
    ({ at, text }) => `<text x="${tenths(at)}" y="${height - 5}" text-anchor="middle">${escapeText(text)}</text>`,
  );
  return {
    left,
    right,
    top,
    bottom,
    x,
    y,
    domain,
    barOf: (series, count) => {
      const whole = Math.max(0.8, Math.min(step * 0.78, widestBar * count));
      return { width: whole / count, offset: (series - (count - 1) / 2) * (whole / count) };
    },
    markup: `<path class="grid" d="${grid}"/>${zero}${labels.join('')}${below.join('')}`,
  };
}

/** From the least to the largest figure, with 0 where there are bars, and a little room. */
function valueDomain({ series, lines }: PagePlot): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  const take = (value: number | null): void => {
    if (!isDrawable(value)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { y } of series) for (const value of y) take(value);
  const isEmpty = low > high;
  for (const { axis, at } of lines) if (axis === 'y') take(at);
  const hasBars = series.some(({ mark }) => mark === 'bars');
  if (hasBars || isEmpty) take(0);
  if (hasBars && low === 0 && high === 0) return [0, 1];
  const span = high - low || Math.abs(high) || 1;
  const room = span * 0.06;
  return [hasBars && low === 0 ? 0 : low - room, hasBars && high === 0 ? 0 : high + room];
}

function alongOf(plot: PagePlot): Along {
  const { labels } = plot;
  if (plot.x === 'category') {
    const ticks = labels.map((text, at) => ({ at, text }));
    return {
      isCategory: true,
      isLog: false,
      hasBars: true,
      low: 0,
      high: labels.length,
      count: labels.length,
      step: 1,
      ticks,
    };
  }
  const places = placesOf(plot.series.map(({ x }) => x));
  const [low, high] = [places[0] ?? 0, places.at(-1) ?? 0];
  const count = places.length;
  const hasBars = plot.series.some(({ mark }) => mark === 'bars');
  const along = { isCategory: false, isLog: false, count, hasBars };
  if (count === 0) return { ...along, low, high: low + 1, step: 1, ticks: [] };
  if (plot.x === 'time') {
    const end = high === low ? high + 1 : high;
    return { ...along, low, high: end, step: gap(places) / (end - low), ticks: timeTicks(low, end) };
  }
  const ends = high === low ? (plot.x === 'number' ? [low - 1, high + 1] : [low, high + 1]) : [low, high];
  const lines = plot.lines.filter(({ axis }) => axis === 'x').map(({ at }) => at);
  const [from, to] = [Math.min(...ends, ...lines), Math.max(...ends, ...lines)];
  const step = gap(places) / (to - from);
  if (plot.x === 'log') {
    const least = Math.max(from, Number.MIN_VALUE);
    const ticks = scaleLog([least, to], [0, 1])
      .ticks(5)
      .filter((value) => /^[125]/.test(value.toExponential()));
    return { ...along, isLog: true, low: least, high: to, step, ticks: ticks.map((at) => ({ at, text: compact(at) })) };
  }
  const ticks = wholeWhere(places.every(Number.isInteger), scaleLinear([from, to], [0, 1]).ticks(6));
  return { ...along, low: from, high: to, step, ticks: ticks.map((at) => ({ at, text: shortFigure(at) })) };
}

/** Nothing is between the first trial and the second, or between no name and one. */
function wholeWhere(isWhole: boolean, ticks: readonly number[]): readonly number[] {
  return isWhole ? ticks.filter(Number.isInteger) : ticks;
}

/** Different places in their order. Most series are in order, and have the same places. */
function placesOf(series: readonly (readonly number[])[]): number[] {
  const [first] = series;
  const isSame = (other: readonly number[]): boolean =>
    other.length === first?.length && other.every((place, index) => place === first[index]);
  const isInOrder = first?.every((place, index) => place > (first[index - 1] ?? -Infinity)) === true;
  return isInOrder && series.every(isSame)
    ? [...first]
    : [...new Set(series.flat().filter(Number.isFinite))].sort((a, b) => a - b);
}

function timeTicks(low: number, high: number): Tick[] {
  const scale = scaleUtc([new Date(low * day), new Date(high * day)], [0, 1]);
  // Within days a tick of seconds says nothing: the moment itself does.
  const isShort = high - low < 4;
  const format = isShort
    ? (date: Date): string => date.toISOString().slice(5, 16).replace('T', ' ')
    : scale.tickFormat(7);
  return scale.ticks(isShort ? 2 : 7).map((date) => ({ at: date.getTime() / day, text: format(date) }));
}

/** Places and ticks in pixels; `step` is between neighbouring places. */
function placesAlong(
  { isCategory, isLog, low, high, count, hasBars, step, ticks }: Along,
  left: number,
  right: number,
): { x(value: number): number; step: number; ticks: Tick[] } {
  if (isCategory) {
    const width = (right - left) / Math.max(1, count);
    const x = (index: number): number => left + (index + 0.5) * width;
    const most = Math.max(width, (right - left) / 6);
    return { x, step: width, ticks: ticks.map(({ at, text }) => ({ at: x(at), text: fitted(text, most) })) };
  }
  const share = (right - left) / (2 * Math.max(1, count));
  const inset = (hasBars ? Math.min(share, widestBar) : Math.min(18, share)) + 1;
  const [from, to] = [left + inset, right - inset];
  const origin = isLog ? Math.log(low) : low;
  const span = (isLog ? Math.log(high) : high) - origin;
  const x = (value: number): number => from + (((isLog ? Math.log(value) : value) - origin) / span) * (to - from);
  return {
    x,
    step: count < 2 ? 24 : step * (to - from),
    ticks: ticks.map(({ at, text }) => ({ at: x(at), text })),
  };
}

/** The smallest distance between neighbours, but that of a stray pair. `places` are in order. */
function gap(places: readonly number[]): number {
  const gaps = places.slice(1).map((value, index) => value - (places[index] as number));
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 10)] ?? 0;
}

/** Labels that have room beside one another, none of them outside: all, or every second, every third, with 0 among them. */
function spaced(ticks: readonly Tick[], left: number, right: number): Tick[] {
  const inside = ticks.flatMap(({ at, text }) => {
    const half = textWidth(text) / 2;
    const place = Math.min(Math.max(at, left - 24 + half), right + 8 - half);
    return Math.abs(place - at) > 14 ? [] : [{ at: place, text }];
  });
  const zero = Math.max(
    0,
    inside.findIndex(({ text }) => text === '0'),
  );
  for (let stride = 1; stride < inside.length; stride += 1) {
    const kept = inside.filter((_, index) => (index - zero) % stride === 0);
    if (haveRoom(kept)) return kept;
  }
  return inside.slice(0, 1);
}

function haveRoom(ticks: readonly Tick[]): boolean {
  let free = -Infinity;
  return ticks.every(({ at, text }) => {
    const half = textWidth(text) / 2;
    const has = at - half >= free;
    free = at + half + 8;
    return has;
  });
}

const textWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + widthOf(character), 0);

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
