/** Of what kind key columns are: numbers, truth values or text. */
import {
  asDouble,
  batches,
  cell,
  columnsAtOnce,
  kindEvidence,
  settleKind,
  tableOf,
  type Database,
  type KeyKind,
  type Source,
} from '@gatehouse/tables';

/**
 * Rows that show what kind of column a key is: one cell that is not a number is proof, the rest is verified on all
 * rows.
 */
export const sampleRows = 256;

/**
 * Sets the kinds of the columns, by the first `limit` rows or by all. Gives the values of the aggregates `also`, which
 * may name the first columns.
 */
export async function settleKinds(
  database: Database,
  source: Source,
  columns: readonly number[],
  kinds: Map<number, KeyKind>,
  { limit, also = [] }: { limit?: number; also?: readonly string[] } = {},
): Promise<readonly unknown[]> {
  let values: readonly unknown[] = [];
  for (const [index, some] of batches(columns, columnsAtOnce).entries()) {
    const cells = some.flatMap((column) => [cell(column), `${asDouble(cell(column))} AS d${column}`]);
    const from = `(SELECT ${cells.join(', ')} FROM ${tableOf(source)}${limit === undefined ? '' : ` LIMIT ${limit}`})`;
    const [row = []] = await database.rows(
      `SELECT ${[...some.map((column) => kindEvidence(cell(column), `d${column}`)), ...(index === 0 ? also : [])].join(', ')} FROM ${from}`,
    );
    some.forEach((column, place) => kinds.set(column, settleKind(Number(row[place] ?? 0))));
    if (index === 0) values = row.slice(some.length);
  }
  return values;
}
