/**
 * Parquet files, one or several that are one table. A column means what its values mean as text (contract 1.11); what
 * DuckDB cannot read is a structural fault. A row's line is its number, from 1.
 */
import { pyRepr } from '@gatehouse/render';
import type { CheckedFile } from './checked-input';
import { QueryError, type Database } from './database';
import { foreignText, headBytes } from './foreign-format';
import { hashOf, headOf, isUnchanged, type InputFile } from './input';
import { damagedPage, type ColumnChunk } from './parquet-pages';
import { placeIn, placesAmong, type Place } from './places';
import type { InputReader, Measured, Measurement, ReaderContext } from './reader';
import type { ParquetSource } from './source';
import { batches, cell, columnsAtOnce, pathLiteral } from './sql';
import { faultLimit, type Outline, type StructureFault } from './structure';

export function isParquet(name: string): boolean {
  return /\.(parquet|pq)$/i.test(name);
}

interface Column {
  readonly name: string;
  readonly type: string;
}

export class ParquetReader<M extends Measured> implements InputReader<M> {
  #columns: readonly Column[] = [];
  #records: number[] = [];

  constructor(
    private readonly name: string,
    private readonly inputs: readonly InputFile[],
    private readonly context: ReaderContext<M>,
  ) {}

  async read(): Promise<{ structure: Outline; files: readonly CheckedFile[] }> {
    const files: CheckedFile[] = [];
    const faults: StructureFault[] = [];
    for (const input of this.inputs) {
      files.push(await hashOf(input, (bytes) => this.context.seen(bytes)));
      const fault = isParquet(input.name)
        ? await this.#readSchema(input)
        : 'a CSV file beside Parquet files: expected one kind';
      if (fault !== undefined) faults.push({ ...placeIn(this.name, input, 1), fault });
    }
    const structure: Outline = {
      header: faults.length > 0 ? undefined : this.#columns.map(({ name }) => name),
      records: this.#total,
      faults: faults.slice(0, faultLimit),
      faultCount: faults.length,
      oddities: {},
    };
    return { structure, files };
  }

  async measure(columns: readonly string[]): Promise<Measurement<M>> {
    const source: ParquetSource = {
      kind: 'parquet',
      paths: this.inputs.map((input) => input.path),
      width: columns.length,
      expectedRows: this.#total,
      types: this.#columns.map(({ type }) => type),
    };
    const measured = await this.context.attempt(source, columns);
    if (measured instanceof Error) throw measured;
    if (measured.rows !== this.#total)
      throw new Error(`${this.name}: ${this.#total} rows at first, then ${measured.rows}`);
    return { source, measured };
  }

  placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>> {
    return placesAmong(
      this.name,
      this.inputs,
      this.#records,
      records,
      (_, own) => new Map(own.map((record) => [record, record + 1])),
    );
  }

  get #total(): number {
    return this.#records.reduce((sum, count) => sum + count, 0);
  }

  isUnchanged(): boolean {
    return this.inputs.every(isUnchanged);
  }

  async close(): Promise<void> {}

  /** The fault that keeps the file from being part of the table. */
  async #readSchema(input: InputFile): Promise<string | undefined> {
    const file = pathLiteral(input.path);
    const table = await this.context.open();
    try {
      const columns = await parquetColumns(table, input);
      if (columns.length === 0) return 'no columns: expected a table';
      if (this.#columns.length === 0) this.#columns = columns;
      else if (JSON.stringify(columns) !== JSON.stringify(this.#columns))
        return `the columns ${describe(columns)} are not those of ${this.inputs[0]?.name}: ${describe(this.#columns)}`;
      const [[count] = [0n]] = await table.rows(`SELECT num_rows FROM parquet_file_metadata(${file})`);
      const damage = damagedPage(input, await chunksOf(table, file));
      if (damage !== undefined) return `no sound Parquet file: ${damage}`;
      // Every page is read once: a damaged one must not pass because no question touches its column. A count would come
      // from the statistics.
      const names = columns.map((_, index) => cell(index));
      const [[found] = [0n]] = await table.rows(
        `SELECT count(*), ${batches(names, columnsAtOnce)
          .map((some) => `bit_xor(hash(${some.join(', ')}))`)
          .join(', ')} FROM read_parquet(${file}) AS t(${names.join(', ')})`,
      );
      if (found !== count)
        return `no sound Parquet file: it says that it has ${String(count)} rows and has ${String(found)}`;
      this.#records.push(Number(count));
      return undefined;
    } catch (error) {
      if (error instanceof QueryError)
        return foreignText(headOf(input, headBytes)) ?? `no sound Parquet file: ${error.message.split('\n')[0]}`;
      throw error;
    }
  }
}

/** Names and types of the columns. Throws QueryError for what is not a Parquet file. */
export async function parquetColumns(database: Database, { path }: InputFile): Promise<Column[]> {
  return columnsOf(
    await database.rows(`SELECT name, num_children, duckdb_type FROM parquet_schema(${pathLiteral(path)})`),
  );
}

/** Where the pages of the file `file` (an SQL literal) lie. */
async function chunksOf(table: Database, file: string): Promise<ColumnChunk[]> {
  const rows = await table.rows(
    `SELECT path_in_schema, dictionary_page_offset, data_page_offset, total_compressed_size FROM parquet_metadata(${file})`,
  );
  return rows.map(([column, dictionary, data, size]) => ({
    column: String(column),
    // Some writers give 0 where there is no dictionary.
    offset: Number(dictionary ?? 0) > 0 ? Math.min(Number(dictionary), Number(data)) : Number(data),
    size: Number(size),
  }));
}

/** The columns of the table among the nodes of the schema, which come depth first. */
function columnsOf(rows: readonly unknown[][]): Column[] {
  const columns: Column[] = [];
  let at = 1;
  const skip = (): void => {
    const children = Number(rows[at]?.[1] ?? 0);
    at += 1;
    for (let child = 0; child < children; child += 1) skip();
  };
  for (let column = Number(rows[0]?.[1] ?? 0); column > 0 && at < rows.length; column -= 1) {
    const [name, children, type] = rows[at] as [string, unknown, string | null];
    columns.push({ name, type: Number(children ?? 0) > 0 ? 'nested' : (type ?? 'nested') });
    skip();
  }
  return columns;
}

function describe(columns: readonly Column[]): string {
  return pyRepr(Object.fromEntries(columns.map(({ name, type }) => [name, type])));
}
