/** Equal rows of a wide table on very many keys: hashes of cells first, then, for rows whose hashes agree, the cells themselves. */
import { canonicalText, tableOf, type Database, type KeyKind, type Source } from '@gatehouse/tables';
import { canonicalCell, kindOf, type Kinds } from './key-equality';
import { cellsOf, columnBatches } from './wide-cells';

/** How many rows have an equal. Leaves their numbers in the table `alike`. */
export async function countWideDuplicates(
  database: Database,
  source: Source,
  { keys, kinds }: { keys: readonly number[]; kinds: Kinds },
): Promise<number> {
  const keyBatches = columnBatches(source)
    .map((batch) => ({ batch, own: batch.filter((column) => keys.includes(column)) }))
    .filter(({ own }) => own.length > 0);
  await database.rows('CREATE OR REPLACE TEMP TABLE hashes (n BIGINT, x UBIGINT)');
  for (const { batch, own } of keyBatches) {
    const isKey = own.length === batch.length ? '' : `WHERE k IN (SELECT unnest([${own.join(', ')}]))`;
    await database.rows(
      `INSERT INTO hashes SELECT n, bit_xor(${cellHash(kinds, batch)}) FROM ${cellsOf(source, batch)} ${isKey} GROUP BY n`,
    );
  }
  await database.rows(
    'CREATE OR REPLACE TEMP TABLE alike AS SELECT n, h AS g FROM (SELECT n, bit_xor(x) AS h FROM hashes GROUP BY n)',
  );
  await keepEquals(database);
  for (const { own } of keyBatches) {
    if (!(await hasEquals(database))) return 0;
    // Rows stay in a group as long as their cells agree too.
    await database.rows(`CREATE OR REPLACE TEMP TABLE refined AS SELECT n, dense_rank() OVER (ORDER BY g, cells) AS g FROM alike JOIN
      (SELECT row_number() OVER () - 1 AS n, [${own.map((column) => canonicalCell(kinds, column)).join(', ')}] AS cells FROM ${tableOf(source)}) USING (n)`);
    await database.rows('CREATE OR REPLACE TEMP TABLE alike AS SELECT n, g FROM refined');
    await keepEquals(database);
  }
  const [[count] = [0n]] = await database.rows('SELECT count(*) FROM alike');
  return Number(count);
}

/** Condition on a numbered row of the source. */
export const isWideDuplicate = 'n IN (SELECT n FROM alike)';

async function keepEquals(database: Database): Promise<void> {
  await database.rows('DELETE FROM alike WHERE g IN (SELECT g FROM alike GROUP BY g HAVING count(*) = 1)');
}

async function hasEquals(database: Database): Promise<boolean> {
  const [[count] = [0n]] = await database.rows('SELECT count(*) FROM alike');
  return Number(count) > 0;
}

const kindNames: readonly KeyKind[] = ['text', 'boolean', 'integer', 'number'];

/** Hash of a cell together with its column, the same for equal cells. */
function cellHash(kinds: Kinds, batch: readonly number[]): string {
  const [first = 0] = batch;
  const numbers = batch.map((column) => kindNames.indexOf(kindOf(kinds, column)));
  const used = [...new Set(numbers)].sort((a, b) => a - b);
  const canonical = (number: number): string => canonicalText(kindNames[number] ?? 'text', 't');
  const [only] = used;
  const text =
    used.length === 1 && only !== undefined
      ? canonical(only)
      : `CASE ([${numbers.join(', ')}])[k - ${first} + 1] ${used.map((kind) => `WHEN ${kind} THEN ${canonical(kind)}`).join(' ')} END`;
  return `hash(k, ${text})`;
}
