// Bundles one tool into dist/bin/<tool>: a single file with a shebang, beside it in dist/lib a V8 code cache and, for the
// tool that reads tables, DuckDB's native library. Usage: bundle.mjs TOOL
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const tool = process.argv[2];
const entry = path.join(workspace, 'tools', tool, 'src/main.ts');
const dist = path.join(workspace, 'dist');
const lib = path.join(dist, 'lib');
const bin = path.join(dist, 'bin', tool);
const { version } = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8'));

mkdirSync(path.dirname(bin), { recursive: true });
mkdirSync(lib, { recursive: true });

let usesDuckdb = false;
const nativeDuckdb = {
  name: 'native-duckdb',
  setup(api) {
    api.onResolve({ filter: /^@duckdb\/node-bindings$/ }, () => {
      usesDuckdb = true;
      return { path: 'duckdb', namespace: 'native' };
    });
    api.onLoad({ filter: /.*/, namespace: 'native' }, () => ({
      contents: `const { join } = require('node:path'); module.exports = require(join(__dirname, '../lib/duckdb.node'));`,
    }));
  },
};

const bundled = await build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  define: { GATEHOUSE_VERSION: JSON.stringify(version), 'import.meta.url': '__gatehouseUrl' },
  banner: { js: `const __gatehouseUrl=require('node:url').pathToFileURL(__filename).href;` },
  plugins: [nativeDuckdb],
});

// The loader runs the rest of its own file from the code cache when there is one for exactly this text and this Node; V8
// itself would accept a cache of another text of the same length. Without a cache the file simply runs on.
const loader = readFileSync(path.join(workspace, 'scripts/dev/loader.js'), 'utf8');
writeFileSync(`${bin}.new`, `#!/usr/bin/env node\n${loader}//#bundle\n${bundled.outputFiles[0].text}`, { mode: 0o755 });
renameSync(`${bin}.new`, bin);
writeFileSync(path.join(dist, 'package.json'), '{ "type": "commonjs", "private": true }\n');
if (usesDuckdb) copyDuckdb();
for (const name of readdirSync(lib)) if (name.startsWith(`${tool}.`) && name.endsWith('.cache')) rmSync(path.join(lib, name));
execFileSync(process.execPath, [path.join(workspace, 'scripts/dev/code-cache.mjs'), bin], { stdio: 'inherit' });

function copyDuckdb() {
  const bindings = createRequire(createRequire(path.join(workspace, 'package.json')).resolve('@duckdb/node-api'));
  const folder = path.dirname(bindings.resolve(`@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`));
  for (const name of readdirSync(folder).filter((file) => /\.(node|so|dylib|dll)$/.test(file))) {
    const target = path.join(lib, name);
    if (existsSync(target) && readFileSync(target).equals(readFileSync(path.join(folder, name)))) continue;
    copyFileSync(path.join(folder, name), `${target}.new`);
    renameSync(`${target}.new`, target);
  }
}
