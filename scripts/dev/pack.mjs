// Makes the release of what dist/ holds: `gatehouse-<version>-linux-x64.tar.gz`, `gatehouse-<version>.tgz` for `npm
// install -g`, and their SHA256SUMS. The same commit gives the same bytes. Usage: pack.mjs [--built] [--out DIR];
// --built takes dist/ as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureInstalled, run, workspace } from './build.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'release' }, built: { type: 'boolean' } } });
const out = path.resolve(workspace, values.out);
const dist = path.join(workspace, 'dist');
const project = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8'));
const platform = `${process.platform}-${process.arch}`;

if (!values.built) {
  ensureInstalled();
  build({ quiet: true });
}
const scratch = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-pack-'));
try {
  const name = `${project.name}-${project.version}-${platform}`;
  const tree = path.join(scratch, name);
  // A code cache speaks for one version of Node only, and install-into makes that of the Node it finds.
  cpSync(dist, tree, { recursive: true, filter: (file) => !file.endsWith('.cache') });
  writeFileSync(path.join(tree, 'package.json'), `${JSON.stringify(manifest(tree), undefined, 2)}\n`);
  mkdirSync(out, { recursive: true });
  writeSums(tree);
  const archives = [archive(name), npmPackage(tree)];
  writeFileSync(path.join(out, 'SHA256SUMS'), sums(out, archives));
  for (const file of [...archives, 'SHA256SUMS']) console.log(path.join(out, file));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** For npm: every executable is a command, every manual page a page. */
function manifest(tree) {
  const pages = filesBelow(path.join(tree, 'share/man')).map((file) => `share/man/${file}`);
  const tools = readdirSync(path.join(tree, 'bin')).sort();
  return {
    name: project.name,
    version: project.version,
    description: project.description,
    license: project.license,
    type: 'commonjs',
    os: [process.platform],
    cpu: [process.arch],
    engines: project.engines,
    bin: Object.fromEntries(tools.map((tool) => [tool, `bin/${tool}`])),
    man: pages,
  };
}

function archive(name) {
  const file = `${name}.tar.gz`;
  run('tar', [
    ...['--create', '--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=@${commitTime()}`],
    ...['--mode=u=rwX,go=rX', '--use-compress-program=gzip -n', `--file=${path.join(out, file)}`],
    ...[`--directory=${scratch}`, name],
  ]);
  return file;
}

/** npm packs no `.gitignore`, those of the examples neither. */
function npmPackage(tree) {
  for (const file of filesBelow(tree)) if (path.basename(file) === '.gitignore') rmSync(path.join(tree, file));
  writeSums(tree);
  run('npm', ['pack', '--silent', '--ignore-scripts', `--pack-destination=${out}`, tree], { quiet: true });
  return `${project.name}-${project.version}.tgz`;
}

/** Of what is packed, in seconds since 1970. */
function commitTime() {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: workspace, encoding: 'utf8' });
  return process.env.SOURCE_DATE_EPOCH || (status === 0 ? stdout.trim() : '0');
}

function writeSums(tree) {
  rmSync(path.join(tree, 'SHA256SUMS'), { force: true });
  writeFileSync(path.join(tree, 'SHA256SUMS'), sums(tree, filesBelow(tree)));
}

/** Lines that `sha256sum -c` checks. */
function sums(folder, files) {
  return files
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(path.join(folder, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('');
}

/** Relative paths, sorted. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
