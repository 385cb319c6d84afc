/**
 * What is written outside the repository, or beside the work: the executables that are installed, a drill's copy,
 * metrics. A kill or a full disk there costs nothing that was there before, and a rerun ends right.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, runTool, testWith } from '@gatehouse/testkit';
import { afterAll, expect, test } from 'vitest';
import { finishedRun } from '../pipeline/fixtures';
import { count } from './figures';
import { full, random, scratch } from './subjects';

const place = scratch();
afterAll(() => place.remove());
const hour = { timeout: 3_600_000 };
const at = (...parts: string[]): string => path.join(place.root, ...parts);
const asRoot = process.getuid?.() === 0 ? testWith('unshare', 'mount') : test.skip;
const moments = (times: number): number[] => {
  const next = random();
  return Array.from({ length: full ? times : 2 }, next);
};

function killedAfter(ms: number, tool: string, words: readonly string[]): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => {
    const child = spawn(path.join(binDirectory, tool), words, { stdio: 'ignore', env: cleanEnvironment() });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('close', (_, signal) => {
      clearTimeout(timer);
      resolve(signal);
    });
  });
}

/** Runs a tool where a folder is a file system of so many KiB; what is in it afterwards is printed. */
function onSmallDisk(folder: string, kib: number, tool: string, words: readonly string[]): ReturnType<typeof runTool> {
  const script =
    'mount -t tmpfs -o size=$1k none "$2"; folder=$2; shift 2; status=0; "$@" || status=$?; ls -A "$folder"; exit "$status"';
  const { status, signal, stdout, stderr } = spawnSync(
    'unshare',
    [
      '-m',
      '--propagation',
      'private',
      'sh',
      '-euc',
      script,
      'sh',
      String(kib),
      folder,
      path.join(binDirectory, tool),
      ...words,
    ],
    { encoding: 'utf8', env: cleanEnvironment(), cwd: place.root },
  );
  return { status, signal, stdout, stderr };
}

/** A run that is over, of a tag that no other test has, since a run is told by the tag its processes carry. */
function layOut(root: string, tag: string): void {
  for (const [name, content] of Object.entries(finishedRun(tag))) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** As layOut, with a log that has its ledger row and its line in the registry. */
function layOutLogged(root: string, tag: string): void {
  layOut(root, tag);
  for (const [tool, ...words] of [
    ['record-evidence', '--open', '--name', 'beside'],
    ['record-evidence', '--adopt'],
    ['finalize-gate-run', '--tag', tag],
    ['update-registry'],
    ['verify-evidence'],
  ] as const)
    expect(runTool(tool, words, { cwd: root })).toMatchObject({ status: 0 });
}
const sums = (root: string): string =>
  spawnSync('sh', ['-c', 'find . -type f ! -path "./.git/*" -exec sha256sum {} + | sort'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout;

test('executables that are installed are whole or not there', hour, async () => {
  const [repository, prefix] = [at('research'), at('prefix')];
  mkdirSync(repository, { recursive: true });
  const words = ['--root', repository, '--prefix', prefix];
  const start = Date.now();
  expect(runTool('install-into', words)).toMatchObject({ status: 0, stderr: '' });
  const whole = Date.now() - start;
  const installed = (): string[] => readdirSync(prefix).sort();
  const [name = ''] = installed();
  const tree = sums(path.join(prefix, name)).replace(/.*\.cache\n/g, '');
  for (const moment of full ? moments(30) : moments(30).slice(0, 1)) {
    rmSync(prefix, { recursive: true });
    await killedAfter(whole * moment, 'install-into', words);
    const after = existsSync(path.join(prefix, name))
      ? sums(path.join(prefix, name)).replace(/.*\.cache\n/g, '')
      : tree;
    let again = runTool('install-into', words);
    // What the killed one had started may have written on meanwhile.
    if (installed().some((one) => one.startsWith('.building-'))) again = runTool('install-into', words);
    const wrong = after === tree && again.status === 0 && installed().join(' ') === `${name} current` ? [] : [name];
    expect(wrong, `${again.stderr} ${installed().join(' ')}`).toEqual([]);
    count('kill -9 at a random moment', 'install-into, the executables', 1, wrong);
  }
});

asRoot('a full disk under the executables leaves nothing of them', hour, () => {
  const [repository, prefix] = [at('research'), at('small')];
  for (const folder of [repository, prefix]) mkdirSync(folder, { recursive: true });
  const run = onSmallDisk(prefix, 4096, 'install-into', ['--root', repository, '--prefix', prefix]);
  expect(run).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^install-into: .*ENOSPC/) as string,
  });
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('a drill that is killed has not touched the trail, and is done again elsewhere', hour, async () => {
  const root = at('trail');
  layOutLogged(root, 'beside_drill_1');
  const before = sums(root);
  const words = ['--root', root, '--only', 'log_made_anew,report_number,ledger_result'];
  const start = Date.now();
  expect(runTool('drill-evidence', [...words, '--keep', at('kept')])).toMatchObject({ status: 0 });
  const whole = Date.now() - start;
  for (const [round, moment] of moments(50).entries()) {
    await killedAfter(whole * moment, 'drill-evidence', [...words, '--keep', at(`kept_${round}`)]);
    const again = runTool('drill-evidence', [...words, '--keep', at(`again_${round}`)]);
    expect(again.status, again.stderr).toBe(0);
    expect(sums(root)).toBe(before);
    count('kill -9 at a random moment', 'drill-evidence --keep', 1, []);
  }
});

asRoot('a full disk under the copy of a drill is said, and the trail is as it was', hour, () => {
  const root = at('trail_beside');
  layOutLogged(root, 'beside_drill_2');
  const before = sums(root);
  mkdirSync(at('copy'), { recursive: true });
  const run = onSmallDisk(at('copy'), 64, 'drill-evidence', ['--root', root, '--keep', at('copy')]);
  expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/^drill-evidence: .*ENOSPC/) as string });
  expect(sums(root)).toBe(before);
});

test('metrics are the old ones or the new ones, whole, and change no status', hour, async () => {
  const root = at('watched');
  layOut(root, 'watched_1');
  const metrics = path.join(root, 'm.prom');
  const words = ['--root', root, '--tag', 'watched_1', '--once', '--metrics-file', metrics];
  const start = Date.now();
  const { status } = runTool('monitor-gate-run', words);
  const whole = Date.now() - start;
  expect(existsSync(metrics)).toBe(true);
  /** Whole lines without their values; a round that is not the last has fewer of them. */
  const names = (): string[] =>
    readFileSync(metrics, 'utf8')
      .split('\n')
      .map((line) => line.replace(/ [^ ]*$/, ''));
  const wanted = names();
  expect(wanted.length).toBeGreaterThan(8);
  for (const moment of moments(200)) {
    await killedAfter(whole * moment, 'monitor-gate-run', words);
    expect(names().filter((name) => !wanted.includes(name))).toEqual([]);
    expect(names().join()).toContain('gatehouse_run_state');
    expect(runTool('monitor-gate-run', words).status).toBe(status);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    count('kill -9 at a random moment', 'monitor-gate-run --metrics-file', 1, []);
  }
  const limited = spawnSync(
    'bash',
    ['-c', 'ulimit -f 0; exec "$@"', 'bash', path.join(binDirectory, 'monitor-gate-run'), ...words],
    {
      encoding: 'utf8',
      env: cleanEnvironment(),
    },
  );
  expect([limited.status, limited.stderr]).toEqual([status, expect.stringMatching(/m\.prom.*(EFBIG|too large)/)]);
  expect(names()).toEqual(wanted);
});
