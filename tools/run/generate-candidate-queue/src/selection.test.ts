import fc from 'fast-check';
import type { QueuePolicy } from '@gatehouse/records';
import { describe, expect, test } from 'vitest';
import type { Experiment } from './experiment';
import { actionOf, isEligible, priorityOf, select } from './selection';

const plain: Experiment = {
  factor: '',
  strategy: '',
  owner: '',
  decisionTag: '',
  reportJson: '',
  runDir: '',
  freezeFile: '',
  recommendation: 'promote_candidate',
  score: 60,
  overallPass: false,
  auditPass: false,
  dataQualityPass: false,
  highItems: 0,
};
const experiment = (factor: string, changes: Partial<Experiment> = {}): Experiment => ({
  ...plain,
  factor,
  ...changes,
});
const promote = (factor: string, score: number) => experiment(factor, { score });
const reject = (factor: string, score: number) => experiment(factor, { score, recommendation: 'reject_or_research' });
const policy: QueuePolicy = { mode: 'mixed', topN: 4, minScore: 45, robustSlots: 3, explorationSlots: 1 };
const chosen = (experiments: Experiment[], changes: Partial<QueuePolicy> = {}): string =>
  ((selection) =>
    `${selection.fallback ? '!' : ''}${selection.candidates.map((candidate) => candidate.experiment.factor).join(' ')}`)(
    select(experiments, { ...policy, ...changes }),
  );

test.each<[string, number, number, boolean]>([
  ['promote_candidate', 45, 45, true],
  ['promote_candidate', 44.9999, 45, false],
  ['watchlist_rerun', 45, 45, true],
  ['watchlist_rerun', 44, 45, false],
  ['reject_or_research', 55, 45, true],
  ['reject_or_research', 54.9999, 45, false],
  ['reject_or_research', 55, 55.1, false],
  ['reject_or_research', 10, 0, false],
  ['promote_candidate', 0, 0, true],
  ['promote_candidate', -1, 0, false],
  ['', 99, 45, false],
  ['PROMOTE_CANDIDATE', 99, 45, false],
  ['maybe', 99, 0, false],
])('%s of %d with at least %d: %j', (recommendation, score, minScore, expected) =>
  expect(isEligible(experiment('f', { recommendation, score }), minScore)).toBe(expected),
);

test.each<[Partial<Experiment>, number]>([
  [{}, 60],
  [{ overallPass: true }, 75],
  [{ auditPass: true }, 65],
  [{ dataQualityPass: true }, 65],
  [{ highItems: 1 }, 52],
  [{ highItems: 3 }, 36],
  [{ recommendation: 'watchlist_rerun' }, 63],
  [{ recommendation: 'reject_or_research' }, 60],
  [{ score: 70.123456 }, 70.1235],
  [{ overallPass: true, auditPass: true, dataQualityPass: true, highItems: 2, recommendation: 'watchlist_rerun' }, 72],
])('the priority of %j is %d', (changes, priority) => expect(priorityOf(experiment('f', changes))).toBe(priority));

test.each<[string, boolean, string]>([
  ['promote_candidate', true, 'paper_candidate_validation'],
  ['promote_candidate', false, 'research_iteration_with_new_hypothesis'],
  ['watchlist_rerun', true, 'official_rerun_with_targeted_adjustments'],
  ['watchlist_rerun', false, 'official_rerun_with_targeted_adjustments'],
  ['reject_or_research', true, 'research_iteration_with_new_hypothesis'],
])('%s, overall %j: %s', (recommendation, overallPass, action) =>
  expect(actionOf(experiment('f', { recommendation, overallPass }))).toBe(action),
);

describe('the queue', () => {
  const five = [
    promote('p1', 60),
    promote('p2', 90),
    reject('x1', 70),
    promote('p3', 80),
    reject('x2', 56),
    promote('p4', 50),
  ];
  test.each<[string, Partial<QueuePolicy>, string]>([
    ['slots first, whatever the priority', {}, 'p2 p3 p1 x1'],
    ['topped up by priority', { topN: 6 }, 'p2 p3 p1 x1 x2 p4'],
    ['one place', { topN: 1 }, 'p2'],
    ['more slots than places', { topN: 2, robustSlots: 1, explorationSlots: 3 }, 'p2 x1'],
    ['no slot for robust ones', { robustSlots: 0, explorationSlots: 1 }, 'x1 p2 p3 p1'],
    ['no slot for exploration', { robustSlots: 2, explorationSlots: 0 }, 'p2 p3 x1 p1'],
    ['no slots at all: robust up to the top', { robustSlots: 0, explorationSlots: 0 }, 'p2 p3 p1 p4'],
    ['and then the remainder', { robustSlots: 0, explorationSlots: 0, topN: 5 }, 'p2 p3 p1 p4 x1'],
    ['robust only', { mode: 'robust_only', topN: 9 }, 'p2 p3 p1 p4'],
    ['robust only, cut', { mode: 'robust_only', topN: 2 }, 'p2 p3'],
    ['exploration only', { mode: 'exploration_only' }, 'x1 x2'],
    ['above a score', { minScore: 75 }, 'p2 p3'],
  ])('%s', (_, changes, expected) => expect(chosen(five, changes)).toBe(expected));

  test('equal priorities stay in the order in which the factors first appear, robust or not', () => {
    const equal = [reject('x', 60), promote('p', 60), reject('y', 60), promote('q', 60)];
    expect(chosen(equal, { robustSlots: 1, explorationSlots: 1 })).toBe('p x y q');
    expect(chosen(equal, { robustSlots: 0, explorationSlots: 1 })).toBe('x p y q');
  });

  test('nothing selected: every factor that earned something, by score', () => {
    const low = [
      reject('a', 30),
      reject('b', 40.123456),
      experiment('c', { score: 99, recommendation: 'maybe' }),
      reject('d', 0),
      reject('e', -3),
      reject('f', 40.123456),
    ];
    expect(chosen(low)).toBe('!c b f a');
    expect(chosen(low, { topN: 9 })).toBe('!c b f a');
    expect(chosen(low, { topN: 2, minScore: 90 })).toBe('!c b');
    expect(chosen([promote('p', 80)], { mode: 'exploration_only' })).toBe('!p');
    expect(chosen([])).toBe('!');
    expect(select(low, policy).candidates[1]).toMatchObject({
      priority: 40.1235,
      action: 'research_iteration_with_new_hypothesis',
    });
    expect(select([experiment('p', { overallPass: true })], { ...policy, minScore: 90 }).candidates[0]).toMatchObject({
      priority: 60,
      action: 'research_iteration_with_new_hypothesis',
    });
  });

  test('never more than top-n, never a factor twice, as many as there are', () => {
    const any = fc.record({
      recommendation: fc.constantFrom('promote_candidate', 'watchlist_rerun', 'reject_or_research', 'x'),
      score: fc.integer({ min: -10, max: 100 }),
      highItems: fc.nat(3),
      overallPass: fc.boolean(),
    });
    const slots = fc.nat(4);
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.constantFrom<QueuePolicy['mode']>('mixed', 'robust_only', 'exploration_only'),
        fc.integer({ min: 1, max: 6 }),
        slots,
        slots,
        (rows, mode, topN, robustSlots, explorationSlots) => {
          const experiments = rows.map((row, index) => experiment(String(index), row));
          const { candidates, fallback } = select(experiments, {
            mode,
            topN,
            minScore: 45,
            robustSlots,
            explorationSlots,
          });
          expect(new Set(candidates.map((candidate) => candidate.experiment.factor)).size).toBe(candidates.length);
          expect(candidates.length).toBeLessThanOrEqual(topN);
          const eligible = experiments.filter((row) => isEligible(row, 45));
          if (!fallback && mode === 'mixed') expect(candidates).toHaveLength(Math.min(topN, eligible.length));
          if (!fallback) for (const candidate of candidates) expect(eligible).toContain(candidate.experiment);
        },
      ),
    );
  });
});
