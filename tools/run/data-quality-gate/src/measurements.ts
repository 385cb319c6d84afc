/**
 * What the checks need to know about the rows, counted by DuckDB: one pass over the file that keeps a few bytes per row
 * (a hash of its key and a flag per question), then counts over those. Only what is suspect is looked at again.
 */
import {
  asDouble,
  asMoment,
  asPlainDate,
  batches,
  cell,
  columnsAtOnce,
  isBoolean,
  isFiniteNumber,
  isInfinite,
  isInRange,
  isNotOf,
  isNumber,
  keyExpressions,
  kindEvidence,
  mayBeDouble,
  QueryError,
  settleKind,
  tableOf,
  type Database,
  type KeyKind,
  type Source,
} from '@gatehouse/tables';

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
const bitsPerWord = 60;
/** Words asked in one query: with thousands of questions DuckDB needs more time to plan than to answer. */
const wordsPerQuery = 4;
/** Every column costs each thread about 100 kB: a very wide file is read by one. */
const widestForThreads = 500;

/** Throws QueryError when DuckDB cannot read the source, Failure `io` when memory or disk do not suffice. */
export async function measure(table: Database, source: Source, questions: Questions): Promise<Measurements> {
  if (source.width > widestForThreads) await table.rows('SET threads = 1');
  const keys = questions.keys === undefined ? undefined : [...new Set(questions.keys)];
  const kinds = new Map<number, KeyKind>();
  const { date } = questions;
  const likely =
    source.width <= widestForThreads ? questions.numeric.filter((column) => mayBeDouble(source, column)) : [];
  const looked = [...new Set([...(keys ?? []), ...likely])];
  if (looked.length > 0) await settleKinds(table, source, looked, kinds, sampleRows);
  const isDouble = (column: number): boolean =>
    column !== date &&
    mayBeDouble(source, column) &&
    (kinds.get(column) === 'number' || (kinds.get(column) === 'integer' && keys?.includes(column) !== true));
  const doubles = new Set(looked.filter(isDouble));
  let counts = doubles.size === 0 ? undefined : await countDoubles(table, source, questions, keys, kinds, doubles);
  counts ??= await count(table, source, questions, keys, kinds);
  if (counts.violations.length > 0) {
    await settleKinds(table, source, counts.violations, kinds);
    counts = await count(table, source, questions, keys, kinds);
  }
  const { rows, missing } = counts;
  const numbers = new Map<number, { numbers: number; infinite: number }>();
  for (const [column, found] of counts.numbers) {
    const present = rows - (missing[column] as number);
    const onlyBooleans =
      found.numbers === 0 && present > 0 && (await countWhere(table, source, isBoolean(cell(column)))) === present;
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

async function settleKinds(
  table: Database,
  source: Source,
  columns: readonly number[],
  kinds: Map<number, KeyKind>,
  limit?: number,
): Promise<void> {
  for (const some of batches(columns, columnsAtOnce)) {
    const cells = some.flatMap((column) => [cell(column), `${asDouble(cell(column))} AS d${column}`]);
    const from = `(SELECT ${cells.join(', ')} FROM ${tableOf(source)}${limit === undefined ? '' : ` LIMIT ${limit}`})`;
    const [row = []] = await table.rows(
      `SELECT ${some.map((column) => kindEvidence(cell(column), `d${column}`)).join(', ')} FROM ${from}`,
    );
    some.forEach((column, index) => kinds.set(column, settleKind(Number(row[index] ?? 0))));
  }
}

/**
 * The hope that all present cells of `doubles` are finite numbers, which DuckDB's reader finds out at half the price: it ends at the first
 * that is no number. Undefined when the hope is vain, be it for one cell that is infinite or NaN: then texts decide.
 */
async function countDoubles(
  ...[table, source, questions, keys, kinds, doubles]: Required<Parameters<typeof count>>
): Promise<Counts | undefined> {
  try {
    const counts = await count(table, source, questions, keys, kinds, doubles);
    return [...doubles].some((column) => (counts.numbers.get(column)?.infinite ?? 0) > 0) ? undefined : counts;
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
}

async function count(
  table: Database,
  source: Source,
  questions: Questions,
  keys: readonly number[] | undefined,
  kinds: ReadonlyMap<number, KeyKind>,
  doubles: ReadonlySet<number> = new Set(),
): Promise<Counts> {
  const numeric = [...new Set([...questions.numeric, ...doubles])];
  const unsure = (keys ?? []).flatMap((column) => {
    const kind = kinds.get(column);
    return kind === undefined || kind === 'text' || doubles.has(column) ? [] : [{ column, kind }];
  });
  const double = (column: number): string => (doubles.has(column) ? cell(column) : `d${column}`);
  const { date } = questions;
  const marks = [
    ...Array.from({ length: source.width }, (_, column) => flag(`${cell(column)} IS NULL`)),
    ...numeric.map((column) =>
      doubles.has(column) ? doubleMark(cell(column)) : numberMark(cell(column), double(column)),
    ),
    ...unsure.map(({ column, kind }) => flag(isNotOf(kind, cell(column), double(column)))),
    ...(date === undefined ? [] : [flag(`${cell(date)} IS NOT NULL AND plain IS NULL`)]),
  ];
  const words = wordsOf(marks);
  const first = words.slice(0, wordsPerQuery);
  const others = words.slice(wordsPerQuery);
  const extra = [
    ...[...new Set([...numeric, ...unsure.flatMap(({ column, kind }) => (kind === 'number' ? [column] : []))])]
      .filter((column) => !doubles.has(column))
      .map((column) => `${asDouble(cell(column))} AS d${column}`),
    ...(date === undefined ? [] : [`${asPlainDate(cell(date))} AS plain`]),
  ];
  const from = `(SELECT ${['*', ...extra].join(', ')} FROM ${tableOf(source, doubles)})`;
  const kept = [
    ...(keys === undefined ? [] : [`${keyHash(keys, kinds, double)} AS h`]),
    ...first.map((word, index) => `${pack(word)} AS w${index}`),
    ...(date === undefined ? [] : ['plain']),
  ];
  await table.rows(`CREATE OR REPLACE TEMP TABLE marks AS SELECT ${kept.join(', ')} FROM ${from}`);
  const names = first.map((_, index) => `w${index}`);
  const newest = date === undefined ? '' : ', max(plain) AS plain';
  const sums = first.flatMap((word, index) =>
    word.flatMap(({ flags }) => flags).map((_, bit) => `sum(n * ((w${index} >> ${bit}) & 1))`),
  );
  const [row = []] = await table.rows(
    `SELECT sum(n), ${date === undefined ? 'NULL' : 'epoch_us(max(plain))'}, ${sums.join(', ')} FROM (SELECT ${names.join(', ')}, count(*) AS n${newest} FROM marks GROUP BY ${names.join(', ')})`,
  );
  const values = row.slice(2).map(Number);
  for (const some of batches(others, wordsPerQuery)) {
    const flags = some.flat().flatMap((mark) => mark.flags);
    values.push(
      ...(
        (await table.rows(`SELECT ${flags.map((each) => `count(*) FILTER (${each})`).join(', ')} FROM ${from}`))[0] ??
        []
      ).map(Number),
    );
  }
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

/** A question about a row, answered in one bit or two: `cases` give the bits as a number, `flags` each bit alone. */
interface Mark {
  readonly flags: readonly string[];
  readonly cases: readonly (readonly [condition: string, bits: number])[];
}

function flag(condition: string): Mark {
  return { flags: [condition], cases: [[condition, 1]] };
}

/** Two bits: a number, an infinite one. Asked together, because a cast inside a CASE is done anew wherever it stands. */
function numberMark(text: string, double: string): Mark {
  return {
    flags: [isNumber(text, double), isInfinite(text, double)],
    cases: [
      [isFiniteNumber(text, double), 1],
      [isInfinite(text, double), 3],
    ],
  };
}

/** The same of a cell that is a DOUBLE already; a NaN counts as infinite here, for both are no finite number. */
function doubleMark(double: string): Mark {
  return {
    flags: [`${double} IS NOT NULL`, `NOT isfinite(${double})`],
    cases: [
      [`isfinite(${double})`, 1],
      [`NOT isfinite(${double})`, 3],
    ],
  };
}

/** The marks in words of at most `bitsPerWord` bits, in their order; no mark lies in two. */
function wordsOf(marks: readonly Mark[]): Mark[][] {
  const words: Mark[][] = [];
  let room = 0;
  for (const mark of marks) {
    if (room < mark.flags.length) {
      words.push([]);
      room = bitsPerWord;
    }
    words.at(-1)?.push(mark);
    room -= mark.flags.length;
  }
  return words;
}

/** A word's marks as one integer, the smallest that holds them, the first mark in the lowest bits. Constants, because shifting is checked for overflow cell by cell. */
function pack(word: readonly Mark[]): string {
  const bits = word.reduce((sum, { flags }) => sum + flags.length, 0);
  const type = bits <= 7 ? 'TINYINT' : bits <= 15 ? 'SMALLINT' : bits <= 31 ? 'INTEGER' : 'BIGINT';
  let bit = 0n;
  const terms = word.map(({ flags, cases }) => {
    const whens = cases.map(([condition, answer]) => `WHEN ${condition} THEN ${BigInt(answer) << bit}::${type}`);
    bit += BigInt(flags.length);
    return `(CASE ${whens.join(' ')} ELSE 0::${type} END)`;
  });
  return terms.join(' | ');
}

type NameOfDouble = (column: number) => string | undefined;

function keyHash(keys: readonly number[], kinds: ReadonlyMap<number, KeyKind>, double?: NameOfDouble): string {
  const hashes = batches(equalExpressions(keys, kinds, double), columnsAtOnce).map(
    (some) => `hash(${some.join(', ')})`,
  );
  return hashes.length === 1 ? (hashes[0] as string) : `hash(${hashes.join(', ')})`;
}

function equalExpressions(
  keys: readonly number[],
  kinds: ReadonlyMap<number, KeyKind>,
  double: NameOfDouble = () => undefined,
): string[] {
  return keys.flatMap((column) => keyExpressions(kinds.get(column) ?? 'text', cell(column), double(column)));
}

async function countWhere(table: Database, source: Source, condition: string): Promise<number> {
  const [row = []] = await table.rows(`SELECT count(*) FROM ${tableOf(source)} WHERE ${condition}`);
  return Number(row[0]);
}

/**
 * Rows whose hashes are unique have no equal; only the others are compared by their values, so that a collision of hashes
 * never decides. Leaves the hashes of true duplicates in the table `duplicates`.
 */
async function countDuplicates(
  table: Database,
  source: Source,
  rows: number,
  keys: readonly number[],
  kinds: ReadonlyMap<number, KeyKind>,
): Promise<number> {
  const slices = Math.max(1, Math.ceil(rows / rowsPerSlice));
  const wheres = Array.from({ length: slices }, (_, slice) => (slices === 1 ? '' : `WHERE h % ${slices} = ${slice}`));
  let distinct = 0;
  for (const where of wheres)
    distinct += Number((await table.rows(`SELECT count(*) FROM (SELECT DISTINCT h FROM marks ${where})`))[0]?.[0]);
  if (distinct === rows) return 0;
  await table.rows('CREATE OR REPLACE TEMP TABLE suspects (h UBIGINT)');
  for (const where of wheres)
    await table.rows(`INSERT INTO suspects SELECT h FROM marks ${where} GROUP BY h HAVING count(*) > 1`);
  const equal = equalExpressions(keys, kinds);
  const names = equal.map((_, index) => `k${index}`);
  await table.rows(`CREATE OR REPLACE TEMP TABLE duplicates AS
    SELECT h, count(*) AS n FROM (SELECT ${keyHash(keys, kinds)} AS h, ${equal.map((expression, index) => `${expression} AS k${index}`).join(', ')} FROM ${tableOf(source)})
    WHERE h IN (SELECT h FROM suspects) GROUP BY h, ${names.join(', ')} HAVING count(*) > 1`);
  const [row = []] = await table.rows('SELECT sum(n) FROM duplicates');
  return Number(row[0] ?? 0);
}

/** Condition on a row of the source: it has equals on the keys. Only after `measure` found some. */
export function isDuplicate(questions: Questions, kinds: ReadonlyMap<number, KeyKind>): string {
  return `${keyHash([...new Set(questions.keys ?? [])], kinds)} IN (SELECT h FROM duplicates)`;
}

async function newestMoment(
  table: Database,
  source: Source,
  date: number | undefined,
  newestPlain: number | undefined,
  otherDates: number,
): Promise<number | undefined> {
  if (date === undefined || otherDates === 0) return newestPlain;
  const text = cell(date);
  const [row = []] = await table.rows(
    `SELECT epoch_us(max(m) FILTER (${isInRange('m')})) FROM (SELECT ${asMoment(text)} AS m FROM (SELECT DISTINCT ${text} FROM ${tableOf(source)} WHERE ${text} IS NOT NULL))`,
  );
  return row[0] === null || row[0] === undefined ? undefined : Number(row[0]);
}
