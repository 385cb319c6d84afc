/**
 * What the checks need to know about the rows, counted by DuckDB: one pass over the file that keeps a few bytes per row
 * (a hash of its key and a flag per question), then counts over those. Only what is suspect is looked at again.
 */
import { csvSource, type CsvSource, type Table } from './table';
import {
  asDouble, asMoment, asPlainDate, isBoolean, isInfinite, isInRange, isNotOf, isNumber, keyExpressions, kindEvidence, settleKind, type KeyKind,
} from './values';

/** Columns by position. */
export interface Questions {
  readonly numeric: readonly number[];
  /** Undefined: duplicates cannot be counted because a key column is missing. */
  readonly keys: readonly number[] | undefined;
  readonly date: number | undefined;
}

export interface Measurements {
  readonly rows: number;
  /** Missing cells of each column. */
  readonly missing: readonly number[];
  /** Per numeric column asked for: cells that are numbers (infinite ones too), and infinite ones. */
  readonly numbers: ReadonlyMap<number, { readonly numbers: number; readonly infinite: number }>;
  /** Rows in groups of two or more that are equal on the keys. */
  readonly duplicates: number | undefined;
  /** Microseconds since 1970 UTC; undefined when no cell of the date column is a date. */
  readonly newest: number | undefined;
  /** How key columns were compared. */
  readonly kinds: ReadonlyMap<number, KeyKind>;
}

/** Rows that show what kind of column a key is: one cell that is no number is proof, the rest is verified on all rows. */
const sampleRows = 256;
/** Rows grouped at a time: more do not stay in the caches, and far more would have to spill. */
const rowsPerSlice = 4_000_000;
const flagsPerWord = 60;
/** Questions asked in one query, and columns in one expression: with thousands DuckDB needs more time to plan than to answer. */
const flagsPerQuery = 240;
const columnsAtOnce = 128;
/** Every column costs each thread about 100 kB: a very wide file is read by one. */
const widestForThreads = 500;

const cell = (column: number): string => `c${column}`;

/** Throws TableError when DuckDB cannot read the source, Failure `io` when memory or disk do not suffice. */
export async function measure(table: Table, source: CsvSource, questions: Questions): Promise<Measurements> {
  if (source.width > widestForThreads) await table.rows('SET threads = 1');
  const keys = questions.keys === undefined ? undefined : [...new Set(questions.keys)];
  const kinds = new Map<number, KeyKind>();
  if (keys) await settleKinds(table, source, keys, kinds, sampleRows);
  let counts = await count(table, source, questions, keys, kinds);
  if (counts.violations.length > 0) {
    await settleKinds(table, source, counts.violations, kinds);
    counts = await count(table, source, questions, keys, kinds);
  }
  const { rows, missing } = counts;
  const numbers = new Map<number, { numbers: number; infinite: number }>();
  for (const [column, found] of counts.numbers) {
    const present = rows - (missing[column] as number);
    const onlyBooleans = found.numbers === 0 && present > 0 && (await countWhere(table, source, isBoolean(cell(column)))) === present;
    numbers.set(column, onlyBooleans ? { numbers: present, infinite: 0 } : found);
  }
  return {
    rows,
    missing,
    numbers,
    duplicates: keys === undefined ? undefined : await countDuplicates(table, source, rows, keys, kinds),
    newest: await newestMoment(table, source, questions.date, counts.newestPlain, counts.otherDates),
    kinds,
  };
}

interface Counts {
  rows: number;
  missing: number[];
  numbers: Map<number, { numbers: number; infinite: number }>;
  newestPlain: number | undefined;
  /** Present cells of the date column that are not written YYYY-MM-DD. */
  otherDates: number;
  /** Key columns that are not of the kind they were taken for. */
  violations: number[];
}

async function settleKinds(table: Table, source: CsvSource, columns: readonly number[], kinds: Map<number, KeyKind>, limit?: number): Promise<void> {
  for (const some of batches(columns, columnsAtOnce)) {
    const cells = some.flatMap((column) => [cell(column), `${asDouble(cell(column))} AS d${column}`]);
    const from = `(SELECT ${cells.join(', ')} FROM ${csvSource(source)}${limit === undefined ? '' : ` LIMIT ${limit}`})`;
    const [row = []] = await table.rows(`SELECT ${some.map((column) => kindEvidence(cell(column), `d${column}`)).join(', ')} FROM ${from}`);
    some.forEach((column, index) => kinds.set(column, settleKind(Number(row[index] ?? 0))));
  }
}

function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

async function count(table: Table, source: CsvSource, questions: Questions, keys: readonly number[] | undefined, kinds: ReadonlyMap<number, KeyKind>): Promise<Counts> {
  const numeric = [...new Set(questions.numeric)];
  const unsure = (keys ?? []).flatMap((column) => {
    const kind = kinds.get(column);
    return kind === undefined || kind === 'text' ? [] : [{ column, kind }];
  });
  const { date } = questions;
  const flags = [
    ...Array.from({ length: source.width }, (_, column) => `${cell(column)} IS NULL`),
    ...numeric.flatMap((column) => [isNumber(cell(column), `d${column}`), isInfinite(cell(column), `d${column}`)]),
    ...unsure.map(({ column, kind }) => isNotOf(kind, cell(column), `d${column}`)),
    ...(date === undefined ? [] : [`${cell(date)} IS NOT NULL AND plain IS NULL`]),
  ];
  const [first = [], ...others] = batches(flags, flagsPerQuery);
  const words = batches(first, flagsPerWord).map(pack);
  const extra = [
    ...[...new Set([...numeric, ...unsure.flatMap(({ column, kind }) => (kind === 'number' ? [column] : []))])].map((column) => `${asDouble(cell(column))} AS d${column}`),
    ...(date === undefined ? [] : [`${asPlainDate(cell(date))} AS plain`]),
  ];
  const from = `(SELECT ${['*', ...extra].join(', ')} FROM ${csvSource(source)})`;
  const kept = [
    ...(keys === undefined ? [] : [`${keyHash(keys, kinds, (column) => `d${column}`)} AS h`]),
    ...words.map((word, index) => `${word} AS w${index}`),
    ...(date === undefined ? [] : ['plain']),
  ];
  await table.rows(`CREATE OR REPLACE TEMP TABLE marks AS SELECT ${kept.join(', ')} FROM ${from}`);
  const names = words.map((_, index) => `w${index}`);
  const newest = date === undefined ? '' : ', max(plain) AS plain';
  const sums = first.map((_, index) => `sum(n * ((w${Math.floor(index / flagsPerWord)} >> ${index % flagsPerWord}) & 1))`);
  const [row = []] = await table.rows(
    `SELECT sum(n), ${date === undefined ? 'NULL' : 'epoch_us(max(plain))'}, ${sums.join(', ')} FROM (SELECT ${names.join(', ')}, count(*) AS n${newest} FROM marks GROUP BY ${names.join(', ')})`,
  );
  const values = row.slice(2).map(Number);
  for (const some of others) values.push(...((await table.rows(`SELECT ${some.map((flag) => `count(*) FILTER (${flag})`).join(', ')} FROM ${from}`))[0] ?? []).map(Number));
  let at = source.width;
  const take = (): number => values[at++] ?? 0;
  return {
    rows: Number(row[0] ?? 0),
    newestPlain: row[1] === null || row[1] === undefined ? undefined : Number(row[1]),
    missing: values.slice(0, source.width),
    numbers: new Map(numeric.map((column) => [column, { numbers: take(), infinite: take() }])),
    violations: unsure.flatMap(({ column }) => (take() > 0 ? [column] : [])),
    otherDates: date === undefined ? 0 : take(),
  };
}

/** Flags as the bits of the smallest integer that holds them. */
function pack(flags: readonly string[]): string {
  const type = flags.length <= 7 ? 'TINYINT' : flags.length <= 15 ? 'SMALLINT' : flags.length <= 30 ? 'INTEGER' : 'BIGINT';
  const wide = type === 'BIGINT' ? type : 'INTEGER';
  return `CAST(${flags.map((flag, bit) => `(CAST((${flag}) AS ${wide}) << ${bit})`).join(' | ')} AS ${type})`;
}

type NameOfDouble = (column: number) => string | undefined;

function keyHash(keys: readonly number[], kinds: ReadonlyMap<number, KeyKind>, double?: NameOfDouble): string {
  const hashes = batches(equalExpressions(keys, kinds, double), columnsAtOnce).map((some) => `hash(${some.join(', ')})`);
  return hashes.length === 1 ? (hashes[0] as string) : `hash(${hashes.join(', ')})`;
}

function equalExpressions(keys: readonly number[], kinds: ReadonlyMap<number, KeyKind>, double: NameOfDouble = () => undefined): string[] {
  return keys.flatMap((column) => keyExpressions(kinds.get(column) ?? 'text', cell(column), double(column)));
}

async function countWhere(table: Table, source: CsvSource, condition: string): Promise<number> {
  const [row = []] = await table.rows(`SELECT count(*) FROM ${csvSource(source)} WHERE ${condition}`);
  return Number(row[0]);
}

/**
 * Rows whose hashes are unique have no equal; only the others are compared by their values, so that a collision of hashes
 * never decides. Leaves the hashes of true duplicates in the table `duplicates`.
 */
async function countDuplicates(table: Table, source: CsvSource, rows: number, keys: readonly number[], kinds: ReadonlyMap<number, KeyKind>): Promise<number> {
  const slices = Math.max(1, Math.ceil(rows / rowsPerSlice));
  const wheres = Array.from({ length: slices }, (_, slice) => (slices === 1 ? '' : `WHERE h % ${slices} = ${slice}`));
  let distinct = 0;
  for (const where of wheres) distinct += Number((await table.rows(`SELECT count(*) FROM (SELECT DISTINCT h FROM marks ${where})`))[0]?.[0]);
  if (distinct === rows) return 0;
  await table.rows('CREATE OR REPLACE TEMP TABLE suspects (h UBIGINT)');
  for (const where of wheres) await table.rows(`INSERT INTO suspects SELECT h FROM marks ${where} GROUP BY h HAVING count(*) > 1`);
  const equal = equalExpressions(keys, kinds);
  const names = equal.map((_, index) => `k${index}`);
  await table.rows(`CREATE OR REPLACE TEMP TABLE duplicates AS
    SELECT h, count(*) AS n FROM (SELECT ${keyHash(keys, kinds)} AS h, ${equal.map((expression, index) => `${expression} AS k${index}`).join(', ')} FROM ${csvSource(source)})
    WHERE h IN (SELECT h FROM suspects) GROUP BY h, ${names.join(', ')} HAVING count(*) > 1`);
  const [row = []] = await table.rows('SELECT sum(n) FROM duplicates');
  return Number(row[0] ?? 0);
}

/** Condition on a row of the source: it has equals on the keys. Only after `measure` found some. */
export function isDuplicate(questions: Questions, kinds: ReadonlyMap<number, KeyKind>): string {
  return `${keyHash([...new Set(questions.keys ?? [])], kinds)} IN (SELECT h FROM duplicates)`;
}

/** The moment a cell of the date column names, whatever its form. */
export function momentOf(column: number): string {
  return `coalesce(CAST(${asPlainDate(cell(column))} AS TIMESTAMP), ${asMoment(cell(column))})`;
}

async function newestMoment(table: Table, source: CsvSource, date: number | undefined, newestPlain: number | undefined, otherDates: number): Promise<number | undefined> {
  if (date === undefined || otherDates === 0) return newestPlain;
  const text = cell(date);
  const [row = []] = await table.rows(
    `SELECT epoch_us(max(m) FILTER (${isInRange('m')})) FROM (SELECT ${asMoment(text)} AS m FROM (SELECT DISTINCT ${text} FROM ${csvSource(source)} WHERE ${text} IS NOT NULL))`,
  );
  return row[0] === null || row[0] === undefined ? undefined : Number(row[0]);
}
