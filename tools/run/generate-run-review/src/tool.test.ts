import { createHash } from 'node:crypto';
import { runReviewPage, runReviewResult, type RunReviewPage } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const runs = 'audit/workstation_runs';
const run = `${runs}/2031-05-04_081500_production_gates_may_run1`;
const older = `${runs}/2031-05-03_081500_production_gates_may_run0`;
const gates = 'gate_results/production_gates_2031-05-04_091200';
const report = `${gates}/production_gates_report.json`;
const olderReport = 'gate_results/production_gates_2031-05-05_091200/production_gates_report.json';

const repository = (): Repository =>
  temporaryRepository({
    [`${run}/context.json`]: { decision_tag: 'may_run1', owner: 'ada', data_quality_report_json: 'dq/report.json' },
    [`${run}/dq/report.json`]: { overall_pass: false },
    [report]:
      '{"inputs": {"decision_tag": "may_run1"}, "wf_stress": {"test_ic_mean": NaN}, "gates": {"overall_pass": true}}',
    [`${older}/context.json`]: { decision_tag: 'may_run0' },
    [olderReport]: { inputs: { decision_tag: 'may_run0' } },
  });
/** The document that a page carries. */
const carried = (repo: Repository, file: string): RunReviewPage =>
  JSON.parse(/id="document">([^<]*)</.exec(repo.read(file))?.[1] as string) as RunReviewPage;
const review = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('generate-run-review', words, { cwd: root });

function spoilSummary({ write }: Repository): void {
  write(report, { inputs: { decision_tag: 'may_run1' }, outputs: { out_root: gates } });
  write(`${gates}/walk_forward_summary.csv`, 'a,b\n"');
}

test('of the newest run, beside the report of its tag', () => {
  const repo = repository();
  const out = `${gates}/production_gates_run_review.md`;
  expect(review(repo)).toMatchObject({ status: 0, stdout: `[done] run_review_md=${out}\n`, stderr: '' });
  const text = repo.read(out);
  for (const line of [
    'decision_tag: may_run1',
    'owner: ada',
    `run_dir: \`${run}\``,
    'wf_test_ic_mean: nan',
    'data_quality_pass: False',
    'recommendation: approve',
  ]) {
    expect(text).toContain(`- ${line}\n`);
  }
});

test('of the run that was given, or the report that was given, into a folder that is made', () => {
  const repo = repository();
  expect(review(repo, '--run-dir', older, '--out-md', 'reviews/a.md').stdout).toBe(
    '[done] run_review_md=reviews/a.md\n',
  );
  expect(review(repo, '--report-json', `./${olderReport}`, '--out-md', 'reviews/b.md').stdout).toBe(
    '[done] run_review_md=reviews/b.md\n',
  );
  expect(repo.read('reviews/b.md')).toBe(repo.read('reviews/a.md'));
  expect(repo.read('reviews/a.md')).toContain('- decision_tag: may_run0\n');
});

test('--out-html: a page drawn from what was read, the same each time, windows and their file included', () => {
  const repo = repository();
  repo.write(report, {
    inputs: { decision_tag: 'may_run1', factor: 'value' },
    cost_stress: [
      { cost_multiplier: 1.5, test_ic: 0.02 },
      { cost_multiplier: 2, test_ic: -0.01 },
    ],
    wf_stress: { test_ic_mean: 0.5, test_ic_pos_ratio: 0.5, test_ic_n: 2 },
    risk_diagnostics: { beta_vs_spy: -0.7, industry_coverage: 0.9, turnover_top_pct_overlap: 0.5 },
    outputs: { out_root: gates },
    thresholds: { beta_abs_max: 0.8 },
    gates: {
      cost_gate_x1_5_positive: true,
      cost_gate_x2_0_positive: false,
      risk_gate_beta_abs: true,
      risk_gate_industry_coverage: false,
      risk_gate_turnover_overlap: true,
      of_our_own: 'yes',
      overall_pass: false,
    },
  });
  repo.write(`${gates}/walk_forward_summary.csv`, 'window,test_ic\n2029,0.03\n2030,-0.01\n');
  expect(review(repo, '--out-html', 'pages/a.html')).toMatchObject({
    status: 0,
    stdout: `[done] run_review_md=${gates}/production_gates_run_review.md\n[done] run_review_html=pages/a.html\n`,
    stderr: '',
  });
  const page = carried(repo, 'pages/a.html');
  expect(runReviewPage.fault(page)).toBeUndefined();
  expect(
    page.gates.map((gate) => [gate.name, gate.measured, gate.threshold, gate.threshold_from, gate.passed]),
  ).toEqual([
    ['cost_gate_x1_5_positive', 0.02, 0, 'gate', true],
    ['cost_gate_x2_0_positive', -0.01, 0, 'gate', false],
    ['risk_gate_beta_abs', 0.7, 0.8, 'report', true],
    ['risk_gate_industry_coverage', 0.9, 0.7, 'score', false], // the page draws no line that the verdict contradicts
    ['risk_gate_turnover_overlap', 0.5, 0.2, 'score', true],
    ['of_our_own', null, null, null, null],
  ]);
  expect(page.walk_forward).toMatchObject({
    windows_from: 'walk_forward_summary.csv',
    windows: [
      { label: '2029', test_ic: 0.03 },
      { label: '2030', test_ic: -0.01 },
    ],
  });
  expect(page.walk_forward.remarks).toEqual([
    expect.stringMatching(/^The report's mean is 0.5, that of the windows 0.0/),
  ]);
  expect(page.score).toMatchObject({ total: page.score.sum, recommendation: 'reject_or_research' });
  expect(page.sources.map((source) => source.path)).toEqual([
    report,
    `${run}/context.json`,
    `${run}/dq/report.json`,
    `${gates}/walk_forward_summary.csv`,
  ]);
  for (const source of page.sources)
    expect(source.sha256).toBe(createHash('sha256').update(repo.read(source.path)).digest('hex'));
  review(repo, '--out-html', 'pages/b.html');
  expect(repo.read('pages/b.html')).toBe(repo.read('pages/a.html'));
});

test.each<[string, object, string | undefined, RegExp | undefined]>([
  ['of the report itself', { wf_stress: { windows: [{ fold: 1, test_ic: 0.1 }] } }, undefined, undefined],
  [
    'named by its path',
    { wf_stress: { summary: 'elsewhere/walk_forward_summary.csv' } },
    'elsewhere/walk_forward_summary.csv',
    undefined,
  ],
  [
    'beside a report that was moved',
    { outputs: { out_root: '/gone' } },
    `${gates}/walk_forward_summary.csv`,
    undefined,
  ],
  [
    'named and not there',
    { outputs: { out_root: '/gone' } },
    undefined,
    /names is not there \(\/gone\/walk_forward_summary\.csv\)/,
  ],
  ['not even named', {}, `${gates}/walk_forward_summary.csv`, /names no walk_forward_summary\.csv/],
])('windows %s', (_, changes, file, remark) => {
  const repo = repository();
  repo.write(report, { inputs: { decision_tag: 'may_run1' }, ...changes });
  if (file !== undefined) repo.write(file, 'test_start,test_ic\n2029-01,0.1\n');
  expect(review(repo, '--out-html', 'a.html')).toMatchObject({ status: 0, stderr: '' });
  const { windows, remarks } = carried(repo, 'a.html').walk_forward;
  if (remark === undefined) expect([windows.map(({ test_ic }) => test_ic), remarks]).toEqual([[0.1], []]);
  else expect([windows, remarks]).toEqual([[], [expect.stringMatching(remark)]]);
});

test.each<[string, unknown[], string, number, object, string[]]>([
  [
    'three of six without a figure',
    [0.01, null, 0.01, null, 0.01, null],
    '1.0',
    3,
    { windows: 6, with_figure: 3, positive: 3 },
    [],
  ],
  [
    'a report that counts those without a figure',
    [0.01, null],
    '0.5',
    2,
    { windows: 2, with_figure: 1, positive: 1 },
    [
      'The report counts 2 windows, here are 1 with a number.',
      "The report's share of positive windows is 0.5, that of the windows 1.",
    ],
  ],
  [
    'more than are shown',
    Array.from({ length: 450 }, (_, index) => (index < 50 ? 0.01 : -0.01)),
    String(50 / 450),
    450,
    { windows: 450, with_figure: 450, positive: 50 },
    ['Only the last 400 of 450 windows are shown; the share is that of all.'],
  ],
])(
  'windows, %s: all are counted, and one share is of those with a figure',
  (_, ics, ratio, count, counted, remarks) => {
    const repo = repository();
    repo.write(report, {
      inputs: { decision_tag: 'may_run1' },
      wf_stress: {
        windows: ics.map((test_ic, fold) => ({ fold, test_ic })),
        test_ic_n: count,
        test_ic_pos_ratio: Number(ratio),
      },
    });
    review(repo, '--out-html', 'a.html');
    const walk = carried(repo, 'a.html').walk_forward;
    expect([walk.counted, walk.remarks, walk.windows.length]).toEqual([counted, remarks, Math.min(400, ics.length)]);
  },
);

test('a summary that is not needed is not read, however damaged it is', () => {
  const repo = repository();
  repo.write(report, {
    inputs: { decision_tag: 'may_run1' },
    wf_stress: { windows: [{ fold: 1, test_ic: 0.1 }] },
    outputs: { out_root: gates },
  });
  repo.write(`${gates}/walk_forward_summary.csv`, 'a,b\n"');
  expect(review(repo, '--out-html', 'a.html')).toMatchObject({ status: 0, stderr: '' });
  expect(carried(repo, 'a.html')).toMatchObject({
    walk_forward: { windows_from: 'report', windows: [{ label: '1' }] },
    sources: [{ role: 'report' }, { role: 'context' }, { role: 'data quality report' }],
  });
});

test('a summary that was read is among the sources, whatever was in it', () => {
  const repo = repository();
  repo.write(report, { inputs: { decision_tag: 'may_run1' }, outputs: { out_root: gates } });
  repo.write(`${gates}/walk_forward_summary.csv`, 'window,train_ic\n2029,0.1\n');
  review(repo, '--out-html', 'a.html');
  const { walk_forward: walk, sources } = carried(repo, 'a.html');
  expect(walk).toMatchObject({
    windows_from: null,
    windows: [],
    remarks: ['walk_forward_summary.csv has no column test_ic.'],
  });
  expect(sources.at(-1)).toMatchObject({ role: 'walk-forward summary', path: `${gates}/walk_forward_summary.csv` });
});

test('a verdict is that of the row it judges, where a multiplier is there twice', () => {
  const repo = repository();
  repo.write(report, {
    inputs: { decision_tag: 'may_run1' },
    cost_stress: [
      { cost_multiplier: 1.5, test_ic: 0.02 },
      { cost_multiplier: 1.5, test_ic: -0.01 },
    ],
    gates: { cost_gate_x1_5_positive: true, overall_pass: true },
  });
  review(repo, '--out-html', 'a.html');
  expect(carried(repo, 'a.html').cost.points.map(({ test_ic, passed }) => [test_ic, passed])).toEqual([
    [0.02, true],
    [-0.01, null],
  ]);
});

test('--json is the result document', () => {
  const document = JSON.parse(review(repository(), '--json').stdout) as unknown;
  expect(runReviewResult.fault(document)).toBeUndefined();
  expect(document).toMatchObject({
    run_dir: run,
    report_json: report,
    decision_tag: 'may_run1',
    recommendation: 'approve',
  });
});

test.each<[string, (repo: Repository) => void, string[], RegExp]>([
  ['no run', () => undefined, ['--run-dir', 'nowhere'], /run_dir not found: .*nowhere is not a directory/],
  [
    'no report',
    () => undefined,
    ['--report-json', 'nowhere.json', '--run-dir', run],
    /report_json not found: .*nowhere.json is not a file/,
  ],
  ['no report of the run', ({ write }) => write(report, {}), [], /report_json not found: .* 'may_run1'/],
  [
    'a context cut off',
    ({ write }) => write(`${run}/context.json`, '{"owner"'),
    ['--run-dir', run, '--report-json', report],
    /context.json: is cut off/,
  ],
  [
    'an audit of another type',
    ({ write }) => write(`${run}/governance_audit_check.json`, '[]'),
    [],
    /governance_audit_check.json: not a governance-audit document/,
  ],
  [
    'a plan of another type',
    ({ write }) => write(`${run}/governance_remediation_plan.json`, { remediation_items: {} }),
    [],
    /remediation-plan document: \/remediation_items/,
  ],
  [
    'a data quality report that is garbage',
    ({ write }) => write(`${run}/dq/report.json`, '\u0000\u0001'),
    [],
    /dq\/report.json: is not JSON/,
  ],
  [
    'a report cut off',
    ({ write }) => write(report, '{"inputs": {'),
    ['--run-dir', run, '--report-json', report],
    /report.json: is cut off/,
  ],
  ['the review as page', () => undefined, ['--out-html', `${gates}/production_gates_run_review.md`], /ends in \.html/],
  ['a summary that is not CSV', spoilSummary, ['--out-html', 'a.html'], /walk_forward_summary.csv: line 2/],
  ['the report as target', () => undefined, ['--out-md', report], /is the report itself/],
])('%s: status 1 and nothing written', (_, spoil, words, message) => {
  const repo = repository();
  spoil(repo);
  const before = repo.files();
  const done = review(repo, ...words);
  expect(done.stderr).toMatch(message);
  expect(done).toMatchObject({ status: 1, stdout: '' });
  expect(repo.files()).toEqual(before);
});
