/** Whether returns and factors may be regressed on each other (contract 26). Pure: days in, checks out. */
import type { AlignmentCheck, AlignmentPolicy } from '@gatehouse/contracts';
import { CheckList, Findings, type Checks } from '@gatehouse/verdicts';
import { frequencyOf, resampleRule, type Frequency } from './frequency';
import { shownDay, type Series } from './series';

/** What the document says beside the checks; what was not computed is null. */
export type AlignmentFacts = Pick<
  AlignmentCheck,
  | 'returns_frequency'
  | 'factors_frequency'
  | 'resampled'
  | 'resample_rule'
  | 'overlap_start'
  | 'overlap_end'
  | 'n_obs'
  | 'missing'
  | 'extra'
  | 'largest_bucket'
>;

export interface AlignmentInput {
  returns: Series;
  factors: Series;
  /** What could not be read, and what is out of order, of both. */
  faults: Findings;
  order: Findings;
  /** May finer returns be compounded? */
  allowResample: boolean;
  /** Rule that was given. */
  rule: string | undefined;
  policy: AlignmentPolicy;
}

/** Periods of days that returns of one period may spread over. */
const mostPeriods = 1.5;

export function checkAlignment(input: AlignmentInput): { checks: Checks; facts: AlignmentFacts } {
  const checks = new CheckList();
  const facts: AlignmentFacts = {
    returns_frequency: null,
    factors_frequency: null,
    resampled: false,
    resample_rule: null,
    overlap_start: null,
    overlap_end: null,
    n_obs: null,
    missing: null,
    extra: null,
    largest_bucket: null,
  };
  checks.judge('series_read', input.faults);
  if (input.faults.total > 0)
    for (const id of ['dates_ordered', 'frequency_agrees', ...ofCalendar])
      checks.missing(id, 'a series could not be read');
  else {
    checks.judge('dates_ordered', input.order);
    checkFrequency(checks, facts, input);
  }
  return { checks: checks.checks(), facts };
}

/** Checks that need a common frequency, but for `returns_covered`, which only needs the days. */
const ofCalendar = ['calendar_agrees', 'returns_covered', 'buckets_even', 'enough_observations'] as const;

function checkFrequency(checks: CheckList, facts: AlignmentFacts, input: AlignmentInput): void {
  const [returns, factors] = [input.returns.days, input.factors.days];
  const [ofReturns, ofFactors] = [frequencyOf(returns), frequencyOf(factors)];
  facts.returns_frequency = ofReturns.label;
  facts.factors_frequency = ofFactors.label;
  const differs = ofReturns.label !== ofFactors.label;
  const rule = input.rule ?? resampleRule(ofFactors, factors);
  const refusal = differs ? resampleRefusal(ofReturns, ofFactors, input.allowResample, rule) : undefined;
  const overlap = overlapOf(returns, factors);
  if (overlap !== undefined) {
    facts.overlap_start = shownDay(overlap.start);
    facts.overlap_end = shownDay(overlap.end);
  }
  if (refusal !== undefined) {
    checks.fail('frequency_agrees', refusal);
    for (const id of ofCalendar) {
      if (id === 'returns_covered') checkCovered(checks, { returns, factors, differs });
      else checks.notApplicable(id, 'frequencies differ');
    }
    return;
  }
  checks.pass('frequency_agrees');
  facts.resampled = differs;
  facts.resample_rule = differs ? rule : null;
  checkOverlap(checks, facts, { returns, factors, overlap, frequency: ofFactors, policy: input.policy });
}

function checkOverlap(
  checks: CheckList,
  facts: AlignmentFacts,
  {
    overlap,
    frequency,
    policy,
    ...series
  }: Omit<Calendars, 'overlap'> & { overlap: Span | undefined; frequency: Frequency; policy: AlignmentPolicy },
): void {
  const { returns, factors } = series;
  if (overlap === undefined) {
    facts.n_obs = 0;
    checks.fail(
      'calendar_agrees',
      `No overlapping dates: returns ${shownSpan(returns)}, factors ${shownSpan(factors)}`,
    );
  } else if (facts.resampled) checkPeriods(checks, facts, { ...series, overlap });
  else checkCalendars(checks, facts, { ...series, overlap });
  checkCovered(checks, { returns, factors, differs: facts.resampled });
  if (overlap === undefined) checks.notApplicable('buckets_even', 'no overlap');
  else if (!facts.resampled) checks.notApplicable('buckets_even', 'not resampled');
  else checkBuckets(checks, { ...series, overlap, frequency, policy });
  const [observations, least] = [facts.n_obs ?? 0, policy.min_observations];
  if (observations >= least) checks.pass('enough_observations');
  else checks.fail('enough_observations', `${observations} observations, at least ${least} are needed`);
}

/** Why returns are not compounded to the frequency of the factors; undefined when they are. */
function resampleRefusal(returns: Frequency, factors: Frequency, isAllowed: boolean, rule: string): string | undefined {
  const text = `returns are ${returns.label}, factors are ${factors.label}`;
  const isFiner = returns.gap !== undefined && factors.gap !== undefined && returns.gap < factors.gap;
  if (!isFiner) return `${text}: only finer returns can be compounded`;
  return isAllowed ? undefined : `${text}; resample explicitly: --allow-resample --resample-rule ${rule}`;
}

interface Span {
  start: number;
  end: number;
}

/** The days that lie within both series; undefined when there are none. */
function overlapOf(a: readonly number[], b: readonly number[]): Span | undefined {
  const start = Math.max(a[0] ?? Infinity, b[0] ?? Infinity);
  const end = Math.min(a.at(-1) ?? -Infinity, b.at(-1) ?? -Infinity);
  return start <= end ? { start, end } : undefined;
}

function shownSpan(days: readonly number[]): string {
  return `${shownDay(days[0] ?? 0)}..${shownDay(days.at(-1) ?? 0)}`;
}

const within = (days: readonly number[], { start, end }: Span): number[] =>
  days.filter((day) => start <= day && day <= end);

interface Calendars {
  returns: readonly number[];
  factors: readonly number[];
  overlap: Span;
}

/** Of one frequency: inside the overlap both have the same days. */
function checkCalendars(checks: CheckList, facts: AlignmentFacts, { returns, factors, overlap }: Calendars): void {
  const [ofReturns, ofFactors] = [within(returns, overlap), within(factors, overlap)];
  const [inReturns, inFactors] = [new Set(ofReturns), new Set(ofFactors)];
  const extra = ofReturns.filter((day) => !inFactors.has(day));
  const lacking = ofFactors.filter((day) => !inReturns.has(day));
  const findings = new Findings();
  const complain = (found: readonly number[], all: readonly number[], whose: string, what: string): void => {
    if (found[0] !== undefined)
      findings.fail(
        `returns and factors indexes are misaligned: ${found.length} of ${all.length} ${whose} dates have no ${what} (first ${shownDay(found[0])})`,
      );
  };
  complain(extra, ofReturns, 'return', 'factors');
  complain(lacking, ofFactors, 'factor', 'returns');
  checks.judge('calendar_agrees', findings);
  facts.extra = extra.length;
  facts.missing = lacking.length;
  facts.n_obs = ofReturns.length - extra.length;
}

/** Returns of one period of the factors: it ends at a factor date and starts after the one before. */
interface Bucket {
  end: number;
  returns: number;
  /** First return in it; undefined when there is none. */
  first: number | undefined;
}

function bucketsOf({ returns, factors, overlap }: Calendars): { buckets: Bucket[]; left: number } {
  const buckets: Bucket[] = [];
  let at = 0;
  for (const end of factors) {
    const first = returns[at];
    const from = at;
    while (at < returns.length && (returns[at] as number) <= end) at += 1;
    if (end < overlap.start || end > overlap.end) continue;
    buckets.push({ end, returns: at - from, first: at > from ? first : undefined });
  }
  const lastEnd = buckets.at(-1)?.end ?? -Infinity;
  return { buckets, left: returns.filter((day) => lastEnd < day && day <= overlap.end).length };
}

/** Resampled: each period inside the overlap has returns. */
function checkPeriods(checks: CheckList, facts: AlignmentFacts, calendars: Calendars): void {
  const { buckets, left } = bucketsOf(calendars);
  const empty = buckets.filter(({ returns }) => returns === 0);
  const findings = new Findings();
  if (empty[0] !== undefined)
    findings.fail(`Resample produced missing returns for ${empty.length} period(s): first ${shownDay(empty[0].end)}`);
  checks.judge('calendar_agrees', findings);
  facts.missing = empty.length;
  facts.extra = left;
  facts.n_obs = buckets.length - empty.length;
  facts.largest_bucket = buckets.reduce((most, { returns }) => Math.max(most, returns), 0);
}

/**
 * Returns before the first factor are outside only where each has a date of its own; else the first period takes them.
 */
function checkCovered(
  checks: CheckList,
  { returns, factors, differs }: { returns: readonly number[]; factors: readonly number[]; differs: boolean },
): void {
  const [first, last] = [factors[0] ?? 0, factors.at(-1) ?? 0];
  const outside = returns.filter((day) => day > last || (!differs && day < first)).length;
  const findings = new Findings();
  if (outside > 0)
    findings.warn(
      `${outside} of ${returns.length} returns lie outside the factors (${shownDay(first)}..${shownDay(last)}) and are left out`,
    );
  checks.judge('returns_covered', findings);
}

function checkBuckets(
  checks: CheckList,
  { frequency, policy, ...calendars }: Calendars & { frequency: Frequency; policy: AlignmentPolicy },
): void {
  const period = policy.max_bucket[frequency.label] ?? frequency.gap ?? 1;
  const findings = new Findings();
  for (const { end, returns, first } of bucketsOf(calendars).buckets) {
    if (first === undefined) continue;
    const days = end - first + 1;
    if (days > mostPeriods * period)
      findings.fail(
        `${shownDay(end)}: ${returns} returns over ${days} days are compounded into one ${frequency.label} observation`,
      );
  }
  checks.judge('buckets_even', findings);
}
