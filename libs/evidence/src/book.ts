/**
 * What a log states, read entry by entry: the newest statement of each path, every statement of what grows, views,
 * removals (contract 22.4 to 22.7).
 */
import type { EvidenceEntry, EvidenceFinding, EvidenceNote, StatedFile, StatedView } from '@gatehouse/contracts';
import { RunBook } from './run-book';

/** The newest that a log says of a path. */
export interface Statement {
  file: StatedFile;
  /** Index of the entry. */
  entry: number;
}

export interface Sighting {
  view: StatedView;
  entry: number;
  event: EvidenceEntry['event'];
}

/** A stage check that an entry states. */
export interface LoggedCheck {
  entry: number;
  tag: string;
  /** Directory of the check. */
  subject: string;
  verdict: EvidenceEntry['verdict'];
}

/** A run that was finalized: its row and the report it rests on. */
export interface Finalized {
  entry: number;
  subject: string;
  inputs: readonly StatedFile[];
  /** The row it added, the last of its view. */
  row: { path: string; line: string } | undefined;
}

function isCheck({ event, subject }: EvidenceEntry): boolean {
  return event === 'stage_checked' || (event === 'adopted' && subject?.startsWith('audit/stage_checks/') === true);
}

export class Book {
  readonly findings: EvidenceFinding[] = [];
  readonly notes: EvidenceNote[] = [];
  readonly runs = new RunBook();
  readonly views = new Map<string, Sighting[]>();
  readonly grows = new Map<string, Statement[]>();
  /** Removed path → entry that says so. */
  readonly removed = new Map<string, number>();
  /** Commit → first entry that names it. */
  readonly commits = new Map<string, number>();
  readonly checks: LoggedCheck[] = [];
  readonly finalized: Finalized[] = [];
  /** Count of entries that were not witnessed, by event. */
  readonly unwitnessed = new Map<string, number>();
  private readonly newest = new Map<string, Statement>();
  /** Earlier sums of a path that is stated with others now. */
  private readonly earlier = new Map<string, Statement[]>();
  /** Statements of runs that were taken for lost and ended after all. */
  private readonly superseded = new Set<number>();
  private readonly partsOfLost = new Map<string, number[]>();
  private readonly writers: string[] = [];

  add(entry: EvidenceEntry, index: number): void {
    this.writers[index] = `${entry.tool}, ${entry.at}`;
    if (!entry.witnessed) this.unwitnessed.set(entry.event, (this.unwitnessed.get(entry.event) ?? 0) + 1);
    if (entry.note === 'recovered' || entry.note?.startsWith('unfinished ') === true) this.recovered(entry, index);
    if (entry.git_commit !== null && !this.commits.has(entry.git_commit)) this.commits.set(entry.git_commit, index);
    this.supersede(entry, index);
    for (const file of entry.inputs) this.state(file, index, true);
    for (const file of entry.files) this.state(file, index, false);
    for (const view of entry.views) this.see(view, index, entry.event);
    for (const { path } of entry.removed) this.removed.set(path, index);
    this.runs.add(entry, index);
    if (isCheck(entry) && entry.subject !== null && entry.decision_tag !== null)
      this.checks.push({ entry: index, tag: entry.decision_tag, subject: entry.subject, verdict: entry.verdict });
    if (entry.event === 'finalized' && entry.subject !== null)
      this.finalized.push({
        entry: index,
        subject: entry.subject,
        inputs: entry.inputs,
        row: entry.views.flatMap(({ path, added }) => added.map((line) => ({ path, line }))).at(-1),
      });
  }

  /** What counts of a path now; undefined when nothing does. */
  statementOf(path: string): Statement | undefined {
    const statement = this.newest.get(path);
    return statement === undefined || this.isVoid(path, statement.entry) ? undefined : statement;
  }

  /** Every path with what counts of it. */
  *statements(): Generator<[path: string, statement: Statement]> {
    const none = this.removed.size === 0 && this.superseded.size === 0;
    for (const [path, statement] of this.newest)
      if (none || !this.isVoid(path, statement.entry)) yield [path, statement];
  }

  /** The statements of a path that grows which still count. */
  growthOf(path: string): Statement[] {
    return (this.grows.get(path) ?? []).filter(({ entry }) => !this.isVoid(path, entry));
  }

  /** `entry 17 (update-registry, 2026-03-02T07:20:11.000Z)`. */
  nameOf(index: number): string {
    return `entry ${index} (${this.writers[index] ?? 'unknown'})`;
  }

  /** An earlier entry that stated these bytes of the path. */
  earlierWith(path: string, sha256: string): number | undefined {
    return this.earlier.get(path)?.find(({ file }) => file.sha256 === sha256)?.entry;
  }

  /** Was the path, or a folder it lies in, removed after this entry? */
  isRemoved(path: string, since = -1): boolean {
    if (this.removed.size === 0) return false;
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
      if ((this.removed.get(at) ?? -1) > since) return true;
    return false;
  }

  private isVoid(path: string, entry: number): boolean {
    return this.superseded.has(entry) || this.isRemoved(path, entry);
  }

  private state(file: StatedFile, index: number, isInput: boolean): void {
    const { path, sha256: sum, kind } = file;
    if (sum === null) return; // not read by anybody yet
    const before = this.statementOf(path);
    if (before !== undefined && before.file.sha256 !== sum) {
      if (before.file.kind === 'fixed') this.contradicted('overwritten', file, index, before);
      else if (before.file.kind === 'rewritten' && isInput) this.contradicted('changed_between', file, index, before);
      const known = this.earlier.get(path) ?? [];
      known.push(before);
      this.earlier.set(path, known);
    }
    if (kind === 'grows') {
      const known = this.grows.get(path) ?? [];
      known.push({ file, entry: index });
      this.grows.set(path, known);
    }
    // The sum stays that of the entry which left it, unless how it is judged has changed.
    const isSame = before !== undefined && before.file.sha256 === sum && before.file.kind === kind;
    this.newest.set(path, { file: isSame && before.file.bytes !== null ? before.file : file, entry: index });
  }

  private contradicted(
    code: 'overwritten' | 'changed_between',
    { path, sha256: sum }: StatedFile,
    index: number,
    before: Statement,
  ): void {
    const what = code === 'overwritten' ? 'states' : 'found';
    this.findings.push({
      code,
      place: path,
      entry: index,
      message: `${this.nameOf(before.entry)} left sha256 ${before.file.sha256}, ${this.nameOf(index)} ${what} ${sum}`,
      next: 'see who wrote these entries: the tools refuse such a step',
    });
  }

  private see(view: StatedView, entry: number, event: EvidenceEntry['event']): void {
    const known = this.views.get(view.path) ?? [];
    const before = known.at(-1);
    if (before !== undefined && view.path.endsWith('.csv') && view.before.sha256 !== before.view.after.sha256)
      this.findings.push({
        code: 'changed_between',
        place: view.path,
        entry,
        message: `${this.nameOf(before.entry)} left ${before.view.after.rows} rows with sha256 ${before.view.after.sha256}, ${this.nameOf(entry)} found ${view.before.rows} with ${view.before.sha256}`,
        next: 'see who wrote these entries: the tools refuse such a step',
      });
    known.push({ view, entry, event });
    this.views.set(view.path, known);
  }

  /** A run that was taken for lost and ended after all is judged by what its end states. */
  private supersede({ event, subject }: EvidenceEntry, index: number): void {
    if (subject === null) return;
    if (event === 'files' || event === 'run_lost') {
      const parts = this.partsOfLost.get(subject) ?? [];
      parts.push(index);
      this.partsOfLost.set(subject, parts);
    } else if (event === 'run_finished' && this.runs.runs.get(subject)?.end?.event === 'run_lost') {
      const lost = this.runs.runs.get(subject)?.end?.entry ?? -1;
      for (const part of this.partsOfLost.get(subject) ?? []) if (part <= lost) this.superseded.add(part);
    }
  }

  private recovered({ note, event }: EvidenceEntry, index: number): void {
    this.notes.push({
      code: 'recovered',
      place: `entry ${index}`,
      entry: index,
      message:
        note === 'recovered'
          ? `${event}: its writer was killed, the next one entered it`
          : `${note}: its writer was killed`,
      next: null,
    });
  }
}
