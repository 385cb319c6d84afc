/** Official runs in shards on a real Slurm, private to this test (contract 48.8). */
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { result } from '@gatehouse/contracts';
import { readDocument } from '@gatehouse/files';
import {
  cleanEnvironment,
  binDirectory,
  runTool,
  temporaryRepository,
  testWith,
  until,
  workspace,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { startCluster, untilSlowly, type SlurmCluster } from './cluster';
import { launchRepository, workflowInShards, type LaunchRepository } from './repository';

const test = testWith('slurmctld', 'slurmd', 'sbatch', 'unshare');
const hasSlurm = test === plain;
let cluster: SlurmCluster | undefined;

beforeAll(async () => {
  if (hasSlurm) cluster = await startCluster();
});
afterAll(async () => {
  await cluster?.stop();
});

const engine = (): SlurmCluster => {
  if (cluster === undefined) throw new Error('there is no cluster');
  return cluster;
};

interface Scene {
  repository: LaunchRepository;
  call(tool: string, words: readonly string[]): ToolRun;
  launch(words: readonly string[], workflow: readonly string[]): ToolRun;
}

function scene(): Scene {
  const repository = launchRepository(engine().env, { script: workflowInShards });
  const call: Scene['call'] = (tool, words) =>
    runTool(tool, words, { cwd: repository.root, env: repository.env, timeoutMs: 120_000 });
  const launch: Scene['launch'] = (words, workflow) =>
    call('official-run', [
      ...['--workflow', 'plain', '--tag', 't1', '--launcher', 'slurm', '--shards', '2', ...words],
      ...['--', ...workflow],
    ]);
  return { repository, call, launch };
}

const at = (repository: LaunchRepository, name: string): string => `${repository.run('t1')}/${name}`;
const shardAtWork = (repository: LaunchRepository, index: number): Promise<boolean> =>
  until(
    () =>
      repository.exists(at(repository, `shards/${index}/run.log`)) &&
      repository.read(at(repository, `shards/${index}/run.log`)).includes('node'),
    `shard ${index}`,
    40_000,
  );
const over = async (repository: LaunchRepository, ms = 60_000): Promise<ReturnType<typeof resultOf>> => {
  await until(() => repository.exists(at(repository, 'result.json')), 'the result', ms);
  return resultOf(repository);
};
const resultOf = (repository: LaunchRepository) => readDocument(result, repository.path(at(repository, 'result.json')));
const arrayOf = (repository: LaunchRepository): string =>
  repository.of<{ handle: { parts: { shards: string } } }>('t1', 'launch.json').handle.parts.shards;

describe('a run in shards on Slurm', () => {
  test('does each part on a node, and joins them', () => {
    const { launch, repository } = scene();
    const run = launch([], ['x']);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toMatch(/^node n[12] of 2\njoined 2000 2002\njoined 2001 2003\nRun succeeded/);
    expect(resultOf(repository)).toMatchObject({
      outcome: 'succeeded',
      shards: [
        { exit_code: 0, host: expect.stringMatching(/^n[12]$/) },
        { exit_code: 0, units: ['2001', '2003'] },
      ],
    });
    expect(repository.json(at(repository, 'shards/1/preflight.json'))).toMatchObject({ granted_by: 'private' });
  });

  test('whose lead is blocked: no shard begins, and the join changes nothing', async () => {
    const { launch, repository } = scene();
    repository.write('gatehouse.json', { schema: 'gatehouse/v1', workflows: { plain: { needs: ['clean'] } } });
    const run = launch([], ['x']);
    expect(run.status).toBe(2);
    const before = repository.read(at(repository, 'result.json'));
    expect(resultOf(repository)).toMatchObject({ outcome: 'blocked', phase: 'preflight' });
    await until(
      () => repository.read(at(repository, 'launch.log')).includes('the run is over: blocked (exit=2)'),
      'the join',
      30_000,
    );
    expect(engine().ask('squeue', '-h', '-t', 'all', '-j', arrayOf(repository), '-o', '%T')).toMatch(/^CANCELLED/);
    expect(repository.exists(at(repository, 'shards'))).toBe(false);
    expect(repository.read(at(repository, 'result.json'))).toBe(before);
  });

  test('of which a shard is cancelled and another loses its node is not joined, and both are named', async () => {
    const { launch, repository, call } = scene();
    launch(['--no-wait', '--launcher-arg=--exclusive'], ['nap=0:90', 'nap=1:90']);
    await shardAtWork(repository, 0);
    await shardAtWork(repository, 1);
    expect(call('monitor-gate-run', ['--tag', 't1', '--once']).stdout).toContain('\nshards: 0 passed, 2 running\n');
    const { launch: of } = repository.json<{ launch: { node: string } }>(at(repository, 'shards/1/status.json'));
    await engine().cutPower(of.node);
    engine().ask('scancel', `${arrayOf(repository)}_0`);
    const ended = await over(repository, 90_000);
    engine().startNode(of.node);
    expect(ended).toMatchObject({ outcome: 'failed', phase: 'join', exit_code: 143 });
    expect(ended.reason).toBe('shard 0 of 2 ended in SIGTERM; shard 1 of 2 has no result');
    const isBack = (): boolean => /^idle 2$/m.test(engine().ask('sinfo', '-h', '-p', 'main', '-o', '%T %D'));
    await untilSlowly(isBack, 'two idle nodes', 60_000);
  });

  test('that is cancelled while its shards are at work ends with a result', async () => {
    const { launch, repository, call } = scene();
    launch(['--no-wait'], ['nap=0:60', 'nap=1:60']);
    await shardAtWork(repository, 0);
    await shardAtWork(repository, 1);
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect(resultOf(repository)).toMatchObject({ outcome: 'interrupted', phase: 'join', exit_code: 143 });
  });

  test('that is cancelled while it waits is taken from the queue, all of it', () => {
    const { launch, repository, call } = scene();
    launch(['--no-wait', '--launcher-arg=--begin=now+1hour'], ['x']);
    expect(call('monitor-gate-run', ['--tag', 't1', '--once']).stdout).toMatch(/state=queued/);
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    const { parts } = repository.of<{ handle: { parts: Record<string, string> } }>('t1', 'launch.json').handle;
    const jobs = Object.values(parts).join(',');
    expect(engine().ask('squeue', '-h', '-t', 'all', '-j', jobs, '-o', '%T')).toMatch(/^(CANCELLED\n){3,}$/);
    expect(repository.exists(at(repository, 'launch_end.json'))).toBe(true);
  });
});

/** The example on real prices, with its evidence log and its freeze. */
function exampleRepository(): Repository {
  const repository = temporaryRepository();
  cpSync(path.join(workspace, 'examples/research-repo'), repository.root, {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  for (const table of ['stocks.csv', 'sp500.csv'])
    copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data', table), repository.path('data', table));
  writeFileSync(repository.path('.gitignore'), 'data/\naudit/\ngate_results/\nruns/\ncache/\n', { flag: 'a' });
  spawnSync(repository.path('scripts/make_scores'), [], { cwd: repository.root });
  runTool('record-evidence', ['--open', '--name', 'shards'], { cwd: repository.root });
  repository.git('init');
  repository.git('add', '--all');
  repository.git('commit', '--message', 'The example');
  runTool('freeze-config', [], { cwd: repository.root });
  return repository;
}

test('the gates of the example are the same in shards on Slurm as here, and the trail holds', () => {
  const repository = exampleRepository();
  const env = {
    ...engine().env,
    ...{ THREADS: '1', GATEHOUSE_SETTLE_S: '10', GATEHOUSE_ASK_S: '1', XDG_CACHE_HOME: repository.path('cache') },
    PATH: `${binDirectory}:${cleanEnvironment()['PATH']}`,
  };
  const call = (tool: string, words: readonly string[]): ToolRun =>
    runTool(tool, words, { cwd: repository.root, env, timeoutMs: 150_000 });
  const official = (tag: string, ...words: string[]): ToolRun =>
    call('official-run', [
      '--workflow',
      'production_gates',
      '--tag',
      tag,
      '--owner',
      'research',
      ...words,
      '--',
      '--wf-shards',
      '4',
    ]);
  expect(official('momentum_here')).toMatchObject({ status: 0 });
  expect(official('momentum_shards', '--shards', '3')).toMatchObject({ status: 0 });
  const launched = official('momentum_slurm', '--launcher', 'slurm', '--shards', '4', '--wait');
  expect(launched.stderr).toMatch(/\[launch\] slurm jobs \d+, \d+, \d+ \(cluster private\)/);
  expect(launched).toMatchObject({ status: 0 });
  const figures = repository
    .files()
    .filter((file) => file.endsWith('/production_gates_report.json'))
    .map(
      (file) => repository.json<{ reproducibility: { figures_sha256: string } }>(file).reproducibility.figures_sha256,
    );
  expect(figures.length).toBe(3);
  expect(new Set(figures).size).toBe(1);
  // One line of trials of each run: a shard writes none.
  expect(repository.read('audit/trials.jsonl').trimEnd().split('\n').length).toBe(3);
  expect(call('finish-run', ['--tag', 'momentum_slurm'])).toMatchObject({ status: 0 });
  const [audit] = repository.files().filter((file) => file.endsWith('_momentum_slurm/governance_audit_check.json'));
  expect(repository.json(audit as string)).toMatchObject({ overall_pass: true, failures: [] });
  expect(call('verify-evidence', [])).toMatchObject({ status: 0 });
  expect(call('session-status', [])).toMatchObject({ status: 0 });
}, 300_000);
