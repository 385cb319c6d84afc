import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { governanceAudit } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const run = 'audit/workstation_runs/2031-05-04_081500_production_gates_may_run1';
const report = 'gate_results/production_gates_2031-05-04_091200/production_gates_report.json';
const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const quality = `${run}/data_quality/data_quality_report.json`;
const output = ['json', 'md'].map((end) => `${run}/governance_audit_check.${end}`);

const repository = (): Repository =>
  temporaryRepository({
    [`${run}/preflight.json`]: { status: 'pass' },
    [`${run}/context.json`]: {
      decision_tag: 'may_run1',
      owner: 'ada',
      skip_data_quality_check: 0,
      data_quality_report_json: quality,
    },
    [`${run}/command.sh`]: 'true\n',
    [`${run}/run.log`]: '',
    [`${run}/result.json`]: { exit_code: 0, outcome: 'succeeded' },
    [quality]: { overall_pass: true },
    [report]:
      '{"inputs": {"decision_tag": "may_run1"}, "wf_stress": {"test_ic_mean": NaN}, "gates": {"overall_pass": false}}',
    [report.replace('.json', '.md')]: '',
    [ledger]:
      '| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|-|-|-|-|-|-|-|-|-|\n| 2031 | S3 | may_run1 | ada | x | y | z | fail | - |\n',
  });
const check = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('governance-audit-checker', ['--run-dir', run, '--report-json', report, ...words], { cwd: root });

test('a complete trail: status 0, both files, two lines', () => {
  const repo = repository();
  const done = check(repo);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toBe(
    `[done] governance_audit_json=${repo.path(output[0] as string)}\n[done] governance_audit_md=${repo.path(output[1] as string)}\n`,
  );
  const document = repo.json(output[0] as string);
  expect(governanceAudit.fault(document)).toBeUndefined();
  expect(document).toMatchObject({
    overall_pass: true,
    failures: [],
    details: { run_dir: repo.path(run), data_quality_report_json: repo.path(quality), overall_pass: false },
  });
  expect(document['generated_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/);
});

test('what is not proven: status 2, each failure on stderr, --json is the document written', () => {
  const repo = repository();
  rmSync(repo.path(`${run}/run.log`));
  const done = check(repo, '--require-final-summary', '--json');
  expect(done.status).toBe(2);
  expect(JSON.parse(done.stdout)).toEqual(repo.json(output[0] as string));
  expect(done.stderr).toBe(
    `governance-audit-checker: missing required run artifact: ${repo.path(run)}/run.log\n` +
      `governance-audit-checker: missing final summary markdown: ${repo.path(report.replace('report.json', 'final_summary.md'))}\n`,
  );
});

describe('a damaged document is a finding and never a crash', () => {
  const garbage = Buffer.from([0xff, 0xfe, 0, 1, 0x7c, 0x0a, 0x80]);
  const cutOff = Buffer.from('{"decision_tag": "may_run1", "exit_code": 0, "overall_pass": true, "gates": {');
  const documents = [`${run}/preflight.json`, `${run}/context.json`, `${run}/result.json`, report, quality, ledger];
  const spoilers: [string, (repo: Repository, file: string) => void][] = [
    ['cut off', ({ path }, file) => writeFileSync(path(file), cutOff)],
    ['binary garbage', ({ path }, file) => writeFileSync(path(file), garbage)],
    ['empty', ({ path }, file) => writeFileSync(path(file), '')],
    ['a list', ({ path }, file) => writeFileSync(path(file), '[1, 2]')],
    ['null', ({ path }, file) => writeFileSync(path(file), 'null')],
    ['a directory', ({ path }, file) => (rmSync(path(file)), mkdirSync(path(file)))],
    ['absent', ({ path }, file) => rmSync(path(file))],
  ];
  test.each(
    documents.flatMap((file) =>
      spoilers.map(([how, spoil]) => [file.split('/').at(-1) as string, how, file, spoil] as const),
    ),
  )('%s is %s', (_, __, file, spoil) => {
    const repo = repository();
    spoil(repo, file);
    const done = check(repo);
    expect(done.status, done.stderr).toBe(2);
    const { failures, overall_pass } = repo.json<{ failures: string[]; overall_pass: boolean }>(output[0] as string);
    expect(overall_pass).toBe(false);
    expect(failures.join('\n')).toContain(file === ledger ? 'stage log' : repo.path(file));
  });
});

test.each<[string, string, object]>([
  ['exit_code false', `${run}/result.json`, { exit_code: false }],
  ['exit_code "0"', `${run}/result.json`, { exit_code: '0' }],
  ['exit_code null', `${run}/result.json`, { exit_code: null }],
  ['exit_code 0.5', `${run}/result.json`, { exit_code: 0.5 }],
  ['exit_code []', `${run}/result.json`, { exit_code: [] }],
  ['outcome interrupted', `${run}/result.json`, { exit_code: 0, outcome: 'interrupted' }],
  ['data quality "true"', quality, { overall_pass: 'true' }],
  ['data quality 1', quality, { overall_pass: 1 }],
  [
    'skip "1"',
    `${run}/context.json`,
    { decision_tag: 'may_run1', skip_data_quality_check: '1', data_quality_report_json: quality },
  ],
  [
    'skip [0]',
    `${run}/context.json`,
    { decision_tag: 'may_run1', skip_data_quality_check: [0], data_quality_report_json: quality },
  ],
  ['gates in a list', report, { inputs: { decision_tag: 'may_run1' }, gates: [{ overall_pass: true }] }],
])('%s proves nothing', (_, file, content) => {
  const repo = repository();
  repo.write(file, content);
  expect(check(repo).status).toBe(2);
});

describe('no audit at all: status 1 and nothing made', () => {
  test.each<[string, string[], RegExp]>([
    ['no such run', ['--run-dir', 'nowhere'], /run_dir not found: .*nowhere is not a directory/],
    ['a run that is a file', ['--run-dir', report], /run_dir not found: .* is not a directory/],
    ['an empty path', ['--report-json', ''], /option --report-json: expected a path, got an empty text/],
  ])('%s', (_, words, message) => {
    const repo = repository();
    const before = repo.files();
    const done = check(repo, ...words);
    expect(done.stderr).toMatch(message);
    expect(done).toMatchObject({ status: 1, stdout: '' });
    expect(repo.files()).toEqual(before);
    expect(repo.exists('nowhere')).toBe(false);
  });
  test('both paths are required', () =>
    expect(runTool('governance-audit-checker', ['--run-dir', 'x'])).toMatchObject({ status: 1, stdout: '' }));
});

describe('run.log is what the result states of it', () => {
  const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
  const stated = (bytes: number | null, sha256: string | null, more: object = {}): object => ({
    exit_code: 0,
    outcome: 'succeeded',
    log_bytes: bytes,
    log_sha256: sha256,
    ...more,
  });
  test.each<[string, object, string | undefined]>([
    ['one two\n', stated(8, sum('one two\n')), undefined],
    ['', stated(0, sum('')), undefined],
    ['one two\nlate\n', stated(8, sum('one two\n')), undefined],
    ['one', stated(null, null), undefined],
    ['one', { exit_code: 0 }, undefined],
    ['one', stated(8, sum('one two\n')), 'is shorter than the 8 bytes that result.json states'],
    ['', stated(8, sum('one two\n')), 'is shorter than the 8 bytes that result.json states'],
    ['one 2\nlate\n', stated(8, sum('one two\n')), 'does not begin with the 8 bytes that result.json states'],
    ['two\n', stated(4, sum('two\n'), { log_cut: true }), 'was cut while the run went on (log_cut)'],
  ])('%j by %j', (log, result, failure) => {
    const repo = repository();
    repo.write(`${run}/run.log`, log);
    repo.write(`${run}/result.json`, result);
    const done = check(repo);
    const { checks } = repo.json(output[0] as string) as { checks: Record<string, boolean> };
    if (failure === undefined) {
      expect(done).toMatchObject({ status: 0, stderr: '' });
      expect(checks['run_log_whole']).toBe((result as { log_sha256?: unknown }).log_sha256 ? true : undefined);
    } else {
      expect(done.status).toBe(2);
      expect(done.stderr).toContain(`missing required run artifact as it was: ${repo.path(run)}/run.log ${failure}`);
      expect(checks['run_log_whole']).toBe(false);
    }
  });
});
