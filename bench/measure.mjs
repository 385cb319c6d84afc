// Times whole processes against each other: in every round each runs once, in turn, and ratios are taken within the
// round, so that a machine whose speed drifts is fair to all. The first round warms the caches up and does not count.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';

const time = '/usr/bin/time'; // tells peak memory; without it there is none to tell
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env; // it alone adds 70 ms to a start of Node

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * @param programs name → { words, status?, before? }: what to run, the exit status it must have (0), what to do before
 * each run
 * @returns name → { ms: [per round], mib: peak memory or undefined }
 */
export function measure(programs, { scratch, rounds }) {
  const results = Object.fromEntries(Object.keys(programs).map((name) => [name, { ms: [], mib: undefined }]));
  const usage = path.join(scratch, 'usage');
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, { words, status = 0, before }] of Object.entries(programs)) {
      before?.();
      const [command, ...rest] = existsSync(time)
        ? [time, '--quiet', '--format=%M', `--output=${usage}`, ...words]
        : words;
      const start = performance.now();
      const run = spawnSync(command, rest, { cwd: scratch, env: environment, encoding: 'utf8' });
      const took = performance.now() - start;
      if (run.status !== status)
        throw new Error(`${name} ended in ${run.status}, expected ${status}: ${run.stderr}${run.error ?? ''}`);
      if (round < 0) continue;
      results[name].ms.push(took);
      if (existsSync(usage))
        results[name].mib = Math.max(
          results[name].mib ?? 0,
          Number(readFileSync(usage, 'utf8').trim().split('\n').at(-1)) / 1024,
        );
    }
  }
  return results;
}

/** Median of the ratios of the rounds. */
export const ratio = (ours, theirs) => median(ours.ms.map((value, round) => value / theirs.ms[round]));

/** Where a program is on PATH, undefined when it is not. */
export const programAt = (name) =>
  (process.env.PATH ?? '')
    .split(':')
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** The first Python that has the modules; undefined when none has. */
export function pythonWith(modules) {
  const has = (python) =>
    spawnSync(python, ['-c', modules.map((name) => `import ${name}`).join('\n')], { stdio: 'ignore' }).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has);
}

/** Is a peer there: a program, or `python3` and the modules that it must have? */
export function isThere(need) {
  const [program, ...modules] = need.split(' ');
  return (modules.length > 0 ? pythonWith(modules) : programAt(program)) !== undefined;
}

/**
 * How a figure grows with size: the exponent of the straight line through the logarithms of all points, and that of the
 * last step alone, in which what every start costs weighs least.
 * @param points [size, figure] in the order of size
 */
export function exponents(points) {
  const logs = points.map((point) => point.map(Math.log));
  const mean = (at) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  const [[a0, b0], [a1, b1]] = logs.slice(-2);
  return { all: slope, last: (b1 - b0) / (a1 - a0) };
}

/** A generator that makes the same numbers on every machine: between 0 and 1. */
export function seeded(seed) {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Writes lines without holding all of them; `header` may be undefined. */
export function writeLines(file, header, count, line) {
  const descriptor = openSync(file, 'w');
  let block = header === undefined ? '' : `${header}\n`;
  for (let at = 0; at < count; at += 1) {
    block += `${line(at)}\n`;
    if (block.length > 1 << 20) {
      writeSync(descriptor, block);
      block = '';
    }
  }
  writeSync(descriptor, block);
  closeSync(descriptor);
}
