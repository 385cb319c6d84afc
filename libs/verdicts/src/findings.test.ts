import { expect, test } from 'vitest';
import { messagesOf, passes, shownChecks } from './check';
import { CheckList } from './check-list';
import { Findings } from './findings';

test('of several severities the worst is the status, and its findings stand first', () => {
  const findings = new Findings();
  findings.warn('w1');
  findings.missing('m1');
  findings.warn('w2');
  expect(findings.result()).toEqual({ status: 'missing', findings: ['m1', 'w1', 'w2'], total: 3 });
  findings.fail('f1');
  expect(findings.result({ n: 1 })).toEqual({
    status: 'fail',
    findings: ['f1', 'm1', 'w1', 'w2'],
    total: 4,
    added: { n: 1 },
  });
  expect(new Findings().result()).toEqual({ status: 'pass', findings: [], total: 0 });
});

test('more findings than are kept are counted', () => {
  const findings = new Findings();
  for (let i = 0; i < 100_003; i += 1) findings.fail(`f${i}`);
  const checks = { many: findings.result() };
  expect(shownChecks(checks)['many']).toMatchObject({ total: 100_003, findings: { length: 20 } });
  const { problems } = messagesOf(checks);
  expect([problems.length, problems.at(-1)]).toEqual([100_001, 'many: 3 more findings like these']);
});

test('checks as they are made, with the severities of a policy', () => {
  const list = new CheckList();
  list.pass('a', { n: 0 });
  list.fail('b', 'broken');
  list.missing('c', 'F: not there');
  list.notApplicable('d', 'no subject');
  expect([list.has('a'), list.has('z')]).toEqual([true, false]);
  const checks = list.checks({ b: 'warn', c: 'warn', a: 'fail', z: 'fail' });
  expect(Object.entries(checks).map(([id, { status }]) => `${id} ${status}`)).toEqual([
    'a pass',
    'b warn',
    'c missing',
    'd not_applicable',
  ]);
  expect(passes(Object.values(checks))).toBe(false);
});
