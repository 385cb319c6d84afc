/** The figures of each period, as they are read from a table (contract 18.13), and the days of their dates. */
/** Figures of each period, in the order of their dates. A column that is not there is undefined. */
export interface PeriodFigures {
  /** `YYYY-MM-DD`, or `YYYY-MM`. */
  dates: readonly string[];
  columns: Readonly<Record<string, readonly (number | null)[] | undefined>>;
}

export interface PeriodContext {
  /** First date of the test; null when nobody states it. */
  testStart: string | null;
  /** Cost of each unit traded; null when nobody states it. */
  costRate: number | null;
  /** Which label the benchmark has. */
  benchmark: string;
}

/** Days since 1970-01-01; NaN for what is no date. */
export function dayOf(date: string): number {
  return Date.parse(`${date.length === 7 ? `${date}-01` : date.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}
