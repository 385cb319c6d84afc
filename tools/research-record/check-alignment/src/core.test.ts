import fc from 'fast-check';
import { alignmentPolicy, type AlignmentPolicy } from '@gatehouse/contracts';
import { Findings } from '@gatehouse/verdicts';
import { describe, expect, test } from 'vitest';
import shippedPolicy from './alignment-policy.json';
import { checkAlignment, type AlignmentInput } from './core';
import { frequencyOf, resampleRule } from './frequency';

const policy = shippedPolicy as unknown as AlignmentPolicy;
const day = (text: string): number => Date.parse(text) / 86_400_000;
/** Days from the first on, `step` apart. */
const every = (first: string, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => day(first) + at * step);
const weekdays = (first: string, count: number): number[] =>
  every(first, 1, count * 2)
    .filter((number) => ![6, 0].includes((number + 4) % 7))
    .slice(0, count);

function align(returns: number[], factors: number[], more: Partial<AlignmentInput> = {}) {
  const { checks, facts } = checkAlignment({
    returns: { days: returns },
    factors: { days: factors },
    faults: new Findings(),
    order: new Findings(),
    allowResample: false,
    rule: undefined,
    policy,
    ...more,
  });
  const found = Object.fromEntries(
    Object.entries(checks)
      .filter(([, { status }]) => status !== 'pass')
      .map(([id, { status, findings }]) => [id, [status, ...findings]]),
  );
  return { found, facts };
}

test('the shipped policy is of its schema', () => expect(alignmentPolicy.fault(shippedPolicy)).toBeUndefined());

test.each<[number[], string]>([
  [[], 'unknown'],
  [[0], 'unknown'],
  [[0, 1, 2, 5], 'daily'],
  [[0, 7, 14], 'weekly'],
  [[0, 30, 61, 91], 'monthly'],
  [[0, 90, 181], 'quarterly'],
  [[0, 365, 730], 'annual'],
  [[0, 1, 4], '2.0d'],
  [[0, 3, 6], '3.0d'],
])('frequency of %j is %s', (days, label) => expect(frequencyOf(days).label).toBe(label));

test('the rule names the weekday on which most weeks end', () => {
  const fridays = every('2020-07-10', 7, 10);
  expect(resampleRule(frequencyOf(fridays), fridays)).toBe('W-FRI');
  const mondays = every('2020-07-06', 7, 10);
  expect(resampleRule(frequencyOf(mondays), mondays)).toBe('W-MON');
  const months = every('2020-01-31', 30, 10);
  expect(resampleRule(frequencyOf(months), months)).toBe('M');
});

describe('of one frequency', () => {
  test('equal calendars inside the overlap pass, and returns outside are left out', () => {
    const factors = weekdays('2020-01-06', 40);
    const { found, facts } = align(weekdays('2020-01-01', 50), factors);
    expect(found).toEqual({
      returns_covered: ['warn', '10 of 50 returns lie outside the factors (2020-01-06..2020-02-28) and are left out'],
      buckets_even: ['not_applicable', 'not resampled'],
    });
    expect(facts).toMatchObject({
      n_obs: 40,
      missing: 0,
      extra: 0,
      overlap_start: '2020-01-06',
      overlap_end: '2020-02-28',
      resampled: false,
      largest_bucket: null,
    });
  });

  test('either may lack days of the other', () => {
    const days = weekdays('2020-01-06', 40);
    const { found, facts } = align(
      days.filter((_, at) => at !== 5),
      days.filter((_, at) => at !== 7 && at !== 8),
    );
    expect(found['calendar_agrees']).toEqual([
      'fail',
      'returns and factors indexes are misaligned: 2 of 39 return dates have no factors (first 2020-01-15)',
      'returns and factors indexes are misaligned: 1 of 38 factor dates have no returns (first 2020-01-13)',
    ]);
    expect(facts).toMatchObject({ n_obs: 37, missing: 1, extra: 2 });
  });

  test('n_obs, missing and extra count every day of the overlap once', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(40), { minLength: 20 }),
        fc.uniqueArray(fc.nat(40), { minLength: 20 }),
        (a, b) => {
          const [returns, factors] = [a, b].map((days) => days.sort((x, y) => x - y)) as [number[], number[]];
          const { facts } = align(returns, factors);
          if (facts.returns_frequency !== facts.factors_frequency || facts.n_obs === 0 || facts.n_obs === null) return;
          const [start, end] = [facts.overlap_start, facts.overlap_end].map((text) => day(text as string)) as [
            number,
            number,
          ];
          const inside = (days: number[]): number[] => days.filter((number) => start <= number && number <= end);
          const all = new Set([...inside(returns), ...inside(factors)]);
          expect((facts.n_obs ?? 0) + (facts.missing ?? 0) + (facts.extra ?? 0)).toBe(all.size);
        },
      ),
    ));

  test('without an overlap there is nothing to observe', () => {
    const { found, facts } = align(weekdays('2020-01-06', 40), weekdays('2021-01-04', 40));
    expect(found).toMatchObject({
      calendar_agrees: ['fail', 'No overlapping dates: returns 2020-01-06..2020-02-28, factors 2021-01-04..2021-02-26'],
      buckets_even: ['not_applicable', 'no overlap'],
      enough_observations: ['fail', '0 observations, at least 30 are needed'],
    });
    expect(facts).toMatchObject({ overlap_start: null, overlap_end: null, n_obs: 0, missing: null });
  });
});

describe('of two frequencies', () => {
  const [daily, weekly] = [weekdays('2020-07-06', 200), every('2020-07-10', 7, 40)];

  test('finer returns are compounded when that is asked for', () => {
    expect(align(daily, weekly).found).toEqual({
      frequency_agrees: [
        'fail',
        'returns are daily, factors are weekly; resample explicitly: --allow-resample --resample-rule W-FRI',
      ],
      calendar_agrees: ['not_applicable', 'frequencies differ'],
      buckets_even: ['not_applicable', 'frequencies differ'],
      enough_observations: ['not_applicable', 'frequencies differ'],
    });
    const { found, facts } = align(daily, weekly, { allowResample: true });
    expect(found).toEqual({});
    expect(facts).toMatchObject({
      n_obs: 40,
      missing: 0,
      extra: 0,
      largest_bucket: 5,
      resample_rule: 'W-FRI',
      resampled: true,
    });
  });

  test('coarser returns never are', () =>
    expect(align(weekly, daily, { allowResample: true }).found['frequency_agrees']).toEqual([
      'fail',
      'returns are weekly, factors are daily: only finer returns can be compounded',
    ]));

  test('the first period takes no half a year, and none may be empty', () => {
    const early = [...weekdays('2020-01-06', 130), ...daily.filter((number) => number > day('2020-07-17'))];
    const { found, facts } = align(early, weekly, { allowResample: true, rule: 'W' });
    expect(found['buckets_even']).toEqual([
      'fail',
      '2020-07-10: 130 returns over 187 days are compounded into one weekly observation',
    ]);
    expect(found['calendar_agrees']).toEqual([
      'fail',
      'Resample produced missing returns for 1 period(s): first 2020-07-17',
    ]);
    expect(facts).toMatchObject({ n_obs: 39, missing: 1, largest_bucket: 130, resample_rule: 'W' });
  });

  test('returns after the last factor are outside', () =>
    expect(
      align([...daily, ...weekdays('2021-04-12', 3)], weekly, { allowResample: true }).found['returns_covered'],
    ).toEqual(['warn', '3 of 203 returns lie outside the factors (2020-07-10..2021-04-09) and are left out']));
});

test('what could not be read leaves everything else without evidence', () => {
  const faults = new Findings();
  faults.fail('r.csv: no rows');
  const { found, facts } = align([], [], { faults });
  expect(found['series_read']).toEqual(['fail', 'r.csv: no rows']);
  expect(Object.values(found).filter(([status]) => status === 'missing')).toEqual(
    Array(6).fill(['missing', 'a series could not be read']),
  );
  expect(facts).toMatchObject({ returns_frequency: null, n_obs: null, resampled: false });
});
