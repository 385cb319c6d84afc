/** When two rows are equal on their keys (contract 1.5), as SQL. */
import { batches, cell, columnsAtOnce, keyExpressions, type KeyKind } from '@gatehouse/tables';

export type Kinds = ReadonlyMap<number, KeyKind>;
/** A name in SQL of the column's cell as DOUBLE, where there is one already. */
export type NameOfDouble = (column: number) => string | undefined;

/** Rows that are equal on the keys have the same hash. */
export function keyHash(keys: readonly number[], kinds: Kinds, double?: NameOfDouble): string {
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
