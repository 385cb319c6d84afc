import type { DuckDBDataChunk } from '@duckdb/node-api';

/** Some rows of a query's result, by column. What it gives is valid until the next chunk comes. */
export class Chunk {
  constructor(private readonly chunk: DuckDBDataChunk) {}

  get rows(): number {
    return this.chunk.rowCount;
  }

  /** A DOUBLE column; NULL is NaN. Throws Error for a column of another type. */
  doubles(column: number): Float64Array {
    const { items, isValid } = this.#vector(column);
    if (!(items instanceof Float64Array)) throw new Error(`column ${column} of the query is not of type DOUBLE`);
    for (let row = 0; row < items.length; row += 1) if (!isValid(row)) items[row] = NaN;
    return items;
  }

  /** An INTEGER column without NULL. Throws Error for another. */
  integers(column: number): Int32Array {
    const { items, isValid } = this.#vector(column);
    if (!(items instanceof Int32Array)) throw new Error(`column ${column} of the query is not of type INTEGER`);
    for (let row = 0; row < items.length; row += 1)
      if (!isValid(row)) throw new Error(`column ${column} of the query has a NULL`);
    return items;
  }

  /** A VARCHAR column. */
  texts(column: number): readonly (string | null)[] {
    return this.chunk.getColumnValues(column) as (string | null)[];
  }

  #vector(column: number): { items: unknown; isValid(row: number): boolean } {
    const vector = this.chunk.getColumnVector(column) as unknown as {
      items?: unknown;
      validity: { itemValid(row: number): boolean };
    };
    return { items: vector.items, isValid: (row) => vector.validity.itemValid(row) };
  }
}
