/**
 * What choosing the best of several trials is worth: each window chooses on its training rows and is judged on the rows
 * behind them.
 */
import { neweyWestLag, neweyWestTest, studentTest } from './mean-test';
import { mean } from './moments';
import { sharpeRatio } from './sharpe';
import { columnOf, type TrialTable } from './trial-table';

/** Lengths in rows. */
export interface SelectionWindows {
  readonly train: number;
  readonly test: number;
  readonly embargo: number;
}

export interface Selection {
  readonly windows: number;
  /** Column chosen in each window. */
  readonly picked: readonly number[];
  /** Of the joined test rows. */
  readonly mean: number | null;
  readonly sharpe: number | null;
  readonly t: number | null;
  /** The larger of Student's and of Newey and West's two-sided p value. */
  readonly p: number | null;
  /** Share of windows with a mean above 0; null without a window. */
  readonly positiveWindows: number | null;
}

/**
 * Window j trains on the rows [j·test, j·test + train − embargo) and tests on the `test` rows from j·test + train on;
 * whole windows only. The largest Sharpe ratio of the training is chosen, the first column among equals; one that is
 * unknown counts as 0.
 */
export function walkForwardSelection(table: TrialTable, { train, test, embargo }: SelectionWindows): Selection {
  const columns = Array.from({ length: table.columns }, (_, k) => columnOf(table, k));
  const picked: number[] = [];
  const joined: number[] = [];
  let positive = 0;
  for (let start = 0; start + train + test <= table.rows; start += test) {
    const ratios = columns.map((column) => sharpeRatio(column.subarray(start, start + train - embargo)) ?? 0);
    const best = ratios.reduce((winner, ratio, k) => (ratio > (ratios[winner] as number) ? k : winner), 0);
    const judged = (columns[best] as Float64Array).subarray(start + train, start + train + test);
    picked.push(best);
    joined.push(...judged);
    if ((mean(judged) as number) > 0) positive += 1;
  }
  const plain = studentTest(joined);
  const robust = neweyWestTest(joined, neweyWestLag(joined.length));
  return {
    windows: picked.length,
    picked,
    mean: plain.mean,
    sharpe: sharpeRatio(joined),
    t: plain.t,
    p: plain.p === null ? null : Math.max(plain.p, robust.p ?? 0),
    positiveWindows: picked.length === 0 ? null : positive / picked.length,
  };
}
