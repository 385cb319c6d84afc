/**
 * When two key cells are equal (contract 1.5), as SQL over the text of a cell. A missing cell is NULL already when
 * these expressions see it: the reader is given the missing words.
 */
import { asDouble, isBoolean, isInfinite, isNumber } from './numbers';

/** An integer as it is written: digits, perhaps a sign, perhaps blanks around. The cast alone would take `1.5`. */
function isInteger(cell: string): string {
  return `CASE WHEN ${cell} IS NULL THEN false
    WHEN CAST(TRY_CAST(${cell} AS BIGINT) AS VARCHAR) = ${cell} THEN true
    ELSE regexp_full_match(${cell}, '[ \\t\\n\\r\\f\\v]*[+-]?[0-9]+[ \\t\\n\\r\\f\\v]*') END`;
}

/** How the cells of a key column are compared: the narrowest kind that every present cell is of. */
export type KeyKind = 'boolean' | 'integer' | 'number' | 'text';

/** Whether a cell is present and not of the kind; NULL counts as false. `double` is the cell cast to DOUBLE. */
export function isNotOf(kind: Exclude<KeyKind, 'text'>, cell: string, double = asDouble(cell)): string {
  const isOf = kind === 'boolean' ? isBoolean(cell) : kind === 'integer' ? isInteger(cell) : isNumber(cell, double);
  return `${cell} IS NOT NULL AND NOT (${isOf})`;
}

/**
 * Expressions that are equal for two cells exactly when the cells are equal as values of the kind, NULL counting as
 * equal to NULL (DuckDB takes -0.0 and 0.0 for equal, in hashes too). Integers that BIGINT cannot hold are compared by
 * their digits, so that none are merged at any size.
 */
export function keyExpressions(kind: KeyKind, cell: string, double = asDouble(cell)): string[] {
  if (kind === 'text') return [cell];
  if (kind === 'boolean') return [`lower(${cell}) = 'true'`];
  if (kind === 'number') return [double];
  return [asBigint(cell), `CASE WHEN ${asBigint(cell)} IS NULL THEN ${digitsOf(cell)} END`];
}

const asBigint = (cell: string): string => `TRY_CAST(${cell} AS BIGINT)`;
const digitsOf = (cell: string): string =>
  `regexp_replace(${cell}, '^[^0-9+-]*(?:\\+|(-))?0*([0-9]+)[^0-9]*$', '\\1\\2')`;

/** One text that is equal for two cells exactly when the cells are equal as values of the kind; NULL for NULL. */
export function canonicalText(kind: KeyKind, cell: string, double = asDouble(cell)): string {
  if (kind === 'text') return cell;
  if (kind === 'boolean') return `lower(${cell})`;
  if (kind === 'number') return `CAST(${double} + 0.0 AS VARCHAR)`; // -0.0 + 0.0 is 0.0
  return `coalesce(CAST(${asBigint(cell)} AS VARCHAR), ${digitsOf(cell)})`;
}

/**
 * What is known of a column's cells, for `settleKind`: an aggregate over the column. `double` is the cell cast to
 * DOUBLE.
 */
export function kindEvidence(cell: string, double: string): string {
  return `bit_or(CASE WHEN ${cell} IS NULL THEN 0 WHEN isfinite(${double}) THEN
    CASE WHEN contains(${cell}, '_') OR contains(${cell}, '+-') THEN 7 WHEN ${isInteger(cell)} THEN 1 ELSE 3 END
    WHEN ${isInfinite(cell, double)} THEN 3 WHEN ${isBoolean(cell)} THEN 6 ELSE 7 END)`;
}

/**
 * Evidence is the sum of: 1 some cell is not a truth value, 2 some is not an integer, 4 some is not a number; 0 or null
 * when all are missing.
 */
export function settleKind(evidence: number): KeyKind {
  if ((evidence & 2) === 0) return 'integer';
  if ((evidence & 1) === 0) return 'boolean';
  return (evidence & 4) === 0 ? 'number' : 'text';
}
