import { stagePolicy, type Requirement, type StagePolicy } from '@gatehouse/contracts';
import { expect, test } from 'vitest';
import { shippedPolicy } from '../fixtures/decision';
import { rulesOf } from './policy';

test('the shipped policy is of its schema and makes sense in every stage', () => {
  expect(stagePolicy.fault(shippedPolicy)).toBeUndefined();
  for (const stage of ['S0', 'S1', 'S2', 'S3', 'S4']) expect(rulesOf(shippedPolicy, stage, 'p').stage).toBe(stage);
});

const base: Requirement = { id: 'a', rule: 'r', command: 'c', files: ['x.json'], tag_field: 'decision_tag' };
const with_ = (...requirements: Partial<Requirement>[]): StagePolicy =>
  ({
    ...shippedPolicy,
    stages: [
      {
        stage: 'S0',
        title: 't',
        requirements: requirements.map((change) => JSON.parse(JSON.stringify({ ...base, ...change })) as Requirement),
      },
    ],
  }) as unknown as StagePolicy;
const resting = (id: string, on: Partial<Requirement>): Partial<Requirement> =>
  ({ id, files: undefined, tag_field: undefined, ...on }) as Partial<Requirement>;

test.each<[string, StagePolicy, string]>([
  [
    'evidence bound to no decision',
    with_({ tag_field: undefined } as unknown as Requirement),
    'S0 a: files without tag_field: evidence of any decision would do',
  ],
  ['no source', with_(resting('a', {})), 'S0 a: expected one of files, from, beside, of, found 0'],
  ['two sources', with_({ of: 'a' }), 'found 2'],
  ['an empty list of files', with_({ files: [] }), 'files is empty'],
  ['files elsewhere', with_({ files: ['../x.json'] }), 'must lie in the repository'],
  ['an id twice', with_({}, {}), 'the id comes twice'],
  ['an id of ours', with_({ id: 'earlier_stages' }), 'that check-stage adds itself'],
  ['resting on nothing', with_(resting('a', { of: 'b' })), 'rests on b, which is not a requirement'],
  [
    'resting on itself',
    with_(resting('a', { of: 'b' }), resting('b', { beside: { requirement: 'a', name: 'x' } })),
    'rests on itself',
  ],
  [
    'comparing with nothing',
    with_({ conditions: [{ field: 'x', same_as: { requirement: 'b', field: 'y' } }] }),
    'refers to b',
  ],
  [
    'naming people of nothing',
    with_({ conditions: [{ field: 'x', among: { requirement: 'b', field: 'y' } }] }),
    'refers to b',
  ],
  [
    'a condition that demands nothing',
    with_({ conditions: [{ field: 'x', optional_unless: [] }] }),
    'does not say what x must be',
  ],
  [
    'comparing with what counts as absent',
    with_({ where: [{ field: 'x', not_equals: 'none' }] }),
    'compares x with "none", which counts as absent',
  ],
])('%s is refused', (_, policy, message) => expect(() => rulesOf(policy, 'S0', 'p.json')).toThrow(message));

test('a stage that the policy lacks, or has twice', () => {
  expect(() => rulesOf(with_({}), 'S1', 'p.json')).toThrow('has no stage S1, only S0');
  expect(() =>
    rulesOf({ ...shippedPolicy, stages: [shippedPolicy.stages[0], shippedPolicy.stages[0]] }, 'S0', 'p.json'),
  ).toThrow('stage S0 comes twice');
});

test.each(['decision_notes', 'waivers', 'unchanging'] as const)('%s elsewhere', (name) => {
  const elsewhere = name === 'decision_notes' ? { ...shippedPolicy.decision_notes, files: ['/etc/*'] } : ['../*'];
  expect(() => rulesOf({ ...shippedPolicy, [name]: elsewhere }, 'S0', 'p.json')).toThrow(
    'does not lie in the repository',
  );
});
