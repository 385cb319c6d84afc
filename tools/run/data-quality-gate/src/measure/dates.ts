/**
 * What the date column says (contract 1.8, 1.8a, 1.12): newest and first date, what is not a date, and of each day the
 * rows and the assets.
 */
import { asPlainDate, cell, dayMonthOrder, isInRange, momentOf, type Database } from '@gatehouse/tables';
import { daysOfAssets, type DayOfAssets } from './asset-days';
import { dateHash, type Kinds } from './key-equality';
import type { DateFindings } from './measurements';
import type { DateForm } from './row-values';

/** Where dates are, and what names an asset there. */
export interface DateMarks {
  readonly form: DateForm;
  /** A table of SQL: the date of each row as `day`, or where dates are counted its hash as `hd`; and its asset. */
  readonly marks: string;
  readonly date: number;
  readonly kinds: Kinds;
  /** What differs between assets, as SQL over the marks and `hd`, the hash of the date; undefined when nothing does. */
  readonly asset: string | undefined;
  /** The same in the form `texts`, by another pass over the table. */
  withTexts(): Promise<string>;
}

/**
 * The asset, where the hash `h` of the key is that of date and asset: an hour, or another way to write the day, is not
 * another asset.
 */
export const assetOfKey = 'xor(h, hd)';

/** Dates of all assets: as many as there are rows where each is the only one of its asset on its day. */
export function assetDates({ perDay }: DateFindings): number {
  return perDay.reduce((sum, { assets }) => sum + assets, 0);
}

export async function dateFindings(database: Database, marks: DateMarks): Promise<DateFindings> {
  const texts = await dateTexts(database, marks);
  // All the forms there are cost a query as much again.
  const moments = `(SELECT *, CAST(${asPlainDate(cell(marks.date))} AS TIMESTAMP) AS moment FROM ${texts})`;
  const days = await rowsPerDay(database, moments);
  if (days.at(-1)?.[0] === null) return otherFindings(database, marks, texts);
  const [newest, first] = [days.at(-1), days[0]].map((row) => momentIn(row?.[0]));
  return { newest, first, strangers: 0, isContradictory: false, perDay: await perDay(database, marks, moments, days) };
}

async function otherFindings(database: Database, marks: DateMarks, texts: string): Promise<DateFindings> {
  const text = cell(marks.date);
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE moments AS SELECT * EXCLUDE (found), CASE WHEN ${isInRange('found')} THEN found END AS moment
    FROM (SELECT *, ${momentOf(text)} AS found FROM ${texts})`,
  );
  const isSome = (order: string): string => `coalesce(bool_or(moment IS NOT NULL AND o = '${order}'), false)`;
  const [[newest, first, strangers, isContradictory, isOneHash] = []] = await database.rows(
    `SELECT epoch_us(max(moment)), epoch_us(min(moment)), sum(n) FILTER (moment IS NULL), ${isSome('day first')} AND ${isSome('month first')},
    count(DISTINCT ${dateHash(marks.date, marks.kinds)}) = count(*) FROM (SELECT *, ${dayMonthOrder(text)} AS o FROM moments)`,
  );
  // Dates that are equal as numbers, such as 20260901 and 20260901.0, of which one is not a date.
  const isClear = marks.form !== 'counted' || marks.asset === undefined || isOneHash === true;
  const clear = isClear ? marks : { ...marks, form: 'texts' as const, marks: await marks.withTexts() };
  const days = await rowsPerDay(database, 'moments');
  const dated = days.filter(([moment]) => moment !== null);
  return {
    newest: momentIn(newest),
    first: momentIn(first),
    strangers: Number(strangers ?? 0),
    isContradictory: isContradictory === true,
    perDay: await perDay(database, clear, 'moments', dated),
  };
}

/** A table of SQL with each text of a date, named as the cell, and how many rows have it, `n`. */
async function dateTexts(database: Database, { form, marks, date }: DateMarks): Promise<string> {
  if (form === 'counted')
    return `(SELECT unnest(map_keys(days)) AS ${cell(date)}, unnest(map_values(days)) AS n FROM counted)`;
  const text = form === 'days' ? 'CAST(day AS VARCHAR)' : 'day';
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE texts AS SELECT ${text} AS ${cell(date)}, count(*) AS n FROM ${marks} WHERE day IS NOT NULL GROUP BY day`,
  );
  return 'texts';
}

/** Moment and number of rows of each day, ascending; the last may be that of no day. */
function rowsPerDay(database: Database, moments: string): Promise<unknown[][]> {
  return database.rows(
    `SELECT epoch_us(date_trunc('day', moment)) AS d, sum(n) FROM ${moments} GROUP BY d ORDER BY d NULLS LAST`,
  );
}

/** `moments`: a table of SQL with the texts of dates and the `moment` of each, of the `days`. */
async function perDay(
  database: Database,
  { form, marks, date, kinds, asset }: DateMarks,
  moments: string,
  days: readonly unknown[][],
): Promise<DateFindings['perDay']> {
  const rows = days.reduce((sum, [, count]) => sum + Number(count), 0);
  let found: readonly DayOfAssets[] | undefined;
  if (asset !== undefined && days.length > 0) {
    const hash = asset === assetOfKey ? `, ${dateHash(date, kinds)} AS hd` : '';
    const numbered = `(SELECT *, CAST(dense_rank() OVER (ORDER BY date_trunc('day', moment)) - 1 AS INTEGER) AS i${hash} FROM ${moments} WHERE moment IS NOT NULL)`;
    const on = { counted: 'USING (hd)', days: 'ON day = CAST(moment AS DATE)', texts: `ON day = ${cell(date)}` }[form];
    const table = `(SELECT ${asset} AS asset, i FROM ${marks} JOIN ${numbered} ${on})`;
    const isOfMarks = form === 'counted' || asset !== assetOfKey;
    const assets = isOfMarks ? `(SELECT ${asset} AS asset FROM ${marks})` : table;
    found = await daysOfAssets(database, { table, assets, days: days.length, rows });
  }
  return days.map(([moment, count], index) => ({
    day: Math.floor(Number(moment) / microsecondsPerDay),
    rows: Number(count),
    assets: found?.[index]?.assets ?? Number(count),
    added: found?.[index]?.added,
    dropped: found?.[index]?.dropped,
  }));
}

const microsecondsPerDay = 86_400e6;

function momentIn(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
