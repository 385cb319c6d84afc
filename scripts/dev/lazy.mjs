// Plugins of esbuild that put off to its first use what few calls need: a start costs what it evaluates.
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The text of a module that loads another one when something of it is used for the first time. The names stand in a
 * prototype, which every importing file shares: own ones would be copied for each of them.
 */
function lazily(names, request) {
  const getters = names.map((name) => `get ${name}() { return it().${name}; }`);
  return `let loaded; const it = () => (loaded ??= require(${JSON.stringify(request)})); module.exports = Object.create({ ${getters.join(',')} });`;
}

/** Modules of Node: a call needs few of those that its program names. */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(api) {
    api.onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path: name, namespace, kind }) => {
      const plain = name.replace(/^node:/, '');
      if (!builtinModules.includes(plain)) return undefined;
      if (namespace === 'builtin' || kind !== 'import-statement') return { path: `node:${plain}`, external: true };
      return { path: plain, namespace: 'builtin', sideEffects: false };
    });
    api.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: lazily(Object.keys(require(`node:${name}`)), `node:${name}`),
    }));
  },
};

/** What few calls need, and what only that needs: archives, bars of progress, help; JSON with comments. */
export const lazyFiles = {
  name: 'lazy-files',
  setup(api) {
    const put = (name, request, names) => ({ path: name, namespace: 'lazy', pluginData: { request, names } });
    for (const file of ['files/src/zip.ts', 'cli/src/bar.ts', 'cli/src/help.ts']) {
      const place = path.join(workspace, 'libs', file);
      const exported = readFileSync(place, 'utf8').matchAll(/^export (?:async )?function (\w+)/gm);
      const names = Array.from(exported, ([, name]) => name);
      api.onResolve({ filter: new RegExp(`^\\./${path.basename(file, '.ts')}$`) }, ({ resolveDir }) =>
        resolveDir === path.dirname(place) ? put(file, place, names) : undefined,
      );
    }
    api.onResolve({ filter: /^jsonc-parser$/ }, ({ path: name, kind }) =>
      kind === 'import-statement' ? put(name, name, Object.keys(require(name))) : undefined,
    );
    api.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ pluginData: { request, names } }) => ({
      contents: lazily(names, request),
      resolveDir: workspace,
    }));
  },
};

/**
 * What yargs does at once, and a start need not: the layout of help, which few calls print; assertions, one of which
 * fails each time; the package.json above the program, for a version that is ours to tell; the width of the terminal,
 * which brings Node's streams and is ours to tell too; files of words in other languages.
 */
export const leanYargs = {
  name: 'lean-yargs',
  setup(api) {
    const contents = {
      cliui: `module.exports = (options) => require('cliui')(options);`,
      'escalade/sync': `module.exports = () => undefined;`,
      assert: `const hold = (holds, message) => { if (!holds) throw new Error(message); };
        exports.strictEqual = (a, b, message) => hold(Object.is(a, b), message);
        exports.notStrictEqual = (a, b, message) => hold(!Object.is(a, b), message);`,
    };
    const ofYargs = /node_modules.yargs.build.index\.cjs$/;
    const wanted = new RegExp(`^(${Object.keys(contents).join('|')})$`);
    api.onResolve({ filter: wanted }, ({ path: name, importer }) =>
      ofYargs.test(importer) ? { path: name, namespace: 'lean-yargs' } : undefined,
    );
    api.onResolve({ filter: /^fs$/ }, ({ importer }) =>
      /node_modules.y18n.build/.test(importer) ? { path: 'no-files', namespace: 'lean-yargs' } : undefined,
    );
    api.onLoad({ filter: /.*/, namespace: 'lean-yargs' }, ({ path: name }) => ({
      contents: contents[name] ?? '',
      resolveDir: workspace,
    }));
    api.onLoad({ filter: ofYargs }, ({ path: file }) => ({
      contents: replacedIn(readFileSync(file, 'utf8'), 'process.stdout.columns', 'undefined'),
    }));
  },
};

/** Throws when the text does not hold what is to be replaced: then the package is another one. */
function replacedIn(text, from, to) {
  if (!text.includes(from)) throw new Error(`expected ${from} in the text of a package`);
  return text.replaceAll(from, to);
}
