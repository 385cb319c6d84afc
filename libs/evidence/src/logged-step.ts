/** The step of a repository that keeps a log; see step.ts. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { version } from '@gatehouse/cli';
import {
  Failure,
  type EvidencePolicy,
  type PendingEntry,
  type StatedFile,
  type StatedView,
} from '@gatehouse/contracts';
import { ifThere, publish, readBytesNoFollow } from '@gatehouse/files';
import { author, gitHead } from '@gatehouse/system';
import { logEnd, withLogLock } from './append';
import { sha256 } from './entry';
import { isLedger } from './ledgers';
import { newestFiles } from './newest';
import { withoutOvertaken } from './overtaken';
import { publishPending, removePending } from './pending';
import { kindOf, policyFile, type Kind } from './place';
import { readPolicy } from './policy';
import { hasUnsettled, isAsStated } from './settle';
import { placeInLog, placeOfShared, sorted, statedInput } from './statement';
import type { Step, StepFacts, StepOptions, WriteOptions } from './step';
import { changedRows, changesOf } from './unchanged';
import { unstatedPart, viewOf } from './view-change';
import { isRegistryView } from './views';

/** The policy of a repository that has one. Throws Failure `damaged-input`. */
export function policyOf(root: string): EvidencePolicy {
  const policy = readPolicy(root);
  if (policy === undefined) throw new Failure('missing-input', `${path.join(root, policyFile)}: not found`);
  return policy;
}

/** An entry by this process, without what it states. */
export function draftEntry(root: string, tool: string, event: PendingEntry['event']): PendingEntry {
  const commit = gitHead(root)?.commit;
  return {
    event,
    tool,
    version,
    by: author(),
    decision_tag: null,
    subject: null,
    verdict: null,
    git_commit: commit === undefined || commit === 'unknown' ? null : commit,
    witnessed: true,
    note: null,
    inputs: [],
    files: [],
    views: [],
    removed: [],
  };
}

export async function openLoggedStep(root: string, options: StepOptions): Promise<Step> {
  const policy = policyOf(root);
  const { size } = logEnd(root, policy);
  if (hasUnsettled(root)) await withLogLock(root, policy, options, () => undefined);
  return new LoggedStep(root, policy, options, size);
}

interface Output {
  file: string;
  content: string | Uint8Array;
  exclusive: boolean;
  stated: StatedFile | undefined;
}

class LoggedStep implements Step {
  readonly isLogged = true;
  private readonly inputs: StatedFile[] = [];
  private readonly outputs: Output[] = [];
  private readonly views: StatedView[] = [];
  private readonly ledgers = new Map<string, Buffer | undefined>();

  constructor(
    private readonly root: string,
    private readonly policy: EvidencePolicy,
    private readonly options: StepOptions,
    /** Entries that the log had before anything was read. */
    private readonly begun: number,
  ) {}

  end(): { log: string; entries: number; head: string } {
    const { size, head } = logEnd(this.root, this.policy);
    return { log: this.policy.log, entries: size, head };
  }

  readAs({ path: place, sha256: sum }: { path: string; sha256: string }): void {
    if (isLedger(this.root, place)) return; // its rows are stated
    const kind = newestFiles(this.root, [place]).get(place)?.stated.kind ?? kindOf(place);
    if (kind === 'grows') this.read(path.join(this.root, place), kind);
    else this.inputs.push({ path: place, bytes: null, sha256: sum, kind: place.startsWith('docs/') ? 'hand' : kind });
  }

  read(file: string, kind?: Kind): void {
    const stated = statedInput(this.root, file, kind);
    if (stated !== undefined) this.inputs.push(stated);
  }

  readRows(ledger: string): void {
    const place = placeOfShared(this.root, ledger);
    if (place === undefined) return;
    const bytes = ifThere(() => readBytesNoFollow(path.join(this.root, place), 2 ** 30));
    this.ledgers.set(place, bytes);
    if (bytes === undefined) return;
    const view = viewOf(this.root, place, bytes, bytes);
    if (view !== undefined) this.views.push(view);
  }

  problems(rewritten: readonly string[] = []): string[] {
    const outputs = [...this.outputs.map(({ file }) => file), ...rewritten]
      .filter((file) => existsSync(file))
      .flatMap((file) => placeInLog(this.root, file) ?? []);
    const files = [...this.inputs.map(({ path: file }) => file), ...outputs];
    return [...changesOf(this.root, [...new Set(files)]).values(), ...this.changedLedgers().values()];
  }

  private changedLedgers(): Map<string, string> {
    const changes = [...this.ledgers].flatMap(([ledger, bytes]) =>
      changedRows(this.root, ledger, bytes ?? Buffer.alloc(0)).map((problem) => [ledger, problem] as const),
    );
    return new Map(changes);
  }

  write(file: string, content: string | Uint8Array, { exclusive = false, kind }: WriteOptions = {}): void {
    const place = placeInLog(this.root, file);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const stated =
      place === undefined
        ? undefined
        : { path: place, bytes: bytes.length, sha256: sha256(bytes), kind: kind ?? kindOf(place) };
    this.outputs.push({ file, content, exclusive, stated });
  }

  writeRows(file: string, before: Uint8Array | undefined, after: Uint8Array): void {
    const place = placeOfShared(this.root, file);
    // People write in the ledger too, around its rows.
    if (place === undefined || isRegistryView(place)) this.write(file, after);
    else this.outputs.push({ file, content: after, exclusive: false, stated: undefined });
    if (place === undefined) return;
    const found = before === undefined ? undefined : Buffer.from(before);
    this.ledgers.set(place, found);
    const view = viewOf(this.root, place, found, Buffer.from(after));
    if (view !== undefined) this.views.push(view);
  }

  async commit(facts: StepFacts, { trust = false } = {}): Promise<void> {
    const [problem] = trust ? [] : this.problems();
    if (problem !== undefined) throw new Failure('refused', problem);
    if (trust) this.leaveOutChanged();
    const entry = this.withoutOvertaken(this.entryOf(facts));
    const pending = publishPending(this.root, entry);
    for (const [at, { file, content, exclusive, stated }] of this.outputs.entries()) {
      try {
        publish(file, content, { exclusive });
      } catch (error) {
        // What is there already is entered by whoever comes next; it may have its name, and its folder not be on disk.
        const isThere = at > 0 || (isOfDisk(error) && stated !== undefined && isAsStated(this.root, stated));
        if (!isThere) removePending(this.root, pending);
        throw error;
      }
    }
    try {
      await withLogLock(this.root, this.policy, this.options, (write) => write(this.withoutOvertaken(entry)));
    } catch (error) {
      throw notEntered(error, entry);
    }
    removePending(this.root, pending);
  }

  /** Costs nothing where nobody else has entered anything since this step began. */
  private withoutOvertaken(draft: PendingEntry): PendingEntry {
    if (logEnd(this.root, this.policy).size === this.begun) return draft;
    // Rows that others entered first are not entered again.
    const views = draft.views.flatMap((view) => unstatedPart(this.root, view) ?? []);
    return withoutOvertaken(this.root, { ...draft, views }, ({ entry }) => entry.index >= this.begun);
  }

  /** What was changed has been told; stating it would make it what was left. */
  private leaveOutChanged(): void {
    const changed = changesOf(
      this.root,
      this.inputs.map(({ path: file }) => file),
    );
    const ledgers = this.changedLedgers();
    const kept = this.inputs.filter(({ path: file }) => !changed.has(file));
    this.inputs.splice(0, this.inputs.length, ...kept);
    this.views.splice(0, this.views.length, ...this.views.filter(({ path: file }) => !ledgers.has(file)));
  }

  private entryOf({ tag, subject, verdict, note }: StepFacts): PendingEntry {
    const place = subject === undefined ? undefined : placeInLog(this.root, path.resolve(this.root, subject));
    return {
      ...draftEntry(this.root, this.options.tool, this.options.event),
      decision_tag: tag || null,
      subject: place ?? null,
      verdict: verdict ?? null,
      note: note ?? null,
      inputs: sorted(this.inputs),
      files: sorted(this.outputs.flatMap(({ stated }) => stated ?? [])),
      views: this.views,
    };
  }
}

/** Else a file of that name was there before, which is none of this step. */
function isOfDisk(error: unknown): boolean {
  return error instanceof Failure && error.id === 'io';
}

/** What a tool says that did its work and could not say so in the log. */
export function notEntered(error: unknown, { files }: Pick<PendingEntry, 'files'>): unknown {
  if (!(error instanceof Failure)) return error;
  const named = files.slice(0, 3).map(({ path: file }) => file);
  return new Failure(
    error.id === 'busy' ? 'io' : error.id,
    `done, but not in the evidence log: ${error.message}; next: record-evidence ${[...named, ...(files.length > 3 ? ['…'] : [])].join(' ')} --note TEXT`,
    { cause: error },
  );
}
