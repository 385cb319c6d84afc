/**
 * Whether recorded inference supports a headline (contract 27). It judges inference, it does not compute it. Pure:
 * documents in, checks out.
 */
import { fieldsOf, numberOf, WrittenDocument, type DocumentReading } from '@gatehouse/backtests';
import type { GridFacts, InferencePolicy } from '@gatehouse/contracts';
import { pyFloat } from '@gatehouse/render';
import { CheckList, Findings, type Checks } from '@gatehouse/verdicts';
import type { Grid } from './grid';
import { statedInference, type Spa, type StatedInference } from './status';

export interface InferenceInput {
  spa: Spa;
  realityCheck: { name: string; reading: DocumentReading };
  grid: { name: string; read: { grid: Grid; faults: Findings } | undefined };
  policy: InferencePolicy;
}

export interface InferenceResult {
  checks: Checks;
  stated: StatedInference;
  /** Null unless it lies in [0, 1]. */
  pValue: number | null;
  candidates: number | null;
  distinctCandidates: number | null;
  /** Null without a grid that could be read. */
  grid: GridFacts | null;
}

const noStatistics = 'SPA payload missing comparator statistics.';
const noPValue = 'missing SPA p-value';

export function checkInference(input: InferenceInput): InferenceResult {
  const { spa, policy } = input;
  const checks = new CheckList();
  const stated = statedInference(spa);
  const { status, reason } = stated;
  if (status === 'ok') checks.pass('status_ok');
  else if (status === 'missing') checks.missing('status_ok', reason ?? '');
  else checks.fail('status_ok', `inference is ${status}: ${reason ?? ''}`);
  const document = spa.reading.state === 'read' ? spa.reading.document : undefined;
  const lack =
    spa.reading.state === 'absent'
      ? `${spa.name}: not there`
      : spa.reading.state === 'damaged'
        ? `${spa.name} could not be read`
        : undefined;
  const pValue = document === undefined ? null : inUnit(document.fields['p_value']);
  let statistics: readonly unknown[] = [];
  if (document === undefined)
    for (const id of [
      'p_value_valid',
      'statistics_finite',
      'candidates_distinct',
      'counts_agree',
      'enough_observations',
    ])
      checks.missing(id, lack ?? '');
  else {
    checkPValue(checks, document, pValue);
    statistics = statisticsOf(document);
    checkStatistics(checks, { name: spa.name, document, statistics, policy });
    checkObservations(checks, { name: spa.name, document, status, policy });
  }
  checkGrid(checks, input, document, lack);
  checkRealityCheck(checks, input, document, pValue);
  return {
    checks: checks.checks(),
    stated,
    pValue,
    candidates: statistics.length === 0 ? null : statistics.length,
    distinctCandidates: statistics.length === 0 ? null : distinct(statistics),
    grid: input.grid.read === undefined || input.grid.read.faults.total > 0 ? null : input.grid.read.grid.facts,
  };
}

/** A number in [0, 1]; null for anything else. */
function inUnit(value: unknown): number | null {
  const number = numberOf(value);
  return number !== undefined && number >= 0 && number <= 1 ? number : null;
}

/** Null is not 0, and 0 is a value. */
function checkPValue(checks: CheckList, document: WrittenDocument, pValue: number | null): void {
  const id = 'p_value_valid';
  if (pValue !== null) checks.pass(id);
  else if (numberOf(document.fields['p_value']) === undefined) checks.missing(id, noPValue);
  else checks.fail(id, `SPA p-value out of bounds: ${document.shown(document.fields, 'p_value')}`);
}

/** The t statistics of the candidates, as they are recorded. */
function statisticsOf(document: WrittenDocument): readonly unknown[] {
  const list = document.fields['candidate_stats'];
  return Array.isArray(list) ? list.map((item) => fieldsOf(item)?.['t_stat']) : [];
}

/** How many different statistics there are; those that are not numbers count as one. */
function distinct(statistics: readonly unknown[]): number {
  return new Set(statistics.map(numberOf)).size;
}

function checkStatistics(
  checks: CheckList,
  {
    name,
    document,
    statistics,
    policy,
  }: { name: string; document: WrittenDocument; statistics: readonly unknown[]; policy: InferencePolicy },
): void {
  const count = statistics.length;
  if (count === 0) {
    for (const id of ['statistics_finite', 'candidates_distinct', 'counts_agree']) checks.missing(id, noStatistics);
    return;
  }
  const numbers = statistics.map(numberOf).filter((value) => value !== undefined);
  const id = 'statistics_finite';
  if (numbers.length === 0) checks.fail(id, 'SPA comparator t-stats are all NaN/inf.');
  else if (numbers.length < count) checks.fail(id, `${count - numbers.length} of ${count} t-stats are no numbers`);
  else if (numbers.every((value) => value === 0)) checks.fail(id, 'SPA comparator t-stats are all zero.');
  else checks.pass(id);
  const findings = new Findings();
  const different = distinct(statistics);
  if (different < policy.min_distinct_ratio * count)
    findings.warn(
      `${count} candidates have ${different} distinct t-stats: parameters without effect are counted as trials`,
    );
  checks.judge('candidates_distinct', findings);
  const recorded = document.fields['n_strategies'] ?? undefined;
  const strategies = numberOf(recorded);
  // The benchmark may be counted as a strategy.
  if (recorded === undefined) checks.notApplicable('counts_agree', `${name} has no n_strategies`);
  else if (strategies === count || strategies === count + 1) checks.pass('counts_agree');
  else
    checks.fail(
      'counts_agree',
      `n_strategies ${document.shown(document.fields, 'n_strategies')}, candidate_stats has ${count}`,
    );
}

function checkObservations(
  checks: CheckList,
  {
    name,
    document,
    status,
    policy,
  }: { name: string; document: WrittenDocument; status: StatedInference['status']; policy: InferencePolicy },
): void {
  const id = 'enough_observations';
  const observations = numberOf(document.fields['n_obs']);
  if (status !== 'ok') checks.notApplicable(id, `inference is ${status}`);
  else if (observations === undefined) checks.missing(id, `${name}: n_obs is absent or no number`);
  else if (observations >= policy.min_observations) checks.pass(id);
  else
    checks.fail(
      id,
      `insufficient observations (n_obs=${document.shown(document.fields, 'n_obs')}, min_required=${policy.min_observations})`,
    );
}

function checkGrid(
  checks: CheckList,
  { spa, grid: { name, read }, policy }: InferenceInput,
  document: WrittenDocument | undefined,
  lack: string | undefined,
): void {
  const others = ['grid_dates_counted_once', 'grid_out_of_sample', 'recorded_matches_grid'] as const;
  if (read === undefined) {
    const findings = new Findings();
    findings.warn(`${name}: not there: the statistics cannot be traced to returns`);
    checks.judge('grid_informative', findings);
    for (const id of others) checks.notApplicable(id, `${name}: not there`);
    return;
  }
  if (read.faults.total > 0) {
    checks.judge('grid_informative', read.faults);
    for (const id of others) checks.missing(id, `${name} could not be read`);
    return;
  }
  const { facts, largestVariance, phases, hasDates } = read.grid;
  const informative = new Findings();
  if (!(largestVariance > policy.zero_variance)) informative.fail('all strategies have zero variance');
  if (facts.candidates < 2) informative.fail('need at least two strategies after cleaning');
  checks.judge('grid_informative', informative);
  const once = new Findings();
  if (facts.n_obs > facts.distinct_dates)
    once.warn(
      `${name}: ${facts.n_obs} observations per candidate are ${facts.distinct_dates} dates: overlapping training folds count dates more than once`,
    );
  if (hasDates) checks.judge('grid_dates_counted_once', once);
  else checks.notApplicable('grid_dates_counted_once', `${name} has no timestamp`);
  const sample = new Findings();
  if (phases.some((phase) => phase !== policy.holdout_phase))
    sample.warn(`${name}: phase is ${phases.join(', ')}: the inference is in-sample`);
  checks.judge('grid_out_of_sample', sample);
  const id = 'recorded_matches_grid';
  const recorded = numberOf(document?.fields['n_obs']);
  if (document === undefined) checks.missing(id, lack ?? '');
  else if (recorded === undefined) checks.missing(id, `${spa.name}: n_obs is absent or no number`);
  else if (recorded === facts.n_obs) checks.pass(id);
  else checks.fail(id, `${spa.name}: n_obs ${document.shown(document.fields, 'n_obs')}, ${name} gives ${facts.n_obs}`);
}

function checkRealityCheck(
  checks: CheckList,
  { realityCheck: { name, reading }, policy }: InferenceInput,
  document: WrittenDocument | undefined,
  pValue: number | null,
): void {
  const ids = ['reality_check_valid', 'reality_check_informative', 'p_values_agree'] as const;
  if (reading.state !== 'read') {
    for (const id of ids) {
      if (reading.state === 'absent') checks.notApplicable(id, `${name}: not there`);
      else checks.missing(id, `${name} could not be read`);
    }
    return;
  }
  const { fields } = reading.document;
  const own = inUnit(fields['p_value']);
  if (own === null) checks.fail('reality_check_valid', `${name}: p_value is absent or out of bounds`);
  else checks.pass('reality_check_valid');
  const sharpe = numberOf(fields['best_sharpe']);
  if (sharpe === undefined) checks.fail('reality_check_informative', `${name}: best_sharpe is absent or no number`);
  else if (sharpe === 0 && own === 1)
    checks.fail('reality_check_informative', `${name}: best_sharpe 0.0 and p_value 1.0: nothing was tested`);
  else checks.pass('reality_check_informative');
  const id = 'p_values_agree';
  if (pValue === null || document === undefined) checks.missing(id, noPValue);
  else if (own === null) checks.fail(id, `${name}: p_value is absent or out of bounds`);
  else {
    const findings = new Findings();
    if ((pValue - policy.level) * (own - policy.level) < 0)
      findings.warn(
        `SPA p-value ${document.shown(document.fields, 'p_value')} and reality check p-value ` +
          `${reading.document.shown(fields, 'p_value')} lie on different sides of ${pyFloat(policy.level)}`,
      );
    checks.judge(id, findings);
  }
}

/** What a report must show when the verdict is fail: why, by the status, else by the first finding that fails. */
export function bannerOf({ stated, checks }: InferenceResult): string {
  const all = Object.values(checks);
  const of = (...statuses: string[]): string | undefined =>
    all.find(({ status }) => statuses.includes(status))?.findings[0];
  const reason = stated.reason ?? of('fail', 'missing') ?? of('warn') ?? '';
  return `INFERENCE FAILED (SPA ${stated.status}): ${reason} — not resume-credible / not headline.`;
}
