/** Pieces of SQL that are not about values. */

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A list of literals in parentheses. */
export function literals(texts: readonly string[]): string {
  return `(${texts.map(literal).join(', ')})`;
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
