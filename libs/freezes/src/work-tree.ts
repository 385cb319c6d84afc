/** What is in the work tree beside its commit (contract 13.5). */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { ioFailure } from '@gatehouse/contracts';
import { git, gitPrefix, outputsOfCallers, strictGitConfig, type FileIdentity } from '@gatehouse/system';
import type { FrozenScope } from './scope';

export interface WorkTree {
  /** Changed and new paths, relative to the top of the git work tree. */
  changed: string[];
  /** Paths of which git is told not to see whether they changed, by the option of update-index that told it. */
  hidden: Record<HiddenIndexFlag, string[]>;
  /** All of these, each once. */
  count: number;
  /** Of the difference to the commit, untracked and hidden files included; null when there is none. */
  diffSha256: string | null;
}

export type HiddenIndexFlag = 'assume-unchanged' | 'skip-worktree';

/**
 * The work tree that holds `root`, all of it, as the commit speaks for all of it, but for what is not part of it.
 * Independent of the user's git settings. Throws Failure `io` when git fails or a changed file cannot be read.
 */
export function workTree(root: string, { except, data }: FrozenScope): WorkTree {
  const prefix = gitPrefix(root);
  const paths = ['--', ':(top)', ...except.map((name) => excluding(prefix, name))];
  const status = strictGit(root, [
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignore-submodules=none',
    ...paths,
  ]).toString();
  const top = git(root, ['rev-parse', '--show-toplevel']).toString().replace(/\n$/, '');
  const [outputs, isUntracked] = [outputsOfCallers(), (record: string): boolean => record.startsWith('??')];
  const isOutside = (record: string): boolean => {
    const file = path.join(top, record.slice(3));
    return isUntracked(record) && (data.has(file) || isAmong(file, outputs));
  };
  const records = status.split('\0').filter((record) => record !== '' && !isOutside(record));
  const changed = records.map((record) => record.slice(3));
  const hidden = hiddenIn(top, strictGit(root, ['ls-files', '-v', '-z', '--full-name', ...paths]).toString());
  const unseen = [...new Set([...hidden['assume-unchanged'], ...hidden['skip-worktree']])].sort();
  const count = new Set([...changed, ...unseen]).size;
  if (count === 0) return { changed, hidden, count, diffSha256: null };

  const hash = createHash('sha256');
  hash.update(
    strictGit(root, [
      ...[
        '-c',
        'diff.interHunkContext=0',
        '-c',
        'diff.relative=false',
        '-c',
        'core.quotePath=true',
        'diff',
        '--binary',
        '--full-index',
        '--no-color',
      ],
      ...[
        '--no-ext-diff',
        '--no-textconv',
        '--no-renames',
        '--unified=3',
        '--diff-algorithm=myers',
        '--src-prefix=a/',
        '--dst-prefix=b/',
        '--ignore-submodules=none',
        '-O/dev/null',
        'HEAD',
        ...paths,
      ],
    ]),
  );
  const untracked = records.flatMap((record) => (isUntracked(record) ? [record.slice(3)] : [])).sort();
  for (const name of untracked) hash.update(`untracked\0${name}\0${contentOf(path.join(top, name))}\0`);
  for (const name of unseen) hash.update(`hidden\0${name}\0${contentOf(path.join(top, name))}\0`);
  return { changed, hidden, count, diffSha256: hash.digest('hex') };
}

function isAmong(file: string, files: readonly FileIdentity[]): boolean {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat !== undefined && files.some(({ device, number }) => device === stat.dev && number === stat.ino);
}

/**
 * Git's word for "not this one": a path as it stands, or a glob, where the folders before it are taken as they stand.
 */
function excluding(prefix: string, name: string): string {
  return /[*?]/.test(name)
    ? `:(exclude,top,glob)${prefix.replace(/[\\*?[]/g, '\\$&')}${name}`
    : `:(exclude,top,literal)${prefix}${name}`;
}

/**
 * From `ls-files -v`: a small letter is assume-unchanged, `S` skip-worktree, which of a file that is not there is a
 * sparse checkout.
 */
function hiddenIn(top: string, listed: string): WorkTree['hidden'] {
  const hidden: WorkTree['hidden'] = { 'assume-unchanged': [], 'skip-worktree': [] };
  for (const [, letter = '', name = ''] of listed.matchAll(/(.) ([^\0]*)\0/gs)) {
    const isSkipped = letter.toUpperCase() === 'S';
    if (isSkipped && lstatSync(path.join(top, name), { throwIfNoEntry: false }) === undefined) continue;
    if (isSkipped) hidden['skip-worktree'].push(name);
    if (letter !== letter.toUpperCase()) hidden['assume-unchanged'].push(name);
  }
  return hidden;
}

function contentOf(file: string): string {
  try {
    const stat = lstatSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return 'not there';
    if (stat.isSymbolicLink()) return `link ${readlinkSync(file)}`;
    if (!stat.isFile()) return 'no regular file';
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    throw ioFailure('read', file, error);
  }
}

function strictGit(root: string, words: readonly string[]): Buffer {
  return git(root, [...strictGitConfig, ...words]);
}
