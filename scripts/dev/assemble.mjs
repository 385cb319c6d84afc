// What dist/ holds beside the bundles and DuckDB's native library: the scripts, what an installation needs to make its
// own code caches, and all that help, manual pages and messages name: schemas, templates, policies, docs, examples. Also takes
// out executables whose room is gone. Usage: assemble.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { place } from './native.mjs';
import { loadSource, loadTools, toolFolders } from './tools.mjs';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(workspace, 'dist');

for (const folder of ['bin', 'lib', 'scripts']) mkdirSync(path.join(dist, folder), { recursive: true });
// Whatever package a copy of dist/ lands in, its files are CommonJS.
writeFileSync(path.join(dist, 'package.json'), '{ "type": "commonjs", "private": true }\n');

place(path.join(workspace, 'scripts/dev/code-cache.mjs'), path.join(dist, 'lib/code-cache.mjs'));

writeCommit();

const scripts = readdirSync(path.join(workspace, 'scripts')).filter(
  (file) => file.endsWith('.sh') && file !== 'ci-packages.sh',
);
for (const name of scripts) place(path.join(workspace, 'scripts', name), path.join(dist, 'scripts', name));
keepOnly('scripts', scripts);
keepOnly('bin', [...toolFolders().keys()]);

await share();
await documents();

/**
 * For `--version`: the commit that was built, with a plus sign where the tree had changes. Outside of git there is
 * none.
 */
function writeCommit() {
  const git = (...words) => spawnSync('git', words, { cwd: workspace, encoding: 'utf8' });
  const commit = git('rev-parse', '--short', 'HEAD');
  const file = path.join(dist, 'lib/commit');
  if (commit.status !== 0) return rmSync(file, { force: true });
  const changed = git('status', '--porcelain', '--untracked-files=no').stdout !== '';
  writeFileSync(file, `${commit.stdout.trim()}${changed ? '+' : ''}\n`);
}

/** Man pages and completions, from the option tables of the tools as they are built. */
async function share() {
  const { tools, manualFiles, inputs } = await loadTools('libs/cli/src/manual/index.ts');
  const native = ['@duckdb/node-api', '@duckdb/node-bindings'].map((name) => `node_modules/${name}/package.json`);
  licenses([...inputs, ...native]);
  const { version } = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8'));
  const wanted = manualFiles(tools, version);
  const kept = existsSync(path.join(dist, 'share'))
    ? readdirSync(path.join(dist, 'share'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  for (const file of kept.map((entry) => path.join(entry.parentPath, entry.name)))
    if (!Object.hasOwn(wanted, path.relative(path.join(dist, 'share'), file))) rmSync(file);
  for (const [name, text] of Object.entries(wanted)) {
    const file = path.join(dist, 'share', name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * What others wrote and the executables hold: name, version and license of each package, as its license asks. `inputs`:
 * files of the bundles.
 */
function licenses(inputs) {
  const folders = new Set(inputs.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const notices = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(workspace, folder, 'package.json'), 'utf8'));
    const files = readdirSync(path.join(workspace, folder))
      .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
      .sort();
    const texts = files.map((file) => readFileSync(path.join(workspace, folder, file), 'utf8').trim());
    return { head: `${name} ${version} (${license})`, text: texts.join('\n\n') };
  });
  const shown = [...new Map(notices.map((notice) => [notice.head, notice])).values()].sort((a, b) =>
    a.head < b.head ? -1 : 1,
  );
  writeFileSync(
    path.join(dist, 'LICENSES.txt'),
    [
      'The executables hold these packages of others.',
      ...shown.map(({ head, text }) => `${'='.repeat(80)}\n${head}\n\n${text}`),
    ].join('\n\n') + '\n',
  );
}

/** Schemas, templates, the policies that tools ship, docs, the examples. */
async function documents() {
  const { shippedTemplates } = await loadSource('libs/records/src/templates.ts');
  const policies = filesIn('libs', 'tools').filter((file) => /\/src\/(?:[^/]+\/)?[a-z-]+-policy\.json$/.test(file));
  const wanted = new Map([
    ...['README.md', 'CHANGELOG.md', 'LICENSE'].map((file) => [file, file]),
    ...filesIn('schemas').flatMap((file) => (/^schemas\/[^/]+\.schema\.json$/.test(file) ? [[file, file]] : [])),
    ...filesIn('docs').map((file) => [file, file]),
    ...filesIn('examples').flatMap((file) => (file.endsWith('.test.ts') ? [] : [[file, file]])),
    ...policies.map((file) => [`templates/policies/${path.basename(file)}`, file]),
  ]);
  const texts = Object.entries(shippedTemplates).map(([name, text]) => [`templates/${name}`, text]);
  for (const [to, from] of wanted) {
    mkdirSync(path.dirname(path.join(dist, to)), { recursive: true });
    place(path.join(workspace, from), path.join(dist, to));
  }
  for (const [to, text] of texts) writeFileSync(path.join(dist, to), text);
  const kept = new Set([...wanted.keys(), ...texts.map(([to]) => to)]);
  for (const folder of ['schemas', 'docs', 'templates', 'examples'])
    for (const file of filesBelow(path.join(dist, folder)))
      if (!kept.has(`${folder}/${file}`)) rmSync(path.join(dist, folder, file));
}

/** Files in these folders of the workspace, relative to it; what npm installs is none of them. */
function filesIn(...folders) {
  return folders.flatMap((folder) =>
    filesBelow(path.join(workspace, folder))
      .filter((file) => !file.includes('node_modules/'))
      .map((file) => `${folder}/${file}`),
  );
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function keepOnly(folder, names) {
  for (const name of readdirSync(path.join(dist, folder)))
    if (!names.includes(name)) rmSync(path.join(dist, folder, name), { recursive: true });
}
