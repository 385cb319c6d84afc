/** What a workflow leaves when it has ended: processes, and its log (contract 3.8, 3.14). */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { monitorRound, parseDocument, result, type LeftRunning, type RunResult } from '@gatehouse/contracts';
import { readDocument } from '@gatehouse/files';
import { runAt, stateOfRun } from '@gatehouse/runs';
import { isAlive } from '@gatehouse/system';
import { runTool, startTool, temporaryRepository, until, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';

const env = { MIN_CORES: '1', MIN_MEM_GB: '1' };
const runs = 'audit/workstation_runs';
const words = ['--workflow', 'nightly', '--tag', 'left', '--', '--x'];

function repositoryWith(script: string): Repository {
  const repository = temporaryRepository({ 'scripts/run_research_workflow': `#!/bin/sh\n${script}\n` }, { git: true });
  chmodSync(repository.path('scripts/run_research_workflow'), 0o755);
  return repository;
}
const run = ({ root }: Repository): ToolRun => runTool('official-run', words, { cwd: root, env });
const directory = ({ path: at }: Repository): string => path.join(runs, readdirSync(at(runs))[0] as string);
const resultOf = (repository: Repository): RunResult =>
  readDocument(result, repository.path(directory(repository), 'result.json'));
const stateOf = (repository: Repository) => stateOfRun(runAt(repository.path(directory(repository))));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Ends what the test left. */
function endsWith(repository: Repository): void {
  onTestFinished(() => {
    for (const { pid } of resultOf(repository).left_running ?? []) {
      try {
        process.kill(pid);
      } catch {
        // It has ended.
      }
    }
  });
}

describe('a process that the workflow leaves running', () => {
  const lingering = 'sh -c "while [ ! -e go ]; do sleep 0.05; done; echo late"';
  test.each([
    ['in its process group', `${lingering} &`],
    ['in a session of its own', `setsid ${lingering} & sleep 0.3`],
    ['under nohup, in a session of its own', `nohup setsid ${lingering} & sleep 0.3`],
    ['in its process group, with an output of its own', `${lingering} > own.txt 2>&1 &`],
  ])('%s: the outcome is that of the workflow, and the run is not over', async (_, start) => {
    const repository = repositoryWith(start);
    const done = run(repository);
    endsWith(repository);
    const { outcome, left_running: left = [] } = resultOf(repository);
    expect([done.status, outcome, left.length]).toEqual([0, 'succeeded', 1]);
    const { pid, command } = left[0] as LeftRunning;
    expect(command).toContain('echo late');
    expect(done.stderr).toContain(`process ${pid} of the workflow still runs, and the run is not over while it does`);
    const { state, evidence } = stateOf(repository);
    expect([state, evidence[0], evidence[1]]).toEqual([
      'running',
      expect.stringMatching(`^what the workflow left running lives \\(pid .*\\b${pid}\\b`),
      'result.json: exit_code 0, outcome succeeded',
    ]);
    const looked = runTool('monitor-gate-run', ['--tag', 'left', '--once', '--json'], { cwd: repository.root });
    const round = parseDocument(monitorRound, looked.stdout, 'stdout');
    expect(round).toMatchObject({
      state: 'running',
      has_result: true,
      processes: expect.arrayContaining([expect.objectContaining({ pid })]) as unknown,
    });
    // Nor may another run of the workflow begin.
    expect(
      runTool('official-run', [...words.slice(0, 3), 'next', '--', '--x'], { cwd: repository.root, env }).status,
    ).toBe(75);
    repository.write('go', '');
    await until(() => stateOf(repository).state === 'succeeded', 'the process to end');
  });

  test('keeps who waits for the run waiting', async () => {
    const repository = repositoryWith(`setsid ${lingering} & sleep 0.3`);
    run(repository);
    endsWith(repository);
    const waiting = startTool(
      'monitor-gate-run',
      ['--tag', 'left', '--until-final', '--interval', '1', '--timeout', '60'],
      {
        cwd: repository.root,
      },
    );
    let isOver = false;
    void waiting.ended.then(() => (isOver = true));
    const [left] = resultOf(repository).left_running ?? [];
    expect(left && isAlive(left) && !isOver).toBe(true);
    repository.write('go', '');
    expect((await waiting.ended).status).toBe(0);
  });

  test('of a run that failed: it is not over either, and then failed', async () => {
    const repository = repositoryWith(`setsid ${lingering} & sleep 0.3; exit 7`);
    expect(run(repository).status).toBe(7);
    endsWith(repository);
    expect(stateOf(repository).state).toBe('running');
    repository.write('go', '');
    await until(() => stateOf(repository).state === 'failed', 'the process to end');
  });

  test.each([
    ['nothing', 'echo done'],
    ['what was only late', '(sleep 0.3; echo late) &'],
    ['what reads a pipe of its output', 'exec > /dev/null; echo x | cat'],
  ])('%s does not remain', (_, script) => {
    const repository = repositoryWith(script);
    expect(run(repository)).toMatchObject({ status: 0, stderr: '' });
    expect(resultOf(repository).left_running).toEqual([]);
    expect(stateOf(repository).state).toBe('succeeded');
  });
});

describe('run.log', () => {
  const evidence = (repository: Repository) => {
    const { log_bytes: bytes, log_sha256: sum, log_cut: cut } = resultOf(repository);
    return { bytes, sum, cut };
  };

  test.each([
    ['what was printed', 'echo one; echo two >&2'],
    ['nothing', ':'],
    ['no end of line', 'printf x'],
    ['a megabyte', 'head -c 1000000 /dev/zero'],
  ])('with %s: length and sum are in the result', (_, script) => {
    const repository = repositoryWith(script);
    expect(run(repository).status).toBe(0);
    const bytes = readFileSync(repository.path(directory(repository), 'run.log'));
    expect(evidence(repository)).toEqual({ bytes: bytes.length, sum: sha256(bytes), cut: undefined });
  });

  test('of a process that goes on: the sum is of what the result counts', async () => {
    const repository = repositoryWith('echo first; (while [ ! -e go ]; do sleep 0.05; done; echo late) &');
    run(repository);
    endsWith(repository);
    repository.write('go', '');
    await until(() => stateOf(repository).state === 'succeeded', 'the process to end');
    expect(repository.read(`${directory(repository)}/run.log`)).toBe('first\nlate\n');
    expect(evidence(repository)).toEqual({ bytes: 6, sum: sha256(Buffer.from('first\n')), cut: undefined });
  });

  const log = '"$GATEHOUSE_RUN_DIR/run.log"';
  test.each([
    [
      'cut by copytruncate',
      `echo one; sleep 0.3; cp ${log} ${log}.1; truncate -s 0 ${log}; sleep 0.3; echo two`,
      /became shorter/,
    ],
    [
      'cut, and longer than before at once',
      `echo one; sleep 0.3; truncate -s 0 ${log}; echo three and more`,
      /became shorter|does not begin with/,
    ],
    ['cut at the very end', `echo one; sleep 0.3; truncate -s 0 ${log}`, /became shorter|does not begin with/],
    ['replaced', `echo one; mv ${log} ${log}.1; : > ${log}; echo two`, /is another file/],
    ['taken away', `echo one; rm ${log}; echo two`, /is gone/],
  ])('%s is reported, and in the result', (_, script, message) => {
    const repository = repositoryWith(script);
    const done = run(repository);
    expect(done.status).toBe(0);
    expect(done.stderr).toMatch(message);
    expect(evidence(repository).cut).toBe(true);
  });

  test('that is gone has no length', () => {
    const repository = repositoryWith(`echo one; rm ${log}`);
    run(repository);
    expect(evidence(repository)).toEqual({ bytes: null, sum: null, cut: true });
  });

  test('of a run without a workflow has none either, and nobody cut it', () => {
    const repository = repositoryWith('exit 0');
    runTool('official-run', words, { cwd: repository.root, env: { ...env, MIN_CORES: '4096' } });
    expect(evidence(repository)).toEqual({ bytes: null, sum: null, cut: undefined });
    expect(resultOf(repository)).not.toHaveProperty('left_running');
  });
});
