/** Dates are texts `YYYY-MM-DD`, which sort as they follow each other. */
import { Failure } from '@gatehouse/contracts';

/** The first trading day after a date. Throws Failure `refused` when that cannot be known. */
export type NextTradingDay = (date: string) => string;

export const dayLength = 86_400_000; // ms

/** The text when it is a day of the calendar, else undefined. */
export function readDate(text: string): string | undefined {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
    ? text
    : undefined;
}

/** Monday to Friday, knowing no holidays (contract 17.2). Throws Failure `usage` for the last day of the year 9999. */
export const nextWeekday: NextTradingDay = (date) => {
  let time = Date.parse(date) + dayLength;
  while ([0, 6].includes(new Date(time).getUTCDay())) time += dayLength;
  const next = readDate(new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length));
  if (next === undefined)
    throw new Failure('usage', `no trading day after ${date} can be named: years have four digits`);
  return next;
};

export function runId(trade: string, signal: string): string {
  return `trade_${trade}_from_signal_${signal}`;
}

/**
 * The dates of an id. Throws Failure `refused` when it is not an id or its dates are not one trading day apart
 * (contract 17.4).
 */
export function parseRunId(id: string, next: NextTradingDay): { trade: string; signal: string } {
  const match = /^trade_(\d{4}-\d{2}-\d{2})_from_signal_(\d{4}-\d{2}-\d{2})$/.exec(id);
  const [trade, signal] = [readDate(match?.[1] ?? ''), readDate(match?.[2] ?? '')];
  if (trade === undefined || signal === undefined)
    throw new Failure(
      'refused',
      `${JSON.stringify(id)} is not an id of a daily run: expected trade_YYYY-MM-DD_from_signal_YYYY-MM-DD with days that exist`,
    );
  const expected = next(signal);
  if (trade !== expected)
    throw new Failure(
      'refused',
      `${id}: the first trading day after the signal date ${signal} is ${expected}, not ${trade}`,
    );
  return { trade, signal };
}
