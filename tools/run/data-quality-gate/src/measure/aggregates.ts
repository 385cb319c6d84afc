/** Aggregates of one query, asked by one and read by the same: each keeps its place. */
export class Aggregates {
  readonly #sql: string[] = [];
  #values: readonly unknown[] = [];

  /** The place of the aggregate's value. */
  add(sql: string): number {
    return this.#sql.push(sql) - 1;
  }

  /** With a name for each: `a0`, `a1`, …. */
  get sql(): string {
    return this.#sql.map((sql, place) => `${sql} AS a${place}`).join(', ');
  }

  get names(): string {
    return this.#sql.map((_, place) => `a${place}`).join(', ');
  }

  /** Takes the row that the query gave. */
  fill(row: readonly unknown[]): void {
    this.#values = row;
  }

  /** A count. */
  count(place: number): number {
    return Number(this.#values[place] ?? 0);
  }

  /** A value of a column; undefined where there was none. */
  number(place: number): number | undefined {
    const value = this.#values[place];
    return value === null || value === undefined ? undefined : Number(value);
  }

  /** A value as DuckDB gave it. */
  value(place: number): unknown {
    return this.#values[place];
  }

  /** A list of numbers; undefined where there was none. `items` of DuckDB's list. */
  list(place: number): readonly number[] | undefined {
    const value = this.#values[place] as { readonly items: readonly unknown[] } | null | undefined;
    return value?.items.map(Number);
  }
}
