/** The repository as retention sees it: runs, references, rows, reports and notes (contract 16.3). */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Failure, productionGatesReport, type RetentionPolicy } from '@gatehouse/contracts';
import { inspectDocument, readBytes } from '@gatehouse/files';
import { decisionNotes, defaultStageLog, readLedger, tagsOfLedger } from '@gatehouse/records';
import { listReports, readRunFacts, reportsFolder, reportTag, runsIn, type EngineView } from '@gatehouse/runs';
import { findGlob, matchGlob } from '@gatehouse/system';
import { foldersAround } from './item-path';
import { matchedItem, namesOf } from './matched-item';
import { readSuccessors, type Successors } from './predecessor-chain';
import { ReferenceReader, reportFiles, stateOf, type References } from './references';
import { tableOf, type RunTable } from './run-table';

/** The decision tags in a CSV. */
export type TagsInTable = (bytes: Buffer, file: string) => ReadonlySet<string>;

/** The repository as it stands, as far as retention depends on it. */
export interface RetentionView {
  runs: RunTable;
  references: References;
  successors: Successors;
  /** Tags that ledger, registries or reports have. */
  recorded: (tag: string) => string | undefined;
  /** Has the ledger a row of this tag? */
  isInLedger: (tag: string) => boolean;
  /** Is the path, relative to the root, what the glob names, in it, or around it? */
  overlaps: (file: string, glob: string) => boolean;
  /** What could not be read; as long as it cannot, neither runs nor freezes nor shards go. */
  problems: readonly string[];
}

const shortestUse = 1000; // ms that a view is used

const registries = ['audit/factor_registry/factor_experiment_registry.csv', 'gate_results/gate_registry.csv'];
/** Where what is recorded while a plan is applied shows first: the files, and the folders in which new ones appear. */
const recordedIn = [
  defaultStageLog,
  ...registries,
  reportsFolder,
  'audit/stage_checks',
  path.posix.dirname(defaultStageLog),
  path.posix.dirname(decisionNotes),
];

/** Reads views of one repository. */
export class RetentionViews {
  private readonly references: ReferenceReader;
  private last: { view: RetentionView; state: string; goodUntil: number } | undefined;

  constructor(
    private readonly root: string,
    private readonly policy: RetentionPolicy,
    private readonly tagsInTable: TagsInTable,
    /** What engines say of launched runs, by name of the run. */
    private readonly engines: ReadonlyMap<string, EngineView>,
  ) {
    this.references = new ReferenceReader(root, policy.references);
  }

  /** True for a path, relative to the root, that is among the records that refer to others. */
  isRecord(file: string): boolean {
    return this.references.isRecord(file);
  }

  /**
   * Like view(), but reuses the records between items; re-reading them per item would take hours. The last view is used
   * again for as long as it took to read, at least a second, unless a run has come up or something was recorded
   * meanwhile: a row, a report, a stage check, a note. What is written into other records within that time might as
   * well have come after the item went. Runs that went away are not in it.
   */
  viewAgain(files: readonly string[]): RetentionView {
    const state = recordedIn.map((file) => stateIn(this.root, file)).join('\n');
    const names = new Set(runsIn(this.root).map(({ name }) => name));
    const { last } = this;
    if (last !== undefined && last.state === state && performance.now() < last.goodUntil) {
      const there = last.view.runs.all.filter(({ run }) => names.delete(run.name));
      if (names.size === 0) {
        if (there.length < last.view.runs.all.length) last.view = { ...last.view, runs: tableOf(there) };
        return last.view;
      }
    }
    const start = performance.now();
    const view = this.view(files);
    const end = performance.now();
    this.last = { view, state, goodUntil: end + Math.max(shortestUse, end - start) };
    return view;
  }

  /** `files` are those that will be judged by it; others can be, in more time. */
  view(files: readonly string[] = []): RetentionView {
    const problems: string[] = [];
    const attempt = <T>(work: () => T, otherwise: T): T => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problems.push(error.message);
        return otherwise;
      }
    };
    const ledger = attempt(() => readLedger(path.join(this.root, defaultStageLog)), undefined);
    const tables = registries.filter((file) => isThere(path.join(this.root, file)));
    const tags = tables.map((file) => ({
      file,
      tags: attempt(
        () => this.tagsInTable(readBytes(path.join(this.root, file), 2 ** 30), path.join(this.root, file)),
        new Set<string>(),
      ),
    }));
    const reportOf = this.reportsByTag(problems);
    const references = this.references.read(files.flatMap((file) => namesOf(matchedItem(this.policy, file))));
    const successors = readSuccessors(this.root);
    const isInLedger = ledger === undefined ? () => false : tagsOfLedger(ledger);
    return {
      runs: tableOf(readRunFacts(this.root, this.engines)),
      references,
      successors,
      isInLedger,
      recorded: (tag) =>
        isInLedger(tag) ? defaultStageLog : (tags.find((table) => table.tags.has(tag))?.file ?? reportOf.get(tag)),
      overlaps: overlapIn(this.root),
      problems: [...new Set([...problems, ...references.unread, ...successors.unread])],
    };
  }

  /** Relative paths of the newest report of each tag; what is damaged goes to `problems`. */
  private reportsByTag(problems: string[]): ReadonlyMap<string, string> {
    const gateReports = new Set(listReports(this.root));
    const reportOf = new Map<string, string>();
    for (const file of new Set([
      ...gateReports,
      ...findGlob(this.root, reportFiles).map(({ path: file }) => path.join(this.root, file)),
    ])) {
      const reading = inspectDocument(productionGatesReport, file);
      // What other workflows leave beside their reports has forms of its own.
      if (reading.state === 'damaged' && gateReports.has(file)) problems.push(reading.problem);
      const tag = reading.state === 'read' ? reportTag(reading.value) : undefined;
      if (tag !== undefined && !reportOf.has(tag)) reportOf.set(tag, path.relative(this.root, file));
    }
    return reportOf;
  }
}

/** What is there is looked for once for each glob. */
function overlapIn(root: string): RetentionView['overlaps'] {
  const around = new Map<string, ReadonlySet<string>>();
  return (file, glob) => {
    if ([...foldersAround(file), file].some((one) => matchGlob(glob, one) !== undefined)) return true;
    const folders =
      around.get(glob) ?? new Set(findGlob(root, glob).flatMap(({ path: found }) => foldersAround(found)));
    around.set(glob, folders);
    return folders.has(file);
  };
}

function stateIn(root: string, file: string): string {
  const stat = lstatSync(path.join(root, file), { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : stateOf(stat);
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
