/** Rows of a table that meet a condition, with their cells as they are written: what a message or a sample shows. */
import type { Database } from './database';
import { tableOf, type Source } from './source';
import { cell } from './sql';

/** Characters of a cell that are shown. */
const cellLimit = 200;

export interface FoundRow {
  /** Of the record, from 0; `placesOf` tells where it begins. */
  readonly index: number;
  /** Cells of the columns that were asked for, in their order, long ones cut; null when missing. */
  readonly cells: readonly (string | null)[];
}

/**
 * The first rows, in the order of the file, that meet the condition (SQL over the source's cells). `columns` by
 * position.
 */
export async function findRows(
  database: Database,
  source: Source,
  { condition, columns, limit }: { condition: string; columns: readonly number[]; limit: number },
): Promise<FoundRow[]> {
  const cells = columns.map((column) => {
    const text = cell(column);
    return `CASE WHEN length(${text}) > ${cellLimit} THEN left(${text}, ${cellLimit}) || '…' ELSE ${text} END`;
  });
  const rows = await database.orderedRows(
    `SELECT ${['n', ...cells].join(', ')} FROM (SELECT row_number() OVER () - 1 AS n, * FROM ${tableOf(source)}) WHERE ${condition} LIMIT ${limit}`,
  );
  return rows
    .map(([index, ...found]) => ({ index: Number(index), cells: found as (string | null)[] }))
    .sort((a, b) => a.index - b.index);
}
