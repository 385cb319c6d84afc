import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { finalizeResult } from '@gatehouse/contracts';
import { binDirectory, cleanEnvironment, runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const runOf = (tag: string): string => `audit/workstation_runs/2031-05-04_081500_production_gates_${tag}`;
const gatesOf = (tag: string): string => `gate_results/production_gates_2031-05-04_09${tag.length % 10}000_${tag}`;
const reportOf = (tag: string): string => `${gatesOf(tag)}/production_gates_report.json`;
const filesOf = (tag: string, overallPass: unknown = true): Record<string, object> => ({
  [`${runOf(tag)}/context.json`]: { decision_tag: tag, owner: 'ada' },
  [reportOf(tag)]: { inputs: { decision_tag: tag }, gates: { overall_pass: overallPass } },
});
const finalize = (repository: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('finalize-gate-run', words, { cwd: repository.root });
const rowsIn = (repository: Repository, file = ledger): string[] =>
  repository
    .read(file)
    .split(/\r?\n/)
    .filter((line) => /^\| \d/.test(line));

test('by tag: ledger, summary, three lines, and a second call changes nothing', () => {
  const repository = temporaryRepository({ ...filesOf('may_run1'), ...filesOf('may_run10', false) });
  const first = finalize(repository, '--tag', 'may_run1');
  const summary = `${gatesOf('may_run1')}/production_gates_final_summary.md`;
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toBe(
    `updated: ${ledger}\nupdated: ${summary}\nfinalized: run_dir=${runOf('may_run1')} report_json=${reportOf('may_run1')}\n`,
  );
  const files = repository.files();
  const [log, text] = [repository.read(ledger), repository.read(summary)];
  expect(rowsIn(repository)).toHaveLength(1);
  const second = finalize(repository, '--tag', 'may_run1');
  expect(second).toMatchObject({ status: 0, stdout: first.stdout });
  expect(second.stderr).toContain('has the row of this run, report and result already');
  expect([repository.read(ledger), repository.read(summary), repository.files()]).toEqual([log, text, files]);
});

test('a rerun with another result gets a row of its own', () => {
  const repository = temporaryRepository(filesOf('may_run1'));
  finalize(repository);
  repository.write(reportOf('may_run1'), { inputs: { decision_tag: 'may_run1' }, gates: { overall_pass: false } });
  finalize(repository);
  expect(rowsIn(repository).map((row) => row.split(' | ').at(-2))).toEqual(['pass', 'fail']);
});

test('--json is the result document, --quiet prints nothing, --root stands for the current directory', () => {
  const repository = temporaryRepository(filesOf('may_run1', false));
  const run = runTool(
    'finalize-gate-run',
    [
      '--root',
      repository.root,
      '--json',
      '--stage-log',
      'log.md',
      '--summary-md',
      'out/s.md',
      '--objective',
      '--x | y',
    ],
    { cwd: '/' },
  );
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const document = JSON.parse(run.stdout) as unknown;
  expect(finalizeResult.fault(document)).toBeUndefined();
  expect(document).toEqual({
    schema: 'finalize-result/v1',
    run_dir: runOf('may_run1'),
    report_json: reportOf('may_run1'),
    stage_log: 'log.md',
    summary_md: 'out/s.md',
    decision_tag: 'may_run1',
    owner: 'ada',
    result: 'fail',
    row_added: true,
  });
  expect(rowsIn(repository, 'log.md')[0]).toContain('| --x \\| y |');
  expect(runTool('finalize-gate-run', ['--root', repository.root, '--quiet'], { cwd: '/' })).toMatchObject({
    status: 0,
    stdout: '',
    stderr: '',
  });
});

describe('stops with 1 and writes nothing', () => {
  const cutOff = '{"decision_tag": "may';
  test.each<[string, (repository: Repository) => void, string[], RegExp]>([
    [
      'no such run',
      () => undefined,
      ['--tag', 'may_run'],
      /run_dir not found: none of the 1 runs in .*workstation_runs .*'may_run'.*--run-dir/,
    ],
    [
      'no report of the run',
      ({ write }) => write(reportOf('may_run1'), {}),
      [],
      /report_json not found: .*gate_results has 1 reports, none with exactly .*'may_run1'.*--report-json/,
    ],
    ['no such report', () => undefined, ['--report-json', 'x.json'], /report_json not found: .*x.json is not a file/],
    [
      'a context cut off',
      ({ write }) => write(`${runOf('may_run1')}/context.json`, cutOff),
      ['--run-dir', runOf('may_run1'), '--report-json', reportOf('may_run1')],
      /context.json: is cut off: .* line 1/,
    ],
    [
      'a context of another type',
      ({ write }) => write(`${runOf('may_run1')}/context.json`, '[]'),
      ['--run-dir', runOf('may_run1'), '--report-json', reportOf('may_run1')],
      /context.json: not a context document: \/ must be object/,
    ],
    [
      'a report of another type',
      ({ write }) => write(reportOf('may_run1'), '{"gates": [true]}'),
      ['--report-json', reportOf('may_run1'), '--run-dir', runOf('may_run1')],
      /report.json: not a production-gates-report document: \/gates must be object,null/,
    ],
    [
      'a ledger that is a directory',
      ({ path }) => mkdirSync(path(ledger), { recursive: true }),
      [],
      /STAGE_AUDIT_LOG.md: expected a regular file/,
    ],
    [
      'a ledger that is not text',
      ({ path, write }) => (write(ledger, ''), writeFileSync(path(ledger), Buffer.from([1, 0, 255]))),
      [],
      /is not a Markdown text \(NUL at byte 1\)/,
    ],
    [
      'a summary over the report',
      () => undefined,
      ['--summary-md', `./${reportOf('may_run1')}`],
      /report.json is another input or output of this call/,
    ],
    [
      'a summary over the ledger',
      () => undefined,
      ['--summary-md', 'a.md', '--stage-log', './a.md'],
      /a.md is another input or output/,
    ],
    ['a folder that is a file', ({ write }) => write('docs', ''), [], /cannot create .*docs/],
    ['an unknown option', () => undefined, ['--reports', 'x'], /unknown option --reports/],
  ])('%s', (_, spoil, words, message) => {
    const repository = temporaryRepository(filesOf('may_run1'));
    spoil(repository);
    const before = repository.files();
    const run = finalize(repository, ...words);
    expect(run.stderr).toMatch(message);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr.split('\n')).toHaveLength(2);
    expect(repository.files()).toEqual(before);
  });
});

test('hostile tags, owners and paths stay in their cells and lines', () => {
  const repository = temporaryRepository();
  const tags = [
    'a|b',
    '`x`',
    '$(touch owned)',
    '-rf',
    '=1+1',
    'é漢🙂',
    "it's",
    '"q"',
    'a\nb',
    '../up',
    '\\|',
    '## Update Rule',
  ];
  tags.forEach((tag, index) => {
    const [runDir, report] = [`runs/r${index}|\`$(id)`, `gates/${index} ;x/production_gates_report.json`];
    repository.write(`${runDir}/context.json`, { decision_tag: tag, owner: `${tag}\r\n| forged | row |` });
    repository.write(report, { inputs: { decision_tag: tag }, gates: { [`gate\n${tag}`]: true, overall_pass: true } });
    for (const _ of [1, 2])
      expect(finalize(repository, '--run-dir', runDir, '--report-json', report)).toMatchObject({ status: 0 });
    expect(rowsIn(repository)).toHaveLength(index + 1);
  });
  for (const row of rowsIn(repository)) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(11);
  expect(repository.files().some((name) => name.endsWith('owned'))).toBe(false);
});

test('the ledger keeps its permissions and every other byte', () => {
  const before =
    '\ufeff# Log\r\n\r\n|date|stage|decision_tag|owner|objective|command_ref|artifact_ref|result|next_action|seen|\r\n|-|-|-|-|-|-|-|-|-|-|\r\n\r\n## Update Rule';
  const repository = temporaryRepository({ ...filesOf('may_run1'), [ledger]: before });
  chmodSync(repository.path(ledger), 0o664);
  finalize(repository);
  const after = repository.read(ledger);
  const row = after.split('\r\n').find((line) => line.startsWith('| 2')) as string;
  expect(row).toMatch(
    /^\| \d{4}-\d\d-\d\d \| S3 Production Gates \| may_run1 \| ada \| .* \| pass \| promote to next stage \|  \|$/,
  );
  expect(after.replace(`${row}\r\n`, '')).toBe(before);
});

test('eight processes that finalize ten runs each, and one run all of them, lose no row and write none twice', async () => {
  const tags = Array.from({ length: 8 }, (_, worker) =>
    Array.from({ length: 10 }, (__, index) => `w${worker}_run${index}`),
  );
  const repository = temporaryRepository({ [ledger]: '# Log\n\nkept | as | it is\n' });
  for (const tag of [...tags.flat(), 'shared'])
    for (const [file, content] of Object.entries(filesOf(tag))) repository.write(file, content);
  // What the loop of a shell does, eight at once. Paths are given: the test is about the ledger, not about searching.
  const script =
    'for t in "$@"; do "$BIN" --quiet --run-dir "${RUN}$t" --report-json "$(echo gate_results/*_"$t"/production_gates_report.json)" || exit 1; done';
  const environment = cleanEnvironment({ BIN: `${binDirectory}/finalize-gate-run`, RUN: runOf('') });
  const workers = tags.map((own) => {
    const words = [...own.slice(0, 5), 'shared', ...own.slice(5)];
    const child = spawn('sh', ['-c', script, 'sh', ...words], {
      cwd: repository.root,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return new Promise<number | null>((resolve) => child.on('close', resolve));
  });
  expect(await Promise.all(workers)).toEqual(tags.map(() => 0));
  const found = rowsIn(repository).map((row) => row.split(' | ')[2]);
  expect(found.sort()).toEqual([...tags.flat(), 'shared'].sort());
  expect(repository.read(ledger).startsWith('# Log\n\nkept | as | it is\n')).toBe(true);
  expect(repository.files().filter((name) => /\.(lock|tmp)$/.test(name))).toEqual([]);
});
