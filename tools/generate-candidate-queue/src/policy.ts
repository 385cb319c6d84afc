import type { CandidateQueuePolicy } from '@gatehouse/contracts';

export const modes = ['mixed', 'robust_only', 'exploration_only'] as const;
export type Mode = (typeof modes)[number];

/** What decides which factors are in the queue (contract 10.1). */
export interface Policy {
  mode: Mode;
  topN: number;
  minScore: number;
  robustSlots: number;
  explorationSlots: number;
}

/** One source of a policy; undefined, an empty mode, a topN that is not positive and what is negative are "not given". */
export type Given = { [K in keyof Policy]?: Policy[K] | '' | undefined };

const defaults: Policy = { mode: 'mixed', topN: 4, minScore: 45, robustSlots: 3, explorationSlots: 1 };

/** The policy in force: of each value the first that is given, option before file before default. */
export function policyOf(options: Given, file: Given): Policy {
  const first = <K extends keyof Policy>(name: K): Policy[K] =>
    ([options[name], file[name]].find((value) => isGiven(name, value)) as Policy[K] | undefined) ?? defaults[name];
  return {
    mode: first('mode'),
    topN: first('topN'),
    minScore: first('minScore'),
    robustSlots: first('robustSlots'),
    explorationSlots: first('explorationSlots'),
  };
}

/** What the policy document gives. */
export function givenBy(document: CandidateQueuePolicy): Given {
  return {
    mode: document.mode ?? undefined,
    topN: document.top_n ?? undefined,
    minScore: document.min_score ?? undefined,
    robustSlots: document.mixed?.robust_slots ?? undefined,
    explorationSlots: document.mixed?.exploration_slots ?? undefined,
  };
}

function isGiven(name: keyof Policy, value: unknown): boolean {
  if (typeof value === 'number') return name === 'topN' ? value > 0 : value >= 0;
  return value !== undefined && value !== '';
}
