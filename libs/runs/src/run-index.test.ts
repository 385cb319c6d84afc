import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { findRun } from './run';
import { runFinder } from './run-index';

test('finds what findRun finds: exact tags, the newest of several, by name without documents', () => {
  const runs = 'audit/workstation_runs';
  const repository = temporaryRepository({
    [`${runs}/2026-01-01_000000_production_gates_run1/context.json`]: { decision_tag: 'run1' },
    [`${runs}/2026-01-02_000000_production_gates_run1/context.json`]: { decision_tag: 'run1' },
    [`${runs}/2026-01-03_000000_production_gates_run10/context.json`]: { decision_tag: 'run10' },
    [`${runs}/2026-01-04_000000_production_gates_a_b/run.log`]: '',
    [`${runs}/2026-01-05_000000_production_gates_run1/context.json`]: { decision_tag: 'another' },
  });
  const find = runFinder(repository.root);
  for (const tag of ['run1', 'run10', 'a b', 'a_b', 'run', 'another', 'none', ''])
    expect(find(tag)).toEqual(findRun(repository.root, tag));
  expect(find('run1')?.name).toBe('2026-01-02_000000_production_gates_run1');
  expect(find('a b')?.name).toBe('2026-01-04_000000_production_gates_a_b');
  expect(find('run')).toBeUndefined();
});
