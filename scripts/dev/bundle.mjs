// Bundles one tool into dist/bin/<tool>, a single file with a shebang, and its V8 code cache into dist/lib. Usage: bundle.mjs TOOL
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

const nativeDuckdb = {
  name: 'native-duckdb',
  setup(api) {
    api.onResolve({ filter: /^@duckdb\/node-bindings$/ }, () => ({ path: 'duckdb', namespace: 'native' }));
    api.onLoad({ filter: /.*/, namespace: 'native' }, () => ({
      contents: `const { join } = require('node:path'); module.exports = require(join(__dirname, '../lib/duckdb.node'));`,
    }));
  },
};

/** Pages are a file of their own beside the caches (bundle-pages.mjs): a tool that writes none never reads it. */
const pagesApart = {
  name: 'pages-apart',
  setup(api) {
    api.onResolve({ filter: /^@gatehouse\/pages$/ }, () => ({ path: '../lib/pages.js', external: true }));
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
  supported: { 'dynamic-import': false }, // a script that comes from a code cache can only require
  legalComments: 'none',
  define: { GATEHOUSE_VERSION: JSON.stringify(version), 'import.meta.url': '__gatehouseUrl' },
  banner: { js: `const __gatehouseUrl=require('node:url').pathToFileURL(__filename).href;` },
  plugins: [nativeDuckdb, pagesApart],
});

const loader = readFileSync(path.join(workspace, 'scripts/dev/loader.js'), 'utf8');
const program = bundled.outputFiles[0].text.split('\n').map((line) => `//${line}`).join('\n');
writeFileSync(`${bin}.new`, `#!/usr/bin/env node\n${loader}//#bundle\n${program}`, { mode: 0o755 });
renameSync(`${bin}.new`, bin);
for (const name of readdirSync(lib)) if (name.startsWith(`${tool}.`) && name.endsWith('.cache')) rmSync(path.join(lib, name));
execFileSync(process.execPath, [path.join(workspace, 'scripts/dev/code-cache.mjs'), bin], { stdio: 'inherit' });
