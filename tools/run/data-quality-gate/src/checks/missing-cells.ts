import { pyRepr } from '@gatehouse/render';
import type { Findings, GateRequest, CheckVerdict } from '../request';

/** No column misses too many of its cells (contract 1.6). Without rows nothing is missing. */
export function judgeMissingCells(request: GateRequest, { measurements, columns }: Findings): CheckVerdict {
  const limit = request.maxMissingRatio;
  const found =
    measurements === undefined || columns === undefined
      ? undefined
      : ratios(columns, measurements.missing, measurements.rows);
  const violations = found?.filter(([, ratio]) => ratio > limit).map(([name]) => name);
  return {
    pass: violations?.length === 0,
    metrics: {
      missing_ratio_by_column: found === undefined ? null : Object.fromEntries(found),
      max_missing_ratio_threshold: limit,
      missing_ratio_violations: violations ?? null,
    },
    failures:
      violations !== undefined && violations.length > 0 ? [`missing ratio exceeded: ${pyRepr(violations)}`] : [],
  };
}

/** Columns that miss more than the limit, by position. */
export function columnsMissingTooMuch(request: GateRequest, { measurements }: Findings): number[] {
  if (measurements === undefined || measurements.rows === 0) return [];
  const { missing, rows } = measurements;
  return [...missing.keys()].filter((column) => (missing[column] as number) / rows > request.maxMissingRatio);
}

function ratios(columns: readonly string[], missing: readonly number[], rows: number): [string, number][] {
  return rows === 0 ? [] : columns.map((name, index) => [name, (missing[index] ?? rows) / rows]);
}
