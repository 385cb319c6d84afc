// What dist/ holds beside the bundles: DuckDB's native library, the scripts, and what an installation needs to make its own
// code caches. Also takes out executables whose room is gone. Usage: assemble.mjs
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(workspace, 'dist');

for (const folder of ['bin', 'lib', 'scripts']) mkdirSync(path.join(dist, folder), { recursive: true });
// Whatever package a copy of dist/ lands in, its files are CommonJS.
writeFileSync(path.join(dist, 'package.json'), '{ "type": "commonjs", "private": true }\n');

const api = createRequire(createRequire(path.join(workspace, 'package.json')).resolve('@duckdb/node-api'));
const native = path.dirname(api.resolve(`@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`));
const libraries = readdirSync(native).filter((file) => /\.(node|so|dylib|dll)$/.test(file));
for (const name of libraries) place(path.join(native, name), path.join(dist, 'lib', name));
place(path.join(workspace, 'scripts/dev/code-cache.mjs'), path.join(dist, 'lib/code-cache.mjs'));

const scripts = readdirSync(path.join(workspace, 'scripts')).filter((file) => file.endsWith('.sh') && file !== 'ci-packages.sh');
for (const name of scripts) place(path.join(workspace, 'scripts', name), path.join(dist, 'scripts', name));
keepOnly('scripts', scripts);
keepOnly('bin', readdirSync(path.join(workspace, 'tools')));

await share();

/** Man pages and completions, from the option tables of the tools as they are built. */
async function share() {
  const names = readdirSync(path.join(workspace, 'tools'));
  const source = [
    ...names.map((name, at) => `import { tool as tool${at} } from ${JSON.stringify(path.join(workspace, 'tools', name, 'src/tool.ts'))};`),
    `import { manualFiles } from ${JSON.stringify(path.join(workspace, 'libs/cli/src/manual/index.ts'))};`,
    `export const files = (version) => manualFiles([${names.map((_, at) => `tool${at}`).join(', ')}], version);`,
  ].join('\n');
  const program = path.join(dist, 'lib/.tables.js');
  await esbuild({
    stdin: { contents: source, resolveDir: workspace }, outfile: program, bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], external: ['@duckdb/*'],
    define: { 'import.meta.url': '__filename' },
  });
  const { files } = createRequire(import.meta.url)(program);
  rmSync(program);
  const { version } = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8'));
  const wanted = files(version);
  const kept = existsSync(path.join(dist, 'share')) ? readdirSync(path.join(dist, 'share'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
  for (const file of kept.map((entry) => path.join(entry.parentPath, entry.name))) if (!Object.hasOwn(wanted, path.relative(path.join(dist, 'share'), file))) rmSync(file);
  for (const [name, text] of Object.entries(wanted)) {
    const file = path.join(dist, 'share', name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Copies a file when it differs, by rename: what runs from the old one keeps it. */
function place(from, to) {
  const same = existsSync(to) && statSync(to).size === statSync(from).size && readFileSync(to).equals(readFileSync(from));
  if (same) return;
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

function keepOnly(folder, names) {
  for (const name of readdirSync(path.join(dist, folder))) if (!names.includes(name)) rmSync(path.join(dist, folder, name), { recursive: true });
}
