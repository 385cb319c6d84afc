/** Dates as whole days since 1970-01-01, which order, compare and subtract as numbers. */

const dayMs = 86_400_000;

/** `YYYY-MM-DD`. */
export function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day that `YYYY-MM-DD` names; undefined for any other text and for a day that no calendar has. */
export function dayOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || isoDate(time / dayMs) !== text ? undefined : time / dayMs;
}

export function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** Months since year 0: equal for two days of one month. */
export function monthOf(day: number): number {
  const date = new Date(day * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** 1 January of a year. */
export function firstDayOf(year: number): number {
  return Date.UTC(year, 0, 1) / dayMs;
}

/** The index of the last of these ascending days that is not after `day`; −1 without one. */
export function lastAtOrBefore(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
