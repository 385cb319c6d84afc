// docs/tour.md follows one run through its files. This runs quickstart with what is built, then the `sh` blocks of the
// page as they are pasted, in one shell that starts in the checkout, and writes what they print, with stamps, times and
// places made the same everywhere, into the `text` block behind each. What quickstart itself says stands in the README.
// With --check nothing is written: it ends in 1 when the page says otherwise. Usage: tour.mjs [--check]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { workspace } from './build.mjs';

// A home of its own, for the folder that the page names; short, so that session-status need not cut the path.
const home = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'tour-'));
const repository = path.join(home, 'research-repo');
const env = { ...process.env, HOME: home, LC_ALL: 'C.UTF-8', COLUMNS: '100' };
const told = execFileSync(
  process.execPath,
  [path.join(workspace, 'scripts/dev/quickstart.mjs'), '--built', '--to', repository],
  { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);

/** What differs from run to run and from machine to machine, as if it had been one. */
function steady(text) {
  return [
    [repository, '/home/you/research-repo'],
    [workspace, '/home/you/gatehouse'],
    [process.execPath, '/usr/bin/node'],
    [/^ {2}\(\d+\.\d s\)$/gm, '  (1.0 s)'],
    [/\bhead=[0-9a-f]{64}/g, 'head=d1f5…'],
    [os.hostname(), 'workstation'],
    [/(?<!\d)\d{4}-\d\d-\d\d_\d{6}(_\d+)?/g, '2026-03-02_071500'],
    [/(?<!\d)20(?!0|10)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g, '2026-03-02T07:15:00'],
    [/(?<!\d)20(?!0|10)\d\d-\d\d-\d\d \d\d:\d\d:\d\d/g, '2026-03-02 07:15:00'],
    [/(?<!\d)20(?!0|10)\d\d-\d\d-\d\d(?!_\d)/g, '2026-03-02'],
    [/\b[0-9a-f]{64}\b/g, 'd1f5…'],
    [/\b[0-9a-f]{40}\b/g, '7c1e09b…'],
    [/(?<=_)g[0-9a-f]{7,12}\b/g, 'g7c1e09b'],
    [/(?<=commit )[0-9a-f]{7,12}\b/g, '7c1e09b'],
    [/("(?:host_)?(?:cores|memory_gb)": )\d+/g, (_, name) => `${name}16`],
    [/("log_bytes": )\d+/g, (_, name) => `${name}1150`],
    [/("git_branch": )"\w+"/g, '$1"main"'],
  ].reduce((sum, [from, to]) => sum.replaceAll(from, to), text);
}

const blocks = /```sh\n(.*?)```\n\n```text\n.*?```/gs;
function tour(page) {
  const end = `end of a block of ${home}:`;
  const session = [...page.matchAll(blocks)]
    .map(([, program]) => `${program}printf '\\n%s %d\\n' '${end}' $?\n`)
    .join('');
  const { stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${session}`], {
    cwd: workspace,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = stdout.split(new RegExp(`\n${end} (\\d+)\n`)); // what a block prints, its status, and so on
  return page.replace(blocks, (_, program) => {
    const [text, status] = printed.splice(0, 2);
    const shown = steady(text)
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
    return `\`\`\`sh\n${program}\`\`\`\n\n\`\`\`text\n${shown}${status === '0' ? '' : `\n(exit status ${status})`}\n\`\`\``;
  });
}
const summary = steady(told).trimEnd();
const readme = (page) => page.replace(/(<!-- quickstart -->\n```text\n).*?(?=\n```)/s, (_, start) => start + summary);

for (const [name, renewed] of [
  ['README.md', readme],
  ['docs/tour.md', tour],
]) {
  const file = path.join(workspace, name);
  const before = readFileSync(file, 'utf8');
  const after = renewed(before);
  if (!process.argv.includes('--check')) writeFileSync(file, after);
  else if (after !== before) {
    const [old, now] = [before, after].map((text) => text.split('\n'));
    const at = now.findIndex((line, index) => line !== old[index]);
    console.error(
      `${name}:${at + 1}: the page says\n  ${old[at]}\nand the tools\n  ${now[at]}\nnode scripts/dev/tour.mjs writes it anew`,
    );
    process.exitCode = 1;
  }
}
rmSync(home, { recursive: true, force: true });
