/**
 * Tables of very many columns, such as 60 dates × 5,000 assets. An expression per column would cost DuckDB more time to
 * plan than to answer, so cells are asked instead: each batch of columns becomes rows of `k` (the column) and `t` (its
 * cell), and one expression counts them all.
 */
import { cell, mayBeDouble, tableOf, type Database, type Source } from '@gatehouse/tables';
import { askedOnly } from './asked-only';
import { assetOfKey, dateFindings } from './dates';
import { countDuplicates, isDuplicate } from './duplicates';
import { histogramColumns } from './histogram';
import { keyHash, type Kinds } from './key-equality';
import type { DateFindings, Measurements, NumericProfile, Questions } from './measurements';
import {
  countDoubleCells,
  countKeyCells,
  countNumericCells,
  countPlainCells,
  likelyKinds,
  type ColumnCounts,
} from './wide-counts';
import { countWideDuplicates, isWideDuplicate } from './wide-duplicates';

/**
 * A table of more columns is wide; one of fewer where it has few rows, on which the columns can be planned only at a
 * loss.
 */
const widest = 256;
const [widestOfFew, fewRows] = [32, 15_000];
/** Keys that one expression compares. */
const mostKeys = 128;

export function isWide({ width, expectedRows }: Source): boolean {
  return width > widest || (width > widestOfFew && expectedRows < fewRows);
}

/** As `measure`, for a wide source. */
export async function measureWide(database: Database, source: Source, questions: Questions): Promise<Measurements> {
  // Every column costs each thread about 100 kB; and with one thread rows have the order, and the number, that they
  // have in the file.
  await database.rows('SET threads = 1');
  const keys = questions.keys === undefined ? undefined : [...new Set(questions.keys)];
  const { columns, doubles } = await countColumns(database, source, { questions, keys });
  const kinds = new Map(columns.map(({ kind }, column) => [column, kind]));
  const rows = columns[0]?.rows ?? 0;
  const isMany = keys !== undefined && keys.length > mostKeys;
  await keepWideMarks(database, source, { questions, keys, kinds });
  const duplicates =
    keys === undefined
      ? undefined
      : isMany
        ? await countWideDuplicates(database, source, { keys, kinds, doubles })
        : await countDuplicates(database, source, {
            rows,
            keys,
            kinds,
            date: questions.date,
            hashed: { marks: 'marks', distinctKeys: undefined },
          });
  return {
    rows,
    missing: columns.map(({ present }) => rows - present),
    numbers: new Map(
      questions.numeric.map((column) => {
        const { numbers = 0, infinite = 0 } = columns[column] ?? {};
        return [column, { numbers, infinite }];
      }),
    ),
    duplicates,
    duplicateCondition:
      keys === undefined ? 'false' : isMany ? isWideDuplicate : isDuplicate({ keys, kinds, date: questions.date }),
    dates: await datesOf(database, { questions, keys, kinds }),
    kinds,
    profile: {
      sampledRows: columns[0]?.sampled ?? 0,
      distinct: columns.map(({ distinct }) => distinct),
      numeric: new Map(
        questions.numeric.flatMap((column): [number, NumericProfile][] => {
          const counts = columns[column];
          return counts === undefined ? [] : [[column, counts.profile]];
        }),
      ),
    },
    ...(await askedOnly(database, source, questions, rows)),
  };
}

/** Of every column, by position; and those that were read as numbers. */
async function countColumns(
  database: Database,
  source: Source,
  { questions: { numeric, date }, keys = [] }: { questions: Questions; keys: readonly number[] | undefined },
): Promise<{ columns: readonly ColumnCounts[]; doubles: ReadonlySet<number> }> {
  const judged = [...new Set([...numeric, ...keys])];
  const kinds = await likelyKinds(database, source, judged);
  const isKey = new Set(keys);
  const hopeful = judged.filter(
    (column) =>
      column !== date &&
      mayBeDouble(source, column) &&
      (kinds.get(column) === 'number' || (kinds.get(column) === 'integer' && !isKey.has(column))),
  );
  const histograms = numeric.slice(0, histogramColumns);
  const found = await countDoubleCells(database, source, hopeful, histograms);
  const doubles = new Set(found === undefined ? [] : hopeful);
  const isJudged = new Set(judged);
  const isNumeric = new Set(numeric);
  const all = Array.from({ length: source.width }, (_, column) => column);
  const texts = judged.filter((column) => !doubles.has(column));
  const keysOnly = texts.filter((column) => !isNumeric.has(column));
  const counts = new Map([
    ...(found ?? []),
    ...(await countNumericCells(
      database,
      source,
      texts.filter((column) => isNumeric.has(column)),
      histograms,
    )),
    ...(await countKeyCells(database, source, keysOnly, kinds)),
    ...(await countPlainCells(
      database,
      source,
      all.filter((column) => !isJudged.has(column)),
    )),
  ]);
  return { columns: all.flatMap((column) => counts.get(column) ?? []), doubles };
}

/** Leaves the table `marks`: what other tables keep of each row; dates as texts. Of very many keys only the assets. */
async function keepWideMarks(database: Database, source: Source, { questions, keys, kinds }: WideKeys): Promise<void> {
  const { date, assets, hasKeys } = questions;
  const isMany = keys !== undefined && keys.length > mostKeys;
  const hashed = !isMany ? keys : hasKeys && date !== undefined && assets.length > 0 ? assets : undefined;
  const kept = [
    ...(hashed === undefined ? [] : [`${keyHash(hashed, kinds, { date })} AS h`]),
    ...(date === undefined ? [] : [`${cell(date)} AS day`]),
    ...(date === undefined || assets.length === 0 || hasKeys ? [] : [`${keyHash(assets, kinds)} AS asset`]),
  ];
  if (kept.length > 0)
    await database.rows(`CREATE OR REPLACE TEMP TABLE marks AS SELECT ${kept.join(', ')} FROM ${tableOf(source)}`);
}

interface WideKeys {
  readonly questions: Questions;
  readonly keys: readonly number[] | undefined;
  readonly kinds: Kinds;
}

async function datesOf(database: Database, { questions, keys, kinds }: WideKeys): Promise<DateFindings | undefined> {
  const { date, assets, hasKeys } = questions;
  if (date === undefined) return undefined;
  const asset =
    assets.length === 0 || keys === undefined
      ? undefined
      : !hasKeys
        ? 'asset'
        : keys.length > mostKeys || !keys.includes(date)
          ? 'h'
          : assetOfKey;
  const withTexts = (): Promise<string> => Promise.resolve('marks');
  return dateFindings(database, { form: 'texts', marks: 'marks', date, kinds, asset, withTexts });
}
