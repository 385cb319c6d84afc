/**
 * What lies between commits, and between the last commit and the work tree, whatever a user has configured (contract
 * 28.6).
 */
import { Failure } from '@gatehouse/contracts';
import { git, runGit } from './git';
import { fromTop } from './git-history';
import { strictGitConfig } from './git-state';

/** Settings that change what `git diff` prints, as git has them where nobody set them. */
const plainDiff: readonly string[] = [
  'core.quotePath=true',
  'core.abbrev=7',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.context=3',
  'diff.interHunkContext=0',
  'diff.suppressBlankEmpty=false',
  'diff.indentHeuristic=true',
  'diff.algorithm=default',
  'diff.renames=true',
  'diff.renameLimit=1000',
  'diff.submodule=short',
  'diff.ignoreSubmodules=none',
  'diff.wsErrorHighlight=none',
  'diff.orderFile=/dev/null',
  'diff.relative=false',
  'core.attributesFile=/dev/null',
].flatMap((setting) => ['-c', setting]);

export interface DiffForm {
  /** Content of binary files, too. */
  isBinary: boolean;
  /** Names of blobs in full instead of seven digits. */
  hasFullNames: boolean;
}

/** The bytes of `git diff base..head`. */
export function diffBytes(root: string, base: string, head: string, form: DiffForm): Buffer {
  return git(root, [
    ...plainDiff,
    'diff',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    ...(form.isBinary ? ['--binary'] : []),
    ...(form.hasFullNames ? ['--full-index'] : []),
    '--end-of-options',
    `${base}..${head}`,
    '--',
  ]);
}

/**
 * Paths from the top of the work tree that are changed or untracked; ignored ones are left out. Throws Failure `io`.
 */
export function changedPaths(root: string): string[] {
  const words = ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames', '--ignore-submodules=none'];
  const { status, stdout, complaint } = runGit(root, [...strictGitConfig, ...words]);
  if (status !== 0) throw new Failure('io', `git status failed in ${root}: ${complaint}`);
  return stdout
    .toString('utf8')
    .split('\0')
    .slice(0, -1)
    .map((record) => record.slice(3));
}

/** The last commit before `head`, by ancestry, that touched a path of git; undefined when none did. */
export function lastCommitOf(root: string, head: string, path: string): string | undefined {
  const words = ['rev-list', '--topo-order', '--max-count=1', head, '--', fromTop(path)];
  return git(root, words).toString('latin1').trim() || undefined;
}

/** Of a commit: author, author's date (ISO 8601), subject, and when it was made. */
export function commitFacts(
  root: string,
  commit: string,
): { author: string; date: string; subject: string; time: Date } {
  const words = [
    'log',
    '-1',
    '--no-show-signature',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%an <%ae>%n%aI%n%ct%n%s',
  ];
  const [author = '', date = '', seconds = '', subject = ''] = git(root, [...words, commit, '--'])
    .toString('utf8')
    .split('\n');
  return { author, date, subject, time: new Date(Number(seconds) * 1000) };
}
