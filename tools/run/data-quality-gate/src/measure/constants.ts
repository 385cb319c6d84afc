/** Numeric columns that do not tell the assets of a date apart (contract 1.14). */
import { asNumber, cell, momentOf, tableOf, type Database, type Source } from '@gatehouse/tables';
import type { ConstantDates } from './measurements';

/** Of each numeric column, in a pass of its own. */
export async function constantDates(
  database: Database,
  source: Source,
  { numeric, date }: { numeric: readonly number[]; date: number },
): Promise<ReadonlyMap<number, ConstantDates>> {
  if (numeric.length === 0) return new Map();
  const values = numeric.map((column) => `${asNumber(cell(column))} AS v${column}`);
  const days = numeric.map(
    (column) => `CASE WHEN count(v${column}) > 1 THEN min(v${column}) = max(v${column}) END AS s${column}`,
  );
  const counts = numeric.flatMap((column) => [`count(s${column})`, `count_if(s${column})`]);
  const [row = []] = await database.rows(`SELECT ${counts.join(', ')} FROM (SELECT ${days.join(', ')} FROM
    (SELECT CAST(${momentOf(cell(date))} AS DATE) AS day, ${values.join(', ')} FROM ${tableOf(source)}) WHERE day IS NOT NULL GROUP BY day)`);
  return new Map(
    numeric.map((column, index) => [column, { dates: Number(row[2 * index]), constant: Number(row[2 * index + 1]) }]),
  );
}
