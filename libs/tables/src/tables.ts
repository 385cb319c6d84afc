/**
 * Tables of any size, read in one way: CSV, packed CSV, Parquet, several files as one table, standard input (contract
 * 1.1a, 1.2).
 *
 * One pass of ours over the bytes takes the sha256 and finds structural faults, while DuckDB reads the values for
 * `measure`, which the caller gives: SQL over `tableOf(source)`, whose columns are `c0`, `c1`, … in the order of the
 * header. What it found counts only when both readers saw the same records. Rows are not in the order of the file, but
 * by `Database.orderedRows`.
 *
 *     const found = await withTables({ tool: 'my-tool', memoryLimit: '1GiB' }, async (tables) => {
 *       const scores = await tables.read({ name, files: inputFiles(name, resolve), measure: countMissing });
 *       …
 *       if (!scores.isUnchanged()) …
 *     });
 */
import path from 'node:path';
import { checkedInput, type CheckedInput } from './checked-input';
import { CsvReader } from './csv-reader';
import { Database } from './database';
import { columnNames } from './header';
import type { InputFile } from './input';
import { closeInputs, openInputs } from './input-files';
import { packingOf } from './packing';
import { isParquet, ParquetReader } from './parquet-reader';
import { PartsReader } from './parts-reader';
import type { Place } from './places';
import { unwatched, type StartProgress } from './progress';
import type { InputReader, Measured, Measurement, ReaderContext } from './reader';
import { withScratch } from './scratch';
import type { Source } from './source';
import type { Outline } from './structure';

export interface TablesSettings {
  /** Names the folder for temporary data. */
  readonly tool: string;
  /** As DuckDB writes sizes: `512MB`, `1GiB`. */
  readonly memoryLimit: string;
  /** Undefined: as many as there are cores. */
  readonly threads?: number | undefined;
  /** Folder for temporary data, absolute; undefined: the system's. */
  readonly temporary?: string | undefined;
  readonly progress?: StartProgress | undefined;
}

export interface TableRequest<M extends Measured> {
  /** Names the table in messages and in `input`: an absolute path or pattern, or `-`. */
  readonly name: string;
  /** What `inputFiles` gives for it. */
  readonly files: readonly string[];
  /** What messages call the input; `input csv` when left out. */
  readonly what?: string;
  /**
   * What is asked of the rows. May be called again with another source of the same rows, after which the first answer
   * is void, so it must replace what it stored. Throws QueryError for a source that DuckDB cannot read.
   */
  measure(database: Database, source: Source, columns: readonly string[]): Promise<M>;
}

/** A table that was read. */
export interface TableReading<M extends Measured> {
  /** Path, size and sha256 of the bytes, packed as they lie. */
  readonly input: CheckedInput;
  readonly structure: Outline;
  /** Column names as pandas gives them; undefined when there is no sound header. */
  readonly columns: readonly string[] | undefined;
  /** What `measure` found, and where the rows can be read again; undefined when the structure has faults. */
  readonly measurement: Measurement<M> | undefined;
  /** File and line of the records with these indexes (from 0, ascending; of Parquet the number of the row). */
  placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>>;
  /**
   * Whether the bytes, and what the name stands for, are still those that were read. Asked when all reading is over.
   */
  isUnchanged(): boolean;
}

/**
 * Runs `work` with a DuckDB of its own; what it stored, spooled and spilled is gone afterwards, at every end but
 * SIGKILL.
 */
export function withTables<T>(settings: TablesSettings, work: (tables: Tables) => Promise<T>): Promise<T> {
  return withScratch(
    settings.tool,
    async (scratch) => {
      const tables = new Tables(settings, scratch);
      try {
        return await work(tables);
      } finally {
        await tables.close();
      }
    },
    settings.temporary,
  );
}

export class Tables {
  #database: Promise<Database> | undefined;
  #opened: Database | undefined;
  #tables = 0;
  readonly #closers: (() => Promise<void> | void)[] = [];

  constructor(
    private readonly settings: TablesSettings,
    private readonly scratch: string,
  ) {}

  /**
   * The DuckDB of all these tables, opened when it is first needed. Throws Failure `usage` when it does not accept the
   * memory limit.
   */
  database(): Promise<Database> {
    return (this.#database ??= Database.open({
      folder: this.scratch,
      memoryLimit: this.settings.memoryLimit,
      threads: this.settings.threads,
    }).then((database) => (this.#opened = database)));
  }

  /**
   * Reads a table to its end. Tables of one `Tables` are read one after the other. Throws Failure `missing-input`,
   * `damaged-input`, `usage` or
   * `io`; structural faults are in what it gives.
   */
  async read<M extends Measured>(request: TableRequest<M>): Promise<TableReading<M>> {
    const { name, files, what = 'input csv' } = request;
    const progress = this.settings.progress ?? unwatched;
    const prefix = path.join(this.scratch, String((this.#tables += 1)));
    const temporaryFile = (file: string): string => `${prefix}-${file}`;
    const inputs = await openInputs(files, { spooled: temporaryFile('input.csv'), what, progress });
    this.#closers.push(() => closeInputs(inputs));
    const title = path.basename(name);
    const total = Number(inputs.reduce((sum, { before }) => sum + before.size, 0n));
    const bytes = progress({ what: `reading ${title}`, total, unit: 'bytes' });
    let done = 0;
    const reader = readerOf(
      name,
      inputs,
      this.#contextFor(request, temporaryFile, (count) => bytes.at((done += count))),
    );
    this.#closers.push(() => reader.close());
    const { structure, files: checked } = await reader.read();
    progress({ what: `counting the rows of ${title}` });
    const columns = structure.header === undefined ? undefined : columnNames(structure.header);
    const isSound = columns !== undefined && structure.faultCount === 0;
    return {
      input: checkedInput(name, checked),
      structure,
      columns,
      measurement: isSound ? await reader.measure(columns) : undefined,
      placesOf: (records) => reader.placesOf(records),
      isUnchanged: () => reader.isUnchanged(),
    };
  }

  /** Ends what still runs. */
  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
    this.#opened?.close();
  }

  #contextFor<M extends Measured>(
    request: TableRequest<M>,
    temporaryFile: (name: string) => string,
    seen: (bytes: number) => void,
  ): ReaderContext<M> {
    return {
      scratch: this.scratch,
      temporaryFile,
      seen,
      open: () => this.database(),
      attempt: async (source, columns) => {
        try {
          return await request.measure(await this.database(), source, columns);
        } catch (error) {
          return error as Error;
        }
      },
      interrupt: () => this.#opened?.interrupt(),
    };
  }
}

function readerOf<M extends Measured>(
  name: string,
  inputs: readonly InputFile[],
  context: ReaderContext<M>,
): InputReader<M> {
  const [first, ...others] = inputs as [InputFile, ...InputFile[]];
  if (inputs.some((input) => isParquet(input.name))) return new ParquetReader(name, inputs, context);
  return others.length === 0 && packingOf(first) === undefined
    ? new CsvReader(name, first, context)
    : new PartsReader(name, inputs, context);
}
