/**
 * Where rows are, and the SQL that reads them: every cell a text, missing where it counts as missing (contract 1.1a,
 * 1.2).
 */
import { missing } from './missing-words';
import { literal, isOneOf, pathLiteral } from './sql';

/** A CSV file whose structure is known, in a dialect that DuckDB reads truly. */
export interface CsvSource {
  readonly kind: 'csv';
  /** Absolute. */
  readonly path: string;
  /** Columns; they are named c0, c1, … */
  readonly width: number;
  /** As the beginning of the file lets expect; the same for the same bytes. */
  readonly expectedRows: number;
  readonly hasHeader: boolean;
  /** All line ends are CRLF; else all are LF. */
  readonly crlf: boolean;
  /**
   * Must be read from the start by one thread: with line breaks in quoted fields no reader can tell where it is in the
   * middle.
   */
  readonly isSerial: boolean;
  /** Bytes. */
  readonly longestRecord: number;
  /** Every cell that DuckDB reads as a number is one: there is neither `_` between digits nor `+-`. */
  readonly hasPlainNumbers: boolean;
}

/** Parquet files of the same columns. */
export interface ParquetSource {
  readonly kind: 'parquet';
  /** Absolute. */
  readonly paths: readonly string[];
  readonly width: number;
  readonly expectedRows: number;
  /** DuckDB's types of the columns, by position. */
  readonly types: readonly string[];
}

export type Source = CsvSource | ParquetSource;

/**
 * Small buffers keep both threads busy to the end of the file, and memory low. A buffer must hold the longest line with
 * room to spare.
 */
const smallestBuffer = 2 * 1024 * 1024;
const smallestLineLimit = 2_000_000;

/**
 * The file as a table function of SQL, its cells missing where they count as missing. Columns in `doubles` are numbers
 * already: a query over them fails at the first cell that is not, and costs half of one that casts texts.
 */
export function csvSource(source: CsvSource, doubles: ReadonlySet<number> = new Set(), words = missing): string {
  const columns = Array.from(
    { length: source.width },
    (_, index) => `'c${index}': '${doubles.has(index) ? 'DOUBLE' : 'VARCHAR'}'`,
  ).join(', ');
  return `read_csv(${pathLiteral(source.path)}, auto_detect = false, header = false, skip = ${source.hasHeader ? 1 : 0}, columns = {${columns}},
    delim = ',', quote = '"', escape = '"', comment = '', ${source.crlf ? '' : `new_line = '\\n', `}strict_mode = true, null_padding = false, ignore_errors = false,
    nullstr = [${words.map(literal).join(', ')}], allow_quoted_nulls = true, encoding = 'utf-8', compression = 'none', hive_partitioning = false, union_by_name = false, filename = false,
    parallel = ${!source.isSerial}, ${lineSizes(source.longestRecord)})`;
}

export function lineSizes(longestRecord: number): string {
  const lineLimit = Math.max(smallestLineLimit, longestRecord + 1024);
  return `max_line_size = ${lineLimit}, buffer_size = ${lineLimit === smallestLineLimit ? smallestBuffer : 2 * lineLimit}`;
}

/**
 * The rows as a table of SQL: every cell a text, missing where it counts as missing; columns in `doubles` as in
 * `csvSource`. Columns in
 * `dates`, which `isDate` allows, are of type DATE.
 */
export function tableOf(
  source: Source,
  doubles: ReadonlySet<number> = new Set(),
  dates: ReadonlySet<number> = new Set(),
): string {
  return source.kind === 'csv' ? csvSource(source, doubles) : parquetSource(source, { doubles, dates, words: missing });
}

/** The rows with their cells as they are written, words for missing ones too; NULL where there is nothing. */
export function writtenCells(source: Source): string {
  return source.kind === 'csv'
    ? csvSource(source, new Set(), [''])
    : parquetSource(source, { doubles: new Set(), dates: new Set(), words: [] });
}

function parquetSource(
  { paths, types }: ParquetSource,
  { doubles, dates, words }: { doubles: ReadonlySet<number>; dates: ReadonlySet<number>; words: readonly string[] },
): string {
  const names = types.map((_, index) => `c${index}`);
  const cells = types.map((type, index) => {
    const name = `c${index}`;
    if (doubles.has(index)) return `CAST(${name} AS DOUBLE) AS ${name}`;
    if (dates.has(index)) return name;
    // In the contract a moment without zone is UTC; the session's zone must not come in.
    const value =
      type.includes('WITH TIME ZONE') && type.startsWith('TIMESTAMP') ? `make_timestamp(epoch_us(${name}))` : name;
    const text = `CAST(${value} AS VARCHAR)`;
    return isNumeric(type) || /^(DATE|TIME|BOOLEAN)/.test(type)
      ? `nullif(${text}, 'nan') AS ${name}`
      : words.length === 0
        ? `${text} AS ${name}`
        : `CASE WHEN ${isOneOf(text, words)} THEN NULL ELSE ${text} END AS ${name}`;
  });
  return `(SELECT ${cells.join(', ')} FROM read_parquet([${paths.map((path) => pathLiteral(path)).join(', ')}], hive_partitioning = false, union_by_name = false) AS t(${names.join(', ')}))`;
}

/**
 * Whether a column may be read as DOUBLE at all: text that DuckDB would take for a number may be none in the contract.
 */
export function mayBeDouble(source: Source, column: number): boolean {
  return source.kind === 'csv' ? source.hasPlainNumbers : isNumeric(source.types[column] ?? '');
}

/** Whether the file itself says that a column holds dates, so that no text need be read. */
export function isDate(source: Source, column: number): boolean {
  return source.kind === 'parquet' && source.types[column] === 'DATE';
}

function isNumeric(type: string): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)/.test(type);
}
