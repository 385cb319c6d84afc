import { round4 } from '@gatehouse/render';
import type { QueuePolicy } from '@gatehouse/records';
import type { Experiment } from './experiment';

export type Action =
  'paper_candidate_validation' | 'official_rerun_with_targeted_adjustments' | 'research_iteration_with_new_hypothesis';

export interface Candidate {
  experiment: Experiment;
  priority: number;
  action: Action;
}

export interface Selection {
  candidates: Candidate[];
  /** Nothing met the policy: these are the factors with the highest scores instead. */
  fallback: boolean;
}

const lowestRejectedScore = 55;

/** Which experiments are in the queue, in its order (contract 10.4). `experiments` has each factor once. */
export function select(experiments: readonly Experiment[], policy: QueuePolicy): Selection {
  const eligible = experiments
    .filter((experiment) => isEligible(experiment, policy.minScore))
    .map((experiment) => ({ experiment, priority: priorityOf(experiment), action: actionOf(experiment) }));
  const chosen = place(eligible, policy);
  return chosen.length > 0
    ? { candidates: chosen, fallback: false }
    : { candidates: fallback(experiments, policy.topN), fallback: true };
}

function place(
  eligible: readonly Candidate[],
  { mode, topN, robustSlots, explorationSlots }: QueuePolicy,
): Candidate[] {
  const robust = byPriority(eligible.filter(({ experiment }) => isRobust(experiment)));
  const exploration = byPriority(eligible.filter(({ experiment }) => !isRobust(experiment)));
  if (mode === 'robust_only') return robust.slice(0, topN);
  if (mode === 'exploration_only') return exploration.slice(0, topN);
  const withoutSlots = robustSlots === 0 && explorationSlots === 0;
  const placed = new Set([
    ...robust.slice(0, withoutSlots ? topN : robustSlots),
    ...exploration.slice(0, explorationSlots),
  ]);
  const remainder = byPriority(eligible.filter((candidate) => !placed.has(candidate)));
  return [...placed, ...remainder].slice(0, topN);
}

function fallback(experiments: readonly Experiment[], topN: number): Candidate[] {
  return experiments
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, topN)
    .map((experiment) => ({
      experiment,
      priority: round4(experiment.score),
      action: 'research_iteration_with_new_hypothesis',
    }));
}

/** Is it a candidate at all? A recommendation that is none of the three is not known to be one. */
export function isEligible({ score, recommendation }: Experiment, minScore: number): boolean {
  if (score < minScore) return false;
  return recommendation === 'reject_or_research'
    ? score >= lowestRejectedScore
    : recommendation === 'promote_candidate' || recommendation === 'watchlist_rerun';
}

/** Rounded to 4 decimals. */
export function priorityOf(experiment: Experiment): number {
  return round4(
    experiment.score +
      (experiment.overallPass ? 15 : 0) +
      (experiment.auditPass ? 5 : 0) +
      (experiment.dataQualityPass ? 5 : 0) -
      8 * experiment.highItems +
      (experiment.recommendation === 'watchlist_rerun' ? 3 : 0),
  );
}

export function actionOf({ recommendation, overallPass }: Experiment): Action {
  if (recommendation === 'promote_candidate' && overallPass) return 'paper_candidate_validation';
  return recommendation === 'watchlist_rerun'
    ? 'official_rerun_with_targeted_adjustments'
    : 'research_iteration_with_new_hypothesis';
}

function isRobust({ recommendation }: Experiment): boolean {
  return recommendation === 'promote_candidate' || recommendation === 'watchlist_rerun';
}

/** The highest first; equal ones stay in the order in which their factors first appear. */
function byPriority(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => b.priority - a.priority);
}
