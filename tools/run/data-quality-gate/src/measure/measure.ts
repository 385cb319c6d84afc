/**
 * What the checks need to know about the rows, counted by DuckDB: one pass over the file that keeps a few bytes per row
 * (a hash of its key and its date), then counts over those. Only what is suspect is inspected again.
 */
import { asPlainDate, cell, mayBeDouble, type Database, type KeyKind, type Source } from '@gatehouse/tables';
import { askedOnly } from './asked-only';
import { booleanColumns, count, countDoubles, isGiant, keepMarks, type Counts } from './counts';
import { assetDates, assetOfKey, dateFindings } from './dates';
import { countDuplicates, isDuplicate, type HashedRows } from './duplicates';
import { sampleRows, settleKinds } from './key-kinds';
import type { DateFindings, Measurements, NumberCounts, Questions } from './measurements';
import { areDatedKeys, type DateForm, type Plan } from './row-values';
import { isWide, measureWide } from './wide';

/** Throws QueryError when DuckDB cannot read the source, Failure `io` when memory or disk do not suffice. */
export async function measure(database: Database, source: Source, questions: Questions): Promise<Measurements> {
  return isWide(source) ? measureWide(database, source, questions) : measureNarrow(database, source, questions);
}

async function measureNarrow(database: Database, source: Source, questions: Questions): Promise<Measurements> {
  const { counts, plan } = await countBest(database, source, questions);
  const { keys, kinds } = plan;
  const { date } = questions;
  const { rows, missing, profile } = counts;
  const dates = await datesOf(database, source, plan, counts);
  const duplicates =
    keys === undefined
      ? undefined
      : await countDuplicates(database, source, { rows, keys, kinds, date, hashed: hashedRows(plan, counts, dates) });
  return {
    rows,
    missing,
    numbers: await numbersOf(database, source, questions, counts),
    duplicates,
    duplicateCondition: keys === undefined ? 'false' : isDuplicate({ keys, kinds, date }),
    dates,
    kinds,
    profile,
    ...(await askedOnly(database, source, questions, rows)),
  };
}

/** Counts by the plan that holds for all rows: what the first ones let hope may be refuted by a later one. */
async function countBest(
  database: Database,
  source: Source,
  questions: Questions,
): Promise<{ counts: Counts; plan: Plan }> {
  const keys = questions.keys === undefined ? undefined : [...new Set(questions.keys)];
  const kinds = new Map<number, KeyKind>();
  const { date } = questions;
  const likely = questions.numeric.filter((column) => mayBeDouble(source, column));
  const looked = [...new Set([...(keys ?? []), ...likely])];
  const dates = await lookAtFirstRows(database, source, { looked, questions, kinds });
  const isDouble = (column: number): boolean =>
    column !== date &&
    mayBeDouble(source, column) &&
    (kinds.get(column) === 'number' || (kinds.get(column) === 'integer' && keys?.includes(column) !== true));
  const hopeful: Plan = { questions, keys, kinds, doubles: new Set(looked.filter(isDouble)), dates };
  const textual: Plan = { ...hopeful, doubles: new Set() };
  const found = hopeful.doubles.size === 0 ? undefined : await countDoubles(database, source, hopeful);
  const counts = found ?? (await count(database, source, textual));
  if (counts.violations.length === 0) return { counts, plan: found === undefined ? textual : hopeful };
  await settleKinds(database, source, counts.violations, kinds);
  return { counts: await count(database, source, textual), plan: textual };
}

/** Dates in the first rows, at most, for counting them by their texts: one row after the other has the same. */
const fewDates = 16;

/** Sets the kinds of the columns `looked` as the first rows let hope. In which form dates are best kept. */
async function lookAtFirstRows(
  database: Database,
  source: Source,
  { looked, questions, kinds }: { looked: readonly number[]; questions: Questions; kinds: Map<number, KeyKind> },
): Promise<DateForm> {
  const { date, keys, assets } = questions;
  if (date === undefined) {
    await settleKinds(database, source, looked, kinds, { limit: sampleRows });
    return 'texts';
  }
  const text = cell(date);
  const also = [`count(${text}) = count(${asPlainDate(text)})`, `approx_count_distinct(${text}) <= ${fewDates}`];
  const columns = [...new Set([date, ...looked])];
  const [isPlain, isRepeated] = await settleKinds(database, source, columns, kinds, { limit: sampleRows, also });
  if (!looked.includes(date)) kinds.delete(date);
  if (isGiant(database, source)) return isPlain === true ? 'days' : 'texts';
  const isKey = areDatedKeys({ questions, keys });
  return isRepeated === true && (isKey || assets.length === 0) ? 'counted' : 'texts';
}

async function numbersOf(
  database: Database,
  source: Source,
  { numeric }: Questions,
  { rows, missing, numbers }: Counts,
): Promise<ReadonlyMap<number, NumberCounts>> {
  const presentIn = (column: number): number => rows - (missing[column] ?? 0);
  const candidates = numeric.filter((column) => numbers.get(column)?.numbers === 0 && presentIn(column) > 0);
  const booleans = await booleanColumns(database, source, candidates);
  return new Map(
    [...numbers].map(([column, found]) => [
      column,
      booleans.has(column) ? { numbers: presentIn(column), infinite: 0 } : found,
    ]),
  );
}

/** Every row that is the only one of its asset on its date has a key of its own. */
function hashedRows(plan: Plan, { marks, distinctKeys, rows }: Counts, dates: DateFindings | undefined): HashedRows {
  const isEveryRowAlone = areDatedKeys(plan) && dates !== undefined && assetDates(dates) === rows;
  return { marks, distinctKeys: isEveryRowAlone ? rows : distinctKeys };
}

async function datesOf(
  database: Database,
  source: Source,
  plan: Plan,
  { marks, missing }: Counts,
): Promise<DateFindings | undefined> {
  const { date, hasKeys, assets } = plan.questions;
  if (date === undefined) return undefined;
  const asset =
    assets.length === 0 || plan.keys === undefined
      ? undefined
      : areDatedKeys(plan)
        ? assetOfKey
        : hasKeys
          ? 'h'
          : 'asset';
  const withTexts = (): Promise<string> => keepMarks(database, source, { ...plan, dates: 'texts' });
  const named = { date, kinds: plan.kinds, asset, withTexts };
  const isEnough = plan.dates !== 'days' || (await undatedRows(database, marks)) === missing[date];
  return isEnough
    ? dateFindings(database, { form: plan.dates, marks, ...named })
    : dateFindings(database, { form: 'texts', marks: await withTexts(), ...named });
}

async function undatedRows(database: Database, marks: string): Promise<number> {
  const [row = []] = await database.rows(`SELECT count(*) - count(day) FROM ${marks}`);
  return Number(row[0]);
}
