/**
 * Equal rows of a wide table on very many keys: hashes of cells first, then, for rows whose hashes agree, the cells
 * themselves.
 */
import { canonicalText, type Database, type KeyKind, type Source } from '@gatehouse/tables';
import { kindOf, type Kinds } from './key-equality';
import { cellBatches, rowsOf, type CellBatch } from './wide-cells';

/**
 * How many rows have an equal. Leaves their numbers in the table `alike`. `doubles`: keys that are numbers in every
 * row.
 */
export async function countWideDuplicates(
  database: Database,
  source: Source,
  keys: { keys: readonly number[]; kinds: Kinds; doubles: ReadonlySet<number> },
): Promise<number> {
  const all = keyBatches(database, keys);
  await database.rows('CREATE OR REPLACE TEMP TABLE hashes (n BIGINT, x UBIGINT)');
  for (const [index, { batch, cells }] of all.entries())
    await database.rows(`INSERT INTO hashes SELECT n, hash(${index}, ${cells}) FROM ${rowsOf(source, batch)}`);
  await database.rows('CREATE OR REPLACE TEMP TABLE alike AS SELECT n, bit_xor(x) AS g FROM hashes GROUP BY n');
  await keepEquals(database);
  for (const { batch, cells } of all) {
    if (!(await hasEquals(database))) return 0;
    // Rows stay in a group as long as their cells agree too.
    await database.rows(`CREATE OR REPLACE TEMP TABLE refined AS SELECT n, dense_rank() OVER (ORDER BY g, cells) AS g FROM alike JOIN
      (SELECT n, ${cells} AS cells FROM ${rowsOf(source, batch)}) USING (n)`);
    await database.rows('CREATE OR REPLACE TEMP TABLE alike AS SELECT n, g FROM refined');
    await keepEquals(database);
  }
  const [[count] = [0n]] = await database.rows('SELECT count(*) FROM alike');
  return Number(count);
}

/** Condition on a numbered row of the source. */
export const isWideDuplicate = 'n IN (SELECT n FROM alike)';

/** A batch of keys of one kind, and its `cells` so that equal ones are the same. */
interface KeyBatch {
  readonly batch: CellBatch;
  readonly cells: string;
}

function keyBatches(
  database: Database,
  { keys, kinds, doubles }: { keys: readonly number[]; kinds: Kinds; doubles: ReadonlySet<number> },
): KeyBatch[] {
  const texts = keys.filter((column) => !doubles.has(column));
  const all: readonly KeyKind[] = ['text', 'boolean', 'integer', 'number'];
  return [
    ...cellBatches(
      database,
      keys.filter((column) => doubles.has(column)),
      true,
    ).map((batch) => ({ batch, cells: 'cells' })),
    ...all.flatMap((kind) => {
      const own = texts.filter((column) => kindOf(kinds, column) === kind);
      const cells = kind === 'text' ? 'cells' : `list_transform(cells, t -> ${canonicalText(kind, 't')})`;
      return cellBatches(database, own, false).map((batch) => ({ batch, cells }));
    }),
  ];
}

async function keepEquals(database: Database): Promise<void> {
  await database.rows('DELETE FROM alike WHERE g IN (SELECT g FROM alike GROUP BY g HAVING count(*) = 1)');
}

async function hasEquals(database: Database): Promise<boolean> {
  const [[count] = [0n]] = await database.rows('SELECT count(*) FROM alike');
  return Number(count) > 0;
}
