import { Failure } from '@gatehouse/contracts';
import { git, isOutsideGit, noAnswer, runGit } from './git';

/** Where the repository stands: branch (empty on a detached HEAD) and commit (`unknown` before the first one). */
export interface Head {
  branch: string;
  commit: string;
}

/**
 * The head of the git work tree at `root`; undefined outside git (contract 0.30). Throws Failure `io` with git's own
 * sentence when git is there but does not answer: another user's repository, a moved one, a broken HEAD.
 */
export function gitHead(root: string): Head | undefined {
  // One start of git tells all of a work tree with a commit, and outside of git; each costs a third of what a small
  // tool takes.
  const first = runGit(root, ['rev-parse', '--is-inside-work-tree', 'HEAD^{commit}', '--symbolic-full-name', 'HEAD']);
  const said = first.stdout.toString();
  const [, commit, name] = /^true\n([0-9a-f]+)\n(.+)\n$/.exec(said) ?? [];
  if (commit !== undefined && name !== undefined) {
    const [, branch] = /^refs\/heads\/(.+)$/.exec(name) ?? [];
    return { branch: branch ?? (name === 'HEAD' ? '' : currentBranch(root)), commit };
  }
  if (said.startsWith('false\n'))
    throw new Failure('io', `git: ${root} is in a repository, but in no work tree of it; start in the work tree`);
  if (!said.startsWith('true\n')) {
    if (isOutsideGit(root, first)) return undefined;
    throw noAnswer(root, first);
  }
  // No commit yet, or one that git cannot read: only git tells these apart.
  const log = runGit(root, ['log', '-1', '--format=%H']);
  if (/^fatal: your current branch '.*' does not have any commits yet/.test(log.complaint))
    return { branch: currentBranch(root), commit: 'unknown' };
  throw noAnswer(root, log.status === 0 ? first : log);
}

function currentBranch(root: string): string {
  const { status, stdout } = runGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return status === 0 ? stdout.toString().trim() : '';
}

/**
 * The head and the count of changed paths of the git work tree that holds `root`, all of it, as the commit speaks for
 * all of it; undefined outside git. The content of `except`, a folder relative to root, does not count. Throws Failure
 * `io` as gitHead does.
 */
export function gitState(root: string, except: string | undefined): (Head & { dirtyCount: number }) | undefined {
  const head = gitHead(root);
  if (head === undefined) return undefined;
  // -z: a path with a line break is still one path. What a user's configuration hides counts.
  const changed = git(root, [
    ...strictGitConfig,
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=normal',
    '--ignore-submodules=none',
    '--',
    ':(top)',
    ...(except === undefined ? [] : [`:(exclude,top,literal)${gitPrefix(root)}${except}`]),
  ]).toString();
  return {
    ...head,
    dirtyCount: countOf(changed.split('\0').slice(0, -1)),
  };
}

/**
 * Words for git: what a user may have set so that it looks less closely, or believes another program. Ignoring files is
 * another matter.
 */
export const strictGitConfig: readonly string[] = [
  'core.fileMode=true',
  'core.checkStat=default',
  'core.trustctime=true',
  'core.fsmonitor=false',
].flatMap((setting) => ['-c', setting]);

/** Behind the record of a rename or copy stands its old name, as a record of its own, which does not count. */
function countOf(records: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < records.length; at += /^.?[RC]/.test(records[at] as string) ? 2 : 1) count += 1;
  return count;
}

/** Where `root` lies in its work tree: empty at the top, else with a final slash. Throws Failure `io`. */
export function gitPrefix(root: string): string {
  return git(root, ['rev-parse', '--show-prefix']).toString().replace(/\n$/, '');
}
