// Bundles one tool into dist/lib/<tool>.js, with its V8 code cache beside it, and makes dist/bin/<tool>, which runs it.
// What all share stands in dist/lib/base.js (bundle-base.mjs).
// Usage: bundle.mjs TOOL
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleBase, commonOptions, fromBase } from './bundle-base.mjs';
import { lazyBuiltins } from './lazy.mjs';
import { toolFolder } from './tools.mjs';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const tool = process.argv[2];
const entry = path.join(workspace, toolFolder(tool), 'src/main.ts');
const dist = path.join(workspace, 'dist');
const lib = path.join(dist, 'lib');
const bin = path.join(dist, 'bin', tool);

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

/** Pages are a file of their own (bundle-pages.mjs), which a tool that writes none never reads. The loader answers `require('gatehouse-pages')`. */
const pagesApart = {
  name: 'pages-apart',
  setup(api) {
    api.onResolve({ filter: /^@gatehouse\/pages$/ }, () => ({ path: 'gatehouse-pages', external: true }));
  },
};

if (process.env.GATEHOUSE_BASE !== 'built') await bundleBase();
const bundled = await build({
  ...commonOptions,
  entryPoints: [entry],
  plugins: [nativeDuckdb, pagesApart, fromBase, lazyBuiltins],
});

place(path.join(lib, `${tool}.js`), bundled.outputFiles[0].text);
place(bin, `#!/usr/bin/env node\n${readFileSync(path.join(workspace, 'scripts/dev/loader.js'), 'utf8')}`, 0o755);
for (const name of readdirSync(lib))
  if (name.startsWith(`${tool}.`) && name.endsWith('.cache')) rmSync(path.join(lib, name));
execFileSync(process.execPath, [path.join(workspace, 'scripts/dev/code-cache.mjs'), bin], { stdio: 'inherit' });

/** By rename: what runs from the old file keeps it. */
function place(file, text, mode = 0o644) {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}
