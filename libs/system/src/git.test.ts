/**
 * Git as it is met: hooks, other users, broken, moved, shallow, nested (contract 0.30). Each repository is a real one.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryRepository, type Repository } from '@gatehouse/testkit';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { git, gitEnvironment, localVariables, runGit } from './git';
import { gitHead, gitState } from './git-state';

const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', '-c', 'protocol.file.allow=always'];
const inGit = (root: string, ...words: string[]): string =>
  execFileSync('git', [...identity, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: gitEnvironment(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
const committed = (): Repository => temporaryRepository({ 'a.txt': '1\n' }, { git: true });
const headOf = (root: string): string => inGit(root, 'rev-parse', 'HEAD');

afterEach(() => vi.unstubAllEnvs());

test('the list has every variable that the installed git calls local', () => {
  const { stdout } = runGit('/', ['rev-parse', '--local-env-vars']);
  for (const name of stdout.toString().trim().split('\n')) expect(localVariables).toContain(name);
});

test.each([
  ['GIT_DIR', '.'],
  ['GIT_DIR', '/nowhere/.git'],
  ['GIT_INDEX_FILE', '/nowhere/index'],
  ['GIT_WORK_TREE', '/nowhere'],
  ['GIT_COMMON_DIR', '/nowhere'],
  ['GIT_OBJECT_DIRECTORY', '/nowhere'],
  ['GIT_PREFIX', 'sub/'],
])('%s=%s of a caller does not count', (name, value) => {
  const { root } = committed();
  const expected = { branch: 'main', commit: headOf(root), dirtyCount: 0 };
  vi.stubEnv(name, value);
  expect(gitState(root, undefined)).toEqual(expected);
});

test('within a real hook of another work tree the folder decides', () => {
  const main = committed();
  const other = `${main.root}-other`;
  inGit(main.root, 'worktree', 'add', '-q', other, '-b', 'other');
  main.write('a.txt', '2\n');
  inGit(main.root, 'commit', '-qam', 'second');
  main.write('.git/hooks/post-checkout', `#!/bin/sh\nenv -0 > ${main.path('env')}\n`);
  chmodSync(main.path('.git/hooks/post-checkout'), 0o755);
  inGit(other, 'checkout', '-q', '-b', 'third');
  for (const entry of main.read('env').split('\0')) {
    const [name = '', value] = entry.split(/=([^]*)/);
    if (name.startsWith('GIT_') && value !== undefined) vi.stubEnv(name, value);
  }
  expect(process.env['GIT_DIR']).toBeDefined(); // else the hook has shown nothing
  rmSync(main.path('env'));
  expect(gitState(main.root, undefined)).toEqual({ branch: 'main', commit: headOf(main.root), dirtyCount: 0 });
  expect(gitHead(other)).toEqual({ branch: 'third', commit: headOf(other) });
  rmSync(other, { recursive: true });
});

describe('git answers', () => {
  test('outside of it', () => expect(gitHead(temporaryRepository().root)).toBeUndefined());
  test('before the first commit', () => {
    const { root, write } = temporaryRepository();
    inGit(root, 'init', '-q', '-b', 'start');
    write('a', '1');
    expect(gitState(root, undefined)).toEqual({ branch: 'start', commit: 'unknown', dirtyCount: 1 });
  });
  test('on a detached HEAD', () => {
    const { root } = committed();
    inGit(root, 'checkout', '-q', '--detach');
    expect(gitHead(root)).toEqual({ branch: '', commit: headOf(root) });
  });
  test('in a folder of the work tree, whose whole counts', () => {
    const repository = committed();
    mkdirSync(repository.path('sub'));
    repository.write('b.txt', 'new');
    expect(gitState(repository.path('sub'), undefined)).toEqual({
      branch: 'main',
      commit: headOf(repository.root),
      dirtyCount: 1,
    });
  });
  test('in a shallow clone', () => {
    const origin = committed();
    const clone = temporaryRepository();
    inGit(clone.root, 'clone', '-q', '--depth', '1', `file://${origin.root}`, 'c');
    expect(gitState(clone.path('c'), undefined)).toEqual({
      branch: 'main',
      commit: headOf(origin.root),
      dirtyCount: 0,
    });
  });
  test('in a submodule, of the submodule; its change is one of the outer tree', () => {
    const [outer, inner] = [committed(), committed()];
    inGit(outer.root, 'submodule', '--quiet', 'add', inner.root, 'inner');
    inGit(outer.root, 'commit', '-qm', 'inner');
    expect(gitHead(outer.path('inner'))).toEqual({ branch: 'main', commit: headOf(inner.root) });
    expect(gitState(outer.root, undefined)?.dirtyCount).toBe(0);
    writeFileSync(outer.path('inner/a.txt'), 'changed');
    expect(gitState(outer.root, undefined)?.dirtyCount).toBe(1);
  });
  test('in another language', () => {
    const { root } = committed();
    vi.stubEnv('LANGUAGE', 'de');
    vi.stubEnv('LC_ALL', 'de_DE.UTF-8');
    expect(gitHead(root)?.branch).toBe('main');
    expect(gitHead(temporaryRepository().root)).toBeUndefined();
  });
});

describe('git does not answer: its own sentence, never "outside"', () => {
  const spoil: [string, (repository: Repository) => string | void, RegExp][] = [
    ['HEAD is empty after a power cut', ({ write }) => void write('.git/HEAD', ''), /not a git repository/],
    [
      'the ref of the branch is empty',
      ({ write }) => void write('.git/refs/heads/main', ''),
      /branch appears to be broken/,
    ],
    [
      'the commit is gone',
      ({ write }) => void write('.git/refs/heads/main', `${'1'.repeat(40)}\n`),
      /bad object HEAD|unable to|not.*valid/,
    ],
    [
      'an empty folder is all that is left of .git',
      ({ path: at }) => {
        rmSync(at('.git'), { recursive: true });
        mkdirSync(at('.git'));
      },
      /not a git repository/,
    ],
    ['the configuration cannot be read', ({ write }) => void write('.git/config', '[core\n'), /bad config/],
    [
      'a work tree whose repository moved',
      ({ root }) => {
        const tree = `${root}/tree`;
        inGit(root, 'worktree', 'add', '-q', tree, '-b', 'tree');
        renameSync(path.join(root, '.git'), path.join(root, 'moved.git'));
        return tree;
      },
      /not a git repository/,
    ],
    ['the folder of git itself', ({ root }) => path.join(root, '.git'), /in no work tree/],
  ];
  test.each(spoil)('%s', (_, act, sentence) => {
    const repository = committed();
    const root = act(repository) ?? repository.root;
    expect(() => gitState(root, undefined)).toThrow(sentence);
    expect(() => gitHead(root)).toThrow(expect.objectContaining({ name: 'Failure', id: 'io' }));
  });

  test('a bare repository', () => {
    const { root } = temporaryRepository();
    inGit(root, 'init', '-q', '--bare', '.');
    expect(() => gitHead(root)).toThrow(/in no work tree/);
  });

  test.skipIf(process.getuid?.() !== 0)('a repository of another user', () => {
    const { root } = committed();
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('SUDO_UID', '');
    chownSync(root, 65534, 65534);
    chownSync(path.join(root, '.git'), 65534, 65534);
    expect(() => gitHead(root)).toThrow(/dubious ownership.*safe\.directory/);
  });

  test.each([
    [
      'a git that cannot start',
      '#!/bin/sh\necho "git: error while loading shared libraries: libz.so.1" >&2\nexit 127\n',
      /libz/,
    ],
    ['a git that says nothing', '#!/bin/sh\nexit 3\n', /ended in 3/],
    ['a git that is killed', '#!/bin/sh\nkill -9 $$\n', /ended by a signal/],
    [
      'a git that warns first',
      '#!/bin/sh\necho "warning: x" >&2; echo "fatal: no y" >&2\nexit 128\n',
      /: fatal: no y$/,
    ],
  ])('%s', (_, script, sentence) => {
    const repository = temporaryRepository();
    repository.write('bin/git', script);
    chmodSync(repository.path('bin/git'), 0o755);
    vi.stubEnv('PATH', `${repository.path('bin')}:${process.env['PATH']}`);
    expect(() => gitHead(repository.root)).toThrow(sentence);
    expect(() => git(repository.root, ['status'])).toThrow(sentence);
  });

  test('no git at all', () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(() => gitHead(temporaryRepository().root)).toThrow(/git cannot be run: .*ENOENT/);
  });
});
