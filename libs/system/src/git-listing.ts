/**
 * Which files git tracks, has in its index, or gets from commits. Links and submodules are left out; names are whole,
 * whatever they hold.
 */
import path from 'node:path';
import { git, runGit } from './git';

export interface ListedFile {
  /** Relative to `root`, at or below which it lies. */
  path: string;
  /** Name of its blob. */
  blob: string;
}

/** All tracked files as the index has them, in git's order; one of a conflict once. */
export function trackedFiles(root: string): ListedFile[] {
  const files = new Map<string, ListedFile>();
  for (const record of records(git(root, ['ls-files', '--stage', '-z'], '', indexOfHook(root)))) {
    const [, mode = '', blob = '', path = ''] = /^(\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(record) ?? [];
    if (isRegular(mode) && !files.has(path)) files.set(path, { path, blob });
  }
  return [...files.values()];
}

const rawWords = ['--raw', '-z', '-r', '--no-renames', '--no-abbrev', '--relative', '--ignore-submodules=none'];

/** The files of the index that differ from the last commit; all of them before the first one. */
export function stagedFiles(root: string): ListedFile[] {
  if (runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']).status !== 0) return trackedFiles(root);
  const printed = git(root, ['diff-index', '--cached', ...rawWords, 'HEAD', '--'], '', indexOfHook(root));
  return changes(printed).map(({ path, blob }) => ({ path, blob }));
}

/** The commits of a revision range that a person gave, newest first; undefined when git does not know it. */
export function commitsOfRange(root: string, range: string): string[] | undefined {
  const { status, stdout } = runGit(root, ['rev-list', '--end-of-options', range, '--']);
  return status === 0 ? stdout.toString('latin1').split('\n').slice(0, -1) : undefined;
}

/** The files that each of these commits adds or changes against one of its parents, each once for a commit. */
export function filesOfCommits(root: string, commits: readonly string[]): (ListedFile & { commit: string })[] {
  if (commits.length === 0) return [];
  const printed = git(
    root,
    ['diff-tree', '--stdin', '-m', '--root', ...rawWords],
    commits.map((commit) => `${commit}\n`).join(''),
  );
  const seen = new Set<string>();
  return changes(printed).filter(({ commit, path }) => {
    const key = `${commit} ${path}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Of `--raw -z`: a commit stands before its changes, a path behind its modes and blobs. */
function changes(printed: Buffer): (ListedFile & { commit: string })[] {
  const found: (ListedFile & { commit: string })[] = [];
  let commit = '';
  const texts = records(printed)[Symbol.iterator]();
  for (const text of texts) {
    const [, mode = '', blob = '', letter] = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(text) ?? [];
    if (letter === undefined) {
      commit = text;
      continue;
    }
    const path = String(texts.next().value);
    if (letter !== 'D' && isRegular(mode)) found.push({ commit, path, blob });
  }
  return found;
}

function isRegular(mode: string): boolean {
  return mode === '100644' || mode === '100755';
}

function records(printed: Buffer): string[] {
  return printed.toString('utf8').split('\0').slice(0, -1);
}

/**
 * git gives a hook of `commit -a` an index of its own for this commit. It counts when it lies in this repository's own
 * folder, and only then.
 */
function indexOfHook(root: string): NodeJS.ProcessEnv {
  const named = process.env['GIT_INDEX_FILE'];
  if (!named) return {};
  const words = ['rev-parse', '--path-format=absolute', '--git-dir', '--show-toplevel'];
  const [folder = '', top = ''] = git(root, words).toString().split('\n');
  const index = path.resolve(top, named);
  return path.dirname(index) === folder ? { GIT_INDEX_FILE: index } : {};
}
