import { runReviewResult } from '@gatehouse/contracts';
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
    [report]: '{"inputs": {"decision_tag": "may_run1"}, "wf_stress": {"test_ic_mean": NaN}, "gates": {"overall_pass": true}}',
    [`${older}/context.json`]: { decision_tag: 'may_run0' },
    [olderReport]: { inputs: { decision_tag: 'may_run0' } },
  });
const review = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> => runTool('generate-run-review', words, { cwd: root });

test('of the newest run, beside the report of its tag', () => {
  const repo = repository();
  const out = `${gates}/production_gates_run_review.md`;
  expect(review(repo)).toMatchObject({ status: 0, stdout: `[done] run_review_md=${out}\n`, stderr: '' });
  const text = repo.read(out);
  for (const line of ['decision_tag: may_run1', 'owner: ada', `run_dir: \`${run}\``, 'wf_test_ic_mean: nan', 'data_quality_pass: False', 'recommendation: approve']) {
    expect(text).toContain(`- ${line}\n`);
  }
});

test('of the run that was given, or the report that was given, into a folder that is made', () => {
  const repo = repository();
  expect(review(repo, '--run-dir', older, '--out-md', 'reviews/a.md').stdout).toBe('[done] run_review_md=reviews/a.md\n');
  expect(review(repo, '--report-json', `./${olderReport}`, '--out-md', 'reviews/b.md').stdout).toBe('[done] run_review_md=reviews/b.md\n');
  expect(repo.read('reviews/b.md')).toBe(repo.read('reviews/a.md'));
  expect(repo.read('reviews/a.md')).toContain('- decision_tag: may_run0\n');
});

test('--json is the result document', () => {
  const document = JSON.parse(review(repository(), '--json').stdout) as unknown;
  expect(runReviewResult.fault(document)).toBeUndefined();
  expect(document).toMatchObject({ run_dir: run, report_json: report, decision_tag: 'may_run1', recommendation: 'approve' });
});

test.each<[string, (repo: Repository) => void, string[], RegExp]>([
  ['no run', () => undefined, ['--run-dir', 'nowhere'], /run_dir not found: .*nowhere is no directory/],
  ['no report', () => undefined, ['--report-json', 'nowhere.json', '--run-dir', run], /report_json not found: .*nowhere.json is no file/],
  ['no report of the run', ({ write }) => write(report, {}), [], /report_json not found: .* 'may_run1'/],
  ['a context cut off', ({ write }) => write(`${run}/context.json`, '{"owner"'), ['--run-dir', run, '--report-json', report], /context.json: is cut off/],
  ['an audit of another type', ({ write }) => write(`${run}/governance_audit_check.json`, '[]'), [], /governance_audit_check.json: not a governance-audit document/],
  ['a plan of another type', ({ write }) => write(`${run}/governance_remediation_plan.json`, { remediation_items: {} }), [], /remediation-plan document: \/remediation_items/],
  ['a data quality report that is garbage', ({ write }) => write(`${run}/dq/report.json`, '\u0000\u0001'), [], /dq\/report.json: is not JSON/],
  ['a report cut off', ({ write }) => write(report, '{"inputs": {'), ['--run-dir', run, '--report-json', report], /report.json: is cut off/],
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
