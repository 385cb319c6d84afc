import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { readTrialReturns } from './family-returns';

const trial = { id: 'x', p: null, sharpe: null, periodsPerYear: null };

test('an empty cell is not a return of 0', () => {
  const { root } = temporaryRepository({
    'gate_results/a/trial_returns.csv': 'date,ret\n2020-01-01,0.01\n2020-02-01,\n',
  });
  expect([...(readTrialReturns(root, { ...trial, report: 'gate_results/a/r.json' })?.values() ?? [])]).toEqual([0.01]);
  expect(readTrialReturns(root, { ...trial, report: 'gate_results/b/r.json' })).toBeUndefined();
});
