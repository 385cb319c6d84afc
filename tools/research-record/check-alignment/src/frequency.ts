/** How often a series has a value, by the median gap between its days (contract 26.3). */
import { pyFixed } from '@gatehouse/render';

export interface Frequency {
  /** `daily`, `weekly`, `monthly`, `quarterly`, `annual`, `unknown` below two days, else the gap as `2.0d`. */
  label: string;
  /** Median gap, days; undefined below two days. */
  gap: number | undefined;
}

const known = [
  { label: 'daily', least: 0.9, most: 1.1, rule: 'D' },
  { label: 'weekly', least: 6.4, most: 7.6, rule: 'W' },
  { label: 'monthly', least: 27, most: 31, rule: 'M' },
  { label: 'quarterly', least: 89, most: 92, rule: 'Q' },
  { label: 'annual', least: 364, most: 366, rule: 'A' },
] as const;

/** The frequency of ascending days. */
export function frequencyOf(days: readonly number[]): Frequency {
  const gaps = days
    .slice(1)
    .map((day, at) => day - (days[at] as number))
    .sort((a, b) => a - b);
  const middle = gaps.length >> 1;
  const upper = gaps[middle];
  if (upper === undefined) return { label: 'unknown', gap: undefined };
  const gap = gaps.length % 2 === 1 ? upper : ((gaps[middle - 1] as number) + upper) / 2;
  const label = known.find(({ least, most }) => least <= gap && gap <= most)?.label ?? `${pyFixed(gap, 1)}d`;
  return { label, gap };
}

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/**
 * The rule, as pandas names it, that compounds finer returns to these days: `W-FRI` for weeks that mostly end on
 * Friday.
 */
export function resampleRule({ label }: Frequency, days: readonly number[]): string {
  const rule = known.find((frequency) => frequency.label === label)?.rule ?? 'M';
  if (rule !== 'W') return rule;
  const counts = weekdays.map(() => 0);
  for (const day of days) counts[(day + 4) % 7] = (counts[(day + 4) % 7] ?? 0) + 1; // 1970-01-01 was a Thursday
  return `W-${weekdays[counts.indexOf(Math.max(...counts))] ?? 'FRI'}`;
}
