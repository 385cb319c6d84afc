/** Killed at each system call that touches the disk; each write, fsync, rename, mkdir, link that fails. */
import { readFileSync, rmSync } from 'node:fs';
import { testWith } from '@gatehouse/testkit';
import { expect } from 'vitest';
import { Bench } from './bench-of-faults';
import { full, sample, subjects } from './subjects';

const calls = ['openat', 'write', 'fsync', 'rename', 'link', 'mkdir', 'unlink', 'ftruncate'] as const;

interface Fault {
  call: string;
  nth: number;
  what: 'signal=KILL' | 'error=ENOSPC' | 'error=EIO';
}

/** Each call of each of the tool's threads and children that touches the work folder: `when=` counts by call and thread. */
function touches(bench: Bench): { call: string; nth: number }[] {
  const log = bench.path('calls');
  rmSync(log, { force: true });
  bench.run(['strace', '-f', '-y', '-qq', '-s', '0', '-o', log, '-e', `trace=${calls.join(',')}`]);
  const seen = new Map<string, number>();
  const found = new Set<string>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, pid, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (pid === undefined || call === undefined) continue;
    const nth = (seen.get(`${pid} ${call}`) ?? 0) + 1;
    seen.set(`${pid} ${call}`, nth);
    // Paths that are given relative to the folder are made absolute by the tools before they use them; children's are theirs.
    if (line.includes(bench.work)) found.add(`${call} ${nth}`);
  }
  return [...found].map((key) => ({ call: key.split(' ')[0] as string, nth: Number(key.split(' ')[1]) }));
}

function faultsAt({ call, nth }: { call: string; nth: number }): Fault[] {
  const fails: Fault['what'][] = ['write', 'fsync', 'rename', 'link', 'mkdir'].includes(call) ? ['error=ENOSPC', 'error=EIO'] : [];
  return (['signal=KILL', ...fails] as const).map((what) => ({ call, nth, what }));
}

for (const subject of subjects) {
  testWith('strace', 'flock')(`${subject.tool}: whatever system call fails or is the last`, { timeout: 3_600_000 }, () => {
    const bench = new Bench(subject);
    try {
      bench.reset();
      const all = touches(bench).flatMap(faultsAt);
      expect(all.filter(({ what }) => what === 'signal=KILL').length).toBeGreaterThan(4);
      expect(all.some(({ call, what }) => call === 'rename' && what === 'error=EIO')).toBe(true);
      let fired = 0;
      const wrong: string[] = [];
      for (const { call, nth, what } of sample(all, 12)) {
        bench.reset();
        const log = bench.path('injected');
        rmSync(log, { force: true });
        const struck = bench.run(['strace', '-f', '-qq', '-s', '0', '-o', log, '-e', `trace=${call}`, '-e', `inject=${call}:${what}:when=${nth}`]);
        if (/INJECTED|killed by SIGKILL/.test(readFileSync(log, 'utf8'))) fired += 1;
        const faults = [...bench.faults(struck, { temporaries: what === 'signal=KILL' || struck.signal !== null }), ...bench.rerunFaults()];
        wrong.push(...faults.map((fault) => `${call} #${nth} ${what} (status ${struck.status}): ${fault}`));
      }
      if (full) console.log(`system calls: ${subject.tool}: ${fired} faults of ${all.length} places fired, ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
      expect(fired).toBeGreaterThan(sample(all, 12).length / 2);
    } finally {
      bench.remove();
    }
  });
}
