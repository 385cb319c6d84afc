/** Many at once: nobody's record is lost, no reader sees a part, and who cannot have a lock says who holds it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { acquireLock } from '@gatehouse/files';
import { officialRunLock } from '@gatehouse/runs';
import {
  bundleProgram,
  runTool,
  startTool,
  temporaryRepository,
  testWith,
  until,
  type Repository,
} from '@gatehouse/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { count } from '../faults/figures';
import { full } from '../faults/subjects';
import { finishedRun } from '../pipeline/fixtures';

const writers = Array.from({ length: 16 }, (_, index) => `momentum_run${index + 1}`);
const ledger = 'docs/production_research/STAGE_AUDIT_LOG.md';
const registry = 'audit/factor_registry/factor_experiment_registry.csv';
const gateFolder = (tag: string): string => `production_gates_2026-03-05_1015${String(10 + writers.indexOf(tag))}`;
const reportFile = (tag: string): string => `gate_results/${gateFolder(tag)}/production_gates_report.json`;

function manyRuns(): Repository {
  return temporaryRepository(
    Object.assign({}, ...writers.map((tag) => finishedRun(tag, {}, gateFolder(tag)))) as Record<
      string,
      string | object
    >,
  );
}

/** In the long form five times. */
describe.each(full ? [1, 2, 3, 4, 5] : [1])('round %d of sixteen writers', () => {
  testWith('flock')('on the ledger', async () => {
    const repository = manyRuns();
    const ends = await Promise.all(
      writers.map((tag) => startTool('finalize-gate-run', ['--tag', tag], { cwd: repository.root }).ended),
    );
    expect(ends.map(({ status }) => status)).toEqual(writers.map(() => 0));
    for (const tag of writers)
      expect(
        repository
          .read(ledger)
          .split('\n')
          .filter((line) => line.includes(`| ${tag} |`)),
        tag,
      ).toHaveLength(1);
    expect(repository.files().filter((name) => /\.(tmp|lock)$/.test(name))).toEqual([]);
    count('16 writers at once', 'ledger', writers.length, []);
  });

  testWith('flock')('on registry and leaderboard, which agree', async () => {
    const repository = manyRuns();
    const ends = await Promise.all(
      writers.map(
        (tag) => startTool('update-registry', ['--report-json', reportFile(tag)], { cwd: repository.root }).ended,
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual(writers.map(() => 0));
    const [rows, board] = [
      repository.read(registry),
      repository.read('audit/factor_registry/factor_experiment_leaderboard.md'),
    ];
    for (const tag of writers)
      expect([rows.split('\r\n').filter((line) => line.includes(`,${tag},`)).length, board.includes(tag)], tag).toEqual(
        [1, true],
      );
    expect(repository.files().filter((name) => /\.(tmp|lock)$/.test(name))).toEqual([]);
    count('16 writers at once', 'registry and leaderboard', writers.length, []);
  });
});

describe.each(full ? Array.from({ length: 20 }, (_, round) => round + 1) : [1])(
  'round %d of two official runs at the same moment: one wins and the other is told',
  () => {
    testWith('flock').each([
      ['one tag', ['a', 'a'], ['--allow-concurrent'], 1, 'decision tag a was used'],
      ['one workflow', ['a', 'b'], [], 75, 'another official run of nightly is alive'],
    ] as const)('%s', async (what, tags, allowed, status, told) => {
      const repository = temporaryRepository({ 'run.sh': '#!/bin/sh\nsleep 1\n' });
      chmodSync(repository.path('run.sh'), 0o755);
      // Both have come as far as they come without the lock before either gets it.
      const lock = await acquireLock(officialRunLock(repository.root));
      const runs = tags.map((tag) =>
        startTool(
          'official-run',
          ['--workflow', 'nightly', '--tag', tag, '--runner', 'run.sh', ...allowed, '--', '--x'],
          { cwd: repository.root, env: { MIN_CORES: '1', MIN_MEM_GB: '1' } },
        ),
      );
      await Promise.all(runs.map((run) => new Promise((resolve) => run.stderr?.once('data', resolve))));
      lock.release();
      const ends = await Promise.all(runs.map((run) => run.ended));
      expect(ends.map((end) => end.status).sort()).toEqual([0, status]);
      expect(ends.find((end) => end.status === status)?.stderr).toContain(told);
      count(`two official runs with ${what}`, 'official-run', 1, []);
    });
  },
);

const replacements = full ? 5_000 : 1_000;

test('a reader that polls through replacements never sees a part, or nothing', { timeout: 600_000 }, async () => {
  const { root, path: at } = temporaryRepository();
  const target = at('report.json');
  const sizes = [100, 200_000];
  const program = bundleProgram(
    root,
    `import { publish } from '@gatehouse/files';
    for (let i = 0; i <= ${replacements}; i++) publish(${JSON.stringify(target)}, JSON.stringify({ i, filler: String(i % 10).repeat(${JSON.stringify(sizes)}[i % 2]) }));`,
  );
  const writer = spawn(process.execPath, [program], { stdio: 'inherit' });
  const ended = new Promise((resolve) => writer.on('close', resolve));
  await until(() => existsSync(target), 'the first');
  let [reads, last, done] = [0, -1, false];
  void ended.then(() => (done = true));
  while (!done) {
    for (let burst = 0; burst < 20; burst += 1) {
      const { i, filler } = JSON.parse(readFileSync(target, 'utf8')) as { i: number; filler: string };
      expect(filler).toBe(String(i % 10).repeat(sizes[i % 2] as number));
      expect(i).toBeGreaterThanOrEqual(last);
      [last, reads] = [i, reads + 1];
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await ended).toBe(0);
  expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ i: replacements });
  expect(reads).toBeGreaterThan(100);
  count(`reads during ${replacements.toLocaleString('en')} replacements`, 'publish', reads, []);
});

describe('who holds the lock of the ledger', () => {
  async function holder(repository: Repository): Promise<ChildProcess> {
    mkdirSync(repository.path(path.dirname(ledger)), { recursive: true });
    const program = bundleProgram(
      repository.path('.'),
      `import { acquireLock } from '@gatehouse/files';
      acquireLock(${JSON.stringify(repository.path(ledger))}).then(() => setInterval(() => {}, 1000));`,
    );
    const child = spawn(process.execPath, [program], { stdio: 'inherit' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lock = repository.path(`${ledger}.lock`);
    await until(() => existsSync(lock) && readFileSync(lock, 'utf8').includes('pid'), 'the holder');
    return child;
  }

  testWith('flock')('and is killed, holds nothing', async () => {
    const repository = temporaryRepository(finishedRun('a'));
    const child = await holder(repository);
    const waiter = startTool('finalize-gate-run', ['--tag', 'a'], { cwd: repository.root });
    let said = '';
    waiter.stderr?.on('data', (text: string) => (said += text));
    await until(() => said.includes(`pid ${child.pid}`), 'the waiter');
    expect(repository.exists(ledger)).toBe(false);
    child.kill('SIGKILL');
    expect(await waiter.ended).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(`pid ${child.pid}`) as string,
    });
    expect(repository.exists(`${ledger}.lock`)).toBe(false);
  });

  testWith('flock')('and is stopped, is named to those who give up after 30 s', async () => {
    const repository = temporaryRepository(finishedRun('a'));
    const child = await holder(repository);
    child.kill('SIGSTOP');
    const start = Date.now();
    const run = await startTool('finalize-gate-run', ['--tag', 'a'], { cwd: repository.root }).ended;
    expect(run).toMatchObject({
      status: 75,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`held by program\\.cjs \\(pid ${child.pid} on .*waited 30 s`)) as string,
    });
    expect(Date.now() - start).toBeGreaterThan(29_000);
    expect(repository.exists(ledger)).toBe(false);
    child.kill('SIGKILL');
    expect(runTool('finalize-gate-run', ['--tag', 'a'], { cwd: repository.root }).status).toBe(0);
  });
});
