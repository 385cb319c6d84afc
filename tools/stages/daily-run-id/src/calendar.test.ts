import { parseTable } from '@gatehouse/csv';
import { describe, expect, test } from 'vitest';
import { nextInCalendar } from './calendar';

const calendar = (...dates: string[]) =>
  nextInCalendar(parseTable(Buffer.from(`date\n${dates.join('\n')}\n`), 'calendar.csv'), 'date', 'calendar.csv');

describe('a calendar', () => {
  test('holidays are what it leaves out, whatever its order', () => {
    const next = calendar('2026-02-19', '2026-02-13', '2026-02-17', '2026-02-17');
    expect([next('2026-02-13'), next('2026-02-16'), next('2026-02-17')]).toEqual([
      '2026-02-17',
      '2026-02-17',
      '2026-02-19',
    ]);
  });
  test('of a year answers for the last signals of the year before', () => {
    const next = calendar('2026-01-02', '2026-01-05');
    expect([next('2025-12-31'), next('2025-12-26')]).toEqual(['2026-01-02', '2026-01-02']);
  });
  test('does not answer beyond its end or before its beginning', () => {
    const next = calendar('2026-02-13', '2026-02-17');
    expect(() => next('2026-02-17')).toThrow('ends on 2026-02-17 and does not reach beyond the signal date 2026-02-17');
    expect(() => next('2026-02-05')).toThrow('begins on 2026-02-13, more than 7 days after the signal date 2026-02-05');
  });
  test.each<[string, string, string]>([
    ['day\n2026-02-13\n', 'date', 'no column "date", the header has day'],
    ['date\n2026-02-13\nsoon\n', 'date', 'row 2: "soon"'],
    ['date\n2026-02-13T15:00:00\n', 'date', 'row 1'],
    ['date\n', 'date', 'holds no dates'],
    ['', 'date', 'the header has nothing'],
  ])('%j is damage', (text, column, message) =>
    expect(() => nextInCalendar(parseTable(Buffer.from(text), 'c.csv'), column, 'c.csv')).toThrow(message),
  );
});

const table = (text: string) => nextInCalendar(parseTable(Buffer.from(text), 'c.csv'), 'date', 'c.csv');
const days = (from: string, count: number, but: (day: number) => boolean = () => true): string[] =>
  Array.from({ length: count }, (_, at) => new Date(Date.parse(from) + at * 86_400_000))
    .filter((date) => but(date.getUTCDay()))
    .map((date) => date.toISOString().slice(0, 10));

describe('days that are missing', () => {
  test.each<[string, string[], string, string | RegExp]>([
    ['a year', ['2030-12-30', '2030-12-31', '2032-01-02'], '2030-12-31', /between 2030-12-31 and 2032-01-02, 367 days/],
    ['17 days', ['2031-02-03', '2031-02-20'], '2031-02-03', /between 2031-02-03 and 2031-02-20, 17 days/],
    ['17 days about a day that is not listed', ['2031-02-03', '2031-02-20'], '2031-02-10', /no day between/],
    ['16 days', ['2031-02-03', '2031-02-19'], '2031-02-03', '2031-02-19'],
    ['a new year of eleven days', ['2024-02-07', '2024-02-08', '2024-02-19'], '2024-02-08', '2024-02-19'],
    ['a year, elsewhere', ['2029-01-02', '2031-02-03', '2031-02-04'], '2031-02-03', '2031-02-04'],
    ['a week before the first', ['2031-01-02', '2031-01-03'], '2030-12-27', '2031-01-02'],
  ])('%s', (_, listed, signal, trade) => {
    if (typeof trade === 'string') expect(calendar(...listed)(signal)).toBe(trade);
    else expect(() => calendar(...listed)(signal)).toThrow(trade);
  });
});

describe('days that are not trading days', () => {
  const withCells = (name: string, cell: (date: string) => string, listed = days('2031-02-10', 14)): string =>
    [`date,${name}`, ...listed.map((date) => `${date},${cell(date)}`)].join('\n');
  const isWeekday = (date: string): boolean => ![0, 6].includes(new Date(date).getUTCDay());
  const weekdays = days('2031-02-10', 14, (day) => day > 0 && day < 6);
  const isHoliday = (date: string): boolean => date === '2031-02-17';

  test.each([
    [
      'all days',
      `date\n${days('2031-02-10', 14).join('\n')}`,
      /every day of the week from 2031-02-10 on.*keep the trading days/,
    ],
    [
      'seven days running, once',
      `date\n${['2031-01-02', ...days('2031-02-10', 7)].join('\n')}`,
      /every day .*2031-02-10/,
    ],
    ['is_open', withCells('is_open', (date) => (isWeekday(date) ? '1' : '0')), /its column is_open seems to say which/],
    ['status', withCells('status', (date) => (isWeekday(date) ? 'open' : 'closed')), /its column status/],
    ['Holiday', withCells('Holiday', (date) => String(!isWeekday(date))), /its column Holiday/],
    [
      'weekdays with is_open',
      withCells('is_open', (date) => (isHoliday(date) ? 'False' : 'True'), weekdays),
      /lists 2031-02-17, on which its column is_open says "False"/,
    ],
    [
      'weekdays with is_holiday',
      withCells('is_holiday', (date) => (isHoliday(date) ? '1' : '0'), weekdays),
      /its column is_holiday says "1"/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => table(text)('2031-02-14')).toThrow(message);
  });

  test.each([
    ['six days running', `date\n${days('2031-02-10', 14, (day) => day > 0).join('\n')}`, '2031-02-15', '2031-02-17'],
    ['is_open, of open days only', withCells('is_open', () => '1', weekdays), '2031-02-14', '2031-02-17'],
    [
      'is_open, of another day',
      withCells('is_open', (date) => (isHoliday(date) ? '0' : '1'), weekdays),
      '2031-02-12',
      '2031-02-13',
    ],
    ['early closes', withCells('early_close', () => '1', weekdays), '2031-02-14', '2031-02-17'],
    [
      'names of holidays',
      withCells('holiday', (date) => (isHoliday(date) ? 'observed' : ''), weekdays),
      '2031-02-14',
      '2031-02-17',
    ],
    ['hours', withCells('market_open', () => '09:30', weekdays), '2031-02-14', '2031-02-17'],
    [
      'a half day',
      withCells('session', (date) => (isHoliday(date) ? 'half' : 'full'), weekdays),
      '2031-02-14',
      '2031-02-17',
    ],
    [
      'seven days of two weeks',
      `date\n${days('2031-02-10', 13, (day) => day !== 3).join('\n')}`,
      '2031-02-10',
      '2031-02-11',
    ],
  ])('%s', (_, text, signal, trade) => {
    expect(table(text)(signal)).toBe(trade);
  });
});
