/**
 * What official-run, resume-launch, cancel-run, monitor and cleanup make of an engine that does as a test says
 * (contract 48 to 50).
 */
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  fakeLauncher,
  instantOf,
  runTool,
  setTimes,
  startTool,
  until,
  type FakeLauncher,
  type FakePlan,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { launchRepository, type LaunchRepository } from './repository';

interface Scene {
  engine: FakeLauncher;
  repository: LaunchRepository;
  call(tool: string, words: readonly string[], env?: Record<string, string>): ToolRun;
  launch(tag: string, words?: readonly string[], workflow?: readonly string[]): ToolRun;
}

function scene(plan: FakePlan = {}): Scene {
  const [engine, repository] = [fakeLauncher(plan), launchRepository()];
  const call: Scene['call'] = (tool, words, env = {}) =>
    runTool(tool, words, { cwd: repository.root, env: { ...repository.env, ...env } });
  const launch: Scene['launch'] = (tag, words = [], workflow = ['nap=0.1']) =>
    call('official-run', ['--workflow', 'plain', '--tag', tag, '--launcher', engine.path, ...words, '--', ...workflow]);
  return { engine, repository, call, launch };
}

const ofRun = (repository: LaunchRepository, tag: string): string =>
  repository.read(`${repository.run(tag)}/result.json`);
const over = (repository: LaunchRepository, tag: string): Promise<true> =>
  until(() => repository.exists(`${repository.run(tag)}/result.json`), `the result of ${tag}`).then(() => true);

describe('a launched run', () => {
  test('is performed in its job, followed, and ends with its own status', () => {
    const { launch, repository } = scene();
    const run = launch('t1', [], ['nap=0.2', 'exit=3']);
    expect(run).toMatchObject({ status: 3 });
    expect(run.stdout).toMatch(/^node .* threads 1 setup None$/m);
    expect(run.stderr).toContain('Run failed (exit=3). Audit: audit/workstation_runs/');
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'failed',
      exit_code: 3,
      launch: { launcher: 'fake', engine: 'Directory', job: '1', node: 'fake-node', warned: false },
      attempts: [{ n: 1, job: '1', outcome: 'failed' }],
    });
    expect(repository.of('t1', 'context.json')).toMatchObject({
      hostname: 'fake-node',
      launch: { launcher: 'fake', job: '1', cluster: 'fake', attempts: 1, cpus: 1, memory_gb: 1 },
    });
    expect(repository.of('t1', 'preflight.json')).toMatchObject({ granted_by: 'fake', granted_cores: 1, cores: 1 });
  });

  test('that succeeded is 0, and --no-wait is 0 when it is accepted', async () => {
    const { launch, repository, call, engine } = scene();
    expect(launch('t1')).toMatchObject({ status: 0 });
    engine.plan({ start: false });
    const run = launch('t2', ['--no-wait']);
    expect(run.stdout).toMatch(
      /^\[launch\] fake job 2 \(cluster fake\)\nRun queued\. Audit: audit\/workstation_runs\/.*_plain_t2\n$/,
    );
    const monitor = call('monitor-gate-run', ['--tag', 't2', '--once']);
    expect(monitor).toMatchObject({ status: 0 });
    expect(monitor.stdout).toContain('state=queued');
    expect(monitor.stdout).toMatch(/^LAUNCH=fake job 2 PENDING \(Priority\), asked \d+ s ago$/m);
    expect(call('session-status', ['--tag', 't2']).stdout).toMatch(/queued for 0:0\d\s+\(fake job 2, Priority\)/);
    await engine.start('2');
    await over(repository, 't2');
    expect(call('monitor-gate-run', ['--tag', 't2', '--once'])).toMatchObject({ status: 0 });
  });

  test('without its launcher, and with options of one for a local run, is refused before a tag is spent', () => {
    const { call, repository } = scene();
    const words = (...added: string[]): string[] => ['--workflow', 'plain', '--tag', 't1', ...added, '--', 'x'];
    expect(call('official-run', words('--launcher', 'absent')).stderr).toContain(
      'official-run-launcher-absent is neither in',
    );
    expect(call('official-run', words('--launcher', 'A B')).stderr).toContain('option --launcher: expected local');
    expect(call('official-run', words('--queue', 'main')).stderr).toContain('option --queue needs --launcher NAME');
    expect(call('official-run', words(), { GATEHOUSE_QUEUE: 'main' })).toMatchObject({ status: 0 });
    expect(repository.files().filter((file) => file.endsWith('context.json')).length).toBe(1);
  });

  test.each([
    [['--cpus', '0'], 'option --cpus: 0 is less than'],
    [['--memory', '0.5'], 'option --memory: 0.5 is less than'],
    [['--threads', '4', '--cpus', '2'], 'option --cpus: 2 is less than the 4 of --threads'],
    [['--time-limit', '1:75'], 'option --time-limit: expected minutes, H:MM or D-HH:MM'],
    [['--time-limit', '4'], 'option --warn-before: 120 s before a limit of 240 s may come before the run listens'],
    [['--time-limit', '1', '--warn-before', '1'], 'give a --time-limit of 4 minutes or more, or --warn-before 0'],
    [['--attempts', '11'], 'option --attempts: expected 1 to 10'],
    [['--launcher-arg', '--job-na=x'], '--job-na=x is --job-name'],
    [['--launcher-arg', '-Jx'], '-Jx is -J'],
    [['--launcher-arg', 'script.sh'], 'expected an option of the engine'],
    [['--launcher-setup', 'absent.sh'], 'absent.sh'],
  ])('%j is refused', (words, message) => {
    const { launch, repository } = scene();
    const run = launch('t1', words);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(message);
    expect(repository.files().some((file) => file.endsWith('context.json'))).toBe(false);
  });

  test('does not take a secret among the workflow arguments with it', () => {
    const { launch } = scene();
    const run = launch('t1', [], ['--api-token', 'abcdefghijkl']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('the value of --api-token looks like a secret: put it into an environment variable');
  });

  test('takes the text of its setup with it: what is written there later has no effect', async () => {
    const { launch, repository, engine } = scene({ start: false });
    repository.write('cache/setup.sh', 'export FROM_SETUP=before\n');
    launch('t1', ['--launcher-setup', 'cache/setup.sh', '--no-wait']);
    const setup = (repository.of('t1', 'launch.json') as { request: { setup: string } }).request.setup;
    expect(setup).toBe('export FROM_SETUP=before\n');
    repository.write('cache/setup.sh', 'export FROM_SETUP=after\n');
    await engine.start('1');
    await over(repository, 't1');
    expect(repository.read(`${repository.run('t1')}/run.log`)).toContain('setup before');
  });

  test('of a repository that moved while it waited is blocked, and both are named', async () => {
    const { launch, repository, engine } = scene({ start: false });
    launch('t1', ['--no-wait']);
    repository.write('.gitignore', `${repository.read('.gitignore')}more\n`);
    repository.git('commit', '-am', 'moved');
    repository.write('.gitignore', 'audit/\ncache/\n');
    await engine.start('1');
    await over(repository, 't1');
    const ended = repository.of<{ reason: string }>('t1', 'result.json');
    expect(ended).toMatchObject({ outcome: 'blocked', phase: 'freeze', exit_code: 2 });
    expect(ended.reason).toMatch(
      /^the repository moved while the run was queued: git_commit [0-9a-f]{7} \u2192 [0-9a-f]{7}; git difference none \u2192 [0-9a-f]{7}$/,
    );
  });
});

describe('submissions', () => {
  test('that are refused block the run and leave the tag free', () => {
    const { launch, engine, repository } = scene({ submit: 'refuse' });
    const run = launch('t1');
    expect(run).toMatchObject({ status: 1 });
    expect(run.stderr).toContain('Submission refused by fake: no such queue. See audit/workstation_runs/');
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'blocked',
      phase: 'submit',
      reason: 'no such queue',
    });
    engine.plan({});
    expect(launch('t1')).toMatchObject({ status: 0 });
  });

  test.each([
    ['unreachable', 0],
    ['garbage', 0],
    ['huge', 0],
    ['other-key', 1],
    ['die-after', 1],
  ] as const)('that are undecided (%s) are taken up once, with %i jobs there before', async (submit, before) => {
    const { launch, engine, call, repository } = scene({ submit, start: false });
    const run = launch('t1');
    expect(run.status).toBe(75);
    expect(run.stderr).toMatch(/Submission undecided \(fake: .*\)\. resume-launch --tag t1\. Audit: audit/);
    expect(engine.jobs().length).toBe(before);
    expect(launch('t1').stderr).toContain('a tag is used once');
    if (before === 0) {
      const monitor = call('monitor-gate-run', ['--tag', 't1', '--once']);
      expect(monitor.stdout).toContain('state=unknown');
      expect(monitor.stdout).toContain('resume-launch --tag t1');
      expect(call('session-status', ['--tag', 't1']).stdout).toContain('resume-launch --tag t1');
    }
    engine.plan({ start: false });
    expect(call('resume-launch', ['--tag', 't1', '--no-wait'])).toMatchObject({ status: 0 });
    expect(call('resume-launch', ['--tag', 't1', '--no-wait'])).toMatchObject({ status: 0 });
    expect(engine.jobs().length).toBe(1);
    await engine.start('1');
    await over(repository, 't1');
    expect(call('resume-launch', ['--tag', 't1'])).toMatchObject({ status: 0 });
  });

  test('whose process was killed are taken up', async () => {
    const { engine, call, repository } = scene({ submit: 'hang', start: false });
    const words = ['--workflow', 'plain', '--tag', 't1', '--launcher', engine.path, '--', 'nap=0.1'];
    const submitter = startTool('official-run', words, { cwd: repository.root, env: repository.env });
    await until(() => repository.files().some((file) => file.endsWith('launch.json')), 'launch.json');
    expect(call('monitor-gate-run', ['--tag', 't1', '--once']).stdout).toMatch(/state=(queued|unknown)/);
    submitter.kill('SIGKILL');
    await submitter.ended;
    await pause(100);
    engine.plan({ start: true });
    const resumed = await until(() => {
      const run = call('resume-launch', ['--tag', 't1']);
      return run.status === 75 ? undefined : run; // a dead process may wait to be reaped for a while
    }, 'the submission to be taken up');
    expect(resumed.status).toBe(0);
    expect(engine.jobs().length).toBe(1);
  });

  test('two of one tag at the same moment: one wins', async () => {
    const { engine, repository } = scene();
    const words = [
      '--workflow',
      'plain',
      '--tag',
      't1',
      '--launcher',
      engine.path,
      '--allow-concurrent',
      '--',
      'nap=0.1',
    ];
    const runs = [0, 1].map(
      () => startTool('official-run', words, { cwd: repository.root, env: repository.env }).ended,
    );
    const statuses = (await Promise.all(runs)).map(({ status }) => status).sort();
    expect(statuses).toEqual([0, 1]);
    expect(engine.jobs().length).toBe(1);
  });
});

describe('one job at work, one result', () => {
  test('a job that comes again after the result changes nothing', async () => {
    const { launch, engine, repository } = scene();
    launch('t1');
    const before = ofRun(repository, 't1');
    await engine.startAgain('1');
    await until(
      () => /the run is over: succeeded/.test(repository.read(`${repository.run('t1')}/launch.log`)),
      'its word',
    );
    expect(ofRun(repository, 't1')).toBe(before);
  });

  test('a job that finds a result which cannot be read changes nothing', async () => {
    const { launch, engine, repository } = scene({ start: false });
    launch('t1', ['--no-wait', '--attempts', '2']);
    repository.write(`${repository.run('t1')}/result.json`, '{"exit_code": 0');
    await engine.start('1');
    await until(() => engine.jobs()[0]?.state === 'ended', 'the job to end');
    expect(repository.read(`${repository.run('t1')}/launch.log`)).toMatch(
      /result\.json cannot be read: .* changes nothing/,
    );
    expect(repository.exists(`${repository.run('t1')}/attempts`)).toBe(false);
  });

  test('a second job of the same script does not work beside the first', async () => {
    const { launch, engine, repository } = scene();
    launch('t1', ['--no-wait'], ['nap=2']);
    const log = (): string => repository.read(`${repository.run('t1')}/launch.log`);
    await until(() => repository.exists(`${repository.run('t1')}/attempts/1/claim.json`), 'the claim');
    await engine.start('1');
    await until(() => /attempt 1 of this run belongs to job 1: job 1 changes nothing/.test(log()), 'its word');
    await over(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'succeeded' });
  });

  test('a request that was edited is not performed', async () => {
    const { launch, engine, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    const file = repository.path(repository.run('t1'), 'launch.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('nap=0.1', 'nap=0.2'));
    await engine.start('1');
    await until(() => engine.jobs()[0]?.state === 'ended', 'the job to end');
    expect(repository.read(`${repository.run('t1')}/launch.log`)).toContain('no launch.json of request');
    expect(repository.exists(`${repository.run('t1')}/attempts`)).toBe(false);
  });

  test('a second attempt follows one that lost its node, whose files stay', async () => {
    const { launch, engine, repository, call } = scene();
    launch('t1', ['--attempts', '2', '--no-wait'], ['once-naps']);
    const run = repository.run('t1');
    await until(() => repository.exists('runs-of-workflow'), 'the workflow');
    engine.kill('1');
    await until(() => engine.jobs()[0]?.state === 'ended', 'the job to end');
    repository.git('status');
    await engine.startAgain('1');
    await over(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'succeeded',
      attempts: [
        { n: 1, outcome: null },
        { n: 2, outcome: 'succeeded' },
      ],
    });
    expect(repository.exists(`${run}/attempts/1/run.log`)).toBe(true);
    expect(repository.read(`${run}/run.log`)).toContain('done');
    expect(call('monitor-gate-run', ['--tag', 't1', '--once'])).toMatchObject({ status: 0 });
  });

  test('an attempt on a node that was only taken for dead leaves the run to its successor', async () => {
    const { launch, engine, repository } = scene();
    launch('t1', ['--attempts', '2', '--no-wait'], ['first-naps=6']);
    const run = repository.run('t1');
    await until(() => repository.exists('runs-of-workflow'), 'the workflow');
    await engine.startAgain('1', true);
    await over(repository, 't1');
    const result = ofRun(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'succeeded', attempts: [{ n: 1 }, { n: 2 }] });
    await until(() => repository.exists(`${run}/attempts/1/attempt.json`), 'the end of the first attempt');
    expect(repository.json(`${run}/attempts/1/attempt.json`)).toMatchObject({ attempts: [{ n: 1 }] });
    expect(ofRun(repository, 't1')).toBe(result);
    expect(repository.of('t1', 'status.json')).toMatchObject({ phase: 'finished', launch: { attempt: 2 } });
  });

  test('an attempt that a signal ended leaves no result while another may follow', async () => {
    const { launch, engine, repository } = scene();
    launch('t1', ['--attempts', '2', '--no-wait'], ['once-naps']);
    const run = repository.run('t1');
    await until(() => repository.exists('runs-of-workflow'), 'the workflow');
    process.kill(-(engine.jobs()[0]?.pid as number), 'SIGTERM');
    await until(() => repository.exists(`${run}/attempts/1/attempt.json`), 'attempt.json');
    expect(repository.exists(`${run}/result.json`)).toBe(false);
    await until(() => engine.jobs()[0]?.state === 'ended', 'the job to end');
    await engine.startAgain('1');
    await over(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({ attempts: [{ outcome: 'interrupted' }, { n: 2 }] });
  });
});

describe('the end of a run', () => {
  test('cancel-run takes a waiting job away, and its end is written down', () => {
    const { launch, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    expect(call('cancel-run', ['--tag', 't1', '--reason', 'wrong data'])).toMatchObject({ status: 0 });
    expect(repository.of('t1', 'cancel_requested.json')).toMatchObject({ reason: 'wrong data' });
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ job: '1', answer: { engine_state: 'CANCELLED' } });
    expect(call('monitor-gate-run', ['--tag', 't1', '--once'])).toMatchObject({ status: 2 });
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect(call('resume-launch', ['--tag', 't1'])).toMatchObject({ status: 1 });
  });

  test.each([
    ['obeys', ['nap=60'], 143],
    ['ignores it', ['stubborn', 'nap=60'], 137],
  ])('cancel-run ends a run whose workflow %s', async (_, workflow, status) => {
    const { launch, call, repository, engine } = scene({ grace_s: 2 });
    launch('t1', ['--no-wait'], workflow);
    await until(() => repository.exists(`${repository.run('t1')}/run.log`), 'the workflow');
    await until(() => repository.read(`${repository.run('t1')}/run.log`).includes('node'), 'its first words');
    const run = call('cancel-run', ['--tag', 't1']);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toContain('Run interrupted');
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      signal: 'SIGTERM',
      exit_code: status,
    });
    expect(engine.jobs().length).toBe(1);
  });

  test('a request stands when the engine is away: the job that starts later obeys it', async () => {
    const { launch, call, repository, engine } = scene({ start: false });
    launch('t1', ['--no-wait']);
    engine.plan({ start: false, cancel: 'unreachable' });
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 75 });
    await engine.start('1');
    await over(repository, 't1');
    expect(repository.of('t1', 'result.json')).toMatchObject({
      outcome: 'interrupted',
      exit_code: 143,
      signal: 'SIGTERM',
    });
    expect(repository.exists(`${repository.run('t1')}/run.log`)).toBe(false);
  });

  test.each(['', '{"schema":'])('a request stands where launch.json is %j', (text) => {
    const { launch, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    repository.write(`${repository.run('t1')}/launch.json`, text);
    expect(call('cancel-run', ['--tag', 't1', '--reason', 'wrong data'])).toMatchObject({ status: 1 });
    expect(repository.of('t1', 'cancel_requested.json')).toMatchObject({ reason: 'wrong data' });
    expect(call('monitor-gate-run', ['--tag', 't1', '--once']).stdout).toContain('launch.json cannot be read: ');
  });

  test('resume-launch writes no end beside a result that cannot be read', () => {
    const { launch, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    repository.write(`${repository.run('t1')}/result.json`, '{"exit_code": 0');
    call('cancel-run', ['--tag', 't1', '--no-wait']);
    const resumed = call('resume-launch', ['--tag', 't1', '--no-wait'], { GATEHOUSE_SETTLE_S: '0' });
    expect(resumed).toMatchObject({ status: 1, stdout: '' });
    expect(resumed.stderr).toMatch(/result\.json: .*how the run ended cannot be said/);
    expect(repository.exists(`${repository.run('t1')}/launch_end.json`)).toBe(false);
  });

  test('whose launch.json was taken away it is not called never submitted', () => {
    const { launch, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    rmSync(repository.path(repository.run('t1'), 'launch.json'));
    const resumed = call('resume-launch', ['--tag', 't1']);
    expect(resumed.status).toBe(1);
    expect(resumed.stderr).toMatch(
      /launch\.json: not found, .*a job of the run may wait or be at work; restore the file/,
    );
  });

  test('cancel-run ends a local run', async () => {
    const { call, repository } = scene();
    const words = ['--workflow', 'plain', '--tag', 't1', '--', 'nap=60'];
    const local = startTool('official-run', words, { cwd: repository.root, env: repository.env });
    await until(() => repository.files().some((file) => file.endsWith('run.log')), 'the workflow');
    await until(() => repository.read(`${repository.run('t1')}/run.log`).includes('node'), 'its first words');
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect((await local.ended).status).toBe(143);
    expect(repository.of('t1', 'result.json')).toMatchObject({ outcome: 'interrupted' });
  });

  test('a job that ended without a word is lost once files have had their time', async () => {
    const { launch, engine, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    const run = repository.run('t1');
    // The node sees no launch.json, as one that does not share the file system.
    const text = repository.read(`${run}/launch.json`);
    rmSync(repository.path(run, 'launch.json'));
    await engine.start('1');
    await until(() => engine.jobs()[0]?.state === 'ended', 'the job to end');
    repository.write(`${run}/launch.json`, text);
    const resumed = runTool('resume-launch', ['--tag', 't1'], { cwd: repository.root, env: repository.env });
    expect(resumed.status).toBe(1);
    expect(resumed.stderr).toContain('Run lost (fake: ');
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ answer: { engine_state: 'FAILED' } });
    expect(repository.read(`${run}/launch.log`)).toContain('does this node see the repository?');
  });

  test('a job that the engine forgot is lost; what its files say comes first', async () => {
    const { launch, engine, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    engine.plan({ start: false, status: 'forget' });
    const resumed = call('resume-launch', ['--tag', 't1']);
    expect(resumed.status).toBe(1);
    expect(resumed.stderr).toContain('the engine does not know the job');
    await engine.start('1'); // it comes all the same: the result counts
    await over(repository, 't1');
    expect(call('monitor-gate-run', ['--tag', 't1', '--once'])).toMatchObject({ status: 0 });
  });

  test('an engine that does not answer makes nothing lost, and keeps everything of its runs', () => {
    const { launch, engine, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    engine.plan({ start: false, status: 'unreachable' });
    const monitor = call('monitor-gate-run', ['--tag', 't1', '--once']);
    expect(monitor).toMatchObject({ status: 0 });
    expect(monitor.stdout).toContain('state=unknown');
    expect(monitor.stdout).toContain('the engine did not answer: Unable to contact the engine');
    expect(call('resume-launch', ['--tag', 't1', '--no-wait'])).toMatchObject({ status: 75 });
    expect(call('plan-cleanup', ['--out', 'plan.json'])).toMatchObject({ status: 0 });
    expect(repository.json<{ items: unknown[] }>('plan.json').items).toEqual([]);
    expect(call('official-run', ['--workflow', 'plain', '--tag', 't2', '--', 'x'])).toMatchObject({ status: 75 });
  });

  test('a queued run whose engine is away keeps all that it may use, and it is said why', async () => {
    const { launch, engine, call, repository } = scene({ start: false });
    const longAgo = instantOf('2025-03-04_101500');
    repository.write('runs/cache/prices/a.bin', 'x');
    setTimes(repository.path('runs'), longAgo);
    expect(call('plan-cleanup', ['--out', 'cache/before.json'])).toMatchObject({ status: 0 });
    const pathsOf = (file: string): string[] =>
      repository.json<{ items: { path: string }[] }>(file).items.map(({ path }) => path);
    expect(pathsOf('cache/before.json')).toEqual(['runs/cache/prices']);
    launch('t1', ['--no-wait']);
    engine.plan({ start: false, status: 'unreachable' });
    const run = repository.run('t1');
    setTimes(repository.path(run), longAgo);
    expect(call('plan-cleanup', ['--out', 'cache/plan.json'])).toMatchObject({ status: 0 });
    const plan = repository.json<{ items: unknown[]; kept: { path: string; reasons: string[] }[] }>('cache/plan.json');
    expect(plan.items).toEqual([]);
    const kept = Object.fromEntries(plan.kept.map(({ path, reasons }) => [path, reasons.join('; ')]));
    expect(kept[run]).toMatch(/it is active or may be \(unknown\): .*the engine did not answer/);
    expect(kept['runs/cache/prices']).toContain(run);
    const applied = call('apply-cleanup', ['--plan', 'cache/before.json']);
    expect(applied.status).not.toBe(0);
    expect(repository.exists('runs/cache/prices/a.bin')).toBe(true);
    const session = call('session-status', ['--tag', 't1']);
    expect(session.stdout).toMatch(/not to be told from here[^]*the engine did not answer[^]*resume-launch --tag t1/);
    expect(repository.exists(`${run}/launch.json`)).toBe(true);
    await engine.start('1');
    await over(repository, 't1');
  });

  test('a program that somebody wrote into launch.json is not started', () => {
    const { launch, call, repository } = scene({ start: false });
    launch('t1', ['--no-wait']);
    const program = repository.write('brought', `#!/bin/sh\ntouch '${repository.path('started')}'\n`);
    chmodSync(program, 0o755);
    const named = { ...repository.of<{ launcher: object }>('t1', 'launch.json') };
    for (const path of [program, '/bin/sh']) {
      repository.write(`${repository.run('t1')}/launch.json`, { ...named, launcher: { ...named.launcher, path } });
      repository.write('status', `touch '${repository.path('started')}'\n`); // `sh status` would run it
      for (const [tool, words] of [
        ['session-status', []],
        ['list-runs', []],
        ['plan-cleanup', ['--out', 'plan.json']],
        ['monitor-gate-run', ['--tag', 't1', '--once']],
        ['resume-launch', ['--tag', 't1', '--no-wait']],
        ['cancel-run', ['--tag', 't1']],
      ] as const)
        call(tool, [...words]);
      const refused = call('cancel-run', ['--tag', 't1']);
      expect(refused.status).toBe(75);
      expect(refused.stderr).toMatch(
        /which launch\.json names, .* is not started; if it is yours, set GATEHOUSE_LAUNCHER/,
      );
      expect(repository.exists('started')).toBe(false);
    }
    repository.write(`${repository.run('t1')}/launch.json`, {
      ...named,
      launcher: { ...named.launcher, path: program },
    });
    call('cancel-run', ['--tag', 't1'], { GATEHOUSE_LAUNCHER: './brought' });
    expect(repository.exists('started')).toBe(true);
  });

  test('list-runs asks the engine once for all runs, and not again while the answers are young', () => {
    const { launch, engine, call } = scene({ start: false });
    for (const tag of ['t1', 't2', 't3']) launch(tag, ['--no-wait', '--allow-concurrent']);
    expect(call('list-runs', ['--state', 'queued', '--csv']).stdout.match(/queued/g)?.length).toBe(3);
    engine.plan({ start: false, status: 'refuse' });
    expect(call('list-runs', ['--csv']).stdout.match(/queued/g)?.length).toBe(3);
  });
});

describe('the evidence log (contract 48.12)', () => {
  test('has the start by the submitting side, the end by the job, and a lost run', async () => {
    const { launch, call, repository, engine } = scene();
    expect(call('record-evidence', ['--open', '--name', 'launches'])).toMatchObject({ status: 0 });
    repository.git('add', '-A');
    repository.git('commit', '-m', 'log');
    expect(launch('t1')).toMatchObject({ status: 0 });
    engine.plan({ start: false });
    expect(launch('t2', ['--no-wait'])).toMatchObject({ status: 0 });
    expect(call('cancel-run', ['--tag', 't2'])).toMatchObject({ status: 0 });
    const entries = repository
      .read('audit/evidence_log/entries/000000000.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; decision_tag: string | null; verdict: string | null });
    expect(entries.map(({ event, decision_tag: tag, verdict }) => `${event} ${tag} ${verdict}`)).toEqual([
      'opened null null',
      'run_started t1 null',
      'run_finished t1 succeeded',
      'run_started t2 null',
      'run_lost t2 lost',
    ]);
    const verified = call('verify-evidence', []);
    expect(verified.stderr).toBe('verify-evidence: note: not_witnessed: run_lost: run_lost: 1 entry, not witnessed\n');
    expect(verified).toMatchObject({ status: 0 });
  });
});

describe('waiting', () => {
  const waiter = ({ engine, repository }: Scene, workflow: readonly string[]): ReturnType<typeof startTool> =>
    startTool('official-run', ['--workflow', 'plain', '--tag', 't1', '--launcher', engine.path, '--', ...workflow], {
      cwd: repository.root,
      env: repository.env,
    });
  const atWork = async (repository: LaunchRepository): Promise<void> => {
    await until(() => repository.files().some((file) => file.endsWith('/run.log')), 'the workflow');
    await until(() => repository.read(`${repository.run('t1')}/run.log`).includes('node'), 'its first words');
  };

  test('Ctrl-C cancels the run, and its status is that of the run', async () => {
    const here = scene();
    const waiting = waiter(here, ['nap=60']);
    await atWork(here.repository);
    waiting.kill('SIGINT');
    const ended = await waiting.ended;
    expect(ended.status).toBe(143);
    expect(here.repository.of('t1', 'cancel_requested.json')).toMatchObject({ decision_tag: 't1' });
  });

  test('a second Ctrl-C leaves the run alone', async () => {
    const here = scene({ grace_s: 30 });
    const waiting = waiter(here, ['stubborn', 'nap=8']);
    await atWork(here.repository);
    waiting.kill('SIGINT');
    await until(() => here.repository.exists(`${here.repository.run('t1')}/cancel_requested.json`), 'the request');
    await pause(500);
    waiting.kill('SIGINT');
    const ended = await waiting.ended;
    expect(ended.status).toBe(130);
    expect(ended.stderr).toContain('the run goes on: monitor-gate-run --tag t1');
  });

  test('a terminal that closes ends no run, which can be followed again', async () => {
    const here = scene();
    const waiting = waiter(here, ['nap=3']);
    await atWork(here.repository);
    waiting.kill('SIGHUP');
    expect((await waiting.ended).status).toBe(129);
    const resumed = here.call('resume-launch', ['--tag', 't1']);
    expect(resumed).toMatchObject({ status: 0 });
    expect(resumed.stdout).toContain('done');
  });

  test('a reason that never goes is said', async () => {
    const here = scene({ start: false, reason: 'Hopeless' });
    const waiting = waiter(here, ['nap=0.1']);
    let said = '';
    waiting.stderr?.on('data', (text: string) => (said += text));
    await until(() => said.includes('this never goes by itself; cancel-run --tag t1'), 'the word');
    waiting.kill('SIGHUP');
    await waiting.ended;
  });
});
