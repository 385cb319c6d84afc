import { spawnSync } from 'node:child_process';
import { Failure } from '@gatehouse/contracts';

/** Where the repository stands: branch (empty on a detached HEAD) and commit (`unknown` before the first one). */
export interface Head {
  branch: string;
  commit: string;
}

/** The head of the git work tree at `root`; undefined outside git. */
export function gitHead(root: string): Head | undefined {
  // On a branch with a commit one start of git tells all; each costs a third of what a small tool takes.
  const [, commit, branch] = /^true\n([0-9a-f]+)\nrefs\/heads\/(.+)\n$/.exec(git(root, ['rev-parse', '--is-inside-work-tree', 'HEAD', '--symbolic-full-name', 'HEAD']) ?? '') ?? [];
  if (commit !== undefined && branch !== undefined) return { branch, commit };
  if (git(root, ['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true') return undefined;
  return {
    branch: git(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'])?.trim() ?? '',
    commit: git(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])?.trim() ?? 'unknown',
  };
}

/**
 * The head and the count of changed paths of the git work tree at `root`; undefined outside git. The content of `except`,
 * a folder relative to root, does not count. Throws Failure `io` when git is there but fails.
 */
export function gitState(root: string, except: string | undefined): (Head & { dirtyCount: number }) | undefined {
  const head = gitHead(root);
  if (head === undefined) return undefined;
  // -z: a path with a line break is still one path. A rename carries its old name as a record of its own.
  const changed = git(root, ['status', '--porcelain', '-z', '--no-renames', '--', '.', ...(except === undefined ? [] : [`:(exclude,top,literal)${prefixOf(root)}${except}`])]);
  if (changed === undefined) throw new Failure('io', `git status failed in ${root}; try it there by hand`);
  return {
    ...head,
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
