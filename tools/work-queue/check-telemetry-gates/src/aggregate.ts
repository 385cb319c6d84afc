/**
 * Figures over many records, in bounded memory: samples are held as 8 bytes each where a percentile needs them all
 * (contract 37.4).
 */
import { percentilePattern } from '@gatehouse/boards';

/** Numbers in a typed array that grows. */
export class Samples {
  length = 0;
  private store = new Float64Array(1024);

  push(value: number): void {
    if (this.length === this.store.length) {
      const larger = new Float64Array(this.store.length * 2);
      larger.set(this.store);
      this.store = larger;
    }
    this.store[this.length++] = value;
  }

  /** Ascending. */
  sorted(): Float64Array {
    return this.store.subarray(0, this.length).sort();
  }
}

/**
 * A sum with the error of each step kept, after A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation
 * endlicher Summen" (1974).
 */
export class Sum {
  private sum = 0;
  private compensation = 0;

  add(value: number): void {
    const next = this.sum + value;
    this.compensation += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return Number.isFinite(this.sum) ? this.sum + this.compensation : this.sum;
  }
}

/** The part of a percentile such as `p95`, from 0 to 100; undefined for another aggregate. */
export function percentOf(aggregate: string): number | undefined {
  const percent = percentilePattern.exec(aggregate)?.[1];
  return percent === undefined ? undefined : Number(percent);
}

/** A percentile of ascending numbers, at least one: at the position (n−1)·p between its neighbours, or the ⌈p·n⌉-th. */
export function percentile(sorted: Float64Array, percent: number, method: 'linear' | 'nearest_rank'): number {
  const count = sorted.length;
  const at = (index: number): number => sorted[Math.min(count - 1, Math.max(0, index))] as number;
  if (method === 'nearest_rank') {
    // 7 percent of 100 is 7 and not what the product of two rounded numbers makes of it.
    return at(Math.ceil(Number(((percent * count) / 100).toPrecision(12))) - 1);
  }
  const position = ((count - 1) * percent) / 100;
  const below = Math.floor(position);
  return at(below) + (at(below + 1) - at(below)) * (position - below);
}
