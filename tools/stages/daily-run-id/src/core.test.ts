import { parseTable } from '@gatehouse/csv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextInCalendar, nextWeekday, parseRunId, readDate, runId } from './core';

const calendar = (...dates: string[]) =>
  nextInCalendar(parseTable(Buffer.from(`date\n${dates.join('\n')}\n`), 'calendar.csv'), 'date', 'calendar.csv');

test.each([
  ['2026-02-17', '2026-02-18'],
  ['2026-02-13', '2026-02-16'],
  ['2026-02-14', '2026-02-16'],
  ['2026-02-15', '2026-02-16'],
  ['2024-02-28', '2024-02-29'],
  ['2026-12-31', '2027-01-01'],
])('by weekdays, %s trades on %s', (signal, trade) => expect(nextWeekday(signal)).toBe(trade));

test('the last days of four digits', () => {
  expect([nextWeekday('9999-12-29'), nextWeekday('9999-12-30')]).toEqual(['9999-12-30', '9999-12-31']);
  expect(() => nextWeekday('9999-12-31')).toThrow(
    '9999-12-31 has no trading day after it that an id can name: its years have four digits',
  );
});

test.each(['2026-02-30', '2026-13-01', '2026-2-3', '20260203', '2026-02-03 ', '', 'today', '0000-00-00'])(
  '%j is no day',
  (text) => expect(readDate(text)).toBeUndefined(),
);

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
  test('a gap of more than 16 days around the signal date is a hole', () => {
    expect(calendar('2026-02-13', '2026-03-01')('2026-02-14')).toBe('2026-03-01'); // 16 days
    const holed = calendar('2030-12-30', '2030-12-31', '2032-01-02', '2032-01-05');
    expect(holed('2030-12-30')).toBe('2030-12-31');
    expect(() => holed('2030-12-31')).toThrow('no trading day between 2030-12-31 and 2032-01-02');
  });
  test('six days running may be sessions, seven are a list of days', () => {
    const days = ['2031-02-10', '2031-02-11', '2031-02-12', '2031-02-13', '2031-02-14', '2031-02-15', '2031-02-16'];
    expect(calendar(...days.slice(0, 6))('2031-02-10')).toBe('2031-02-11');
    expect(() => calendar(...days)).toThrow('is no list of trading days: seven days running are never all open');
    const flagged = `date,is_open\n${days.map((date, at) => `${date},${at < 5 ? 1 : 0}`).join('\n')}\n`;
    expect(() => nextInCalendar(parseTable(Buffer.from(flagged), 'c.csv'), 'date', 'c.csv')).toThrow('column is_open');
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

test('what is named is read again, and one day off is refused', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, days, (signal, other) => {
      const trade = nextWeekday(signal);
      expect(parseRunId(runId(trade, signal), nextWeekday)).toEqual({ trade, signal });
      if (other !== trade)
        expect(() => parseRunId(runId(other, signal), nextWeekday)).toThrow(`is ${trade}, not ${other}`);
    }),
  );
});

test.each([
  'trade_2026-02-18_from_signal_2026-02-17x',
  'xtrade_2026-02-18_from_signal_2026-02-17',
  'trade_2026-02-31_from_signal_2026-02-27',
  'trade_2026-02-18',
  '',
  'trade_2026-02-18_from_signal_2026-02-17\n',
])('%j is no id', (id) => expect(() => parseRunId(id, nextWeekday)).toThrow('is no id of a daily run'));
