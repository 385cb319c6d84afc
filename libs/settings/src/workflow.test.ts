import { matchGlob } from '@gatehouse/system';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Settings } from './read';
import { reportFolder, reportGlobs, workflowRules } from './workflow';

const withSettings = (document: object): Settings => ({
  file: '/r/gatehouse.json',
  sha256: '',
  document: { schema: 'gatehouse/v1', ...document },
});
const rules = (settings: Settings | undefined, name: string) => {
  const { isDeclared, isOfficial, needs, stage, report } = workflowRules(settings, name);
  return { isDeclared, isOfficial, needs: [...needs].sort(), stage, report };
};

test('without settings every workflow counts, and only production_gates needs freeze and data', () => {
  expect(rules(undefined, 'production_gates')).toEqual({
    isDeclared: false,
    isOfficial: true,
    needs: ['data', 'freeze'],
    stage: 'S3',
    report: 'gate_results/production_gates_*/production_gates_report.json',
  });
  expect(rules(undefined, 'baseline')).toMatchObject({ isOfficial: true, needs: [], stage: 'S1' });
  expect(rules(undefined, 'backtest')).toMatchObject({ isOfficial: true, needs: [], stage: 'S3' });
});

test.each([
  ['an undeclared one', {}, 'backtest', { isDeclared: false, isOfficial: false, needs: [], stage: 'S3' }],
  ['an undeclared one of the three', {}, 'stress', { isOfficial: true, needs: ['data', 'freeze'], stage: 'S2' }],
  ['a declared one', { backtest: {} }, 'backtest', { isDeclared: true, isOfficial: true, needs: ['data', 'freeze'] }],
  ['one declared not official', { backtest: { official: false } }, 'backtest', { isOfficial: false, needs: [] }],
  ['its own needs', { backtest: { needs: ['clean'], stage: 'S1' } }, 'backtest', { needs: ['clean'], stage: 'S1' }],
  ['no needs', { backtest: { needs: [] } }, 'backtest', { isOfficial: true, needs: [] }],
  ['a name of every object', {}, 'constructor', { isDeclared: false, isOfficial: false }],
])('with settings: %s', (_, workflows, name, expected) => {
  expect(rules(withSettings({ workflows }), name)).toMatchObject(expected);
});

test('the reports of all workflows, each glob once', () => {
  const workflows = { backtest: {}, stress: {}, other: { report: 'gate_results/mine/report.json' } };
  expect(reportGlobs(withSettings({ workflows }))).toEqual([
    'gate_results/production_gates_*/production_gates_report.json',
    'gate_results/baseline_*/baseline_report.json',
    'gate_results/stress_*/stress_report.json',
    'gate_results/backtest_*/backtest_report.json',
    'gate_results/mine/report.json',
  ]);
});

test.each([
  ['gate_results/b_*/b_report.json', 'gate_results/b_S'],
  ['gate_results/mine/b.json', 'gate_results/mine'],
  ['gate_results/*_b_*/x/*.json', 'gate_results/S_b_/x'],
  ['gate_results/b?/b.json', undefined],
  ['gate_results/**/b.json', undefined],
])('the folder of %s', (glob, folder) => {
  expect(reportFolder(glob, 'S')).toBe(folder);
});

test('a report in its folder is matched by its glob', () => {
  const part = fc.stringMatching(/^[a-z_][a-z*_]{0,6}$/).filter((name) => !name.includes('**'));
  fc.assert(
    fc.property(part, part, fc.stringMatching(/^[a-z]{1,5}$/), (first, second, file) => {
      const glob = `gate_results/${first}/${second}/${file}.json`;
      const folder = reportFolder(glob, '2026-03-02_071500');
      expect(folder).toBeDefined();
      expect(matchGlob(glob, `${folder}/${file}.json`)).toBeDefined();
    }),
  );
});
