import type { DataQualityReport, ProductionGatesReport, RunContext, RunResult } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { audit, markdown, type Audit } from './core';
import { artifacts, type Evidence } from './evidence';

const there = (path: string): { path: string; isThere: boolean } => ({ path, isThere: true });
const read = <T>(value: T): { state: 'read'; value: T } => ({ state: 'read', value });
const absent = { state: 'missing', problem: 'not there' } as const;
const damaged = { state: 'damaged', problem: '/r/x: is cut off' } as const;
const header =
  '| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |\n|-|-|-|-|-|-|-|-|-|\n';

const context: RunContext = {
  decision_tag: 'may_run1',
  owner: 'ada',
  skip_data_quality_check: 0,
  data_quality_report_json: '/r/dq.json',
};
const report: ProductionGatesReport = { inputs: { decision_tag: 'may_run1' }, gates: { overall_pass: true } };

function evidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    runDir: '/r',
    artifacts: Object.fromEntries(artifacts.map((name) => [name, there(`/r/${name}`)])) as Evidence['artifacts'],
    preflight: read({}),
    context: read(context),
    result: read<RunResult>({ exit_code: 0 }),
    reportJson: there('/g/report.json'),
    report: read(report),
    reportMd: there('/g/production_gates_report.md'),
    finalSummary: there('/g/production_gates_final_summary.md'),
    dataQuality: { ...there('/r/dq.json'), reading: read<DataQualityReport>({ overall_pass: true }) },
    stageLog: {
      ...there('/LOG.md'),
      reading: read(Buffer.from(`${header}| 2031 | S3 | may_run1 | ada | x | y | z | pass | - |\n`)),
    },
    ...changes,
  };
}

const audited = (changes: Partial<Evidence> = {}, requireFinalSummary = true): Audit =>
  audit(evidence(changes), { generatedAt: '2031-05-04T10:00:00.000000', requireFinalSummary });
const noArtifact = (name: (typeof artifacts)[number]): Partial<Evidence> => ({
  artifacts: { ...evidence().artifacts, [name]: { path: `/r/${name}`, isThere: false } },
});

test.each<[string, Record<string, boolean>, Record<string, object>, Record<string, boolean>, RegExp | undefined]>([
  [
    'as the gates say',
    { a: true, b: false },
    { a: { verdict: 'pass' }, b: { verdict: 'not_evaluable', required: false } },
    {},
    undefined,
  ],
  ['a pass beside false', { a: false }, { a: { verdict: 'pass' } }, {}, /gate_verdicts contradict gates: a$/],
  ['a fail beside true', { a: true }, { a: { verdict: 'fail' } }, {}, /contradict gates: a, overall_pass/],
  [
    'a required gate not evaluable beside a pass',
    { a: false },
    { a: { verdict: 'not_evaluable' } },
    {},
    /contradict gates: overall_pass/,
  ],
  [
    'a section that was skipped',
    { risk_a: false },
    { risk_a: { verdict: 'fail' } },
    { skip_risk_diagnostics: true },
    undefined,
  ],
])('verdicts of gates: %s', (_, gates, gate_verdicts, inputs, failure) => {
  const stated = {
    ...report,
    inputs: { ...report.inputs, ...inputs },
    gates: { ...gates, overall_pass: true },
    gate_verdicts,
  };
  const { checks, failures } = audited({ report: read(stated as ProductionGatesReport) });
  expect(checks['gate_verdicts_consistent']).toBe(failure === undefined);
  if (failure !== undefined) expect(failures).toEqual([expect.stringMatching(failure)]);
});

test('a complete trail passes, with every check of the contract in its order', () => {
  const { checks, details, overall_pass, failures } = audited();
  expect([overall_pass, failures]).toEqual([true, []]);
  expect(Object.entries(checks)).toEqual(
    [
      'exists::preflight.json',
      'exists::context.json',
      'exists::command.sh',
      'exists::run.log',
      'exists::result.json',
      'exists::report_json',
      'exists::report_md',
      'exists::final_summary_md',
      'result_exit_code_zero',
      'decision_tag_consistent',
      'gates_has_overall_pass',
      'dq_not_skipped',
      'dq_report_pass',
      'stage_log_exists',
      'stage_log_has_decision_tag',
    ].map((name) => [name, true]),
  );
  expect(details).toEqual({
    run_dir: '/r',
    report_json: '/g/report.json',
    decision_tag: 'may_run1',
    owner: 'ada',
    decision_tag_report: 'may_run1',
    overall_pass: true,
    skip_data_quality_check: false,
    data_quality_report_json: '/r/dq.json',
    data_quality_overall_pass: true,
  });
});

describe('a finding fails exactly its check, in the words of the contract', () => {
  const contextOf = (changes: Partial<RunContext>): Partial<Evidence> => ({
    context: read({ ...context, ...changes }),
  });
  test.each<[string, Partial<Evidence>, Record<string, string | RegExp>]>([
    ...artifacts.map((name): [string, Partial<Evidence>, Record<string, string>] => [
      `no ${name}`,
      noArtifact(name),
      { [`exists::${name}`]: `missing required run artifact: /r/${name}` },
    ]),
    [
      'no report',
      { reportJson: { path: '/g/r.json', isThere: false } },
      { 'exists::report_json': 'missing report_json: /g/r.json' },
    ],
    [
      'no report_md',
      { reportMd: { path: '/g/r.md', isThere: false } },
      { 'exists::report_md': 'missing report_md: /g/r.md' },
    ],
    [
      'no summary',
      { finalSummary: { path: '/g/s.md', isThere: false } },
      { 'exists::final_summary_md': 'missing final summary markdown: /g/s.md' },
    ],
    [
      'exit code 3',
      { result: read<RunResult>({ exit_code: 3 }) },
      { result_exit_code_zero: 'result exit_code is not zero: 3' },
    ],
    [
      'exit code null',
      { result: read<RunResult>({ exit_code: null }) },
      { result_exit_code_zero: 'result exit_code is not zero: None' },
    ],
    ['no exit code', { result: read<RunResult>({}) }, { result_exit_code_zero: 'result exit_code is not zero: None' }],
    ['no result', { result: absent }, { result_exit_code_zero: 'result exit_code is not zero: None' }],
    [
      'exit code 0 of a run that failed',
      { result: read<RunResult>({ exit_code: 0, outcome: 'failed' }) },
      { result_outcome_succeeded: "result exit_code is zero, but outcome is 'failed'" },
    ],
    [
      'a run that failed',
      { result: read<RunResult>({ exit_code: 2, outcome: 'blocked' }) },
      { result_exit_code_zero: 'result exit_code is not zero: 2' },
    ],
    [
      'another tag',
      { report: read({ ...report, inputs: { decision_tag: 'may_run10' } }) },
      { decision_tag_consistent: "decision_tag mismatch or missing: context='may_run1', report='may_run10'" },
    ],
    [
      'no tag in the report',
      { report: read({ gates: { overall_pass: true } }) },
      { decision_tag_consistent: "decision_tag mismatch or missing: context='may_run1', report=''" },
    ],
    [
      'no verdict',
      { report: read({ ...report, gates: {} }) },
      { gates_has_overall_pass: 'report missing gates.overall_pass' },
    ],
    [
      'a verdict null',
      { report: read({ ...report, gates: { overall_pass: null } }) },
      { gates_has_overall_pass: 'report missing gates.overall_pass' },
    ],
    [
      'a verdict in text',
      { report: read({ ...report, gates: { overall_pass: 'true' } }) },
      { gates_has_overall_pass: 'report missing gates.overall_pass' },
    ],
    [
      'skipped 1',
      contextOf({ skip_data_quality_check: 1 }),
      { dq_not_skipped: 'data quality check was skipped for this run' },
    ],
    [
      'skipped true',
      contextOf({ skip_data_quality_check: true }),
      { dq_not_skipped: 'data quality check was skipped for this run' },
    ],
    [
      'skipped -1',
      contextOf({ skip_data_quality_check: -1 }),
      { dq_not_skipped: 'data quality check was skipped for this run' },
    ],
    [
      'no data quality report',
      { dataQuality: { path: '/r/dq.json', isThere: false, reading: absent } },
      { dq_report_pass: 'data quality report path not found: /r/dq.json' },
    ],
    [
      'no path to it',
      { dataQuality: { path: '', isThere: false, reading: absent } },
      { dq_report_pass: 'data quality report path missing in context.json' },
    ],
    ...[false, null, undefined].map((overall_pass): [string, Partial<Evidence>, Record<string, string>] => [
      `data quality ${overall_pass}`,
      {
        dataQuality: {
          ...there('/r/dq.json'),
          reading: read<DataQualityReport>(overall_pass === undefined ? {} : { overall_pass }),
        },
      },
      { dq_report_pass: 'data quality report overall_pass is not true: /r/dq.json' },
    ]),
    [
      'a ledger of others',
      {
        stageLog: {
          ...there('/LOG.md'),
          reading: read(Buffer.from(`${header}| 2031 | S3 | may_run10 | may_run1 | x | y | z | pass | - |\n`)),
        },
      },
      { stage_log_has_decision_tag: 'stage log missing decision_tag row: may_run1' },
    ],
    [
      'a preflight that cannot be read',
      { preflight: damaged },
      { 'readable::preflight.json': 'missing required run artifact that can be read: /r/x: is cut off' },
    ],
    [
      'skipped, without a report',
      { ...contextOf({ skip_data_quality_check: 1 }), dataQuality: { path: '', isThere: false, reading: absent } },
      {
        dq_not_skipped: 'data quality check was skipped for this run',
        dq_report_pass: 'data quality report path missing in context.json',
      },
    ],
    [
      'an empty tag on both sides',
      { ...contextOf({ decision_tag: '' }), report: read({ gates: { overall_pass: true } }) },
      {
        decision_tag_consistent: "decision_tag mismatch or missing: context='', report=''",
        stage_log_has_decision_tag: 'stage log missing decision_tag row: ',
      },
    ],
    [
      'no context',
      { ...noArtifact('context.json'), context: absent, dataQuality: { path: '', isThere: false, reading: absent } },
      {
        'exists::context.json': 'missing required run artifact: /r/context.json',
        decision_tag_consistent: "decision_tag mismatch or missing: context='', report='may_run1'",
        dq_report_pass: 'data quality report path missing in context.json',
        stage_log_has_decision_tag: 'stage log missing decision_tag row: ',
      },
    ],
    [
      'a context that cannot be read',
      { context: damaged, dataQuality: { path: '', isThere: false, reading: absent } },
      {
        decision_tag_consistent: "decision_tag mismatch or missing: context='', report='may_run1'",
        dq_not_skipped: 'data quality check may have been skipped: context.json cannot be read',
        dq_report_pass: 'data quality report path missing in context.json',
        stage_log_has_decision_tag: 'stage log missing decision_tag row: ',
        'readable::context.json': 'missing required run artifact that can be read: /r/x: is cut off',
      },
    ],
    [
      'a result that cannot be read',
      { result: damaged },
      {
        result_exit_code_zero: 'result exit_code is not zero: None',
        'readable::result.json': 'missing required run artifact that can be read: /r/x: is cut off',
      },
    ],
    [
      'a report that cannot be read',
      { report: damaged },
      {
        decision_tag_consistent: "decision_tag mismatch or missing: context='may_run1', report=''",
        gates_has_overall_pass: 'report missing gates.overall_pass',
        'readable::report_json': 'report_json cannot be read: /r/x: is cut off',
      },
    ],
    [
      'a data quality report that cannot be read',
      { dataQuality: { ...there('/r/dq.json'), reading: damaged } },
      {
        dq_report_pass: 'data quality report overall_pass is not true: /r/dq.json',
        'readable::data_quality_report': 'data quality report cannot be read: /r/x: is cut off',
      },
    ],
    [
      'a ledger that cannot be read',
      { stageLog: { ...there('/LOG.md'), reading: damaged } },
      {
        stage_log_has_decision_tag: 'stage log missing decision_tag row: may_run1',
        'readable::stage_log': 'stage log cannot be read: /r/x: is cut off',
      },
    ],
  ])('%s', (_, changes, findings) => {
    const { checks, failures, overall_pass } = audited(changes);
    expect(Object.keys(checks).filter((name) => !checks[name])).toEqual(Object.keys(findings));
    expect(failures).toEqual(Object.values(findings));
    expect(overall_pass).toBe(false);
  });
});

test('without a ledger there is no check for its row', () => {
  const { checks, failures } = audited({ stageLog: { path: '/LOG.md', isThere: false, reading: absent } });
  expect(checks).not.toHaveProperty('stage_log_has_decision_tag');
  expect(failures).toEqual(['stage log not found: /LOG.md']);
});

test('the final summary is asked for only with the flag', () => {
  const { checks, overall_pass } = audited({ finalSummary: { path: '/g/s.md', isThere: false } }, false);
  expect(overall_pass).toBe(true);
  expect(checks).not.toHaveProperty('exists::final_summary_md');
});

test('gates that failed do not fail the audit, and old keys are read', () => {
  expect(
    audited({ report: read({ args: { decision_tag: 'may_run1' }, gate: { overall_pass: false } }) }),
  ).toMatchObject({ overall_pass: true, details: { overall_pass: false } });
});

test('a context that does not say whether the check was skipped proves nothing', () => {
  const { skip_data_quality_check: _, ...silent } = context;
  expect(audited({ context: read(silent) })).toMatchObject({
    overall_pass: false,
    failures: ['data quality check may have been skipped: context.json does not say'],
  });
  expect(audited({ context: read({ ...context, skip_data_quality_check: false }) }).overall_pass).toBe(true);
  expect(
    audited({ context: read(silent), dataQuality: { path: '', isThere: false, reading: absent } }).overall_pass,
  ).toBe(false);
});

test('a result with any field of our own must say that the run succeeded', () => {
  expect(audited({ result: read({ exit_code: 0 }) }).overall_pass).toBe(true);
  for (const own of [{ phase: 'verify' as const }, { signal: null }, { finished_at: '2026-03-05T11:00:00.000Z' }]) {
    expect(audited({ result: read({ exit_code: 0, ...own }) }).failures).toEqual([
      'result exit_code is zero, but outcome is None',
    ]);
    expect(audited({ result: read({ exit_code: 0, outcome: 'succeeded', ...own }) }).overall_pass).toBe(true);
  }
});

test('details hold odd values as text and leave out what was not read', () => {
  const odd = audited({
    report: read({ gates: { overall_pass: { a: true } } }),
    dataQuality: { path: '/x', isThere: false, reading: absent },
  }).details;
  expect(odd).toMatchObject({ overall_pass: "{'a': True}", data_quality_report_json: '/x' });
  expect(odd).not.toHaveProperty('data_quality_overall_pass');
});

test('the Markdown', () => {
  const text = markdown(
    audited({ ...noArtifact('run.log'), context: read({ ...context, decision_tag: 'a\n# forged' }) }),
    '/r/out.json',
  );
  expect(text.split('\n').slice(0, 10)).toEqual([
    '# Governance Audit Check',
    '',
    '- generated_at: 2031-05-04T10:00:00.000000',
    '- overall_pass: False',
    '- run_dir: `/r`',
    '- report_json: `/g/report.json`',
    '',
    '## Checks',
    '',
    '- decision_tag_consistent: False',
  ]);
  expect(text).toContain(
    "\n## Failures\n\n- missing required run artifact: /r/run.log\n- decision_tag mismatch or missing: context='a\\n# forged', report='may_run1'\n- stage log missing decision_tag row: a # forged\n\n- output_json: `/r/out.json`\n",
  );
  expect(markdown(audited(), '/r/out.json')).toContain('\n## Failures\n\n- none\n\n- output_json');
});
