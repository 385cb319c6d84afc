/** Disks that are full, too small, read-only, or lose their power. Mounts are made in a mount namespace of their own and end with it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { testWith } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { Bench } from './bench-of-faults';
import { full, sample, scratch, subjects, type Subject } from './subjects';

const isRoot = process.getuid?.() === 0;
const testAsRoot = isRoot ? testWith('unshare', 'mount', 'flock') : test.skip;

/** What stands in `$1 … ` of these scripts: the bench's root, then the tool's words. The tool's own status is printed last. */
function inNamespace(bench: Bench, script: string, args: readonly string[] = []): { status: number; stderr: string } {
  const run = spawnSync('unshare', ['-m', '--propagation', 'private', 'bash', '-c', `set -eu; root=$1; n=$2; shift 2; ${script}`, 'bash', bench.path(), args[0] ?? '', ...bench.words], {
    cwd: bench.path(), env: bench.env, input: '', encoding: 'utf8', timeout: 120_000,
  });
  const status = /status=(\d+)\n$/.exec(run.stdout)?.[1];
  if (run.status !== 0 || status === undefined) throw new Error(`the fault could not be made (${run.status}): ${run.stderr}`);
  return { status: Number(status), stderr: run.stderr };
}

const runTool = 'cd "$root/work"; status=0; "$@" </dev/null >"$root/stdout" 2>"$root/stderr" || status=$?; cd "$root"';

/** Free pages left on a tmpfs of 1 MB, so many that in the end everything fits. */
const pages = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 48];

function withBench(subject: Subject, work: (bench: Bench) => string[]): void {
  const bench = new Bench(subject);
  try {
    bench.reset();
    expect(work(bench)).toEqual([]);
  } finally {
    bench.remove();
  }
}

/** official-run's repository has a .git that does not fit into so little. */
const small = subjects.filter(({ tool }) => tool !== 'official-run');

describe.each(small.map((subject) => [subject.tool, subject] as const))('%s', (tool, subject) => {
  testAsRoot('a tmpfs of 1 MB with ever more space', { timeout: 600_000 }, () =>
    withBench(subject, (bench) => {
      const wrong: string[] = [];
      let failed = 0;
      for (const free of sample(pages, 3)) {
        rmSync(bench.path('after'), { recursive: true, force: true });
        rmSync(bench.path('again'), { recursive: true, force: true });
        const { status } = inNamespace(bench, `mount -t tmpfs -o size=1m none "$root/work"; cp -a "$root/template/." "$root/work"; head -c 2000000 /dev/zero >"$root/work/.fill" 2>/dev/null || :
          truncate -s "-$((n * 4096))" "$root/work/.fill"; ${runTool}; cp -a work after; rm work/.fill after/.fill
          (cd work; "$@" </dev/null >/dev/null 2>&1 || echo "rerun: $?"); rm -rf again; cp -a work again; echo "status=$status"`, [String(free)]);
        if (status !== 0) failed += 1;
        const faults = [...bench.faults({ status, signal: null }, { root: bench.path('after') }), ...bench.faults({ status: 0, signal: null }, { root: bench.path('again') })];
        wrong.push(...faults.map((fault) => `${free} pages free (status ${status}): ${fault}`));
      }
      if (full) console.log(`full disk: ${tool}: ${failed} of ${pages.length} failed, ${wrong.length} wrong`);
      if (full) expect([failed > 0, failed < pages.length]).toEqual([true, true]);
      return wrong;
    }),
  );

  test('files may not be larger than so many blocks (ulimit -f)', { timeout: 600_000 }, () =>
    withBench(subject, (bench) => {
      const wrong: string[] = [];
      for (const blocks of sample([0, 1, 2, 3, 4, 8, 64], 2)) {
        bench.reset();
        // Its own output goes into pipes, which the limit does not concern.
        const run = bench.run(['bash', '-c', `ulimit -f ${blocks}; exec "$@"`, 'bash']);
        wrong.push(...[...bench.faults(run), ...bench.rerunFaults()].map((fault) => `${blocks} blocks (status ${run.status}): ${fault}`));
      }
      return wrong;
    }),
  );

  testAsRoot('a read-only file system', () =>
    withBench(subject, (bench) => {
      const { status } = inNamespace(bench, `mount --bind work work; mount -o remount,bind,ro work; ${runTool}; echo "status=$status"`);
      const said = readFileSync(bench.path('stderr'), 'utf8');
      expect([status, said]).toEqual([1, expect.stringMatching(/read-only \(EROFS\)/)]);
      expect(bench.look()).toEqual(bench.old);
      return bench.faults({ status, signal: null });
    }),
  );
});

describe('the power fails at the moment the tool has said that it is done', () => {
  const image = `truncate -s 16M "$root/disk"; mkfs.ext4 -q -F "$root/disk"; mount -o loop,commit=300 "$root/disk" "$root/work"; cp -a "$root/template/." "$root/work"; sync -f "$root/work"`;
  const crash = 'cp disk crashed; mkdir -p later; mount -o loop crashed later; rm -rf after; cp -a later after; rm -rf after/lost+found; umount later work';

  for (const subject of subjects) {
    (isRoot ? testWith('unshare', 'mount', 'mkfs.ext4', 'flock') : test.skip)(subject.tool, () =>
      withBench(subject, (bench) => {
        const { status } = inNamespace(bench, `${image}; ${runTool}; ${crash}; echo "status=$status"`);
        expect(status).toBe(subject.status);
        return bench.faults({ status, signal: null }, { root: bench.path('after'), temporaries: true });
      }),
    );
  }

  (isRoot ? testWith('unshare', 'mount', 'mkfs.ext4') : test.skip)('a writer that does not wait for the disk is found out', () => {
    const place = scratch();
    try {
      mkdirSync(path.join(place.root, 'work'));
      mkdirSync(path.join(place.root, 'template'));
      writeFileSync(path.join(place.root, 'template/report.json'), 'old\n');
      const script = `set -eu; root=$1; ${image}; cd work; echo new >.tmp; mv .tmp report.json; cd ..; ${crash}`;
      execFileSync('unshare', ['-m', '--propagation', 'private', 'bash', '-c', script, 'bash', place.root], { cwd: place.root });
      expect(readFileSync(path.join(place.root, 'after/report.json'), 'utf8')).toBe('old\n');
    } finally {
      place.remove();
    }
  });
});
