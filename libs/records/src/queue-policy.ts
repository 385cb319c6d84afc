/**
 * The policy of the candidate queue: generate-candidate-queue follows it, session-status says which is in force
 * (contract 10.1).
 */
import type { CandidateQueuePolicy } from '@gatehouse/contracts';

export const queuePolicyFile = 'configs/research/candidate_queue_policy.json';
export const queueModes = ['mixed', 'robust_only', 'exploration_only'] as const;
export type QueueMode = (typeof queueModes)[number];

/** What decides which factors are in the queue (contract 10.1). */
export interface QueuePolicy {
  mode: QueueMode;
  topN: number;
  minScore: number;
  robustSlots: number;
  explorationSlots: number;
}

/**
 * One source of a policy; undefined, an empty mode, a topN that is not positive and what is negative are "not given".
 */
export type GivenPolicy = { [K in keyof QueuePolicy]?: QueuePolicy[K] | '' | undefined };

const defaults: QueuePolicy = { mode: 'mixed', topN: 4, minScore: 45, robustSlots: 3, explorationSlots: 1 };

/** The policy in force: of each value the first that is given, option before file before default. */
export function queuePolicyOf(options: GivenPolicy, file: GivenPolicy): QueuePolicy {
  const first = <K extends keyof QueuePolicy>(name: K): QueuePolicy[K] =>
    ([options[name], file[name]].find((value) => isGiven(name, value)) as QueuePolicy[K] | undefined) ?? defaults[name];
  return {
    mode: first('mode'),
    topN: first('topN'),
    minScore: first('minScore'),
    robustSlots: first('robustSlots'),
    explorationSlots: first('explorationSlots'),
  };
}

/** What the policy document gives. */
export function policyGivenBy(document: CandidateQueuePolicy): GivenPolicy {
  return {
    mode: document.mode ?? undefined,
    topN: document.top_n ?? undefined,
    minScore: document.min_score ?? undefined,
    robustSlots: document.mixed?.robust_slots ?? undefined,
    explorationSlots: document.mixed?.exploration_slots ?? undefined,
  };
}

function isGiven(name: keyof QueuePolicy, value: unknown): boolean {
  if (typeof value === 'number') return name === 'topN' ? value > 0 : value >= 0;
  return value !== undefined && value !== '';
}
