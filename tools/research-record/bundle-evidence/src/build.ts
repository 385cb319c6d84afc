/** The verdict over a bundle that is to be built (contract 31.2 to 31.5). Pure: what git's objects say comes in. */
import type { BundlePolicy } from '@gatehouse/contracts';
import { namesOtherTicket, ticketsIn, type RunLogMeta } from '@gatehouse/records';
import { pyRecorded } from '@gatehouse/render';
import { judged, missing, type CheckResult, type Checks } from '@gatehouse/verdicts';
import { generated, isWithin, membersOf, privatePaths, writtenFaults } from './members';
import type { Commit } from './texts';

/** A file of a commit. Only a regular file has content. */
export interface MemberFile {
  path: string;
  blob: string;
  isRegular: boolean;
  bytes: Buffer;
}

/** base..head, or why there is none. */
export type Range = { base: string; head: string; faults: string[] } | { faults: string[] };

export interface BuildFacts {
  policy: BundlePolicy;
  ticket: string;
  run: string;
  meta: RunLogMeta;
  range: Range;
  /** Files of the policy at head, or at the log's commit where there is no range, in the policy's order. */
  files: readonly MemberFile[];
  /** The tickets file there. */
  tickets: string | undefined;
  commits: readonly (Commit & { isMerge: boolean })[];
  patch: Buffer | undefined;
  /** Paths from the repository. */
  changed: readonly string[];
  /** Other dirt than that of members fails, too. */
  isStrictAboutDirt: boolean;
}

const unresolved = 'the range could not be resolved';

export function judgeBuild(facts: BuildFacts): Checks {
  const { policy, run, range, files } = facts;
  const folder = `${policy.runs_root}/${run}`;
  const textOf = (file: string): string | undefined =>
    files.find(({ path, isRegular }) => isRegular && path === `${folder}/${file}`)?.bytes.toString('utf8');
  const regular = files.filter(({ isRegular }) => isRegular);
  return {
    ticket_agrees: checkTicketAgrees(facts, `${folder}/META.json`),
    range_resolves: judged(range.faults),
    ticket_defined: checkTicketDefined(policy.tickets_file, facts.tickets, facts.ticket),
    results_written: judged(
      writtenFaults(
        policy,
        textOf,
        (file) => `${folder}/${file}`,
        (file) => `Missing ${file} at ${folder}/${file}`,
      ),
    ),
    worktree_clean: checkDirt(facts),
    members_there: 'head' in range ? checkMembers(facts, range.head) : missing(unresolved),
    range_names_ticket: 'head' in range ? checkSubjects(facts) : missing(unresolved),
    range_not_empty:
      'head' in range
        ? judged(facts.patch?.length === 0 ? [`${range.base}..${range.head} changes nothing`] : [])
        : missing(unresolved),
    no_private_paths: judged(privatePaths(policy, regular, facts.patch)),
  };
}

function checkTicketAgrees({ meta, ticket }: BuildFacts, place: string): CheckResult {
  const recorded = meta['ticket_id'];
  if (recorded === undefined || recorded === null || recorded === '') return missing(`Missing ticket_id in ${place}`);
  return judged(
    recorded === ticket
      ? []
      : [`TICKET env ${pyRecorded(ticket)} does not match META.json ticket_id ${pyRecorded(recorded)} in ${place}.`],
  );
}

/** `text`: of the tickets file, undefined when it is not there. */
export function checkTicketDefined(file: string, text: string | undefined, ticket: string): CheckResult {
  if (text === undefined) return missing(`Missing ${file.split('/').at(-1) ?? file} at ${file}`);
  const escaped = ticket.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return judged(
    ticketsIn(text, escaped).length > 0
      ? []
      : [`Ticket '${ticket}' not found in ${file}. Add a section header like '## ${ticket} — ...' before bundling.`],
  );
}

function checkDirt({ policy, run, changed, isStrictAboutDirt }: BuildFacts): CheckResult {
  const members = membersOf(policy, run);
  const isMember = (path: string): boolean => members.some((member) => isWithin(path, member));
  const finding = (path: string): string => `${path}: changed and not committed`;
  const other = changed.filter((path) => !isMember(path)).map(finding);
  const own = changed.filter(isMember).map(finding);
  return isStrictAboutDirt ? judged([...own, ...other]) : judged(own, other);
}

function checkMembers({ policy, run, files }: BuildFacts, head: string): CheckResult {
  return judged(
    membersOf(policy, run).flatMap((member) => {
      const there = files.filter(({ path }) => isWithin(path, member));
      return there.length === 0
        ? [`${member}: not in ${head}`]
        : there.filter(({ isRegular }) => !isRegular).map(({ path }) => `${path}: a link or submodule is no evidence`);
    }),
  );
}

function checkSubjects({ commits, ticket }: BuildFacts): CheckResult {
  const own = commits.filter(({ isMerge }) => !isMerge);
  return judged(
    [],
    own
      .filter(({ subject }) => namesOtherTicket(subject, ticket))
      .map(({ sha, subject }) => `${sha} in the range is of another ticket: ${subject}`),
    { commits: own.length },
  );
}

/** Names that a member of the repository must not have: the tool writes files of these names itself. */
export const ownNames: readonly string[] = Object.values(generated);
