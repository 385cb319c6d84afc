/**
 * kill -9, a full disk and an I/O error at the steps of a submission and of a job's claim: in the end there is at most
 * one job, and a result that is there is never replaced (contract 48.2, 49.2).
 */
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launch, parseDocument, type Launch } from '@gatehouse/contracts';
import {
  binDirectory,
  cleanEnvironment,
  fakeLauncher,
  runTool,
  testWith,
  type FakeLauncher,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, onTestFinished } from 'vitest';
import { launchRepository, workflowInShards, type LaunchRepository } from '../launchers/repository';
import { count } from './figures';
import { sample, scratch } from './subjects';
import { faultsBelow, hitsElsewhere, parseLog, straceTo, traced, type Fault } from './system-calls';

const hour = { timeout: 3_600_000 };
const faultsOfSample = 4;
const test = testWith('strace', 'flock');

/** One repository, brought back to the same state before each fault. */
interface Stage {
  repository: LaunchRepository;
  engine: FakeLauncher;
  /** Words and environment of the process that is struck. */
  words: string[];
  env: Record<string, string>;
  reset(): void;
}

function stageOf(
  repository: LaunchRepository,
  engine: FakeLauncher,
  words: string[],
  env: Record<string, string>,
): Stage {
  const place = scratch();
  onTestFinished(() => place.remove());
  const template = path.join(place.root, 'template');
  execFileSync('cp', ['-a', repository.root, template]);
  const reset = (): void => {
    rmSync(repository.root, { recursive: true, force: true });
    execFileSync('cp', ['-a', template, repository.root]);
  };
  return { repository, engine, words, env, reset };
}

function run({ repository, words, env }: Stage, before: readonly string[]): SpawnSyncReturns<string> {
  const [program, ...rest] = ['timeout', '--signal=KILL', '60', ...before, ...words];
  return spawnSync(program as string, rest, {
    cwd: repository.root,
    env: cleanEnvironment({ ...repository.env, ...env }),
    input: '',
    encoding: 'utf8',
  });
}

/** Every fault, or a sample of them; what was wrong after each. */
async function strikeAll(name: string, stage: Stage, after: (what: string) => Promise<string[]>): Promise<void> {
  const log = path.join(stage.repository.root, '..', `${path.basename(stage.repository.root)}.calls`);
  onTestFinished(() => rmSync(log, { force: true }));
  stage.reset();
  run(stage, straceTo(log, '-e', `trace=${traced.join(',')}`));
  const all = faultsBelow(stage.repository.root, parseLog(readFileSync(log, 'utf8')));
  expect(all.filter(({ what }) => what === 'signal=KILL').length).toBeGreaterThan(4);
  const chosen = sample(all, faultsOfSample);
  const wrong: string[] = [];
  let [tried, fired] = [0, 0];
  for (const { call, nth, what } of chosen as Fault[]) {
    stage.reset();
    run(stage, straceTo(log, '-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${nth}`));
    const seen = readFileSync(log, 'utf8');
    if (hitsElsewhere(stage.repository.root, seen)) continue;
    tried += 1;
    if (/INJECTED|killed by SIGKILL/.test(seen)) fired += 1;
    const found = [...torn(stage.repository), ...(await after(`${call} #${nth} ${what}`))];
    wrong.push(...found.map((fault) => `${call} #${nth} ${what}: ${fault}`));
  }
  count('a system call fails or is the last', name, tried, wrong);
  expect(wrong).toEqual([]);
  expect(fired).toBeGreaterThan(0);
}

function torn({ root, files, read }: LaunchRepository): string[] {
  return files().flatMap((name) => {
    if (!name.startsWith('audit/') || !name.endsWith('.json')) return [];
    try {
      JSON.parse(read(name));
      return [];
    } catch {
      return [`${path.join(root, name)} is cut off`];
    }
  });
}

function runFolder({ root }: LaunchRepository): string | undefined {
  const runs = path.join(root, 'audit/workstation_runs');
  const [name] = existsSync(runs) ? readdirSync(runs).filter((one) => /^\d/.test(one)) : [];
  return name === undefined ? undefined : path.join(runs, name);
}

const textOf = (folder: string | undefined, name: string): string | undefined => {
  const file = path.join(folder ?? '', name);
  return folder !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};
const runsOfWorkflow = (stage: Stage): number =>
  (textOf(stage.repository.root, 'cache/workflow.log') ?? '').split('\n').filter((line) => line === 'begun').length;

describe('whatever step fails or is the last', () => {
  test('of a submission, resume-launch comes to one job, or says that there is none', hour, async () => {
    const [repository, engine] = [launchRepository(), fakeLauncher({ start: false })];
    const official = path.join(binDirectory, 'official-run');
    const words = ['--workflow', 'plain', '--tag', 't1', '--launcher', engine.path, '--no-wait', '--', 'counts'];
    const stage = stageOf(repository, engine, [official, ...words], {});
    const call = (tool: string, ...more: string[]): ToolRun =>
      runTool(tool, ['--tag', 't1', ...more], { cwd: repository.root, env: repository.env });
    await strikeAll('submission', stage, async () => {
      const folder = runFolder(repository);
      const before = textOf(folder, 'result.json');
      const resumed = call('resume-launch', '--no-wait');
      const again = call('resume-launch', '--no-wait');
      const text = textOf(folder, 'launch.json');
      const own = text === undefined ? [] : jobsOf(engine, parseDocument(launch, text, 'launch.json'));
      const said = `resume-launch ${resumed.status}, then ${again.status}: ${resumed.stderr.trim()}`;
      if (own.length > 1) return [`${own.length} jobs; ${said}`];
      const [job] = own;
      if (before !== undefined || text === undefined)
        return job !== undefined && before !== undefined ? [`a job of a run that is over; ${said}`] : [];
      if (job === undefined || resumed.status !== 0 || again.status !== 0) return [`no job; ${said}`];
      await engine.start(job);
      const followed = call('resume-launch');
      if (followed.status !== 0) return [`the job does not end: ${followed.status}: ${followed.stderr.trim()}`];
      return runsOfWorkflow(stage) === 1 ? [] : [`the workflow ran ${runsOfWorkflow(stage)} times`];
    });
  });

  test('of a job, its second start changes nothing, and the second attempt ends the run once', hour, async () => {
    const [repository, engine] = [launchRepository(), fakeLauncher({ start: false })];
    const submitted = runTool(
      'official-run',
      ['--workflow', 'plain', '--tag', 't1', '--launcher', engine.path, '--no-wait', '--attempts', '2', '--', 'counts'],
      { cwd: repository.root, env: repository.env },
    );
    expect(submitted).toMatchObject({ status: 0 });
    const folder = repository.path(repository.run('t1'));
    const { request, request_sha256: sum } = repository.of<Launch>('t1', 'launch.json');
    const [node, official, ...words] = request.argv as [string, string, ...string[]];
    const own = [node, official, '--request-sha256', sum, ...words];
    const job = { GATEHOUSE_LAUNCH_CLUSTER: 'fake', GATEHOUSE_LAUNCH_NODE: 'n1', GATEHOUSE_LAUNCH_GRACE_S: '2' };
    const envOf = (id: string, attempt: number): Record<string, string> => ({
      ...job,
      GATEHOUSE_LAUNCH_JOB: id,
      GATEHOUSE_LAUNCH_ATTEMPT: String(attempt),
    });
    const stage = stageOf(repository, engine, own, envOf('1', 1));
    const start = (id: string, attempt: number): SpawnSyncReturns<string> =>
      run({ ...stage, env: envOf(id, attempt) }, []);
    await strikeAll('claim of a job', stage, () => {
      const faults: string[] = [];
      let [result, begun] = [textOf(folder, 'result.json'), runsOfWorkflow(stage)];
      const isClaimed = existsSync(path.join(folder, 'attempts/1'));
      const step = (what: string, id: string, attempt: number): SpawnSyncReturns<string> => {
        const struck = start(id, attempt);
        const now = textOf(folder, 'result.json');
        if (result !== undefined && now !== result) faults.push(`${what} replaced the result`);
        if (result !== undefined && runsOfWorkflow(stage) !== begun) faults.push(`${what} worked after the result`);
        [result, begun] = [now, runsOfWorkflow(stage)];
        return struck;
      };
      const workedBefore = begun;
      const second = step('a second start', '2', 1);
      if (isClaimed && begun !== workedBefore) faults.push(`a second start worked beside the claim: ${second.stderr}`);
      const last = step('the second attempt', '1', 2);
      if (result === undefined) faults.push(`no result in the end: ${last.status} ${last.stderr}`);
      step('a third start', '1', 2);
      if (begun > 2) faults.push(`the workflow ran ${begun} times`);
      return Promise.resolve(faults);
    });
  });
});

describe('whatever step of a run in shards fails or is the last', () => {
  const inShards = (engine: FakeLauncher): string[] => [
    ...['--workflow', 'plain', '--tag', 't1', '--launcher', engine.path, '--no-wait', '--shards', '2', '--', 'x'],
  ];

  test('of the submission, resume-launch comes to three jobs, or says that there is none', hour, async () => {
    const [repository, engine] = [launchRepository({}, { script: workflowInShards }), fakeLauncher({ start: false })];
    const stage = stageOf(repository, engine, [path.join(binDirectory, 'official-run'), ...inShards(engine)], {});
    const resume = (...more: string[]): ToolRun =>
      runTool('resume-launch', ['--tag', 't1', ...more], { cwd: repository.root, env: repository.env });
    await strikeAll('submission in shards', stage, async () => {
      const folder = runFolder(repository);
      const before = textOf(folder, 'result.json');
      const [resumed, again] = [resume('--no-wait'), resume('--no-wait')];
      const text = textOf(folder, 'launch.json');
      if (text === undefined || before !== undefined) return [];
      const submitted = parseDocument(launch, text, 'launch.json');
      const keys = [submitted.key, submitted.parts?.shards.key, submitted.parts?.join.key];
      const jobs = keys.map((key) => engine.jobs().filter((job) => job.key === key));
      const said = `resume-launch ${resumed.status}, then ${again.status}: ${resumed.stderr.trim()}`;
      if (JSON.stringify(jobs.map(({ length }) => length)) !== '[1,2,1]')
        return [`jobs of lead, shards and join: ${jobs.map(({ length }) => length).join(', ')}; ${said}`];
      for (const { id } of jobs.flat()) void engine.start(id);
      const followed = resume();
      return followed.status === 0 ? [] : [`it does not succeed: ${followed.status}: ${followed.stderr.trim()}`];
    });
  });

  test('of a shard, its second start changes nothing, and the join gives one result', hour, async () => {
    const [repository, engine] = [launchRepository({}, { script: workflowInShards }), fakeLauncher({ start: false })];
    const call = { cwd: repository.root, env: repository.env };
    expect(runTool('official-run', inShards(engine), call)).toMatchObject({ status: 0 });
    const folder = repository.path(repository.run('t1'));
    const { request, request_sha256: sum, parts } = repository.of<Launch>('t1', 'launch.json');
    if (parts === undefined) throw new Error('the run is one job');
    const wordsOf = ({ argv }: Launch['request'], of: string): string[] => {
      const [node, official, ...words] = argv as [string, string, ...string[]];
      return [node, official, '--request-sha256', of, ...words];
    };
    const envOf = (job: string, index: string): Record<string, string> => ({
      ...{ GATEHOUSE_LAUNCH_CLUSTER: 'fake', GATEHOUSE_LAUNCH_NODE: 'n1', GATEHOUSE_LAUNCH_GRACE_S: '2' },
      ...{ GATEHOUSE_LAUNCH_JOB: job, GATEHOUSE_LAUNCH_ATTEMPT: '1', GATEHOUSE_LAUNCH_INDEX: index },
      GATEHOUSE_SETTLE_S: '1',
    });
    const shardWords = wordsOf(parts.shards.request, parts.shards.request_sha256);
    const plain = { repository, engine, reset: () => undefined };
    const lead = run({ ...plain, words: wordsOf(request, sum), env: envOf('1', '') }, []);
    expect(lead).toMatchObject({ status: 0 });
    const stage = stageOf(repository, engine, shardWords, envOf('2', '0'));
    await strikeAll('shard', stage, () => {
      const faults: string[] = [];
      const left = textOf(folder, 'shards/0/result.json');
      const isClaimed = existsSync(path.join(folder, 'shards/0'));
      const second = run(stage, []);
      if (isClaimed && textOf(folder, 'shards/0/result.json') !== left)
        faults.push(`a second start worked on the claimed shard: ${second.stderr}`);
      run({ ...stage, env: envOf('2', '1') }, []);
      const join = { ...stage, words: wordsOf(parts.join.request, parts.join.request_sha256), env: envOf('3', '') };
      const joined = run(join, []);
      const result = textOf(folder, 'result.json');
      if (result === undefined) return Promise.resolve([...faults, `no result: ${joined.status} ${joined.stderr}`]);
      const { outcome } = JSON.parse(result) as { outcome: string };
      const shard = textOf(folder, 'shards/0/result.json');
      const hasPassed = shard !== undefined && (JSON.parse(shard) as { exit_code: number }).exit_code === 0;
      if ((outcome === 'succeeded') !== hasPassed)
        faults.push(`the run ${outcome}, its shard ${hasPassed ? 'passed' : 'did not pass'}`);
      run(join, []);
      if (textOf(folder, 'result.json') !== result) faults.push('a second join replaced the result');
      return Promise.resolve(faults);
    });
  });
});

function jobsOf(engine: FakeLauncher, { key }: Launch): string[] {
  return engine.jobs().flatMap((job) => (job.key === key ? [job.id] : []));
}
