/** What the gates are judged on, gathered from the parts of a call (contract 18.9). */
import type { Evaluation } from './evaluation';
import type { Comparison } from './family-returns';
import type { FamilyFigures } from './family';
import type { GateInput, Measured } from './gates';
import type { MarketData } from './market-data';
import type { GateRequest } from './request';
import { stated } from './settings-parts';
import type { Survey } from './survey';

export interface Judged {
  readonly request: GateRequest;
  readonly data: MarketData;
  readonly survey: Survey;
  readonly evaluation: Evaluation;
  readonly family: FamilyFigures;
  readonly comparison: Comparison;
  readonly trials: GateInput['trials'];
}

export function gateInput({ request, data, survey, evaluation, family, comparison, trials }: Judged): GateInput {
  const { settings } = request;
  const { skill, lookAhead, walkForward, sample } = evaluation;
  return {
    lines: settings.lines,
    optional: settings.optionalGates,
    testPeriods: sample.test_periods,
    costs: evaluation.costStress,
    walkForward: {
      mean: walkForward.test_ic_mean,
      posRatio: walkForward.test_ic_pos_ratio,
      figures: walkForward.test_ic_n,
      minWindows: stated(settings.values['walk_forward.min_windows']),
      missing: survey.missing,
    },
    risk: evaluation.risk,
    hasBenchmark: data.benchmark !== undefined,
    hasCaps: data.caps !== undefined,
    hasIndustries: data.industries !== undefined,
    sizeMinNames: stated(settings.values['risk.size_min_names']),
    skill: { q: family.q_value_bh, posRatio: skill.pos_ratio, icMean: skill.ic_mean },
    dsr: family.dsr,
    trials,
    pbo: comparison.pbo,
    spa: comparison.spa,
    offendingRows: lookAhead.offending_rows,
    pointInTime: changedScores(data),
    plausible: { icLower: lookAhead.ic_lower_95, psrTooGood: lookAhead.psr_too_good },
    labelCoverage: sample.label_coverage,
    periodCoverage: sample.period_coverage,
    medianAbsLabel: evaluation.medianAbsLabel,
    sameBytes: sameBytes(request, data),
  };
}

/** Whether the scores are the bytes that passed the data gate of the official run. */
export function sameBytes({ official }: GateRequest, { scoresSha256 }: MarketData): GateInput['sameBytes'] {
  if (official === undefined) return undefined;
  return 'reason' in official.gated
    ? { isSame: false, reason: official.gated.reason }
    : { isSame: official.gated.sha256 === scoresSha256, reason: null };
}

/** Scores that changed with later data. Where no row could be compared, nothing is proven. */
function changedScores({ pointInTime }: MarketData): Measured {
  if (pointInTime === undefined) return { reason: 'no scores as of another date were given' };
  return pointInTime.compared === 0
    ? { reason: 'neither table has a score on or before the date of --scores-as-of' }
    : { value: pointInTime.different };
}
