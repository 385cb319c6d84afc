import { describe, expect, test } from 'vitest';
import { policyGivenBy, queuePolicyOf, type GivenPolicy, type QueuePolicy } from './queue-policy';

const defaults: QueuePolicy = { mode: 'mixed', topN: 4, minScore: 45, robustSlots: 3, explorationSlots: 1 };

describe('the policy in force', () => {
  test.each<[string, GivenPolicy, GivenPolicy, Partial<QueuePolicy>]>([
    ['nothing given', {}, {}, {}],
    [
      'the file',
      {},
      { mode: 'robust_only', topN: 9, minScore: 1, robustSlots: 2, explorationSlots: 5 },
      { mode: 'robust_only', topN: 9, minScore: 1, robustSlots: 2, explorationSlots: 5 },
    ],
    [
      'an option beats the file',
      { mode: 'mixed', topN: 1 },
      { mode: 'robust_only', topN: 9, minScore: 1 },
      { topN: 1, minScore: 1 },
    ],
    ['an empty mode is not given', { mode: '' }, { mode: 'exploration_only' }, { mode: 'exploration_only' }],
    ['nor is it in the file', { mode: '' }, { mode: '' }, {}],
    ['top-n 0 is not given', { topN: 0 }, { topN: 7 }, { topN: 7 }],
    ['top-n below 0 is not given', { topN: -1 }, { topN: 0 }, {}],
    ['a score of 0 is one', { minScore: 0 }, { minScore: 60 }, { minScore: 0 }],
    ['a negative score is not', { minScore: -0.1 }, { minScore: 60 }, { minScore: 60 }],
    ['0 slots are an answer', { robustSlots: 0, explorationSlots: 0 }, {}, { robustSlots: 0, explorationSlots: 0 }],
    [
      'negative slots are not',
      { robustSlots: -1, explorationSlots: -3 },
      { robustSlots: -1, explorationSlots: 2 },
      { explorationSlots: 2 },
    ],
  ])('%s', (_, options, file, expected) => expect(queuePolicyOf(options, file)).toEqual({ ...defaults, ...expected }));

  test('the document says it in its own words; what is null or unknown is not given', () => {
    expect(
      policyGivenBy({ mode: 'mixed', top_n: 2, min_score: 3, mixed: { robust_slots: 1, exploration_slots: 0 } }),
    ).toEqual({ mode: 'mixed', topN: 2, minScore: 3, robustSlots: 1, explorationSlots: 0 });
    expect(
      queuePolicyOf({}, policyGivenBy({ mode: null, top_n: null, min_score: null, mixed: null, robust_slots: 9 })),
    ).toEqual(defaults);
    expect(queuePolicyOf({}, policyGivenBy({ mixed: {} }))).toEqual(defaults);
  });
});
