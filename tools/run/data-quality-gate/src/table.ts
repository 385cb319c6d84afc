/**
 * The only door to DuckDB. It never guesses: no sniffing of dialect or types, columns named by position (DuckDB's names
 * ignore case, a header's do not), every cell text, no extension loaded, no network, memory bounded, spilling only
 * into the folder it is given.
 */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Failure } from '@gatehouse/contracts';
import { noRoom } from './scratch';
import { literal, missing } from './values';

/** A CSV file whose structure is known, in a dialect that DuckDB reads truly. */
export interface CsvSource {
  readonly kind: 'csv';
  /** Absolute. */
  readonly path: string;
  /** Columns; they are named c0, c1, … */
  readonly width: number;
  readonly hasHeader: boolean;
  /** All line ends are CRLF; else all are LF. */
  readonly crlf: boolean;
  /** Must be read from the start by one thread: with line breaks in quoted fields no reader can tell where it is in the middle. */
  readonly isSerial: boolean;
  /** Bytes. */
  readonly longestRecord: number;
  /** DuckDB reads no cell as a number that is none: there is neither `_` between digits nor `+-`. */
  readonly hasPlainNumbers: boolean;
}

/** Parquet files of the same columns. */
export interface ParquetSource {
  readonly kind: 'parquet';
  /** Absolute. */
  readonly paths: readonly string[];
  readonly width: number;
  /** DuckDB's types of the columns, by position. */
  readonly types: readonly string[];
}

export type Source = CsvSource | ParquetSource;

export interface TableOptions {
  /** How many DuckDB may use; undefined: as many as there are cores. */
  readonly threads?: number | undefined;
  /** Existing, for what does not fit into memory. */
  readonly folder: string;
  /** As DuckDB writes sizes: `512MB`, `1GiB`. */
  readonly memoryLimit: string;
}

/** Why a query failed, in DuckDB's words. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** Small buffers keep both threads busy to the end of the file, and memory low. A buffer must hold the longest line with room to spare. */
const smallestBuffer = 2 * 1024 * 1024;
const smallestLineLimit = 2_000_000;

export class Table {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly options: TableOptions,
  ) {}

  /** Throws Failure `usage` when DuckDB does not accept the memory limit. */
  static async open(options: TableOptions): Promise<Table> {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    try {
      const instance = await DuckDBInstance.create(':memory:', {
        memory_limit: options.memoryLimit,
        temp_directory: options.folder,
        ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        preserve_insertion_order: 'false',
        // What is let go goes back to the system: else a large input's peak is some 200 MB above the limit, freed but kept.
        allocator_bulk_deallocation_flush_threshold: '16MB',
      });
      return new Table(instance, await instance.connect(), options);
    } catch (error) {
      throw new Failure(
        'usage',
        `DuckDB cannot start with a memory limit of ${options.memoryLimit}: ${(error as Error).message.split('\n')[0]}`,
        { cause: error },
      );
    }
  }

  /** The rows of a query's result; integers come as bigint. Throws TableError, or Failure `io` when memory or disk is used up. */
  async rows(sql: string): Promise<unknown[][]> {
    try {
      return (await this.connection.runAndReadAll(sql)).getRows();
    } catch (error) {
      throw this.explain(error as Error);
    }
  }

  /** As `rows`, in the order of the file. */
  async orderedRows(sql: string): Promise<unknown[][]> {
    await this.rows('SET preserve_insertion_order = true');
    const rows = await this.rows(sql);
    await this.rows('SET preserve_insertion_order = false');
    return rows;
  }

  /**
   * Reads Zstandard data to their end, for its checksums: `fzstd` unpacks without them. Every line counts as one cell, whatever is in it. `longestRecord`
   * in bytes. Throws TableError where the data are damaged.
   */
  async verifyZstd(path: string, longestRecord: number): Promise<void> {
    await this
      .rows(`SELECT count(*) FROM read_csv(${literal(withoutPatterns(path))}, auto_detect = false, header = false, columns = {'line': 'VARCHAR'}, delim = '\x01', quote = '', escape = '', comment = '',
      strict_mode = false, ignore_errors = true, encoding = 'utf-8', compression = 'zstd', hive_partitioning = false, ${lineSizes(longestRecord)})`);
  }

  /** Ends the running query with an error. */
  interrupt(): void {
    this.connection.interrupt();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  private explain(error: Error): Error {
    const message = error.message.split('\n')[0] ?? '';
    if (
      /no space left|disk full|max_temp_directory_size|could not write|failed to write|file too large/i.test(
        error.message,
      )
    ) {
      return noRoom(this.options.folder, message, {
        otherwise: `, or give more than ${this.options.memoryLimit} with --memory-limit`,
        cause: error,
      });
    }
    if (/out of memory|failed to (allocate|pin|offload)|could not allocate/i.test(message)) {
      return new Failure(
        'io',
        `the memory limit of ${this.options.memoryLimit} does not suffice for this input; give more with --memory-limit`,
        { cause: error },
      );
    }
    return new TableError(error.message, { cause: error });
  }
}

/**
 * The file as a table function of SQL, its cells missing where they count as missing. Columns in `doubles` are numbers already: a
 * query over them fails at the first cell that is not, and costs half of one that casts texts.
 */
export function csvSource(source: CsvSource, doubles: ReadonlySet<number> = new Set()): string {
  const columns = Array.from(
    { length: source.width },
    (_, index) => `'c${index}': '${doubles.has(index) ? 'DOUBLE' : 'VARCHAR'}'`,
  ).join(', ');
  return `read_csv(${literal(withoutPatterns(source.path))}, auto_detect = false, header = false, skip = ${source.hasHeader ? 1 : 0}, columns = {${columns}},
    delim = ',', quote = '"', escape = '"', comment = '', ${source.crlf ? '' : `new_line = '\\n', `}strict_mode = true, null_padding = false, ignore_errors = false,
    nullstr = [${missing.map(literal).join(', ')}], allow_quoted_nulls = true, encoding = 'utf-8', compression = 'none', hive_partitioning = false, union_by_name = false, filename = false,
    parallel = ${!source.isSerial}, ${lineSizes(source.longestRecord)})`;
}

function lineSizes(longestRecord: number): string {
  const lineLimit = Math.max(smallestLineLimit, longestRecord + 1024);
  return `max_line_size = ${lineLimit}, buffer_size = ${lineLimit === smallestLineLimit ? smallestBuffer : 2 * lineLimit}`;
}

/** The rows as a table of SQL: every cell a text, missing where it counts as missing; columns in `doubles` as in `csvSource`. */
export function tableOf(source: Source, doubles: ReadonlySet<number> = new Set()): string {
  return source.kind === 'csv' ? csvSource(source, doubles) : parquetSource(source, doubles);
}

function parquetSource({ paths, types }: ParquetSource, doubles: ReadonlySet<number>): string {
  const names = types.map((_, index) => `c${index}`);
  const cells = types.map((type, index) => {
    const name = `c${index}`;
    if (doubles.has(index)) return `CAST(${name} AS DOUBLE) AS ${name}`;
    // In the contract a moment without zone is UTC; the session's zone must not come in.
    const value =
      type.includes('WITH TIME ZONE') && type.startsWith('TIMESTAMP') ? `make_timestamp(epoch_us(${name}))` : name;
    const text = `CAST(${value} AS VARCHAR)`;
    return isNumeric(type) || /^(DATE|TIME|BOOLEAN)/.test(type)
      ? `nullif(${text}, 'nan') AS ${name}`
      : `CASE WHEN ${text} IN (${missing.map(literal).join(', ')}) THEN NULL ELSE ${text} END AS ${name}`;
  });
  return `(SELECT ${cells.join(', ')} FROM read_parquet([${paths.map((path) => literal(withoutPatterns(path))).join(', ')}], hive_partitioning = false, union_by_name = false) AS t(${names.join(', ')}))`;
}

/** Whether a column may be read as DOUBLE at all: text that DuckDB would take for a number may be none in the contract. */
export function mayBeDouble(source: Source, column: number): boolean {
  return source.kind === 'csv' ? source.hasPlainNumbers : isNumeric(source.types[column] ?? '');
}

function isNumeric(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)/.test(type);
}

/** DuckDB takes a path for a pattern. */
export function withoutPatterns(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
