/**
 * Tables of very many columns, such as 60 dates × 5,000 assets. An expression per column would cost DuckDB more time to plan than to answer, so
 * cells are asked instead: each batch of columns becomes rows of `k` (the column) and `t` (its text), and one expression counts them all.
 */
import {
  asDouble,
  cell,
  isInfinite,
  isFiniteNumber,
  kindEvidence,
  settleKind,
  tableOf,
  type Database,
  type KeyKind,
  type Source,
} from '@gatehouse/tables';
import { dateFindings } from './dates';
import { countDuplicates, isDuplicate } from './duplicates';
import { keyHash } from './key-equality';
import { askedOnly } from './asked-only';
import type { DateFindings, Measurements, NumberCounts, NumericProfile, Questions } from './measurements';
import { sampleEvery } from './sample';
import { cellsOf, columnBatches } from './wide-cells';
import { countWideDuplicates, isWideDuplicate } from './wide-duplicates';

/** From so many columns on a table is wide. */
const widest = 256;
/** Keys that one expression compares. */
const mostKeys = 128;

export function isWide(source: Source): boolean {
  return source.width > widest;
}

/** As `measure`, for a wide source. */
export async function measureWide(database: Database, source: Source, questions: Questions): Promise<Measurements> {
  // Every column costs each thread about 100 kB; and with one thread rows have the order, and the number, that they have in the file.
  await database.rows('SET threads = 1');
  const columns: ColumnCounts[] = [];
  for (const batch of columnBatches(source)) columns.push(...(await countCells(database, source, batch)));
  const kinds = new Map(columns.map(({ kind }, column) => [column, kind]));
  const rows = columns[0]?.rows ?? 0;
  const keys = questions.keys === undefined ? undefined : [...new Set(questions.keys)];
  const isMany = keys !== undefined && keys.length > mostKeys;
  await keepWideMarks(database, source, { questions, keys: isMany ? undefined : keys, kinds });
  const duplicates =
    keys === undefined
      ? undefined
      : isMany
        ? await countWideDuplicates(database, source, { keys, kinds })
        : await countDuplicates(database, source, {
            rows,
            keys,
            kinds,
            hashed: { marks: 'marks', distinctKeys: undefined },
          });
  return {
    rows,
    missing: columns.map(({ present }) => rows - present),
    numbers: new Map(questions.numeric.map((column) => [column, numbersOf(columns[column])])),
    duplicates,
    duplicateCondition: keys === undefined ? 'false' : isMany ? isWideDuplicate : isDuplicate(keys, kinds),
    dates: await datesOf(database, questions, { keys, duplicates }),
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

interface ColumnCounts extends NumberCounts {
  readonly rows: number;
  readonly present: number;
  readonly kind: KeyKind;
  readonly isBoolean: boolean;
  readonly sampled: number;
  readonly distinct: number;
  readonly profile: NumericProfile;
}

async function countCells(database: Database, source: Source, batch: readonly number[]): Promise<ColumnCounts[]> {
  const sampled = `n % ${sampleEvery(source)} = 0`;
  const rows =
    await database.rows(`SELECT k, count(*), count(t), ${kindEvidence('t', 'd')}, count(f), count_if(${isInfinite('t', 'd')}),
    count_if(f = 0), min(f), max(f), count_if(${sampled}),
    count(DISTINCT coalesce(CAST(f + 0.0 AS VARCHAR), t)) FILTER (${sampled}), quantile_cont(f, [0.25, 0.5, 0.75]) FILTER (${sampled})
    FROM (SELECT *, CASE WHEN ${isFiniteNumber('t', 'd')} THEN d END AS f FROM (SELECT *, ${asDouble('t')} AS d FROM ${cellsOf(source, batch)}))
    GROUP BY k ORDER BY k`);
  const counted = rows.map((row): ColumnCounts => {
    const [, all, present, evidence, finite, infinite, zeros, min, max, inSample, distinct, quartiles] = row;
    return {
      rows: Number(all),
      present: Number(present),
      kind: settleKind(Number(evidence ?? 0)),
      isBoolean: Number(present) > 0 && (Number(evidence ?? 0) & 1) === 0,
      numbers: Number(finite) + Number(infinite),
      infinite: Number(infinite),
      sampled: Number(inSample),
      distinct: Number(distinct),
      profile: {
        zeros: Number(zeros),
        min: numberOf(min),
        max: numberOf(max),
        quartiles: quartilesOf(quartiles),
      },
    };
  });
  const none = { numbers: 0, infinite: 0, sampled: 0, distinct: 0, isBoolean: false, kind: 'text' } as const;
  const profile = { zeros: 0, min: null, max: null, quartiles: null };
  return counted.length > 0 ? counted : batch.map(() => ({ ...none, rows: 0, present: 0, profile }));
}

function numbersOf(counts: ColumnCounts | undefined): NumberCounts {
  if (counts === undefined) return { numbers: 0, infinite: 0 };
  const { isBoolean, present, numbers, infinite } = counts;
  return isBoolean ? { numbers: present, infinite: 0 } : { numbers, infinite };
}

/** Leaves the table `marks`, as `count` of other tables does; dates as texts. */
async function keepWideMarks(
  database: Database,
  source: Source,
  {
    questions: { date, assets, hasKeys },
    keys,
    kinds,
  }: { questions: Questions; keys: readonly number[] | undefined; kinds: ReadonlyMap<number, KeyKind> },
): Promise<void> {
  const kept = [
    ...(keys === undefined ? [] : [`${keyHash(keys, kinds)} AS h`]),
    ...(date === undefined ? [] : [`${cell(date)} AS day`]),
    ...(date === undefined || assets.length === 0 || hasKeys ? [] : [`${keyHash(assets, kinds)} AS asset`]),
  ];
  if (kept.length > 0)
    await database.rows(`CREATE OR REPLACE TEMP TABLE marks AS SELECT ${kept.join(', ')} FROM ${tableOf(source)}`);
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function quartilesOf(value: unknown): NumericProfile['quartiles'] {
  const [low, middle, high] = (value as { items: readonly unknown[] } | null)?.items.map(Number) ?? [];
  return low === undefined || middle === undefined || high === undefined ? null : [low, middle, high];
}

async function datesOf(
  database: Database,
  { date, assets, hasKeys }: Questions,
  { keys, duplicates }: { keys: readonly number[] | undefined; duplicates: number | undefined },
): Promise<DateFindings | undefined> {
  if (date === undefined) return undefined;
  const isHashed = keys !== undefined && keys.length <= mostKeys;
  const named = hasKeys ? (isHashed ? 'h' : undefined) : 'asset';
  return dateFindings(database, {
    form: 'texts',
    marks: 'marks',
    areRowsAssets: hasKeys && assets.length > 0 && keys?.includes(date) === true && duplicates === 0,
    asset: assets.length === 0 ? undefined : named,
  });
}
