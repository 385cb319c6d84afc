/**
 * Entries of runs: that one was started, how it ended, and that one is lost (contract 20.4). official-run needs no
 * `pending/`: the start is its intent.
 */
import path from 'node:path';
import {
  Failure,
  type CheckedInput,
  type EvidenceEntry,
  type EvidencePolicy,
  type PendingEntry,
  type StatedFile,
} from '@gatehouse/contracts';
import { documentsOf, isLaunched, processesOf, runAt, stateOfRun, type RunState } from '@gatehouse/runs';
import { findGlob } from '@gatehouse/system';
import { append, logEnd, withLogLock, type AppendOptions } from './append';
import { draftEntry, notEntered, policyOf } from './logged-step';
import { parseEntry } from './entry';
import { newestFiles, statedOnce } from './newest';
import { publishPending } from './pending';
import { policyFile, runFolderOf } from './place';
import { entriesFolder, linesOf, listSegments, readSegment } from './segments';
import { growingFiles, placeInLog, resultFolders, sorted, statedInput, statementOfRun } from './statement';
import { keepsLog } from './step';
import { changesOf } from './unchanged';

export interface RunFacts {
  /** Run directory, relative. */
  subject: string;
  tag: string;
  /** Absolute path of the freeze that the run rests on. */
  freeze?: string | undefined;
}

export interface RunEnding extends RunFacts {
  verdict: 'succeeded' | 'failed' | 'blocked' | 'interrupted';
  /** Phase of its result.json. */
  phase: string;
  startedAt: Date;
  /** What passed the data gate. */
  data?: CheckedInput | undefined;
  /** Absolute path of a path in `data`. */
  resolve(given: string): string;
  /** Absolute paths of configurations that the run read. */
  configurations?: readonly string[];
  /** Glob of the workflow's reports, where its settings name one. */
  reportGlob?: string | undefined;
  /** Files that processes of the run still have open, relative: they may grow. */
  inUse?: readonly string[];
}

export interface RunLogOptions extends AppendOptions {
  tool: string;
  /** A job on a node, which leaves its entry to the submitting side. */
  isJob?: boolean;
}

/** The log as official-run and what goes on with its runs use it. */
export class RunLog {
  /** The start of the run, when it could not be entered. */
  private unstarted: PendingEntry | undefined;

  constructor(
    private readonly root: string,
    private readonly policy: EvidencePolicy,
    private readonly options: RunLogOptions,
  ) {}

  /**
   * Throws Failure `refused` when one of these files, absolute, is not what the log says was left: a run is not built
   * on it.
   */
  require(files: readonly string[]): void {
    const places = files.flatMap((file) => placeInLog(this.root, file) ?? []);
    const [problem] = changesOf(this.root, places).values();
    if (problem !== undefined) throw new Failure('refused', problem);
  }

  /** Throws Failure `refused`, `busy`, `io`: then nothing heavy may run. */
  async started({ subject, tag, freeze }: RunFacts, data: string | undefined): Promise<void> {
    const inputs = [
      freeze === undefined ? [] : (statedInput(this.root, freeze, 'fixed') ?? []),
      unread(this.root, data),
    ];
    const entry = { ...this.draft('run_started', subject, tag), inputs: sorted(inputs.flat()) };
    this.unstarted = { ...entry, note: 'entered with the end' };
    await this.append(entry);
    this.unstarted = undefined;
  }

  /**
   * Says what of the run is not stated, and why. A start that could not be entered is entered with it: no run ends that
   * has not begun. Throws Failure as started; `done, but not in the evidence log`.
   */
  async finished(ending: RunEnding): Promise<string[]> {
    const { subject, tag, verdict, phase, startedAt, inUse = [] } = ending;
    const clockSlack = 5_000; // ms, of a file server
    const results = resultFolders(this.root, startedAt.getTime() - clockSlack, ending.reportGlob).get(tag) ?? [];
    const { files, skipped } = statementOfRun(this.root, subject, results, 'fixed');
    const growing = growingFiles(this.root);
    const stated = files.map((file): StatedFile => (inUse.includes(file.path) ? { ...file, kind: 'grows' } : file));
    const entry: PendingEntry = {
      ...this.draft('run_finished', subject, tag),
      verdict,
      note: phase,
      inputs: sorted(this.inputsOf(ending)),
      files: sorted([...stated, ...growing.files]),
    };
    try {
      if (this.options.isJob === true) publishPending(this.root, entry);
      else await this.append(...this.lateStart(subject), entry);
    } catch (error) {
      throw notEntered(error, { files: [{ path: `--run ${subject}`, bytes: null, sha256: null, kind: 'fixed' }] });
    }
    return [
      ...skipped.map(
        (file) =>
          `${file} is a link or a device, of which the evidence log states nothing; verify-evidence will name it`,
      ),
      ...growing.shrunk.map(
        (file) =>
          `${file} does not only grow, so the evidence log states it no longer; next: record-evidence ${file} --kind rewritten --note TEXT`,
      ),
    ];
  }

  private lateStart(subject: string): PendingEntry[] {
    return this.unstarted === undefined || this.isOpen(subject) ? [] : [this.unstarted];
  }

  /**
   * Enters that started runs without an end that live no more are lost; `only`: of this run directory. Gives those that
   * were entered.
   */
  async lost(only?: string): Promise<EvidenceEntry[]> {
    const open = openRuns(this.root).filter(({ subject }) => only === undefined || subject === only);
    const drafts = open.flatMap(({ subject, tag }) => this.lostRun(subject, tag) ?? []);
    if (drafts.length === 0) return [];
    return withLogLock(this.root, this.policy, this.options, (write) => {
      // Somebody else may have entered it meanwhile.
      const still = new Set<string | null>(openRuns(this.root).map(({ subject }) => subject));
      return drafts.filter(({ subject }) => still.has(subject)).flatMap(write);
    });
  }

  /** Takes into the log what a job on a node has left for it. Throws Failure `busy`, `io`. */
  async settled(): Promise<void> {
    await withLogLock(this.root, this.policy, this.options, () => undefined);
  }

  /** Undefined while it lives, or cannot be judged from here. */
  lostRun(subject: string, tag: string | null): PendingEntry | undefined {
    const run = runAt(path.join(this.root, subject));
    const state = stateOfRun(run);
    const verdict = verdictOf(state);
    if (verdict === undefined) return undefined;
    // A launched run is lost by its own document, and whoever waits for it has its tag on the command line.
    if (!isLaunched(documentsOf(run)) && processesOf(run).length > 0) return undefined;
    const results = tag === null ? [] : (resultFolders(this.root).get(tag) ?? []);
    const { files } = statementOfRun(this.root, subject, results, 'rewritten');
    const result = state.result.state === 'read' ? state.result.value : undefined;
    return {
      ...this.draft('run_lost', subject, tag),
      verdict,
      witnessed: false,
      note: result?.phase ?? state.evidence[0] ?? null,
      files: sorted(files),
    };
  }

  /** Enters a run directory that was fetched from another host. Throws as receivedRun, `busy`, `io`. */
  async received(subject: string, tag: string | null): Promise<void> {
    const draft = this.receivedRun(subject, tag);
    if (draft !== undefined) await this.append(draft);
  }

  /**
   * Undefined where the log has all of it already. Throws Failure `refused` for a file that it states `fixed` with other
   * bytes: an entry that states these too would be there for ever.
   */
  receivedRun(subject: string, tag: string | null): PendingEntry | undefined {
    const draft = this.receivedAs(subject, tag);
    const known = newestFiles(
      this.root,
      draft.files.map(({ path: file }) => file),
    );
    const others = draft.files.filter(({ path: file, sha256 }) => known.get(file)?.stated.sha256 !== sha256);
    const forged = others.find(({ path: file }) => known.get(file)?.stated.kind === 'fixed');
    if (forged !== undefined)
      throw new Failure('refused', statedOnce(forged.path, known.get(forged.path)?.entry as EvidenceEntry));
    return others.length === 0 ? undefined : draft;
  }

  private receivedAs(subject: string, tag: string | null): PendingEntry {
    const { result } = stateOfRun(runAt(path.join(this.root, subject)));
    const results = tag === null ? [] : (resultFolders(this.root).get(tag) ?? []);
    return {
      ...this.draft('received', subject, tag),
      verdict: (result.state === 'read' ? result.value.outcome : undefined) ?? null,
      note: (result.state === 'read' ? result.value.phase : undefined) ?? null,
      files: sorted(statementOfRun(this.root, subject, results).files),
    };
  }

  /** Has the log a start of this run and no end? */
  isOpen(subject: string): boolean {
    return openRuns(this.root).some((run) => run.subject === subject);
  }

  private inputsOf({ data, resolve, freeze, configurations = [] }: RunEnding): StatedFile[] {
    const checked = data?.files ?? (data === undefined ? [] : [data]);
    return [
      ...checked.map(({ path: given, bytes, sha256 }): StatedFile => {
        const file = resolve(given);
        return { path: placeInLog(this.root, file) ?? file, bytes, sha256, kind: 'source' };
      }),
      ...policies(this.root, configurations).flatMap((file) => statedInput(this.root, file, 'source') ?? []),
      ...(freeze === undefined ? [] : this.unchanged(freeze)),
    ];
  }

  /** What was changed meanwhile is not stated: that would make it what was left. */
  private unchanged(file: string): StatedFile[] {
    const stated = statedInput(this.root, file, 'fixed');
    return stated === undefined || changesOf(this.root, [stated.path]).size > 0 ? [] : [stated];
  }

  private draft(event: PendingEntry['event'], subject: string, tag: string | null): PendingEntry {
    return { ...draftEntry(this.root, this.options.tool, event), decision_tag: tag, subject };
  }

  private append(...drafts: PendingEntry[]): Promise<EvidenceEntry[]> {
    return append(this.root, this.policy, drafts, this.options);
  }
}

/** The log of a repository that keeps one, for its runs. Throws as openStep. */
export function openRunLog(root: string, options: RunLogOptions): RunLog | undefined {
  if (!keepsLog(root)) return undefined;
  const policy = policyOf(root);
  logEnd(root, policy);
  return new RunLog(root, policy, options);
}

/** Data that nobody has read yet. */
function unread(root: string, data: string | undefined): StatedFile[] {
  return data === undefined
    ? []
    : [{ path: placeInLog(root, data) ?? data, bytes: null, sha256: null, kind: 'source' }];
}

/** Settings and policies of the repository, and the configurations that were named. */
function policies(root: string, named: readonly string[]): string[] {
  const ofRepository = ['gatehouse.json', 'configs/research/*.json'].flatMap((glob) =>
    findGlob(root, glob).map(({ path: file }) => file),
  );
  return [...ofRepository.filter((file) => file !== policyFile).map((file) => path.join(root, file)), ...named];
}

function verdictOf({ state }: RunState): PendingEntry['verdict'] | undefined {
  return state === 'queued' || state === 'running' || state === 'unknown' ? undefined : state;
}

const events = ['run_started', 'run_finished', 'run_lost', 'received'].map((event) =>
  Buffer.from(`"event":"${event}"`),
);

/** Runs that the log says were started and not how they ended. Only lines of such events are parsed. */
export function openRuns(root: string): { subject: string; tag: string | null }[] {
  const open = new Map<string, string | null>();
  const folder = entriesFolder();
  for (const name of listSegments(root, folder))
    for (const line of linesOf(readSegment(root, `${folder}/${name}`))) {
      if (!events.some((event) => line.includes(event))) continue;
      const parsed = parseEntry(line);
      if (!('entry' in parsed) || parsed.entry.subject === null) continue;
      const { event, subject, decision_tag: tag } = parsed.entry;
      if (runFolderOf(subject) !== subject) continue;
      if (event === 'run_started') open.set(subject, tag);
      else open.delete(subject);
    }
  return [...open].map(([subject, tag]) => ({ subject, tag }));
}
