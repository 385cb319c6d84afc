// Many runs queued on a private Slurm, each followed by a process of its own: counts by sdiag how often one user asks for
// jobs, and how long after its result a run's end is seen. Ends in 1 where a goal of contract 48.11 is missed.
// Usage: launch-queue.mjs [RUNS [MINUTES]]; as root, with slurmctld, slurmd, slurm-client. A waiting process takes some
// 25 MiB of its own.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const workspace = path.join(here, '..');
const [runs, minutes] = [Number(process.argv[2] ?? 40), Number(process.argv[3] ?? 2)];
const [released, callsPerMinute, seenWithinS] = [5, 4, 10];
const bin = (tool) => path.join(workspace, 'dist/bin', tool);

const { outputFiles } = await build({
  entryPoints: [path.join(workspace, 'test/launchers/cluster.ts')],
  ...{ bundle: true, write: false, format: 'esm', platform: 'node' },
});
const { startCluster } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const root = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-queue-'));
const cluster = await startCluster();
let ownCalls = 0;
const small = { MIN_CORES: '1', MIN_MEM_GB: '1', THREADS: '1' };
const waiting = new Map(); // tag → process
try {
  layOut();
  const env = { ...process.env, ...cluster.env, ...small, XDG_CACHE_HOME: path.join(root, 'cache') };
  const tags = Array.from({ length: runs }, (_, at) => `queue_${at + 1}`);
  const submitting = performance.now();
  await inTurn(tags, os.cpus().length, (tag) => submit(tag, env));
  const submittedS = (performance.now() - submitting) / 1000;

  const before = jobCalls();
  const ended = new Map(); // tag → moment
  for (const tag of tags) {
    const child = spawn(bin('resume-launch'), ['--quiet', '--tag', tag], { cwd: root, env, stdio: 'ignore' });
    child.once('exit', () => ended.set(tag, performance.now()));
    waiting.set(tag, child);
  }
  const samples = [{ at: performance.now(), calls: before }];
  const sample = () => samples.push({ at: performance.now(), calls: jobCalls() });
  for (const until = performance.now() + minutes * 60_000; performance.now() < until;) {
    await pause(5_000);
    sample();
  }

  const delays = [];
  for (const tag of tags.slice(0, released)) delays.push(await seenAfter(tag, ended));
  sample();
  const figures = {
    runs,
    submissions_per_s: Number((runs / submittedS).toFixed(1)),
    followed_min: minutes,
    job_calls: samples.at(-1).calls - before,
    job_calls_worst_minute: worstMinute(samples),
    seen_after_s: delays.map((ms) => Number((ms / 1000).toFixed(1))),
    followers_alive: tags.length - ended.size,
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  const isSeen = delays.every((ms) => ms <= seenWithinS * 1000);
  // A call that a busy machine delays falls into the minute of the next ones.
  if (!isSeen || figures.job_calls_worst_minute > 2 * callsPerMinute || ended.size > released) process.exitCode = 1;
} finally {
  for (const child of waiting.values()) child.kill('SIGKILL');
  await cluster.stop();
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

function layOut() {
  mkdirSync(path.join(root, 'scripts'));
  writeFileSync(path.join(root, 'scripts/quick'), '#!/bin/sh\necho done\n');
  chmodSync(path.join(root, 'scripts/quick'), 0o755);
  writeFileSync(path.join(root, '.gitignore'), 'audit/\ncache/\n');
  const git = (...words) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.invalid', ...words], {
      ...{ cwd: root, stdio: 'ignore' },
    });
  git('init');
  git('add', '-A');
  git('commit', '-m', 'start');
}

function submit(tag, env) {
  const words = ['--workflow', 'quick', '--runner', 'scripts/quick', '--tag', tag, '--launcher', 'slurm', '--no-wait'];
  const queued = ['--allow-concurrent', '--quiet', '--launcher-arg=--begin=now+1hour', '--', 'x'];
  return new Promise((resolve, reject) => {
    const child = spawn(bin('official-run'), [...words, ...queued], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.once('exit', (status) => (status === 0 ? resolve() : reject(new Error(`${tag}: ${status}: ${said}`))));
  });
}

/** At most so many at once. */
async function inTurn(all, atOnce, work) {
  const left = [...all];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Lets the job start; ms from its result to the end of the process that follows it. */
async function seenAfter(tag, ended) {
  const runsFolder = path.join(root, 'audit/workstation_runs');
  const folder = path.join(
    runsFolder,
    readdirSync(runsFolder).find((name) => name.endsWith(`_${tag}`)),
  );
  const name = spawnSync('squeue', ['-h', '-o', '%i %j'], {
    env: { ...process.env, ...cluster.env },
    encoding: 'utf8',
  });
  ownCalls += 1;
  const [job] =
    name.stdout
      .split('\n')
      .find((line) => line.includes(` ${tag}.`))
      ?.split(' ') ?? [];
  let result;
  for (const until = performance.now() + 120_000; !ended.has(tag);) {
    if (performance.now() > until) throw new Error(`the end of ${tag} is not seen`);
    if (result === undefined) cluster.ask('scontrol', 'update', `jobid=${job}`, 'StartTime=now');
    await pause(100);
    if (existsSync(path.join(folder, 'result.json'))) result ??= performance.now();
  }
  return ended.get(tag) - (result ?? ended.get(tag));
}

/** Calls for jobs that the controller has answered, without the bench's own. */
function jobCalls() {
  const counted = [...cluster.ask('sdiag').matchAll(/^\s*REQUEST_JOB_INFO(?:_SINGLE)?\s.*count:(\d+)/gm)];
  return counted.reduce((sum, [, count]) => sum + Number(count), 0) - ownCalls;
}

function worstMinute(samples) {
  const within = samples.flatMap(({ at, calls }, from) =>
    samples.slice(from).flatMap((later) => (later.at - at <= 60_000 ? [later.calls - calls] : [])),
  );
  return Math.max(...within);
}
