/** The cells of a table of very many columns, as rows. */
import { batches, cell, tableOf, type Source } from '@gatehouse/tables';

/** Columns at a time: a batch of rows is held with all of them. */
const columnsPerBatch = 1000;

/** The columns in batches, as positions. */
export function columnBatches({ width }: Source): number[][] {
  return batches(
    Array.from({ length: width }, (_, column) => column),
    columnsPerBatch,
  );
}

/** The cells of a batch as rows: `n` (the record, from 0), `k`, `t`. */
export function cellsOf(source: Source, batch: readonly number[]): string {
  const [first = 0] = batch;
  return `(SELECT n, unnest([${batch.map(cell).join(', ')}]) AS t, unnest(range(${first}, ${first + batch.length})) AS k FROM
    (SELECT row_number() OVER () - 1 AS n, * FROM ${tableOf(source)}))`;
}
