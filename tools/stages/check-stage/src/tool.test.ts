import { mkdirSync, rmSync } from 'node:fs';
import { parseDocument, stageCheck, stagePolicy } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { decision, shippedPolicy, sharedFiles } from '../fixtures/decision';

const run = ({ root }: Repository, ...words: string[]): ToolRun => runTool('check-stage', words, { cwd: root });
const checks = (at: Repository): string[] => at.files().filter((name) => name.startsWith('audit/stage_checks/'));
const complete = (tag = 'm_1'): Repository => temporaryRepository({ ...sharedFiles(tag), ...decision(tag) });

test('a pass: two documents, two lines, status 0', () => {
  const at = complete();
  const done = run(at, '--stage', 'S0', '--tag', 'm_1');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  const [json, markdown] = checks(at) as [string, string];
  expect(json).toMatch(/^audit\/stage_checks\/\d{4}-\d{2}-\d{2}_\d{6}_S0_m_1\/stage_check\.json$/);
  expect(done.stdout).toBe(
    `[stage] S0 m_1: pass (11 pass, 0 fail, 0 waived)\n[done] stage_check_json=${at.path(json)}\n[done] stage_check_md=${at.path(markdown)}\n`,
  );
  expect(parseDocument(stageCheck, at.read(json), json)).toMatchObject({
    overall_pass: true,
    policy: { path: null, name: 'shipped' },
    git_commit: null,
  });
  for (const text of ['# Stage Check S0 (m_1)', '- verdict: pass', '| decision_note | pass |'])
    expect(at.read(markdown)).toContain(text);
});

test('a fail is written too, and says what to do next', () => {
  const at = temporaryRepository({ 'kept.txt': 'x' });
  const done = run(at, '--stage', 'S3', '--tag', 'a b/c|`x`');
  expect(done.status).toBe(2);
  expect(done.stderr).toContain("check-stage: earlier_stages: S0 was not checked for 'a b/c|`x`'; S1 was not checked");
  expect(done.stderr).toContain("next: check-stage --stage S0 --tag 'a b/c|`x`' && ");
  expect(checks(at)).toHaveLength(2);
  expect(checks(at)[0]).toMatch(/_S3_a_b_c\|`x`\/stage_check\.json$/);
  expect(at.read(checks(at)[1] as string)).toContain('`` finish-run --tag');
});

test('checks of the same second have folders of their own, and none is overwritten', () => {
  const at = complete();
  for (let i = 0; i < 4; i += 1) expect(run(at, '--stage', 'S0', '--tag', 'm_1').status).toBe(0);
  expect(checks(at)).toHaveLength(8);
});

test('a waived requirement shows in both documents and the line', () => {
  const at = complete();
  at.write('configs/contract.json', { required_columns: ['date'], key_columns: ['date'] });
  at.write('docs/production_research/waivers/w.json', {
    schema: 'stage-waiver/v1',
    decision_tag: 'm_1',
    stage: 'S0',
    rule: 'data_contract',
    reason: 'no dates | yet',
    approver: 'Bo',
    expires: '2999-12-31',
  });
  const done = run(at, '--stage', 'S0', '--tag', 'm_1');
  expect(done).toMatchObject({ status: 0, stdout: expect.stringContaining('(10 pass, 0 fail, 1 waived)') as string });
  expect(at.read(checks(at)[1] as string)).toContain(
    '  - waived until 2999-12-31 by Bo: no dates | yet (`docs/production_research/waivers/w.json`)',
  );
  at.write('docs/production_research/waivers/w.json', {
    schema: 'stage-waiver/v1',
    decision_tag: 'm_1',
    stage: 'S0',
    rule: 'data_contract',
    reason: 'x',
    approver: 'Bo',
    expires: '2020-12-31',
  });
  const expired = run(at, '--stage', 'S0', '--tag', 'm_1');
  expect(expired).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      'waiver refused: docs/production_research/waivers/w.json: expired on 2020-12-31',
    ) as string,
  });
});

test('a team changes globs and fields: by --policy, or where the repository has a policy', () => {
  const at = complete();
  const text = run(at, '--print-policy').stdout;
  expect(parseDocument(stagePolicy, text, 'stdout')).toEqual(shippedPolicy);
  at.write('p.json', text.replace(/("fields": \[\s*)"owner"/, '$1"reviewer", "owner"'));
  expect(run(at, '--stage', 'S0', '--tag', 'm_1', '--policy', 'p.json')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      'decision_note: docs/production_research/decisions/m_1.md: reviewer is not there or empty',
    ) as string,
  });
  at.write(
    'configs/research/stage_policy.json',
    text.replaceAll('docs/production_research/decisions/*.md', 'notes/**/*.md'),
  );
  expect(run(at, '--stage', 'S0', '--tag', 'm_1').stderr).toContain('decision_note: notes/**/*.md: not found');
  at.write('notes/2026/q1/m.md', at.read('docs/production_research/decisions/m_1.md'));
  expect(run(at, '--stage', 'S0', '--tag', 'm_1', '--json').stdout).toContain(
    '"path": "configs/research/stage_policy.json"',
  );
});

test.each<[string, string[], string]>([
  ['no stage', ['--tag', 'm_1'], 'option --stage is required'],
  ['no tag', ['--stage', 'S0'], 'option --tag is required'],
  ['a tag that leaves the folder', ['--stage', 'S0', '--tag', '../x'], 'could leave the directory'],
  ['a tag with a line break', ['--stage', 'S0', '--tag', 'a\nb'], 'control characters'],
  ['an absent policy', ['--stage', 'S0', '--tag', 'm_1', '--policy', 'none.json'], 'none.json: not found'],
  ['a policy that is cut off', ['--stage', 'S0', '--tag', 'm_1', '--policy', 'cut.json'], 'is cut off'],
  ['not a policy', ['--stage', 'S0', '--tag', 'm_1', '--policy', 'other.json'], 'not a stage-policy document'],
  [
    'a policy that would take any evidence',
    ['--stage', 'S0', '--tag', 'm_1', '--policy', 'lax.json'],
    'files without tag_field',
  ],
])('%s: status 1, nothing written', (_, words, message) => {
  const at = temporaryRepository({
    'cut.json': '{"schema": "stage-policy/v1"',
    'other.json': '[]',
    'lax.json': {
      ...shippedPolicy,
      stages: [{ stage: 'S0', title: 't', requirements: [{ id: 'a', rule: 'r', command: 'c', files: ['**'] }] }],
    },
  });
  const done = run(at, ...words);
  expect([done.status, done.stdout, done.stderr.split('\n').length]).toEqual([1, '', 2]);
  expect(done.stderr).toContain(message);
  expect(checks(at)).toEqual([]);
});

test.each<[string, (at: Repository, ledger: string) => void]>([
  ['is cut off', (at, ledger) => void at.write(ledger, at.read(ledger).slice(0, -20))],
  [
    'is a folder',
    (at, ledger) => {
      rmSync(at.path(ledger));
      mkdirSync(at.path(ledger));
    },
  ],
])('where a log is kept, a ledger that %s is a failed check, and the report is written', (_, spoil) => {
  const at = complete();
  expect(runTool('record-evidence', ['--open', '--name', 'example'], { cwd: at.root }).status).toBe(0);
  spoil(at, 'docs/production_research/STAGE_AUDIT_LOG.md');
  const done = run(at, '--stage', 'S0', '--tag', 'm_1');
  expect(done.status).toBe(2);
  expect(done.stderr).toMatch(/evidence_log: docs\/production_research\/STAGE_AUDIT_LOG\.md: cannot be read: /);
  expect(checks(at)).toHaveLength(2);
});
