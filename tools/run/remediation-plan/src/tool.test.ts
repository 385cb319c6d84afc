import { mkdirSync } from 'node:fs';
import { remediationPlan } from '@gatehouse/contracts';
import { runTool, temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const failed = {
  checks: { a: false },
  details: { run_dir: '/r', decision_tag: 'may_run1' },
  overall_pass: false,
  failures: ['exit_code'],
};

test('the plan lands beside the audit, or in a folder that is made', () => {
  const { root, path, json, files, read } = temporaryRepository({ 'run/governance_audit_check.json': failed });
  const beside = runTool('remediation-plan', ['--audit-json', 'run/governance_audit_check.json'], { cwd: root });
  expect(beside).toMatchObject({ status: 0, stderr: '' });
  expect(beside.stdout).toBe(
    `[done] remediation_json=${path('run/governance_remediation_plan.json')}\n[done] remediation_md=${path('run/governance_remediation_plan.md')}\n`,
  );
  const plan = json('run/governance_remediation_plan.json');
  expect(remediationPlan.fault(plan)).toBeUndefined();
  expect(plan).toMatchObject({
    audit_json: path('run/governance_audit_check.json'),
    n_failures: 1,
    generated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/) as string,
  });
  const printed = runTool(
    'remediation-plan',
    ['--audit', 'run/governance_audit_check.json', '--output', 'out/plan', '--json'],
    { cwd: root },
  );
  expect(JSON.parse(printed.stdout)).toEqual(json('out/plan/governance_remediation_plan.json'));
  expect(read('out/plan/governance_remediation_plan.md')).toContain(
    `- output_json: \`${path('out/plan/governance_remediation_plan.json')}\``,
  );
  expect(files()).toEqual(
    ['out/plan/governance_remediation_plan', 'run/governance_audit_check', 'run/governance_remediation_plan']
      .flatMap((name) => [`${name}.json`, `${name}.md`])
      .filter((name) => name !== 'run/governance_audit_check.md'),
  );
});

test.each<[string, string, RegExp]>([
  [
    'absent',
    'nowhere.json',
    /^remediation-plan: audit json not found: .*nowhere.json; give the governance_audit_check.json/,
  ],
  ['cut off', 'cut.json', /cut.json: is cut off/],
  ['a list', 'list.json', /list.json: not a governance-audit document: \/ must be object/],
  ['of wrong parts', 'parts.json', /parts.json: not a governance-audit document: \/failures must be array,null/],
  ['garbage', 'garbage.json', /garbage.json: is not JSON/],
  ['empty', 'empty.json', /empty.json: is empty/],
  ['a directory', 'folder', /folder: expected a regular file/],
  ['where the plan goes', 'governance_remediation_plan.json', /is where the plan goes/],
])('an audit that is %s ends with 1 and nothing written', (_, audit, message) => {
  const repository = temporaryRepository({
    'cut.json': '{"checks": {',
    'list.json': '[]',
    'parts.json': '{"failures": "none"}',
    'garbage.json': '\u0001\u0002|x',
    'empty.json': '',
    'governance_remediation_plan.json': {},
  });
  mkdirSync(repository.path('folder'));
  const before = repository.files();
  const run = runTool('remediation-plan', ['--audit-json', audit], { cwd: repository.root });
  expect(run.stderr).toMatch(message);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(repository.files()).toEqual(before);
});

test('--audit-json is required', () =>
  expect(runTool('remediation-plan', []).stderr).toContain('option --audit-json is required'));
