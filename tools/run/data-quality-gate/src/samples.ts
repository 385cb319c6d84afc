/** Rows that show why a check failed: looked up only then, the first of the file, with their lines. */
import {
  asDouble,
  cell,
  findRows,
  isNumber,
  momentOf,
  type Database,
  type FoundRow,
  type Place,
  type Source,
} from '@gatehouse/tables';
import { columnsMissingTooMuch } from './checks/missing-cells';
import type { CheckName, Samples } from './core';
import type { Questions } from './measure/measurements';
import type { Findings, GateRequest } from './request';

export const sampleLimit = 20;
/** Columns of a row that a sample shows. */
const columnLimit = 50;

/** The rows behind one failed check. */
interface Wanted {
  readonly check: CheckName;
  /** SQL over the columns of the source. */
  readonly condition: string;
  /** Columns to show, by position. */
  readonly columns: readonly number[];
}

/** What to look for, for those of the failed checks that rows are behind. */
export function wantedRows(
  failed: readonly CheckName[],
  request: GateRequest,
  questions: Questions,
  findings: Findings,
): Wanted[] {
  const { measurements, columns } = findings;
  if (measurements === undefined || columns === undefined || measurements.rows === 0) return [];
  const wanted: Wanted[] = [];
  for (const check of failed) {
    if (check === 'duplicate_ratio' && (measurements.duplicates ?? 0) > 0) {
      wanted.push({ check, condition: measurements.duplicateCondition, columns: questions.keys ?? [] });
    }
    if (check === 'missing_ratio') {
      const missing = columnsMissingTooMuch(request, findings);
      wanted.push({ check, condition: missing.map((column) => `c${column} IS NULL`).join(' OR '), columns: missing });
    }
    if (check === 'numeric_integrity') {
      const bad = questions.numeric.filter((column) => {
        const found = measurements.numbers.get(column);
        return found !== undefined && (found.numbers < measurements.rows || found.infinite > 0);
      });
      const isFinite = (column: number): string =>
        `(isfinite(${asDouble(`c${column}`)}) AND ${isNumber(`c${column}`, asDouble(`c${column}`))})`;
      if (bad.length > 0)
        wanted.push({
          check,
          condition: bad.map((column) => `coalesce(NOT ${isFinite(column)}, true)`).join(' OR '),
          columns: bad,
        });
    }
    if (check === 'freshness' && questions.date !== undefined) {
      const newest = measurements.dates?.newest;
      wanted.push({
        check,
        condition: newest === undefined ? 'true' : `epoch_us(${momentOf(cell(questions.date))}) = ${newest}`,
        columns: [questions.date],
      });
    }
  }
  return wanted;
}

/** The samples of the failed checks; `placesOf` tells where the records with these indexes begin. */
export async function collectSamples(
  database: Database,
  source: Source,
  columns: readonly string[],
  wanted: readonly Wanted[],
  placesOf: (records: readonly number[]) => Promise<ReadonlyMap<number, Place>>,
): Promise<Samples> {
  const found: { check: CheckName; shown: readonly number[]; rows: readonly FoundRow[] }[] = [];
  for (const { check, condition, columns: relevant } of wanted) {
    const shown = relevant.slice(0, columnLimit);
    found.push({
      check,
      shown,
      rows: await findRows(database, source, { condition, columns: shown, limit: sampleLimit + 1 }),
    });
  }
  const records = [...new Set(found.flatMap(({ rows }) => rows.slice(0, sampleLimit).map(({ index }) => index)))].sort(
    (a, b) => a - b,
  );
  const places = records.length === 0 ? new Map<number, Place>() : await placesOf(records);
  return Object.fromEntries(
    found.map(({ check, shown, rows }) => [
      check,
      {
        truncated: rows.length > sampleLimit,
        rows: rows.slice(0, sampleLimit).map(({ index, cells }) => ({
          ...(places.get(index) as Place),
          values: Object.fromEntries(shown.map((column, i) => [columns[column] as string, cells[i] ?? null])),
        })),
      },
    ]),
  );
}
