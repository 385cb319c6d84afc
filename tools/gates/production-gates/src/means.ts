/** Means over periods; null where there is nothing to take a mean of. */
import { mean } from '@gatehouse/statistics';
import type { PeriodRow } from './period-rows';

/** Rows by position among the judged periods. */
export type Rows = ReadonlyMap<number, PeriodRow>;

export function rowsAt(rows: Rows, positions: readonly number[]): PeriodRow[] {
  return positions.map((position) => {
    const row = rows.get(position);
    if (row === undefined) throw new Error(`period ${position} was not computed`);
    return row;
  });
}

/** The mean of what is known. */
export function knownMean(values: readonly (number | null)[]): number | null {
  return mean(values.filter((value): value is number => value !== null));
}

/** IC after costs at that multiplier. */
export const netIc =
  (multiplier: number) =>
  (row: PeriodRow): number =>
    row.ic - multiplier * row.cost_drag;

/** Return after costs at that multiplier; `rate` is the cost of each unit of weight traded. */
export const netReturn =
  (multiplier: number, rate: number) =>
  (row: PeriodRow): number =>
    row.gross_return - multiplier * rate * row.turnover;
