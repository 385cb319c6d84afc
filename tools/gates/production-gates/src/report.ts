/** The documents of a call (contract 18.13): pure, the clock and the paths are arguments. */
import type { BaselineReport, GateInputs, ProductionGatesReportV1, StressReport } from '@gatehouse/contracts';
import { localTimestamp, utcTimestamp } from '@gatehouse/render';
import { canonicalHash } from './canonical';
import type { Evaluation } from './evaluation';
import type { FamilyFigures } from './family';
import { gatesOf, type GateVerdicts, type SkippedSections } from './gates';
import { loosened } from './lines';
import type { Settings } from './settings';
import { stated } from './settings-parts';
import type { TrialCount, TrialKey } from '@gatehouse/records';
import { trialId } from '@gatehouse/records';

export interface ReportInput {
  readonly now: Date;
  readonly inputs: GateInputs;
  readonly outputs: ProductionGatesReportV1['outputs'];
  readonly settings: Settings;
  readonly evaluation: Evaluation;
  readonly family: FamilyFigures;
  readonly comparison: {
    readonly pbo: number | null;
    readonly spa: number | null;
    readonly blockLength: number | null;
  };
  readonly count: TrialCount;
  /** Trials that figures count. */
  readonly used: number;
  readonly unreadable: readonly string[];
  readonly key: TrialKey;
  readonly verdicts: GateVerdicts;
  readonly skipped: SkippedSections;
  readonly seed: bigint;
}

export function productionGatesReport(input: ReportInput): ProductionGatesReportV1 {
  const { settings, evaluation, family, count, key, comparison, verdicts } = input;
  const { lines, values } = settings;
  const pass = verdicts['stat_gate_factor_pass']?.verdict === 'pass';
  const sections = {
    sample: { ...evaluation.sample, not_judged: notJudged(evaluation) },
    cost_stress: evaluation.costStress,
    cost: evaluation.cost,
    wf_stress: { ...evaluation.walkForward, summary_csv: input.outputs.wf_summary_csv },
    risk_diagnostics: evaluation.risk,
    quantiles: evaluation.quantiles,
    statistical_gates: {
      ok: evaluation.skill.ic_p !== null,
      factor: input.inputs.factor,
      factor_found: true as const,
      factor_gate_pass: pass,
      return_code: 0 as const,
      ...evaluation.skill,
      ...family,
      pbo: comparison.pbo,
      spa_p: comparison.spa,
    },
    look_ahead: { ...evaluation.lookAhead, point_in_time: evaluation.lookAhead.point_in_time ?? null },
    trials: {
      family: settings.family,
      declared: values['trials.declared'],
      observed: count.observed,
      used: input.used,
      n_trials_same_returns: count.sameReturns,
      sources: count.sources,
      unnamed: [...count.unnamed],
      unreadable: [...input.unreadable],
    },
    trial: {
      id: trialId(key),
      ...key,
      sharpe: evaluation.skill.sharpe,
      p_value: evaluation.skill.ic_p,
      periods_per_year: evaluation.seriesPerYear,
    },
    thresholds: { ...lines },
    loosened: loosened(lines),
    gates: gatesOf(verdicts, input.skipped) as ProductionGatesReportV1['gates'],
    gate_verdicts: verdicts,
  };
  return {
    schema: 'production-gates-report/v1',
    generated_at: localTimestamp(input.now),
    generated_at_utc: utcTimestamp(input.now),
    inputs: input.inputs,
    outputs: input.outputs,
    ...sections,
    reproducibility: {
      rng: 'philox4x32-10',
      seed: String(input.seed),
      seed_from: values['bootstrap.seed'] === null ? 'inputs' : 'configuration',
      reps: stated(values['bootstrap.reps']),
      block_length: comparison.blockLength,
      figures_sha256: figuresHash(evaluation),
      verdicts_sha256: canonicalHash({ ...sections, wf_stress: evaluation.walkForward }),
    },
  };
}

function notJudged(evaluation: Evaluation): Record<string, number> {
  return Object.fromEntries(Object.entries(evaluation.sample.not_judged));
}

/** Of what rests on this trial's values alone: no paths, times or tags, no other trials, no replicates. */
export function figuresHash(evaluation: Evaluation): string {
  return canonicalHash({
    sample: evaluation.sample,
    cost_stress: evaluation.costStress,
    cost: evaluation.cost,
    wf_stress: evaluation.walkForward,
    risk_diagnostics: evaluation.risk,
    quantiles: evaluation.quantiles,
    statistical_gates: evaluation.skill,
    look_ahead: evaluation.lookAhead,
  });
}

export function stressReport(input: {
  now: Date;
  inputs: GateInputs;
  evaluation: Evaluation;
  summaryCsv: string;
  verdicts: GateVerdicts;
}): StressReport {
  const { evaluation, verdicts } = input;
  const passes = (holds: (name: string) => boolean): boolean => {
    const names = Object.keys(verdicts).filter(holds);
    return names.length > 0 && names.every((name) => verdicts[name]?.verdict === 'pass');
  };
  const isOfStress = (name: string): boolean => /^(cost|wf|data)_/.test(name) || name === 'guard_gate_dates';
  const isOfRisk = (name: string): boolean => name.startsWith('risk_');
  const [stress, risk] = [passes(isOfStress), passes(isOfRisk)];
  // What S2 does not ask for is shown, and its readers know it as not required: overall_pass may be true beside it.
  const shown = Object.entries(verdicts).map(([name, verdict]) => [
    name,
    isOfStress(name) || isOfRisk(name) ? verdict : { ...verdict, required: false },
  ]);
  return {
    schema: 'stress-report/v1',
    generated_at: localTimestamp(input.now),
    generated_at_utc: utcTimestamp(input.now),
    inputs: input.inputs,
    sample: { ...evaluation.sample, not_judged: notJudged(evaluation) },
    wf_stress: { ...evaluation.walkForward, summary_csv: input.summaryCsv },
    segments: evaluation.walkForward.windows,
    cost_stress: evaluation.costStress,
    risk_diagnostics: evaluation.risk,
    gates: {
      ...Object.fromEntries(Object.entries(verdicts).map(([name, { verdict }]) => [name, verdict === 'pass'])),
      stress_pass: stress,
      risk_pass: risk,
      overall_pass: stress && risk,
    },
    gate_verdicts: Object.fromEntries(shown) as GateVerdicts,
  };
}

export interface BaselineFigures {
  /** Mean gross IC of the training. */
  readonly ic: number | null;
  readonly coverage: number | null;
  readonly periods: number;
}

export function baselineReport(input: {
  now: Date;
  inputs: GateInputs;
  figures: BaselineFigures;
  costRate: number;
  verdicts: GateVerdicts;
}): BaselineReport {
  const { figures, verdicts } = input;
  const pass = (name: string): boolean => verdicts[name]?.verdict === 'pass';
  const [dates, coverage] = [pass('guard_gate_dates'), pass('data_gate_label_coverage')];
  return {
    schema: 'baseline-report/v1',
    generated_at: localTimestamp(input.now),
    generated_at_utc: utcTimestamp(input.now),
    inputs: input.inputs,
    information_coefficient: figures.ic,
    coverage: figures.coverage,
    cost_assumptions: { bps_per_unit_traded: input.costRate * 1e4, multiplier: 1 },
    train_periods: figures.periods,
    gates: {
      guard_gate_dates: dates,
      data_gate_label_coverage: coverage,
      overall_pass: dates && coverage && figures.ic !== null,
    },
    gate_verdicts: verdicts,
  };
}
