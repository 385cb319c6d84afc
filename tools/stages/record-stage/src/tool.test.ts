import { parseDocument, stageAuditPack } from '@gatehouse/contracts';
import { recordRun, runTool, startTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const noteFile = 'docs/production_research/decisions/v1.md';
const noteText =
  '# Decision note\n\n- decision_tag: v1\n- owner: hui\n- date: 2026-03-02\n\n## Question\n\nDoes it hold | after costs?\n';
const low = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const repositoryWith = (files: Record<string, string | object> = {}): Repository =>
  temporaryRepository({ [noteFile]: noteText, 'report.json': {}, ...files }, { git: true });
const record = ({ root }: Repository, words: string[], env: Record<string, string> = low): ToolRun =>
  runTool('record-stage', words, { cwd: root, env });
const stage = (name: string, ...more: string[]): string[] => [
  ...[
    '--stage',
    name,
    '--tag',
    'v1',
    '--result',
    'pass',
    '--evidence',
    'report.json',
    '--next',
    'stress tests',
    ...more,
  ],
];
const rows = (repository: Repository): string[] =>
  repository
    .read(ledger)
    .split('\n')
    .filter((line) => /^\| \d/.test(line));

test('a row of a stage with a run refers to its command, and comes once', () => {
  const repository = repositoryWith();
  const run = recordRun(repository, {
    stamp: '2026-03-02_071500',
    tag: 'v1',
    workflow: 'baseline',
    outcome: 'succeeded',
  });
  expect(record(repository, stage('S1'))).toMatchObject({ status: 0, stdout: `updated: ${ledger}\n`, stderr: '' });
  expect(record(repository, stage('S1')).stderr).toContain('has the row already');
  expect(rows(repository)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^\\| \\d{4}-\\d\\d-\\d\\d \\| S1 Baseline \\| v1 \\| hui \\| Does it hold \\\\\\| after costs\\? \\| \`${run}/command\\.sh\` \\| \`report\\.json\` \\| pass \\| stress tests \\|$`,
      ),
    ),
  ]);
});

test('the note of a tag is found however its letters were typed', () => {
  const repository = repositoryWith({ [noteFile]: noteText.replace('v1', 'gro\u0308\u00dfe') });
  recordRun(repository, { stamp: '2026-03-02_071500', tag: 'gr\u00f6\u00dfe', outcome: 'succeeded' });
  expect(record(repository, stage('S1', '--tag', 'gr\u00f6\u00dfe'))).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  ['S0', 'S0 Scope Freeze'],
  ['S2', 'S2 Stress'],
  ['S3', 'S3 Production Gates'],
  ['S4', 'S4 Deployment'],
])('the cell of %s', (name, cell) => {
  const repository = repositoryWith();
  recordRun(repository, { stamp: '2026-03-02_071500', tag: 'v1', outcome: 'succeeded' });
  record(repository, stage(name));
  expect(rows(repository)[0]).toContain(`| ${cell} |`);
});

test('a stage without a run has its pack: command, preflight, log', () => {
  const repository = repositoryWith();
  const done = record(repository, stage('S0', '--audit-pack'));
  const folder = 'docs/production_research/stages/v1';
  expect(done).toMatchObject({
    status: 0,
    stdout: `[done] audit_pack=${folder}/S0_audit_pack.json\nupdated: ${ledger}\n`,
  });
  const pack = parseDocument(stageAuditPack, repository.read(`${folder}/S0_audit_pack.json`), 'pack');
  expect(pack).toMatchObject({
    decision_tag: 'v1',
    stage: 'S0',
    git_commit: repository.git('rev-parse', 'HEAD').trim(),
    command_record: `${folder}/S0_command.sh`,
    result: 'report.json',
    summary: noteFile,
  });
  expect(repository.read(`${folder}/S0_command.sh`)).toBe(
    "record-stage --stage S0 --tag v1 --result pass --evidence report.json --next 'stress tests' --audit-pack\n",
  );
  expect(repository.read(`${folder}/S0_raw.log`)).toMatch(
    /^\$ workstation-preflight\n[^]*"status": "pass"[^]*\nstatus 0\n$/,
  );
  expect(rows(repository)[0]).toContain(`\`${folder}/S0_command.sh\``);
});

test('a pack that is there is kept; a call that was killed before the row adds the row', () => {
  const repository = repositoryWith();
  record(repository, stage('S0', '--audit-pack'));
  const folder = 'docs/production_research/stages/v1';
  const before = repository.read(`${folder}/S0_audit_pack.json`);
  repository.git('clean', '-fdq', ledger);
  expect(record(repository, stage('S0', '--audit-pack')).status).toBe(0);
  expect(rows(repository)).toHaveLength(1);
  expect(repository.read(`${folder}/S0_audit_pack.json`)).toBe(before);
  repository.write('other.json', {});
  expect(record(repository, stage('S0', '--audit-pack', '--evidence', 'other.json')).stderr).toMatch(
    /is there already, of report\.json/,
  );
});

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['without a run and a pack', stage('S1'), low, /no run has the decision tag v1; give --audit-pack/],
  [
    'without its evidence',
    stage('S0', '--audit-pack', '--evidence', 'none.json'),
    low,
    /expected a file, but there is none/,
  ],
  [
    'with evidence elsewhere',
    stage('S0', '--audit-pack', '--evidence', '/etc/hostname'),
    low,
    /lies outside of the repository/,
  ],
  [
    'on a machine that is not enough',
    stage('S0', '--audit-pack'),
    { MIN_CORES: '4096' },
    /the preflight does not pass, so nothing was written: cores/,
  ],
  ['without a note', stage('S0', '--audit-pack', '--tag', 'v2'), low, /no decision note of v2 names its owner/],
  [
    'with evidence whose name no row of the ledger can have',
    stage('S0', '--audit-pack', '--evidence', 'a\nb.json'),
    low,
    /option --evidence: expected one line/,
  ],
  [
    'with a placeholder',
    stage('S0', '--audit-pack', '--next', '<next action>'),
    low,
    /option --next: expected one line/,
  ],
])('%s nothing is written', (_, words, env, message) => {
  const repository = repositoryWith();
  const files = repository.files();
  const run = record(repository, words, env);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(message);
  expect(repository.files()).toEqual(files);
});

test('a freeze that does not hold makes no pack', () => {
  const repository = repositoryWith({ 'configs/value.yaml': 'id: value\n' });
  const frozen = /freeze_file=(.*)\n/.exec(
    runTool('freeze-config', ['--strategy', 'configs/value.yaml'], { cwd: repository.root }).stdout,
  )?.[1] as string;
  expect(record(repository, stage('S0', '--audit-pack', '--evidence', frozen)).status).toBe(0);
  repository.write('configs/value.yaml', 'id: other\n');
  const refused = record(repository, stage('S4', '--audit-pack', '--evidence', frozen));
  expect(refused.stderr).toMatch(/the freeze .* does not hold, so nothing was written: .*id/);
});

test.each([
  ['is not there', undefined],
  ['is cut off', '{"frozen_at": '],
  ['is of another commit', { frozen_at: '2026-03-02T07:15:00Z', git_commit: '0'.repeat(40), config_hash: '0' }],
])('the freeze of the note that %s makes no pack, whatever the evidence is', (_, freeze) => {
  const named = noteText.replace('- owner', '- freeze_file: runs/freeze/v1.freeze.json\n- owner');
  const files = freeze === undefined ? {} : { 'runs/freeze/v1.freeze.json': freeze };
  const repository = repositoryWith({ [noteFile]: named, ...files });
  const before = repository.files();
  const refused = record(repository, stage('S0', '--audit-pack'));
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(/the freeze runs\/freeze\/v1\.freeze\.json does not hold, so nothing was written: /);
  expect(repository.files()).toEqual(before);
});

test('of two packs at once the first is kept', async () => {
  const repository = repositoryWith({ 'other.json': {} });
  const calls = ['report.json', 'other.json'].map((evidence) =>
    startTool('record-stage', stage('S0', '--audit-pack', '--evidence', evidence), { cwd: repository.root, env: low }),
  );
  const ended = await Promise.all(calls.map((call) => call.ended));
  expect(ended.filter(({ status }) => status === 0)).toHaveLength(1);
  const folder = 'docs/production_research/stages/v1';
  const pack = parseDocument(stageAuditPack, repository.read(`${folder}/S0_audit_pack.json`), 'pack');
  expect(rows(repository)).toEqual([expect.stringContaining(`| \`${pack.result}\` |`)]);
  expect(ended.map(({ stderr }) => stderr).join('')).toMatch(/meanwhile; call again|is there already, of/);
});

test('a tag is the same however its letters were typed', () => {
  const [composed, parted] = ['caf\u00e9', 'cafe\u0301'];
  const repository = repositoryWith({ [noteFile]: noteText.replace('v1', composed) });
  expect(record(repository, stage('S0', '--audit-pack', '--tag', parted)).status).toBe(0);
});
