/** What may happen to a job on Slurm, and what must be seen of its run (contract 48.2, 48.7, 48.9). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe } from 'vitest';
import { untilSlowly } from './cluster';
import { clusterOfFile, slurmTest } from './slurm-scene';

const own = clusterOfFile();
beforeAll(() => own.start());
afterAll(() => own.stop());

const long = { timeout: 240_000 };
const test = slurmTest.concurrent;
const later = ['--no-wait', '--launcher-arg=--begin=now+1hour'];

describe('a job on Slurm', () => {
  test(
    'that is taken from the queue by its name, before its number was recorded, never starts',
    long,
    async (context) => {
      const { launch, call, repository, cluster } = own.scene(context);
      await launch('t1', later, ['nap=0']);
      const file = `${repository.run('t1')}/launch.json`;
      const launched = repository.json<{ key: string }>(file);
      repository.write(file, { ...launched, handle: null }); // as a submitter leaves it that was killed
      cluster.ask('scancel', '--me', '--name', `t1.${launched.key}`);
      const { expect } = context;
      expect(await call('resume-launch', ['--tag', 't1'])).toMatchObject({ status: 1 });
      expect(repository.of('t1', 'launch_end.json')).toMatchObject({ answer: { engine_state: 'CANCELLED' } });
      expect(cluster.ask('squeue', '-h', '-t', 'all', '-o', '%j')).toContain(launched.key);
      expect(cluster.ask('squeue', '-h', '-t', 'all', '-o', '%j').split(launched.key).length).toBe(2);
    },
  );

  test('whose limit comes without a warning is interrupted by SIGTERM, and has its result', long, async (context) => {
    const { launch, over, repository, until: untilJob } = own.scene(context);
    await launch('t1', ['--no-wait', '--time-limit', '1', '--warn-before', '0'], ['nap=200']);
    await over('t1', 150_000);
    context.expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      signal: 'SIGTERM',
      launch: { warned: false },
    });
    await untilJob('t1', /TIMEOUT/);
  });

  test('that is warned before it has begun to listen leaves no result, and is lost', long, async (context) => {
    const { launch, call, repository, text } = own.scene(context);
    repository.write('cache/setup.sh', 'kill -USR2 $$\n');
    await launch('t1', ['--no-wait', '--launcher-setup', 'cache/setup.sh'], ['nap=0']);
    const run = await call('resume-launch', ['--tag', 't1']);
    const { expect } = context;
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/Run lost \(slurm: slurm job \d+: FAILED .*0:12/);
    expect(text('t1', 'result.json')).toBeUndefined();
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ answer: { exit: { signal: 12 } } });
  });

  test('whose setup fails runs nothing, is lost, and its log says so', long, async (context) => {
    const { launch, call, repository, text } = own.scene(context);
    repository.write('cache/setup.sh', 'module() { false; }\nmodule load gcc\n');
    await launch('t1', ['--no-wait', '--launcher-setup', 'cache/setup.sh'], ['nap=0']);
    const { expect } = context;
    expect(await call('resume-launch', ['--tag', 't1'])).toMatchObject({ status: 1 });
    expect(text('t1', 'launch.log')).toContain(
      'the setup of the job ended in an error: no run without its environment',
    );
    expect(text('t1', 'run.log')).toBeUndefined();
    expect(repository.exists(`${repository.run('t1')}/attempts`)).toBe(false);
  });

  test(
    'that is preempted ends with a result; where attempts are left, only the last one has one',
    long,
    async (context) => {
      const { launch, atWork, over, begin, repository, cluster, text } = own.scene(context);
      const low = ['--no-wait', '--queue', 'low'];
      await launch('t1', low, ['nap=120']);
      await launch('t2', [...low, '--attempts', '2'], ['once-naps']);
      await atWork('t1');
      await atWork('t2');
      cluster.ask('sbatch', '-p', 'urgent', '--exclusive', '-o', '/dev/null', '--wrap', 'sleep 1');
      await over('t1');
      const { expect } = context;
      expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'interrupted', signal: 'SIGTERM' });
      await until(() => text('t2', 'attempts/1/attempt.json'), 'the end of the first attempt', 60_000);
      expect(text('t2', 'result.json')).toBeUndefined();
      const first = text('t2', 'run.log') ?? text('t2', 'attempts/1/run.log');
      await untilSlowly(() => (begin('t2'), text('t2', 'result.json') !== undefined), 'the second attempt', 120_000);
      expect(repository.of('t2', 'result.json')).toMatchObject({
        outcome: 'succeeded',
        attempts: [{ outcome: 'interrupted', signal: 'SIGTERM' }, { outcome: 'succeeded' }],
      });
      expect(text('t2', 'attempts/1/run.log')).toBe(first);
      expect(text('t2', 'run.log')).toContain('done');
    },
  );

  test('that is requeued after its run has succeeded changes nothing', long, async (context) => {
    const { launch, begin, job, over, cluster, text, stateOf, until: untilJob } = own.scene(context);
    await launch('t1', ['--no-wait', '--attempts', '2'], ['nap=0']);
    await over('t1');
    await untilJob('t1', /COMPLETED/);
    const before = text('t1', 'result.json');
    const said = (): boolean => /the run is over: succeeded.* changes nothing/.test(text('t1', 'launch.log') ?? '');
    // A node that has not told Slurm of its end yet makes Slurm refuse.
    const requeue = (): void => void (stateOf('t1') === 'COMPLETED' && cluster.ask('scontrol', 'requeue', job('t1')));
    await untilSlowly(() => said() || (requeue(), begin('t1'), false), 'its word', 90_000);
    context.expect(text('t1', 'result.json')).toBe(before);
  });

  test('whose script is submitted a second time does not work beside the first', long, async (context) => {
    const { launch, atWork, over, job, repository, cluster, text } = own.scene(context);
    await launch('t1', ['--no-wait'], ['nap=8']);
    await atWork('t1');
    repository.write('cache/script.sh', cluster.ask('scontrol', 'write', 'batch_script', job('t1'), '-'));
    const log = repository.path('cache/second.log');
    cluster.ask('sbatch', '--chdir', repository.root, '--output', log, repository.path('cache/script.sh'));
    const said = (): string => (repository.exists('cache/second.log') ? repository.read('cache/second.log') : '');
    await until(() => said().includes('changes nothing'), 'its word', 60_000);
    const { expect } = context;
    expect(said()).toContain(`attempt 1 of this run belongs to job ${job('t1')}: job `);
    await over('t1');
    expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'succeeded', launch: { job: job('t1') } });
    expect(text('t1', 'run.log')?.split('done').length).toBe(2);
  });

  test.for<[string, number]>([
    ['Welcome to cluster 12, 340 nodes\\n*** 2026 ***\\n', 0],
    ['77\\n', 75],
  ])('is known by its number behind the banner %j', long, async ([banner, status], context) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-banner-'));
    context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { launch, call, cluster, repository } = own.scene(context);
    const real = spawnSync('sh', ['-c', 'command -v sbatch'], { encoding: 'utf8' }).stdout.trim();
    writeFileSync(path.join(folder, 'sbatch'), `#!/bin/sh\nprintf '${banner}'\nexec ${real} "$@"\n`, { mode: 0o755 });
    const env = { PATH: `${folder}:${process.env['PATH']}` };
    const { expect } = context;
    expect(await launch('t1', later, ['nap=0'], env)).toMatchObject({ status });
    expect(await call('resume-launch', ['--tag', 't1', '--no-wait'])).toMatchObject({ status: 0 });
    const { key } = repository.of<{ key: string }>('t1', 'launch.json');
    expect(cluster.ask('squeue', '-h', '-t', 'all', '-o', '%j').split(key).length - 1).toBe(1);
  });

  test('whose run directory is not to be seen on the node is lost, and that is said', long, async (context) => {
    const { launch, call, job, repository, cluster } = own.scene(context);
    await launch('t1', later, ['nap=0']);
    const [folder, number] = [repository.path(repository.run('t1')), job('t1')];
    renameSync(folder, `${folder}.away`);
    cluster.ask('scontrol', 'update', `jobid=${number}`, 'StartTime=now');
    const state = (): string => cluster.ask('squeue', '-h', '-t', 'all', '-j', number, '-o', '%T');
    await untilSlowly(() => state().startsWith('FAILED'), 'the end of the job', 60_000);
    renameSync(`${folder}.away`, folder);
    const run = await call('resume-launch', ['--tag', 't1']);
    const { expect } = context;
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/FAILED \(JobLaunchFailure\) 0:53.*the node may not see the repository/);
    expect(repository.exists(`${repository.run('t1')}/attempts`)).toBe(false);
  });

  test('that takes more memory than accounting allows is lost, with the words of its log', long, async (context) => {
    const { launch, call, text, age, until: untilJob } = own.scene(context, { MIN_MEM_GB: '0' });
    await launch('t1', ['--no-wait', '--memory', '0.25'], ['grow=600']);
    await untilJob('t1', /FAILED|OUT_OF_MEMORY/);
    age('t1');
    const run = await call('resume-launch', ['--tag', 't1']);
    const { expect } = context;
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/Run lost \(slurm: .*FAILED|Run lost \(slurm: .*OUT_OF_MEMORY/);
    expect(text('t1', 'launch.log')).toMatch(/memory/i);
    expect(text('t1', 'result.json')).toBeUndefined();
  });

  test('whose files come 14 s late is neither lost nor cut', long, async (context) => {
    const {
      launch,
      begin,
      stateOf,
      repository,
      cluster,
      until: untilJob,
    } = own.scene(context, { GATEHOUSE_SETTLE_S: '60' });
    const copy = `${repository.root}-late`;
    context.onTestFinished(() => {
      cluster.onNode('n2', 'umount', repository.root);
      rmSync(copy, { recursive: true, force: true });
    });
    const sync = (from: string, to: string, ...more: string[]): void =>
      void spawnSync('rsync', ['-a', ...more, `${from}/`, `${to}/`]);
    sync(repository.root, copy);
    cluster.onNode('n2', 'mount', '--bind', copy, repository.root);
    const waiting = launch('t1', ['--launcher-arg=--begin=now+1hour', '--launcher-arg=--nodelist=n2'], ['nap=1']);
    const { expect } = context;
    const isThere = (): boolean => repository.files().some((name) => name.endsWith('_t1/launch.json'));
    await until(isThere, 'the submission', 60_000);
    await until(() => repository.of<{ handle: unknown }>('t1', 'launch.json').handle, 'the job', 60_000);
    sync(repository.root, copy);
    await untilSlowly(() => (begin('t1'), /RUNNING|COMPLET|FAILED/.test(stateOf('t1'))), 'the job to start', 60_000);
    await untilJob('t1', /COMPLETED|FAILED/);
    await new Promise((resolve) => setTimeout(resolve, 14_000));
    // The result first, and a log that is not whole yet.
    const folder = repository.run('t1');
    const ofNode = path.join(copy, folder);
    const whole = spawnSync('cat', [path.join(ofNode, 'run.log')], { encoding: 'utf8' }).stdout;
    repository.write(`${folder}/run.log`, whole.slice(0, 6));
    sync(ofNode, repository.path(folder), '--exclude=run.log');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    writeFileSync(repository.path(folder, 'run.log'), whole);
    const run = await waiting;
    expect(whole).toMatch(/^node n2 .*\ndone\n$/);
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining(whole) });
    expect(repository.exists(`${folder}/launch_end.json`)).toBe(false);
  });
});
