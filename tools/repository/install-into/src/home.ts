/**
 * Where the executables live once the clone is gone (contract 12.1): `<prefix>/<version>-<fingerprint>/`, never changed
 * after it is there, and
 * `<prefix>/current`, a link that is switched in one step. A tool that runs during an upgrade keeps its own version.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { errorCode, Failure, ioFailure } from '@gatehouse/contracts';
import { ensureFolder, syncFolder, syncTree } from '@gatehouse/files';

const parts = [
  ...['bin', 'lib', 'scripts', 'share', 'schemas', 'templates', 'docs', 'examples', 'package.json'],
  ...['README.md', 'CHANGELOG.md', 'LICENSE', 'LICENSES.txt'],
];

/**
 * What is installed: the built files and the Node that is to run them, from cron and ssh too, which see another PATH.
 * An executable's own text says nothing of its program, which stands in lib/. Code caches are made from the rest, and
 * the first line of an executable by the install.
 */
export function fingerprint(dist: string, node: string): string {
  const hash = createHash('sha256').update(`${node}\0${process.version}\0`);
  for (const file of parts.flatMap((part) => filesBelow(dist, part))) {
    const bytes = readFileSync(path.join(dist, file));
    const from = file.startsWith('bin/') ? bytes.indexOf('\n') + 1 : 0;
    hash.update(`${file}\0${bytes.length - from}\0`).update(bytes.subarray(from));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Files of a part of the built folder, relative, sorted; code caches are not among them. */
function filesBelow(dist: string, part: string): string[] {
  const stat = statSync(path.join(dist, part), { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return stat === undefined ? [] : [part];
  return readdirSync(path.join(dist, part))
    .sort()
    .flatMap((name) => (name.endsWith('.cache') ? [] : filesBelow(dist, path.join(part, name))));
}

/**
 * Copies `dist` to `<prefix>/<name>` for `node` unless it is there, and points `current` at it. Throws Failure `io`.
 */
export function installHome(dist: string, prefix: string, name: string, node: string): void {
  const target = path.join(prefix, name);
  ensureFolder(prefix);
  try {
    removeAbandoned(prefix);
    if (!existsSync(target)) build(dist, prefix, target, node);
    switchLink(path.join(prefix, 'current'), name);
    syncFolder(prefix);
  } catch (error) {
    throw ioFailure('write', target, error);
  }
}

const buildingPrefix = '.building-';

/** What stands at `target` is whole, whatever happens meanwhile: the next install believes what it finds there. */
function build(dist: string, prefix: string, target: string, node: string): void {
  const building = mkdtempSync(path.join(prefix, `${buildingPrefix}${process.pid}-`));
  try {
    for (const part of parts)
      if (existsSync(path.join(dist, part)))
        cpSync(path.join(dist, part), path.join(building, part), { recursive: true, preserveTimestamps: true });
    for (const tool of readdirSync(path.join(building, 'bin'))) pinNode(path.join(building, 'bin', tool), node);
    if (!hasCodeCaches(building)) makeCodeCaches(building, node);
    chmodSync(building, 0o755 & ~process.umask()); // mkdtemp's own is for nobody else
    syncTree(building);
    renameSync(building, target);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another install of the same was faster
  }
}

/**
 * What an install that was killed has left; one that is at work keeps its own. Where a child of the killed one still
 * writes, the next install removes it.
 */
function removeAbandoned(prefix: string): void {
  for (const name of readdirSync(prefix)) {
    if (!name.startsWith(buildingPrefix)) continue;
    const [pid = ''] = name.slice(buildingPrefix.length).split('-');
    if (existsSync(`/proc/${pid}/stat`)) continue;
    try {
      rmSync(path.join(prefix, name), { recursive: true, force: true });
    } catch (error) {
      if (errorCode(error) !== 'ENOTEMPTY') throw error;
    }
  }
}

/** The kernel takes no blank and no more than 127 bytes in this line; then `env node` has to do. */
function pinNode(file: string, node: string): void {
  const line = `#!${node}`;
  if (/\s/.test(node) || Buffer.byteLength(line) > 126) return;
  const text = readFileSync(file, 'latin1');
  writeFileSync(
    file,
    text.replace(/^#![^\n]*/, () => Buffer.from(line).toString('latin1')),
    'latin1',
  );
}

/** The build made them for its own Node; they hold the programs' bytes, not where these lie. */
function hasCodeCaches(home: string): boolean {
  return ['base', ...readdirSync(path.join(home, 'bin'))].every((name) =>
    existsSync(path.join(home, 'lib', `${name}.${process.version}-${process.arch}.cache`)),
  );
}

function makeCodeCaches(home: string, node: string): void {
  const program = path.join(home, 'lib/code-cache.mjs');
  const tools = readdirSync(path.join(home, 'bin')).map((tool) => path.join(home, 'bin', tool));
  const run: { status: number | null; stderr: string | null; error?: Error } = spawnSync(node, [program, ...tools], {
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Failure(
      'io',
      `cannot make the code caches with ${node}: ${(run.stderr ?? run.error?.message ?? '').trim().split('\n').at(-1)}`,
    );
}

function switchLink(link: string, target: string): void {
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === target) return;
  const next = `${link}.${process.pid}`;
  rmSync(next, { force: true });
  symlinkSync(target, next);
  try {
    renameSync(next, link);
  } catch (error) {
    rmSync(next, { force: true });
    throw ioFailure('write', link, error);
  }
}
