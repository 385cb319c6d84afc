/** Pieces of SQL that are not about values. */

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Whether the text is one of the words; NULL for NULL. Never write `text IN (…)`: DuckDB turns each with more than a
 * few words into a join that carries every column of the table, which takes 30 times as long for 50 columns and several
 * megabytes of memory for each.
 */
export function isOneOf(text: string, words: readonly string[]): string {
  const longest = words.reduce((most, word) => Math.max(most, Buffer.byteLength(word)), 0);
  return `(strlen(${text}) <= ${longest} AND list_contains([${words.map(literal).join(', ')}], ${text}))`;
}

/** A path as DuckDB's readers take it: DuckDB takes it for a pattern. */
export function pathLiteral(path: string): string {
  return literal(path.replace(/[*?[]/g, '[$&]'));
}

/** The name of a column in every source, by position from 0: names in DuckDB ignore case, a header's do not. */
export function cell(column: number): string {
  return `c${column}`;
}

/** Columns in one expression: with thousands DuckDB needs more time to plan than to answer. */
export const columnsAtOnce = 128;

export function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
