import { parseDocument, runList, type RunList } from '@gatehouse/contracts';
import { recordRun, runTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const list = ({ root }: Repository, ...words: string[]): ToolRun =>
  runTool('list-runs', words, { cwd: root, env: { TZ: 'UTC' } });
const listed = (repository: Repository, ...words: string[]): RunList['runs'] =>
  parseDocument(runList, list(repository, ...words, '--json').stdout, 'stdout').runs;
const tags = (repository: Repository, ...words: string[]): unknown[] =>
  listed(repository, ...words).map(({ decision_tag: tag }) => tag);

/** Three runs, the reports of two, and a registry in which another attempt of the same factor came before. */
function repositoryWith(): Repository {
  const repository = temporaryRepository();
  recordRun(repository, {
    stamp: '2026-03-01_071500',
    tag: 'v1',
    workflow: 'backtest',
    outcome: 'succeeded',
    owner: 'hui',
  });
  recordRun(repository, {
    stamp: '2026-03-02_071500',
    tag: 'v2',
    outcome: 'blocked',
    phase: 'preflight',
    owner: 'desk',
  });
  recordRun(repository, { stamp: '2026-03-02_071500_2', tag: 'v3', outcome: 'succeeded', owner: 'hui' });
  repository.write('gate_results/backtest_2026-03-01_071501/backtest_report.json', {
    inputs: { decision_tag: 'v1', factor: 'value' },
    gates: { a: true, b: false, c: true, overall_pass: false },
  });
  repository.write('gate_results/production_gates_2026-03-02_071501/production_gates_report.json', {
    inputs: { decision_tag: 'v3', factor: 'momentum' },
    gates: { a: true, overall_pass: true },
  });
  repository.write(
    'audit/factor_registry/factor_experiment_registry.csv',
    [
      'generated_at,report_json,decision_tag,factor,score_total,report_generated_at',
      '2026-03-03T00:00:00.000000,/elsewhere/gate_results/production_gates_2026-03-02_071501/production_gates_report.json,v3,momentum,81.25,2026-03-02T07:20:00Z',
      '2026-03-04T00:00:00.000000,/r/gate_results/x/production_gates_report.json,v0,momentum,20,2026-02-02T07:20:00Z',
      '',
    ].join('\r\n'),
  );
  return repository;
}

test('one line a run, the newest first, also within a second', () => {
  const { stdout, status, stderr } = list(repositoryWith());
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'started              tag  workflow          state      duration  gates  score  official  attempt',
    '2026-03-02 07:15:00  v3   production_gates  succeeded  0:00      1/1    81.2   yes       2 of 2',
    '2026-03-02 07:15:00  v2   production_gates  blocked    0:00      -      -      yes       -',
    '2026-03-01 07:15:00  v1   backtest          succeeded  0:00      2/3    -      yes       -',
    '',
  ]);
});

test.each<[string[], string[]]>([
  [['--tag', 'v1'], ['v1']],
  [['--tag', 'v'], []],
  [['--factor', 'momentum'], ['v3']],
  [['--workflow', 'backtest'], ['v1']],
  [
    ['--state', 'succeeded'],
    ['v3', 'v1'],
  ],
  [['--owner', 'desk'], ['v2']],
  [
    ['--since', '2026-03-02'],
    ['v3', 'v2'],
  ],
  [['--limit', '1'], ['v3']],
  [
    ['--sort', 'score'],
    ['v3', 'v2', 'v1'],
  ],
  [
    ['--sort', 'gates', '--limit', '2'],
    ['v3', 'v1'],
  ],
  [
    ['--sort', 'tag'],
    ['v1', 'v2', 'v3'],
  ],
])('%j', (words, expected) => {
  expect(tags(repositoryWith(), ...words)).toEqual(expected);
});

test('what is left out is reported', () => {
  expect(list(repositoryWith(), '--limit', '1').stdout).toMatch(/\n… 2 more; --limit 0 shows all\n$/);
});

test('CSV', () => {
  const [head, first] = list(repositoryWith(), '--csv', '--limit', '1').stdout.split('\r\n');
  expect(head).toBe(
    'started_at,decision_tag,workflow,state,duration_s,gates_passed,gates_total,score_total,official,attempt,attempts,owner,factor,run_dir',
  );
  expect(first).toMatch(
    /^2026-03-02T07:15:00\.000Z,v3,production_gates,succeeded,0\.0,1\.0,1\.0,81\.25,True,2\.0,2\.0,hui,momentum,audit/,
  );
});

test('a report older than its run does not belong to it, and a damaged registry is reported', () => {
  const repository = temporaryRepository({
    'gate_results/production_gates_2026-01-01_000000/production_gates_report.json': {
      inputs: { decision_tag: 'v1' },
      gates: {},
    },
    'audit/factor_registry/factor_experiment_registry.csv': 'factor,"x\n',
  });
  recordRun(repository, { stamp: '2026-03-01_071500', tag: 'v1', outcome: null });
  expect(listed(repository)).toMatchObject([{ state: 'lost', gates_total: null, score_total: null }]);
  expect(list(repository).stderr).toMatch(/^list-runs: .*registry\.csv: line 1/);
});

test('none at all, and usage', () => {
  const repository = temporaryRepository();
  expect(list(repository).stdout).toBe('no runs\n');
  expect(list(repository, '--since', 'yesterday')).toMatchObject({ status: 1, stdout: '' });
  expect(list(repository, '--limit', '-1').status).toBe(1);
  repository.write('gatehouse.json', { schema: 'gatehouse/v1', workflows: { backtest: { official: false } } });
  expect(list(repository, '--print-settings').stdout).toContain(
    'workflows.backtest.official = false (gatehouse.json)\n',
  );
});

test('what is not official says so, and names command no terminal', () => {
  const repository = temporaryRepository();
  const directory = recordRun(repository, { stamp: '2026-03-01_071500', tag: 'v\u001b[31m1', outcome: 'succeeded' });
  repository.write(`${directory}/context.json`, {
    ...repository.json<object>(`${directory}/context.json`),
    official: false,
  });
  const { stdout } = list(repository);
  expect(stdout).toMatch(/ no +-\n$/);
  expect(stdout).not.toContain('\u001b');
});

test.each(['yesterday', '2026-02-30', '1', '2026-03-02T07:15:00', 'March 1'])('--since %s is refused', (since) => {
  const run = list(repositoryWith(), '--since', since);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/option --since: expected a day, YYYY-MM-DD, or a moment with its zone, such as /);
});

test('a directory without a stamp comes last, and a tag is the same however its letters were typed', () => {
  const repository = repositoryWith();
  repository.write('audit/workstation_runs/old/context.json', { decision_tag: 'caf\u00e9' });
  expect(tags(repository)).toEqual(['v3', 'v2', 'v1', 'caf\u00e9']);
  expect(tags(repository, '--limit', '1')).toEqual(['v3']);
  expect(tags(repository, '--tag', 'cafe\u0301')).toEqual(['caf\u00e9']);
});

test('a tag is one however its letters were typed', () => {
  const repository = temporaryRepository();
  recordRun(repository, { stamp: '2026-03-01_071500', tag: 'gro\u0308\u00dfe', outcome: 'succeeded' });
  repository.write('gate_results/production_gates_2026-03-01_071501/production_gates_report.json', {
    inputs: { decision_tag: 'gr\u00f6\u00dfe', factor: 'size' },
    gates: { a: true, overall_pass: true },
  });
  expect(listed(repository, '--tag', 'gr\u00f6\u00dfe').map(({ factor }) => factor)).toEqual(['size']);
});
