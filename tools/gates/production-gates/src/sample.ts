/**
 * Which dates are judged, how far they are apart, and which sleeve each belongs to (contract 18.6): the frame of all
 * figures, known before any of them is computed.
 */
import { isConstant, median } from '@gatehouse/statistics';
import type { Candidate } from './candidates';
import { noRows, type Panel, type RowCounts, type Universe } from './cross-section';
import type { Window } from './market';

export type NotJudged =
  'window_open' | 'before_calendar' | 'too_few_names' | 'no_order_of_scores' | 'no_order_of_returns';

export interface Period {
  /** Among the candidates. */
  readonly index: number;
  readonly day: number;
  readonly window: Window;
  readonly names: number;
}

export interface Frame {
  readonly candidates: readonly Candidate[];
  /** Judged, ascending by date; the position of a period is its place in this list. */
  readonly periods: readonly Period[];
  readonly notJudged: Readonly<Partial<Record<NotJudged, number>>>;
  /** Of each candidate that is not judged. */
  readonly reasons: ReadonlyMap<number, NotJudged>;
  readonly rows: RowCounts;
  /** Median of the differences of consecutive entries, in trading days; null for fewer than two periods. */
  readonly spacing: number | null;
  /** Periods that make a sleeve apart: labels of neighbours within one do not overlap. */
  readonly stride: number;
}

/** Goes over all candidates once. `stride`: of the full universe, where this is a part of it. */
export async function frameOf(
  panel: Panel,
  minNames: number,
  { universe, stride }: { universe?: Universe; stride?: number } = {},
): Promise<Frame> {
  const { candidates, holding } = panel.parts;
  const rows = noRows();
  const reasons = new Map<number, NotJudged>();
  candidates.forEach(({ window }, index) => {
    if (typeof window === 'string') reasons.set(index, window);
  });
  const periods: Period[] = [];
  for await (const { candidate, window, index, section } of panel.sections(() => true, { universe, counts: rows })) {
    const { size, scores, labels } = section;
    if (size < minNames) reasons.set(index, 'too_few_names');
    else if (isConstant(scores.subarray(0, size))) reasons.set(index, 'no_order_of_scores');
    else if (isConstant(labels.subarray(0, size))) reasons.set(index, 'no_order_of_returns');
    else periods.push({ index, day: candidate.day, window, names: size });
  }
  const entries = periods.map(({ window }) => window.e);
  const spacing = median(entries.slice(1).map((entry, i) => entry - (entries[i] as number)));
  return {
    candidates,
    periods,
    notJudged: countOf(reasons.values()),
    reasons,
    rows,
    spacing,
    stride: stride ?? strideOf(holding, spacing, periods.length),
  };
}

function countOf(reasons: Iterable<NotJudged>): Partial<Record<NotJudged, number>> {
  const counts: Partial<Record<NotJudged, number>> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** max(1, ⌈holding ÷ spacing⌉); entries that all fall on one day make every period a sleeve of its own. */
function strideOf(holding: number, spacing: number | null, periods: number): number {
  if (spacing === null) return 1;
  return Math.max(1, Math.min(Math.ceil(holding / spacing), Math.max(1, periods)));
}

/**
 * Judged periods a year: (trading days − 1) ÷ years of the calendar (days ÷ 365.25) ÷ spacing; null where that is
 * unknown.
 */
export function periodsPerYear(calendar: Int32Array, spacing: number | null): number | null {
  const days = (calendar.at(-1) ?? 0) - (calendar[0] ?? 0);
  if (spacing === null || !(spacing > 0) || !(days > 0)) return null;
  return (calendar.length - 1) / (days / 365.25) / spacing;
}
