/** Checks of META.json against git's objects (contract 30.10 to 30.14). */
import path from 'node:path';
import type { RunLogPolicy } from '@gatehouse/contracts';
import { isFullSha, namesOtherTicket, type RunLogMeta } from '@gatehouse/records';
import { pyRecorded } from '@gatehouse/render';
import { judged, missing, type CheckResult } from '@gatehouse/verdicts';
import { metaPath, type RunLog } from './log';

/** What git knows of the commits and files that the logs name; all of it is known before the first log is judged. */
export interface GitFacts {
  /** Full name of a commit, undefined when there is none. */
  commit(sha: string): string | undefined;
  /** What a miss may have meant, to be put behind the finding. */
  hint(sha: string): string;
  isAncestor(earlier: string, later: string): boolean;
  isReachable(commit: string): boolean;
  range(base: string, head: string): readonly { commit: string; isMerge: boolean }[];
  subject(commit: string): string;
  /** sha256 of a file's bytes in a commit; undefined when the commit has no such file. */
  sha256(commit: string, file: string): string | undefined;
  /** Has the commit a file or folder there? */
  has(commit: string, file: string): boolean;
}

const keys = ['git_sha_before', 'git_sha_after'] as const;

/** `git` is undefined outside a git repository. */
export function checkCommits(
  log: RunLog,
  meta: RunLogMeta,
  policy: RunLogPolicy,
  git: GitFacts | undefined,
): CheckResult {
  if (git === undefined) return missing('not a git repository: commits cannot be resolved');
  return judged(
    keys.flatMap((key) => {
      const [sha, place] = [meta[key], metaPath(log, policy)];
      if (!isFullSha(sha)) return [`${place}: ${key} ${pyRecorded(sha)} is not a 40-hex SHA`];
      return git.commit(sha) === undefined
        ? [`${place}: ${key} ${sha} is no commit of this repository${git.hint(sha.toLowerCase())}`]
        : [];
    }),
  );
}

/** The commits that META.json names, as far as they exist. */
export function namedCommits(
  meta: RunLogMeta,
  git: Pick<GitFacts, 'commit'> | undefined,
): { before: string | undefined; after: string | undefined } {
  const [before, after] = keys.map((key) => {
    const sha = meta[key];
    return isFullSha(sha) ? git?.commit(sha) : undefined;
  });
  return { before, after };
}

export function checkOrder(
  log: RunLog,
  meta: RunLogMeta,
  policy: RunLogPolicy,
  git: GitFacts | undefined,
): CheckResult {
  const [place, { before, after }] = [metaPath(log, policy), namedCommits(meta, git)];
  if (git === undefined || before === undefined || after === undefined)
    return missing(`${place}: the commits could not be resolved`);
  const failures = git.isAncestor(before, after)
    ? []
    : [`${place}: git_sha_before ${before} is not an ancestor of git_sha_after ${after}`];
  const warnings: string[] = [];
  if (!git.isReachable(after)) warnings.push(`${place}: git_sha_after ${after} is on no branch or tag`);
  const ref = meta['git_sha_after_ref'];
  if (ref !== undefined && ref !== null && ref !== '')
    warnings.push(`${place}: git_sha_after_ref ${pyRecorded(ref)} moves; git_sha_after counts`);
  if (before === after) warnings.push(`${place}: git_sha_before and git_sha_after are the same commit`);
  return judged(failures, warnings);
}

export function checkRange(
  log: RunLog,
  meta: RunLogMeta,
  policy: RunLogPolicy,
  git: GitFacts | undefined,
): CheckResult {
  const [place, { before, after }] = [metaPath(log, policy), namedCommits(meta, git)];
  if (git === undefined || before === undefined || after === undefined)
    return missing(`${place}: the commits could not be resolved`);
  const ticket = String(meta['ticket_id']);
  const commits = git.range(before, after).filter(({ isMerge }) => !isMerge);
  const warnings = commits.flatMap(({ commit }) => {
    const subject = git.subject(commit);
    return namesOtherTicket(subject, ticket, policy.ticket_pattern)
      ? [`${place}: ${commit} in the range is of another ticket: ${subject}`]
      : [];
  });
  return judged([], warnings, { commits: commits.length });
}

export function checkConfigs(
  log: RunLog,
  meta: RunLogMeta,
  policy: RunLogPolicy,
  git: GitFacts | undefined,
): CheckResult {
  const [place, paths, hashes] = [metaPath(log, policy), meta['config_paths'], meta['config_sha256']];
  if (!Array.isArray(paths) || typeof hashes !== 'object' || hashes === null || Array.isArray(hashes))
    return missing(`${place}: config_paths or config_sha256 is absent`);
  const { before, after } = namedCommits(meta, git);
  const commits = [before, after].filter((commit) => commit !== undefined);
  const recorded = hashes as Readonly<Record<string, unknown>>;
  const failures: string[] = [];
  const lacking: string[] = [];
  for (const file of paths.filter((item) => typeof item === 'string')) {
    const hash = Object.hasOwn(recorded, file) ? recorded[file] : undefined;
    if (hash === undefined) failures.push(`${place}: config_sha256 has no entry for ${file}`);
    else if (git === undefined || commits.length === 0) lacking.push(`${place}: ${file}: no commit to compare with`);
    else failures.push(...hashFaults(place, file, hash, commits, git));
  }
  return failures.length === 0 && lacking.length > 0 ? missing(...lacking) : judged([...failures, ...lacking]);
}

function hashFaults(place: string, file: string, hash: unknown, commits: readonly string[], git: GitFacts): string[] {
  const inside = pathInRepository(file);
  const there = inside === undefined ? [] : commits.flatMap((commit) => git.sha256(commit, inside) ?? []);
  if (there.length === 0) return [`${place}: ${file} is in neither commit`];
  const shown = typeof hash === 'string' ? hash : pyRecorded(hash);
  return there.includes(shown.toLowerCase())
    ? []
    : [`${place}: config_sha256 of ${file} is ${shown}, the commits have ${[...new Set(there)].join(' and ')}`];
}

const pathKeys = ['artifact_paths', 'report_paths'] as const;

/** The paths that must be there, as recorded, with the key each stands in. */
export function namedPaths(meta: RunLogMeta): { key: string; file: string }[] {
  return pathKeys.flatMap((key) => {
    const files = meta[key];
    return Array.isArray(files) ? files.filter((file) => typeof file === 'string').map((file) => ({ key, file })) : [];
  });
}

/** `isInWorkTree`: is there a file or folder at this path from the repository? */
export function checkPaths(
  log: RunLog,
  meta: RunLogMeta,
  policy: RunLogPolicy,
  git: GitFacts | undefined,
  isInWorkTree: (file: string) => boolean,
): CheckResult {
  const { before, after } = namedCommits(meta, git);
  const failures: string[] = [];
  const warnings: string[] = [];
  for (const { key, file } of namedPaths(meta)) {
    const [inside, finding] = [pathInRepository(file), `${metaPath(log, policy)}: ${key} ${file}`];
    if (inside === undefined) failures.push(`${finding} leaves the repository`);
    else if (
      !isInWorkTree(inside) &&
      ![before, after].some((commit) => commit !== undefined && git?.has(commit, inside))
    )
      warnings.push(`${finding} is not there`);
  }
  return judged(failures, warnings);
}

/** The path without `.` and a final slash; undefined when it is absolute or holds `..`. */
export function pathInRepository(file: string): string | undefined {
  if (path.posix.isAbsolute(file) || path.win32.isAbsolute(file) || file.split(/[\\/]/).includes('..'))
    return undefined;
  return path.posix.normalize(file).replace(/\/$/, '');
}
