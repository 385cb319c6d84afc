/** Dates are texts `YYYY-MM-DD`, which sort as they follow each other. */
import { Failure } from '@gatehouse/contracts';
import type { TableView } from '@gatehouse/csv';

/** The first trading day after a date. Throws Failure `refused` when that cannot be known. */
export type NextTradingDay = (date: string) => string;

const day = 86_400_000; // ms

/** The text when it is a day of the calendar, else undefined. */
export function readDate(text: string): string | undefined {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
    ? text
    : undefined;
}

/** Monday to Friday, knowing no holidays (contract 17.2). Throws Failure `usage` for the last day of the year 9999. */
export const nextWeekday: NextTradingDay = (date) => {
  let time = Date.parse(date) + day;
  while ([0, 6].includes(new Date(time).getUTCDay())) time += day;
  const next = readDate(new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length));
  if (next === undefined)
    throw new Failure('usage', `${date} has no trading day after it that an id can name: its years have four digits`);
  return next;
};

/** No market is closed for longer: a gap of more days is a part of the calendar that is missing. */
const longestGap = 16; // days
/** No market is open on so many days running: such a calendar lists days, not sessions. */
const mostSessionsRunning = 6; // days

/** A calendar of a year begins on its first trading day, and the signal before it is of the year before. */
const longestHolidays = 7; // days

/**
 * The trading days are the dates in a column of the calendar, in any order, also repeated (contract 17.3). Throws Failure `damaged-input` for a
 * cell that is no date. What lies more than a week before the first day or has no day after it is not known: there a holiday cannot be told from an end.
 */
export function nextInCalendar(table: TableView, column: string, file: string): NextTradingDay {
  if (!table.columns.includes(column)) {
    throw new Failure(
      'damaged-input',
      `${file}: no column ${JSON.stringify(column)}, the header has ${table.columns.join(', ') || 'nothing'}; name it with --date-column`,
    );
  }
  const cell = table.column(column);
  const days = new Set<string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const text = cell(row).trim();
    const date = readDate(text.replace(/[T ]00:00(:00(\.0+)?)?(Z|\+00:00)?$/, ''));
    if (date === undefined)
      throw new Failure(
        'damaged-input',
        `${file}: row ${row + 1}: ${JSON.stringify(text)} in column ${column} is no date such as 2026-02-17`,
      );
    days.add(date);
  }
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined)
    throw new Failure(
      'damaged-input',
      `${file}: holds no dates; a calendar needs the trading days around the signal date`,
    );
  checkSessions(sorted, table, file);
  return (date) => {
    if (Date.parse(first) - Date.parse(date) > longestHolidays * day)
      throw new Failure(
        'refused',
        `the calendar ${file} begins on ${first}, more than ${longestHolidays} days after the signal date ${date}: the days between are not known; take a calendar that reaches back to it`,
      );
    const next = sorted.find((candidate) => candidate > date);
    if (next === undefined)
      throw new Failure(
        'refused',
        `the calendar ${file} ends on ${last} and does not reach beyond the signal date ${date}; extend it by the next trading day`,
      );
    const before = sorted.findLast((candidate) => candidate <= date) ?? date;
    if (Date.parse(next) - Date.parse(before) > longestGap * day)
      throw new Failure(
        'refused',
        `the calendar ${file} has no trading day between ${before} and ${next}, more than ${longestGap} days around the signal date ${date}: a part of it is missing`,
      );
    return next;
  };
}

/** Throws Failure `damaged-input` for a calendar that lists every day: which of them are sessions it may say in another column. */
function checkSessions(sorted: readonly string[], table: TableView, file: string): void {
  const run = sorted.findIndex((_, at) => {
    const [from, to] = [sorted[at], sorted[at + mostSessionsRunning]];
    return from !== undefined && to !== undefined && Date.parse(to) - Date.parse(from) === mostSessionsRunning * day;
  });
  if (run === -1) return;
  const flag = table.columns.find((name) => isSessionFlag(table, name));
  throw new Failure(
    'damaged-input',
    `${file}: is no list of trading days: seven days running are never all open, but ${sorted[run]} to ${sorted[run + mostSessionsRunning]} are in it; ${
      flag === undefined
        ? 'take out the days that are closed'
        : `keep only the days that are open by the column ${flag}`
    }`,
  );
}

/** A column such as is_open or status: of few words, two of which part open from closed. */
function isSessionFlag(table: TableView, name: string): boolean {
  const cell = table.column(name);
  const words = new Set<string>();
  for (let row = 0; row < table.rowCount && words.size <= 3; row += 1) words.add(cell(row).trim().toLowerCase());
  return words.size === 2 || (words.size === 3 && /open|status|session|trading|holiday|closed/i.test(name));
}

export function runId(trade: string, signal: string): string {
  return `trade_${trade}_from_signal_${signal}`;
}

/** The dates of an id. Throws Failure `refused` when it is none or its dates are not one trading day apart (contract 17.4). */
export function parseRunId(id: string, next: NextTradingDay): { trade: string; signal: string } {
  const match = /^trade_(\d{4}-\d{2}-\d{2})_from_signal_(\d{4}-\d{2}-\d{2})$/.exec(id);
  const [trade, signal] = [readDate(match?.[1] ?? ''), readDate(match?.[2] ?? '')];
  if (trade === undefined || signal === undefined)
    throw new Failure(
      'refused',
      `${JSON.stringify(id)} is no id of a daily run: expected trade_YYYY-MM-DD_from_signal_YYYY-MM-DD with days that exist`,
    );
  const expected = next(signal);
  if (trade !== expected)
    throw new Failure(
      'refused',
      `${id}: the first trading day after the signal date ${signal} is ${expected}, not ${trade}`,
    );
  return { trade, signal };
}
