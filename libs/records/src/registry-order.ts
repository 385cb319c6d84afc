/**
 * Which of two rows of the registry is the newer attempt (contract 0.31, 9.2, 10.2). The order of the rows in the file
 * is another one.
 */
import type { TableView } from '@gatehouse/csv';
import { momentOf, stampMoment } from '@gatehouse/render';

/**
 * Compares two rows, by their numbers, the older first: by the moment of their reports where both state it, so that
 * registering an old report again makes no new attempt of it; else by the moment of the update. Of equals the later row
 * is the newer one.
 */
export function registryOrder(table: Pick<TableView, 'column'>): (a: number, b: number) => number {
  const [report, updated, updatedUtc] = ['report_generated_at', 'generated_at', 'generated_at_utc'].map((name) =>
    table.column(name),
  ) as [(row: number) => string, (row: number) => string, (row: number) => string];
  const reportMoment = remembered((row) => momentOf(report(row))?.ms ?? stampMoment(report(row)));
  const updateMoment = remembered((row) => (momentOf(updatedUtc(row)) ?? momentOf(updated(row)))?.ms ?? -Infinity);
  return (a, b) => {
    const [first, second] = [reportMoment(a), reportMoment(b)];
    if (first !== undefined && second !== undefined && first !== second) return first - second;
    const [earlier, later] = [updateMoment(a), updateMoment(b)];
    if (earlier !== later) return earlier < later ? -1 : 1;
    return compareText(updated(a), updated(b)) || a - b;
  };
}

/** A row is compared many times. */
function remembered<T>(of: (row: number) => T): (row: number) => T {
  const known = new Map<number, T>();
  return (row) => {
    if (known.has(row)) return known.get(row) as T;
    const value = of(row);
    known.set(row, value);
    return value;
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
