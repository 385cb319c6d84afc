import { expect, test } from 'vitest';
import { conditionError } from './condition';

const record = (values: Record<string, unknown>): never =>
  ({ isText: false, values: (field: string) => (field in values ? [values[field]] : []) }) as never;
const context = { lookup: () => undefined, place: () => undefined };

test.each<[object, unknown, boolean]>([
  [{ in: ['n*', 'login?'] }, 'n12', true],
  [{ in: ['n*', 'login?'] }, 'login1', true],
  [{ in: ['n*', 'login?'] }, 'login12', false],
  [{ in: ['a.b'] }, 'axb', false],
  [{ in: ['a\\b'] }, 'a\\b', true],
  [{ in: ['7'] }, 7, false],
  [{ not_in: ['preflight', 'submit'] }, 'submit', false],
  [{ not_in: ['preflight', 'submit'] }, 'workflow', true],
])('%j of %j (contract 14.4)', (condition, value, holds) => {
  const problem = conditionError({ field: 'f', ...condition }, record({ f: value }), context);
  expect(problem === undefined).toBe(holds);
});

test('an absent field is among nothing, and not among what is excluded', () => {
  expect(conditionError({ field: 'f', in: ['n*'] }, record({}), context)).toBe('f is not there, expected one of n*');
  expect(conditionError({ field: 'f', not_in: ['n*'] }, record({}), context)).toBeUndefined();
});
