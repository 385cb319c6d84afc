import { rmSync } from 'node:fs';
import { parseDocument, finishRun } from '@gatehouse/contracts';
import { runTool, startTool, temporaryRepository, type Repository, type ToolRun } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const run = (workflow: string): string => `audit/workstation_runs/2026-03-02_071500_${workflow}_v1`;
const quality = (workflow: string): string => `${run(workflow)}/data_quality/data_quality_x/data_quality_report.json`;

/** A run of this workflow that is over, with its report. */
function repositoryWith(
  workflow: string,
  context: object = {},
  files: Record<string, string | object> = {},
): Repository {
  const directory = run(workflow);
  const folder = `gate_results/${workflow}_2026-03-02_071500`;
  return temporaryRepository({
    [`${directory}/preflight.json`]: { status: 'pass', reasons: [] },
    [`${directory}/context.json`]: {
      workflow,
      decision_tag: 'v1',
      owner: 'hui',
      skip_data_quality_check: 0,
      data_quality_report_json: quality(workflow),
      ...context,
    },
    [`${directory}/command.sh`]: 'true\n',
    [`${directory}/run.log`]: 'x\n',
    [`${directory}/result.json`]: { workflow, decision_tag: 'v1', exit_code: 0, audit_dir: directory },
    [quality(workflow)]: { overall_pass: true, checks: {}, metrics: {}, failures: [] },
    [`${folder}/${workflow}_report.json`]: {
      inputs: { decision_tag: 'v1', owner: 'hui', factor: 'value' },
      gates: { ic: true, overall_pass: true },
      gate_verdicts: { ic: { verdict: 'pass', measured: 0.031, rule: 'above', line: 0, label: 'Mean IC' } },
    },
    [`${folder}/${workflow}_report.md`]: '# report\n',
    ...files,
  });
}
const finish = ({ root }: Repository, ...words: string[]): ToolRun =>
  runTool('finish-run', ['--tag', 'v1', ...words], { cwd: root });
const names = (repository: Repository): string[] =>
  repository.files().filter((name) => !name.startsWith('audit/workstation'));

test.each([
  ['baseline', 'S1', 'S1 Baseline'],
  ['stress', 'S2', 'S2 Stress'],
])('a run of %s is evidence of %s: no registry, no queue', (workflow, stage, cell) => {
  const repository = repositoryWith(workflow, {}, { 'docs/production_research/decisions/v1.md': '# note\n' });
  const done = finish(repository, '--json');
  expect(done.status).toBe(0);
  const document = parseDocument(finishRun, done.stdout, 'stdout');
  expect(document).toMatchObject({ workflow, stage, audit_status: 0 });
  expect(document.steps.map(({ step }) => step)).toEqual([
    ...['finalize-gate-run', 'governance-audit-checker', 'remediation-plan', 'generate-run-review'],
    ...['check-stage', 'build-pages', 'session-status'],
  ]);
  expect(repository.read(ledger)).toContain(`| ${cell} | v1 | hui | ${stage} ${workflow} official run |`);
  expect(done.stderr).toContain(`[stage] ${stage} v1: `);
  expect(done.stderr).toMatch(/pages +audit\/pages\/index\.html/);
  expect(names(repository)).toContain('audit/pages/decisions/v1.html');
  const folder = `gate_results/${workflow}_2026-03-02_071500`;
  expect(names(repository)).toEqual(
    expect.arrayContaining(
      ['final_summary.md', 'run_review.html', 'run_review.md'].map((name) => `${folder}/${workflow}_${name}`),
    ),
  );
});

test('a workflow of one’s own is registered and queued, and speaks of its gates in its own words', () => {
  const repository = repositoryWith('backtest', { official: true });
  const done = finish(repository, '--no-pages');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  const folder = 'gate_results/backtest_2026-03-02_071500';
  expect(done.stdout.trim().split('\n').slice(-3)).toEqual([
    'done: synced + finalized',
    `run_dir_local=${repository.path(run('backtest'))}`,
    `report_json_local=${repository.path(folder, 'backtest_report.json')}`,
  ]);
  expect(repository.read(`${folder}/backtest_final_summary.md`)).toContain(
    '- Mean IC: pass: 0.031, expected above 0.0',
  );
  expect(repository.read(`${folder}/backtest_run_review.md`)).toContain(
    '## 8) Gate Verdicts\n\n- Mean IC: pass: 0.031',
  );
  expect(repository.exists(`${folder}/backtest_run_review.html`)).toBe(false);
  const registry = repository.read('audit/factor_registry/factor_experiment_registry.csv');
  expect(registry).toContain(`${folder}/backtest_report.md`);
  expect(registry).toContain(`${folder}/backtest_run_review.md`);
});

test('the stage stands in gatehouse.json', () => {
  const settings = { schema: 'gatehouse/v1', workflows: { scan: { stage: 'S2' } } };
  const repository = repositoryWith('scan', { official: true }, { 'gatehouse.json': settings });
  expect(finish(repository).status).toBe(0);
  expect(repository.read(ledger)).toContain('| S2 Stress | v1 |');
  expect(finish(repository, '--print-settings').stdout).toContain('workflows.scan.stage = S2 (gatehouse.json)\n');
});

test('a run that is not official fails its audit, and is neither registered nor queued', () => {
  const repository = repositoryWith('scan', { official: false }, { 'gatehouse.json': { schema: 'gatehouse/v1' } });
  const done = finish(repository);
  expect(done.status).toBe(2);
  expect(done.stderr).toMatch(/the run is not official: gatehouse\.json did not declare its workflow 'scan'\n/);
  expect(names(repository).filter((name) => name.startsWith('audit/factor_registry'))).toEqual([]);
});

test('called again it changes nothing but times', () => {
  const repository = repositoryWith('backtest');
  finish(repository);
  const before = repository.files();
  expect(finish(repository).status).toBe(0);
  expect(repository.files()).toEqual(before);
  expect(repository.read(ledger).match(/\| v1 \|/g)).toHaveLength(1);
});

test('a step that fails ends the chain, and --json names it and has what was done', () => {
  const repository = repositoryWith('backtest', { official: true }, { 'audit/factor_registry': 'not a folder\n' });
  const done = finish(repository, '--json');
  expect(done.status).toBe(1);
  const document = parseDocument(finishRun, done.stdout, 'stdout');
  expect(document).toMatchObject({ audit_status: 0, failed_step: 'update-registry' });
  expect(document.steps.map(({ step, status }) => `${step} ${status}`).slice(-2)).toEqual([
    'generate-run-review 0',
    'update-registry 1',
  ]);
  expect(done.stderr).toMatch(/^update-registry: [^\n]*\n$/m);
  const early = finish(repositoryWith('backtest', {}, { 'gate_results/x': 'y\n' }), '--tag', 'v2', '--json');
  expect(early).toMatchObject({ status: 1, stdout: '' });
});

test('without a report the audit has no status', () => {
  const repository = repositoryWith('backtest');
  rmSync(repository.path('gate_results'), { recursive: true });
  const done = finish(repository, '--json');
  expect(done.status).toBe(1);
  expect(parseDocument(finishRun, done.stdout, 'stdout')).toMatchObject({
    audit_status: null,
    failed_step: 'finalize-gate-run',
    report_json: '',
  });
});

test('of two at once, where a log is kept, the second waits for the first and ends the same', async () => {
  const repository = repositoryWith('backtest', { official: true });
  expect(runTool('record-evidence', ['--open', '--name', 'example'], { cwd: repository.root }).status).toBe(0);
  expect(runTool('record-evidence', ['--adopt'], { cwd: repository.root }).status).toBe(0);
  const calls = [1, 2].map(() => startTool('finish-run', ['--tag', 'v1', '--no-pages'], { cwd: repository.root }));
  const ended = await Promise.all(calls.map((call) => call.ended));
  expect(ended.map(({ status, stderr }) => `${status} ${status === 0 ? '' : stderr}`)).toEqual(['0 ', '0 ']);
  expect(repository.read(ledger).match(/\| v1 \|/g)).toHaveLength(1);
});
