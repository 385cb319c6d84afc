import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { temporaryRepository, until, type Repository } from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ProcessIdentity, RunContext, RunResult, RunStatus } from '@gatehouse/contracts';
import { bootId, commandLine, identify, readProcesses, type ProcessFacts } from '@gatehouse/system';
import { runAt, type Run } from './run';
import {
  documentsOf,
  judgeRun,
  processesIn,
  processesOf,
  stateOfRun,
  thisMachine,
  type Machine,
  type RunDocuments,
} from './state';

const tag = 'momentum_run1';
const folder = `audit/workstation_runs/2026-03-05_101500_production_gates_${tag}`;
const missing = { state: 'missing', problem: 'not found' } as const;

const official = { pid: 4711, start_time: 90_000 };
const leader = { pid: 4720, start_time: 90_500 };
const init: ProcessFacts = { pid: 1, parent: 0, group: 1, state: 'S', startTime: 1, words: ['init'] };
const facts = ({ pid, start_time }: ProcessIdentity, more: Partial<ProcessFacts> = {}): ProcessFacts => ({
  pid,
  parent: 1,
  group: pid,
  state: 'S',
  startTime: start_time ?? 0,
  words: [],
  ...more,
});

const status: RunStatus = {
  schema: 'status/v1',
  decision_tag: tag,
  workflow: 'production_gates',
  phase: 'workflow',
  host: 'ws-1',
  boot_id: 'boot-a',
  official_run: official,
  workflow_group: leader,
  started_at: '2026-03-05T10:15:00.000Z',
  heartbeat_at: '2026-03-05T10:20:00.000Z',
};
const context: RunContext = { decision_tag: tag, hostname: 'ws-1' };

const read = <T>(value: T): { state: 'read'; value: T } => ({ state: 'read', value });
const documents = (given: { context?: RunContext; status?: RunStatus; result?: RunResult }): RunDocuments => ({
  context: given.context ? read(given.context) : missing,
  status: given.status ? read(given.status) : missing,
  result: given.result ? read(given.result) : missing,
});
const machine = (processes: ProcessFacts[], more: Partial<Machine> = {}): Machine => ({
  host: 'ws-1',
  bootId: 'boot-a',
  pidNamespace: 'pid:[1]',
  processes,
  ...more,
});

describe('what a workflow left running, by its result', () => {
  const left = { pid: 5001, start_time: 91_000, command: 'sleep 600' };
  const ended: RunResult = { exit_code: 0, outcome: 'succeeded', left_running: [left] };
  const judged = (living: ProcessFacts[], more: Partial<Machine> = {}, result: RunResult = ended) =>
    judgeRun(documents({ result, status, context }), machine([init, ...living], more)).state;
  const alive = facts(left);

  test('lives: the run goes on, and it is of the run', () => {
    expect(judged([alive])).toBe('running');
    expect(judged([alive], {}, { ...ended, exit_code: 7, outcome: 'failed' })).toBe('running');
    const seen = machine([init, alive, facts({ pid: 6, start_time: 6 })]);
    expect(processesIn(documents({ result: ended, status, context }), seen).map(({ pid }) => pid)).toEqual([5001]);
  });
  test('has left what it started in its group', () => {
    expect(judged([facts({ pid: 5009, start_time: 95_000 }, { group: 5001 })])).toBe('running');
  });
  test.each<[string, ProcessFacts[], Partial<Machine>]>([
    ['has ended', [], {}],
    ['waits to be reaped', [facts(left, { state: 'Z' })], {}],
    ['its number is that of another now', [facts({ pid: 5001, start_time: 99_000 })], {}],
    ['is of another host', [alive], { host: 'ws-2' }],
    ['the machine was started anew since', [alive], { bootId: 'boot-b' }],
  ])('%s: the outcome is the state', (_, living, more) => {
    expect(judged(living, more)).toBe('succeeded');
  });
  test('without a status, by the host of the context', () => {
    const without = documents({ result: ended, context });
    expect(judgeRun(without, machine([init, alive])).state).toBe('running');
    expect(judgeRun(without, machine([init, alive], { host: 'ws-2' })).state).toBe('succeeded');
  });
});

describe('a result tells the state, whatever lives', () => {
  test.each<[RunResult, string]>([
    [{ exit_code: 0 }, 'succeeded'],
    [{ exit_code: 0, outcome: 'succeeded' }, 'succeeded'],
    [{ exit_code: 3 }, 'failed'],
    [{ exit_code: 3, outcome: 'succeeded' }, 'failed'],
    [{ exit_code: 0, outcome: 'failed' }, 'failed'],
    [{ exit_code: 2, outcome: 'blocked', phase: 'data_quality' }, 'blocked'],
    [{ exit_code: 143, outcome: 'interrupted', signal: 'SIGTERM' }, 'interrupted'],
    [{}, 'failed'],
    [{ exit_code: null }, 'failed'],
  ])('%j is %s', (result, state) => {
    const judged = judgeRun(documents({ result, status, context }), machine([init, facts(official)]));
    expect(judged.state).toBe(state);
    expect(judged.evidence[0]).toMatch(/^result\.json: exit_code /);
  });
});

describe('without a result, processes tell', () => {
  test.each<[string, string, RegExp, Partial<RunStatus>, Machine]>([
    [
      'official-run lives',
      'running',
      /official-run lives \(pid 4711\), last heartbeat 2026-03-05T10:20/,
      {},
      machine([init, facts(official)]),
    ],
    [
      'only the workflow lives',
      'running',
      /the workflow lives \(process group 4720\)/,
      {},
      machine([init, facts(leader)]),
    ],
    [
      'only a child of the workflow lives',
      'running',
      /process group 4720/,
      {},
      machine([init, facts({ pid: 5000, start_time: 91_000 }, { group: 4720 })]),
    ],
    [
      'its leader is a zombie, a child lives',
      'running',
      /group 4720/,
      {},
      machine([init, facts(leader, { state: 'Z' }), facts({ pid: 5000, start_time: 91_000 }, { group: 4720 })]),
    ],
    ['nothing lives', 'lost', /official-run \(pid 4711\) is gone/, {}, machine([init])],
    ['it died before the workflow', 'lost', /gone/, { workflow_group: null }, machine([init])],
    [
      'it died when the workflow had just started',
      'running',
      /a process of the run lives \(pid 600\)/,
      { workflow_group: null },
      machine([init, facts({ pid: 600, start_time: 7 }, { words: ['run', `--decision-tag=${tag}`] })]),
    ],
    [
      'numbers of a container',
      'unknown',
      /numbers in pid:\[2\], which is not that of the judge, pid:\[1\]/,
      { pid_namespace: 'pid:[2]' },
      machine([init, facts(official), facts(leader)]),
    ],
    [
      'a workflow in a container is seen from outside',
      'running',
      /a process of the run lives/,
      { pid_namespace: 'pid:[2]' },
      machine([init, facts({ pid: 600, start_time: 7 }, { words: ['run', '--decision-tag', tag] })]),
    ],
    [
      'numbers that count here',
      'running',
      /official-run lives/,
      { pid_namespace: 'pid:[1]' },
      machine([init, facts(official)]),
    ],
    [
      'it is not told which numbers count here',
      'lost',
      /gone/,
      { pid_namespace: 'pid:[2]' },
      machine([init], { pidNamespace: undefined }),
    ],
    [
      'both are zombies',
      'lost',
      /gone/,
      {},
      machine([init, facts(official, { state: 'Z' }), facts(leader, { state: 'Z' })]),
    ],
    [
      'the numbers are in use again',
      'lost',
      /gone/,
      {},
      machine([init, facts({ ...official, start_time: 99_000 }), facts({ ...leader, start_time: 99_001 })]),
    ],
    [
      'the machine was started anew',
      'lost',
      /ws-1 was started anew since the last heartbeat/,
      { boot_id: 'boot-before' },
      machine([init, facts(official), facts(leader)]),
    ],
    ['boots cannot be told apart, nothing lives', 'lost', /gone/, { boot_id: null }, machine([init])],
    [
      'another host',
      'unknown',
      /belongs to host ws-2 and cannot be judged from ws-1/,
      { host: 'ws-2' },
      machine([init, facts(official)]),
    ],
    [
      'processes of others are hidden',
      'unknown',
      /not all processes of ws-1 can be seen/,
      {},
      machine([facts({ pid: 77, start_time: 5 })]),
    ],
    ['no process can be seen at all', 'unknown', /not all processes/, {}, machine([])],
    ['one that is seen lives, others are hidden', 'running', /official-run lives/, {}, machine([facts(official)])],
    [
      'start times are not told',
      'running',
      /official-run lives/,
      { official_run: { pid: 4711, start_time: null } },
      machine([init, facts(official)]),
    ],
    [
      'start times are not told, the leader is a zombie, a child lives',
      'running',
      /workflow lives/,
      { workflow_group: { pid: 4720, start_time: null } },
      machine([init, facts(leader, { state: 'Z' }), facts({ pid: 5000, start_time: 91_000 }, { group: 4720 })]),
    ],
  ])('%s: %s', (_, state, evidence, change, where) => {
    const judged = judgeRun(documents({ status: { ...status, ...change }, context }), where);
    expect(judged.state).toBe(state);
    expect(judged.evidence.join('\n')).toMatch(evidence);
    expect(judged.evidence.at(-1)).toBe('there is no result.json');
  });
});

describe('without result and status, the context and command lines tell', () => {
  const carrier = (...words: string[]): ProcessFacts => facts({ pid: 600, start_time: 7 }, { words });
  test.each<[string, string, RunContext | undefined, Machine]>([
    [
      'the workflow carries the tag',
      'running',
      context,
      machine([init, carrier('python3', 'run.py', '--decision-tag', tag)]),
    ],
    [
      'the workflow carries it with =',
      'running',
      context,
      machine([init, carrier('python3', 'run.py', `--decision-tag=${tag}`)]),
    ],
    [
      'the old wrapper carries it',
      'running',
      context,
      machine([init, carrier('bash', 'scripts/workstation_official_run.sh', '--tag', tag)]),
    ],
    [
      'a zombie carries it',
      'lost',
      context,
      machine([init, { ...carrier('python3', '--decision-tag', tag), state: 'Z' }]),
    ],
    [
      'another tag that begins alike',
      'lost',
      context,
      machine([init, carrier('python3', 'run.py', '--decision-tag', `${tag}0`)]),
    ],
    [
      'a tool that is not a run names the tag',
      'lost',
      context,
      machine([init, carrier('monitor-gate-run', '--tag', tag)]),
    ],
    ['nothing lives', 'lost', context, machine([init])],
    ['hidden processes', 'unknown', context, machine([])],
    ['another host', 'unknown', { ...context, hostname: 'ws-2' }, machine([init])],
    ['no host', 'unknown', { decision_tag: tag }, machine([init])],
    ['no context', 'unknown', undefined, machine([init])],
  ])('%s: %s', (_, state, given, where) => {
    expect(judgeRun(documents(given ? { context: given } : {}), where).state).toBe(state);
  });
});

test('processes of the run: named by the status, of the workflow group, or carrying the tag; none twice, none dead', () => {
  const found = processesIn(
    documents({ status, context }),
    machine([
      init,
      facts(official),
      facts(leader, { state: 'Z' }),
      facts({ pid: 5000, start_time: 1 }, { group: 4720 }),
      facts({ pid: 5001, start_time: 1 }, { group: 4720, state: 'Z' }),
      facts({ pid: 5002, start_time: 1 }, { words: ['x', '--decision-tag', tag] }),
      facts({ pid: 5003, start_time: 1 }, { words: ['x', '--decision-tag', 'other'] }),
    ]),
  );
  expect(found.map(({ pid }) => pid)).toEqual([4711, 5000, 5002]);
});

test('the numbers of a status from before a reboot, or from another host, name nobody here', () => {
  for (const change of [{ boot_id: 'boot-before' }, { host: 'ws-2' }, { pid_namespace: 'pid:[2]' }]) {
    expect(
      processesIn(documents({ status: { ...status, ...change } }), machine([init, facts(official), facts(leader)])),
    ).toEqual([]);
  }
});

describe('on this machine', () => {
  const here = { host: os.hostname(), boot_id: bootId() ?? null };
  const repositoryWith = (files: Record<string, string | object>): { repository: Repository; run: Run } => {
    const repository = temporaryRepository(
      Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content])),
    );
    return { repository, run: runAt(repository.path(folder)) };
  };

  test('a living process is told from a dead one and from a later one with its number', async () => {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    const self = identify(child.pid as number);
    onTestFinished(() => void child.kill('SIGKILL'));
    const { repository, run } = repositoryWith({
      'status.json': { ...status, ...here, official_run: self, workflow_group: null },
    });
    expect(stateOfRun(run).state).toBe('running');
    expect(processesOf(run).map(({ pid }) => pid)).toEqual([self.pid]);
    expect(stateOfRun(run, { ...thisMachine(), host: 'elsewhere' }).state).toBe('unknown');
    expect(stateOfRun(run, { ...thisMachine(), bootId: 'another' }).state).toBe('lost');
    repository.write(`${folder}/status.json`, {
      ...status,
      ...here,
      official_run: { ...self, start_time: (self.start_time as number) - 1 },
      workflow_group: null,
    });
    expect(stateOfRun(run).state).toBe('lost');
    repository.write(`${folder}/status.json`, { ...status, ...here, official_run: self, workflow_group: null });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(stateOfRun(run).state).toBe('lost');
  });

  test('a zombie is dead', async () => {
    // The background process ends at once, and what its parent has become never asks for it.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))),
    );
    const self = identify(pid);
    await until(() => readProcesses().some((found) => found.pid === pid && found.state === 'Z'), 'the zombie');
    expect(() => process.kill(pid, 0)).not.toThrow();
    expect(commandLine(pid)).toEqual([]);
    const { run } = repositoryWith({ 'status.json': { ...status, ...here, official_run: self, workflow_group: null } });
    expect(stateOfRun(run).state).toBe('lost');
  });

  test.each([
    ['cut off', '{\n  "exit_code": 0,\n'],
    ['empty', ''],
    ['a list', '[]'],
    ['an exit code in text', '{"exit_code": "0"}'],
  ])('a result.json that is %s is not a result', (_, text) => {
    const { run } = repositoryWith({
      'result.json': text,
      'context.json': { decision_tag: tag, hostname: os.hostname() },
    });
    const judged = stateOfRun(run);
    expect(judged.state).toBe('lost');
    expect(judged.evidence.join('\n')).toContain(
      `result.json cannot be read: ${path.join(run.directory, 'result.json')}`,
    );
  });

  test('a result.json that is a directory, and a damaged status.json, are named', () => {
    const { run } = repositoryWith({
      'result.json/x': '',
      'status.json': '{',
      'context.json': { decision_tag: tag, hostname: 'elsewhere' },
    });
    const judged = stateOfRun(run);
    expect(judged.state).toBe('unknown');
    expect(judged.evidence.join('\n')).toMatch(
      /status\.json cannot be read: .*\n.*result\.json cannot be read: .*expected a regular file/,
    );
  });

  test('a run that ends while it is inspected is not called lost', () => {
    const { repository, run } = repositoryWith({ 'context.json': { decision_tag: tag, hostname: os.hostname() } });
    const observer = thisMachine();
    // The observer is asked after the first look at the documents: here the run ends at that very moment.
    const late = {
      ...observer,
      get host() {
        repository.write(`${folder}/result.json`, { exit_code: 0 });
        return observer.host;
      },
    };
    expect(stateOfRun(run, late).state).toBe('succeeded');
  });

  test('documents that are not there are missing, not damaged', () => {
    const { run } = repositoryWith({ 'run.log': '' });
    expect(Object.values(documentsOf(run)).map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
    expect(stateOfRun(run).state).toBe('unknown');
  });
});
