/**
 * The only door to DuckDB. It never guesses: no sniffing of dialect or types, columns named by position (DuckDB's names
 * ignore case, a header's do not), every cell text, no extension loaded, no network, memory bounded, spilling only
 * into the folder it is given.
 */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Failure } from '@gatehouse/contracts';
import { Chunk } from './chunk';
import { noRoom } from './scratch';
import { lineSizes } from './source';
import { pathLiteral } from './sql';

export interface DatabaseOptions {
  /** How many DuckDB may use; undefined: as many as there are cores. */
  readonly threads?: number | undefined;
  /** Existing, for what does not fit into memory. */
  readonly folder: string;
  /** As DuckDB writes sizes: `512MB`, `1GiB`. */
  readonly memoryLimit: string;
}

/** Why a query failed, in DuckDB's words. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly options: DatabaseOptions,
  ) {}

  /** Throws Failure `usage` when DuckDB does not accept the memory limit. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    try {
      const instance = await DuckDBInstance.create(':memory:', {
        memory_limit: options.memoryLimit,
        temp_directory: options.folder,
        ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
        preserve_insertion_order: 'false',
        // What is let go goes back to the system: else a large input's peak is some 200 MB above the limit, freed but
        // kept.
        allocator_bulk_deallocation_flush_threshold: '16MB',
      });
      return new Database(instance, await instance.connect(), options);
    } catch (error) {
      throw new Failure(
        'usage',
        `DuckDB cannot start with a memory limit of ${options.memoryLimit}: ${(error as Error).message.split('\n')[0]}`,
        { cause: error },
      );
    }
  }

  /**
   * The rows of a query's result; integers come as bigint. Throws QueryError, or Failure `io` when memory or disk is
   * used up.
   */
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

  /** The rows of a query's result piece by piece, so that it need not fit into memory. Throws as `rows` does. */
  async *chunks(sql: string): AsyncGenerator<Chunk> {
    try {
      const result = await this.connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        yield new Chunk(chunk);
      }
    } catch (error) {
      throw this.explain(error as Error);
    }
  }

  /**
   * Reads Zstandard data to their end, for its checksums: `fzstd` unpacks without them. Every line counts as one cell,
   * whatever is in it. `longestRecord` in bytes. Throws QueryError where the data are damaged.
   */
  async verifyZstd(path: string, longestRecord: number): Promise<void> {
    await this
      .rows(`SELECT count(*) FROM read_csv(${pathLiteral(path)}, auto_detect = false, header = false, columns = {'line': 'VARCHAR'}, delim = '\x01', quote = '', escape = '', comment = '',
      strict_mode = false, ignore_errors = true, encoding = 'utf-8', compression = 'zstd', hive_partitioning = false, ${lineSizes(longestRecord)})`);
  }

  /** The memory limit in bytes. */
  get memoryBytes(): number {
    return bytesOf(this.options.memoryLimit);
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
    return new QueryError(error.message, { cause: error });
  }
}

/** As DuckDB reads sizes: `MB` is a million, `MiB` 2 to the 20. */
function bytesOf(size: string): number {
  const [, number = '0', unit = '', binary] = /^([\d.]+)\s*([KMGT])(i?)B$/i.exec(size.trim()) ?? [];
  const power = 'KMGT'.indexOf(unit.toUpperCase()) + 1;
  return Number(number) * (binary ? 1024 : 1000) ** power;
}
