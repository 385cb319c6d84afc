/** When two rows are equal on their keys (contract 1.5), as SQL. */
import { batches, cell, columnsAtOnce, keyExpressions, type KeyKind } from '@gatehouse/tables';

export type Kinds = ReadonlyMap<number, KeyKind>;
/** A name in SQL of the column's cell as DOUBLE, where there is one already. */
export type NameOfDouble = (column: number) => string | undefined;

/**
 * Rows that are equal on the keys have the same hash. Where `date` is one of several keys it is the `xor` of `dateHash`
 * and of the hash of the others: with either of them it gives the other.
 */
export function keyHash(
  keys: readonly number[],
  kinds: Kinds,
  { date, double }: { date?: number | undefined; double?: NameOfDouble } = {},
): string {
  const others = keys.filter((column) => column !== date);
  return date === undefined || others.length === keys.length || others.length === 0
    ? plainHash(keys, kinds, double)
    : `xor(${dateHash(date, kinds, double)}, ${plainHash(others, kinds, double)})`;
}

/** Hash of a date as a key; not that of the same cell as another key, which would cancel it out. */
export function dateHash(date: number, kinds: Kinds, double?: NameOfDouble): string {
  return `hash(${[...equalExpressions([date], kinds, double), '0'].join(', ')})`;
}

function plainHash(keys: readonly number[], kinds: Kinds, double: NameOfDouble | undefined): string {
  const hashes = batches(equalExpressions(keys, kinds, double), columnsAtOnce).map(
    (some) => `hash(${some.join(', ')})`,
  );
  return hashes.length === 1 ? (hashes[0] as string) : `hash(${hashes.join(', ')})`;
}

/** Expressions that are equal for two rows exactly when they are equal on the keys. */
export function equalExpressions(
  keys: readonly number[],
  kinds: Kinds,
  double: NameOfDouble = () => undefined,
): string[] {
  return keys.flatMap((column) => keyExpressions(kindOf(kinds, column), cell(column), double(column)));
}

export function kindOf(kinds: Kinds, column: number): KeyKind {
  return kinds.get(column) ?? 'text';
}
