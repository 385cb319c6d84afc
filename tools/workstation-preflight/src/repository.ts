import { spawnSync } from 'node:child_process';
import { Failure } from '@gatehouse/contracts';

/**
 * Branch (empty on a detached HEAD), commit and count of changed paths of the repository at `root`; undefined outside git.
 * `except` is a folder, relative to root, whose content does not count. Throws Failure `io` when git is there but fails.
 */
export function gitState(root: string, except: string | undefined): { branch: string; commit: string; dirtyCount: number } | undefined {
  if (git(root, ['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true') return undefined;
  // -z: a path with a line break is still one path. A rename carries its old name as a record of its own.
  const changed = git(root, ['status', '--porcelain', '-z', '--no-renames', '--', '.', ...(except === undefined ? [] : [`:(exclude,top,literal)${prefixOf(root)}${except}`])]);
  if (changed === undefined) throw new Failure('io', `git status failed in ${root}; try it there by hand`);
  return {
    branch: git(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'])?.trim() ?? '',
    commit: git(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])?.trim() ?? 'unknown',
    dirtyCount: changed.split('\0').filter((record) => record !== '').length,
  };
}

function prefixOf(root: string): string {
  return git(root, ['rev-parse', '--show-prefix'])?.trimEnd() ?? '';
}

function git(root: string, words: string[]): string | undefined {
  const run = spawnSync('git', ['--no-optional-locks', ...words], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 });
  return run.status === 0 ? run.stdout : undefined;
}
