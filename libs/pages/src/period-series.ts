/** Arithmetic of series: means of neighbours, rolling means, compounded returns, drawdown, histogram. Thinned to what can be seen. */
import { mean as meanOf, standardDeviation } from '@gatehouse/statistics';

/** A figure of each period; null where there is none. */
export type Column = readonly (number | null)[];

const mostPoints = 400;

/** Of at least one value. */
export function mean(values: readonly number[]): number {
  return meanOf(values) ?? NaN;
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
export function grouped(
  days: readonly number[],
  values: Column,
  most: number,
): { x: number[]; y: (number | null)[]; size: number } {
  const size = Math.ceil(values.length / most);
  if (size === 1) return { x: [...days], y: values.map(rounded), size };
  const [x, y]: [number[], (number | null)[]] = [[], []];
  for (let from = 0; from < values.length; from += size) {
    const known = values.slice(from, from + size).filter((value) => value !== null);
    x.push(days[Math.min(values.length - 1, from + Math.floor(size / 2))] as number);
    y.push(known.length === 0 ? null : rounded(mean(known)));
  }
  return { x, y, size };
}

/** Every k-th point, counted from the end, so that the last one is there. */
export function thinned(days: readonly number[], values: Column): { x: number[]; y: (number | null)[] } {
  const step = Math.ceil(values.length / mostPoints);
  const [x, y]: [number[], (number | null)[]] = [[], []];
  for (let index = (values.length - 1) % step; index < values.length; index += step) {
    x.push(days[index] as number);
    y.push(rounded(values[index] ?? null));
  }
  return { x, y };
}

/** As thinned, but of each group the lowest: a drawdown is not missed. */
export function deepest(days: readonly number[], values: readonly number[]): { x: number[]; y: number[] } {
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
export function rolling(values: Column, length: number): (number | null)[] {
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
export function compounded(returns: Column): number[] {
  let wealth = 1;
  return returns.map((value) => {
    wealth *= Math.max(0, 1 + (value ?? 0));
    return wealth - 1;
  });
}

/** Distance from the highest wealth before, as a share of it. */
export function drawdownOf(values: readonly number[]): number[] {
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
  return (value === null || value === 0 || !Number.isFinite(value) ? value : sixDigits(value)) as T;
}

/** As Number(value.toPrecision(6)), without the text in between: a page has thousands of figures. */
function sixDigits(value: number): number {
  const power = 5 - Math.floor(Math.log10(Math.abs(value)));
  if (power > 22 || power < -22) return Number(value.toPrecision(6));
  const scale = 10 ** Math.abs(power);
  return power >= 0 ? Math.round(value * scale) / scale : Math.round(value / scale) * scale;
}
