/** What is counted in one pass over the rows, which also keeps of each row a hash of its key and its date. */
import { cell, isBoolean, isNotOf, QueryError, tableOf, type Database, type Source } from '@gatehouse/tables';
import { Aggregates } from './aggregates';
import { histogramColumns } from './histogram';
import { kindOf } from './key-equality';
import type { NumberCounts, NumericProfile, Profile } from './measurements';
import { areDatedKeys, RowValues, type Plan } from './row-values';
import { SampledRows, type Ends } from './sample';

export interface Counts {
  /** What is kept of each row, as a table of SQL: `h`, `day`, `asset`, as far as the plan keeps them. */
  readonly marks: string;
  /** Hashes of keys that differ; undefined where they were not counted. */
  readonly distinctKeys: number | undefined;
  readonly rows: number;
  readonly missing: readonly number[];
  readonly numbers: ReadonlyMap<number, NumberCounts>;
  readonly profile: Profile;
  /** Key columns that are not of the kind they were taken for. */
  readonly violations: readonly number[];
}

/** Bytes that what is kept of a row takes, with the copies that are made of it. */
const bytesPerRow = 100;

/**
 * Whether what is kept of all rows takes too much of the memory to be held at once: then it is kept in a pass of its
 * own, which can spill.
 */
export function isGiant({ memoryBytes }: Database, { expectedRows }: Source): boolean {
  return expectedRows * bytesPerRow > memoryBytes / 4;
}

/**
 * Counts by the plan, and leaves what it gathered in the table `counted`. Throws QueryError where a cell of a column
 * that is read as DOUBLE is not a number.
 */
export async function count(database: Database, source: Source, plan: Plan): Promise<Counts> {
  const values = new RowValues(source, plan, !isGiant(database, source));
  const sampled = new SampledRows(source, plan, values);
  const asked = new Aggregates();
  const rows = asked.add('count(*)');
  const present = Array.from({ length: source.width }, (_, column) => asked.add(`count(${cell(column)})`));
  const numbers = values.numeric.map((column) => askNumbers(asked, values, column));
  const unsure = unsureKeys(plan).map(({ column, condition }) => ({
    column,
    place: asked.add(`count_if(${condition})`),
  }));
  const { marks, distinctKeys } = await collect(database, source, { plan, values, sampled, asked });
  const all = asked.count(rows);
  const figures = await sampled.figures(database, 'counted', endsOf(plan, asked, numbers));
  return {
    marks,
    distinctKeys,
    rows: all,
    missing: present.map((place) => all - asked.count(place)),
    numbers: new Map(numbers.map((each) => [each.column, numberCounts(asked, each)])),
    profile: {
      sampledRows: figures.rows,
      distinct: figures.distinct,
      numeric: new Map(
        numbers
          .filter(({ column }) => plan.questions.numeric.includes(column))
          .map(({ column, zeros, min, max }): [number, NumericProfile] => [
            column,
            {
              zeros: asked.count(zeros),
              min: asked.number(min) ?? null,
              max: asked.number(max) ?? null,
              quartiles: (figures.quartiles.get(column) as [number, number, number] | undefined) ?? null,
              histogram: figures.histograms.get(column) ?? null,
            },
          ]),
      ),
    },
    violations: unsure.filter(({ place }) => asked.count(place) > 0).map(({ column }) => column),
  };
}

/**
 * The hope that all present cells of the plan's `doubles` are finite numbers, which DuckDB's reader finds out at half
 * the price: it ends at the first that is not a number. Undefined when the hope is vain, be it for one cell that is
 * infinite or NaN: then texts decide.
 */
export async function countDoubles(database: Database, source: Source, plan: Plan): Promise<Counts | undefined> {
  try {
    const counts = await count(database, source, plan);
    return [...plan.doubles].some((column) => (counts.numbers.get(column)?.infinite ?? 0) > 0) ? undefined : counts;
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
}

/** Whether every present cell of these columns is a truth value. */
export async function booleanColumns(
  database: Database,
  source: Source,
  columns: readonly number[],
): Promise<ReadonlySet<number>> {
  if (columns.length === 0) return new Set();
  const asked = columns.map(
    (column) => `coalesce(bool_and(${isBoolean(cell(column))}) FILTER (${cell(column)} IS NOT NULL), false)`,
  );
  const [row = []] = await database.rows(`SELECT ${asked.join(', ')} FROM ${tableOf(source)}`);
  return new Set(columns.filter((_, index) => row[index] === true));
}

/** Leaves what the plan keeps of all rows in the table `marks`, and gives its name. */
export async function keepMarks(database: Database, source: Source, plan: Plan): Promise<string> {
  const values = new RowValues(source, plan);
  if (values.kept.length > 0)
    await database.rows(`CREATE OR REPLACE TEMP TABLE marks AS SELECT ${values.kept.join(', ')} FROM ${values.rows()}`);
  return 'marks';
}

async function collect(
  database: Database,
  source: Source,
  { plan, values, sampled, asked }: { plan: Plan; values: RowValues; sampled: SampledRows; asked: Aggregates },
): Promise<Pick<Counts, 'marks' | 'distinctKeys'>> {
  const { kept } = values;
  const lists = [
    ...kept.map((name) => `list(${name}) AS ${name}`),
    ...(plan.questions.date !== undefined && plan.dates === 'counted'
      ? [`histogram(${cell(plan.questions.date)}) AS days`]
      : []),
  ];
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE counted AS SELECT ${[asked.sql, ...SampledRows.collect, ...lists].join(', ')} FROM ${values.rows(sampled.columns)}`,
  );
  // Where the dates of the assets tell, it need not be counted.
  const isHashed = kept.includes('h') && !areDatedKeys(plan);
  const distinct = isHashed ? '(SELECT count(*) FROM (SELECT DISTINCT unnest(h) FROM counted))' : 'NULL';
  const [row = []] = await database.rows(`SELECT ${asked.names}, ${distinct} FROM counted`);
  asked.fill(row);
  const marks =
    kept.length === 0 && isGiant(database, source)
      ? await keepMarks(database, source, plan)
      : `(SELECT ${kept.map((name) => `unnest(${name}) AS ${name}`).join(', ')} FROM counted)`;
  return { marks, distinctKeys: isHashed ? Number(row.at(-1)) : undefined };
}

interface AskedNumbers {
  readonly column: number;
  readonly finite: number;
  /** Undefined: minimum and maximum tell. */
  readonly infinite: number | undefined;
  readonly zeros: number;
  readonly min: number;
  readonly max: number;
}

function askNumbers(asked: Aggregates, values: RowValues, column: number): AskedNumbers {
  const value = values.value(column);
  const infinite = values.infinite(column);
  return {
    column,
    finite: asked.add(`count(${value})`),
    infinite: infinite === undefined ? undefined : asked.add(`count_if(${infinite})`),
    zeros: asked.add(`count_if(${value} = 0)`),
    min: asked.add(`min(${value})`),
    max: asked.add(`max(${value})`),
  };
}

/** Of the columns that have a histogram. */
function endsOf({ questions }: Plan, asked: Aggregates, numbers: readonly AskedNumbers[]): ReadonlyMap<number, Ends> {
  const drawn = new Set(questions.numeric.slice(0, histogramColumns));
  return new Map(
    numbers.flatMap(({ column, min: low, max: high }): [number, Ends][] => {
      const [min, max] = [asked.number(low), asked.number(high)];
      const isKnown = min !== undefined && max !== undefined && Number.isFinite(min) && Number.isFinite(max);
      return isKnown && drawn.has(column) ? [[column, { min, max }]] : [];
    }),
  );
}

function numberCounts(asked: Aggregates, { finite, infinite, min, max }: AskedNumbers): NumberCounts {
  if (infinite !== undefined) {
    const count = asked.count(infinite);
    return { numbers: asked.count(finite) + count, infinite: count };
  }
  const isFinite = [asked.number(min), asked.number(max)].every((end) => end === undefined || Number.isFinite(end));
  return { numbers: asked.count(finite), infinite: isFinite ? 0 : 1 };
}

/** Key columns whose kind is a guess by a few rows, and what a row that refutes it is like. */
function unsureKeys({ keys, kinds, doubles }: Plan): { column: number; condition: string }[] {
  return (keys ?? []).flatMap((column) => {
    const kind = kindOf(kinds, column);
    if (kind === 'text' || doubles.has(column)) return [];
    return [{ column, condition: isNotOf(kind, cell(column), kind === 'number' ? `d${column}` : undefined) }];
  });
}
