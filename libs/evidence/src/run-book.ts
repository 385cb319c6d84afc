/** What the log says of runs: which were started, how each ended, what each left (contract 22.8). */
import type { EvidenceEntry, EvidenceFinding, StatedFile } from '@gatehouse/contracts';
import { isReport, runFolderOf } from './place';

/** How a run ended, or that it was taken over as it lay there. */
export interface RunEnd {
  entry: number;
  event: EvidenceEntry['event'];
  verdict: EvidenceEntry['verdict'];
  /** Of a run that ended by itself, the phase of its result.json. */
  note: string | null;
  witnessed: boolean;
}

export interface LoggedRun {
  /** Run directory, relative. */
  subject: string;
  tag: string | null;
  /** Entries that say it began here: `run_started`, or `received`. */
  starts: number[];
  end: RunEnd | undefined;
  /** Its reports, by path. */
  reports: Set<string>;
  /** Sums of the data that it used, as its end states them. */
  data: readonly StatedFile[];
  /** Does a registry row rest on one of its reports? */
  isRegistered: boolean;
  /** Known without having been seen: adopted, or found dead. */
  isAdopted: boolean;
}

const ends: readonly EvidenceEntry['event'][] = ['run_finished', 'run_lost', 'received', 'adopted'];

export class RunBook {
  readonly runs = new Map<string, LoggedRun>();
  readonly findings: EvidenceFinding[] = [];
  /** Ends of which no start was seen, by run directory. */
  private readonly orphans = new Map<string, number>();
  private readonly ofReport = new Map<string, LoggedRun>();

  /** Is this run directory one of a run that the log knows? An end without a start makes none known. */
  knows(subject: string): boolean {
    const run = this.runs.get(subject);
    return run !== undefined && (run.starts.length > 0 || run.isAdopted);
  }

  add(entry: EvidenceEntry, index: number): void {
    const { event, subject } = entry;
    if (event === 'registered') return this.register(entry);
    if (subject === null || runFolderOf(subject) !== subject) return;
    if (event === 'files') return this.addReports(this.runOf(entry, subject), entry);
    if (event === 'run_started') {
      const run = this.runOf(entry, subject);
      run.starts.push(index);
    } else if (ends.includes(event)) this.end(this.runOf(entry, subject), entry, index);
  }

  private end(run: LoggedRun, entry: EvidenceEntry, index: number): void {
    const { event, verdict, note, witnessed } = entry;
    if (event === 'adopted' || event === 'run_lost') run.isAdopted = true;
    // Fetched again, because there was more of it, it is the same run.
    if (event === 'received' && run.starts.length === 0) run.starts.push(index);
    if (event === 'run_finished' && run.starts.length === 0) this.orphans.set(run.subject, index);
    if (run.end === undefined || run.end.event !== 'run_finished')
      run.end = { entry: index, event, verdict, note, witnessed };
    run.data = entry.inputs.filter(({ kind, sha256 }) => kind === 'source' && sha256 !== null);
    this.addReports(run, entry);
  }

  private register({ inputs }: EvidenceEntry): void {
    for (const { path } of inputs) {
      const run = this.ofReport.get(path);
      if (run !== undefined) run.isRegistered = true;
    }
  }

  private addReports(run: LoggedRun, { files }: EvidenceEntry): void {
    for (const { path } of files) {
      if (!isReport(path)) continue;
      run.reports.add(path);
      this.ofReport.set(path, run);
    }
  }

  private runOf({ decision_tag: tag }: EvidenceEntry, subject: string): LoggedRun {
    const known = this.runs.get(subject);
    if (known !== undefined) {
      known.tag ??= tag;
      return known;
    }
    const run: LoggedRun = {
      subject,
      tag,
      starts: [],
      end: undefined,
      reports: new Set(),
      data: [],
      isRegistered: false,
      isAdopted: false,
    };
    this.runs.set(subject, run);
    return run;
  }

  /** Findings on starts, ends and tags. `isOver`: does the run live no more, or was it removed? */
  judge(isOver: (run: LoggedRun) => boolean): EvidenceFinding[] {
    const found: EvidenceFinding[] = [];
    for (const run of this.runs.values()) {
      const [start] = run.starts;
      const orphan = this.orphans.get(run.subject);
      if (orphan !== undefined)
        found.push({
          code: 'run_without_start',
          place: run.subject,
          entry: orphan,
          message: `entry ${orphan} says how it ended, no entry before it that it was started`,
          next: 'restore audit/evidence_log from git or a copy',
        });
      if (run.end === undefined && start !== undefined && isOver(run))
        found.push({
          code: 'run_unsealed',
          place: run.subject,
          entry: start,
          message: `entry ${start} says that it was started, none how it ended, and it is not alive`,
          next: `record-evidence --run ${run.subject}`,
        });
    }
    return [...found, ...this.tagsUsedTwice()];
  }

  private tagsUsedTwice(): EvidenceFinding[] {
    const ofTag = new Map<string, { entry: number; run: LoggedRun; isAdopted: boolean }[]>();
    for (const run of this.runs.values()) {
      if (run.tag === null) continue;
      const uses = ofTag.get(run.tag) ?? [];
      for (const entry of run.starts) uses.push({ entry, run, isAdopted: false });
      if (run.starts.length === 0 && run.isAdopted) uses.push({ entry: run.end?.entry ?? -1, run, isAdopted: true });
      ofTag.set(run.tag, uses);
    }
    const found: EvidenceFinding[] = [];
    for (const [tag, uses] of ofTag) {
      if (uses.length < 2) continue;
      uses.sort((a, b) => a.entry - b.entry);
      const later = uses.find((use, at) => !use.isAdopted && uses.slice(0, at).some(({ run }) => usesTag(run)));
      const earlier = uses.find(({ run }) => usesTag(run));
      if (later === undefined || earlier === undefined) continue;
      found.push({
        code: 'tag_twice',
        place: tag,
        entry: later.entry,
        message: `entry ${earlier.entry} has it for ${earlier.run.subject}, entry ${later.entry} for ${later.run.subject}`,
        next: 'a rerun takes a new tag; see which of the two is the decision',
      });
    }
    return found;
  }
}

/** A run that was refused before anything was judged has not used its tag (contract 3.5). */
function usesTag({ end }: LoggedRun): boolean {
  return !(end?.verdict === 'blocked' && (end.note === 'preflight' || end.note === 'submit'));
}
