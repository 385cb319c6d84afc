/** The facts that the judge asks for, read from the repository (contract 22.3). */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { readBytesNoFollow, sumFile, sumStarts, type FileSum } from '@gatehouse/files';
import { documentsOf, isLaunched, runAt, stateOfRun, tagsStatedIn } from '@gatehouse/runs';
import { missingCommits } from '@gatehouse/system';
import type { Book, Statement } from './book';
import type { DataClaim, Facts } from './facts';
import { claimIn, readGuarded, type GuardedFiles } from './guarded';
import { entriesFolder, folderFault, listSegments } from './segments';
import { checkpointsFolder } from './checkpoint-files';
import { ledgersOf } from './ledgers';
import { isReport, policyFile, registryFile, resultFolderOf, runFolderOf } from './place';
import { rowsOfView, type Row } from './views';

/** A run of another host is taken for alive while its heartbeat is younger than this. */
const freshHeartbeatMs = 120_000;
const largestLedger = 2 ** 30; // bytes

export interface GatherOptions {
  now: Date;
  /** Globs that the policy guards. */
  globs: readonly string[];
  /** Only statements of entries from this one on; guarded places are not walked then. */
  since: number | undefined;
  /** What a thread of its own has read already. */
  guarded?: Iterable<GuardedFiles> | undefined;
}

export function gather(root: string, book: Book, options: GatherOptions): Facts {
  const files = new Map<string, FileSum>();
  const claims = new Map<string, DataClaim>();
  const guarded = guardedFiles(root, book, options, files, claims);
  const safe = new SafeReader(root);
  const starts = new Map<string, ReadonlyMap<number, string>>();
  for (const [file, statement] of book.statements()) {
    if (statement.entry < (options.since ?? 0)) continue;
    if (!files.has(file)) {
      const sum = safe.sum(file, statement, claims);
      if (sum !== undefined) files.set(file, sum);
    }
    if (statement.file.kind === 'grows') {
      const lengths = book.growthOf(file).flatMap(({ file: stated }) => stated.bytes ?? []);
      const sums = sumStarts(path.join(root, file), lengths);
      if (sums !== undefined) starts.set(file, sums);
    }
  }
  const rows = rowsIn(root, [...ledgersOf(root), registryFile, ...book.views.keys()], safe);
  const [ledgerFolders, registered] = [foldersNamed(rows, false), foldersNamed(rows, true)];
  return {
    files,
    guarded,
    starts,
    claims,
    rows,
    named: new Set([...ledgerFolders, ...registered]),
    registered,
    folders: unstatedFolders(root, book, guarded),
    alive: aliveRuns(root, book, guarded, options.now),
    missingCommits: missingCommits(root, [...book.commits.keys()]),
    openFiles: openFiles(root),
  };
}

function guardedFiles(
  root: string,
  book: Book,
  { globs, since, guarded }: GatherOptions,
  files: Map<string, FileSum>,
  claims: Map<string, DataClaim>,
): string[] {
  const found: string[] = [];
  for (const batch of since === undefined ? (guarded ?? readGuarded(root, globs)) : []) {
    for (const [place, sum] of batch.files) {
      // Of a large trail the texts are most of the memory: what the log has already is taken from there.
      const stated = book.statementOf(place)?.file;
      const file = stated?.path ?? place;
      if (sum.state === 'file' && stated?.sha256 === sum.sha256) sum.sha256 = stated.sha256;
      files.set(file, sum);
      found.push(file);
    }

    for (const [file, claim] of batch.claims) claims.set(file, claim);
  }
  return found.sort();
}

/** Reads files of the repository without following a link, on the way to them either. */
class SafeReader {
  private readonly folders = new Map<string, boolean>();

  constructor(private readonly root: string) {}

  sum(file: string, { file: { kind } }: Statement, claims: Map<string, DataClaim>): FileSum | undefined {
    // Data may lie anywhere, also behind a link: it is only compared.
    if (kind === 'source') return sumFile(path.resolve(this.root, file), true);
    if (file.startsWith('/')) return sumFile(file);
    const isFree = this.isFree(path.posix.dirname(file));
    if (!isFree) return lstatSync(path.join(this.root, file), { throwIfNoEntry: false }) && { state: 'other' };
    return sumFile(path.join(this.root, file), false, (bytes) => {
      const claim = claimIn(file, bytes);
      if (claim !== undefined) claims.set(file, claim);
    });
  }

  /** Throws Failure `missing-input`, `damaged-input`, `io`. */
  read(file: string): Buffer {
    const isThere = lstatSync(path.join(this.root, file), { throwIfNoEntry: false }) !== undefined;
    if (isThere && !this.isFree(path.posix.dirname(file)))
      throw new Failure('damaged-input', `${file}: lies behind a link, which is not followed`);
    return readBytesNoFollow(path.join(this.root, file), largestLedger);
  }

  /** True if none of the folders on the way is a link. Also of folders that are not there. */
  private isFree(folder: string): boolean {
    if (folder === '.') return true;
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const stat = lstatSync(path.join(this.root, folder), { throwIfNoEntry: false });
    const free = stat?.isSymbolicLink() !== true && this.isFree(path.posix.dirname(folder));
    this.folders.set(folder, free);
    return free;
  }
}

function rowsIn(
  root: string,
  paths: readonly string[],
  safe: SafeReader,
): Map<string, readonly Row[] | { fault: string }> {
  const rows = new Map<string, readonly Row[] | { fault: string }>();
  for (const file of new Set(paths)) {
    try {
      rows.set(file, rowsOfView(file, safe.read(file)));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id !== 'missing-input') rows.set(file, { fault: error.message.replace(`${root}/`, '') });
    }
  }
  return rows;
}

function foldersNamed(rows: ReadonlyMap<string, readonly Row[] | { fault: string }>, inRegistry: boolean): Set<string> {
  const folders = new Set<string>();
  for (const [file, found] of rows) {
    if ('fault' in found || file.endsWith('.csv') !== inRegistry) continue;
    for (const { line } of found)
      for (const [folder] of line.toString('utf8').matchAll(/gate_results\/[^/\s"`|,]+/g)) folders.add(folder);
  }
  return folders;
}

function unstatedFolders(root: string, book: Book, guarded: readonly string[]): Facts['folders'] {
  const stated = new Set<string>();
  const reports = new Map<string, string[]>();
  for (const file of guarded) {
    const folder = resultFolderOf(file);
    if (folder === undefined) continue;
    if (book.statementOf(file) !== undefined) stated.add(folder);
    const known = reports.get(folder) ?? [];
    if (isReport(file)) known.push(file);
    reports.set(folder, known);
  }
  return new Map(
    [...reports].filter(([folder]) => !stated.has(folder)).map(([folder, files]) => [folder, reportsSay(root, files)]),
  );
}

function reportsSay(root: string, files: readonly string[]): { tags: string[]; unread: string[] } {
  const [tags, unread]: [string[], string[]] = [[], []];
  for (const file of files) {
    try {
      const text = readBytesNoFollow(path.join(root, file)).toString('utf8');
      const stated = tagsStatedIn(text);
      tags.push(...stated);
      if (stated.length === 0) JSON.parse(text.replace(/\b(?:NaN|-?Infinity)\b/g, 'null'));
    } catch {
      unread.push(file);
    }
  }
  return { tags, unread };
}

/** Of runs that have no end in the log, and of those with files that it does not state: which are alive. */
function aliveRuns(root: string, book: Book, guarded: readonly string[], now: Date): Facts['alive'] {
  const candidates = new Set<string>();
  for (const { subject, end } of book.runs.runs.values()) if (end === undefined) candidates.add(subject);
  for (const file of guarded) {
    const run = runFolderOf(file);
    if (run !== undefined && !candidates.has(run) && book.statementOf(file) === undefined) candidates.add(run);
  }
  const subjects = new Set<string>();
  const tags = new Set<string>();
  for (const subject of candidates) {
    const run = runAt(path.join(root, subject));
    const { state, status } = stateOfRun(run);
    const heartbeat = status.state === 'read' ? Date.parse(status.value.heartbeat_at) : NaN;
    const isOpen =
      state === 'running' ||
      state === 'queued' ||
      (state === 'unknown' && (isLaunched(documentsOf(run)) || Math.abs(now.getTime() - heartbeat) < freshHeartbeatMs));
    if (!isOpen) continue;
    subjects.add(subject);
    const tag = book.runs.runs.get(subject)?.tag ?? (status.state === 'read' ? status.value.decision_tag : null);
    if (tag) tags.add(tag);
  }
  return { subjects, tags };
}

/** Files of the log and its policy that everybody may write. */
function openFiles(root: string): string[] {
  const entries = entriesFolder();
  const own = listSegments(root, entries).map((name) => `${entries}/${name}`);
  const folders = [entries, checkpointsFolder].filter((folder) => folderFault(root, folder) === undefined);
  return [policyFile, ...folders, ...own].filter((file) => {
    const stat = lstatSync(path.join(root, file), { throwIfNoEntry: false });
    return stat !== undefined && !stat.isSymbolicLink() && (stat.mode & 0o002) !== 0;
  });
}
