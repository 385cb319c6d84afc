/**
 * The verdict on a log and what it speaks of (contract 22): pure. The log has been read into chain and book, the
 * repository into facts. Findings come in the order policy, segments, lines, checkpoints, statements, disk, ledger,
 * git, approvals.
 */
import type { EvidenceCounts, EvidenceFinding, EvidenceNote } from '@gatehouse/contracts';
import type { Book } from './book';
import type { Chain } from './chain';
import type { Facts, GivenCheckpoint } from './facts';
import { judgeBindings } from './judge-bindings';
import { judgeCheckpoints, type JudgedCheckpoint } from './judge-checkpoints';
import { judgeDisk } from './judge-disk';
import { judgeRows } from './judge-rows';
import { evidenceFolder, resultFolderOf } from './place';
import type { LoggedRun } from './run-book';

/** A log that was fetched from elsewhere, with its chain. */
export interface FetchedLog {
  chain: Chain;
  book: Book;
}

export interface JudgeInput {
  chain: Chain;
  book: Book;
  fetched: readonly FetchedLog[];
  facts: Facts;
  checkpoints: readonly GivenCheckpoint[];
  /** Ledgers that are judged whether or not the log speaks of them. */
  ledgers: readonly string[];
  /** Of policy, segments and the comparison of logs: what was found before any line was read. */
  before: readonly EvidenceFinding[];
  /** Of signatures and approvals. */
  after(judged: readonly JudgedCheckpoint[]): EvidenceFinding[];
}

export interface JudgeOptions {
  /** Are changed sources findings? */
  inputs: boolean;
  /** Are runs that are known by entries alone which nobody witnessed findings? */
  witnessed: boolean;
  /** Entries before this one are not judged on disk; undefined judges all. */
  since: number | undefined;
}

export interface Judgement {
  findings: EvidenceFinding[];
  notes: EvidenceNote[];
  checkpoints: JudgedCheckpoint[];
  counts: EvidenceCounts;
}

export function judge(input: JudgeInput, options: JudgeOptions): Judgement {
  const { chain, book, fetched, facts } = input;
  const books = [book, ...fetched.map((one) => one.book)];
  const isOver = ({ subject }: LoggedRun): boolean => !facts.alive.subjects.has(subject) && !book.isRemoved(subject);
  const sealed = judgeCheckpoints(chain, input.checkpoints);
  const disk = judgeDisk(book, books.slice(1), facts, {
    inputs: options.inputs,
    since: options.since ?? 0,
    unlogged: options.since === undefined,
  });
  const rows = judgeRows(book, facts, input.ledgers, (subject) => books.some(({ runs }) => runs.knows(subject)));
  const unseen = notWitnessed(book);
  const findings = [
    ...input.before,
    ...(chain.size === 0 ? [logMissing()] : []),
    ...chain.findings,
    ...fetched.flatMap((one) => one.chain.findings),
    ...sealed.findings,
    ...book.findings,
    ...book.runs.judge(isOver),
    ...judgeBindings(book, facts),
    ...(options.witnessed ? unseen.runs : []),
    ...disk.findings,
    ...rows.findings,
    ...missingCommits(book, facts),
    ...input.after(sealed.checkpoints),
  ];
  const notes = [
    ...chain.notes,
    ...book.notes,
    ...(options.witnessed ? [] : unseen.notes),
    ...disk.notes,
    ...openRuns(book, facts),
    ...unregistered(book, facts),
  ];
  return {
    findings,
    notes,
    checkpoints: sealed.checkpoints,
    counts: { entries: chain.size, files: disk.compared, rows: rows.compared, ...countRuns(book, facts) },
  };
}

function logMissing(): EvidenceFinding {
  return {
    code: 'log_missing',
    place: evidenceFolder,
    entry: null,
    message: 'there are no entries, though this repository keeps a log',
    next: 'restore it from git or a copy',
  };
}

function missingCommits(book: Book, { missingCommits: missing }: Facts): EvidenceFinding[] {
  return [...book.commits]
    .filter(([commit]) => missing?.has(commit) === true)
    .map(([commit, entry]) => ({
      code: 'commit_missing',
      place: commit,
      entry,
      message: `${book.nameOf(entry)} was written at this commit, which the repository does not have`,
      next: 'fetch it from a clone, or give history back the commit that was amended or squashed away',
    }));
}

function notWitnessed(book: Book): { notes: EvidenceNote[]; runs: EvidenceFinding[] } {
  const next = null;
  return {
    notes: [...book.unwitnessed].map(([event, count]) => ({
      code: 'not_witnessed',
      place: event,
      entry: null,
      message: `${event}: ${count} ${count === 1 ? 'entry' : 'entries'}, not witnessed`,
      next,
    })),
    runs: [...book.runs.runs.values()]
      .filter(({ end }) => end?.witnessed === false)
      .map(({ subject, end }) => ({
        code: 'not_witnessed',
        place: subject,
        entry: end?.entry ?? null,
        message: `is known by entry ${end?.entry} (${end?.event}), whose writer did not see it being made`,
        next,
      })),
  };
}

function openRuns(book: Book, { alive }: Facts): EvidenceNote[] {
  return [...book.runs.runs.values()]
    .filter(({ subject, end }) => end === undefined && alive.subjects.has(subject))
    .map(({ subject, starts }) => ({
      code: 'run_open',
      place: subject,
      entry: starts[0] ?? null,
      message: 'is alive: its files are not judged',
      next: null,
    }));
}

function hasGatesReport({ reports }: LoggedRun): boolean {
  return [...reports].some((path) => path.endsWith('/production_gates_report.json'));
}

function isRegistered({ isRegistered: logged, reports }: LoggedRun, { registered }: Facts): boolean {
  return logged || [...reports].some((path) => registered.has(resultFolderOf(path) ?? ''));
}

function unregistered(book: Book, facts: Facts): EvidenceNote[] {
  const runs = [...book.runs.runs.values()].filter(
    (run) => hasGatesReport(run) && !isRegistered(run, facts) && !book.isRemoved(run.subject),
  );
  if (runs.length === 0) return [];
  return [
    {
      code: 'unregistered',
      place: 'audit/factor_registry',
      entry: null,
      message: `${runs.length} finished ${runs.length === 1 ? 'run' : 'runs'} of production gates without a registry row: trials that nobody counts, such as ${runs[0]?.subject}`,
      next: 'update-registry',
    },
  ];
}

type Counted = 'started' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'removed' | 'registered';

function countRuns(book: Book, facts: Facts): Record<Counted, number> {
  const counts = {
    started: 0,
    succeeded: 0,
    failed: 0,
    blocked: 0,
    interrupted: 0,
    lost: 0,
    removed: 0,
    registered: 0,
  };
  for (const run of book.runs.runs.values()) {
    if (run.starts.length > 0 || run.isAdopted) counts.started += 1;
    const verdict = run.end?.verdict;
    if (
      verdict === 'succeeded' ||
      verdict === 'failed' ||
      verdict === 'blocked' ||
      verdict === 'interrupted' ||
      verdict === 'lost'
    )
      counts[verdict] += 1;
    if (book.isRemoved(run.subject)) counts.removed += 1;
    if (isRegistered(run, facts)) counts.registered += 1;
  }
  return counts;
}
