/**
 * Parquet files, one or several that are one table. A column means what its values mean as text (contract 1.11); what DuckDB cannot read is a
 * structural fault. A row's line is its number, from 1.
 */
import { pyRepr } from '@gatehouse/render';
import { hashOf, isUnchanged, type InputFile } from './input';
import { batches, columnsAtOnce } from './measurements';
import type { Desk, InputReader, Place, Reading } from './reader';
import type { CheckedFile } from './request';
import { faultLimit, type Structure, type StructureFault } from './structure';
import { TableError, type ParquetSource } from './table';
import { literal } from './values';

export function isParquet(name: string): boolean {
  return /\.(parquet|pq)$/i.test(name);
}

interface Column {
  readonly name: string;
  readonly type: string;
}

export class ParquetReader implements InputReader {
  #columns: readonly Column[] = [];
  #records: number[] = [];

  constructor(
    private readonly name: string,
    private readonly inputs: readonly InputFile[],
    private readonly desk: Desk,
  ) {}

  async read(): Promise<{ structure: Structure; files: readonly CheckedFile[] }> {
    const files: CheckedFile[] = [];
    const faults: StructureFault[] = [];
    for (const input of this.inputs) {
      files.push(await hashOf(input, (bytes) => this.desk.seen(bytes)));
      const fault = isParquet(input.name) ? await this.#readSchema(input) : 'a CSV file beside Parquet files: expected one kind';
      if (fault !== undefined) faults.push({ ...this.#place(input, 1), fault });
    }
    const structure: Structure = {
      header: faults.length > 0 ? undefined : this.#columns.map(({ name }) => name),
      records: this.#records.reduce((sum, count) => sum + count, 0),
      faults: faults.slice(0, faultLimit),
      faultCount: faults.length,
      traits: {
        lineEnds: { lf: 0, crlf: 0, cr: 0 }, emptyLines: 0, blankLines: 0, linesBeforeHeader: false, shortRecords: 0,
        hasQuotedBreak: false, hasQuoteInUnquoted: false, hasNul: false, hasOddNumber: false, longestRecord: 0,
      },
    };
    return { structure, files };
  }

  async measure(structure: Structure, columns: readonly string[]): Promise<Reading> {
    const source: ParquetSource = { kind: 'parquet', paths: this.inputs.map((input) => input.path), width: columns.length, types: this.#columns.map(({ type }) => type), hasPlainNumbers: true };
    const measurements = await this.desk.attempt(source, columns);
    if (measurements instanceof Error) throw measurements;
    if (measurements.rows !== structure.records) throw new Error(`${this.name}: ${structure.records} rows by its metadata, ${measurements.rows} by value`);
    return { source, measurements };
  }

  async placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>> {
    const places = new Map<number, Place>();
    let before = 0;
    for (const [index, input] of this.inputs.entries()) {
      const count = this.#records[index] ?? 0;
      for (const record of records) if (record >= before && record < before + count) places.set(record, this.#place(input, record - before + 1));
      before += count;
    }
    return places;
  }

  isUnchanged(): boolean {
    return this.inputs.every(isUnchanged);
  }

  async close(): Promise<void> {}

  /** The fault that keeps the file from being part of the table. */
  async #readSchema(input: InputFile): Promise<string | undefined> {
    const file = literal(input.path.replace(/[*?[]/g, '[$&]'));
    const table = await this.desk.open();
    try {
      const rows = await table.rows(`SELECT name, num_children, duckdb_type FROM parquet_schema(${file})`);
      const columns = columnsOf(rows);
      if (columns.length === 0) return 'no columns: expected a table';
      if (this.#columns.length === 0) this.#columns = columns;
      else if (JSON.stringify(columns) !== JSON.stringify(this.#columns)) return `the columns ${describe(columns)} are not those of ${this.inputs[0]?.name}: ${describe(this.#columns)}`;
      const [[count] = [0n]] = await table.rows(`SELECT num_rows FROM parquet_file_metadata(${file})`);
      // Every page is read once: a damaged one must not pass because no question touches its column. A count would come from the statistics.
      const names = columns.map((_, index) => `c${index}`);
      const [[found] = [0n]] = await table.rows(`SELECT count(*), ${batches(names, columnsAtOnce).map((some) => `bit_xor(hash(${some.join(', ')}))`).join(', ')} FROM read_parquet(${file}) AS t(${names.join(', ')})`);
      if (found !== count) return `no sound Parquet file: it says that it has ${String(count)} rows and has ${String(found)}`;
      this.#records.push(Number(count));
      return undefined;
    } catch (error) {
      if (error instanceof TableError) return `no sound Parquet file: ${error.message.split('\n')[0]}`;
      throw error;
    }
  }

  #place(input: InputFile, line: number): Place {
    return this.inputs.length > 1 ? { file: input.name, line } : { line };
  }
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
