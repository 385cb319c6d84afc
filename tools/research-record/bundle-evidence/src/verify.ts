/**
 * The verdict over a bundle that was built, ours or one of the replaced script (contract 31.7 to 31.10). Pure: git's
 * answers come in.
 */
import type { BundlePolicy } from '@gatehouse/contracts';
import type { ZipMember } from '@gatehouse/files';
import { pyRecorded } from '@gatehouse/render';
import { judged, missing, type CheckResult, type Checks } from '@gatehouse/verdicts';
import { checkTicketDefined } from './build';
import { belonging, type Bundle } from './bundle';
import { checkManifest } from './manifest';
import { generated, isWithin, membersOf, privatePaths, writtenFaults } from './members';
import { isSamePatch } from './patch';
import type { Commit } from './texts';

/** What git knows of the bundle. */
export interface BundleFacts {
  /** Full names; undefined for what is not a commit. */
  base: string | undefined;
  head: string | undefined;
  /** git_sha_after of META.json. */
  after: string | undefined;
  hint(sha: string): string;
  isAncestor(earlier: string, later: string): boolean;
  /** base..head, oldest first; empty where they could not be resolved. */
  commits: readonly Commit[];
  /** LAST_COMMIT.txt as it must be; undefined without a head. */
  last: string | undefined;
  /** `git diff base..head` with full names of blobs: without and with the content of binary files. */
  patches: readonly Buffer[];
  /** Files of head that the policy puts into this bundle, by path. */
  files: ReadonlyMap<string, { bytes: Buffer }>;
}

const unread = 'the zip file could not be read';
const unresolved = 'base and head could not be resolved';

export const verifyChecks = [
  'zip_reads',
  'members_expected',
  'commits_exist',
  'commits_listed',
  'patch_is_the_diff',
  'members_are_committed',
  'meta_agrees',
  'ticket_defined',
  'results_written',
  'no_private_paths',
  'manifest_agrees',
] as const;

export function judgeBundle(bundle: Bundle, policy: BundlePolicy, facts: BundleFacts): Checks {
  if ('fault' in bundle.reading) {
    const broken = judged([`${bundle.zip}: not a whole zip file (${bundle.reading.fault})`]);
    return Object.fromEntries(verifyChecks.map((id) => [id, id === 'zip_reads' ? broken : missing(unread)]));
  }
  const { base, head } = facts;
  const isResolved = base !== undefined && head !== undefined;
  return {
    zip_reads: checkNames(bundle.reading.members),
    members_expected: checkExpected(bundle, policy),
    commits_exist: checkCommits(bundle, facts),
    commits_listed: isResolved ? checkList(bundle, facts, `${base}..${head}`) : missing(unresolved),
    patch_is_the_diff: checkPatch(bundle, facts),
    members_are_committed: head === undefined ? missing(unresolved) : checkContent(bundle, policy, facts, head),
    meta_agrees: checkMeta(bundle, policy, facts),
    ticket_defined: checkTicket(bundle, policy),
    results_written: checkWritten(bundle, policy),
    no_private_paths: judged(privatePaths(policy, belonging(bundle), bundle.members.get(generated.diff))),
    manifest_agrees: checkManifest(bundle, facts),
  };
}

function leaves(name: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');
}

function checkNames(members: readonly ZipMember[]): CheckResult {
  const names = members.map(({ name }) => name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return judged([
    ...names.filter(leaves).map((name) => `${name}: leaves the bundle`),
    ...[...twice].map((name) => `${name}: twice in the bundle`),
  ]);
}

/** The members of the policy, with each run of the bundle; without a run none of its folder. */
function expected({ runs }: Bundle, policy: BundlePolicy): string[] {
  const [run] = runs;
  return run === undefined
    ? policy.members.filter((member) => !member.includes('{run}'))
    : [...new Set(runs.flatMap((name) => membersOf(policy, name)))];
}

function checkExpected(bundle: Bundle, policy: BundlePolicy): CheckResult {
  const [names, wanted] = [[...bundle.members.keys()], expected(bundle, policy)];
  const own: readonly string[] = Object.values(generated);
  const foreign = names.filter(
    (name) => !leaves(name) && !own.includes(name) && !wanted.some((member) => isWithin(name, member)),
  );
  const absent = [...wanted, generated.diff, generated.commits].filter(
    (member) => !names.some((name) => isWithin(name, member)),
  );
  return judged([
    ...foreign.map((name) => `${name}: does not belong into a bundle`),
    ...(bundle.runs.length === 1 ? [] : [`run logs in the bundle: ${bundle.runs.length}, expected 1`]),
    ...absent.map((name) => `${name}: not in the bundle`),
  ]);
}

function checkCommits({ list }: Bundle, facts: BundleFacts): CheckResult {
  if (list === undefined) return missing(`${generated.commits}: not in the bundle`);
  const failures = (['base', 'head'] as const).flatMap((key) => {
    const sha = list[key];
    if (sha === undefined) return [`${generated.commits}: no ${key}`];
    return facts[key] === undefined
      ? [`${generated.commits}: ${key} ${sha} is no commit of this repository${facts.hint(sha)}`]
      : [];
  });
  const { base, head } = facts;
  if (base !== undefined && head !== undefined && !facts.isAncestor(base, head))
    failures.push(`base ${base} is not an ancestor of head ${head}`);
  return judged(failures);
}

function checkList({ list }: Bundle, { commits }: BundleFacts, range: string): CheckResult {
  const listed = list?.commits ?? [];
  if (listed.length !== commits.length)
    return judged([`${generated.commits} lists ${listed.length} commits, ${range} has ${commits.length}`]);
  // The replaced script may have listed them newest first, and with shorter names.
  const isListed = ({ sha, subject }: Commit): boolean =>
    listed.some((entry) => sha.startsWith(entry.sha) && entry.subject === subject);
  return judged(commits.every(isListed) ? [] : [`${generated.commits} lists other commits`]);
}

function checkPatch({ members }: Bundle, { base, head, patches }: BundleFacts): CheckResult {
  const patch = members.get(generated.diff);
  if (patch === undefined) return missing(`${generated.diff}: not in the bundle`);
  if (base === undefined || head === undefined) return missing(unresolved);
  return judged(
    patches.some((full) => isSamePatch(patch, full)) ? [] : [`${generated.diff} is not git diff ${base}..${head}`],
  );
}

function checkContent(bundle: Bundle, policy: BundlePolicy, { files }: BundleFacts, head: string): CheckResult {
  const wanted = expected(bundle, policy);
  const there = [...bundle.members].filter(([name]) => wanted.some((member) => isWithin(name, member)));
  const differing = there.flatMap(([name, bytes]) => {
    const file = files.get(name);
    if (file === undefined) return [`${name}: not in ${head}`];
    return file.bytes.equals(bytes) ? [] : [`${name}: differs from ${head}`];
  });
  const folders = wanted.filter((member) => member.endsWith('/'));
  const lacking = [...files.keys()].filter(
    (name) => folders.some((folder) => isWithin(name, folder)) && !bundle.members.has(name),
  );
  return judged([...differing, ...lacking.map((name) => `${name}: in ${head} and not in the bundle`)]);
}

function metaPlace({ runs }: Bundle, policy: BundlePolicy): string {
  return runs.length === 1 ? `${policy.runs_root}/${runs[0]}/META.json` : 'META.json';
}

function checkMeta(bundle: Bundle, policy: BundlePolicy, { base, head, after, isAncestor }: BundleFacts): CheckResult {
  const { meta } = bundle;
  if (meta === undefined) return missing(`${metaPlace(bundle, policy)}: not in the bundle or no JSON object`);
  if (base === undefined || head === undefined) return missing(unresolved);
  const shown = (key: string): string => (typeof meta[key] === 'string' ? meta[key] : pyRecorded(meta[key]));
  const failures: string[] = [];
  if (shown('git_sha_before').toLowerCase() !== base)
    failures.push(`META.json: git_sha_before ${shown('git_sha_before')}, the bundle's base is ${base}`);
  if (after === undefined || !isAncestor(after, head))
    failures.push(`META.json: git_sha_after ${shown('git_sha_after')} is not the bundle's head ${head} nor before it`);
  return judged(failures);
}

function checkTicket(bundle: Bundle, policy: BundlePolicy): CheckResult {
  const { meta, members } = bundle;
  if (meta === undefined) return missing(`${metaPlace(bundle, policy)}: not in the bundle or no JSON object`);
  const [text, ticket] = [members.get(policy.tickets_file), meta['ticket_id']];
  if (text === undefined) return missing(`${policy.tickets_file}: not in the bundle`);
  if (typeof ticket !== 'string' || ticket === '') return missing(`Missing ticket_id in ${metaPlace(bundle, policy)}`);
  return checkTicketDefined(policy.tickets_file, text.toString('utf8'), ticket);
}

function checkWritten({ members, runs }: Bundle, policy: BundlePolicy): CheckResult {
  const folder = `${policy.runs_root}/${runs[0] ?? ''}`;
  return judged(
    writtenFaults(
      policy,
      (file) => (runs.length === 1 ? members.get(`${folder}/${file}`)?.toString('utf8') : undefined),
      (file) => file,
      (file) => `${file}: not in the bundle`,
    ),
  );
}
