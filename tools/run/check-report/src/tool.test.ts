import { parseDocument, reportCheck } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const least = { inputs: { decision_tag: 'v1' }, gates: { ic: true, overall_pass: true } };
const place = 'gate_results/backtest_2026-03-02_071500/backtest_report.json';
const check = (content: string | object, ...words: string[]): ToolRun => {
  const repository = temporaryRepository({ [place]: content });
  return runTool('check-report', [place, ...words], { cwd: repository.root });
};

test('the least that is usable, and what its absences cost', () => {
  const run = check(least, '--json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const document = parseDocument(reportCheck, run.stdout, 'stdout');
  expect(document).toMatchObject({
    usable: true,
    workflow: 'backtest',
    decision_tag: 'v1',
    read_as: 'a report of backtest, decision tag v1, 1 gates',
    gates: [{ gate: 'ic', passed: true, says: null }],
  });
  expect(document.keys.filter(({ is_there: isThere }) => isThere).map(({ key }) => key)).toEqual([
    'inputs.decision_tag',
    'gates.overall_pass',
  ]);
  // What a report can earn: all but the 20 points of governance, of which it states nothing.
  const points = document.keys.filter(({ key }) => !key.startsWith('gates.')).reduce((sum, key) => sum + key.points, 0);
  expect(points).toBe(6 + 6 + 30 + 22 + 10);
  expect(check(least).stdout).toMatch(
    /^missing  wf_stress\.test_ic_mean +Walk-Forward Stress +wf_gate_positive_mean +20 +up to 20 points$/m,
  );
});

test.each<[string, string | object, RegExp]>([
  ['no tag', { gates: { overall_pass: true } }, /it states no inputs\.decision_tag/],
  ['no verdict', { inputs: { decision_tag: 'v1' }, gates: {} }, /gates\.overall_pass is not true or false/],
  [
    'an unknown verdict',
    { ...least, gate_verdicts: { ic: { verdict: 'good' } } },
    /gate_verdicts\.ic: verdict is none of/,
  ],
  [
    'a contradiction',
    { ...least, gate_verdicts: { ic: { verdict: 'fail' } } },
    /gates\.ic is true, but its verdict is fail/,
  ],
  [
    'a verdict without its gate',
    { ...least, gate_verdicts: { cap: { verdict: 'fail' } } },
    /gates\.cap is not there, but its verdict is fail: no reader counts it/,
  ],
  [
    'a tag that says nothing',
    { ...least, inputs: { decision_tag: '<tag>' } },
    /it states no inputs\.decision_tag, by which its run is found/,
  ],
  ['cut off', '{"inputs"', /is cut off/],
  ['a list', '[]', /not a production-gates-report document/],
  [
    'NaN where a verdict belongs',
    '{"inputs":{"decision_tag":"v1"},"gates":{"overall_pass":NaN}}',
    /gates\.overall_pass is not true or false/,
  ],
])('%s is not usable', (_, content, message) => {
  const run = check(content);
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(message);
});

test('a gate in its own words, also one that could not be evaluated', () => {
  const report = {
    ...least,
    gates: { ic: true, cap: false, overall_pass: false },
    gate_verdicts: {
      ic: { verdict: 'pass', measured: 0.031, rule: 'above', line: 0 },
      cap: { verdict: 'not_evaluable', reason: 'no capacities', required: false },
    },
  };
  const { stdout } = check(report);
  expect(stdout).toContain('gate ic: true; pass: 0.031, expected above 0.0\n');
  expect(stdout).toContain('gate cap: false; not evaluable (optional): no capacities\n');
});

test('a place where nobody looks', () => {
  const repository = temporaryRepository({
    'gate_results/elsewhere/backtest_report.json': least,
    'draft.json': least,
    'gatehouse.json': { schema: 'gatehouse/v1', workflows: { backtest: {} } },
  });
  const run = (file: string): ToolRun => runTool('check-report', [file], { cwd: repository.root });
  expect(run('gate_results/elsewhere/backtest_report.json').stderr).toMatch(
    /is not where reports of backtest are looked for: gate_results\/backtest_\*\/backtest_report\.json/,
  );
  expect(run('draft.json').status).toBe(0);
  expect(run('none.json')).toMatchObject({ status: 1, stdout: '' });
  expect(run('gate_results').stderr).toMatch(/gate_results: is not a file; give the JSON report/);
});
