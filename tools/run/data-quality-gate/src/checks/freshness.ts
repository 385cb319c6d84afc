import { pyFixed, pyFloat, pyRepr } from '@gatehouse/render';
import { shownText, type Details } from '../details';
import type { DateFindings } from '../measure/measurements';
import type { CheckVerdict, Findings, GateRequest } from '../request';

const microsecondsPerDay = 86_400e6;

/** The newest date is recent enough (contract 1.8). True when no date column is asked for. */
export function judgeFreshness(
  request: GateRequest,
  { measurements, columns, details }: Findings,
  now: Date,
): CheckVerdict {
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
  const { dates } = measurements;
  const warnings = dates === undefined ? [] : dateWarnings(dateColumn, dates, details);
  if (dates?.newest === undefined) return judge(false, null, [`date column invalid or empty: ${dateColumn}`], warnings);
  const days = (now.getTime() * 1000 - dates.newest) / microsecondsPerDay;
  if (days > maxStalenessDays)
    return judge(
      false,
      days,
      [`staleness=${pyFixed(days, 2)} days exceeds max_staleness_days=${pyFloat(maxStalenessDays)}`],
      warnings,
    );
  if (days >= 0) return judge(true, days, [], warnings);
  const ahead = `newest ${dateColumn} is ${pyFixed(-days, 2)} days in the future`;
  return maxFutureDays !== undefined && -days > maxFutureDays
    ? judge(false, days, [`${ahead}, exceeds max_future_days=${pyFloat(maxFutureDays)}`], warnings)
    : judge(true, days, [], [...warnings, ahead]);
}

/** What was passed over in the date column (contract 1.8a). */
function dateWarnings(name: string, dates: DateFindings, { notDate, dayFirst, monthFirst }: Details): string[] {
  const column = `date column ${pyRepr(name)}`;
  const isAre = dates.strangers === 1 ? 'cell is not a date' : 'cells are not dates';
  return [
    ...(dates.strangers === 0 || notDate === undefined
      ? []
      : [
          `${column}: ${dates.strangers} ${isAre} ` +
            `(${dates.strangers === 1 ? '' : 'first: '}${shownText(notDate)}); ` +
            `${dates.newest === undefined ? forms : 'passed over'}`,
        ]),
    ...(dayFirst === undefined || monthFirst === undefined
      ? []
      : [
          `${column} mixes DD/MM and MM/DD: ${shownText(dayFirst)} has the day first, ${shownText(monthFirst)} is read as month and day`,
        ]),
  ];
}

const forms =
  'read are ISO 8601, YYYYMMDD, YYYY-MM, YYYY/MM/DD, MM/DD/YYYY, `Jan 2 2006`, `January 2, 2006` and `2 Jan 2006`';
