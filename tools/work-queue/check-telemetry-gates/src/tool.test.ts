import { symlinkSync } from 'node:fs';
import { telemetryGateReport, type TelemetryGateReport } from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  boardFile,
  boardText,
  delayGate,
  gatesFile,
  gatesText,
  planFiles,
  readings,
  teamFiles,
  teamTasks,
} from '../../../../libs/boards/fixtures/team';

const metrics = 'Logs/Metrics/2026-01-15.ndjson';
const fine = readings([10, 20, 30, 40, 50, 60]);
const repositoryWith = (
  gates: readonly object[],
  files: Record<string, string | object> = {},
  more: object = {},
): Repository => temporaryRepository({ ...teamFiles(), [gatesFile]: gatesText(gates, more), ...files });
const check = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('check-telemetry-gates', words.length > 0 ? words : ['--task', 'ST-A-002'], { cwd: root });
function reported(repository: Repository, ...words: string[]): TelemetryGateReport {
  const { stdout, stderr } = check(repository, ...(words.length > 0 ? words : ['--task', 'ST-A-002']), '--json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as TelemetryGateReport;
}
const statuses = (report: TelemetryGateReport): string[] =>
  report.gates.map(({ id, status, message }) => `${id} ${status} ${message}`.trim());

test('gates that pass: status 0, both files of their schema', () => {
  const repository = repositoryWith([delayGate], { [metrics]: fine });
  const done = check(repository);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout.split('\n')[0]).toBe('[gates] ST-A-002: pass (1 pass, 0 not, 0 waived)');
  const [json = '', md = ''] = repository.files().filter((name) => name.startsWith('audit/'));
  expect(telemetryGateReport.fault(repository.json(json))).toBeUndefined();
  expect(repository.read(md)).toContain('| DELAY | pass | delay p95, ms | 57.5 | <= 120 | 6 |');
});

describe('what is not proven is not a pass', () => {
  const aged = { time_field: 'at', max_age_hours: 24 };
  test.each<[string, object, Record<string, string | object>, string]>([
    ['no file', {}, {}, 'DELAY missing no file matches Logs/Metrics/*.ndjson'],
    ['cut off', {}, { [metrics]: `${fine}{"event": "re` }, `DELAY unreadable ${metrics}: line 7: not JSON`],
    [
      'NaN that counts',
      {},
      { [metrics]: `${fine}{"event":"reading","ms":NaN}\n` },
      `DELAY unreadable ${metrics}: ms is not finite`,
    ],
    ['NaN that does not', {}, { [metrics]: `${fine}{"event":"other","ms":NaN}\n` }, 'DELAY pass'],
    ['too few', {}, { [metrics]: readings([1, 2, 'x', null, true]) }, 'DELAY insufficient 2 samples, needed 5'],
    ['nothing at all', { min_samples: undefined }, { [metrics]: '' }, 'DELAY insufficient 0 samples, needed 1'],
    ['too slow', {}, { [metrics]: readings([200, 200, 200, 200, 200]) }, 'DELAY fail 200, needed <= 120'],
    [
      'made up',
      { reject_if: { mock: true } },
      { [metrics]: `${fine}{"event":"reading","ms":1,"mock":true}\n` },
      `DELAY rejected ${metrics}: mock is true`,
    ],
    [
      'made up, as the document around the list says',
      {
        source: { glob: 'Logs/made/*.json', format: 'json', items: 'rows' },
        reject_if: { mock: true },
        where: undefined,
        min_samples: undefined,
      },
      { 'Logs/made/a.json': { mock: true, rows: [{ ms: 1 }] } },
      'DELAY rejected Logs/made/a.json: mock is true',
    ],
    ['old', aged, { [metrics]: fine }, 'DELAY stale newest 2026-01-15T10:00:05.000000+00:00, older than 24 hours'],
    ['no time', { ...aged, time_field: 'when' }, { [metrics]: fine }, 'DELAY stale no time in when'],
    [
      'a time to come',
      aged,
      { [metrics]: fine.replaceAll('2026-01-15', '2199-01-15') },
      'DELAY stale newest 2199-01-15T10:00:05.000000+00:00, which is still to come',
    ],
  ])('%s', (_, changes, files, expected) => {
    const report = reported(repositoryWith([{ ...delayGate, ...changes }], files));
    expect(statuses(report)).toEqual([expected]);
    expect(report.overall_pass).toBe(expected === 'DELAY pass');
  });
});

test('the newest source is a link that leads nowhere, or to itself', () => {
  for (const target of ['/nowhere/x.ndjson', '2026-01-16.ndjson']) {
    const repository = repositoryWith([delayGate], { [metrics]: fine });
    symlinkSync(target, repository.path('Logs/Metrics/2026-01-16.ndjson'));
    expect(statuses(reported(repository))).toEqual([
      'DELAY unreadable Logs/Metrics/2026-01-16.ndjson: expected a regular file',
    ]);
  }
});

test('figures of many kinds, each source read once', () => {
  const events = [
    { event: 'use', site: 'N', n: 2, of: 4 },
    { event: 'use', site: 'S', n: 1, of: 4 },
    { event: 'other', site: 'W', n: 9, of: 0 },
  ];
  const gate = (id: string, value: object): object => ({
    ...delayGate,
    id,
    where: { event: 'use' },
    value,
    op: '>=',
    threshold: 0,
    min_samples: 1,
  });
  const report = reported(
    repositoryWith(
      [
        gate('COUNT', { aggregate: 'count' }),
        gate('DISTINCT', { aggregate: 'distinct', field: 'site' }),
        gate('MISSING', { aggregate: 'missing_of', field: 'site', values: ['N', 'S', 'E'] }),
        gate('SUM', { aggregate: 'sum', field: 'n' }),
        gate('MEAN', { aggregate: 'mean', field: 'n' }),
        gate('MIN', { aggregate: 'min', field: 'n' }),
        gate('MAX', { aggregate: 'max', field: 'n' }),
        gate('RATIO', { aggregate: 'ratio', field: 'n', denominator: 'of' }),
      ],
      { [metrics]: events.map((event) => `${JSON.stringify(event)}\n`).join('') },
    ),
  );
  expect(report.gates.map(({ id, value, samples, records }) => [id, value, samples, records])).toEqual([
    ['COUNT', 2, 3, 3],
    ['DISTINCT', 2, 3, 3],
    ['MISSING', 1, 3, 3],
    ['SUM', 3, 2, 3],
    ['MEAN', 1.5, 2, 3],
    ['MIN', 1, 2, 3],
    ['MAX', 2, 2, 3],
    ['RATIO', 0.375, 2, 3],
  ]);
});

test('a denominator of 0, a document, all files in place of the last', () => {
  const ratio = {
    ...delayGate,
    id: 'RATIO',
    value: { aggregate: 'ratio', field: 'ms', denominator: 'zero' },
    where: undefined,
    min_samples: 1,
  };
  const summary = {
    ...delayGate,
    id: 'DOC',
    source: { glob: 'Logs/s-*.json', format: 'json' },
    where: undefined,
    value: { path: 'p95', samples: 'n' },
    stored_verdict: 'pass',
  };
  const all = {
    ...delayGate,
    id: 'ALL',
    source: { ...delayGate.source, pick: 'all' },
    where: undefined,
    value: { aggregate: 'count' },
    op: '==',
    threshold: 3,
  };
  const repository = repositoryWith([ratio, summary, { ...all, min_samples: 1 }], {
    'Logs/Metrics/1.ndjson': readings([1, 2]),
    'Logs/Metrics/2.ndjson': '{"ms":1,"zero":0}\n',
    'Logs/s-1.json': { p95: 3, n: 100, pass: false },
    'Logs/s-2.json': { p95: 3, n: 2, pass: 'Passed' },
  });
  const report = reported(repository);
  expect(statuses(report)).toEqual([
    'RATIO insufficient the sum of zero is 0',
    'DOC insufficient 2 samples, needed 5',
    'ALL pass',
  ]);
  expect(report.gates[1]).toMatchObject({
    stored_verdict: 'Passed',
    stored_verdict_disagrees: true,
    sources: [{ path: 'Logs/s-2.json' }],
  });
  expect(check(repository).stderr).toContain('DOC: the source says Passed, its figures say insufficient: not believed');
});

test('as of another moment, which the report says', () => {
  const gates = [{ ...delayGate, time_field: 'at', max_age_hours: 24 }];
  const repository = repositoryWith(gates, { [metrics]: fine });
  expect(reported(repository, '--task', 'ST-A-002', '--as-of', '2026-01-15T12:00:00Z')).toMatchObject({
    as_of: '2026-01-15T12:00:00.000000+00:00',
    overall_pass: true,
  });
  expect(check(repository, '--all', '--as-of', 'soon')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--as-of') as string,
  });
});

test('waived is evaluated all the same, and waivers alone are not a pass', () => {
  const waiver = {
    schema: 'telemetry-waiver/v1',
    gate: 'DELAY',
    task: 'ST-A-002',
    reason: 'cold pass',
    approver: 'release board',
    expires: '2199-01-01',
  };
  const files = { [metrics]: readings([200, 200, 200, 200, 200]), 'docs/telemetry/waivers/1.json': waiver };
  const alone = repositoryWith([delayGate], files);
  expect(reported(alone)).toMatchObject({
    overall_pass: false,
    gates: [{ status: 'waived', underlying: 'fail', value: 200 }],
    counts: { waived: 1 },
  });
  expect(check(alone).stderr).toContain('no blocking gate of ST-A-002 passed: waivers alone are not a pass');
  const both = repositoryWith(
    [delayGate, { ...delayGate, id: 'COUNT', value: { aggregate: 'count' }, threshold: 9 }],
    files,
  );
  expect(reported(both).overall_pass).toBe(true);
  expect(reported(both, '--plan', 'PlanA').gates.map(({ status }) => status)).toEqual(['fail', 'pass']);
});

test('a task without gates passes by an exemption only', () => {
  const repository = repositoryWith([delayGate]);
  expect(reported(repository, '--task', 'ST-B-001')).toMatchObject({
    gates: [],
    overall_pass: true,
    exempt: { reason: 'pages have no telemetry' },
  });
  const bare = repositoryWith([], {}, { exempt: [] });
  expect(check(bare)).toMatchObject({ status: 2, stderr: 'check-telemetry-gates: no gate is defined for ST-A-002\n' });
  expect(reported(bare, '--all').overall_pass).toBe(false);
});

test('files that git tracks', () => {
  const gate = {
    id: 'RAW',
    plan: planFiles.A,
    source: { kind: 'tracked_files', glob: ['**/*.raw', 'Data/**'] },
    op: '==',
    threshold: 0,
  };
  const repository = repositoryWith([gate], { 'a/.hidden/x.raw': 'x' });
  expect(statuses(reported(repository))).toEqual(['RAW unreadable not a git repository']);
  repository.git('init');
  expect(statuses(reported(repository))).toEqual(['RAW pass']);
  repository.git('add', '--all');
  expect(statuses(reported(repository))).toEqual(['RAW fail 1 tracked files: a/.hidden/x.raw']);
});

describe('an official run, its report and its audit', () => {
  const gate = { id: 'RUN', plan: planFiles.A, source: { kind: 'official_run' } };
  const tasks = teamTasks.map((task) => (task.id === 'ST-A-002' ? { ...task, notes: 'decision_tag=tide_1' } : task));
  const stamp = '2026-01-10_101500';
  const run = `audit/workstation_runs/${stamp}_production_gates_tide_1`;
  const report = 'gate_results/production_gates_2026-01-10_111500/production_gates_report.json';
  const whole = (): Repository => {
    const repository = repositoryWith([gate], { [boardFile]: boardText(tasks) });
    recordRun(repository, { stamp, tag: 'tide_1', outcome: 'succeeded' });
    repository.write(report, { inputs: { decision_tag: 'tide_1' }, gates: { overall_pass: true } });
    repository.write(`${run}/governance_audit_check.json`, { overall_pass: true });
    return repository;
  };
  test('pass together', () => {
    const found = reported(whole());
    expect(statuses(found)).toEqual(['RUN pass']);
    expect(found.gates[0]?.sources.map(({ path }) => path)).toEqual([
      `${run}/result.json`,
      report,
      `${run}/governance_audit_check.json`,
    ]);
  });
  test.each<[string, (repository: Repository) => unknown, string]>([
    [
      'another tag',
      ({ write }) => write(boardFile, boardText().replace('planned', 'decision_tag=tide_')),
      'RUN missing no official run of decision tag tide_',
    ],
    ['no tag', ({ write }) => write(boardFile, boardText()), 'RUN missing the task cites no decision_tag'],
    [
      'gates that failed',
      ({ write }) => write(report, { inputs: { decision_tag: 'tide_1' }, gates: { overall_pass: false } }),
      `RUN fail ${report}: gates.overall_pass is not true`,
    ],
    [
      'an audit that failed',
      ({ write }) => write(`${run}/governance_audit_check.json`, { overall_pass: 'true' }),
      `RUN fail ${run}/governance_audit_check.json: overall_pass is not true`,
    ],
    [
      'a report of another tag',
      ({ write }) => write(report, { inputs: { decision_tag: 'tide_10' }, gates: { overall_pass: true } }),
      'RUN missing no production gates report of decision tag tide_1',
    ],
    [
      'a result that is cut off',
      ({ write }) => write(`${run}/result.json`, '{"exit_code": 0'),
      `RUN unreadable ${run}: no result.json that can be read`,
    ],
  ])('%s', (_, change, expected) => {
    const repository = whole();
    change(repository);
    expect(statuses(reported(repository))).toEqual([expected]);
  });
});

test.each<[string[], string]>([
  [[], 'give exactly one of'],
  [['--task', 'ST-A-002', '--all'], 'give exactly one of'],
  [['--task', 'ST-Z-009'], 'ST-Z-009 is not on the board'],
  [['--plan', 'PlanQ'], 'no such plan: PlanQ'],
  [['--all', '--gates', 'none.json'], 'gates not found: none.json'],
])('%j: status 1', (words, message) => {
  const { root } = repositoryWith([delayGate]);
  expect(runTool('check-telemetry-gates', words, { cwd: root })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(message) as string,
  });
});
