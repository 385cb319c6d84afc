/**
 * official-run as the parent of a workflow that behaves badly, on a terminal that goes away, on a clock that goes back
 * (contract 3.11 to 3.14).
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  constants,
  createReadStream,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { result, status, type RunResult } from '@gatehouse/contracts';
import { readDocument } from '@gatehouse/files';
import { runAt, stateOfRun } from '@gatehouse/runs';
import { isGroupAlive } from '@gatehouse/system';
import {
  binDirectory,
  cleanEnvironment,
  runTool,
  startTool,
  temporaryRepository,
  testWith,
  until,
  workspace,
  type Repository,
  type ToolRun,
} from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 300_000 }); // gigabytes

const env = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const runs = 'audit/workstation_runs';
const words = (...more: string[]): string[] => [...more, '--workflow', 'nightly', '--tag', 'parent', '--', '--x'];

/** A repository whose workflow is this script for sh. */
function repositoryWith(script: string): Repository {
  const repository = temporaryRepository({ 'scripts/run_research_workflow': `#!/bin/sh\n${script}\n` }, { git: true });
  chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
  return repository;
}

const directoryOf = (repository: Repository): string =>
  path.join(runs, readdirSync(repository.path(runs))[0] as string);
const resultOf = (repository: Repository): RunResult =>
  readDocument(result, repository.path(directoryOf(repository), 'result.json'));
const logOf = (repository: Repository): string => repository.path(directoryOf(repository), 'run.log');
const start = (repository: Repository, ...more: string[]): ChildProcess & { ended: Promise<ToolRun> } =>
  startTool('official-run', words(...more), { cwd: repository.root, env });
const run = (repository: Repository, ...more: string[]): ToolRun =>
  runTool('official-run', words(...more), { cwd: repository.root, env });

describe('signals', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s twice and more reach the workflow each time, and put its end off by nothing',
    async (signal) => {
      const repository = repositoryWith('trap "echo again" INT TERM HUP; echo > ready; while :; do sleep 0.05; done');
      const child = start(repository, '--kill-after', '1');
      await until(() => repository.exists('ready'), 'the workflow');
      const insisting = setInterval(() => child.kill(signal), 100);
      // No longer: a Node that is ending has no handlers any more.
      await until(() => repository.exists(`${directoryOf(repository)}/result.json`), 'the result').finally(() =>
        clearInterval(insisting),
      );
      const end = await child.ended;
      expect([end.status, end.signal]).toEqual([137, null]);
      expect(resultOf(repository)).toMatchObject({ exit_code: 137, outcome: 'interrupted', signal, phase: 'workflow' });
      expect(readFileSync(logOf(repository), 'utf8').split('again').length).toBeGreaterThan(2);
    },
  );

  test('what the workflow started and left ends too', async () => {
    const repository = repositoryWith(
      '(trap "" TERM; while :; do sleep 0.05; done) & trap "exit 4" TERM; echo > ready; while :; do sleep 0.05; done',
    );
    const child = start(repository, '--kill-after', '0.3');
    await until(() => repository.exists('ready'), 'the workflow');
    child.kill('SIGTERM');
    const end = await child.ended;
    expect([end.status, end.stderr]).toEqual([4, expect.not.stringContaining('still run')]);
    expect(resultOf(repository)).toMatchObject({ exit_code: 4, outcome: 'interrupted' });
    expect(isGroupAlive(groupOf(repository))).toBe(false);
  });

  test('a reader that stands still holds up neither the end of the run nor a signal', async () => {
    const repository = repositoryWith('head -c 3000000 /dev/zero; echo > ready');
    const child = spawn(path.join(binDirectory, 'official-run'), words(), {
      cwd: repository.root,
      env: cleanEnvironment(env),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
    await until(
      () => repository.exists('ready') && repository.exists(`${directoryOf(repository)}/result.json`),
      'the result',
    );
    const insisting = setInterval(() => child.kill('SIGTERM'), 100);
    expect(await ended.finally(() => clearInterval(insisting))).toEqual([null, 'SIGTERM']);
    expect(resultOf(repository)).toMatchObject({ exit_code: 0, outcome: 'succeeded' });
    expect(stateOfRun({ directory: repository.path(directoryOf(repository)), name: 'x' }).state).toBe('succeeded');
  });
});

const groupOf = (repository: Repository) => {
  const leader = readDocument(status, repository.path(directoryOf(repository), 'status.json')).workflow_group;
  if (leader === null) throw new Error('no workflow was started');
  return leader;
};

describe('a terminal that is closed', () => {
  /** Starts a program on a terminal of its own, closes that when it has shown `sign`, and gives the exit status. */
  function onTerminal(
    repository: Repository,
    program: string,
    sign: string,
    options: { nohup: boolean },
  ): { status: number | null; stderr: string } {
    const python = `
import os, pty, signal, sys
pid, terminal = pty.fork()
if pid == 0:
    if ${options.nohup ? 'True' : 'False'}: signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while ${JSON.stringify(sign)}.encode() not in seen: seen += os.read(terminal, 1000)
os.close(terminal)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) % 256)`;
    return spawnSync('python3', ['-c', python, program, ...words('--kill-after', '0.5')], {
      cwd: repository.root,
      env: cleanEnvironment(env),
      encoding: 'utf8',
      timeout: 60_000,
    });
  }

  testWith('python3')('is a hangup for the run, and the result is written', () => {
    const repository = repositoryWith('trap "" HUP; while :; do echo line; sleep 0.05; done');
    expect(onTerminal(repository, path.join(binDirectory, 'official-run'), 'line', { nohup: false })).toMatchObject({
      status: 137,
      stderr: '',
    });
    expect(resultOf(repository)).toMatchObject({ exit_code: 137, outcome: 'interrupted', signal: 'SIGHUP' });
  });

  testWith('python3')('is nothing to a run under nohup', () => {
    const repository = repositoryWith('for i in 1 2 3 4 5 6 7 8 9; do echo "line $i"; sleep 0.1; done');
    expect(
      onTerminal(repository, path.join(workspace, 'scripts/workstation_official_run.sh'), 'line 2', { nohup: true }),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(resultOf(repository)).toMatchObject({ exit_code: 0, outcome: 'succeeded', signal: null });
    expect(readFileSync(logOf(repository), 'utf8')).toMatch(/line 9\n$/);
  });

  test('is nothing to its data gate either', async () => {
    const repository = repositoryWith('exit 0');
    const table = repository.path('.git/table.csv');
    spawnSync('mkfifo', [table]);
    const own = {
      cwd: repository.root,
      env: cleanEnvironment({ ...env, GATEHOUSE_IGNORE_HUP: '1' }),
      stdio: 'ignore',
      detached: true,
    } as const;
    const child = spawn(path.join(binDirectory, 'official-run'), words('--dq-input-csv', table), own);
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
    const writer = await until(() => openIfRead(table), 'the gate to read');
    process.kill(-(child.pid as number), 'SIGHUP');
    writeSync(writer, 'a,b\n1,2\n');
    closeSync(writer);
    expect(await ended).toEqual([2, null]);
    expect(resultOf(repository)).toMatchObject({
      exit_code: 2,
      outcome: 'blocked',
      phase: 'data_quality',
      signal: null,
    });
  });

  /** A pipe with a name, for writing; undefined while nobody reads it. */
  function openIfRead(pipe: string): number | undefined {
    try {
      return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      return undefined;
    }
  }
});

describe('a workflow', () => {
  test('that leaves children behind: it is over when it is over, and they are spoken of', async () => {
    const repository = repositoryWith('(while [ ! -e go ]; do sleep 0.05; done; echo late) & exit 0');
    const done = run(repository);
    const group = groupOf(repository);
    expect([done.status, done.stderr]).toEqual([
      0,
      expect.stringMatching(
        /^official-run: process \d+ of the workflow still runs, and the run is not over while it does: \S.*\n$/,
      ),
    ]);
    const { outcome, left_running: left } = resultOf(repository);
    expect([outcome, left?.length]).toEqual(['succeeded', 1]);
    expect(stateOfRun(runAt(path.dirname(logOf(repository)))).state).toBe('running');
    repository.write('go', '');
    await until(() => !isGroupAlive(group), 'the child to end');
    expect(readFileSync(logOf(repository), 'utf8')).toBe('late\n');
    expect(stateOfRun(runAt(path.dirname(logOf(repository)))).state).toBe('succeeded');
  });

  test('that closes its output', () => {
    const repository = repositoryWith('echo before; exec >&- 2>&-; sleep 0.5; echo > went-on; exit 3');
    expect(run(repository)).toMatchObject({ status: 3, stdout: 'before\n' });
    expect([repository.exists('went-on'), resultOf(repository).exit_code]).toEqual([true, 3]);
  });

  testWith('python3')('that runs out of memory', () => {
    const repository = repositoryWith(
      `ulimit -v 400000; exec python3 -c 'print("starting", flush=True); bytearray(10**10)'`,
    );
    expect(run(repository).status).toBe(1);
    expect(resultOf(repository)).toMatchObject({ exit_code: 1, outcome: 'failed', phase: 'workflow' });
    expect(readFileSync(logOf(repository), 'utf8')).toMatch(/^starting\n[^]*MemoryError\n$/);
  });

  test('that writes one line of 100 MB, any bytes, and half a character at its end', async () => {
    const repository = repositoryWith(`head -c 100000000 /dev/zero | tr '\\0' '\\377'; printf '\\033[2J\\0\\n\\303'`);
    const { hash, size, peak, code } = await watched(repository);
    expect([code, size]).toEqual([0, 100_000_007]);
    expect(hash).toBe(await sha256(logOf(repository)));
    expect(peak).toBeLessThan(150_000);
    const seen = runTool('monitor-gate-run', ['--tag', 'parent', '--once', '--json'], { cwd: repository.root });
    expect((JSON.parse(seen.stdout) as { log_tail: string[] }).log_tail.at(-1)).toBe('\ufffd');
    const shown = runTool('monitor-gate-run', ['--tag', 'parent', '--once'], { cwd: repository.root });
    expect(shown.stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  test('that prints 1 GB', async () => {
    // The same to official-run as one that writes every byte, and quicker.
    const repository = repositoryWith('echo first; truncate -s 1000000000 /dev/stdout; echo last');
    const { peak, code } = await peakOf(
      spawn(path.join(binDirectory, 'official-run'), words(), {
        ...spawning(repository),
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    );
    expect([code, statSync(logOf(repository)).size]).toEqual([0, 1_000_000_005]);
    expect(peak).toBeLessThan(150_000);
    expect(resultOf(repository).outcome).toBe('succeeded');
  });

  // With a secret in its environment, so that its log is searched for it.
  const spawning = (repository: Repository) => ({
    cwd: repository.root,
    env: cleanEnvironment({ ...env, SOME_TOKEN: 'never-printed' }),
  });

  /** The most memory a process held until it ended, kB. */
  async function peakOf(child: ChildProcess): Promise<{ peak: number; code: number | null }> {
    let peak = 0;
    const looking = setInterval(() => {
      const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      if (found) peak = Math.max(peak, Number(found[1])); // a process that has ended has none
    }, 20);
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    clearInterval(looking);
    return { peak, code };
  }

  /** Runs it to its end: the hash of its output but for the last line, which is ours. */
  async function watched(
    repository: Repository,
  ): Promise<{ hash: string; size: number; peak: number; code: number | null }> {
    const child = spawn(path.join(binDirectory, 'official-run'), words(), {
      ...spawning(repository),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = peakOf(child);
    const hash = createHash('sha256');
    const last = Buffer.byteLength(`Run succeeded. Audit: ${runs}/2026-01-01_000000_nightly_parent\n`);
    let [size, held]: [number, Buffer] = [0, Buffer.alloc(0)];
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      const seen = Buffer.concat([held, piece]);
      const ready = seen.subarray(0, Math.max(0, seen.length - last));
      hash.update(ready);
      size += ready.length;
      held = seen.subarray(ready.length);
    }
    expect(held.toString()).toBe(`Run succeeded. Audit: ${directoryOf(repository)}\n`);
    return { hash: hash.digest('hex'), size, ...(await ended) };
  }
});

testWith('faketime')('a clock that is set back during the run makes it neither older nor endless', async () => {
  const repository = repositoryWith('echo > ready; while [ ! -e go ]; do sleep 0.05; done');
  const library = spawnSync('sh', ['-c', 'for f in /usr/lib/*/faketime/libfaketime.so.1; do echo "$f"; done'], {
    encoding: 'utf8',
  }).stdout.trim();
  const clock = repository.path('.git/clock');
  writeFileSync(clock, '+0\n');
  const child = startTool('official-run', words(), {
    cwd: repository.root,
    env: {
      ...env,
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(() => repository.exists('ready'), 'the workflow');
  const before = readDocument(status, repository.path(directoryOf(repository), 'status.json'));
  writeFileSync(clock, '-2h\n');
  await until(
    () =>
      Date.parse(readDocument(status, repository.path(directoryOf(repository), 'status.json')).heartbeat_at) <
      Date.parse(before.started_at),
    'a heartbeat of the other clock',
  );
  expect(stateOfRun({ directory: repository.path(directoryOf(repository)), name: 'x' }).state).toBe('running');
  repository.write('go', '');
  expect((await child.ended).status).toBe(0);
  const { started_at: started, finished_at: finished } = resultOf(repository);
  expect(started).toBe(before.started_at);
  const took = Date.parse(finished as string) - Date.parse(started as string);
  expect(took).toBeGreaterThan(0);
  expect(took).toBeLessThan(3_600_000);
  expect(stateOfRun({ directory: repository.path(directoryOf(repository)), name: 'x' }).state).toBe('succeeded');
});

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}
