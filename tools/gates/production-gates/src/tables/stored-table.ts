/**
 * A table as DuckDB holds it for us: named columns of one kind each, every cell checked (contract 18.3). DuckDB joins,
 * sorts and counts; it never adds a floating-point number.
 */
import { Failure, type SourceFile } from '@gatehouse/contracts';
import { pyFloat } from '@gatehouse/render';
import {
  asDouble,
  asNumber,
  asPlainDate,
  cell,
  findRows,
  inputFiles,
  isDate,
  isNumber,
  mayBeDouble,
  momentOf,
  QueryError,
  tableOf,
  type Database,
  type Source,
  type TableReading,
  type Tables,
} from '@gatehouse/tables';

export type CellKind = 'day' | 'text' | 'number';

export interface WantedColumn {
  /** Names that are looked for, the first that exists counts. */
  readonly names: readonly string[];
  readonly kind: CellKind;
  /** Absent is an error; an empty cell too for days and texts. */
  readonly isRequired: boolean;
  /** The configuration names it: absent is an error, whatever the column is for. */
  readonly isNamed: boolean;
}

export interface StoredRequest<K extends string> {
  /** What messages call the table, such as `scores`. */
  readonly what: string;
  /** As it was given, for messages and the report. */
  readonly given: string;
  resolve(given: string): string;
  readonly columns: Readonly<Record<K, WantedColumn>>;
  /** Keeps the rows in a table of DuckDB even where they could be read again: they are asked for often. */
  readonly isKept?: boolean;
}

interface Measured {
  readonly rows: number;
  /** Column of the source by ours; without those that the file does not have. */
  readonly positions: ReadonlyMap<string, number>;
  readonly relation: string;
  readonly facts: ReadonlyMap<string, ColumnFacts>;
}

/** What one pass over a column tells. */
interface ColumnFacts {
  /** Cells without a value of the column's kind: missing, or not of it. */
  readonly empty: number;
  /** Of numbers: how many are infinite, and the least one. */
  readonly infinite: number;
  readonly least: number | null;
  /** Numbers were read as texts first, so that an empty cell may be one that is not a number. */
  readonly isOfText: boolean;
}

/** A table whose cells are sound. `relation` is SQL with one column per key of the request that the file has. */
export class StoredTable<K extends string> {
  constructor(
    readonly what: string,
    readonly file: SourceFile,
    readonly database: Database,
    private readonly reading: TableReading<Measured>,
    private readonly kinds: Readonly<Record<K, WantedColumn>>,
    private readonly drop: () => Promise<void>,
  ) {}

  get relation(): string {
    return this.#measured.relation;
  }

  get rows(): number {
    return this.#measured.rows;
  }

  isDay(column: K): boolean {
    return this.kinds[column].kind === 'day';
  }

  has(column: K): boolean {
    return this.#measured.positions.has(column);
  }

  /** Throws Failure `io` when the file is not what it was. */
  checkUnchanged(): void {
    if (!this.reading.isUnchanged())
      throw new Failure(
        'io',
        `${this.what} ${this.file.path}: the file changed while it was read; repeat the call when nothing writes to it`,
      );
  }

  /** Frees what DuckDB holds of it. */
  async release(): Promise<void> {
    await this.drop();
  }

  /** `scores data/scores.csv line 7`, of the n-th row (from 0) that meets the condition over our columns. */
  async place(condition: string, n = 0): Promise<{ place: string; cells: readonly (string | null)[] }> {
    const { positions } = this.#measured;
    const { source } = this.#sound;
    const columns = [...positions.values()];
    // Our columns are expressions over those of the source, so the condition is asked of a row numbered before.
    const [found] = (
      await findRows(this.database, source, { condition: this.#overSource(condition), columns, limit: n + 1 })
    ).slice(n);
    if (found === undefined) return { place: `${this.what} ${this.file.path}`, cells: [] };
    const place = (await this.reading.placesOf([found.index])).get(found.index);
    const file = place?.file ?? this.file.path;
    return { place: `${this.what} ${file} line ${place?.line ?? '?'}`, cells: found.cells };
  }

  /** As `place`, of the n-th row (from 0) of a date and an asset. */
  async placeOf(day: number, asset: string, n = 0): Promise<string> {
    const isSame = `${dayOfCell('{date}')} = ${day} AND {asset} = '${asset.replaceAll("'", "''")}'`;
    return (await this.place(isSame, n)).place;
  }

  /** The least number of a column; null where it has none. */
  least(column: K): number | null {
    return this.facts(column).least;
  }

  facts(column: K): ColumnFacts {
    return this.#measured.facts.get(column) ?? { empty: 0, infinite: 0, least: null, isOfText: false };
  }

  /** The text of a column in that row. */
  cellOf(cells: readonly (string | null)[], column: K): string {
    const at = [...this.#measured.positions.keys()].indexOf(column);
    return cells[at] ?? '';
  }

  #overSource(condition: string): string {
    let sql = condition;
    for (const [column, position] of this.#measured.positions) sql = sql.replaceAll(`{${column}}`, cell(position));
    return sql;
  }

  get #measured(): Measured {
    return this.#sound.measured;
  }

  get #sound(): { source: Source; measured: Measured } {
    if (this.reading.measurement === undefined) throw new Error(`${this.what} was not measured`);
    return this.reading.measurement;
  }
}

let stored = 0;

/** Reads the table. Throws Failure `missing-input`, or `damaged-input` naming file, line and what was expected. */
export async function storeTable<K extends string>(tables: Tables, request: StoredRequest<K>): Promise<StoredTable<K>> {
  const { what, given, resolve } = request;
  const name = resolve(given);
  const relation = `rows_${(stored += 1)}`;
  const database = await tables.database();
  const reading = await tables.read<Measured>({
    name,
    files: inputFiles(given, resolve, what),
    what,
    measure: (opened, source, columns) => measure(opened, source, columns, request, relation),
  });
  const [fault] = reading.structure.faults;
  if (fault !== undefined)
    throw new Failure('damaged-input', `${what} ${fault.file ?? given} line ${fault.line}: ${fault.fault}`);
  const { bytes, sha256 } = reading.input;
  const table = new StoredTable<K>(
    what,
    { role: what, path: given, bytes, sha256 },
    database,
    reading,
    request.columns,
    async () => {
      await database.rows(`DROP TABLE IF EXISTS ${relation}`);
    },
  );
  await refuseUnsoundCells(table, request);
  return table;
}

async function measure<K extends string>(
  database: Database,
  source: Source,
  header: readonly string[],
  request: StoredRequest<K>,
  relation: string,
): Promise<Measured> {
  const positions = positionsOf(header, request);
  const numbers = [...positions].filter(([column]) => request.columns[column as K].kind === 'number');
  const doubles = new Set(numbers.map(([, position]) => position).filter((position) => mayBeDouble(source, position)));
  const native = new Set([...positions.values()].filter((position) => isDate(source, position)));
  const attempt = async (asDoubles: ReadonlySet<number>, isPlain: boolean): Promise<Measured> => {
    const columns = [...positions].map(
      ([column, position]) =>
        `${expression(request.columns[column as K].kind, position, { source, isDouble: asDoubles.has(position), isDay: native.has(position), isPlain })} ` +
        `AS ${column}`,
    );
    const select = `SELECT ${columns.join(', ')} FROM ${tableOf(source, asDoubles, native)}`;
    const isKept =
      source.kind === 'csv' ||
      request.isKept === true ||
      [...positions].some(([column, position]) => request.columns[column as K].kind === 'day' && !native.has(position));
    if (isKept) await database.rows(`CREATE OR REPLACE TEMP TABLE ${relation} AS ${select}`);
    const from = isKept ? relation : `(${select})`;
    const questions = [...positions.keys()].flatMap((column) => [
      `count(*) FILTER (${column} IS NULL)`,
      ...(request.columns[column as K].kind === 'number'
        ? [`count(*) FILTER (NOT isfinite(${column}))`, `min(${column})`]
        : ['0', 'NULL']),
    ]);
    const [row = []] = await database.rows(`SELECT ${['count(*)', ...questions].join(', ')} FROM ${from}`);
    const facts = new Map(
      [...positions].map(([column, position], i): [string, ColumnFacts] => {
        const [empty, infinite, least] = row.slice(1 + 3 * i);
        return [
          column,
          {
            empty: Number(empty),
            infinite: Number(infinite),
            least: least === null || least === undefined ? null : Number(least),
            isOfText: !asDoubles.has(position),
          },
        ];
      }),
    );
    return { rows: Number(row[0]), positions, relation: from, facts };
  };
  /**
   * Dates in any form cost three times as much as those in the usual one, so they are read so only where there are
   * others.
   */
  const withDates = async (asDoubles: ReadonlySet<number>): Promise<Measured> => {
    const found = await attempt(asDoubles, true);
    const hasOthers = [...positions].some(
      ([column, position]) =>
        request.columns[column as K].kind === 'day' &&
        !native.has(position) &&
        (found.facts.get(column)?.empty ?? 0) > 0,
    );
    return hasOthers ? attempt(asDoubles, false) : found;
  };
  if (doubles.size > 0) {
    try {
      return await withDates(doubles);
    } catch (error) {
      // One cell is not a number: read as text, it can be named.
      if (!(error instanceof QueryError)) throw error;
    }
  }
  return withDates(new Set());
}

function positionsOf<K extends string>(header: readonly string[], request: StoredRequest<K>): Map<string, number> {
  const positions = new Map<string, number>();
  for (const [column, { names, isRequired, isNamed }] of Object.entries<WantedColumn>(request.columns)) {
    const name = names.find((each) => header.includes(each));
    if (name !== undefined) positions.set(column, header.indexOf(name));
    else if (isRequired || isNamed)
      throw new Failure(
        'damaged-input',
        `${request.what} ${request.given}: expected a column ${names.join(' or ')}` +
          `${isNamed ? ', which production_gates.columns names' : ''}, found ` +
          `${header.map((each) => `'${each}'`).join(', ')}${isNamed ? '' : '; name it as production_gates.columns'}`,
      );
  }
  return positions;
}

const epoch = `DATE '1970-01-01'`;

/** The day a cell names, since 1970-01-01, without its time; NULL where it is not a date. Quick for YYYY-MM-DD. */
function dayOfCell(text: string): string {
  return `CAST(coalesce(${asPlainDate(text)} - ${epoch}, CAST(floor(epoch(${momentOf(text)}) / 86400) AS BIGINT)) AS INTEGER)`;
}

interface ColumnForm {
  readonly source: Source;
  /** The source gives a DOUBLE, or a DATE. */
  readonly isDouble: boolean;
  readonly isDay: boolean;
  /** Only dates written YYYY-MM-DD are told. */
  readonly isPlain: boolean;
}

function expression(kind: CellKind, position: number, { source, isDouble, isDay, isPlain }: ColumnForm): string {
  const text = cell(position);
  switch (kind) {
    case 'text':
      return text;
    case 'day':
      if (isDay) return `CAST(${text} - ${epoch} AS INTEGER)`;
      return isPlain ? `CAST(${asPlainDate(text)} - ${epoch} AS INTEGER)` : dayOfCell(text);
    case 'number':
      if (!isDouble) return asNumber(text);
      // In Parquet a NaN is what is missing; in CSV its words are missing already.
      return source.kind === 'parquet' ? `CASE WHEN isnan(${text}) THEN NULL ELSE ${text} END` : text;
  }
}

/** Invalid dates, missing texts, invalid or infinite numbers: the first of the file is named. */
async function refuseUnsoundCells<K extends string>(table: StoredTable<K>, request: StoredRequest<K>): Promise<void> {
  for (const [name, { kind, isRequired }] of Object.entries<WantedColumn>(request.columns)) {
    const column = name as K;
    if (!table.has(column)) continue;
    const { empty, infinite, isOfText } = table.facts(column);
    const source = `{${column}}`;
    if (kind === 'number') {
      const double = asDouble(source);
      const isNone = `NOT coalesce(${isNumber(source, double)}, false)`;
      if (infinite > 0 || (isOfText && empty > 0))
        await refuse(table, column, `${source} IS NOT NULL AND (${isNone} OR NOT isfinite(${double}))`);
    } else if (empty > 0) {
      const isNone = kind === 'day' ? `${source} IS NOT NULL AND ${momentOf(source)} IS NULL` : 'false';
      await refuse(table, column, isRequired ? `${source} IS NULL OR (${isNone})` : isNone);
    }
  }
}

async function refuse<K extends string>(table: StoredTable<K>, column: K, condition: string): Promise<void> {
  const { place, cells } = await table.place(condition);
  if (cells.length === 0) return;
  const found = table.cellOf(cells, column);
  const [, sign] = /^\s*([+-]?)inf(inity)?\s*$/i.exec(found) ?? [];
  const what =
    found === ''
      ? `no ${column}: the cell is empty or one of the words for missing`
      : sign !== undefined
        ? `${column} ${pyFloat(sign === '-' ? -Infinity : Infinity)} is no finite number`
        : `${column} '${found}' is no ${table.isDay(column) ? 'date' : 'number'}`;
  throw new Failure('damaged-input', `${place}: ${what}`);
}
