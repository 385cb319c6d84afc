import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, stageWaiver } from '@gatehouse/contracts';
import { readMarkdown, shippedTemplates } from '@gatehouse/records';
import { recordRun, runTool, temporaryRepository, workspace, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const decisions = 'docs/production_research/decisions';
const freeze = {
  schema: 'freeze/v1',
  runner: 'freeze-config',
  git_commit: 'a'.repeat(40),
  frozen_at: '2026-03-02T07:15:00.000Z',
};
const repositoryWith = (files: Record<string, string | object> = {}): Repository =>
  temporaryRepository({ 'f.freeze.json': freeze, 'configs/data_contract.json': {}, 'e.json': {}, ...files });
const record = ({ root }: Repository, ...words: string[]): ToolRun => runTool('record-decision', words, { cwd: root });
const note = (tag: string, ...words: string[]): string[] => [
  ...['--note', '--tag', tag, '--owner', 'hui', '--freeze-file', 'f.freeze.json', '--question', 'Does it hold?'],
  ...words,
];
const waiver = (...words: string[]): string[] => [
  ...['--waiver', '--tag', 'v1', '--stage', 'S3', '--rule', 'overall_pass', '--reason', 'paper trading only'],
  ...['--approver', 'chair', '--expires', '2999-12-31', ...words],
];

test('a note is written whole, read back as it was given, and never over another', () => {
  const repository = repositoryWith();
  const run = record(repository, ...note('value run:1'));
  expect(run).toMatchObject({ status: 0, stdout: `${decisions}/value_run_1.md\n`, stderr: '' });
  const { fields, section } = readMarkdown(repository.read(`${decisions}/value_run_1.md`));
  expect(Object.fromEntries(fields)).toMatchObject({
    decision_tag: 'value run:1',
    owner: 'hui',
    predecessor: 'none',
    root_cause: '',
    freeze_file: 'f.freeze.json',
    data_contract: 'configs/data_contract.json',
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(section('Question')?.trim()).toBe('Does it hold?');
  const before = repository.read(`${decisions}/value_run_1.md`);
  expect(record(repository, ...note('value run:1'))).toMatchObject({ status: 1, stdout: '' });
  expect(repository.read(`${decisions}/value_run_1.md`)).toBe(before);
});

test.each<[string, string[], RegExp]>([
  ['nothing to write', ['--tag', 'v1'], /expected one of --note/],
  ['two documents', ['--note', '--waiver', '--tag', 'v1'], /expected one of --note/],
  [
    'fields that are missing',
    ['--note', '--tag', 'v1'],
    /incomplete, so nothing was written: --owner, --freeze-file, --question/,
  ],
  [
    'a placeholder',
    note('v1', '--question', '<what is to be decided>'),
    /option --question: '<what is to be decided>' says nothing/,
  ],
  [
    'a heading in a section',
    note('v1', '--question', 'a\n## Question\nb'),
    /--question: the text would not be read back/,
  ],
  ['a comment', note('v1', '--question', 'a <!-- b -->'), /--question: the text would not be read back/],
  ['a line break in a field', note('v1', '--owner', 'hui\n- decision_tag: v2'), /option --owner: expected one line/],
  ['an invalid day', note('v1', '--date', '2026-02-30'), /option --date: expected a day/],
  ['a predecessor nobody knows', note('v2', '--predecessor', 'v1'), /neither a note nor a run has the decision tag v1/],
  ['itself as predecessor', note('v1', '--predecessor', 'v1'), /a decision does not follow itself/],
  [
    'a freeze that is not there',
    note('v1', '--freeze-file', 'none.json'),
    /option --freeze-file: .*none\.json: not found/,
  ],
  [
    'evidence that is not there',
    [
      '--explain',
      'S3',
      '--tag',
      'v1',
      ...['changed', 'why', 'impact', 'outcome'].flatMap((name) => [`--${name}`, 'x']),
      '--evidence',
      'none.json',
    ],
    /option --evidence: none\.json is not there/,
  ],
  [
    'evidence elsewhere',
    [
      '--explain',
      'S3',
      '--tag',
      'v1',
      ...['changed', 'why', 'impact', 'outcome'].flatMap((name) => [`--${name}`, 'x']),
      '--evidence',
      '../e.json',
    ],
    /lies outside of the repository/,
  ],
  ['a waiver without a note', waiver(), /no decision note of v1 says who owns it/],
  ['a tag that leaves', note('../v1'), /could leave/],
])('%s is refused, and nothing is written', (_, words, message) => {
  const repository = repositoryWith();
  const files = repository.files();
  const run = record(repository, ...words);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(message);
  expect(repository.files()).toEqual(files);
});

test('a tag is one however its letters were typed', () => {
  const repository = repositoryWith();
  expect(record(repository, ...note('gro\u0308\u00dfe')).status).toBe(0);
  expect(record(repository, ...note('gr\u00f6\u00dfe')).stderr).toContain('a decision has one');
  expect(record(repository, ...note('v2', '--predecessor', 'gr\u00f6\u00dfe')).status).toBe(0);
});

test('what failed before is followed only with its root cause', () => {
  const repository = repositoryWith();
  recordRun(repository, { stamp: '2026-03-02_071500', tag: 'v1', outcome: 'failed' });
  const without = record(repository, ...note('v2', '--predecessor', 'v1'));
  expect(without.stderr).toMatch(
    /option --root-cause: v1 failed \(audit\/workstation_runs\/2026-03-02_071500_\S+\); say why/,
  );
  expect(record(repository, ...note('v2', '--predecessor', 'v1', '--root-cause', 'other scores')).status).toBe(0);
});

test('a waiver is one of its schema, by somebody else, of a requirement that may be waived', () => {
  const repository = repositoryWith();
  record(repository, ...note('v1'));
  expect(record(repository, ...waiver('--approver', ' HUI ')).stderr).toMatch(
    /option --approver: HUI owns the decision/,
  );
  expect(record(repository, ...waiver('--rule', 'no_skip_flags')).stderr).toMatch(/no_skip_flags cannot be waived/);
  expect(record(repository, ...waiver('--rule', 'all')).stderr).toMatch(
    /S3 has no requirement 'all'; it has decision_note, /,
  );
  expect(record(repository, ...waiver('--expires', '2020-01-01')).stderr).toMatch(/2020-01-01 is over/);
  const run = record(repository, ...waiver());
  const file = 'docs/production_research/waivers/v1_S3_overall_pass.json';
  expect(run).toMatchObject({ status: 0, stdout: `${file}\n` });
  expect(parseDocument(stageWaiver, repository.read(file), file)).toMatchObject({ approver: 'chair', stage: 'S3' });
});

test('a sign-off is never the owner’s own, and decides', () => {
  const repository = repositoryWith();
  record(repository, ...note('v1'));
  const words = ['--sign-off', '--tag', 'v1', '--committee', 'models', '--conditions', 'paper only'];
  expect(record(repository, ...words, '--approver', 'hui', '--decision', 'approved').stderr).toMatch(
    /owns the decision/,
  );
  expect(record(repository, ...words, '--approver', 'chair', '--decision', 'yes').stderr).toMatch(
    /expected approved or rejected/,
  );
  expect(record(repository, ...words, '--approver', 'chair', '--decision', 'rejected')).toMatchObject({
    status: 0,
    stdout: 'docs/production_research/stages/v1/S4_committee_sign_off.md\n',
  });
});

test('an explainability pack from a file, and each option beats it', () => {
  const repository = repositoryWith({
    'pack.json': {
      changed: 'scores',
      why: 'they were old',
      impact: 'no money',
      evidence: ['e.json', 'f.freeze.json'],
      outcome: 'accepted',
    },
    'pack.md':
      '# Explainability pack\n\n## What changed\n\nscores\n\n## Why necessary\n\nx\n\n## Expected impact and risk\n\ny\n\n## Evidence files and paths\n\n`e.json`\n\n## Decision outcome and next action\n\nz\n',
    'odd.json': { changes: 'x' },
  });
  expect(record(repository, '--explain', 'S1', '--tag', 'v1', '--from', 'pack.json', '--why', 'better').status).toBe(0);
  const { fields, section } = readMarkdown(repository.read('docs/production_research/stages/v1/S1_explainability.md'));
  expect(fields.get('stage')).toBe('S1');
  expect(section('Why necessary')?.trim()).toBe('better');
  expect(section('Evidence files and paths')?.trim()).toBe('`e.json`, `f.freeze.json`');
  expect(record(repository, '--explain', 'S2', '--tag', 'v1', '--from', 'pack.md').status).toBe(0);
  expect(record(repository, '--explain', 'S3', '--tag', 'v1', '--from', 'odd.json').stderr).toMatch(
    /changes is not part of this document/,
  );
});

test('a team’s template is filled in, also what only it has', () => {
  const repository = repositoryWith({
    'docs/production_research/templates/decision_note.md':
      '# Note\n\n- decision_tag: <tag>\n- desk: <which desk>\n- owner: <who>\n- date: <day>\n- freeze_file: <file>\n\n## 1) Question\n\n<what>\n\n## Budget\n\n<how much>\n',
  });
  expect(record(repository, ...note('v1')).stderr).toMatch(/--set 'desk=…', --set 'Budget=…'/);
  expect(record(repository, ...note('v1', '--set', 'desk=equities', '--set', 'Budget=two days')).status).toBe(0);
  const text = repository.read(`${decisions}/v1.md`);
  expect(text).toContain('- desk: equities\n');
  expect(text).toContain('## 1) Question\n\nDoes it hold?\n\n## Budget\n\ntwo days\n');
});

test('--dry-run and --json', () => {
  const repository = repositoryWith();
  const run = record(repository, ...note('v1', '--dry-run', '--json'));
  expect(JSON.parse(run.stdout)).toMatchObject({ kind: 'note', decision_tag: 'v1', path: `${decisions}/v1.md` });
  expect(repository.exists(decisions)).toBe(false);
});

test('the shipped templates are those of the example', () => {
  const folder = path.join(workspace, 'examples/research-repo/docs/production_research/templates');
  for (const [name, text] of Object.entries(shippedTemplates))
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
  expect(readdirSync(folder).filter((name) => !Object.hasOwn(shippedTemplates, name))).toEqual(['audit_pack.json']);
});

test.each<[string, (repository: Repository) => void, string[], RegExp]>([
  [
    'a freeze outside of the repository',
    (repository) => repository.write('inner/e.json', {}),
    note('v1', '--root', 'inner', '--freeze-file', '../f.freeze.json', '--data-contract', 'e.json'),
    /option --freeze-file: .* lies outside of the repository/,
  ],
  [
    'a data contract behind a link that leads out',
    ({ root }) => symlinkSync('/etc/hostname', path.join(root, 'contract.json')),
    note('v1', '--data-contract', 'contract.json'),
    /option --data-contract: contract\.json leads out of the repository/,
  ],
  [
    'an empty data contract',
    (repository) => repository.write('contract.json', ''),
    note('v1', '--data-contract', 'contract.json'),
    /option --data-contract: contract\.json is empty/,
  ],
])('%s, which no stage check would take, makes no note', (_, prepare, words, message) => {
  const repository = repositoryWith();
  prepare(repository);
  const run = record(repository, ...words);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(message);
  expect(repository.exists(decisions)).toBe(false);
});

test('the newest check of a predecessor is known by its moment, whatever zone its stamp is of', () => {
  const check = (passed: boolean, moment: string): object => ({
    schema: 'stage-check/v1',
    generated_at: '2026-03-02T12:00:00.000000',
    generated_at_utc: moment,
    stage: 'S3',
    title: 'S3',
    decision_tag: 'v1',
    owner: 'hui',
    predecessors: [],
    policy: { name: 'shipped', path: null, sha256: '0'.repeat(64) },
    git_commit: null,
    requirements: [
      {
        id: 'a',
        rule: 'a',
        status: passed ? 'pass' : 'fail',
        problems: passed ? [] : ['x'],
        evidence: [],
        command: null,
        waiver: null,
      },
    ],
    refused_waivers: [],
    counts: { pass: 1, fail: passed ? 0 : 1, waived: 0 },
    overall_pass: passed,
  });
  const repository = repositoryWith({
    'audit/stage_checks/2026-03-02_200000_S3_v1/stage_check.json': check(true, '2026-03-02T08:00:00.000Z'),
    'audit/stage_checks/2026-03-02_120000_S3_v1/stage_check.json': check(false, '2026-03-02T11:00:00.000Z'),
  });
  record(repository, ...note('v1'));
  expect(record(repository, ...note('v2', '--predecessor', 'v1')).stderr).toMatch(
    /option --root-cause: v1 failed \(S3 of 'v1'\)/,
  );
});

test('a check of a predecessor that cannot be read is not a success', () => {
  const repository = repositoryWith({
    'audit/stage_checks/2026-03-02_120000_S3_v1/stage_check.json': '{"stage": "S3", "decision_tag": "v1", "overall',
  });
  record(repository, ...note('v1'));
  expect(record(repository, ...note('v2', '--predecessor', 'v1')).stderr).toMatch(
    /option --root-cause: v1 failed \(audit\/stage_checks\/\S+, which cannot be read\)/,
  );
});
