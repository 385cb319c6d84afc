/**
 * The dates that are to be judged: score dates, thinned by the rebalancing, each with its place in the calendar
 * (contract 18.6).
 */
import { monthOf } from './days';
import type { Labels, Window } from './market';

export interface Candidate {
  /** Of the table of scores. */
  readonly row: number;
  readonly day: number;
  readonly window: Window | 'before_calendar' | 'window_open';
}

export interface Rebalancing {
  readonly mode: 'month_end' | null;
  readonly every: number;
}

/**
 * The score dates on which the portfolio is set anew: the last of each month, or all; every k-th of them from the
 * first.
 */
export function candidatesOf(days: Int32Array, { mode, every }: Rebalancing, labels: Labels): Candidate[] {
  const chosen = Array.from(days.keys()).filter((row) => {
    const [day, next] = [days[row] as number, days[row + 1]];
    return mode === null || next === undefined || monthOf(next) !== monthOf(day);
  });
  return chosen
    .filter((_, index) => index % every === 0)
    .map((row) => ({ row, day: days[row] as number, window: labels.windowOf(days[row] as number) }));
}
