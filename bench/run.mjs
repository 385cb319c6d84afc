// Measures the executables against what users would run instead and writes docs/benchmarks.md.
// Usage: npm run bench [-- --only NAME] [--json FILE]; NAME is a suite or the beginning of its name. A peer that is not installed is said to be absent:
// on Debian, apt-get install python3 python3-pandas time.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, ensureInstalled, workspace } from '../scripts/dev/build.mjs';
import { suites as gate } from './gate.mjs';
import { measure, median, ratio } from './measure.mjs';
import { suites as registry } from './registry.mjs';
import { suites as start } from './start.mjs';

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'string' } } });
const here = path.dirname(fileURLToPath(import.meta.url));
const bin = (tool) => path.join(workspace, 'dist/bin', tool);
const chosen = [...start, ...registry, ...gate].filter(({ name }) => name.startsWith(options.only));
if (chosen.length === 0) throw new Error(`no suite begins with ${options.only}`);

ensureInstalled();
build({ quiet: true });
const measured = [];
for (const suite of chosen) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-bench-'));
  try {
    const python = pythonWith(suite.python);
    const results = measure(await suite.programs({ scratch, bin, python, here }), { scratch, rounds: suite.rounds });
    measured.push({ name: suite.name, title: suite.title, rounds: suite.rounds, absent: python === undefined ? suite.python : [], rows: rowsOf(suite, results) });
    console.log(section(measured.at(-1)));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
if (options.only === '') writeFileSync(path.join(workspace, 'docs/benchmarks.md'), page());

/** The first Python that has the modules; undefined when none has. */
function pythonWith(modules) {
  const has = (python) => spawnSync(python, ['-c', modules.map((name) => `import ${name}`).join('\n')], { stdio: 'ignore' }).status === 0;
  return ['/usr/bin/python3', 'python3'].find(has);
}

function rowsOf(suite, results) {
  return Object.entries(results).map(([name, result]) => {
    const pair = suite.compare.find(({ ours }) => ours === name);
    const peer = pair && results[pair.theirs];
    return { program: name, ms: median(result.ms), mib: result.mib, ...(peer ? { against: pair.theirs, ratio: ratio(result, peer), target: pair.target } : {}) };
  });
}

function section({ title, rounds, absent, rows }) {
  const lines = rows.map(({ program, ms, mib, against, ratio: value, target }) =>
    `| ${program} | ${ms.toFixed(ms < 100 ? 1 : 0)} ms | ${mib === undefined ? '' : `${Math.round(mib)} MiB`} | ${value === undefined ? '' : `${value.toFixed(2)} of ${against}`} | ${target === undefined || value === undefined ? '' : `${target.toFixed(2)}${value <= target ? '' : ' missed'}`} |`);
  const missing = absent.length > 0 ? `\nAbsent here: ${absent.join(', ')}.\n` : '';
  return `## ${title[0].toUpperCase()}${title.slice(1)}\n\n| program | median of ${rounds} | peak memory | ratio | target |\n|---|---|---|---|---|\n${lines.join('\n')}\n${missing}`;
}

function page() {
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown';
  const notes = readFileSync(path.join(here, 'notes.md'), 'utf8');
  return `# Benchmarks

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores (${cpu}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, Linux ${os.release().split('-')[0]}, Node ${process.version}.
Whole processes, started in turn within each round after a round that does not count; ratios are taken within the round; medians. Times move with the load of
the machine, ratios hardly do.

${measured.map(section).join('\n')}
${notes}`;
}
