// Measures the executables against what users would run instead and writes docs/benchmarks.md.
// Usage: npm run bench [-- --only NAME --json FILE]; NAME is a suite or the beginning of its name: what was measured before stays on the page with its own
// date (docs/benchmarks.json). As root on Debian it installs the peers that are missing; a peer that cannot be had is said to be absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, ensureInstalled, workspace } from '../scripts/dev/build.mjs';
import { suites as gate } from './gate.mjs';
import { exponents, measure, median, programAt, ratio } from './measure.mjs';
import { suites as registry } from './registry.mjs';
import { suites as runs } from './runs.mjs';
import { suites as start } from './start.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'string' } } });
const here = path.dirname(fileURLToPath(import.meta.url));
const bin = (tool) => path.join(workspace, 'dist/bin', tool);
const suites = [...start, ...runs, ...registry, ...gate];
const chosen = suites.filter(({ name }) => name.startsWith(options.only));
if (chosen.length === 0) throw new Error(`no suite begins with ${options.only}`);

ensureInstalled();
build({ quiet: true });
installPeers();
const results = path.join(workspace, 'docs/benchmarks.json');
let measured = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
for (const suite of chosen) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-bench-'));
  try {
    const python = pythonWith(suite.python);
    const figures = measure(await suite.programs({ scratch, bin, python, here }), { scratch, rounds: suite.rounds });
    keep({ name: suite.name, title: suite.title, rounds: suite.rounds, absent: [...(python === undefined ? suite.python.map((module) => `Python with ${module}`) : []), ...(suite.needs ?? []).filter((name) => programAt(name) === undefined)], rows: rowsOf(suite, figures), growth: suite.growth ?? [], conditions: conditions() });
    console.log(section(measured.find(({ name }) => name === suite.name)));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
console.log(growthTable());
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(measured.filter(({ name }) => chosen.some((suite) => suite.name === name)), null, 2)}\n`);

/** Puts figures in the place of those that the suite had, and writes page and figures: what is broken off keeps what it has. */
function keep(entry) {
  measured = suites.flatMap(({ name }) => (name === entry.name ? [entry] : measured.filter((old) => old.name === name)));
  writeFileSync(results, `${JSON.stringify(measured, null, 2)}\n`);
  writeFileSync(path.join(workspace, 'docs/benchmarks.md'), page());
}

function conditions() {
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown';
  return `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${cpu}), load ${os.loadavg()[0].toFixed(1)}, Linux ${os.release().split('-')[0]}, Node ${process.version}`;
}

/** On Debian and as root, what is missing of the peers; whatever cannot be installed is absent. */
function installPeers() {
  const missing = [...(pythonWith(['pandas']) === undefined ? ['python3-pandas'] : []), ...(programAt('csvstat') === undefined ? ['csvkit'] : []), ...(programAt('time') === undefined ? ['time'] : [])];
  if (missing.length === 0 || process.getuid?.() !== 0 || programAt('apt-get') === undefined) return;
  console.log(`installing ${missing.join(', ')} ...`);
  for (const name of missing) spawnSync('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', name], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** The first Python that has the modules; undefined when none has. */
function pythonWith(modules) {
  const has = (python) => spawnSync(python, ['-c', modules.map((name) => `import ${name}`).join('\n')], { stdio: 'ignore' }).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has);
}

function rowsOf(suite, results) {
  return Object.entries(results).map(([name, result]) => {
    const pair = suite.compare.find(({ ours }) => ours === name);
    const peer = pair && results[pair.theirs];
    return { program: name, ms: median(result.ms), mib: result.mib, ...(peer ? { against: pair.theirs, ratio: ratio(result, peer), over: median(result.ms.map((value, round) => value - peer.ms[round])), target: pair.target, limit: pair.over } : {}) };
  });
}

function section({ title, rounds, absent, rows, conditions: where }) {
  const lines = rows.map(({ program, ms, mib, against, ratio: value, over, target, limit }) => {
    const compared = value === undefined ? '' : limit === undefined ? `${value.toFixed(2)} of ${against}` : `${over.toFixed(0)} ms over ${against}`;
    const [reached, wanted] = limit === undefined ? [value <= target, target?.toFixed(2)] : [over <= limit, `${limit} ms`];
    return `| ${program} | ${ms.toFixed(ms < 100 ? 1 : 0)} ms | ${mib === undefined ? '' : `${Math.round(mib)} MiB`} | ${compared} | ${value === undefined || wanted === undefined ? '' : `${wanted}${reached ? '' : ' missed'}`} |`;
  });
  const missing = absent.length > 0 ? `\nAbsent here: ${absent.join(', ')}.\n` : '';
  return `## ${title[0].toUpperCase()}${title.slice(1)}\n\n${where}.\n\n| program | median of ${rounds} | peak memory | against | target |\n|---|---|---|---|---|\n${lines.join('\n')}\n${missing}`;
}

function grouped(points) {
  const groups = {};
  for (const point of points) (groups[point.series] ??= []).push(point);
  return groups;
}

/** How time and memory grow, for every series of which several sizes were measured. */
function growthTable() {
  const points = measured.flatMap(({ growth, rows }) => growth.map(({ program, series, size }) => ({ series, size, ...rows.find((row) => row.program === program) })));
  const lines = Object.entries(grouped(points)).flatMap(([series, found]) => {
    if (found.length < 2) return [];
    const sorted = found.toSorted((a, b) => a.size - b.size);
    const [time, memory] = ['ms', 'mib'].map((what) => (sorted.some((point) => point[what] === undefined) ? undefined : exponents(sorted.map((point) => [point.size, point[what]]))));
    const shown = (exponent) => (exponent === undefined ? '' : `${exponent.all.toFixed(2)} (last step ${exponent.last.toFixed(2)})`);
    return [`| ${series} | ${sorted.map(({ size }) => size.toLocaleString('en')).join(', ')} | ${shown(time)} | ${shown(memory)} |`];
  });
  return lines.length === 0 ? '' : `## Growth\n\nThe exponent of a figure against size: 1 is in proportion, 0 is not at all. The last step alone shows it best, for there a start weighs least.\n\n| what | sizes | time | memory |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

function page() {
  const notes = readFileSync(path.join(here, 'notes.md'), 'utf8');
  return `# Benchmarks

Made by \`npm run bench\`. Whole processes, started in turn within each round after a round that does not count; ratios are taken within the round; medians.
Times move with the load of the machine, which stands at each table; ratios less so.

${[...measured.map(section), growthTable()].join('\n')}
${notes}`;
}
