/**
 * Cells as they are written, with the index of their record: what a message shows of a cell that is not what it should
 * be.
 */
import type { Database } from './database';
import { missing } from './missing-words';
import { writtenCells, type Source } from './source';
import { cell, isOneOf } from './sql';

/** Characters of a cell that are shown. */
const cellLimit = 200;

/** A cell that is looked for: `condition` is SQL over `cell(column)`, missing where it counts as missing. */
export interface CellLookup {
  readonly column: number;
  readonly condition: string;
}

export interface WrittenCell {
  /** Of the record, from 0; `placesOf` tells where it begins. */
  readonly index: number;
  /** Null where Parquet has a null. */
  readonly text: string | null;
}

/** The first cell, in the order of the file, for each lookup; undefined where there is none. One pass for all. */
export async function firstCells(
  database: Database,
  source: Source,
  lookups: readonly CellLookup[],
): Promise<(WrittenCell | undefined)[]> {
  if (lookups.length === 0) return [];
  const asked = lookups.flatMap(({ column, condition }) => [
    `min(n) FILTER (${condition})`,
    `arg_min({'text': ${shown(column)}}, n) FILTER (${condition})`,
  ]);
  const columns = lookups.map(({ column }) => column);
  const [row = []] = await database.orderedRows(`SELECT ${asked.join(', ')} FROM ${numberedCells(source, columns)}`);
  return lookups.map((_, place) => {
    const [index, found] = [row[2 * place], row[2 * place + 1] as { entries: { text: string | null } } | null];
    if (index === null || index === undefined || found === null) return undefined;
    return { index: Number(index), text: found.entries.text };
  });
}

/**
 * How missing cells of a column are written, in the order of the file: at most `limit` texts, with how many cells have
 * each, and the first.
 */
export async function missingTexts(
  database: Database,
  source: Source,
  { column, limit }: { column: number; limit: number },
): Promise<(WrittenCell & { readonly count: number })[]> {
  const rows = await database.orderedRows(
    `SELECT min(n) AS first, ${shown(column)} AS text, count(*) FROM ${numberedCells(source, [column])} WHERE ${cell(column)} IS NULL GROUP BY text ORDER BY first LIMIT ${limit}`,
  );
  return rows.map(([index, text, count]) => ({
    index: Number(index),
    text: text as string | null,
    count: Number(count),
  }));
}

function shown(column: number): string {
  const text = `w${column}`;
  return `CASE WHEN length(${text}) > ${cellLimit} THEN left(${text}, ${cellLimit}) || '…' ELSE ${text} END`;
}

/** `n`, and of each column the cell as it counts and as it is written. */
function numberedCells(source: Source, columns: readonly number[]): string {
  const cells = [...new Set(columns)].flatMap((column) => [
    `CASE WHEN ${isOneOf(cell(column), missing)} THEN NULL ELSE ${cell(column)} END AS ${cell(column)}`,
    `${source.kind === 'csv' ? `coalesce(${cell(column)}, '')` : cell(column)} AS w${column}`,
  ]);
  return `(SELECT row_number() OVER () - 1 AS n, ${cells.join(', ')} FROM ${writtenCells(source)})`;
}
