// Bundles libs/pages into dist/lib/pages.js: the tools load it when a page is asked for, and start without it. Usage:
// bundle-pages.mjs
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const target = path.join(workspace, 'dist/lib/pages.js');

mkdirSync(path.dirname(target), { recursive: true });
await build({
  entryPoints: [path.join(workspace, 'libs/pages/src/index.ts')],
  bundle: true,
  outfile: `${target}.new`,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  minify: true,
});
renameSync(`${target}.new`, target);
