/**
 * Every fault for each of these tools: at system calls, at any moment, on disks that are full, small, read-only or lose
 * their power.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { testWith } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Bench } from './bench-of-faults';
import { count } from './figures';
import { full, random, roundsOr, sample, scratch, type Subject } from './subjects';
import { faultsBelow, hitsElsewhere, parseLog, straceTo, traced, undurable, writtenOver } from './system-calls';

const isRoot = process.getuid?.() === 0;
const testAsRoot = (...programs: string[]): typeof test | typeof test.skip =>
  isRoot ? testWith(...programs) : test.skip;
const hour = { timeout: 3_600_000 };

/** Free pages left on a tmpfs of 1 MB, so many that in the end everything fits; none at all is always tried. */
const pages = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 48, 64];
const rounds = full ? roundsOr(200) : 2;
const blocks = [1, 2, 3, 4, 6, 8, 64];

/**
 * All writers publish by one library, so in the short form a subject meets, beside failing system calls, two of these
 * five kinds, and each kind two of five subjects.
 */
const kinds = ['killed', 'small disk', 'small files', 'read-only', 'power cut'] as const;
const isMet = (subject: number, kind: (typeof kinds)[number]): boolean =>
  full || (subject + kinds.indexOf(kind)) % kinds.length < 2;

export function strike(subjects: readonly Subject[]): void {
  const place = scratch();
  chmodSync(place.root, 0o755);
  afterAll(() => place.remove());

  describe.each(
    subjects.map(
      (subject, index) =>
        [[subject.tool, ...(subject.variant ? [subject.variant] : [])].join(' '), subject, index] as const,
    ),
  )('%s', (name, subject, index) => {
    const testOf =
      (kind: (typeof kinds)[number], as: typeof test | typeof test.skip) =>
      (title: string, body: () => Promise<void>): void => {
        if (isMet(index, kind)) as(title, hour, body);
      };
    let bench: Bench;
    beforeAll(() => {
      bench = new Bench(subject, place.root);
    }, hour.timeout);

    /** Each of these in turn; `strikeOne` says what was wrong, or that the fault hit nothing. */
    async function each<T>(
      fault: string,
      all: readonly T[],
      strikeOne: (one: T) => string[] | 'missed' | Promise<string[]>,
    ): Promise<void> {
      const wrong: string[] = [];
      let tried = 0;
      for (const one of all) {
        bench.reset();
        const found = await strikeOne(one);
        if (found !== 'missed') {
          tried += 1;
          wrong.push(...found);
        }
        await new Promise((resolve) => setImmediate(resolve)); // the test runner has to be heard from
      }
      count(fault, name, tried, wrong);
      expect(wrong).toEqual([]);
    }

    testWith('strace', 'flock')(
      'whatever system call fails or is the last; what got a name is on disk',
      hour,
      async () => {
        bench.reset();
        const log = bench.path('calls');
        const calls = ((): ReturnType<typeof parseLog> => {
          bench.run(straceTo(log, '-e', `trace=${traced.join(',')}`));
          return parseLog(readFileSync(log, 'utf8'));
        })();
        expect([...undurable(bench.work, calls), ...writtenOver(bench.work, calls)]).toEqual([]);
        const all = faultsBelow(bench.work, calls);
        expect(all.filter(({ what }) => what === 'signal=KILL').length).toBeGreaterThan(4);
        let fired = 0;
        const chosen = sample(all, 3);
        await each('a system call fails or is the last', chosen, ({ call, nth, what }) => {
          rmSync(log, { force: true });
          const inject = straceTo(log, '-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${nth}`);
          const struck = bench.run(inject, { seconds: 15 });
          const seen = readFileSync(log, 'utf8');
          // Each process and thread counts for itself, so that the nth call of one may be inside of Node: its own pipes
          // never fail in truth, and it waits for ever when they do.
          if (hitsElsewhere(bench.work, seen)) return 'missed';
          const hasFired = /INJECTED|killed by SIGKILL/.test(seen);
          if (hasFired) fired += 1;
          // What cannot be unlinked stays; so does a lock that was opened and could not be taken: somebody else may
          // hold it by now.
          const temporaries =
            what === 'signal=KILL' || struck.signal !== null || call === 'unlink' || call === 'openat';
          const faults = [...bench.faults(struck, { temporaries }), ...bench.rerunFaults()].map(
            (fault) => `${call} #${nth} ${what} (status ${struck.status}): ${fault}`,
          );
          return hasFired || faults.length > 0 ? faults : 'missed';
        });
        // Threads share the calls out otherwise each time: of a few, most may strike nothing.
        expect(fired).toBeGreaterThan(chosen.length === all.length ? chosen.length / 2 : 0);
      },
    );

    testOf('killed', test)('kill -9 at any moment', async () => {
      bench.reset();
      const start = performance.now();
      bench.run();
      const whole = performance.now() - start;
      const next = random();
      let killed = 0;
      // Before that it has only been loaded.
      const moments = Array.from({ length: rounds }, () => whole * (0.25 + 0.75 * next()));
      await each('kill -9 at a random moment', moments, async (moment) => {
        let end = await killAfter(bench, moment);
        for (let sooner = moment; end.signal === null && sooner > 1;) {
          bench.reset();
          end = await killAfter(bench, (sooner *= 0.8));
        }
        if (end.signal === 'SIGKILL') killed += 1;
        return [...bench.faults(end), ...bench.rerunFaults()].map(
          (fault) => `after ${moment.toFixed(1)} ms (status ${end.status}): ${fault}`,
        );
      });
      expect(killed).toBe(moments.length);
    });

    testOf('small disk', testAsRoot('unshare', 'mount'))('a tmpfs of 1 MB with ever more space', async () => {
      let failed = 0;
      await each('1 MB tmpfs with ever more space', [0, ...sample(pages, 1)], (free) => {
        rmSync(bench.path('after'), { recursive: true, force: true });
        const status = inNamespace(
          bench,
          `mount -t tmpfs -o size=1m none work; cp -a template/. work; head -c 2000000 /dev/zero >work/.fill 2>/dev/null || :
          truncate -s "-$((n * 4096))" work/.fill; ${runTool}; cp -a work after; rm after/.fill`,
          free,
        );
        if (status !== subject.status) failed += 1;
        const faults = bench.faults({ status, signal: null }, { root: bench.path('after') });
        bench.reset(bench.path('after'));
        return [...faults, ...bench.rerunFaults()].map((fault) => `${free} pages free (status ${status}): ${fault}`);
      });
      expect(failed).toBeGreaterThan(0);
      if (full) expect(failed).toBeLessThan(pages.length + 1);
    });

    testOf('small files', test)('files may not be larger than so many blocks (ulimit -f)', () =>
      each('ulimit -f', [0, ...sample(blocks, 1)], (most) => {
        // Its own output goes into pipes, which the limit does not concern.
        const run = bench.run(['bash', '-c', `ulimit -f ${most}; exec "$@"`, 'bash']);
        if (most === 0) expect(run.status).not.toBe(subject.status);
        return [...bench.faults(run), ...bench.rerunFaults()].map(
          (fault) => `${most} blocks (status ${run.status}): ${fault}`,
        );
      }),
    );

    testOf('read-only', testAsRoot('unshare', 'mount', 'setpriv'))(
      'a read-only file system, and folders in which nobody may write',
      () =>
        each('read-only file system or folder', ['file system', 'folder'], (what) => {
          const status =
            what === 'file system'
              ? inNamespace(bench, `mount --bind work work; mount -o remount,bind,ro work; ${runTool}`)
              : inNamespace(bench, `set -- setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; ${runTool}`);
          const said = readFileSync(bench.path('stderr'), 'utf8');
          expect([status, said]).toEqual([
            1,
            expect.stringMatching(what === 'file system' ? /read-only \(EROFS\)/ : /./),
          ]);
          expect(bench.look()).toEqual(bench.old);
          return [];
        }),
    );

    testOf('power cut', testAsRoot('unshare', 'mount', 'mkfs.ext4', 'flock'))(
      'the power fails at the moment it has said that it is done',
      () =>
        each('power cut when it is done', [undefined], () => {
          const status = inNamespace(bench, `${image}; ${runTool}; ${crash}`);
          expect(status).toBe(subject.status);
          const faults = bench.faults({ status, signal: null }, { root: bench.path('after'), temporaries: true });
          bench.reset(bench.path('after'));
          return [...faults, ...bench.rerunFaults()];
        }),
    );
  });
}

export const image =
  'truncate -s 16M disk; mkfs.ext4 -q -F disk; mount -o loop,commit=300,noauto_da_alloc disk work; cp -a template/. work; sync -f work';
export const crash =
  'cp disk crashed; mkdir -p later; mount -o loop crashed later; rm -rf after; cp -a later after; rm -rf after/lost+found; umount later work; rm disk crashed';

const runTool = 'cd work; status=0; "$@" </dev/null >../stdout 2>../stderr || status=$?; cd ..; echo "status=$status"';

/**
 * Runs a script in a mount namespace of its own, which takes all mounts with it: `$n` is the number, `"$@"` the tool
 * with its words. Its status.
 */
function inNamespace(bench: Bench, script: string, number = 0): number {
  const run = spawnSync(
    'unshare',
    [
      '-m',
      '--propagation',
      'private',
      'bash',
      '-c',
      `set -eu; n=$1; shift; ${script}`,
      'bash',
      String(number),
      ...bench.words,
    ],
    {
      cwd: bench.path(),
      env: bench.env,
      input: '',
      encoding: 'utf8',
      timeout: 300_000,
    },
  );
  const status = /status=(\d+)\n/.exec(run.stdout)?.[1];
  if (run.status !== 0 || status === undefined)
    throw new Error(`the fault could not be made (${run.status}): ${run.stderr}`);
  return Number(status);
}

/**
 * The tool alone is killed; what it had started ends by itself, and is waited for: it holds the pipe open until then.
 */
function killAfter(bench: Bench, ms: number): Promise<{ status: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    const [program, ...words] = bench.words as [string, ...string[]];
    const child = spawn(program, words, { cwd: bench.work, env: bench.env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.resume();
    child.stderr.resume();
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal });
    });
  });
}
