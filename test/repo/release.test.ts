/** What `npm run pack` makes works where it is installed, without the clone, and holds all that it names. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cleanEnvironment, temporaryRepository, testWith, toolFolders, workspace } from '@gatehouse/testkit';
import { afterAll, beforeAll, describe, expect } from 'vitest';

const test = testWith('tar', 'npm', 'sha256sum');
const { version } = JSON.parse(readFileSync(path.join(workspace, 'package.json'), 'utf8')) as { version: string };
const names = toolFolders().map((folder) => path.basename(folder));
let scratch: string;
const at = (...parts: string[]): string => path.join(scratch, ...parts);
const run = (program: string, words: readonly string[], cwd = scratch): string =>
  execFileSync(program, words, {
    cwd,
    env: cleanEnvironment({ HOME: at('home'), npm_config_update_notifier: 'false' }),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-release-')));
  run(process.execPath, [path.join(workspace, 'scripts/dev/pack.mjs'), '--built', '--out', at('out')], workspace);
}, 600_000);
afterAll(() => rmSync(scratch, { recursive: true }));

test('two archives and their sums', () => {
  expect(readdirSync(at('out')).sort()).toEqual([
    'SHA256SUMS',
    `gatehouse-${version}-linux-x64.tar.gz`,
    `gatehouse-${version}.tgz`,
  ]);
  expect(run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], at('out'))).toBe('');
});

describe.each(['unpacked', 'installed by npm, offline, into an empty prefix'])('%s', (way) => {
  let tree: string;
  let bin: string;
  beforeAll(() => {
    if (way === 'unpacked') {
      run('tar', ['--extract', `--file=${at('out', `gatehouse-${version}-linux-x64.tar.gz`)}`]);
      tree = at(`gatehouse-${version}-linux-x64`);
      bin = path.join(tree, 'bin');
      return;
    }
    const words = ['--global', '--offline', '--no-audit', '--no-fund', '--prefix', at('prefix')];
    run('npm', ['install', ...words, at('out', `gatehouse-${version}.tgz`)]);
    tree = at('prefix/lib/node_modules/gatehouse');
    bin = at('prefix/bin');
  }, 600_000);

  test('every file is the one that was packed', () => {
    expect(run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], tree)).toBe('');
    const listed = readFileSync(path.join(tree, 'SHA256SUMS'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    const there = readdirSync(tree, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(tree, path.join(entry.parentPath, entry.name)));
    expect(there.filter((file) => file !== 'SHA256SUMS').sort()).toEqual(listed);
    for (const part of ['LICENSE', 'LICENSES.txt', 'CHANGELOG.md', 'README.md', 'templates/decision_note.md'])
      expect(listed).toContain(part);
  });

  test('every executable is there, and nothing names the clone', () => {
    expect(readdirSync(bin).sort()).toEqual(names);
    for (const folder of ['bin', 'lib', 'scripts'])
      for (const file of readdirSync(path.join(tree, folder)).filter((name) => !/\.(so|node)$/.test(name)))
        expect(readFileSync(path.join(tree, folder, file), 'latin1').includes(workspace), file).toBe(false);
  });

  test('a gate, a repository made ready and its doctor work', () => {
    const repository = temporaryRepository(
      { 'data/scores.csv': 'date,ticker,score\n2026-03-01,A,1\n2026-03-01,B,2\n' },
      { git: true },
    );
    const call = (tool: string, ...words: string[]) =>
      spawnSync(path.join(bin, tool), words, { cwd: repository.root, env: cleanEnvironment(), encoding: 'utf8' });
    const words = ['--input-csv', 'data/scores.csv', '--min-rows', '2', '--key-columns', 'date,ticker'];
    expect(call('data-quality-gate', ...words)).toMatchObject({ status: 0, stderr: '' });
    expect(call('init-repository', '--input-csv', 'data/scores.csv', '--owner', 'research').status).toBe(0);
    expect(call('init-repository', '--check').stdout).toMatch(/^ok +settings/m);
    expect(call('freeze-config', '--version').stdout).toMatch(
      new RegExp(`^freeze-config ${version.replaceAll('.', '\\.')}( \\([0-9a-f]{7,}\\+?\\))?\n$`),
    );
  });

  test('the example that passes is played from there, as its README tells', () => {
    const text = readFileSync(path.join(tree, 'examples/planted-edge-repo/README.md'), 'utf8');
    const block = /```sh\n(.*?)```/s.exec(text)?.[1] ?? '';
    const story = spawnSync('bash', ['-euc', block], {
      cwd: tree,
      env: cleanEnvironment({
        HOME: at('home'),
        TMPDIR: scratch,
        PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin`,
      }),
      encoding: 'utf8',
    });
    expect(story, story.stderr).toMatchObject({ status: 0 });
    expect(story.stdout).toMatch(/^\[verdict\] pass$[^]*^done: synced \+ finalized$/m);
  }, 300_000);

  test('manual pages are there, and the schemas that they name', () => {
    const manual = way === 'unpacked' ? path.join(tree, 'share/man') : at('prefix/share/man');
    expect(existsSync(path.join(manual, 'man7/gatehouse.7'))).toBe(true);
    const missing = names.flatMap((tool) => {
      const page = readFileSync(path.join(manual, `man1/${tool}.1`), 'utf8').replaceAll('\\-', '-');
      const schemas = page.match(/[a-z][a-z-]*\.schema\.json/g) ?? [];
      return schemas.filter((schema) => !existsSync(path.join(tree, 'schemas', schema)));
    });
    expect(missing).toEqual([]);
  });

  test('documents that the executables name, and those that docs link to among themselves', () => {
    const contract = readdirSync(path.join(workspace, 'docs/contract'));
    expect(readdirSync(path.join(tree, 'docs/contract')).sort()).toEqual(contract.sort());
    const docs = readdirSync(path.join(tree, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.md'),
    );
    const broken = docs.flatMap((file) => {
      const text = readFileSync(path.join(tree, 'docs', file), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#:]+\.md)[^)]*\)/g)].map((match) => match[1] as string);
      const targets = links.map((link) => path.join(tree, 'docs', path.dirname(file), link));
      return targets.filter((target) => target.startsWith(path.join(tree, 'docs')) && !existsSync(target));
    });
    expect(broken).toEqual([]);
  });
});
