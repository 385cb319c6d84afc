/**
 * The files of a git work tree and of its commits. Paths are relative to `root`, which may lie below the top of the
 * work tree.
 */
import { git, isOutsideGit, noAnswer, runGit } from './git';
import { strictGitConfig } from './git-state';

/** Is the folder in a git work tree? Throws Failure `io` when git does not answer (contract 0.30). */
export function isWorkTree(root: string): boolean {
  const answer = runGit(root, ['rev-parse', '--is-inside-work-tree']);
  if (answer.status === 0) return answer.stdout.toString().trim() === 'true';
  if (answer.status === null || isOutsideGit(root, answer)) return false;
  throw noAnswer(root, answer);
}

/** The full name of the commit that a revision names; undefined when there is none. */
export function commitOf(root: string, revision: string): string | undefined {
  const { status, stdout } = runGit(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  return status === 0 ? stdout.toString().trim() : undefined;
}

/** When a commit was made. Throws Failure `io`. */
export function commitTime(root: string, commit: string): Date {
  return new Date(Number(printed(root, ['show', '--no-patch', '--format=%ct', commit])) * 1000);
}

/** The regular files of a commit: path → name of the blob. Throws Failure `io`. */
export function commitFiles(root: string, commit: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const record of zeroTerminated(printed(root, ['ls-tree', '-r', '-z', commit]))) {
    const [, mode, blob, file] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(record) ?? [];
    if (mode !== undefined && mode !== '120000' && blob !== undefined && file !== undefined) files.set(file, blob);
  }
  return files;
}

/** The content of a blob. Throws Failure `io`. */
export function readBlob(root: string, blob: string): Buffer {
  return git(root, ['cat-file', 'blob', blob]);
}

/**
 * What differs between a commit and another one, or the working tree with its untracked files that are not ignored:
 * added, changed, deleted. Sorted. Throws Failure `io`.
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
    printed(root, [...strictGitConfig, ...words, base, ...(until === undefined ? [] : [until]), '--']),
  );
  const untracked =
    until === undefined ? zeroTerminated(printed(root, ['ls-files', '--others', '--exclude-standard', '-z'])) : [];
  return [...new Set([...changed, ...untracked])].sort();
}

/**
 * What differs from the last commit, and what is untracked and not ignored; all that is there before the first commit.
 * Throws Failure `io`.
 */
export function uncommittedFiles(root: string): string[] {
  const head = commitOf(root, 'HEAD');
  if (head !== undefined) return changedSince(root, head);
  return zeroTerminated(printed(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])).sort();
}

/** The files that git tracks. Throws Failure `io`. */
export function trackedPaths(root: string): string[] {
  return zeroTerminated(printed(root, ['ls-files', '-z'])).sort();
}

/** Which of these paths git ignores; one that it tracks is not ignored. Throws Failure `io`. */
export function ignoredAmong(root: string, files: readonly string[]): ReadonlySet<string> {
  if (files.length === 0) return new Set();
  const answer = runGit(root, ['check-ignore', '--stdin', '-z'], files.map((file) => `${file}\0`).join(''));
  if (answer.status !== 0 && answer.status !== 1) throw noAnswer(root, answer); // 1: none of them
  return new Set(zeroTerminated(answer.stdout.toString()));
}

function printed(root: string, words: string[]): string {
  return git(root, words).toString();
}

function zeroTerminated(text: string): string[] {
  return text.split('\0').slice(0, -1);
}
