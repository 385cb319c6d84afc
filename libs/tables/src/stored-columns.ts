/** Columns of a table kept in DuckDB in a form of the caller's choice, for questions that take more than one query. */
import type { Database } from './database';
import type { Measured } from './reader';
import { tableOf, type Source } from './source';

/**
 * Stores one value per row and name in the temporary table `table`, which it replaces: `columns` has the SQL of each
 * over the source's cells (`cell`, `asNumber`, `momentOf`). With `numbered` also `n`, the record's index from 0 in the
 * order of the file; it costs a second thread. Fit for `TableRequest.measure`. Throws QueryError, Failure `io`.
 */
export async function storeColumns(
  database: Database,
  source: Source,
  {
    table,
    columns,
    numbered = false,
  }: { table: string; columns: Readonly<Record<string, string>>; numbered?: boolean },
): Promise<Measured> {
  const values = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
  const index = numbered ? ['row_number() OVER () - 1 AS n'] : [];
  const create = `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT ${[...index, ...values].join(', ')} FROM ${tableOf(source)}`;
  await (numbered ? database.orderedRows(create) : database.rows(create));
  const [[rows] = [0n]] = await database.rows(`SELECT count(*) FROM ${table}`);
  return { rows: Number(rows) };
}
