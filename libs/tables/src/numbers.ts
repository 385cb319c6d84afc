/**
 * Which cells are numbers and truth values (contract 1.5, 1.7), as SQL over the text of a cell. A missing cell is NULL
 * already when these expressions see it: the reader is given the missing words.
 */
import { isOneOf } from './sql';

/**
 * Whether a cell is a number, finite or not, as pandas' to_numeric sees it: blanks around, a sign, exponents, `.5` and
 * `5.` are; `1,000`, `0x10`, `1_000`, a number too large for a double and infinities in blanks are not. `double` is the
 * cell cast to DOUBLE (NULL when it cannot be): that cast takes `_` between digits and `+-1`, which are not numbers.
 */
export function isNumber(cell: string, double: string): string {
  return `CASE WHEN isfinite(${double}) THEN ${isPlain(cell)} ELSE ${isInfinite(cell, double)} END`;
}

/** The finite ones among them. */
export function isFiniteNumber(cell: string, double: string): string {
  return `isfinite(${double}) AND ${isPlain(cell)}`;
}

const isPlain = (cell: string): string => `NOT (contains(${cell}, '_') OR contains(${cell}, '+-'))`;

export function isInfinite(cell: string, double: string): string {
  return `CASE WHEN isinf(${double}) THEN ${isOneOf(`lower(${cell})`, ['inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity'])} ELSE false END`;
}

export function asDouble(cell: string): string {
  return `TRY_CAST(${cell} AS DOUBLE)`;
}

/** A truth value: one of exactly six spellings. It counts only where every present cell of the column is one. */
export function isBoolean(cell: string): string {
  return `coalesce(${isOneOf(cell, ['True', 'TRUE', 'true', 'False', 'FALSE', 'false'])}, false)`;
}

/** The cell's value as DOUBLE, infinities included; NULL when it is missing or not a number. */
export function asNumber(cell: string): string {
  return `CASE WHEN ${isNumber(cell, asDouble(cell))} THEN ${asDouble(cell)} END`;
}
