import { pyFixed, pyFloat } from '@gatehouse/render';
import type { Findings, GateRequest, CheckVerdict } from '../request';

const microsecondsPerDay = 86_400e6;

/** The newest date is recent enough (contract 1.8). True when no date column is asked for. */
export function judgeFreshness(request: GateRequest, { measurements, columns }: Findings, now: Date): CheckVerdict {
  const { dateColumn, maxStalenessDays, maxFutureDays } = request;
  const judge = (pass: boolean, days: number | null, failures: string[], warnings: string[] = []): CheckVerdict => ({
    pass,
    metrics: { freshness_days: days, max_staleness_days_threshold: maxStalenessDays },
    failures,
    warnings,
  });
  if (measurements === undefined || columns === undefined) return judge(false, null, []);
  if (dateColumn === '') return judge(true, null, []);
  if (!columns.includes(dateColumn)) return judge(false, null, [`date column missing: ${dateColumn}`]);
  if (measurements.newest === undefined) return judge(false, null, [`date column invalid or empty: ${dateColumn}`]);
  const days = (now.getTime() * 1000 - measurements.newest) / microsecondsPerDay;
  if (days > maxStalenessDays)
    return judge(false, days, [
      `staleness=${pyFixed(days, 2)} days exceeds max_staleness_days=${pyFloat(maxStalenessDays)}`,
    ]);
  if (days >= 0) return judge(true, days, []);
  const ahead = `newest ${dateColumn} is ${pyFixed(-days, 2)} days in the future`;
  return maxFutureDays !== undefined && -days > maxFutureDays
    ? judge(false, days, [`${ahead}, exceeds max_future_days=${pyFloat(maxFutureDays)}`])
    : judge(true, days, [], [ahead]);
}
