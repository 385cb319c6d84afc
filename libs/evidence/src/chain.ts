/**
 * The lines of a log one after the other: each must be an entry, have its own index, and `prev` of the line before it
 * (contract 22.3). Chain and tree are made of the same bytes. Everything is judged; nothing stops at the first fault.
 */
import { Failure, type EvidenceEntry, type EvidenceFinding, type EvidenceNote } from '@gatehouse/contracts';
import { noHead, parseEntry, sha256 } from './entry';
import { policyFile } from './place';
import { entriesPerSegment, linesOf, segmentName } from './segments';
import { leafOf, TreeTop, type Sum } from './tree';

/** A file of the log, read when its turn comes. */
export interface Segment {
  /** Relative to the repository. */
  path: string;
  /** Throws Failure for what cannot be read. */
  read(): Buffer;
}

/** What the log was when it had so many entries. */
export interface LogState {
  /** sha256 of the last line, hex. */
  head: string;
  /** Base64. */
  root: string;
  /** The newest `at` of the entries; empty when there are none. */
  newestAt: string;
}

export interface ChainOptions {
  /** Identity that every entry must have; that of the first entry when undefined. */
  log: string | undefined;
  /** How entries are named in findings, before their index. */
  shownAs?: string;
  /** Sizes of which the state is wanted. */
  sizes?: ReadonlySet<number>;
  keepLeaves?: boolean;
  keepHeads?: boolean;
}

export class Chain {
  readonly findings: EvidenceFinding[] = [];
  readonly notes: EvidenceNote[] = [];
  readonly leaves: Sum[] = [];
  /** sha256 of each line. */
  readonly heads: string[] = [];
  head = noHead;
  /** What checkpoints of this log begin with, as its opening says; undefined where it does not. */
  origin: string | undefined;
  private log: string | undefined;
  private at = '';
  private readonly tree = new TreeTop();
  private readonly states = new Map<number, LogState>();
  private newest = '';

  constructor(private readonly options: ChainOptions) {
    this.log = options.log;
    this.remember();
  }

  get size(): number {
    return this.tree.size;
  }

  /** Base64. */
  get root(): string {
    return this.tree.root().toString('base64');
  }

  /** The identity that the entries have. */
  get identity(): string | undefined {
    return this.log;
  }

  /** The state at one of the sizes that were asked for; undefined where the log is shorter. */
  stateAt(size: number): LogState | undefined {
    return this.states.get(size);
  }

  /** The newest `at` of the entries; empty when there are none. */
  get newestAt(): string {
    return this.newest;
  }

  /** The entries of the segments, each with its place in the log; faults go to `findings`. */
  *read(segments: readonly Segment[]): Generator<{ entry: EvidenceEntry; index: number; line: Buffer }> {
    for (const [number, segment] of segments.entries()) {
      const first = this.size;
      const expected = segmentName(first);
      const name = segment.path.slice(segment.path.lastIndexOf('/') + 1);
      if (first % entriesPerSegment !== 0 || name !== expected)
        this.report(
          'log_broken',
          segment.path,
          null,
          `expected ${first % entriesPerSegment === 0 ? expected : `entry ${first} in the segment before it`}`,
        );
      const bytes = this.bytesOf(segment);
      let read = 0;
      for (const line of linesOf(bytes)) {
        read += line.length + 1;
        if (this.size === first + entriesPerSegment)
          this.report('log_broken', segment.path, null, `holds more than ${entriesPerSegment} entries`);
        const found = this.take(line);
        if (found !== undefined) yield { ...found, line };
      }
      if (read < bytes.length) this.unfinished(segment.path, number === segments.length - 1);
    }
  }

  private bytesOf({ path, read }: Segment): Buffer {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.report('log_damaged', path, null, error.message);
      return Buffer.alloc(0);
    }
  }

  private take(line: Buffer): { entry: EvidenceEntry; index: number } | undefined {
    const index = this.size;
    const parsed = parseEntry(line);
    const prev = this.head;
    this.head = sha256(line);
    const leaf = leafOf(line);
    this.tree.add(leaf);
    if (this.options.keepLeaves === true) this.leaves.push(leaf);
    if (this.options.keepHeads === true) this.heads.push(this.head);
    if ('fault' in parsed) {
      this.remember();
      this.report('log_damaged', this.placeOf(index), index, parsed.fault);
      return undefined;
    }
    const { entry } = parsed;
    const faults = [
      ...(entry.index === index ? [] : [`its index is ${entry.index}`]),
      ...(entry.prev === prev ? [] : [`its prev is ${entry.prev}, the line before has ${prev}`]),
      ...this.foreign(entry, index),
    ];
    if (faults.length > 0) this.report('log_broken', this.placeOf(index), index, faults.join('; '));
    this.watchClock(entry, index);
    if (index === 0 && entry.event === 'opened' && entry.note !== null) this.origin = entry.note;
    this.remember();
    return { entry, index };
  }

  private foreign({ log }: EvidenceEntry, index: number): string[] {
    if (this.log === undefined || log === this.log) {
      this.log = log;
      return [];
    }
    const stated = this.log;
    if (index === 0) this.log = log;
    return [`it is of log ${log}, ${index === 0 ? policyFile : 'the log'} of ${stated}`];
  }

  private watchClock({ at }: EvidenceEntry, index: number): void {
    if (this.at !== '' && Date.parse(at) < Date.parse(this.at))
      this.notes.push({
        code: 'clock_back',
        place: this.placeOf(index),
        entry: index,
        message: `was written at ${at}, the entry before at ${this.at}`,
        next: null,
      });
    this.at = at;
    if (this.newest === '' || Date.parse(at) > Date.parse(this.newest)) this.newest = at;
  }

  private remember(): void {
    if (this.options.sizes?.has(this.size) === true)
      this.states.set(this.size, { head: this.head, root: this.root, newestAt: this.newest });
  }

  private unfinished(path: string, isLast: boolean): void {
    if (!isLast) return this.report('log_damaged', path, null, 'its last line has no end, and another segment follows');
    this.notes.push({
      code: 'log_unfinished',
      place: path,
      entry: null,
      message: 'its last line has no end: what a killed writer left; the next entry replaces it',
      next: null,
    });
  }

  private placeOf(index: number): string {
    return `${this.options.shownAs ?? ''}entry ${index}`;
  }

  private report(code: 'log_damaged' | 'log_broken', place: string, entry: number | null, message: string): void {
    this.findings.push({ code, place, entry, message, next: 'restore audit/evidence_log from git or a copy' });
  }
}
