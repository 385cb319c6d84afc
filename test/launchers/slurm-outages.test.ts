/**
 * Slurm without its controller, with an older memory of it or with none, and without a node (contract 48.9, 49.2). One
 * after the other, and the runs of the dead node beside them.
 */
import { until } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe, type TestContext } from 'vitest';
import { untilSlowly } from './cluster';
import { clusterOfFile, slurmTest as test, type SlurmScene } from './slurm-scene';

const own = clusterOfFile();
const long = { timeout: 240_000 };
/** The controller writes its memory every 5 s. */
const memoryMs = 6_000;
const later = ['--no-wait', '--launcher-arg=--begin=now+1hour'];

/** Runs on a node that loses its power while the other tests go on. */
interface DeadNode {
  scene: SlurmScene;
  remove(): void;
}
let dead: DeadNode | undefined;

beforeAll(async () => {
  await own.start();
  if (!own.isThere()) return;
  const removals: (() => void)[] = [];
  const scene = own.scene({ onTestFinished: (work) => void removals.push(work as () => void) });
  dead = { scene, remove: () => removals.forEach((work) => work()) };
  const onNode = ['--no-wait', '--launcher-arg=--nodelist=n2'];
  await scene.launch('once', onNode, ['nap=300']);
  await scene.launch('twice', [...onNode, '--attempts', '2'], ['once-naps']);
  await scene.atWork('once');
  await scene.atWork('twice');
  await scene.cluster.cutPower('n2');
});
afterAll(async () => {
  await own.stop();
  dead?.remove();
});

const jobsOf = ({ repository, cluster }: Pick<SlurmScene, 'repository' | 'cluster'>, tag: string): number => {
  const { key } = repository.of<{ key: string }>(tag, 'launch.json');
  return cluster.ask('squeue', '-h', '-t', 'all', '-o', '%j').split(key).length - 1;
};

describe('a node without power', () => {
  const sceneOf = (context: TestContext): SlurmScene => {
    if (dead === undefined) context.skip();
    return (dead as DeadNode).scene;
  };

  test(
    'is said to be at work until the engine knows; then the run is lost, and its end is kept',
    long,
    async (context) => {
      const { call, until: untilJob, age, repository, cluster } = sceneOf(context);
      const { expect } = context;
      expect((await call('monitor-gate-run', ['--tag', 'once', '--once'])).stdout).toContain('state=running');
      await untilJob('once', /NODE_FAIL/);
      age('once');
      const run = await call('resume-launch', ['--tag', 'once']);
      expect(run.status).toBe(1);
      expect(run.stderr).toMatch(/Run lost \(slurm: NODE_FAIL/);
      expect(repository.of('once', 'launch_end.json')).toMatchObject({ answer: { engine_state: 'NODE_FAIL' } });
      cluster.startNode('n2');
    },
  );

  test('gives a run with attempts left to another start, and the first log is kept', long, async (context) => {
    const { call, begin, age, text, repository, cluster } = sceneOf(context);
    const { expect } = context;
    age('twice');
    expect((await call('monitor-gate-run', ['--tag', 'twice', '--once'])).stdout).toMatch(/state=queued/);
    const first = text('twice', 'run.log');
    // What Slurm still has to end on the node of before would end the second start with it.
    await untilSlowly(
      () => /^idle$/m.test(cluster.ask('sinfo', '-h', '-n', 'n2', '-p', 'all', '-o', '%T')),
      'n2',
      60_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    await untilSlowly(
      () => (begin('twice'), text('twice', 'result.json') !== undefined),
      'the second attempt',
      120_000,
    );
    expect(repository.of('twice', 'result.json')).toMatchObject({
      outcome: 'succeeded',
      attempts: [
        { n: 1, outcome: null },
        { n: 2, outcome: 'succeeded' },
      ],
    });
    expect(text('twice', 'attempts/1/run.log')).toBe(first);
  });
});

describe('without its controller', () => {
  test('Slurm ends nothing and decides nothing: 75 for all, and the result counts', long, async (context) => {
    const { launch, call, atWork, over, text, repository, cluster } = own.scene(context);
    const { expect } = context;
    await launch('t2', later, ['nap=0']);
    await launch('t1', ['--no-wait'], ['nap=8']);
    await atWork('t1');
    await new Promise((resolve) => setTimeout(resolve, memoryMs));
    await cluster.stopController();
    const [submission, status, cancelled, monitor, session] = await Promise.all([
      launch('t3', ['--no-wait'], ['nap=0']),
      call('resume-launch', ['--tag', 't2', '--no-wait']),
      call('cancel-run', ['--tag', 't2']),
      call('monitor-gate-run', ['--tag', 't2', '--once']),
      call('session-status', ['--tag', 't2']),
    ]);
    expect([submission.status, status.status, cancelled.status]).toEqual([75, 75, 75]);
    expect(submission.stderr).toMatch(/Unable to contact slurm controller/);
    expect(monitor.stdout).toContain('state=unknown');
    expect(session.stdout).toMatch(
      /not to be told from here[^]*Unable to contact slurm controller[^]*resume-launch --tag t2/,
    );
    await over('t1');
    const before = text('t1', 'result.json');
    expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'succeeded' });
    await cluster.startController();
    expect(text('t1', 'result.json')).toBe(before);
    // The request stood meanwhile.
    const unasked = { XDG_CACHE_HOME: repository.path('cache/unasked') };
    expect(await call('resume-launch', ['--tag', 't2', '--no-wait'], unasked)).toMatchObject({ status: 0 });
    expect(await call('cancel-run', ['--tag', 't2'], unasked)).toMatchObject({ status: 0 });
    expect(repository.of('t2', 'launch_end.json')).toMatchObject({ answer: { engine_state: 'CANCELLED' } });
  });

  test('a submission that is killed while Slurm does not answer comes to one job', long, async (context) => {
    const { start, call, over, repository, cluster } = own.scene(context);
    const { expect } = context;
    // Asked before it falls silent: describe has answered when launch.json is there.
    const submitter = start('official-run', [
      ...['--workflow', 'plain', '--tag', 't1', '--launcher', 'slurm', '--no-wait'],
      ...['--', 'nap=0'],
    ]);
    const isThere = (): boolean => repository.files().some((name) => name.endsWith('_t1/launch.json'));
    await until(isThere, 'launch.json', 60_000);
    cluster.suspendController(true);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    submitter.killAll();
    await new Promise((resolve) => setTimeout(resolve, 2_500)); // until its process is reaped
    cluster.suspendController(false);
    await untilSlowly(
      () => /idle|mix/.test(cluster.ask('sinfo', '-h', '-p', 'all', '-o', '%T')),
      'the controller',
      60_000,
    );
    const run = await call('resume-launch', ['--tag', 't1']);
    expect(run).toMatchObject({ status: 0 });
    await over('t1');
    expect(jobsOf({ repository, cluster }, 't1')).toBe(1);
  });

  test('that comes back with an older memory, a run has one result', long, async (context) => {
    const { launch, over, text, job, begin, cluster, until: untilJob } = own.scene(context);
    const { expect } = context;
    await launch('t1', later, ['nap=0']);
    await new Promise((resolve) => setTimeout(resolve, memoryMs));
    cluster.saveState();
    begin('t1');
    await untilSlowly(() => (begin('t1'), text('t1', 'result.json') !== undefined), 'the result', 60_000);
    await over('t1');
    await untilJob('t1', /COMPLETED/);
    const before = text('t1', 'result.json');
    await cluster.stopController();
    cluster.restoreState();
    await cluster.startController();
    const said = (): boolean => /the run is over: succeeded.* changes nothing/.test(text('t1', 'launch.log') ?? '');
    const isHeld = (): boolean =>
      /launch_failed|HELD|FAILED/i.test(cluster.ask('squeue', '-h', '-t', 'all', '-j', job('t1'), '-o', '%T %r'));
    await untilSlowly(() => (begin('t1'), said() || isHeld()), 'the second start', 90_000);
    expect(text('t1', 'result.json')).toBe(before);
  });

  test('that has forgotten all, a job of our number is not ours', long, async (context) => {
    const { launch, call, text, repository, cluster, job } = own.scene(context);
    const { expect } = context;
    await launch('t1', later, ['nap=0']);
    await launch('t2', ['--no-wait'], ['nap=0']);
    await until(() => text('t2', 'result.json'), 'the result of t2', 60_000);
    const number = Number(job('t1'));
    await cluster.stopController();
    await cluster.startController(true);
    for (let last = 0; last < number;) {
      const said = cluster.ask('sbatch', '--parsable', '-o', '/dev/null', '--begin=now+1hour', '--wrap', 'true');
      last = Number(/^\d+$/m.exec(said)?.[0] ?? number);
    }
    expect(cluster.ask('squeue', '-h', '-j', String(number), '-o', '%T').trim()).toBe('PENDING');
    expect(await call('resume-launch', ['--tag', 't2'])).toMatchObject({ status: 0 });
    const run = await call('resume-launch', ['--tag', 't1']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('the engine does not know the job');
    expect(await call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect(cluster.ask('squeue', '-h', '-j', String(number), '-o', '%T').trim()).toBe('PENDING');
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ answer: { known: false } });
  });
});
