import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextWeekday, parseRunId, readDate, runId } from './core';

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
    'no trading day after 9999-12-31 can be named: years have four digits',
  );
});

test.each(['2026-02-30', '2026-13-01', '2026-2-3', '20260203', '2026-02-03 ', '', 'today', '0000-00-00'])(
  '%j is not a day',
  (text) => expect(readDate(text)).toBeUndefined(),
);

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
])('%j is not an id', (id) => expect(() => parseRunId(id, nextWeekday)).toThrow('is not an id of a daily run'));
