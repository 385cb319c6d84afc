/** dist/ works wherever it is copied, and its code cache never speaks for other code. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment, temporaryRepository, workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const tool = 'workstation-preflight';

/** A copy of dist/ in a place that calls everything an ES module and has no node_modules. */
function copied(): { bin: string; lib: string } {
  const { root, write } = temporaryRepository();
  write('package.json', { type: 'module' });
  cpSync(path.dirname(binDirectory), path.join(root, 'dist'), {
    recursive: true,
    filter: (file) => !file.endsWith('libduckdb.so'),
  });
  return { bin: path.join(root, 'dist/bin', tool), lib: path.join(root, 'dist/lib') };
}

const version = (bin: string): string =>
  spawnSync(bin, ['--version'], { env: cleanEnvironment(), encoding: 'utf8' }).stdout;

/** Asks Node itself whether the cache was taken. */
function usesCache(bin: string): boolean {
  const spy = `const vm = require('node:vm'); const real = vm.Script; let used = false;
    vm.Script = class extends real { constructor(...given) { super(...given); used = this.cachedDataRejected === false; } };
    process.on('exit', () => console.error(used ? 'cache used' : 'cache not used'));`;
  const preload = path.join(path.dirname(bin), 'spy.cjs');
  writeFileSync(preload, spy);
  return /cache used/.test(
    spawnSync(process.execPath, ['--require', preload, bin, '--version'], { env: cleanEnvironment(), encoding: 'utf8' })
      .stderr,
  );
}

test('a copy runs, from its cache', () => {
  const { bin } = copied();
  expect(version(bin)).toMatch(new RegExp(`^${tool} \\d`));
  expect(usesCache(bin)).toBe(true);
});

test('without a cache it runs as well', () => {
  const { bin, lib } = copied();
  for (const name of readdirSync(lib).filter((file) => file.endsWith('.cache'))) rmSync(path.join(lib, name));
  expect(version(bin)).toMatch(new RegExp(`^${tool} \\d`));
  expect(usesCache(bin)).toBe(false);
});

test('an executable that was copied out of its place says so in one line', () => {
  const { bin } = copied();
  const { root } = temporaryRepository();
  cpSync(bin, path.join(root, 'bin', tool));
  const run = spawnSync(path.join(root, 'bin', tool), ['--version'], { env: cleanEnvironment(), encoding: 'utf8' });
  expect(run).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(
      new RegExp(`^${tool}: its program .*/lib/${tool}\\.js cannot be read \\(ENOENT\\): .*\\n$`),
    ) as string,
  });
});

test('other code of the same length runs as what it is, not as what the cache remembers', () => {
  const { bin, lib } = copied();
  const program = path.join(lib, 'base.js'); // it knows the version
  const current = version(bin).trim().split(' ')[1] as string;
  const other = current.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const text = readFileSync(program, 'latin1');
  expect(text).toContain(`"${current}"`);
  writeFileSync(program, text.replace(`"${current}"`, `"${other}"`), 'latin1');
  expect(version(bin)).toMatch(new RegExp(`^${tool} ${other}(?: \\(|\\n)`));
});

test('a damaged cache is passed over', () => {
  const { bin, lib } = copied();
  for (const name of readdirSync(lib).filter((file) => file.endsWith('.cache')))
    writeFileSync(path.join(lib, name), 'not a cache');
  expect(version(bin)).toMatch(new RegExp(`^${tool} \\d`));
});

test('the licenses of what the executables hold of others lie beside them', () => {
  const [head, ...notices] = readFileSync(path.join(path.dirname(binDirectory), 'LICENSES.txt'), 'utf8').split(
    /\n=+\n/,
  );
  expect(head).toContain('packages of others');
  const names = notices.map((notice) => /^(\S+) \S+ \(\S+\)\n/.exec(notice)?.[1]);
  expect(names).toEqual(
    expect.arrayContaining(['@duckdb/node-bindings', 'd3-scale', 'cli-progress', 'd3-array', 'yaml', 'yargs']),
  );
  const dependencies = Object.keys(
    (JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8')) as { devDependencies: object })
      .devDependencies,
  );
  expect(
    dependencies.filter((name) => /eslint|vitest|typescript|playwright/.test(name) && names.includes(name)),
  ).toEqual([]);
  expect(
    notices.filter((notice) => !/permission|redistribution/i.test(notice)).map((notice) => notice.split(' ')[0]),
  ).toEqual([]);
});

test("keeps to 45 MB beside DuckDB's library", () => {
  const files = readdirSync(path.dirname(binDirectory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'libduckdb.so')
    .map((entry) => path.join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(200);
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(45e6);
});
