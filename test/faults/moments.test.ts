/** Killed at random moments, official-run's workflow and all; the long form is 200 for each tool. */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { Bench } from './bench-of-faults';
import { full, random, subjects } from './subjects';

const rounds = full ? 200 : 4;

for (const subject of subjects) {
  test(`${subject.tool}: kill -9 at any moment`, { timeout: 3_600_000 }, async () => {
    const bench = new Bench(subject);
    try {
      bench.reset();
      const start = performance.now();
      bench.run();
      const whole = performance.now() - start;
      const next = random();
      let killed = 0;
      const wrong: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        bench.reset();
        const moment = whole * next() * 1.05;
        const end = await killAfter(bench, moment);
        if (end.signal === 'SIGKILL') killed += 1;
        wrong.push(...[...bench.faults(end), ...bench.rerunFaults()].map((fault) => `after ${moment.toFixed(1)} ms (status ${end.status}): ${fault}`));
      }
      if (full) console.log(`random moments: ${subject.tool}: ${killed} killed of ${rounds}, ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
      expect(killed).toBeGreaterThan(0);
    } finally {
      bench.remove();
    }
  });
}

/** The tool alone is killed; what it had started ends by itself, and is waited for: it holds the pipe open until then. */
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
