/** Official runs on a real Slurm, private to this test. */
import path from 'node:path';
import { binDirectory, runTool, startTool, testWith, until, type ToolRun } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { startCluster, type SlurmCluster } from './cluster';
import { conformsTo } from './conformance';
import { launchRepository, type LaunchRepository } from './repository';

const test = testWith('slurmctld', 'slurmd', 'sbatch', 'unshare');
const hasSlurm = test === plain;
let cluster: SlurmCluster | undefined;

beforeAll(async () => {
  if (hasSlurm) cluster = await startCluster();
}, 60_000);
afterAll(async () => {
  await cluster?.stop();
}, 60_000);

const engine = (): SlurmCluster => {
  if (cluster === undefined) throw new Error('there is no cluster');
  return cluster;
};

conformsTo('the launcher for Slurm', test, {
  program: () => path.join(binDirectory, 'official-run-launcher-slurm'),
  env: () => engine().env,
  waiting: ['--begin=now+1hour'],
});

interface Scene {
  repository: LaunchRepository;
  call(tool: string, words: readonly string[]): ToolRun;
  launch(tag: string, words: readonly string[], workflow: readonly string[]): ToolRun;
}

function scene(): Scene {
  const repository = launchRepository(engine().env);
  const call: Scene['call'] = (tool, words) =>
    runTool(tool, words, { cwd: repository.root, env: repository.env, timeoutMs: 120_000 });
  const launch: Scene['launch'] = (tag, words, workflow) =>
    call('official-run', ['--workflow', 'plain', '--tag', tag, '--launcher', 'slurm', ...words, '--', ...workflow]);
  return { repository, call, launch };
}

const jobOf = (repository: LaunchRepository, tag: string): string =>
  repository.of<{ handle: { job: string } }>(tag, 'launch.json').handle.job;
const atWork = async (repository: LaunchRepository, tag: string): Promise<void> => {
  const log = `${repository.run(tag)}/run.log`;
  await until(() => repository.exists(log) && repository.read(log).includes('node'), 'the workflow', 30_000);
};
const over = (repository: LaunchRepository, tag: string, ms = 60_000): Promise<boolean> =>
  until(() => repository.exists(`${repository.run(tag)}/result.json`), `the result of ${tag}`, ms).then(() => true);

describe('an official run on Slurm', () => {
  test('is performed on a node, with its threads, and ends as the workflow', { timeout: 120_000 }, () => {
    const { launch, repository } = scene();
    const run = launch('t1', ['--time-limit', '10'], ['exit=4']);
    expect(run).toMatchObject({ status: 4 });
    expect(run.stdout).toMatch(/^node n[12] threads 1/m);
    expect(repository.of('t1', 'context.json')).toMatchObject({ hostname: expect.stringMatching(/^n[12]$/) });
    expect(repository.of('t1', 'preflight.json')).toMatchObject({
      granted_by: 'private',
      granted_cores: 1,
      memory_gb: 1,
    });
  });

  test('is refused with the words of Slurm', () => {
    const { launch } = scene();
    const run = launch('t1', ['--queue', 'absent'], ['nap=0']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('Submission refused by slurm: invalid partition specified: absent');
  });

  test('that waits is queued; cancelled there it is lost, and its end is written', { timeout: 120_000 }, () => {
    const { launch, call, repository } = scene();
    expect(launch('t1', ['--no-wait', '--launcher-arg=--begin=now+1hour'], ['nap=0'])).toMatchObject({ status: 0 });
    expect(call('monitor-gate-run', ['--tag', 't1', '--once']).stdout).toMatch(
      /^LAUNCH=slurm job \d+ PENDING \(BeginTime\)/m,
    );
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ answer: { engine_state: 'CANCELLED' } });
  });

  test.each([
    ['obeys', ['nap=60'], 143],
    ['ignores it', ['stubborn', 'nap=60'], 137],
  ])('ends with a result when scancel comes and the workflow %s', async (_, workflow, status) => {
    const { launch, repository } = scene();
    launch('t1', ['--no-wait'], workflow);
    await atWork(repository, 't1');
    engine().ask('scancel', jobOf(repository, 't1'));
    await over(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      signal: 'SIGTERM',
      exit_code: status,
    });
  });

  test('is warned before its limit, and ends in order', async () => {
    const { launch, repository } = scene();
    launch('t1', ['--no-wait', '--time-limit', '1', '--warn-before', '60'], ['nap=60']);
    await over(repository, 't1', 100_000);
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      signal: 'SIGUSR2',
      launch: { warned: true },
    });
  }, 120_000);

  test('that is preempted starts again where attempts are left, and has one result', async () => {
    const { launch, repository } = scene();
    launch('t1', ['--no-wait', '--attempts', '2', '--queue', 'main', '--launcher-arg=--exclusive'], ['once-naps']);
    await atWork(repository, 't1');
    const run = repository.run('t1');
    engine().ask('sbatch', '-p', 'urgent', '--nodes=2', '--exclusive', '-o', '/dev/null', '--wrap', 'sleep 1');
    await until(() => repository.exists(`${run}/attempts/1/attempt.json`), 'the end of the first attempt', 60_000);
    expect(repository.exists(`${run}/result.json`)).toBe(false);
    await until(
      () => {
        engine().ask('scontrol', 'update', `jobid=${jobOf(repository, 't1')}`, 'StartTime=now');
        return repository.exists(`${run}/result.json`);
      },
      'the second attempt',
      60_000,
    );
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'succeeded',
      attempts: [{ outcome: 'interrupted', signal: 'SIGTERM' }, { outcome: 'succeeded' }],
    });
  }, 150_000);

  test('goes on while the controller is away, and its result counts', async () => {
    const { launch, call, repository } = scene();
    launch('t1', ['--no-wait'], ['nap=6']);
    await atWork(repository, 't1');
    await engine().stopController();
    const [refused, monitor] = [
      startTool(
        'official-run',
        ['--workflow', 'plain', '--tag', 't2', '--launcher', 'slurm', '--allow-concurrent', '--', 'x'],
        {
          cwd: repository.root,
          env: repository.env,
        },
      ),
      call('monitor-gate-run', ['--tag', 't1', '--once']),
    ];
    expect(monitor.stdout).toContain('state=running');
    expect((await refused.ended).status).toBe(75);
    await over(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'succeeded' });
    await engine().startController();
  }, 120_000);

  test('of a node that lost its power is lost, when the engine says so', async () => {
    const { launch, repository, call } = scene();
    launch('t1', ['--no-wait', '--launcher-arg=--nodelist=n2'], ['nap=90']);
    await atWork(repository, 't1');
    await engine().cutPower('n2');
    await until(() => /NODE_FAIL/.test(engine().ask('squeue', '-h', '-t', 'all', '-o', '%T')), 'NODE_FAIL', 60_000);
    engine().startNode('n2');
    // Its last heartbeat is young for two minutes; what is said after that is tested without a clock.
    expect(call('monitor-gate-run', ['--tag', 't1', '--once']).stdout).toContain('state=running');
  }, 120_000);
});
