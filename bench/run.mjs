// Measures the executables against what users would run instead and writes docs/benchmarks.md and docs/benchmarks.json.
// Usage: npm run bench [-- --only NAME --rounds N --json FILE]; NAME is a suite or the beginning of its name: what was
// measured before stays on the page, with its own date. N rounds instead of each suite's own are for a try. As root on
// Debian it installs the peers that are missing; a peer that cannot be had is said to be absent.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, ensureInstalled, workspace } from '../scripts/dev/build.mjs';
import { suites as evidence } from './evidence.mjs';
import { suites as gate } from './gate.mjs';
import { suites as gates } from './gates.mjs';
import { suites as launch } from './launch.mjs';
import { exponents, isThere, measure, median, programAt, ratio } from './measure.mjs';
import { suites as pages } from './pages.mjs';
import { suites as registry } from './registry.mjs';
import { suites as runRecords } from './run-records.mjs';
import { suites as researchRecord } from './research-record.mjs';
import { suites as runs } from './runs.mjs';
import { suites as start } from './start.mjs';
import { suites as workQueue } from './work-queue.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, rounds: { type: 'string' }, json: { type: 'string' } },
});
const here = path.dirname(fileURLToPath(import.meta.url));
const bin = (tool) => path.join(workspace, 'dist/bin', tool);
const suites = [
  ...start,
  ...runs,
  ...registry,
  ...pages,
  ...researchRecord,
  ...runRecords,
  ...gate,
  ...gates,
  ...evidence,
  ...workQueue,
  ...launch,
];
const named = suites.filter(({ name }) => name === options.only);
const chosen = named.length > 0 ? named : suites.filter(({ name }) => name.startsWith(options.only));
if (chosen.length === 0)
  throw new Error(`no suite begins with ${options.only}; there are ${suites.map(({ name }) => name).join(', ')}`);
const [results, page] = ['docs/benchmarks.json', 'docs/benchmarks.md'].map((file) => path.join(workspace, file));

ensureInstalled();
build({ quiet: true });
installPeers(chosen.flatMap(({ needs }) => needs));
let measured = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
for (const suite of chosen) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-bench-'));
  const began = performance.now();
  try {
    const rounds = Number(options.rounds ?? suite.rounds);
    const figures = measure(await suite.programs({ scratch, bin, here }), { scratch, rounds });
    const entry = {
      name: suite.name,
      title: suite.title,
      rounds,
      absent: suite.needs.filter((need) => !isThere(need)),
      rows: rowsOf(suite, figures),
      growth: suite.growth ?? [],
      conditions: conditions({ scratch }),
    };
    keep(entry);
    console.log(`${section(entry)}\n(${suite.name} took ${((performance.now() - began) / 1000).toFixed(0)} s)\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
console.log(growthTable());
if (options.json !== undefined)
  writeFileSync(
    options.json,
    `${JSON.stringify(
      measured.filter(({ name }) => chosen.some((suite) => suite.name === name)),
      null,
      2,
    )}\n`,
  );

/**
 * Puts figures in the place of those that the suite had, and writes page and figures: what is broken off keeps what it
 * has.
 */
function keep(entry) {
  measured = suites.flatMap(({ name }) =>
    name === entry.name ? [entry] : measured.filter((old) => old.name === name),
  );
  writeFileSync(results, `${JSON.stringify(measured, null, 2)}\n`);
  writeFileSync(page, pageText());
}

/** Where and when: what a bare start of Node takes tells a slow machine, or a busy one, from a quick one. */
function conditions({ scratch }) {
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown';
  const bare = measure({ node: { words: [process.execPath, '-e', '0'] } }, { scratch, rounds: 7 }).node;
  return `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores (${cpu}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, node -e 0 ${median(bare.ms).toFixed(0)} ms, load ${os.loadavg()[0].toFixed(1)}, Linux ${os.release().split('-')[0]}, Node ${process.version}`;
}

/** On Debian and as root, the packages of what is needed and missing; whatever cannot be installed is absent. */
function installPeers(needs) {
  const packages = {
    'python3 csv': 'python3',
    'python3 pandas': 'python3-pandas',
    'python3 pandas pyarrow': 'python3-pyarrow',
    csvstat: 'csvkit',
    time: 'time',
  };
  const missing = [...new Set([...needs, 'time'])].filter((need) => !isThere(need)).map((need) => packages[need]);
  if (missing.length === 0 || process.getuid?.() !== 0 || programAt('apt-get') === undefined) return;
  console.log(`installing ${missing.join(', ')} ...`);
  const apt = (...words) =>
    spawnSync('apt-get', ['--yes', '--quiet', ...words], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  for (const name of missing) apt('install', '--no-install-recommends', name);
}

function rowsOf(suite, figures) {
  return Object.entries(figures).map(([name, figure]) => {
    const pair = suite.compare.find(({ ours }) => ours === name);
    const against = pair?.theirs.find((other) => figures[other] !== undefined);
    const row = { program: name, ms: median(figure.ms), mib: figure.mib };
    if (against === undefined) return row;
    return {
      ...row,
      against,
      ratio: ratio(figure, figures[against]),
      over: median(figure.ms.map((value, round) => value - figures[against].ms[round])),
      target: pair.target,
      limit: pair.over,
    };
  });
}

function section({ title, rounds, absent, rows, conditions: where }) {
  const lines = rows.map(({ program, ms, mib, against, ratio: value, over, target, limit }) => {
    const compared =
      value === undefined
        ? ''
        : limit === undefined
          ? `${value.toFixed(2)} of ${against}`
          : `${over.toFixed(0)} ms over ${against}`;
    const [reached, wanted] =
      limit === undefined ? [value <= target, target?.toFixed(2)] : [over <= limit, `${limit} ms`];
    return `| ${program} | ${ms.toFixed(ms < 100 ? 1 : 0)} ms | ${mib == null ? '' : `${Math.round(mib)} MiB`} | ${compared} | ${value === undefined || wanted === undefined ? '' : `${wanted}${reached ? '' : ' missed'}`} |`;
  });
  const missing = absent.length > 0 ? `\nAbsent here: ${absent.join(', ')}.\n` : '';
  return `## ${title[0].toUpperCase()}${title.slice(1)}\n\n${where}.\n\n| program | median of ${rounds} | peak memory | against | target |\n|---|---|---|---|---|\n${lines.join('\n')}\n${missing}`;
}

/**
 * Every target in one table: the ratios and differences of `compare`, and the `goals` of suites, which are the most that
 * a program may take (ms, MB of 10^6 bytes). Where many programs have one target in a suite, the furthest from it speaks.
 */
function targetsTable() {
  const lines = suites.flatMap((suite) => {
    const rows = measured.find(({ name }) => name === suite.name)?.rows ?? [];
    const all = [...rows.flatMap(comparedTarget), ...rows.flatMap((row) => goalsOf(suite, row))];
    if (all.length <= 4) return all.map((one) => lineOf(suite, one));
    const worst = all.reduce((a, b) => (b.share > a.share ? b : a));
    const reached = all.filter(({ share }) => share <= 1).length;
    return [lineOf(suite, { ...worst, program: `${reached} of ${all.length} reach it; furthest: ${worst.program}` })];
  });
  return `## Targets\n\nWhat costs where a target is missed, and what would change it, stands below the tables.\n\n| what | program | target | reached | |\n|---|---|---|---|---|\n${lines.join('\n')}\n`;
}

function comparedTarget({ program, against, ratio: value, over, target, limit }) {
  if (limit !== undefined)
    return [{ program, most: `${limit} ms over ${against}`, reached: `${over.toFixed(0)} ms`, share: over / limit }];
  return target === undefined
    ? []
    : [{ program, most: `${target.toFixed(2)} of ${against}`, reached: value.toFixed(2), share: value / target }];
}

function goalsOf({ goals = {} }, { program, ms, mib }) {
  const { ms: mostMs, mb: mostMb } = goals[program] ?? {};
  const seconds = (value) => `${(value / 1000).toFixed(2)} s`;
  const mb = (mib * 2 ** 20) / 1e6;
  return [
    ...(mostMs === undefined ? [] : [{ program, most: seconds(mostMs), reached: seconds(ms), share: ms / mostMs }]),
    ...(mostMb === undefined
      ? []
      : [{ program, most: `${mostMb} MB`, reached: `${mb.toFixed(0)} MB`, share: mb / mostMb }]),
  ];
}

function lineOf({ title }, { program, most, reached, share }) {
  return `| ${title} | ${program} | ${most} | ${reached} | ${share <= 1 ? '' : 'missed'} |`;
}

/** How time and memory grow, for every series of which several sizes were measured. */
function growthTable() {
  const series = {};
  for (const { growth, rows } of measured)
    for (const { program, series: name, size } of growth)
      (series[name] ??= []).push({ size, ...rows.find((row) => row.program === program) });
  const lines = Object.entries(series).flatMap(([name, found]) => {
    if (found.length < 2) return [];
    const points = found.toSorted((a, b) => a.size - b.size);
    const shown = (what) => {
      if (points.some((point) => point[what] == null)) return '';
      const { all, last } = exponents(points.map((point) => [point.size, point[what]]));
      return `${all.toFixed(2)} (last step ${last.toFixed(2)})`;
    };
    return [
      `| ${name} | ${points.map(({ size }) => size.toLocaleString('en')).join(', ')} | ${shown('ms')} | ${shown('mib')} |`,
    ];
  });
  return lines.length === 0
    ? ''
    : `## Growth\n\nThe exponent of a figure against size: 1 is in proportion, 0 is not at all. The last step alone shows it best, for there a start weighs least.\n\n| what | sizes | time | memory |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

function pageText() {
  return `# Benchmarks

Made by \`npm run bench\`. Whole processes, started in turn within each round after a round that does not count; ratios and differences are taken within the round; medians.
Times move with the load of the machine, which stands at each table; ratios less so.

${[targetsTable(), ...measured.map(section), growthTable()].filter((text) => text !== '').join('\n')}
${readFileSync(path.join(here, 'notes.md'), 'utf8')}`;
}
