/** What the work tree has beside its commit, kept with the run (contract 3.17). */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Failure, type WorkTreeDifference } from '@gatehouse/contracts';
import { hashFile } from '@gatehouse/files';
import { leftBehind } from '@gatehouse/freezes';
import { git, gitHead, gitPrefix, strictGitConfig } from '@gatehouse/system';

const mostKept = 10 * 1024 * 1024; // bytes of git.diff
const mostListed = 1000;
/** Larger untracked files are listed without a sum: they are data, which the gate sums. */
const mostHashed = 64 * 1024 * 1024; // bytes

/**
 * The difference, with the bytes to be kept as git.diff; undefined outside git and before the first commit. Throws
 * Failure `io`.
 */
export async function workTreeDifference(
  root: string,
): Promise<{ document: WorkTreeDifference; diff: Buffer | undefined } | undefined> {
  const head = gitHead(root);
  if (head === undefined || head.commit === 'unknown') return undefined;
  const prefix = gitPrefix(root);
  const paths = ['--', ':(top)', ...leftBehind.map((name) => `:(exclude,top,literal)${prefix}${name}`)];
  const whole = git(root, [
    ...strictGitConfig,
    ...['-c', 'core.quotePath=true', '-c', 'diff.relative=false', '-c', 'diff.interHunkContext=0'],
    ...['diff', '--binary', '--full-index', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'],
    ...['--src-prefix=a/', '--dst-prefix=b/', '--ignore-submodules=none', 'HEAD', ...paths],
  ]);
  const top = git(root, ['rev-parse', '--show-toplevel']).toString().replace(/\n$/, '');
  const listed = git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', ...paths]);
  const untracked = listed
    .toString()
    .split('\0')
    .filter((name) => name !== '')
    .sort();
  const files: WorkTreeDifference['untracked'] = [];
  for (const name of untracked.slice(0, mostListed)) files.push(await untrackedFile(top, name));
  const hasDiff = whole.length > 0;
  return {
    document: {
      commit: head.commit,
      diff: hasDiff ? 'git.diff' : null,
      diff_bytes: whole.length,
      diff_sha256: hasDiff ? createHash('sha256').update(whole).digest('hex') : null,
      diff_cut: whole.length > mostKept,
      untracked: files,
      untracked_left_out: untracked.length - files.length,
    },
    diff: hasDiff ? whole.subarray(0, mostKept) : undefined,
  };
}

async function untrackedFile(top: string, name: string): Promise<WorkTreeDifference['untracked'][number]> {
  const file = path.join(top, name);
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) return { path: name, bytes: null, sha256: null };
  if (stat.size > mostHashed) return { path: name, bytes: stat.size, sha256: null };
  try {
    return { path: name, ...(await hashFile(file)) };
  } catch (error) {
    if (error instanceof Failure) return { path: name, bytes: stat.size, sha256: null };
    throw error;
  }
}
