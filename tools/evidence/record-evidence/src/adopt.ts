/** An existing trail taken over as it lies there (contract 20.10): what is there is stated, not that it is true. */
import path from 'node:path';
import {
  Failure,
  parseJson,
  type PendingEntry,
  type RunResult,
  type StatedFile,
  type StatedView,
} from '@gatehouse/contracts';
import {
  changedRows,
  draftEntry,
  filesIn,
  growingFiles,
  ledgersOf,
  readLog,
  registryFile,
  resultFolders,
  segmentsOf,
  sorted,
  statedFile,
  statementOfRun,
  viewOf,
  type Book,
  type RunLog,
} from '@gatehouse/evidence';
import { ifThere, readBytesNoFollow, readTextIfThere, type Reading } from '@gatehouse/files';
import { cleanupLog } from '@gatehouse/records';
import {
  documentsOf,
  isLaunched,
  listRuns,
  processesOf,
  runsFolder,
  stateOfRun,
  tagIn,
  type Run,
} from '@gatehouse/runs';

const checksFolder = 'audit/stage_checks';
const registryFolder = 'audit/factor_registry';
/** A run of another host whose heartbeat is older than this lives no more. */
const staleHeartbeatMs = 120_000;

export interface AdoptContext {
  root: string;
  tool: string;
  now: Date;
  log: RunLog;
  note(text: string): void;
}

/**
 * Entries for all that no entry speaks of yet: runs first, the oldest before the others. Runs that are alive are left
 * to their own end.
 */
export function adoptions(around: AdoptContext): PendingEntry[] {
  const { root } = around;
  const { book } = readLog(segmentsOf(root, 'audit/evidence_log/entries'), { log: undefined });
  const isNew = (file: StatedFile): boolean => book.statementOf(file.path) === undefined;
  const living = new Set<string>();
  const runs = listRuns(root)
    .reverse()
    .flatMap((run) => adoptedRun(around, book, run, living) ?? []);
  const others = [
    ...resultEntries(around, living),
    ...checkEntries(around),
    ...['runs/freeze', 'docs/production_research/waivers'].flatMap((folder) => singleEntries(around, folder)),
  ]
    .map((entry) => ({ ...entry, files: sorted(entry.files.filter(isNew)) }))
    .filter(({ files }) => files.length > 0);
  return [...runs, ...others, ...recordEntry(around, isNew)];
}

function adopted({ root, tool }: AdoptContext): PendingEntry {
  return { ...draftEntry(root, tool, 'adopted'), witnessed: false };
}

function adoptedRun(around: AdoptContext, book: Book, run: Run, living: Set<string>): PendingEntry | undefined {
  const { root, now, log } = around;
  const subject = `${runsFolder}/${run.name}`;
  const documents = documentsOf(run);
  const { context, status, result } = documents;
  const tag = tagIn([context, status, result]) ?? null;
  const { state } = stateOfRun(run);
  const heartbeat = status.state === 'read' ? Date.parse(status.value.heartbeat_at) : NaN;
  const isElsewhere =
    state === 'unknown' && (isLaunched(documents) || Math.abs(now.getTime() - heartbeat) < staleHeartbeatMs);
  if (state === 'running' || state === 'queued' || isElsewhere || carriesTag(run, result)) {
    if (tag !== null) living.add(tag);
    around.note(`${subject}: the run is alive, or cannot be judged from this host; it enters its own end`);
    return undefined;
  }
  if (book.runs.knows(subject)) return undefined;
  if (result.state !== 'read') return log.lostRun(subject, tag);
  return {
    ...adopted(around),
    decision_tag: tag,
    subject,
    verdict: state === 'unknown' || state === 'lost' ? 'lost' : state,
    note: result.value.phase ?? null,
    files: sorted(statementOfRun(root, subject, []).files),
  };
}

/**
 * Whether a process has the tag of a run without a result on its command line. Of a run with one it would be of another
 * repository: what such a run left is named in its result.
 */
export function carriesTag(run: Run, { state }: Reading<RunResult>): boolean {
  return state !== 'read' && processesOf(run).length > 0;
}

/** One for each folder of results, those of living runs and of work outside official runs left out. */
function resultEntries(around: AdoptContext, living: ReadonlySet<string>): PendingEntry[] {
  return [...resultFolders(around.root)]
    .filter(([tag]) => !living.has(tag))
    .flatMap(([tag, folders]) =>
      folders.map((folder) => ({
        ...adopted(around),
        decision_tag: tag,
        subject: folder,
        files: statementOfRun(around.root, folder, []).files,
      })),
    )
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

function checkEntries(around: AdoptContext): PendingEntry[] {
  const folders = new Set(
    filesIn(around.root, checksFolder).map(({ path: file }) => file.split('/').slice(0, 3).join('/')),
  );
  return [...folders].sort().map((subject) => {
    const { tag, passed } = checkIn(path.join(around.root, subject, 'stage_check.json'));
    return {
      ...adopted(around),
      decision_tag: tag,
      subject,
      verdict: passed === undefined ? null : passed ? 'pass' : 'fail',
      files: statementOfRun(around.root, subject, []).files,
    };
  });
}

function checkIn(file: string): { tag: string | null; passed: boolean | undefined } {
  try {
    const text = readTextIfThere(file);
    const check = text === undefined ? undefined : (parseJson(text, file) as Record<string, unknown> | null);
    const { decision_tag: tag, overall_pass: passed } = check ?? {};
    return {
      tag: typeof tag === 'string' ? tag : null,
      passed: typeof passed === 'boolean' ? passed : undefined,
    };
  } catch (error) {
    if (error instanceof Failure) return { tag: null, passed: undefined }; // stated as it is, damaged
    throw error;
  }
}

/** One for each file. */
function singleEntries(around: AdoptContext, folder: string): PendingEntry[] {
  return filesIn(around.root, folder).flatMap(({ path: file, isLink }) => {
    const stated = isLink ? undefined : statedFile(around.root, file);
    return stated === undefined ? [] : [{ ...adopted(around), files: [stated] }];
  });
}

/**
 * One for what all decisions share: rows of the ledger, registry, leaderboard, queue, the cleanup log, files that runs
 * add to.
 */
function recordEntry(around: AdoptContext, isNew: (file: StatedFile) => boolean): PendingEntry[] {
  const { root } = around;
  const places = [
    ...filesIn(root, registryFolder)
      .filter(({ isLink }) => !isLink)
      .map(({ path: file }) => file),
    cleanupLog,
  ];
  const files = [...places.flatMap((file) => statedFile(root, file) ?? []), ...growingFiles(root).files].filter(isNew);
  const registry = files.some(({ path: file }) => file === registryFile) ? [registryFile] : [];
  const views = [...ledgersOf(root), ...registry].flatMap((file) => viewIn(root, file) ?? []);
  return files.length + views.length === 0 ? [] : [{ ...adopted(around), files: sorted(files), views }];
}

/** Rows that nobody has stated; nothing where those that were stated are not what they were. */
function viewIn(root: string, file: string): StatedView | undefined {
  const bytes = ifThere(() => readBytesNoFollow(path.join(root, file), 2 ** 30));
  if (bytes === undefined || changedRows(root, file, bytes).length > 0) return undefined;
  return viewOf(root, file, bytes, bytes);
}
