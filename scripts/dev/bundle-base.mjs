// Bundles what every executable shares (contracts without its validators, render, system, files, cli) into
// dist/lib/base.js: once on the disk, with one code cache, instead of in fifty programs. Usage: bundle-base.mjs
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { lazyBuiltins, lazyFiles, leanYargs } from './lazy.mjs';

const self = fileURLToPath(import.meta.url);
const workspace = path.resolve(path.dirname(self), '../..');
const lib = path.join(workspace, 'dist/lib');
const contracts = path.join(workspace, 'libs/contracts/src');
const wholeLibs = ['render', 'system', 'files', 'cli'];
/** Of contracts each file by itself: its index also has the validators, of which each tool holds its own. */
const contractFiles = readdirSync(contracts)
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^index\.ts$/.test(file))
  .map((file) => file.slice(0, -'.ts'.length));

/** What the bundles of tools and of the base have in common. */
export const commonOptions = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  charset: 'ascii', // the loader reads bytes
  supported: { 'dynamic-import': false }, // a script that comes from a code cache can only require
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true, // names stay: GATEHOUSE_DEBUG=1 shows them
  define: { 'import.meta.url': '__gatehouseUrl' },
  banner: { js: `const __gatehouseUrl=require('node:url').pathToFileURL(__filename).href;` },
};

/** In a tool's bundle: what stands in the base is asked of it. The loader answers `require('gatehouse-base')`. */
export const fromBase = {
  name: 'from-base',
  setup(api) {
    const inBase = (name) => ({ path: name, namespace: 'base', sideEffects: false });
    api.onResolve({ filter: new RegExp(`^@gatehouse/(${wholeLibs.join('|')})$`) }, ({ path: name }) =>
      inBase(name.slice('@gatehouse/'.length)),
    );
    api.onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir }) => {
      const file = path.relative(contracts, path.resolve(resolveDir, name));
      return contractFiles.includes(file) ? inBase(`contracts/${file}`) : undefined;
    });
    api.onResolve({ filter: /^gatehouse-base$/ }, ({ path: name }) => ({ path: name, external: true }));
    api.onLoad({ filter: /.*/, namespace: 'base' }, ({ path: name }) => ({
      // In a prototype, as lazy.mjs says.
      contents: `module.exports = Object.create(require('gatehouse-base')[${JSON.stringify(name)}]);`,
      resolveDir: workspace,
    }));
  },
};

/** Writes dist/lib/base.js; where it is another one than before, its code cache goes. */
export async function bundleBase() {
  const { version } = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8'));
  const names = [...contractFiles.map((file) => `contracts/${file}`), ...wholeLibs];
  const place = (name) => (name.includes('/') ? `./libs/${name.replace('/', '/src/')}` : `@gatehouse/${name}`);
  const bundled = await build({
    ...commonOptions,
    stdin: {
      contents: [
        ...names.map((name, index) => `import * as _${index} from '${place(name)}';`),
        `module.exports = {${names.map((name, index) => `'${name}': _${index}`).join(',')}};`,
      ].join('\n'),
      resolveDir: workspace,
      loader: 'ts',
    },
    define: { ...commonOptions.define, GATEHOUSE_VERSION: JSON.stringify(version) },
    plugins: [leanYargs, lazyFiles, lazyBuiltins],
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
  });
  const file = path.join(lib, 'base.js');
  const text = bundled.outputFiles[0].text;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(lib, { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  for (const name of readdirSync(lib)) if (/^base\..*\.cache$/.test(name)) rmSync(path.join(lib, name));
}

if (process.argv[1] === self) await bundleBase();
