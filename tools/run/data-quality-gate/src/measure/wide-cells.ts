/** The cells of a table of very many columns, as lists or as rows: one expression for all of them. */
import { batches, cell, tableOf, type Database, type Source } from '@gatehouse/tables';

/**
 * Bytes that a column takes while some thousand rows of it are held, and the part of the memory that a batch may take.
 */
const [bytesPerColumn, partOfMemory] = [100_000, 0.25];
const [fewestColumns, mostColumns] = [100, 4000];

/** Columns that are read in the same way. */
export interface CellBatch {
  readonly columns: readonly number[];
  /** Read as DOUBLE; else as text. */
  readonly areDoubles: boolean;
}

/** As many columns at a time as the memory holds: each query has to learn the names of all of them. */
export function cellBatches({ memoryBytes }: Database, columns: readonly number[], areDoubles: boolean): CellBatch[] {
  const size = Math.floor((memoryBytes * partOfMemory) / bytesPerColumn);
  return batches(columns, Math.min(mostColumns, Math.max(fewestColumns, size))).map((some) => ({
    columns: some,
    areDoubles,
  }));
}

/**
 * Rows of `n` (the record, from 0), `sampled` (one of `every`) and `cells`, a list in the order of the batch. No `*` in
 * it: with thousands of columns that costs more than the reading.
 */
export function rowsOf(source: Source, { columns, areDoubles }: CellBatch, every = 1): string {
  const table = tableOf(source, new Set(areDoubles ? columns : []));
  return `(SELECT n, n % ${every} = 0 AS sampled, cells FROM (SELECT row_number() OVER () - 1 AS n, [${columns.map(cell).join(', ')}] AS cells FROM ${table}))`;
}

/** Rows of `n`, `sampled`, `k` (the column) and `t` (its cell). */
export function cellsOf(
  source: Source,
  batch: CellBatch,
  { every, limit }: { every?: number; limit?: number } = {},
): string {
  const rows = `${rowsOf(source, batch, every)}${limit === undefined ? '' : ` LIMIT ${limit}`}`;
  return `(SELECT n, sampled, unnest(cells) AS t, unnest([${batch.columns.join(', ')}]) AS k FROM ${limit === undefined ? rows : `(SELECT * FROM ${rows})`})`;
}
