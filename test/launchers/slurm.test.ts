/** Official runs on a real Slurm, private to this test. */
import path from 'node:path';
import { binDirectory } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe } from 'vitest';
import { conformsTo } from './conformance';
import { clusterOfFile, slurmTest } from './slurm-scene';

const own = clusterOfFile();
beforeAll(() => own.start());
afterAll(() => own.stop());

conformsTo('the launcher for Slurm', slurmTest, {
  program: () => path.join(binDirectory, 'official-run-launcher-slurm'),
  env: () => own.env(),
  waiting: ['--begin=now+1hour'],
  warning: { time_limit_min: 1, warn_s: 30 },
});

const long = { timeout: 240_000 };
const test = slurmTest.concurrent;

describe('an official run on Slurm', () => {
  test('is performed on a node, with its threads, and ends as the workflow', long, async (context) => {
    const { launch, repository } = own.scene(context);
    const { expect } = context;
    const run = await launch('t1', ['--time-limit', '10'], ['exit=4']);
    expect(run).toMatchObject({ status: 4 });
    expect(run.stdout).toMatch(/^node n[12] threads 1/m);
    const { hostname } = repository.of<{ hostname: string }>('t1', 'context.json');
    expect(hostname).toMatch(/^n[12]$/);
    expect(repository.of('t1', 'preflight.json')).toMatchObject({
      ...{ hostname, granted_by: 'private', granted_cores: 1, memory_gb: 1 },
    });
  });

  test('is refused with the words of Slurm', long, async (context) => {
    const run = await own.scene(context).launch('t1', ['--queue', 'absent'], ['nap=0']);
    context.expect(run.status).toBe(1);
    context.expect(run.stderr).toContain('Submission refused by slurm: invalid partition specified: absent');
  });

  test('that waits is queued; cancelled there it is lost, and its end is written', long, async (context) => {
    const hiding = { SQUEUE_PARTITION: 'low', SQUEUE_ACCOUNT: 'another' };
    const { launch, call, repository } = own.scene(context, hiding);
    const { expect } = context;
    expect(await launch('t1', ['--no-wait', '--launcher-arg=--begin=now+1hour'], ['nap=0'])).toMatchObject({
      status: 0,
    });
    expect((await call('monitor-gate-run', ['--tag', 't1', '--once'])).stdout).toMatch(
      /^LAUNCH=slurm job \d+ PENDING \(BeginTime\)/m,
    );
    expect((await call('list-runs', ['--state', 'queued'])).stdout).toContain('t1');
    expect(await call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ answer: { engine_state: 'CANCELLED' } });
  });

  test.for<[string, string[], number]>([
    ['obeys', ['nap=60'], 143],
    ['ignores it', ['stubborn', 'nap=60'], 137],
  ])('ends with a result when scancel comes and the workflow %s', long, async ([, workflow, status], context) => {
    const { launch, atWork, over, job, repository, cluster } = own.scene(context);
    await launch('t1', ['--no-wait'], workflow);
    await atWork('t1');
    cluster.ask('scancel', job('t1'));
    await over('t1');
    context.expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      signal: 'SIGTERM',
      exit_code: status,
    });
  });

  test('that is warned ends in order', long, async (context) => {
    const { launch, atWork, over, job, repository, cluster } = own.scene(context);
    await launch('t1', ['--no-wait', '--time-limit', '5'], ['nap=60']);
    await atWork('t1');
    cluster.ask('scancel', '--batch', '--signal=USR2', job('t1'));
    await over('t1');
    context.expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      signal: 'SIGUSR2',
      launch: { warned: true },
    });
  });
});
