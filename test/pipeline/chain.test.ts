/** From the official run of the example to the queue, by the compositions and the executables themselves. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { runTool, temporaryRepository, until, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  exampleEnvironment,
  exampleRepository,
  finishedRun,
  officialWords,
  reportOf,
  runFolderOf,
  runScript,
  startScript,
} from './fixtures';

const tag = 'chained_run1';
const official = (repository: Repository, words: string[]) =>
  runScript('workstation_official_run.sh', words, { cwd: repository.root, env: exampleEnvironment });
const onlyRun = (repository: Repository): string =>
  path.dirname(repository.files().find((name) => name.endsWith('/context.json')) ?? '');
const ledgerRows = (repository: Repository): string[] =>
  repository
    .read('docs/production_research/STAGE_AUDIT_LOG.md')
    .split('\n')
    .filter((line) => line.includes(`| ${tag} |`));

describe('a run that succeeds', () => {
  test('monitor_then_finalize.sh is started first, waits for it, and leaves the whole trail', async () => {
    const repository = exampleRepository();
    const waiting = startScript('monitor_then_finalize.sh', ['--tag', tag, '--interval', '0.3'], {
      cwd: repository.root,
    });
    await until(
      () => waiting.seen().includes('HAS_RESULT=0\nWF_COUNT=0\nRUN_DIR=\nNot ready for finalize. Sleeping 0.3s...\n'),
      'the first look',
    );
    expect(official(repository, officialWords(tag)).status).toBe(0);
    const { status, stdout, stderr } = await waiting.ended;
    const run = onlyRun(repository);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(
      `HAS_RESULT=1\nWF_COUNT=0\nRUN_DIR=${run}\nRun appears complete and stable for finalize.\n`,
    );
    const report = repository.files().find((name) => name.endsWith('/production_gates_report.json')) as string;
    expect(stdout.trimEnd().split('\n').slice(-3)).toEqual([
      'done: synced + finalized',
      `run_dir_local=${repository.path(run)}`,
      `report_json_local=${repository.path(report)}`,
    ]);
    expect(repository.files()).toEqual(
      expect.arrayContaining([
        ...[
          'governance_audit_check.json',
          'governance_audit_check.md',
          'governance_remediation_plan.json',
          'governance_remediation_plan.md',
        ].map((name) => `${run}/${name}`),
        ...['production_gates_final_summary.md', 'production_gates_run_review.md'].map((name) =>
          path.join(path.dirname(report), name),
        ),
        ...[
          'factor_experiment_registry.csv',
          'factor_experiment_leaderboard.md',
          'factor_candidate_queue.csv',
          'factor_candidate_queue.md',
        ].map((name) => `audit/factor_registry/${name}`),
      ]),
    );
    expect(repository.json(`${run}/governance_audit_check.json`)).toMatchObject({ overall_pass: true, failures: [] });
    expect(ledgerRows(repository)).toHaveLength(1);

    const before = repository.read('audit/factor_registry/factor_experiment_registry.csv').trimEnd().split('\r\n');
    expect(
      runScript('post_run_sync_and_finalize.sh', ['--tag', tag, '--quiet'], {
        cwd: '/',
        env: { GATEHOUSE_LOCAL_ROOT: repository.root },
      }),
    ).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(ledgerRows(repository)).toHaveLength(1);
    expect(
      repository.read('audit/factor_registry/factor_experiment_registry.csv').trimEnd().split('\r\n'),
    ).toHaveLength(before.length);
  });
});

describe('a run that does not', () => {
  test('blocked by the data gate: shown so, and there is nothing to finalize', () => {
    const repository = exampleRepository();
    appendFileSync(repository.path('data/momentum_scores.csv'), '2010-01-31,MSFT,not a number\n');
    expect(official(repository, officialWords(tag)).status).toBe(2);
    const seen = runScript('monitor_gate_run.sh', ['--tag', tag], { cwd: repository.root });
    expect(seen.status).toBe(2);
    expect(seen.stdout).toContain('state=blocked phase=data_quality exit_code=2');
    const followed = runScript('monitor_then_finalize.sh', ['--tag', tag, '--interval', '0.2'], {
      cwd: repository.root,
    });
    expect(followed.status).toBe(1);
    expect(followed.stderr).toContain('report_json not found');
    const run = onlyRun(repository);
    expect(
      runTool(
        'governance-audit-checker',
        ['--run-dir', run, '--report-json', 'gate_results/none/production_gates_report.json'],
        { cwd: repository.root },
      ).status,
    ).toBe(2);
    expect(
      runTool('remediation-plan', ['--audit-json', `${run}/governance_audit_check.json`], { cwd: repository.root })
        .status,
    ).toBe(0);
    expect(
      repository.json<{ n_failures: number }>(`${run}/governance_remediation_plan.json`).n_failures,
    ).toBeGreaterThan(0);
  });

  test('its gates are passed but the data gate was skipped: the audit fails, what follows it still happens, its status is kept', () => {
    const repository = exampleRepository();
    const words = officialWords(tag, '--skip-data-quality-check');
    expect(official(repository, words).status).toBe(0);
    const run = runScript('post_run_sync_and_finalize.sh', ['--tag', tag], { cwd: repository.root });
    const directory = onlyRun(repository);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(
      `governance audit check failed (exit=2). See remediation plan under ${repository.path(directory)}`,
    );
    expect(run.stdout).toContain('[done] candidate_queue_csv=');
    expect(repository.json(`${directory}/governance_audit_check.json`)).toMatchObject({
      overall_pass: false,
      checks: { dq_not_skipped: false },
    });
    expect(repository.exists('audit/factor_registry/factor_candidate_queue.csv')).toBe(true);
  });

  test.each<[string, object, string]>([
    [
      'failed',
      { exit_code: 3, decision_tag: tag, outcome: 'failed', phase: 'workflow' },
      'result exit_code is not zero: 3',
    ],
    [
      'interrupted',
      { exit_code: 143, decision_tag: tag, outcome: 'interrupted', phase: 'workflow', signal: 'SIGTERM' },
      'result exit_code is not zero: 143',
    ],
  ])('%s: finalized all the same, audited as such', (state, result, failure) => {
    const repository = temporaryRepository(finishedRun(tag, { [`${runFolderOf(tag)}/result.json`]: result }));
    expect(runTool('monitor-gate-run', ['--tag', tag, '--once'], { cwd: repository.root })).toMatchObject({
      status: 2,
      stdout: expect.stringContaining(`state=${state}`) as string,
    });
    const run = runScript('monitor_then_finalize.sh', ['--tag', tag], { cwd: repository.root });
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('done: synced + finalized');
    expect(repository.json(`${runFolderOf(tag)}/governance_audit_check.json`)).toMatchObject({
      overall_pass: false,
      failures: [failure],
    });
    expect(repository.read(`${runFolderOf(tag)}/governance_remediation_plan.md`)).toContain(failure);
  });

  test('lost (killed): monitor_then_finalize.sh says so and finalizes nothing; by hand it is audited as such', () => {
    const repository = temporaryRepository(finishedRun(tag, { [`${runFolderOf(tag)}/result.json`]: undefined }));
    const before = repository.files();
    const waited = runScript('monitor_then_finalize.sh', ['--tag', tag], { cwd: repository.root });
    expect(waited.status).toBe(2);
    expect(waited.stderr).toContain('is lost');
    expect(repository.files()).toEqual(before);
    const byHand = runScript('post_run_sync_and_finalize.sh', ['--tag', tag], { cwd: repository.root });
    expect(byHand.status).toBe(2);
    expect(
      repository.json<{ failures: string[] }>(`${runFolderOf(tag)}/governance_audit_check.json`).failures,
    ).toContain(`missing required run artifact: ${repository.path(runFolderOf(tag), 'result.json')}`);
  });
});

describe('a repository that keeps decision notes', () => {
  const note = `- decision_tag: ${tag}\n- owner: research\n- date: 2026-03-05\n`;
  const notes = { 'docs/production_research/decisions/one.md': note };

  test('ends with the check of S3 and the session status, which change neither its last lines nor its status', () => {
    const repository = temporaryRepository({ ...finishedRun(tag), ...notes });
    const run = runScript('post_run_sync_and_finalize.sh', ['--tag', tag], { cwd: repository.root });
    expect(run.status).toBe(0);
    const lines = run.stdout.trimEnd().split('\n');
    const check = lines.findIndex((line) => line.startsWith(`[stage] S3 ${tag}: fail (`));
    const status = lines.findIndex((line) => line.startsWith('session status of '));
    expect([check > lines.findIndex((line) => line.startsWith('[done] queue_size=')), status > check]).toEqual([
      true,
      true,
    ]);
    expect(lines.slice(-3)).toEqual([
      'done: synced + finalized',
      expect.stringMatching(/^run_dir_local=/),
      expect.stringMatching(/^report_json_local=/),
    ]);
    expect(run.stderr).toContain("check-stage: earlier_stages: S0 was not checked for 'chained_run1'");
    expect(repository.files().filter((name) => name.endsWith(`_S3_${tag}/stage_check.json`))).toHaveLength(1);
    const quiet = runScript('post_run_sync_and_finalize.sh', ['--tag', tag, '--quiet'], { cwd: repository.root });
    expect(quiet).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining('check-stage: earlier_stages: ') as string,
    });
  });

  test('with a policy of its own it is checked by that', () => {
    const requirement = { id: 'note', rule: 'r', command: 'c', files: ['notes/*.md'], tag_field: 'decision_tag' };
    const policy = {
      schema: 'stage-policy/v1',
      name: 'mine',
      waivers: [],
      unchanging: [],
      stages: ['S0', 'S1', 'S2', 'S3'].map((stage) => ({ stage, title: 't', requirements: [requirement] })),
      decision_notes: {
        files: ['notes/*.md'],
        tag_field: 'decision_tag',
        owner_field: 'owner',
        predecessor_field: 'predecessor',
        root_cause_field: 'root_cause',
      },
    };
    const repository = temporaryRepository({
      ...finishedRun(tag),
      'notes/one.md': note,
      'configs/research/stage_policy.json': policy,
    });
    for (const stage of ['S0', 'S1', 'S2'])
      expect(runTool('check-stage', ['--stage', stage, '--tag', tag], { cwd: repository.root })).toMatchObject({
        status: 0,
      });
    const run = runScript('post_run_sync_and_finalize.sh', ['--tag', tag], { cwd: repository.root });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain(`[stage] S3 ${tag}: pass (`);
  });
});

test('tags and roots that a shell would take for more than text', () => {
  const hostile = [`it's "$(touch x)"`, '`touch x`; *', '-rf', '[a-z]? $HOME', 'a|b', '=1+1'];
  const base = temporaryRepository();
  for (const value of hostile) {
    const repository = temporaryRepository(finishedRun(value));
    const run = runScript('post_run_sync_and_finalize.sh', ['--tag', value], { cwd: repository.root });
    expect(run, value).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain(`report_json_local=${repository.path(reportOf())}\n`);
    expect(repository.files().filter((name) => path.basename(name) === 'x')).toEqual([]);
  }
  for (const [file, content] of Object.entries(finishedRun(tag)))
    base.write(path.join(`-root it's $(touch x) *`, file), content);
  const run = runScript('post_run_sync_and_finalize.sh', ['--tag', tag, '--local-root', `-root it's $(touch x) *`], {
    cwd: base.root,
  });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(base.files().filter((name) => path.basename(name) === 'x')).toEqual([]);
});
