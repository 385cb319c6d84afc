/** The trading days of an exchange, as a table lists them (contract 17.3). */
import { Failure } from '@gatehouse/contracts';
import type { TableView } from '@gatehouse/csv';
import { dayLength, readDate, type NextTradingDay } from './core';

/** A calendar of a year begins on its first trading day, and the signal before it is of the year before. */
const longestHolidays = 7; // days
/** The longest closures of the big exchanges are of ten to twelve days; what is wider is a hole in the table. */
const longestClosure = 16; // days
/** No exchange whose calendar leaves out holidays trades every day of a week. */
const week = 7; // days

/**
 * The trading days are the dates in a column of the calendar, in any order, also repeated. Throws Failure
 * `damaged-input` for a cell that is no date, and for dates that are days and not trading days. What lies more than a
 * week before the first day or has no day after it is not known: there a holiday cannot be told from an end; nor is
 * what lies in a hole.
 */
export function nextInCalendar(table: TableView, column: string, file: string): NextTradingDay {
  const rows = rowsByDate(table, column, file);
  const sorted = [...rows.keys()].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined)
    throw new Failure(
      'damaged-input',
      `${file}: holds no dates; a calendar needs the trading days around the signal date`,
    );
  const openness = opennessColumns(table, column);
  refuseEveryDay(sorted, openness, file);
  return (date) => {
    if (daysBetween(date, first) > longestHolidays)
      throw new Failure(
        'refused',
        `the calendar ${file} begins on ${first}, more than ${longestHolidays} days after the signal date ` +
          `${date}: the days between are not known; take a calendar that reaches back to it`,
      );
    const next = sorted.find((candidate) => candidate > date);
    if (next === undefined)
      throw new Failure(
        'refused',
        `the calendar ${file} ends on ${last} and does not reach beyond the signal date ${date}; extend it by the next trading day`,
      );
    const before = sorted.findLast((candidate) => candidate <= date);
    if (before !== undefined && daysBetween(before, next) > longestClosure)
      throw new Failure(
        'refused',
        `the calendar ${file} has no day between ${before} and ${next}, ${daysBetween(before, next)} days: no ` +
          `exchange is closed for more than ${longestClosure}, so that days are missing at the signal date ` +
          `${date}; add them`,
      );
    const row = rows.get(next) ?? 0;
    const closed = openness.find((one) => one.isClosed(row));
    if (closed !== undefined)
      throw new Failure(
        'refused',
        `the calendar ${file} lists ${next}, on which its column ${closed.name} says ` +
          `${JSON.stringify(closed.cell(row))}: it lists closed days too; keep the rows of trading days only`,
      );
    return next;
  };
}

/** The last row of each date. */
function rowsByDate(table: TableView, column: string, file: string): Map<string, number> {
  if (!table.columns.includes(column)) {
    throw new Failure(
      'damaged-input',
      `${file}: no column ${JSON.stringify(column)}, the header has ${table.columns.join(', ') || 'nothing'}; name it with --date-column`,
    );
  }
  const cell = table.column(column);
  const days = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const text = cell(row).trim();
    const date = readDate(text.replace(/[T ]00:00(:00(\.0+)?)?(Z|\+00:00)?$/, ''));
    if (date === undefined)
      throw new Failure(
        'damaged-input',
        `${file}: row ${row + 1}: ${JSON.stringify(text)} in column ${column} is no date such as 2026-02-17`,
      );
    days.set(date, row);
  }
  return days;
}

/** A column that says whether the day of a row is a trading day. */
interface Openness {
  name: string;
  cell: (row: number) => string;
  isClosed: (row: number) => boolean;
}

const saysOpen = /open|trading|session|business|status|work/i;
const saysClosed = /holiday|closed|closure|weekend/i;
const saysOther = /early|half|late|time|hour/i;
const openWord =
  /^(?:1|1\.0|true|t|yes|y|open|opened|trading|full|half|partial|early|early close|business|workday|weekday|normal|regular|o)$/i;
const closedWord = /^(?:0|0\.0|false|f|no|n|close|closed|holiday|weekend|non-trading|halted|c)$/i;

function opennessColumns(table: TableView, dates: string): Openness[] {
  return table.columns.flatMap((name) => {
    const isInverted = saysClosed.test(name);
    if (name === dates || saysOther.test(name) || !(isInverted || saysOpen.test(name))) return [];
    const cell = table.column(name);
    for (let row = 0; row < table.rowCount; row += 1) {
      const text = cell(row).trim();
      if (text !== '' && !openWord.test(text) && !closedWord.test(text)) return [];
    }
    const word = (row: number): string => cell(row).trim();
    // `is_holiday: 1` is a closed day; `closed: closed` is one too.
    const isClosed = (row: number): boolean =>
      isInverted ? /^(?:1|1\.0|true|t|yes|y|closed?|holiday|weekend)$/i.test(word(row)) : closedWord.test(word(row));
    return [{ name, cell: word, isClosed }];
  });
}

function refuseEveryDay(sorted: readonly string[], openness: readonly Openness[], file: string): void {
  const start = sorted.find((date, at) => {
    const end = sorted[at + week - 1];
    return end !== undefined && daysBetween(date, end) === week - 1;
  });
  if (start === undefined) return;
  const names = openness.map(({ name }) => name);
  const telling =
    names.length === 0
      ? 'keep the trading days only'
      : `its column ${names.join(', ')} seems to say which are open: keep the rows of those only`;
  throw new Failure(
    'damaged-input',
    `${file}: lists every day of the week from ${start} on, so that closed days are among them; ${telling}`,
  );
}

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / dayLength;
}
