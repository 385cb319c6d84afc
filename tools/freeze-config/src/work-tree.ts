/** What is in the work tree beside its commit (contract 13.5). */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { ioFailure } from '@gatehouse/files';

export interface WorkTree {
  /** Changed and new paths, relative to the top of the git work tree. */
  changed: string[];
  /** Of the difference to the commit, untracked files included; null when there is none. */
  diffSha256: string | null;
}

/**
 * The work tree below `root`; files and folders in `except` (relative to root) do not count. Independent of the user's git settings.
 * Throws Failure `io` when git fails or a changed file cannot be read.
 */
export function workTree(root: string, except: readonly string[]): WorkTree {
  const prefix = git(root, ['rev-parse', '--show-prefix']).toString().trimEnd();
  const paths = ['--', '.', ...except.map((name) => `:(exclude,top,literal)${prefix}${name}`)];
  const status = git(root, ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignore-submodules=none', ...paths]).toString();
  const records = status.split('\0').filter((record) => record !== '');
  if (records.length === 0) return { changed: [], diffSha256: null };

  const hash = createHash('sha256');
  hash.update(
    git(root, [
      ...['-c', 'diff.interHunkContext=0', '-c', 'diff.relative=false', '-c', 'core.quotePath=true', 'diff', '--binary', '--full-index', '--no-color'],
      ...['--no-ext-diff', '--no-textconv', '--no-renames', '--unified=3', '--diff-algorithm=myers', '--src-prefix=a/', '--dst-prefix=b/', '--ignore-submodules=none', '-O/dev/null', 'HEAD', ...paths],
    ]),
  );
  const untracked = records.flatMap((record) => (record.startsWith('??') ? [record.slice(3)] : [])).sort();
  const top = git(root, ['rev-parse', '--show-toplevel']).toString().replace(/\n$/, '');
  for (const name of untracked) hash.update(`untracked\0${name}\0${contentOf(path.join(top, name))}\0`);
  return { changed: records.map((record) => record.slice(3)), diffSha256: hash.digest('hex') };
}

function contentOf(file: string): string {
  try {
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) return `link ${readlinkSync(file)}`;
    if (!stat.isFile()) return 'no regular file';
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch (error) {
    throw ioFailure('read', file, error);
  }
}

function git(root: string, words: string[]): Buffer {
  const run = spawnSync('git', ['--no-optional-locks', ...words], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Failure('io', `git ${words.find((word) => /^[a-z]/.test(word) && !word.includes('=')) ?? ''} failed in ${root}; try it there by hand`);
  return run.stdout;
}
