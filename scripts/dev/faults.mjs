// The slow loops in full: every fault at every place, 200 kills of each tool, races again and again, thousands of
// damaged trails. Prints what was tried and survived; `--write` puts the table into docs/reliability.md. Other words go
// to vitest. GATEHOUSE_ROUNDS: of each kind at most so many faults for each tool, chosen by the seed; GATEHOUSE_FIGURES: a
// file in which what was tried adds up over several calls, each of a part.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, ensureInstalled, workspace } from './build.mjs';

const page = path.join(workspace, 'docs/reliability.md');
const [from, to] = ['<!-- figures -->\n', '<!-- /figures -->'];
const words = process.argv.slice(2).filter((word) => word !== '--write');
ensureInstalled();
build({ fresh: false, quiet: true });

const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-faults-'));
const file = process.env.GATEHOUSE_FIGURES || path.join(scratch, 'figures');
const { status } = spawnSync(
  'npx',
  ['--no-install', 'vitest', 'run', ...(words.length > 0 ? words : ['test/faults', 'test/races', 'test/evidence'])],
  {
    cwd: workspace,
    stdio: 'inherit',
    env: { ...process.env, GATEHOUSE_FAULTS: 'full', GATEHOUSE_FIGURES: file },
  },
);
const counted = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
rmSync(scratch, { recursive: true, force: true });

const sum = (of) =>
  of.reduce((total, { tried, wrong }) => ({ tried: total.tried + tried, wrong: total.wrong + wrong }), {
    tried: 0,
    wrong: 0,
  });
const grouped = (name, of = counted) =>
  [...new Set(of.map((one) => one[name]))].map((value) => [value, of.filter((one) => one[name] === value)]);
const row = (name, of) => (({ tried, wrong }) => `| ${name} | ${tried} | ${tried - wrong} |`)(sum(of));
const table = [
  '| fault | tried | survived |',
  '|---|---:|---:|',
  ...grouped('fault').flatMap(([fault, of]) => [
    row(`**${fault}**`, of),
    ...grouped('subject', of).map(([subject, some]) => row(subject, some)),
  ]),
  row('**all**', counted),
  '',
].join('\n');
console.log(table);
if (process.argv.includes('--write')) {
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(from) + from.length, text.indexOf(to)];
  writeFileSync(page, `${text.slice(0, start)}\n${table}\n${text.slice(end)}`);
}
process.exit(status ?? 1);
