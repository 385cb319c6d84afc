/**
 * One item after the other, so that it can be killed anywhere (contract 16.4 to 16.6). Of each the log says the intent before it is touched and the
 * outcome after. Moving is one rename; what is deleted passes through the trash, so an item is at its path whole, or not at all.
 */
import os from 'node:os';
import path from 'node:path';
import { lstatSync } from 'node:fs';
import { Failure, type AppliedItem, type CleanupItem, type CleanupLogEntry } from '@gatehouse/contracts';
import { makeStampedFolder, move, removeTree, withLock } from '@gatehouse/files';
import { stamp } from '@gatehouse/render';
import {
  addToCleanupLog, listTree, occupantsOf, officialRunLock, pathProblem, readUse, trashFolder, treeFacts, type Retention, type TreeFacts,
} from '@gatehouse/runs';
import { earlierApply, logEntry, type ApplyFacts } from './core';

export interface Surroundings {
  /** Absolute, without links. */
  root: string;
  now: Date;
  retention: Retention;
  log: readonly CleanupLogEntry[];
  planSha256: string;
  delete: boolean;
  onWait(holder: string): void;
}

const cutOff = 'an earlier apply was cut off';

/** Applies the items of one plan; the caller holds the lock of the cleanup log. */
export class Application {
  /** Folder of this apply in the trash, relative to the repository; undefined before the first move. */
  trash: string | undefined;
  /** Processes whose open files could not be looked at, at most at any one look. */
  unseen = 0;

  constructor(private readonly around: Surroundings) {}

  /** Throws Failure `busy` when official-run holds its lock for too long, `io` when the log cannot be written. */
  async apply(item: CleanupItem): Promise<AppliedItem> {
    try {
      return isThere(this.at(item.path)) ? await this.takeAway(item) : this.finish(item);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { path: item.path, outcome: 'refused', destination: null, reasons: error.reasons };
    }
  }

  /** After a deletion nothing but empty folders is left of the way through the trash. */
  tidy(): void {
    if (this.trash === undefined || !this.around.delete) return;
    if (treeFacts(this.at(this.trash)).files === 0) {
      removeTree(this.at(this.trash));
      this.trash = undefined;
    }
  }

  private async takeAway(item: CleanupItem): Promise<AppliedItem> {
    const { root, onWait } = this.around;
    refuseWhen(pathProblem(root, item.path));
    const listing = await orRefusal(() => listTree(this.at(item.path)));
    if (listing.sha256 !== item.listing_sha256) throw new Refusal('it changed since the plan was made: make a new one');
    const moved = await withLock(officialRunLock(root), () => this.moveToTrash(item, listing), { onWait });
    if (!this.around.delete) return { path: item.path, outcome: 'moved', destination: moved.destination, reasons: [] };
    return this.remove(moved, null);
  }

  /** Under the lock of official-run: everything that could have changed is looked at again, then it is moved. */
  private async moveToTrash(item: CleanupItem, listing: TreeFacts): Promise<{ item: CleanupItem; destination: string }> {
    const judged = await this.judge(item, listing);
    const destination = path.posix.join(this.trashOfThis(), item.path);
    this.record('intent', judged, destination);
    const back = (why: string): never => {
      this.record('put_back', judged, destination, why);
      throw new Refusal(why);
    };
    try {
      move(this.at(item.path), this.at(destination));
    } catch (error) {
      if (!(error instanceof Failure) || isThere(this.at(destination))) throw error;
      back(`it could not be moved: ${error.message}`);
    }
    const disturbed = this.disturbance(destination, listing);
    if (disturbed !== undefined) {
      move(this.at(destination), this.at(item.path));
      back(disturbed);
    }
    if (!this.around.delete) this.record('moved', judged, destination);
    return { item: judged, destination };
  }

  /** The item with what is found of it now: what the plan says of it is not believed. */
  private async judge(item: CleanupItem, listing: TreeFacts): Promise<CleanupItem> {
    const { root, retention } = this.around;
    refuseWhen(pathProblem(root, item.path));
    const named = retention.ruleFor(item.path);
    if (named === undefined) throw new Refusal('no rule of the policy names it');
    const facts = await orRefusal(() => treeFacts(this.at(item.path)));
    const judgement = retention.judge(named, facts, retention.view());
    const reasons = [
      ...(facts.state === listing.state ? [] : ['it is being changed']),
      ...judgement.kept,
      ...this.occupied(item.path),
    ];
    if (reasons.length > 0) throw new Refusal(...reasons);
    return { ...item, kind: named.kind, rule: named.rule, reason: judgement.reason, decision_tag: judgement.tag ?? null, record: judgement.record, bytes: facts.bytes, files: facts.files };
  }

  /** Between the last look and the move somebody may have begun to use it. */
  private disturbance(destination: string, listing: TreeFacts): string | undefined {
    const [user] = this.occupied(destination);
    if (user !== undefined) return user;
    return treeFacts(this.at(destination)).state === listing.state ? undefined : 'it was changed while it was moved';
  }

  private occupied(file: string): string[] {
    const processes = readUse();
    this.unseen = Math.max(this.unseen, processes.filter(({ hidden }) => hidden).length);
    return occupantsOf(this.at(file), processes).map(({ pid, how }) => `process ${pid} uses it (${how})`);
  }

  /** Of an item that is not at its path any more: what an apply that was cut off has left to do. */
  private finish(item: CleanupItem): AppliedItem {
    const earlier = earlierApply(item, this.around.log);
    if (earlier.state === 'none') throw new Refusal('it is not there');
    const { destination, event, delete: deletes } = earlier.entry;
    const ofLog = { ...item, ...picked(earlier.entry) };
    if (earlier.state === 'done') return { path: item.path, outcome: 'done_earlier', destination: event === 'deleted' ? null : destination, reasons: [] };
    const parts = destination.split('/');
    const expected = [...parts.slice(0, 3), item.path].join('/') === destination && parts.slice(0, 2).join('/') === trashFolder;
    if (!expected) throw new Refusal(`the log names ${destination} as the place it was to be moved to, which is no place in ${trashFolder}`);
    const problem = pathProblem(this.around.root, destination);
    if (problem === 'it is not there') {
      if (!deletes) throw new Refusal(`it is neither there nor at ${destination}, where the log says it was to be moved`);
      this.record('deleted', ofLog, destination, cutOff, true);
      return { path: item.path, outcome: 'deleted', destination: null, reasons: [] };
    }
    refuseWhen(problem && `${destination}: ${problem}`);
    if (deletes) {
      const users = this.occupied(destination);
      if (users.length > 0) throw new Refusal(...users);
      return this.remove({ item: ofLog, destination }, cutOff);
    }
    this.record('moved', ofLog, destination, cutOff, false);
    return { path: item.path, outcome: 'moved', destination, reasons: [] };
  }

  private remove({ item, destination }: { item: CleanupItem; destination: string }, note: string | null): AppliedItem {
    removeTree(this.at(destination));
    this.record('deleted', item, destination, note, true);
    return { path: item.path, outcome: 'deleted', destination: null, reasons: [] };
  }

  private trashOfThis(): string {
    const { root, now } = this.around;
    this.trash ??= path.relative(root, makeStampedFolder(this.at(trashFolder), { stamp: stamp(now) }));
    return this.trash;
  }

  private record(event: CleanupLogEntry['event'], item: CleanupItem, destination: string, note: string | null = null, deletes = this.around.delete): void {
    const facts: ApplyFacts = { at: new Date(), delete: deletes, planSha256: this.around.planSha256, by: author() };
    addToCleanupLog(this.around.root, logEntry(event, item, destination, facts, note));
  }

  private at(file: string): string {
    return path.join(this.around.root, file);
  }
}

class Refusal extends Error {
  readonly reasons: string[];

  constructor(...reasons: string[]) {
    super(reasons.join('; '));
    this.reasons = reasons;
  }
}

function refuseWhen(reason: string | undefined): void {
  if (reason !== undefined) throw new Refusal(reason);
}

/** What cannot be read cannot be judged, and stays. */
async function orRefusal<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Failure ? new Refusal(error.message) : error;
  }
}

function picked({ kind, rule, reason, decision_tag, record, bytes, files }: CleanupLogEntry): Pick<CleanupItem, 'kind' | 'rule' | 'reason' | 'decision_tag' | 'record' | 'bytes' | 'files'> {
  return { kind, rule, reason, decision_tag, record, bytes, files };
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function author(): CleanupLogEntry['by'] {
  let user = String(process.getuid?.() ?? '');
  try {
    user = os.userInfo().username;
  } catch {
    // No name is known for this number.
  }
  return { user, host: os.hostname(), pid: process.pid };
}
