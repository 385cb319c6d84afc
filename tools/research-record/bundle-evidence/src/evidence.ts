/**
 * What git's objects say of a run log and of a bundle (contract 31.2, 31.7). The work tree is asked for dirt and for
 * nothing else.
 */
import { Failure, type BundlePolicy } from '@gatehouse/contracts';
import { isFullSha, readMeta, type RunLogMeta } from '@gatehouse/records';
import { pyRecorded } from '@gatehouse/render';
import {
  changedPaths,
  commitFacts,
  diffBytes,
  gitPlace,
  historyOf,
  lastCommitOf,
  nearestCommitHint,
  readObjects,
  resolveCommits,
  subjectsOf,
  treeEntries,
  type GitPlace,
  type History,
} from '@gatehouse/system';
import type { Bundle } from './bundle';
import type { BuildFacts, MemberFile, Range } from './build';
import { isWithin, membersOf } from './members';
import { lastCommitText, type Commit } from './texts';
import type { BundleFacts } from './verify';

export interface Request {
  policy: BundlePolicy;
  ticket: string;
  run: string;
  isStrictAboutDirt: boolean;
}

/** Throws Failure `missing-input` without a git repository, a committed run log or a META.json in it. */
export function gatherBuild(
  root: string,
  { policy, ticket, run, isStrictAboutDirt }: Request,
): { facts: BuildFacts; logCommit: string } {
  const place = placeOf(root);
  const folder = `${policy.runs_root}/${run}`;
  const top = resolveCommits(root, ['HEAD']).get('HEAD');
  const logCommit = top === undefined ? undefined : lastCommitOf(root, top, `${place.prefix}${folder}`);
  if (logCommit === undefined)
    throw new Failure('missing-input', `${folder}: no commit has this run log; commit it first`);
  const meta = metaAt(root, place, `${folder}/META.json`, logCommit);
  const { range, history } = rangeOf(root, place, meta, logCommit);
  const at = 'head' in range ? range.head : logCommit;
  const files = memberFiles(root, place, at, membersOf(policy, run));
  const tickets = readObjects(root, [`${at}:${place.prefix}${policy.tickets_file}`]);
  return {
    logCommit,
    facts: {
      policy,
      ticket,
      run,
      meta,
      range,
      files,
      tickets: [...tickets.values()][0]?.toString('utf8'),
      commits: 'head' in range ? commitsIn(root, history, range.base, range.head) : [],
      patch:
        'head' in range ? diffBytes(root, range.base, range.head, { isBinary: true, hasFullNames: false }) : undefined,
      changed: changedPaths(root).map((path) =>
        path.startsWith(place.prefix) ? path.slice(place.prefix.length) : `:/${path}`,
      ),
      isStrictAboutDirt,
    },
  };
}

function placeOf(root: string): GitPlace {
  const place = gitPlace(root);
  if (place === undefined) throw new Failure('missing-input', 'not a git repository');
  return place;
}

function metaAt(root: string, { prefix }: GitPlace, file: string, commit: string): RunLogMeta {
  const [bytes] = readObjects(root, [`${commit}:${prefix}${file}`]).values();
  if (bytes === undefined) throw new Failure('missing-input', `Missing META.json at ${file} in ${commit}`);
  const reading = readMeta(bytes);
  if ('fault' in reading) throw new Failure('damaged-input', `Invalid META.json at ${file}: ${reading.fault}`);
  return reading.meta;
}

function rangeOf(
  root: string,
  place: GitPlace,
  meta: RunLogMeta,
  logCommit: string,
): { range: Range; history: History } {
  const keys = ['git_sha_before', 'git_sha_after'] as const;
  const commits = resolveFull(
    root,
    place,
    keys.map((key) => meta[key]),
  );
  const [base, after] = keys.map((key) => commits.get(String(meta[key])));
  const history = historyOf(root, [logCommit, ...commits.values()]);
  const hint = nearestCommitHint(root);
  const faults = keys.flatMap((key) => {
    const sha = meta[key];
    if (!isFullSha(sha)) return [`${key} ${pyRecorded(sha)} is not a 40-hex SHA`];
    return commits.has(sha) ? [] : [`${key} ${sha} is no commit of this repository${hint(sha.toLowerCase())}`];
  });
  if (base === undefined || after === undefined) return { range: { faults }, history };
  const head = history.isAncestor(after, logCommit)
    ? logCommit
    : history.isAncestor(logCommit, after)
      ? after
      : undefined;
  if (head === undefined) {
    faults.push(`the log was committed in ${logCommit}, which is not on the line of git_sha_after ${after}`);
    return { range: { faults }, history };
  }
  if (!history.isAncestor(base, head)) faults.push(`base ${base} is not an ancestor of head ${head}`);
  return { range: { base, head, faults }, history };
}

/** The commits of those that are full names. Throws Failure `damaged-input` when one may lie beyond a shallow clone. */
function resolveFull(root: string, { isShallow }: GitPlace, names: readonly unknown[]): Map<string, string> {
  const shas = names.filter(isFullSha);
  const commits = resolveCommits(root, shas);
  if (isShallow && shas.some((sha) => !commits.has(sha)))
    throw new Failure('damaged-input', 'shallow clone: fetch the whole history');
  return commits;
}

function commitsIn(root: string, history: History, base: string, head: string): (Commit & { isMerge: boolean })[] {
  const range = history.range(base, head);
  const subjects = subjectsOf(
    root,
    range.map(({ commit }) => commit),
  );
  return range.map(({ commit, isMerge }) => ({ sha: commit, subject: subjects.get(commit) ?? '', isMerge }));
}

function memberFiles(root: string, { prefix }: GitPlace, commit: string, members: readonly string[]): MemberFile[] {
  const paths = members.map((member) => `${prefix}${member}`);
  const all = treeEntries(root, commit, paths);
  // In the policy's order; a path that two members name is one file.
  const entries = [...new Set(paths.flatMap((member) => all.filter(({ path }) => isWithin(path, member))))];
  const isRegular = (mode: string): boolean => mode === '100644' || mode === '100755';
  const contents = readObjects(
    root,
    entries.filter(({ mode }) => isRegular(mode)).map(({ name }) => name),
  );
  return entries.map(({ mode, name, path }) => ({
    path: path.slice(prefix.length),
    blob: name,
    isRegular: isRegular(mode),
    bytes: contents.get(name) ?? Buffer.alloc(0),
  }));
}

/** Author, date, subject and time of a commit. */
export const headFacts = commitFacts;

/** Throws Failure `missing-input` without a git repository. */
export function gatherVerification(root: string, bundle: Bundle, policy: BundlePolicy): BundleFacts {
  const place = placeOf(root);
  const { list, meta } = bundle;
  const named = [list?.base, list?.head, meta?.['git_sha_after']];
  const commits = resolveFull(root, place, named);
  const [base, head, after] = named.map((name) => commits.get(String(name)));
  const history = historyOf(root, commits.values());
  const isResolved = base !== undefined && head !== undefined;
  const [run] = bundle.runs;
  const members = run === undefined ? [] : bundle.runs.flatMap((name) => membersOf(policy, name));
  const files = head === undefined ? [] : memberFiles(root, place, head, [...new Set(members)]);
  return {
    base,
    head,
    after,
    hint: nearestCommitHint(root),
    isAncestor: (earlier, later) => history.isAncestor(earlier, later),
    commits: isResolved ? commitsIn(root, history, base, head) : [],
    last: head === undefined ? undefined : lastCommitText(head, commitFacts(root, head)),
    patches: isResolved
      ? [false, true].map((isBinary) => diffBytes(root, base, head, { isBinary, hasFullNames: true }))
      : [],
    files: new Map(files.filter(({ isRegular }) => isRegular).map((file) => [file.path, file])),
  };
}
