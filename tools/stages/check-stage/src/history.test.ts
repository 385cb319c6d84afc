/** Which check of a stage is the newest one (contract 0.31, 14.5). */
import type { StageCheck } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { checksOf, uncertainOrder } from './history';
import { repositoryAt } from './repository';

type Made = Pick<StageCheck, 'overall_pass'> & Partial<StageCheck>;
const made = (stage: StageCheck['stage'], changes: Made): StageCheck => ({
  schema: 'stage-check/v1',
  generated_at: '2031-05-03T10:30:00.000000',
  stage,
  title: 'x',
  decision_tag: 'a',
  owner: null,
  predecessors: [],
  policy: { name: 'p', path: null, sha256: '0'.repeat(64) },
  git_commit: null,
  requirements: [{ id: 'r', rule: 'r', status: 'pass', problems: [], evidence: [], command: null, waiver: null }],
  refused_waivers: [],
  counts: { pass: 1, fail: 0, waived: 0 },
  ...changes,
});
const seen = (checks: Record<string, StageCheck>) => {
  const { root } = temporaryRepository(
    Object.fromEntries(
      Object.entries(checks).map(([name, check]) => [`audit/stage_checks/${name}/stage_check.json`, check]),
    ),
  );
  const found = checksOf(repositoryAt(root), ['a']).checks;
  return { passed: found.map(({ check }) => check.overall_pass), uncertain: uncertainOrder(found) };
};
const utc = (hour: number): string => `2031-05-03T${hour}:00:00.000Z`;

test('the later moment, though a colleague in another zone made it under an earlier stamp', () => {
  expect(
    seen({
      '2031-05-03_140000_S0_a': made('S0', { overall_pass: true, generated_at_utc: utc(14) }),
      '2031-05-03_103000_S0_a': made('S0', { overall_pass: false, generated_at_utc: utc(15) }),
    }),
  ).toEqual({ passed: [false, true], uncertain: [] });
});

test.each([
  ['one states no zone, within 26 hours', { generated_at_utc: utc(14) }, {}, 1],
  ['both state it', { generated_at_utc: utc(14) }, { generated_at_utc: utc(13) }, 0],
  ['neither states it', {}, {}, 0],
])('said when %s', (_, first, second, count) => {
  const { uncertain } = seen({
    '2031-05-03_140000_S0_a': made('S0', { overall_pass: true, ...first }),
    '2031-05-03_103000_S0_a': made('S0', { overall_pass: false, ...second }),
    '2031-05-03_120000_S1_a': made('S1', { overall_pass: false }),
  });
  expect(uncertain).toHaveLength(count);
  for (const sentence of uncertain)
    expect(sentence).toMatch(
      /140000_S0_a\/stage_check\.json is taken for the newest check of S0 of 'a', but .*103000_S0_a/,
    );
});

test('nothing is uncertain further apart', () => {
  const { uncertain } = seen({
    '2031-05-03_140000_S0_a': made('S0', { overall_pass: true, generated_at_utc: utc(14) }),
    '2031-05-02_110000_S0_a': made('S0', { overall_pass: false }),
  });
  expect(uncertain).toEqual([]);
});
