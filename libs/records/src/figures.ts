/**
 * Figures of a report as numbers. Python writes NaN and Infinity for "no number" and now and then a number as text; a
 * figure that is not a finite number is absent, and nobody may take it for one (contract 0.6).
 */
import type { CostRow, Figures } from '@gatehouse/contracts';
import { pyNumber } from '@gatehouse/render';

/** The finite number that a value is or, as text, reads as; undefined for everything else, truth values included. */
export function finiteNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? pyNumber(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A figure of a section, undefined when the section or the figure is not there or is not a finite number. */
export function figure(section: Figures | undefined, name: string): number | undefined {
  return section ? finiteNumber(section[name]) : undefined;
}

/** The row of the cost stress with this multiplier, the first if there are several. */
export function costRow(rows: readonly CostRow[] | null | undefined, multiplier: number): CostRow | undefined {
  return rows?.find((row) => finiteNumber(row.cost_multiplier) === multiplier);
}
