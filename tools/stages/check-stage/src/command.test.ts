import { shippedStagePolicy } from '@gatehouse/records';
import type { Settings } from '@gatehouse/settings';
import { expect, test } from 'vitest';
import { commandFor } from './command';
import { withOwnReports } from './settings';

const about = { tag: "a'b", stage: 'S1', expected: undefined };

test.each<[string, Parameters<typeof commandFor>[2], string]>([
  ['x --tag {tag} --stage {stage}', undefined, `x --tag 'a'"'"'b' --stage S1`],
  ['x --owner {owner}', undefined, "x --owner '<who answers for it>'"],
  ['x --owner {owner}', { owner: 'Ada L' }, "x --owner 'Ada L'"],
  ['x --owner {owner}', { owner: undefined }, "x --owner '<who answers for it>'"],
  ['x {other}', {}, 'x {other}'],
  ['x --out {path}', {}, '# first make what it rests on'],
])('%s, %j', (command, words, expected) => expect(commandFor(command, about, words)).toBe(expected));

test('every command of the shipped policy is one of ours, or says that it is not', () => {
  const commands = shippedStagePolicy.stages.flatMap(({ requirements }) => requirements.map(({ command }) => command));
  const others = commands.filter(
    (command) =>
      !/^(# |official-run |finish-run |freeze-config |record-decision |record-stage |workstation-preflight )/.test(
        command,
      ),
  );
  expect(others).toEqual([]);
});

test('the reports of workflows of one’s own count for their stage, and what stands beside them', () => {
  const workflows = { backtest: {}, early: { stage: 'S1' as const }, tryout: { official: false } };
  const settings: Settings = { file: 'gatehouse.json', sha256: '', document: { schema: 'gatehouse/v1', workflows } };
  const policy = withOwnReports(shippedStagePolicy, settings);
  const requirement = (stage: string, id: string): object | undefined =>
    policy.stages.find((one) => one.stage === stage)?.requirements.find((one) => one.id === id);
  expect(requirement('S3', 'report_json')).toMatchObject({
    files: [
      'gate_results/production_gates_*/production_gates_report.json',
      'gate_results/backtest_*/backtest_report.json',
    ],
  });
  expect(requirement('S3', 'report_md')).toMatchObject({ beside: { name: '*_report.md' } });
  expect(requirement('S1', 'baseline_metrics')).toMatchObject({
    files: ['gate_results/*/baseline_report.json', 'gate_results/early_*/early_report.json'],
  });
  expect(requirement('S2', 'audit_summary')).toEqual(
    shippedStagePolicy.stages[2]?.requirements.find(({ id }) => id === 'audit_summary'),
  );
  expect(withOwnReports(shippedStagePolicy, undefined)).toBe(shippedStagePolicy);
});
