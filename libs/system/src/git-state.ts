import { Failure } from '@gatehouse/contracts';
import { runGit } from './git-command';

/** Where the repository stands: branch (empty on a detached HEAD) and commit (`unknown` before the first one). */
export interface Head {
  branch: string;
  commit: string;
}

/** The head of the git work tree at `root`; undefined outside git. */
export function gitHead(root: string): Head | undefined {
  // One start of git tells all on a branch with a commit, and outside of git; each costs a third of what a small tool takes.
  const { stdout } = run(root, ['rev-parse', '--is-inside-work-tree', 'HEAD', '--symbolic-full-name', 'HEAD']);
  if (!stdout.startsWith('true\n')) return undefined;
  const [, commit, branch] = /^true\n([0-9a-f]+)\nrefs\/heads\/(.+)\n$/.exec(stdout) ?? [];
  if (commit !== undefined && branch !== undefined) return { branch, commit };
  return {
    branch: git(root, ['symbolic-ref', '--quiet', '--short', 'HEAD'])?.trim() ?? '',
    commit: git(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])?.trim() ?? 'unknown',
  };
}

/**
 * The head and the count of changed paths of the git work tree that holds `root`, all of it, as the commit speaks for all of it; undefined outside
 * git. The content of `except`, a folder relative to root, does not count. Throws Failure `io` when git is there but fails.
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
    ...(except === undefined ? [] : [`:(exclude,top,literal)${prefixOf(root)}${except}`]),
  ]);
  if (changed === undefined) throw new Failure('io', `git status failed in ${root}; try it there by hand`);
  return {
    ...head,
    dirtyCount: countOf(changed.split('\0').slice(0, -1)),
  };
}

/** Words for git: what a user may have set so that it looks less closely, or believes another program. Ignoring files is another matter. */
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

function prefixOf(root: string): string {
  return git(root, ['rev-parse', '--show-prefix'])?.trimEnd() ?? '';
}

/** What git prints; undefined when it fails. */
function git(root: string, words: string[]): string | undefined {
  const { status, stdout } = run(root, words);
  return status === 0 ? stdout : undefined;
}

function run(root: string, words: string[]): { status: number | null; stdout: string } {
  const { status, stdout } = runGit(root, words);
  return { status, stdout: stdout.toString('utf8') };
}
