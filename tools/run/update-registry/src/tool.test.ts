import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import {
  leaderboardPage,
  parseDocument,
  registryResult,
  registryRow as rowDocument,
  type LeaderboardPage,
} from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { acquireLock } from '@gatehouse/files';
import { runTool, startTool, temporaryRepository, until, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { columns } from './core';

const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const leaderboard = 'audit/factor_registry/factor_experiment_leaderboard.md';
const update = ({ root }: Repository, ...words: string[]): ToolRun => runTool('update-registry', words, { cwd: root });
const reportAt = (stamp: string): string => `gate_results/production_gates_${stamp}/production_gates_report.json`;
const runAt = (stamp: string, tag: string): string => `audit/workstation_runs/${stamp}_production_gates_${tag}`;

function report(tag: string, changes: object = {}): object {
  return {
    inputs: {
      decision_tag: tag,
      owner: 'ann',
      factor: `factor_of_${tag}`,
      strategy: 'configs/s.yaml',
      freeze_file: 'runs/s.freeze.json',
    },
    cost_stress: [
      { cost_multiplier: 1.5, test_ic: 0.03 },
      { cost_multiplier: 2, test_ic: 0.02 },
    ],
    wf_stress: { test_ic_mean: 0.04, test_ic_pos_ratio: 0.8 },
    risk_diagnostics: {
      beta_vs_spy: -0.2,
      turnover_top_pct_overlap: 0.6,
      size_signal_corr_log_mcap: -0.12,
      industry_coverage: 0.9,
    },
    statistical_gates: { q_value_bh: 0.04, factor_gate_pass: true },
    gates: { overall_pass: true },
    ...changes,
  };
}

function table(repository: Repository, file = registry): Table {
  return parseTable(Buffer.from(repository.read(file)), file);
}

function column(repository: Repository, name: string): string[] {
  const read = table(repository);
  return Array.from({ length: read.rowCount }, (_, row) => read.column(name)(row));
}

/** The document that a row of the registry stands for. */
function rowOf(read: Table, row: number): Record<string, unknown> {
  const value = (name: string, text: string): unknown => {
    if (text === 'True' || text === 'False') return text === 'True';
    if (/^(cost_|wf_|risk_|stat_(?!factor)|score_|remediation|not_evaluable)/.test(name))
      return text === '' ? null : Number(text);
    return text === '' && /_pass$|_linked$/.test(name) ? null : text;
  };
  return Object.fromEntries(columns.map((name) => [name, value(name, read.column(name)(row))]));
}

test('a report becomes a row, with what stands beside its run; the row is of its schema', () => {
  const run = runAt('2026-03-01_000000', 'a');
  const repository = temporaryRepository({
    [reportAt('2026-03-01_000100')]: report('a'),
    [`${run}/context.json`]: { decision_tag: 'a', data_quality_report_json: 'dq/data_quality_report.json' },
    [`${run}/dq/data_quality_report.json`]: { overall_pass: true },
    [`${run}/governance_audit_check.json`]: { overall_pass: true, checks: { stage_log_has_decision_tag: true } },
    [`${run}/governance_remediation_plan.json`]: { remediation_items: [{ severity: 'High' }] },
  });
  const done = update(repository);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toBe(
    `[done] registry_csv=${repository.path(registry)}\n[done] leaderboard_md=${repository.path(leaderboard)}\n[done] rows_total=1 updated=1\n`,
  );
  const read = table(repository);
  expect(read.columns).toEqual([...columns]);
  expect(repository.read(registry)).toMatch(
    /^generated_at,[^\r\n]*\r\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6},[^\r\n]*\r\n$/,
  );
  const row = rowOf(read, 0);
  expect(rowDocument.fault(row)).toBeUndefined();
  expect(row).toMatchObject({
    report_json: repository.path(reportAt('2026-03-01_000100')),
    run_dir: repository.path(run),
    decision_tag: 'a',
    data_quality_pass: true,
    governance_audit_pass: true,
    stage_log_linked: true,
    remediation_high_count: 1,
    risk_beta_vs_spy: -0.2,
    score_total: 87.3,
    recommendation: 'promote_candidate',
  });
  expect(repository.read(registry)).toContain(
    ',-0.2,0.6,0.12,0.9,0.04,True,True,True,True,1,87.3,69.3,18.0,promote_candidate,',
  );
  expect(repository.read(leaderboard)).toContain(
    `| 1 | a | factor_of_a | True | 87.3 | promote_candidate | \`${repository.path(reportAt('2026-03-01_000100'))}\` |\n`,
  );
  expect(repository.files().filter((file) => /\.(lock|tmp)/.test(file))).toEqual([]);
});

test('--json prints the result, --quiet nothing', () => {
  const repository = temporaryRepository({ [reportAt('2026-03-01_000100')]: report('a') });
  const result = parseDocument(
    registryResult,
    update(repository, '--json', '--report-json', reportAt('2026-03-01_000100'), '--report-json', 'gone.json').stdout,
    'stdout',
  );
  expect(result).toEqual({
    schema: 'registry-result/v1',
    registry_csv: repository.path(registry),
    leaderboard_md: repository.path(leaderboard),
    rows_total: 1,
    updated: 1,
    skipped: [repository.path('gone.json')],
  });
  expect(update(repository, '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('--leaderboard-html: a page drawn from the registry as it is written', () => {
  const old =
    'report_json,generated_at,score_total,decision_tag,factor,recommendation\n/old.json,2026-01-01T00:00:00,91.5,of old,value,promote_candidate\n';
  const repository = temporaryRepository({ [reportAt('2026-03-01_000100')]: report('a'), [registry]: old });
  expect(update(repository, '--leaderboard-html', 'a.html').stdout).toContain(
    `\n[done] leaderboard_html=${repository.path('a.html')}\n`,
  );
  const page = JSON.parse(/id="document">([^<]*)</.exec(repository.read('a.html'))?.[1] as string) as LeaderboardPage;
  expect(leaderboardPage.fault(page)).toBeUndefined();
  expect(
    page.entries.map((entry) => [
      entry.rank,
      entry.decision_tag,
      entry.score_total,
      entry.score_quality,
      entry.overall_pass,
    ]),
  ).toEqual([
    [1, 'of old', 91.5, null, null],
    [2, 'a', 71.3, 69.3, true],
  ]);
  // Of a report that is gone nothing is added.
  expect(page.entries.map((entry) => [entry.gates_passed ?? null, entry.gates_total ?? null])).toEqual([
    [null, null],
    [expect.any(Number), expect.any(Number)],
  ]);
  expect(page.entries[1]).toMatchObject({ cost_ic: expect.any(Number) as number, ic: expect.any(Number) as number });
  const sourceOf = (role: string, file: string): object => {
    const bytes = Buffer.from(repository.read(file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { role, path: repository.path(file), bytes: bytes.length, sha256 };
  };
  expect(page.sources).toEqual([sourceOf('registry', registry), sourceOf('report', reportAt('2026-03-01_000100'))]);
  expect(update(repository, '--leaderboard-html', registry)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('ends in .html') as string,
  });
});

test('--leaderboard-html: a cell is a verdict where it says true or false, in whatever case, and no other word is', () => {
  const words = ['True', 'False', 'TRUE', 'WAHR', 'constructor', '__proto__'];
  const rows = words.map((word, index) => `/${index}.json,2026-01-0${index + 1}T00:00:00,${word},${word},f,1\n`);
  const repository = temporaryRepository({
    [registry]: `report_json,generated_at,overall_pass,recommendation,factor,score_total\n${rows.join('')}`,
  });
  expect(update(repository, '--leaderboard-html', 'a.html')).toMatchObject({ status: 0, stderr: '' });
  const page = JSON.parse(/id="document">([^<]*)</.exec(repository.read('a.html'))?.[1] as string) as LeaderboardPage;
  expect(page.entries.map((entry) => entry.overall_pass)).toEqual([true, false, true, null, null, null]);
});

test('an update again replaces the row; other rows and the notes of people stay as they stand', () => {
  const old =
    'my_note,report_json,generated_at,score_total,factor,recommendation\n"keep, this",/old.json,2026-01-01T00:00:00,=x,f,r\n';
  const repository = temporaryRepository({ [reportAt('2026-03-01_000100')]: report('a'), [registry]: old });
  expect(update(repository).status).toBe(0);
  const first = repository.read(registry);
  expect(
    first.startsWith('my_note,report_json,generated_at,score_total,factor,recommendation,report_md,run_dir,'),
  ).toBe(true);
  expect(first).toContain(`\r\n"keep, this",/old.json,2026-01-01T00:00:00,=x,f,r${','.repeat(30)}\r\n`);
  repository.write(registry, first.replace(/\r\n,(?=[^\r\n]*production_gates_2026)/, '\r\n"a \'note\', mine",'));
  expect(update(repository, '--report-json', `./gate_results/../${reportAt('2026-03-01_000100')}`).stdout).toContain(
    'rows_total=2 updated=1',
  );
  expect(column(repository, 'my_note')).toEqual(['keep, this', "a 'note', mine"]);
  expect(column(repository, 'score_total')).toEqual(['=x', '71.3']);
});

test('runs are found by exact tag only; a report without a tag has no run', () => {
  const repository = temporaryRepository({
    [reportAt('2026-03-01_000100')]: report('run1'),
    [reportAt('2026-03-01_000200')]: report('run2'),
    [reportAt('2026-03-01_000300')]: report(''),
    [`${runAt('2026-03-01_000000', 'run1')}/context.json`]: { decision_tag: 'run1' },
    [`${runAt('2026-03-02_000000', 'run10')}/context.json`]: { decision_tag: 'run10' },
    [`${runAt('2026-03-03_000000', 'run2')}/context.json`]: { decision_tag: 'run20' },
  });
  expect(update(repository).stdout).toContain('rows_total=3 updated=3');
  expect(column(repository, 'run_dir')).toEqual([repository.path(runAt('2026-03-01_000000', 'run1')), '', '']);
  expect(column(repository, 'data_quality_pass')).toEqual(['', '', '']);
});

test('reports as Python writes them: NaN and Infinity are no numbers and no pass', () => {
  const text = JSON.stringify(
    report('a', {
      cost_stress: [{ cost_multiplier: 1.5, test_ic: '#' }],
      wf_stress: { test_ic_mean: '#', test_ic_pos_ratio: '#' },
      gates: { overall_pass: '#' },
    }),
  );
  const repository = temporaryRepository({
    [reportAt('2026-03-01_000100')]: text
      .replace('"#"', 'NaN')
      .replace('"#"', 'Infinity')
      .replace('"#"', '-Infinity')
      .replace('"#"', 'NaN'),
  });
  expect(update(repository)).toMatchObject({ status: 0, stderr: '' });
  expect(rowOf(table(repository), 0)).toMatchObject({
    overall_pass: false,
    cost_ic_x1_5: null,
    cost_ic_x2_0: null,
    wf_test_ic_mean: null,
    wf_test_ic_pos_ratio: null,
    score_total: 32,
    recommendation: 'reject_or_research',
  });
});

test('texts that would start a formula are guarded in the file and nowhere else', () => {
  const hostile = ['=cmd|"/C calc"!A0', '+1', '-x', '@SUM(A1)', '\t=1', '\r=1', "'=x", "'plain", 'a\nb', '"', 'é😀'];
  const repository = temporaryRepository(
    Object.fromEntries(hostile.map((tag, n) => [reportAt(`2026-03-01_0001${10 + n}`), report(tag)])),
  );
  expect(update(repository)).toMatchObject({ status: 0, stderr: '' });
  expect(column(repository, 'decision_tag')).toEqual(hostile);
  const read = table(repository);
  const at = read.columns.indexOf('decision_tag');
  expect(hostile.map((_, row) => read.cell(row, at))).toEqual([
    '\'=cmd|"/C calc"!A0',
    "'+1",
    "'-x",
    "'@SUM(A1)",
    "'\t=1",
    "'\r=1",
    "''=x",
    "'plain",
    'a\nb',
    '"',
    'é😀',
  ]);
  expect(update(repository).status).toBe(0);
  expect(column(repository, 'decision_tag')).toEqual(hostile);
});

describe('what is named and not there', () => {
  test('a report is skipped with a message, and without any row the registry is its header', () => {
    const repository = temporaryRepository({ [reportAt('2026-03-01_000100')]: report('a') });
    const skipped = update(repository, '--report-json', 'gone.json', '--run-dir', 'nowhere');
    expect(skipped).toMatchObject({
      status: 0,
      stderr: `update-registry: report not found, skipped: ${repository.path('gone.json')}\n`,
    });
    expect(skipped.stdout).toContain('rows_total=0 updated=0');
    expect(repository.read(registry)).toBe(`${columns.join(',')}\r\n`);
  });
  test('a run directory stops the update', () => {
    const repository = temporaryRepository({ 'a.json': report('a') });
    expect(update(repository, '--report-json', 'a.json', '--run-dir', 'nowhere')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `update-registry: run_dir not found: ${repository.path('nowhere')}\n`,
    });
    expect(repository.files()).toEqual(['a.json']);
  });
  test('a run directory is for one report', () => {
    const run = runAt('2026-03-01_000000', 'x');
    const repository = temporaryRepository({
      'a.json': report('a'),
      'b.json': report('b'),
      [`${run}/context.json`]: { decision_tag: 'x' },
    });
    const both = update(repository, '--report-json', 'a.json', '--report-json', 'b.json', '--run-dir', run);
    expect([both.status, both.stderr]).toEqual([0, expect.stringContaining('--run-dir is left out')]);
    expect(column(repository, 'run_dir')).toEqual(['', '']);
    expect(update(repository, '--report-json', 'a.json', '--report-json=./a.json', '--run-dir', run)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(column(repository, 'run_dir')).toEqual(['', repository.path(run)]);
    expect(column(repository, 'decision_tag')).toEqual(['b', 'a']);
  });
});

describe('damaged input ends in 1, is named, and nothing is written', () => {
  const good = 'generated_at,report_json,factor,score_total,recommendation\r\n2026-01-01T00:00:00,/a,f,1,r\r\n';
  test.each<[string, string, RegExp]>([
    ['a quote that never closes', `${good}2026-01-02,"/b\r\n`, /registry\.csv: line 3: a quote opens here/],
    ['text after a closing quote', `${good}2026-01-02,"/b"c\r\n`, /registry\.csv: line 3: text after/],
    ['a row longer than the header', `${good}2026-01-02,/b,c,d,e,f\r\n`, /registry\.csv: line 3: a row of 6 cells/],
    [
      'a header with a name twice',
      'generated_at,report_json,report_json\r\n',
      /registry\.csv: line 1: the header names the column "report_json" twice/,
    ],
    [
      'another file',
      'date,ticker,score\n2026-01-01,A,1\n',
      /registry\.csv: line 1: the header has no generated_at, no factor/,
    ],
  ])('registry: %s', (_, text, message) => {
    const repository = temporaryRepository({ [reportAt('2026-03-01_000100')]: report('a'), [registry]: text });
    expect(update(repository)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(repository.read(registry)).toBe(text);
    expect(repository.files()).toEqual([registry, reportAt('2026-03-01_000100')]);
  });

  test('registry: not UTF-8, a directory', () => {
    const repository = temporaryRepository({ [reportAt('2026-03-01_000100')]: report('a'), [registry]: '' });
    update(repository);
    const bytes = Buffer.concat([Buffer.from(`${repository.read(registry)}x,`), Buffer.from([0xe9, 0x0a])]);
    writeFileSync(repository.path('latin.csv'), bytes);
    expect(update(repository, '--registry-csv', 'latin.csv')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/latin\.csv: line 3: expected UTF-8/),
    });
    mkdirSync(repository.path('folder.csv'));
    expect(update(repository, '--registry-csv', 'folder.csv')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/folder\.csv: expected a regular file/),
    });
  });

  const run = runAt('2026-03-01_000000', 'a');
  test.each<[string, string, RegExp]>([
    [reportAt('2026-03-01_000100'), '{"inputs": {', /production_gates_report\.json: is cut off/],
    [reportAt('2026-03-01_000100'), '[1]', /production_gates_report\.json: not a production-gates-report document/],
    [reportAt('2026-03-01_000100'), '', /production_gates_report\.json: is empty/],
    [`${run}/governance_audit_check.json`, '{"checks": [', /governance_audit_check\.json: is cut off/],
    [`${run}/governance_audit_check.json`, '[]', /governance_audit_check\.json: not a governance-audit document/],
    [
      `${run}/governance_remediation_plan.json`,
      '{"remediation_items": {}}',
      /governance_remediation_plan\.json: not a remediation-plan document: \/remediation_items/,
    ],
    ['dq.json', '{"overall_pass": "yes"}', /dq\.json: not a data-quality-report document: \/overall_pass/],
  ])('%s as %s', (file, text, message) => {
    const repository = temporaryRepository({
      [reportAt('2026-03-01_000100')]: report('a'),
      [`${run}/context.json`]: { decision_tag: 'a', data_quality_report_json: 'dq.json' },
      [file]: text,
      [registry]: 'report_json\n/a\n',
    });
    const before = repository.files();
    expect(update(repository)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect([repository.read(registry), repository.files()]).toEqual(['report_json\n/a\n', before]);
  });

  test('a context that is cut off, of a run that was given', () => {
    const repository = temporaryRepository({ 'a.json': report('a'), 'run/context.json': '{"decision_tag": "a"' });
    expect(update(repository, '--report-json', 'a.json', '--run-dir', 'run')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/run\/context\.json: is cut off/),
    });
    expect(repository.files()).toEqual(['a.json', 'run/context.json']);
  });
});

test('files of its own for registry and leaderboard, or a usage error', () => {
  const repository = temporaryRepository({});
  repository.write('real/r.csv', '');
  symlinkSync('real', repository.path('link'));
  expect(update(repository, '--registry-csv', 'real/r.csv', '--leaderboard-md', 'link/r.csv')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('both name'),
  });
  expect(update(repository, '--registry-csv', 'x', '--leaderboard-md', './x')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--registry-csv and --leaderboard-md both name'),
  });
  expect(update(repository, '--registry-csv', '')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('option --registry-csv: expected a path'),
  });
  expect(repository.files()).toEqual(['link', 'real/r.csv']);
});

test('a link to a shared registry stays a link, and its permissions stay', () => {
  const repository = temporaryRepository({
    'shared/registry.csv': 'report_json,generated_at,factor,score_total,recommendation\n/a,2026-01-01T00:00:00,f,1,r\n',
    'a.json': report('a'),
  });
  chmodSync(repository.path('shared/registry.csv'), 0o664);
  symlinkSync('shared/registry.csv', repository.path('link.csv'));
  expect(update(repository, '--report-json', 'a.json', '--registry-csv', 'link.csv').status).toBe(0);
  expect(readlinkSync(repository.path('link.csv'))).toBe('shared/registry.csv');
  expect(table(repository, 'shared/registry.csv').rowCount).toBe(2);
});

test('many at once lose no row and write none twice', async () => {
  const [writers, each] = [8, 3];
  const names = Array.from({ length: writers * each }, (_, n) => `r/${n}/report.json`);
  const old = Array.from({ length: 20 }, (_, n) => `2026-01-01T00:00:00,/old/${n},note ${n},f,1,r\n`).join('');
  const repository = temporaryRepository({
    ...Object.fromEntries(names.map((name, n) => [name, report(`t${n}`)])),
    [registry]: `generated_at,report_json,my_note,factor,score_total,recommendation\n${old}`,
  });
  const failures: string[] = [];
  const writer = async (own: string[]): Promise<void> => {
    for (const name of own) {
      // Each report twice, the second time together with the first report of all.
      for (const words of [[name], [name, names[0] as string]]) {
        const run = await startTool(
          'update-registry',
          words.flatMap((word) => ['--report-json', word]),
          { cwd: repository.root },
        ).ended;
        if (run.status !== 0) failures.push(run.stderr);
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, n) => writer(names.slice(n * each, (n + 1) * each))));
  expect(failures).toEqual([]);
  const paths = column(repository, 'report_json');
  expect([...paths].sort()).toEqual(
    [...Array.from({ length: 20 }, (_, n) => `/old/${n}`), ...names.map((name) => repository.path(name))].sort(),
  );
  expect(column(repository, 'my_note').filter((note) => note !== '')).toEqual(
    Array.from({ length: 20 }, (_, n) => `note ${n}`),
  );
  const times = column(repository, 'generated_at');
  expect(times).toEqual([...times].sort());
  expect(repository.read(leaderboard)).toContain(`- total_experiments: ${writers * each + 20}\n`);
  expect(repository.files().filter((file) => /\.(lock|tmp)/.test(file))).toEqual([]);
});

test('what was true while it waited for another does not come back', async () => {
  const repository = temporaryRepository({ [reportAt('2026-03-05_090000')]: report('t') });
  mkdirSync(repository.path('audit/factor_registry'), { recursive: true });
  const lock = await acquireLock(repository.path(registry));
  const waiting = startTool('update-registry', [], { cwd: repository.root });
  let said = '';
  waiting.stderr?.on('data', (text: string) => (said += text));
  await until(() => said.includes('waiting for'), 'it to wait');
  repository.write(reportAt('2026-03-05_090000'), report('t', { gates: { overall_pass: false } }));
  lock.release();
  expect((await waiting.ended).status).toBe(0);
  expect(column(repository, 'overall_pass')).toEqual(['False']);
});
