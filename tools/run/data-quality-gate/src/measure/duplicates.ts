/** How many rows have an equal (contract 1.5). */
import { tableOf, type Database, type Source } from '@gatehouse/tables';
import { equalExpressions, keyHash, type Kinds } from './key-equality';

/** Rows grouped at a time: more do not stay in the caches, and far more would have to spill. */
const rowsPerSlice = 4_000_000;

/** The keys, of which `date` may be one. */
export interface KeyColumns {
  readonly keys: readonly number[];
  readonly kinds: Kinds;
  readonly date: number | undefined;
}

/** Rows as hashes of their keys. */
export interface HashedRows {
  /** A table of SQL with the column `h`. */
  readonly marks: string;
  /** How many hashes differ, where that is known. */
  readonly distinctKeys: number | undefined;
}

/**
 * Puts the hashes `h` that several of the rows of `marks` share into the table `suspects`. False when there are none.
 */
async function findSuspects(database: Database, rows: number, { marks, distinctKeys }: HashedRows): Promise<boolean> {
  const slices = Math.max(1, Math.ceil(rows / rowsPerSlice));
  const wheres = Array.from({ length: slices }, (_, slice) => (slices === 1 ? '' : `WHERE h % ${slices} = ${slice}`));
  let distinct = distinctKeys ?? 0;
  if (distinctKeys === undefined)
    for (const where of wheres) {
      const [row = []] = await database.rows(`SELECT count(*) FROM (SELECT DISTINCT h FROM ${marks} ${where})`);
      distinct += Number(row[0]);
    }
  if (distinct === rows) return false;
  await database.rows('CREATE OR REPLACE TEMP TABLE suspects (h UBIGINT)');
  for (const where of wheres)
    await database.rows(`INSERT INTO suspects SELECT h FROM ${marks} ${where} GROUP BY h HAVING count(*) > 1`);
  return true;
}

/**
 * Rows whose hashes are unique have no equal; only the others are compared by their values, so that a collision of
 * hashes never decides. Leaves the hashes of true duplicates in the table `duplicates`.
 */
export async function countDuplicates(
  database: Database,
  source: Source,
  { rows, keys, kinds, date, hashed }: KeyColumns & { rows: number; hashed: HashedRows },
): Promise<number> {
  if (!(await findSuspects(database, rows, hashed))) return 0;
  const equal = equalExpressions(keys, kinds).map((expression, index) => `${expression} AS k${index}`);
  const names = equal.map((_, index) => `k${index}`);
  await database.rows(`CREATE OR REPLACE TEMP TABLE duplicates AS
    SELECT h, count(*) AS n FROM (SELECT ${keyHash(keys, kinds, { date })} AS h, ${equal.join(', ')} FROM ${tableOf(source)})
    WHERE h IN (SELECT h FROM suspects) GROUP BY h, ${names.join(', ')} HAVING count(*) > 1`);
  const [row = []] = await database.rows('SELECT sum(n) FROM duplicates');
  return Number(row[0] ?? 0);
}

/** Condition on a row of the source: it has equals on the keys. Only after `countDuplicates` found some. */
export function isDuplicate({ keys, kinds, date }: KeyColumns): string {
  return `${keyHash(keys, kinds, { date })} IN (SELECT h FROM duplicates)`;
}
