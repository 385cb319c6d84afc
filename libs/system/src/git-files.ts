/** The files of a git work tree and of its commits. Paths are relative to `root`, which may lie below the top of the work tree. */
import { spawnSync } from 'node:child_process';
import { Failure } from '@gatehouse/contracts';
import { closeLook, git } from './git-state';

/** Is the folder in a git work tree? */
export function isWorkTree(root: string): boolean {
  return git(root, ['rev-parse', '--is-inside-work-tree'])?.trim() === 'true';
}

/** The full name of the commit that a revision names; undefined when there is none. */
export function commitOf(root: string, revision: string): string | undefined {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])?.trim();
}

/** When a commit was made. Throws Failure `io`. */
export function commitTime(root: string, commit: string): Date {
  return new Date(Number(succeed(root, ['show', '--no-patch', '--format=%ct', commit])) * 1000);
}

/** The regular files of a commit: path → name of the blob. Throws Failure `io`. */
export function commitFiles(root: string, commit: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const record of zeroTerminated(succeed(root, ['ls-tree', '-r', '-z', commit]))) {
    const [, mode, blob, file] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(record) ?? [];
    if (mode !== undefined && mode !== '120000' && blob !== undefined && file !== undefined) files.set(file, blob);
  }
  return files;
}

/** The content of a blob. Throws Failure `io`. */
export function readBlob(root: string, blob: string): Buffer {
  const { status, stdout } = spawnSync('git', ['--no-optional-locks', 'cat-file', 'blob', blob], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Failure('io', `git cannot read the object ${blob} in ${root}; try git fsck there`);
  return stdout;
}

/**
 * What differs between a commit and another one, or the working tree with its untracked files that are not ignored: added, changed, deleted. Sorted.
 * Throws Failure `io`.
 */
export function changedSince(root: string, base: string, until?: string): string[] {
  const words = [
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--ignore-submodules=none',
    '--relative',
    '-z',
  ];
  const changed = zeroTerminated(
    succeed(root, [...closeLook, ...words, base, ...(until === undefined ? [] : [until]), '--']),
  );
  const untracked =
    until === undefined ? zeroTerminated(succeed(root, ['ls-files', '--others', '--exclude-standard', '-z'])) : [];
  return [...new Set([...changed, ...untracked])].sort();
}

/** What differs from the last commit, and what is untracked and not ignored; all that is there before the first commit. Throws Failure `io`. */
export function uncommittedFiles(root: string): string[] {
  const head = commitOf(root, 'HEAD');
  if (head !== undefined) return changedSince(root, head);
  return zeroTerminated(succeed(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])).sort();
}

/** The files that git tracks. Throws Failure `io`. */
export function trackedFiles(root: string): string[] {
  return zeroTerminated(succeed(root, ['ls-files', '-z'])).sort();
}

/** Which of these paths git ignores; one that it tracks is not ignored. Throws Failure `io`. */
export function ignoredAmong(root: string, files: readonly string[]): ReadonlySet<string> {
  if (files.length === 0) return new Set();
  const { status, stdout } = spawnSync('git', ['check-ignore', '--stdin', '-z'], {
    cwd: root,
    input: files.map((file) => `${file}\0`).join(''),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 1 << 30,
  });
  if (status !== 0 && status !== 1) throw new Failure('io', `git check-ignore failed in ${root}; try it there by hand`);
  return new Set(zeroTerminated(stdout));
}

function succeed(root: string, words: string[]): string {
  const printed = git(root, words);
  if (printed === undefined)
    throw new Failure(
      'io',
      `git ${words.find((word) => /^[a-z][a-z-]+$/.test(word))} failed in ${root}; try it there by hand`,
    );
  return printed;
}

function zeroTerminated(text: string): string[] {
  return text.split('\0').slice(0, -1);
}
