/**
 * What the date column says (contract 1.8, 1.8a, 1.12): newest and first date, what is not a date, and the assets of
 * each day.
 */
import { asPlainDate, dayMonthOrder, isInRange, momentOf, type Database } from '@gatehouse/tables';
import type { DateFindings } from './measurements';
import type { DateForm } from './row-values';

/** Where dates are, and what names an asset there. */
export interface DateMarks {
  readonly form: DateForm;
  /** A table of SQL with the column `day`, where dates are not counted in the table `counted`. */
  readonly marks: string;
  /**
   * Every row has its own key, the date is part of it, and the rest of the key names the asset: then rows are assets.
   */
  readonly areRowsAssets: boolean;
  /** Column of the marks that differs between the assets of a day; undefined when nothing names an asset. */
  readonly asset: string | undefined;
  /**
   * Where the date is part of what names an asset: keeps, in a table of SQL, `day`, the text of the date, and `h`,
   * which differs between the other keys alone. An hour, or another way to write the day, is not another asset.
   */
  withoutDate?(): Promise<string>;
}

/** What the dates say. Counted ones have rows only, which must be assets or the best there is. */
export async function dateFindings(database: Database, marks: DateMarks): Promise<DateFindings> {
  return (await plainFindings(database, marks)) ?? otherFindings(database, marks);
}

/** Undefined when a date is not written YYYY-MM-DD: all the forms there are cost a query as much again. */
async function plainFindings(database: Database, marks: DateMarks): Promise<DateFindings | undefined> {
  const plain = asPlainDate('day');
  const rows = await database.rows(
    marks.form === 'days'
      ? perDay('day', marks, marks.marks)
      : countsAssets(marks)
        ? perDay('d', marks, `(SELECT ${plain} AS d, ${marks.asset} FROM ${marks.marks} WHERE day IS NOT NULL)`)
        : perDay('d', marks, `(SELECT ${plain} AS d, n FROM ${dayTexts(marks)})`),
  );
  if (rows.at(-1)?.[0] === null) return undefined;
  return {
    newest: numberOf(rows.at(-1)?.[0]),
    first: numberOf(rows[0]?.[0]),
    strangers: 0,
    isContradictory: false,
    perDay: rows.map(([moment, count]) => [dayOf(Number(moment)), Number(count)]),
  };
}

/** Of each day, ascending, how many assets it has; the last row is that of no day. */
function perDay(day: string, marks: DateMarks, table: string): string {
  const assets = countsAssets(marks) ? `count(DISTINCT ${marks.asset})` : marks.form === 'days' ? 'count(*)' : 'sum(n)';
  const where = marks.form === 'days' ? `WHERE ${day} IS NOT NULL` : '';
  return `SELECT epoch_us(${day}), ${assets} FROM ${table} ${where} GROUP BY ${day} ORDER BY ${day} NULLS LAST`;
}

function countsAssets({ areRowsAssets, asset }: DateMarks): boolean {
  return !areRowsAssets && asset !== undefined;
}

/** Texts of dates, `day`, and how many rows have each, `n`. */
function dayTexts({ form, marks }: DateMarks): string {
  return form === 'counted'
    ? '(SELECT unnest(map_keys(days)) AS day, unnest(map_values(days)) AS n FROM counted)'
    : `(SELECT day, count(*) AS n FROM ${marks} WHERE day IS NOT NULL GROUP BY day)`;
}

async function otherFindings(database: Database, marks: DateMarks): Promise<DateFindings> {
  await database.rows(`CREATE OR REPLACE TEMP TABLE moments AS SELECT text, n, CASE WHEN ${isInRange('moment')} THEN moment END AS moment FROM
    (SELECT day AS text, n, ${momentOf('day')} AS moment FROM ${dayTexts(marks)})`);
  const isSome = (order: string): string => `coalesce(bool_or(moment IS NOT NULL AND o = '${order}'), false)`;
  const [[newest, first, strangers, isContradictory] = []] = await database.rows(
    `SELECT epoch_us(max(moment)), epoch_us(min(moment)), sum(n) FILTER (moment IS NULL), ${isSome('day first')} AND ${isSome('month first')}
    FROM (SELECT *, ${dayMonthOrder('text')} AS o FROM moments)`,
  );
  const named = await namedWithoutDate(database, marks);
  const rows = await database.rows(
    `SELECT epoch_us(date_trunc('day', moment)) AS d, ${countsAssets(named) ? `count(DISTINCT ${named.asset}) FROM ${named.marks} JOIN moments ON day = text` : 'sum(n) FROM moments'}
    WHERE moment IS NOT NULL GROUP BY d ORDER BY d`,
  );
  return {
    newest: numberOf(newest),
    first: numberOf(first),
    strangers: Number(strangers ?? 0),
    isContradictory: isContradictory === true,
    perDay: rows.map(([moment, count]) => [dayOf(Number(moment)), Number(count)]),
  };
}

/**
 * The marks, or others where a day in the table `moments` is written in several ways that would pass for several
 * assets.
 */
async function namedWithoutDate(database: Database, marks: DateMarks): Promise<DateMarks> {
  if (marks.withoutDate === undefined) return marks;
  const [[isManifold] = []] = await database.rows(
    `SELECT count(DISTINCT date_trunc('day', moment)) < count(*) FROM moments WHERE moment IS NOT NULL`,
  );
  if (isManifold !== true) return marks;
  return { form: 'texts', marks: await marks.withoutDate(), areRowsAssets: false, asset: 'h' };
}

const microsecondsPerDay = 86_400e6;

function dayOf(moment: number): number {
  return Math.floor(moment / microsecondsPerDay);
}

function numberOf(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
