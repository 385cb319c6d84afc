/** Order and reach of commits (contract 28.6, 28.7): one walk of the whole history, then every question from memory. */
import { git } from './git';

/**
 * The history that branches, remote branches and tags and these commits have. Time is ancestry; dates count for
 * nothing.
 * `commits` must be full names that exist.
 */
export function historyOf(root: string, commits: Iterable<string>): History {
  const refs = git(root, [
    'for-each-ref',
    '--format=%(objectname) %(*objectname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ]);
  const tips = new Set(
    refs
      .toString('latin1')
      .split(/\s+/)
      .filter((name) => name !== ''),
  );
  const starts = [...new Set([...tips, ...commits])];
  const printed =
    starts.length === 0
      ? ''
      : git(
          root,
          ['rev-list', '--topo-order', '--parents', '--ignore-missing', '--stdin'],
          starts.map((name) => `${name}\n`).join(''),
        ).toString('latin1');
  return new History(printed, tips);
}

export class History {
  /** Newest first: a commit stands before its parents. */
  private readonly names: string[] = [];
  private readonly parents: number[][] = [];
  private readonly places = new Map<string, number>();
  private reached: Uint8Array | undefined;

  /** `printed`: lines `<commit> <parents>` in topological order; `tips`: what refs name. */
  constructor(
    printed: string,
    private readonly tips: ReadonlySet<string>,
  ) {
    const lines = printed.split('\n');
    if (lines.at(-1) === '') lines.pop();
    lines.forEach((line, at) => {
      const name = line.slice(0, line.indexOf(' ') === -1 ? undefined : line.indexOf(' '));
      this.names.push(name);
      this.places.set(name, at);
    });
    // Behind a shallow boundary there are no parents.
    for (const line of lines)
      this.parents.push(
        line
          .split(' ')
          .slice(1)
          .flatMap((name) => this.places.get(name) ?? []),
      );
  }

  /** Is it contained in a branch, remote branch or tag? */
  isReachable(commit: string): boolean {
    const at = this.places.get(commit);
    return at !== undefined && (this.reached ??= this.reachOfRefs())[at] === 1;
  }

  /** Is `earlier` the same commit as `later` or an ancestor of it? */
  isAncestor(earlier: string, later: string): boolean {
    const [wanted, start] = [this.places.get(earlier), this.places.get(later)];
    if (wanted === undefined || start === undefined) return false;
    const seen = new Set([start]);
    for (const at of seen) {
      if (at === wanted) return true;
      for (const parent of this.parents[at] ?? []) if (parent <= wanted) seen.add(parent);
    }
    return false;
  }

  /** `base..head`, oldest first: what head contains and base does not. */
  range(base: string, head: string): { commit: string; isMerge: boolean }[] {
    const [outside, start] = [this.places.get(base), this.places.get(head)];
    if (start === undefined) return [];
    const inside = new Set([start]);
    const excluded = new Set(outside === undefined ? [] : [outside]);
    const found: { commit: string; isMerge: boolean }[] = [];
    // Every parent stands behind its child, so what is known of a commit when the walk comes to it is all there is.
    for (let at = Math.min(start, outside ?? start); inside.size > 0; at += 1) {
      const parents = this.parents[at] ?? [];
      const isInside = inside.delete(at);
      if (excluded.has(at)) for (const parent of parents) excluded.add(parent);
      else if (isInside) {
        found.push({ commit: this.names[at] as string, isMerge: parents.length > 1 });
        for (const parent of parents) inside.add(parent);
      }
    }
    return found.reverse();
  }

  private reachOfRefs(): Uint8Array {
    const reached = new Uint8Array(this.names.length);
    this.names.forEach((name, at) => {
      if (reached[at] === 0 && !this.tips.has(name)) return;
      reached[at] = 1;
      for (const parent of this.parents[at] ?? []) reached[parent] = 1;
    });
    return reached;
  }
}

/** First lines of the messages of these commits, as UTF-8. */
export function subjectsOf(root: string, commits: readonly string[]): Map<string, string> {
  const subjects = new Map<string, string>();
  if (commits.length === 0) return subjects;
  const printed = git(
    root,
    ['rev-list', '--no-walk=unsorted', '--encoding=UTF-8', '--format=tformat:%s', '--stdin'],
    [...new Set(commits)].map((name) => `${name}\n`).join(''),
  ).toString('utf8');
  for (const [, commit = '', subject = ''] of printed.matchAll(/^commit ([0-9a-f]+)\n([^\n]*)\n/gm))
    subjects.set(commit, subject);
  return subjects;
}

/** A path in git as a pathspec, wherever in its work tree the root is. */
export function fromTop(path: string): string {
  return `:(top,literal)${path}`;
}

/**
 * For each entry of a folder (path in git, ending in `/`) the last commit before `head` that touched anything in it:
 * name → commit. Last by ancestry.
 */
export function lastCommitsIn(root: string, head: string, folder: string): Map<string, string> {
  const last = new Map<string, string>();
  for (const { commit, paths } of changesIn(root, [head, '--', fromTop(folder)]))
    for (const path of paths) {
      const [entry = ''] = path.slice(folder.length).split('/');
      if (path.startsWith(folder) && !last.has(entry)) last.set(entry, commit);
    }
  return last;
}

/**
 * The commits that `head` has and `base` has not, newest first, each with the paths in git that it changed; a merge
 * with those it has from no parent.
 */
export function changesSince(root: string, base: string, head: string): { commit: string; paths: string[] }[] {
  return changesIn(root, [`${base}..${head}`, '--']);
}

function changesIn(root: string, words: readonly string[]): { commit: string; paths: string[] }[] {
  const printed = git(root, [
    'log',
    '--topo-order',
    '--format=%x01%H',
    '--no-show-signature',
    '--no-color',
    '--no-ext-diff',
    '--no-renames',
    '--no-relative',
    '-c',
    '-z',
    '--name-only',
    ...words,
  ]).toString('utf8');
  return printed
    .split('\u0001')
    .slice(1)
    .map((record) => {
      const commit = record.slice(0, record.search(/[\0\n]/));
      const paths = record
        .slice(commit.length)
        .split('\0')
        .map((path) => path.replace(/^\n/, ''))
        .filter((path) => path !== '');
      return { commit, paths };
    });
}

/**
 * The commits of any ref, or the head, in which a file (path in git) became another or appeared, also on side lines of
 * history; oldest first by ancestry.
 */
export function commitsOfFile(root: string, file: string): string[] {
  const printed = git(root, [
    'rev-list',
    '--all',
    '--topo-order',
    '--reverse',
    '--full-history',
    '--',
    fromTop(file),
  ]).toString('latin1');
  return printed.split('\n').filter((line) => line !== '');
}

/** Enough digits to be no accident. */
const fewestDigits = 7;

/**
 * `; <commit> shares its first N digits` for a name that is not a commit, when a commit of any ref or reflog does; else
 * nothing.
 */
export function nearestCommitHint(root: string): (name: string) => string {
  let sorted: string[] | undefined;
  return (name) => {
    sorted ??= git(root, ['rev-list', '--all', '--reflog'])
      .toString('latin1')
      .split('\n')
      .filter((line) => line !== '')
      .sort();
    const at = placeIn(sorted, name);
    const [nearest] = [sorted[at - 1], sorted[at]]
      .flatMap((commit) => (commit === undefined ? [] : [{ commit, digits: commonDigits(commit, name) }]))
      .sort((a, b) => b.digits - a.digits);
    return nearest !== undefined && nearest.digits >= fewestDigits
      ? `; ${nearest.commit} shares its first ${nearest.digits} digits`
      : '';
  };
}

/** Where the name would stand in the sorted list. */
function placeIn(sorted: readonly string[], name: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

function commonDigits(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
