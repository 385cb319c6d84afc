/** Runs in shards on an engine that does as a test says: a lead, an array and a join (contract 48.8). */
import { launch as launchDocument, result, shardResult } from '@gatehouse/contracts';
import { readDocument } from '@gatehouse/files';
import {
  fakeLauncher,
  runTool,
  startTool,
  until,
  type FakeLauncher,
  type FakePlan,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { launchRepository, workflowInShards, type LaunchRepository } from './repository';

interface Scene {
  engine: FakeLauncher;
  repository: LaunchRepository;
  call(tool: string, words: readonly string[]): ToolRun;
  launch(tag: string, words?: readonly string[], workflow?: readonly string[]): ToolRun;
}

function scene(plan: FakePlan = {}): Scene {
  const [engine, repository] = [fakeLauncher(plan), launchRepository({}, { script: workflowInShards })];
  const call: Scene['call'] = (tool, words) => runTool(tool, words, { cwd: repository.root, env: repository.env });
  const launch: Scene['launch'] = (tag, words = [], workflow = ['x']) =>
    call('official-run', launchWords(engine, tag, words, workflow));
  return { engine, repository, call, launch };
}

const launchWords = (
  engine: FakeLauncher,
  tag: string,
  words: readonly string[],
  workflow: readonly string[],
): string[] => [
  ...['--workflow', 'plain', '--tag', tag, '--launcher', engine.path, '--shards', '2', ...words],
  ...['--', ...workflow],
];
const resultOf = (repository: LaunchRepository, tag = 't1') =>
  readDocument(result, repository.path(repository.run(tag), 'result.json'));
const over = (repository: LaunchRepository, tag = 't1'): Promise<true> =>
  until(() => repository.exists(`${repository.run(tag)}/result.json`), `the result of ${tag}`).then(() => true);
const has = (repository: LaunchRepository, name: string): boolean =>
  repository.exists(`${repository.run('t1')}/${name}`);
const words = (engine: FakeLauncher): string[] =>
  engine
    .jobs()
    .map(({ id, word }) => `${id} ${word}`)
    .sort();

describe('a launched run in shards', () => {
  test('is a lead, an array and a join, each with a key of its own, and one result', () => {
    const { launch, repository, engine } = scene();
    const run = launch('t1');
    expect(run).toMatchObject({ status: 0 });
    expect(run.stderr).toContain('[launch] fake jobs 1, 2, 3 (cluster fake)');
    expect(run.stdout).toMatch(/^node .* of 2\njoined 2000 2002\njoined 2001 2003\nRun succeeded\. Audit: /);
    expect(words(engine)).toEqual(['1 COMPLETED', '2_0 COMPLETED', '2_1 COMPLETED', '3 COMPLETED']);
    const at = repository.run('t1');
    const submitted = readDocument(launchDocument, repository.path(at, 'launch.json'));
    expect(submitted.handle).toMatchObject({
      job: '1',
      key: submitted.key,
      parts: { lead: '1', shards: '2', join: '3' },
    });
    const keys = [submitted.key, submitted.parts?.shards.key, submitted.parts?.join.key];
    expect(new Set(keys).size).toBe(3);
    expect(submitted.parts?.shards.request.array).toEqual({ count: 2, at_once: 2 });
    expect(resultOf(repository)).toMatchObject({
      ...{ outcome: 'succeeded', phase: 'join', exit_code: 0 },
      launch: { job: '1', node: 'fake-node', parts: { lead: '1', shards: '2', join: '3' } },
      attempts: [{ n: 1, job: '1', outcome: 'succeeded' }],
      shards: [
        { index: 0, exit_code: 0, job: '2', host: 'fake-node', units: ['2000', '2002'] },
        { index: 1, exit_code: 0, job: '2', units: ['2001', '2003'] },
      ],
    });
    expect(repository.of('t1', 'context.json')).toMatchObject({
      ...{ hostname: 'fake-node', shards: { count: 2, at_once: null } },
      launch: { job: '1', shards: 2 },
    });
    for (const index of ['0', '1']) {
      expect(has(repository, `shards/${index}/preflight.json`)).toBe(true);
      expect(readDocument(shardResult, repository.path(at, 'shards', index, 'result.json')).key).toBe(submitted.key);
    }
    expect(repository.json<{ started_at: string }>(`${at}/result.json`).started_at).toBe(
      repository.json<{ claimed_at: string }>(`${at}/attempts/1/claim.json`).claimed_at,
    );
  });

  test('has no more at work at once than it says', () => {
    const { launch, repository } = scene();
    expect(launch('t1', ['--shards-at-once', '1'])).toMatchObject({ status: 0 });
    const times = resultOf(repository).shards?.map((one) => [one.started_at ?? '', one.finished_at ?? '']) ?? [];
    const [first, second] = [...times].sort() as [string[], string[]];
    expect((first[1] as string) <= (second[0] as string)).toBe(true);
  });

  test('whose gate fails has one result: no shard begins, and the join changes nothing', async () => {
    const { engine, repository, call } = scene();
    repository.write('data.csv', 'date,ticker,score\n');
    repository.git('add', '-A');
    repository.git('commit', '-m', 'data');
    const run = call('official-run', launchWords(engine, 't1', ['--dq-input-csv', 'data.csv'], ['x']));
    expect(run.status).toBe(2);
    const before = repository.read(`${repository.run('t1')}/result.json`);
    expect(resultOf(repository)).toMatchObject({ outcome: 'blocked', phase: 'data_quality' });
    await until(() => engine.jobs().every(({ state }) => state === 'ended'), 'the jobs to end');
    expect(words(engine)).toEqual(['1 FAILED', '2_0 CANCELLED', '2_1 CANCELLED', '3 FAILED']);
    expect(has(repository, 'shards')).toBe(false);
    expect(repository.read(`${repository.run('t1')}/result.json`)).toBe(before);
    expect(repository.read(`${repository.run('t1')}/launch.log`)).toContain('the run is over: blocked (exit=2); job 3');
  });

  test('of other data, or another commit, than the lead saw is not worked on', async () => {
    const { engine, repository, call } = scene({ held: ['2'] });
    const rows = Array.from({ length: 40 }, (_, i) => `2026-01-01,T${i},0.5`).join('\n');
    repository.write('data.csv', `date,ticker,score\n${rows}\n`);
    repository.write('.gitignore', `${repository.read('.gitignore')}data.csv\n`);
    repository.git('add', '-A');
    repository.git('commit', '-m', 'data');
    repository.env['DQ_MIN_ROWS'] = '1';
    repository.env['DQ_MAX_STALENESS_DAYS'] = '99999';
    call('official-run', launchWords(engine, 't1', ['--dq-input-csv', 'data.csv', '--no-wait'], ['x']));
    await until(() => engine.jobs().some(({ id, state }) => id === '1' && state === 'ended'), 'the lead');
    repository.write('data.csv', `date,ticker,score\n${rows}\n2026-01-01,T99,0.5\n`);
    await engine.start('2_0');
    await until(() => has(repository, 'shards/0/result.json'), 'the first shard');
    repository.write('data.csv', `date,ticker,score\n${rows}\n`);
    repository.write('.gitignore', `${repository.read('.gitignore')}more\n`);
    await engine.start('2_1');
    await over(repository);
    const { reason } = resultOf(repository);
    expect(resultOf(repository)).toMatchObject({ outcome: 'blocked', phase: 'freeze', exit_code: 2 });
    expect(reason).toContain('the repository moved while the run was queued');
    const said = (index: number): string =>
      readDocument(shardResult, repository.path(repository.run('t1'), 'shards', String(index), 'result.json')).reason ??
      '';
    expect(said(0)).toBe('the input is not what passed the data quality gate: data.csv');
    expect(said(1)).toContain('the repository moved while the run was queued: git difference none');
  });
});

describe('the join is refused', () => {
  test.each([
    ['a shard fails', ['fail=1'], 'shard 1 of 2 ended in 3; done by none: 2001, 2003', 3],
    ['a unit is done twice', ['twice=1'], 'done twice: 2000', 2],
    ['a unit is done by none', ['slip=0'], 'done by none: 2000, 2002', 2],
    [
      'the workflow knows nothing of shards',
      ['unaware'],
      'shard 0 of 2 left no shard.json: did this workflow know of shards?; shard 1 of 2 left no shard.json: did this workflow know of shards?',
      2,
    ],
  ])('when %s', (_, workflow, reason, status) => {
    const { launch, repository } = scene();
    const run = launch('t1', [], workflow);
    expect(run.status).toBe(status);
    expect(run.stderr).toContain(`Run failed (exit=${status}). Audit: `);
    expect(resultOf(repository)).toMatchObject({ outcome: 'failed', phase: 'join', exit_code: status, reason });
    expect(has(repository, 'run.log')).toBe(false);
  });

  test('when a node is lost: that shard has no result', async () => {
    const { launch, repository, engine } = scene();
    launch('t1', ['--no-wait'], ['nap=1:60']);
    await until(() => has(repository, 'shards/1/run.log'), 'the second shard');
    await until(() => has(repository, 'shards/0/result.json'), 'the first');
    engine.kill('2_1');
    await over(repository);
    expect(resultOf(repository)).toMatchObject({
      ...{ outcome: 'failed', phase: 'join', exit_code: 2 },
      reason: 'shard 1 of 2 has no result; done by none: 2001, 2003',
      shards: [{ exit_code: 0 }, { exit_code: null, reason: 'has no result' }],
    });
  });

  test('when a shard is ended by the engine', async () => {
    const { launch, repository, engine } = scene();
    launch('t1', ['--no-wait'], ['nap=0:60']);
    await until(() => has(repository, 'shards/0/run.log'), 'the first shard');
    await until(() => repository.read(`${repository.run('t1')}/shards/0/run.log`).includes('node'), 'its first words');
    process.kill(-(engine.jobs().find(({ id }) => id === '2_0')?.pid as number), 'SIGTERM');
    await over(repository);
    expect(resultOf(repository)).toMatchObject({ outcome: 'failed', phase: 'join', exit_code: 143 });
    expect(resultOf(repository).reason).toMatch(/^shard 0 of 2 ended in SIGTERM/);
  });
});

describe('one job at work, one result', () => {
  test('whatever the engine starts again changes nothing', async () => {
    const { launch, repository, engine } = scene();
    launch('t1');
    const at = repository.run('t1');
    const read = (): string[] =>
      ['result.json', 'shards/0/result.json', 'status.json'].map((name) => repository.read(`${at}/${name}`));
    const before = read();
    for (const id of ['1', '2_0', '3']) await engine.startAgain(id);
    await until(() => engine.jobs().every(({ state }) => state === 'ended'), 'the jobs to end');
    expect(read()).toEqual(before);
    const log = repository.read(`${at}/launch.log`);
    expect(log.match(/the run is over: succeeded \(exit=0\); job \d changes nothing/g)?.length).toBe(3);
  });

  test('a lead or a shard that comes a second time while the run goes on has nothing to do', async () => {
    const { launch, repository, engine } = scene();
    launch('t1', ['--no-wait'], ['wait=1:go']);
    await until(() => engine.jobs().some(({ id, state }) => id === '2_0' && state === 'ended'), 'the first shard');
    const log = (): string => repository.read(`${repository.run('t1')}/launch.log`);
    await engine.startAgain('2_0');
    await until(() => log().includes('attempt 2 of this run is one more than its 1: job 2'), 'the word of the shard');
    await engine.startAgain('1');
    await until(() => log().includes('attempt 2 of this run is one more than its 1: job 1'), 'the word of the lead');
    repository.write('go', '');
    await over(repository);
    expect(resultOf(repository)).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('submissions', () => {
  test.each([
    [['--attempts', '2'], {}, 'options --shards and --attempts'],
    [[], { arrays: false }, 'option --shards: Directory has no arrays of jobs'],
    [[], { max_array: 1 }, 'option --shards: 2 is more than the 1 elements of an array of Directory'],
  ])('%j with %j are refused before a tag is spent', (added, plan, message) => {
    const { launch, repository } = scene(plan);
    const run = launch('t1', added);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(message);
    expect(repository.files().some((file) => file.endsWith('context.json'))).toBe(false);
  });

  test.each(['lead', 'shards', 'join'])('whose answer to the %s is lost are taken up, once', async (part) => {
    const { launch, repository, engine, call } = scene({ start: false, submit: 'die-after', trouble_at: part });
    const run = launch('t1');
    expect(run.status).toBe(75);
    expect(run.stderr).toContain('Submission undecided (fake: ');
    const monitor = call('monitor-gate-run', ['--tag', 't1', '--once']);
    expect(monitor.stdout).toContain('state=unknown');
    expect(monitor.stdout).toContain('resume-launch --tag t1');
    engine.plan({ start: false });
    expect(call('resume-launch', ['--tag', 't1', '--no-wait'])).toMatchObject({ status: 0 });
    expect(call('resume-launch', ['--tag', 't1', '--no-wait'])).toMatchObject({ status: 0 });
    expect(
      engine
        .jobs()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['1', '2_0', '2_1', '3']);
    for (const { id } of engine.jobs()) void engine.start(id);
    await over(repository);
    expect(call('resume-launch', ['--tag', 't1'])).toMatchObject({ status: 0 });
  });

  test('of which a later job is refused are taken back, and leave the tag free', () => {
    const { launch, repository, engine } = scene({ start: false, submit: 'refuse', trouble_at: 'shards' });
    const run = launch('t1');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('Submission refused by fake: no such queue');
    expect(words(engine)).toEqual(['1 CANCELLED']);
    expect(resultOf(repository)).toMatchObject({ outcome: 'blocked', phase: 'submit' });
    engine.plan({});
    expect(launch('t1')).toMatchObject({ status: 0 });
  });
});

describe('the end of a run in shards', () => {
  test('cancel-run takes all three jobs away while nothing has begun', () => {
    const { launch, call, repository, engine } = scene({ start: false });
    launch('t1', ['--no-wait']);
    expect(call('cancel-run', ['--tag', 't1'])).toMatchObject({ status: 0 });
    expect(words(engine)).toEqual(['1 CANCELLED', '2_0 CANCELLED', '2_1 CANCELLED', '3 CANCELLED']);
    expect(repository.of('t1', 'launch_end.json')).toMatchObject({ job: '1', answer: { part: 'join' } });
  });

  test('cancel-run ends shards at work; the join says how the run ended', async () => {
    const { launch, call, repository } = scene();
    launch('t1', ['--no-wait'], ['nap=0:60', 'nap=1:60']);
    await until(() => [0, 1].every((i) => has(repository, `shards/${i}/run.log`)), 'the shards');
    const run = call('cancel-run', ['--tag', 't1', '--reason', 'wrong data']);
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toContain('Run interrupted');
    expect(resultOf(repository)).toMatchObject({
      ...{ outcome: 'interrupted', phase: 'join', exit_code: 143, signal: 'SIGTERM' },
      shards: [{ signal: 'SIGTERM' }, { signal: 'SIGTERM' }],
    });
  });

  test('Ctrl-C while waiting does the same, and its status is that of the run', async () => {
    const { engine, repository } = scene();
    const waiting = startTool('official-run', launchWords(engine, 't1', [], ['nap=0:60', 'nap=1:60']), {
      cwd: repository.root,
      env: repository.env,
    });
    await until(() => repository.files().some((file) => file.endsWith('shards/1/run.log')), 'the shards');
    waiting.kill('SIGINT');
    expect((await waiting.ended).status).toBe(143);
  });
});

test('monitor, session-status and clean-up see the parts', async () => {
  const { launch, call, repository, engine } = scene({ held: ['2'] });
  launch('t1', ['--no-wait'], ['wait=1:go']);
  await until(() => engine.jobs().some(({ id, state }) => id === '1' && state === 'ended'), 'the lead');
  const monitor = (): string => call('monitor-gate-run', ['--tag', 't1', '--once']).stdout;
  expect(monitor()).toContain('\nshards: 0 passed, 2 queued\n');
  // The lead has gone: files alone do not tell, and the array is what is asked about.
  const old = new Date(Date.now() - 300_000).toISOString();
  repository.write(`${repository.run('t1')}/status.json`, {
    ...repository.of<Record<string, unknown>>('t1', 'status.json'),
    heartbeat_at: old,
  });
  expect(monitor()).toMatch(/state=queued[^]*fake shards job 2: PENDING/);
  expect(call('plan-cleanup', ['--out', 'plan.json'])).toMatchObject({ status: 0 });
  expect(repository.json<{ items: unknown[] }>('plan.json').items).toEqual([]);
  await engine.start('2_0');
  await engine.start('2_1');
  await until(() => has(repository, 'shards/1/run.log') && has(repository, 'shards/0/result.json'), 'the shards');
  expect(monitor()).toMatch(/state=running[^]*\nshards: 1 passed, 1 running\n/);
  repository.write('go', '');
  await over(repository);
  expect(monitor()).toContain('\nshards: 2 passed\n');
});
