/**
 * The verdicts (contract 18.9): what was measured, by which rule and line; what cannot be measured is not a pass and
 * says why.
 */
import type { CostRow } from './costs';
import { costGate, multiplierName, oldGates } from './gate-names';
import type { LineName } from './lines';
import type { Risk } from './risk';

export type Rule = 'above' | 'at least' | 'at most' | 'below';

export type Condition = {
  name: string;
  measured: number | null;
  rule: Rule;
  line: number;
};

export type GateVerdict = {
  verdict: 'pass' | 'fail' | 'not_evaluable';
  measured: number | null;
  rule: Rule | null;
  line: number | null;
  /** The absolute value of `measured` is compared. */
  absolute: boolean;
  conditions?: Condition[];
  label: string | null;
  required: boolean;
  reason: string | null;
};

export type GateVerdicts = Record<string, GateVerdict>;

export interface SkippedSections {
  readonly guardrails: boolean;
  readonly riskDiagnostics: boolean;
  readonly statisticalGates: boolean;
}

export interface GateInput {
  readonly lines: Readonly<Record<LineName, number>>;
  readonly optional: ReadonlySet<string>;
  readonly testPeriods: number;
  readonly costs: readonly CostRow[];
  readonly walkForward: {
    readonly mean: number | null;
    readonly posRatio: number | null;
    readonly figures: number;
    readonly minWindows: number;
    /** Why the universe cannot be told. */
    readonly missing: string | undefined;
  };
  readonly risk: Risk;
  readonly hasBenchmark: boolean;
  readonly hasCaps: boolean;
  readonly hasIndustries: boolean;
  readonly sizeMinNames: number;
  readonly skill: { readonly q: number | null; readonly posRatio: number | null; readonly icMean: number | null };
  readonly dsr: number | null;
  readonly trials: { readonly declared: number | null; readonly observed: number; readonly isReadable: boolean };
  readonly pbo: Measured;
  readonly spa: Measured;
  /** Rows whose dates say that something was known too early. */
  readonly offendingRows: number;
  /** Scores that changed with later data. */
  readonly pointInTime: Measured;
  readonly plausible: { readonly icLower: number | null; readonly psrTooGood: number | null };
  readonly labelCoverage: number | null;
  readonly periodCoverage: number | null;
  readonly medianAbsLabel: number | null;
  /** Undefined outside an official run. */
  readonly sameBytes: { readonly isSame: boolean; readonly reason: string | null } | undefined;
}

/** A figure, or why there is none. */
export type Measured = { readonly value: number } | { readonly reason: string };

/** Chance that the Sharpe ratio is beyond the one that is too good: certainty of that fails. */
const psrTooGoodMax = 0.95;

export function judge(input: GateInput): GateVerdicts {
  const verdicts: GateVerdicts = {
    ...costVerdicts(input),
    ...walkForwardVerdicts(input),
    ...riskVerdicts(input),
    ...statisticalVerdicts(input),
    ...guardVerdicts(input),
    ...dataVerdicts(input),
  };
  for (const [name, verdict] of Object.entries(verdicts)) verdict.required = !input.optional.has(name);
  return verdicts;
}

function costVerdicts({ costs, testPeriods }: GateInput): GateVerdicts {
  const gated = [
    ...new Set([1.5, 2, ...costs.map((row) => row.cost_multiplier).filter((multiplier) => multiplier > 1)]),
  ];
  const ofMultiplier = gated.map((multiplier): [string, GateVerdict] => {
    const row = costs.find((each) => each.cost_multiplier === multiplier);
    const reason =
      row === undefined ? `multiplier ${multiplierName(multiplier)} was not asked for` : noTest(testPeriods);
    return [
      costGate(multiplier),
      verdictOf(`IC at costs ×${multiplierName(multiplier)}`, measured(row?.test_ic, reason), 'above', 0),
    ];
  });
  const largest = costs.reduce<CostRow | undefined>(
    (most, row) => (most === undefined || row.cost_multiplier > most.cost_multiplier ? row : most),
    undefined,
  );
  const isEnough = largest !== undefined && largest.cost_multiplier >= 2;
  return {
    ...Object.fromEntries(ofMultiplier),
    cost_gate_net_return_positive: verdictOf(
      isEnough ? `Net return at costs ×${multiplierName(largest.cost_multiplier)}` : 'Net return at the largest costs',
      measured(
        isEnough ? largest.net_return_mean : null,
        isEnough ? noTest(testPeriods) : 'no cost multiplier of 2.0 or more was asked for',
      ),
      'above',
      0,
    ),
  };
}

function walkForwardVerdicts({ walkForward, lines }: GateInput): GateVerdicts {
  const { figures, minWindows, missing } = walkForward;
  const reason =
    missing ??
    (figures < minWindows
      ? `${figures} ${figures === 1 ? 'window' : 'windows'} with a figure, at least ${minWindows} needed`
      : undefined);
  const value = (found: number | null): Measured => (reason === undefined ? measured(found, 'no figure') : { reason });
  return {
    wf_gate_positive_mean: verdictOf('Mean IC of the windows', value(walkForward.mean), 'above', 0),
    wf_gate_pos_ratio: verdictOf(
      'Share of windows with a positive IC',
      value(walkForward.posRatio),
      'at least',
      lines.wf_pos_ratio_min,
    ),
  };
}

function riskVerdicts(input: GateInput): GateVerdicts {
  const { risk, lines, testPeriods } = input;
  const beta = !input.hasBenchmark
    ? 'no benchmark'
    : `${risk.beta_n} periods of the series with a return of the benchmark, at least 20 needed`;
  const size = !input.hasCaps
    ? 'no table of market capitalisations'
    : `no test date with ${input.sizeMinNames} names of known market capitalisation`;
  return {
    risk_gate_beta_abs: {
      ...verdictOf('Beta', measured(risk.beta_vs_spy, beta), 'at most', lines.beta_abs_max, true),
    },
    risk_gate_turnover_overlap: verdictOf(
      'Share of the best that stay',
      measured(risk.turnover_top_pct_overlap, noTest(testPeriods, 2)),
      'at least',
      lines.turnover_overlap_min,
    ),
    risk_gate_size_corr_abs: verdictOf(
      'Correlation with size',
      measured(risk.size_signal_corr_log_mcap, size),
      'at most',
      lines.size_corr_abs_max,
      true,
    ),
    risk_gate_industry_coverage: verdictOf(
      'Rows with an industry',
      measured(risk.industry_coverage, input.hasIndustries ? noTest(testPeriods) : 'no table of industries'),
      'at least',
      lines.industry_coverage_min,
    ),
  };
}

function statisticalVerdicts(input: GateInput): GateVerdicts {
  const { lines, skill, trials } = input;
  return {
    stat_gate_factor_pass: together('Skill among the trials', [
      { name: 'q_value_bh', measured: skill.q, rule: 'at most', line: lines.q_value_max },
      { name: 'pos_ratio', measured: skill.posRatio, rule: 'at least', line: lines.stat_pos_ratio_min },
      { name: 'ic_mean', measured: skill.icMean, rule: 'above', line: lines.stat_ic_mean_min },
    ]),
    stat_gate_deflated_sharpe: verdictOf(
      'Deflated Sharpe ratio',
      measured(input.dsr, 'no Sharpe ratio of the series: too few periods, or returns without spread'),
      'at least',
      lines.dsr_min,
    ),
    stat_gate_trials_counted: trialsVerdict(trials),
    stat_gate_pbo: verdictOf('Probability of overfitting', input.pbo, 'at most', lines.pbo_max),
    stat_gate_spa: verdictOf('Superior to chance (p)', input.spa, 'at most', lines.spa_p_max),
  };
}

/** Without a number that was declared there is nothing to compare: then it is enough that the record could be read. */
function trialsVerdict({ declared, observed, isReadable }: GateInput['trials']): GateVerdict {
  const excess = declared === null ? null : declared - observed;
  return {
    ...verdictOf('Trials declared less trials observed', { value: excess ?? 0 }, 'at least', 0),
    measured: excess,
    verdict: isReadable && (excess === null || excess >= 0) ? 'pass' : 'fail',
  };
}

function guardVerdicts(input: GateInput): GateVerdicts {
  const { plausible, lines } = input;
  return {
    guard_gate_dates: datesVerdict(input.offendingRows),
    guard_gate_point_in_time: verdictOf('Scores that changed with later data', input.pointInTime, 'at most', 0),
    guard_gate_plausible: together('Not too good to be true', [
      { name: 'ic_lower_95', measured: plausible.icLower, rule: 'at most', line: lines.ic_lower_max },
      { name: 'psr_too_good', measured: plausible.psrTooGood, rule: 'below', line: psrTooGoodMax },
    ]),
  };
}

function dataVerdicts(input: GateInput): GateVerdicts {
  const { lines, sameBytes, testPeriods } = input;
  const verdicts: GateVerdicts = {
    data_gate_label_coverage: coverageVerdict(input.labelCoverage, lines.label_coverage_min),
    data_gate_period_coverage: verdictOf(
      'Test dates that are judged',
      measured(input.periodCoverage, 'no date of the test'),
      'at least',
      lines.period_coverage_min,
    ),
    data_gate_plausible_returns: verdictOf(
      'Median size of a label',
      measured(input.medianAbsLabel, noTest(testPeriods)),
      'at most',
      lines.median_abs_label_max,
    ),
  };
  if (sameBytes !== undefined)
    verdicts['data_gate_same_bytes'] = {
      verdict: sameBytes.reason === null ? (sameBytes.isSame ? 'pass' : 'fail') : 'not_evaluable',
      measured: null,
      rule: null,
      line: null,
      absolute: false,
      label: 'Scores are the bytes that passed the data gate',
      required: true,
      reason: sameBytes.reason,
    };
  return verdicts;
}

export function datesVerdict(offendingRows: number): GateVerdict {
  return verdictOf('Rows known too early', { value: offendingRows }, 'at most', 0);
}

export function coverageVerdict(coverage: number | null, line: number): GateVerdict {
  const found = measured(coverage, 'no score on a date whose labels are known');
  return verdictOf('Scores with a label', found, 'at least', line);
}

function noTest(testPeriods: number, needed = 1): string {
  return testPeriods < needed
    ? `${testPeriods} test ${testPeriods === 1 ? 'period' : 'periods'} judged, at least ${needed} needed`
    : 'no figure';
}

function measured(value: number | null | undefined, reason: string): Measured {
  return value === null || value === undefined || !Number.isFinite(value) ? { reason } : { value };
}

function verdictOf(label: string, found: Measured, rule: Rule, line: number, absolute = false): GateVerdict {
  const value = 'value' in found ? found.value : null;
  const passes = value !== null && holds(absolute ? Math.abs(value) : value, rule, line);
  return {
    verdict: value === null ? 'not_evaluable' : passes ? 'pass' : 'fail',
    measured: value,
    rule,
    line,
    absolute,
    label,
    required: true,
    reason: 'reason' in found ? found.reason : null,
  };
}

/** A gate with several lines: all must hold, and all must be known. */
function together(label: string, conditions: readonly Condition[]): GateVerdict {
  const [first] = conditions as readonly [Condition, ...Condition[]];
  const unknown = conditions.filter((condition) => condition.measured === null).map(({ name }) => name);
  const isMet = conditions.every(({ measured: value, rule, line }) => value !== null && holds(value, rule, line));
  return {
    verdict: unknown.length > 0 ? 'not_evaluable' : isMet ? 'pass' : 'fail',
    measured: first.measured,
    rule: first.rule,
    line: first.line,
    absolute: false,
    conditions: [...conditions],
    label,
    required: true,
    reason: unknown.length > 0 ? `${unknown.join(', ')} could not be computed` : null,
  };
}

export function holds(value: number, rule: Rule, line: number): boolean {
  switch (rule) {
    case 'above':
      return value > line;
    case 'at least':
      return value >= line;
    case 'at most':
      return value <= line;
    case 'below':
      return value < line;
  }
}

/** Truth values of the gates, and whether all of them together let the strategy pass. */
export function gatesOf(verdicts: GateVerdicts, skipped: SkippedSections): Record<string, boolean> {
  const gates = Object.fromEntries(Object.entries(verdicts).map(([name, { verdict }]) => [name, verdict === 'pass']));
  const counted = Object.keys(verdicts).filter((name) => !isSkipped(name, skipped));
  const required = counted.filter((name) => verdicts[name]?.required);
  const isJudged = oldGates.every(
    (name) => isSkipped(name, skipped) || (verdicts[name] !== undefined && verdicts[name].verdict !== 'not_evaluable'),
  );
  return { ...gates, overall_pass: isJudged && required.length > 0 && required.every((name) => gates[name] === true) };
}

function isSkipped(name: string, skipped: SkippedSections): boolean {
  return (
    (skipped.guardrails && name.startsWith('guard_')) ||
    (skipped.riskDiagnostics && name.startsWith('risk_')) ||
    (skipped.statisticalGates && name.startsWith('stat_'))
  );
}

/** The verdicts as a call without the skipped sections asks for them. */
export function askedOf(verdicts: GateVerdicts, skipped: SkippedSections): GateVerdicts {
  return Object.fromEntries(
    Object.entries(verdicts).map(([name, verdict]) => [
      name,
      isSkipped(name, skipped) ? { ...verdict, required: false } : verdict,
    ]),
  );
}

/** What a verdict line says: the gates that fail, and those that could not be judged, of the required ones. */
export function verdictLine(verdicts: GateVerdicts, gates: Readonly<Record<string, boolean>>): string {
  if (gates['overall_pass'] === true) return '[verdict] pass';
  const of = (verdict: GateVerdict['verdict']): string =>
    Object.keys(verdicts)
      .filter((name) => verdicts[name]?.verdict === verdict && verdicts[name].required)
      .join(', ') || 'none';
  return `[verdict] fail: ${of('fail')}; not evaluable: ${of('not_evaluable')}`;
}
