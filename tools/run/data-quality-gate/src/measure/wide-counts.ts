/** What is counted of the cells of very many columns. */
import {
  asDouble,
  canonicalText,
  isFiniteNumber,
  isInfinite,
  kindEvidence,
  QueryError,
  settleKind,
  type Database,
  type KeyKind,
  type Source,
} from '@gatehouse/tables';
import { binCounts, binOf } from './histogram';
import { kindOf, type Kinds } from './key-equality';
import { sampleRows } from './key-kinds';
import type { NumberCounts, NumericProfile } from './measurements';
import { sampleEvery } from './sample';
import { cellBatches, cellsOf, type CellBatch } from './wide-cells';

export interface ColumnCounts extends NumberCounts {
  readonly rows: number;
  readonly present: number;
  /** By all cells of a column that was asked about as a key or as numbers. */
  readonly kind: KeyKind;
  readonly sampled: number;
  readonly distinct: number;
  readonly profile: NumericProfile;
}

/** Kinds by the first rows. */
export async function likelyKinds(
  database: Database,
  source: Source,
  columns: readonly number[],
): Promise<Map<number, KeyKind>> {
  const kinds = new Map<number, KeyKind>();
  for (const batch of cellBatches(database, columns, false)) {
    const rows = await database.rows(
      `SELECT k, ${kindEvidence('t', 'd')} FROM (SELECT *, ${asDouble('t')} AS d FROM ${cellsOf(source, batch, { limit: sampleRows })}) GROUP BY k`,
    );
    for (const [column, evidence] of rows) kinds.set(Number(column), settleKind(Number(evidence ?? 0)));
  }
  return kinds;
}

/** Columns that are read as numbers; undefined where a present cell of one is not a finite number. */
export async function countDoubleCells(
  database: Database,
  source: Source,
  columns: readonly number[],
  histograms: readonly number[],
): Promise<Map<number, ColumnCounts> | undefined> {
  const counts = new Map<number, ColumnCounts>();
  try {
    for (const batch of cellBatches(database, columns, true)) {
      const found = await count(database, source, batch, {
        finite: 't',
        infinite: '0',
        evidence: '3',
        distinct: 't',
        histograms,
      });
      for (const [column, each] of found) {
        const { min, max } = each.profile;
        if (!Number.isFinite(min ?? 0) || !Number.isFinite(max ?? 0)) return undefined;
        counts.set(column, each);
      }
    }
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
  return counts;
}

/** Columns that neither numbers nor equality are asked of. */
export function countPlainCells(
  database: Database,
  source: Source,
  columns: readonly number[],
): Promise<Map<number, ColumnCounts>> {
  return countTexts(database, source, columns, {
    finite: 'NULL::DOUBLE',
    infinite: '0',
    evidence: '7',
    distinct: 't',
  });
}

/** Numeric columns that are read as text. */
export function countNumericCells(
  database: Database,
  source: Source,
  columns: readonly number[],
  histograms: readonly number[],
): Promise<Map<number, ColumnCounts>> {
  return countTexts(database, source, columns, {
    ...askedOfTexts,
    distinct: 'coalesce(CAST(f + 0.0 AS VARCHAR), t)',
    histograms,
  });
}

/**
 * Key columns that are read as text, and how their kinds begin: distinct are the values that are not equal as values of
 * the kind.
 */
export async function countKeyCells(
  database: Database,
  source: Source,
  columns: readonly number[],
  kinds: Kinds,
): Promise<Map<number, ColumnCounts>> {
  const counts = new Map<number, ColumnCounts>();
  for (const kind of keyKinds) {
    const own = columns.filter((column) => kindOf(kinds, column) === kind);
    const distinct = canonicalText(kind, 't', 'd');
    for (const [column, each] of await countTexts(database, source, own, { ...askedOfTexts, distinct }))
      counts.set(column, each);
  }
  const found = new Map([...counts].map(([column, { kind }]) => [column, kind]));
  const others = columns.filter((column) => kindOf(found, column) !== kindOf(kinds, column));
  if (others.length === 0) return counts;
  return new Map([...counts, ...(await countKeyCells(database, source, others, found))]);
}

const keyKinds: readonly KeyKind[] = ['text', 'boolean', 'integer', 'number'];

const askedOfTexts = {
  finite: 'f',
  infinite: `count_if(${isInfinite('t', 'd')})`,
  evidence: kindEvidence('t', 'd'),
};

async function countTexts(
  database: Database,
  source: Source,
  columns: readonly number[],
  asked: AskedOfCells,
): Promise<Map<number, ColumnCounts>> {
  const counts = new Map<number, ColumnCounts>();
  for (const batch of cellBatches(database, columns, false))
    for (const [column, each] of await count(database, source, batch, asked)) counts.set(column, each);
  return counts;
}

/** SQL over a cell `t`, its cast `d` and the finite number `f` in it. */
interface AskedOfCells {
  readonly finite: string;
  readonly infinite: string;
  readonly evidence: string;
  readonly distinct: string;
  /** Columns that have a histogram. */
  readonly histograms?: readonly number[];
}

async function count(
  database: Database,
  source: Source,
  batch: CellBatch,
  { finite, infinite, evidence, distinct, histograms = [] }: AskedOfCells,
): Promise<[number, ColumnCounts][]> {
  const cells = cellsOf(source, batch, { every: sampleEvery(source) });
  const values =
    finite === 'f'
      ? `(SELECT *, CASE WHEN ${isFiniteNumber('t', 'd')} THEN d END AS f FROM (SELECT *, ${asDouble('t')} AS d FROM ${cells}))`
      : cells;
  const drawn = drawnCells(batch, histograms, finite);
  const bins = `list_aggregate(list_transform(drawn, lambda v: ${binOf('v', 'low', 'high')}), 'histogram')`;
  const rows =
    await database.rows(`SELECT * EXCLUDE (drawn), ${bins} FROM (SELECT k, count(*), count(t), ${evidence}, count(${finite}), ${infinite}, count_if(${finite} = 0), min(${finite}) AS low, max(${finite}) AS high,
    count_if(sampled), count(DISTINCT CASE WHEN sampled THEN ${distinct} END), quantile_cont(CASE WHEN sampled THEN ${finite} END, [0.25, 0.5, 0.75]), ${drawn} AS drawn
    FROM ${values} GROUP BY k)`);
  if (rows.length === 0) return batch.columns.map((column) => [column, noCells]);
  return rows.map(([column, ...row]) => [Number(column), columnCounts(row)]);
}

/** The sampled numbers of the columns that have a histogram, and of others before them: a list of columns costs more. */
function drawnCells({ columns }: CellBatch, histograms: readonly number[], finite: string): string {
  const all = new Set(columns);
  const own = histograms.filter((column) => all.has(column));
  return own.length === 0
    ? 'NULL::DOUBLE[]'
    : `list(${finite}) FILTER (sampled AND ${finite} IS NOT NULL AND k <= ${Math.max(...own)})`;
}

const noCells: ColumnCounts = {
  rows: 0,
  present: 0,
  kind: 'text',
  numbers: 0,
  infinite: 0,
  sampled: 0,
  distinct: 0,
  profile: { zeros: 0, min: null, max: null, quartiles: null, histogram: null },
};

function columnCounts(row: readonly unknown[]): ColumnCounts {
  const [rows, present, evidence, finite, infinite, zeros, min, max, sampled, distinct, quartiles, histogram] = row;
  const bits = Number(evidence ?? 0);
  const isTrueOrFalse = Number(present) > 0 && (bits & 1) === 0;
  return {
    rows: Number(rows),
    present: Number(present),
    kind: settleKind(bits),
    ...(isTrueOrFalse
      ? { numbers: Number(present), infinite: 0 }
      : { numbers: Number(finite) + Number(infinite), infinite: Number(infinite) }),
    sampled: Number(sampled),
    distinct: Number(distinct),
    profile: {
      zeros: Number(zeros),
      min: numberOf(min),
      max: numberOf(max),
      quartiles: quartilesOf(quartiles),
      histogram: binCounts(histogram) ?? null,
    },
  };
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function quartilesOf(value: unknown): NumericProfile['quartiles'] {
  const [low, middle, high] = (value as { items: readonly unknown[] } | null)?.items.map(Number) ?? [];
  return low === undefined || middle === undefined || high === undefined ? null : [low, middle, high];
}
