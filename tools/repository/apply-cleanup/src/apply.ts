/**
 * One item after the other, so that it can be killed anywhere (contract 16.4 to 16.6). Of each the log says the intent
 * before it is touched and the outcome after. Moving is one rename; what is deleted passes through the trash, so an
 * item is at its path whole, or not at all. Nothing is deleted before the log says that what lies in the trash is what
 * was listed.
 */
import path from 'node:path';
import { lstatSync } from 'node:fs';
import { Failure, type AppliedItem, type CleanupItem, type CleanupLogEntry } from '@gatehouse/contracts';
import { makeStampedFolder, moveWithin, removeEmptyFolders, removeWithin, withLock } from '@gatehouse/files';
import { stamp } from '@gatehouse/render';
import { addToCleanupLog, readCleanupLog, trashFolder } from '@gatehouse/records';
import {
  listTree,
  processesUsing,
  pathProblem,
  readOpenFiles,
  seesProcesses,
  treeFacts,
  type Retention,
  type TreeFacts,
} from '@gatehouse/retention';
import { officialRunLock, processesOf, runAt } from '@gatehouse/runs';
import { author } from '@gatehouse/system';
import { CleanupLog, isPlaceOf, logEntry } from './core';

export interface CleanupContext {
  /** Absolute, without links. */
  root: string;
  now: Date;
  retention: Retention;
  /** Everything in the plan. */
  files: readonly string[];
  planSha256: string;
  delete: boolean;
  onWait(holder: string): void;
}

const cutOff = 'an earlier apply was cut off';

/** Applies the items of one plan; the caller holds the lock of the cleanup log. */
export class Application {
  /** Folder of this apply in the trash, relative to the repository; undefined before the first move. */
  trash: string | undefined;
  /** Processes whose open files could not be inspected, at most at any one look. */
  unseen = 0;
  private readonly log: CleanupLog;

  /** Throws Failure `damaged-input` when the log cannot be read. */
  constructor(private readonly context: CleanupContext) {
    this.log = new CleanupLog(readCleanupLog(context.root));
  }

  /**
   * What an apply that was cut off left unsaid, whatever its plan was, is reported in the log: where the item is.
   * Nothing is deleted here. Gives what is neither here nor there, or not what was listed. Throws Failure `busy`.
   */
  async settle(): Promise<string[]> {
    const open = this.log.unfinished();
    if (open.length === 0) return [];
    return withLock(
      officialRunLock(this.context.root),
      async () => (await Promise.all(open.map((entry) => orProblem(() => this.settleOne(entry))))).flat(),
      { onWait: this.context.onWait },
    );
  }

  /** Throws Failure `busy` when official-run holds its lock for too long, `io` when the log cannot be written. */
  async apply(item: CleanupItem): Promise<AppliedItem> {
    try {
      return isThere(this.at(item.path)) ? await this.takeAway(item) : this.finish(item);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { path: item.path, outcome: 'refused', destination: null, reasons: error.reasons };
    }
  }

  /** No empty folder is left of the way through the trash. */
  tidy(): void {
    if (this.trash === undefined) return;
    removeEmptyFolders(this.context.root, this.trash, trashFolder);
    if (!isThere(this.at(this.trash))) this.trash = undefined;
  }

  private async settleOne(entry: CleanupLogEntry): Promise<string[]> {
    const { path: file, destination } = entry;
    if (!isPlaceOf(destination, file))
      return [
        `the log names ${destination} as the place ${file} was to be moved to, which is not a place in ${trashFolder}; nothing was touched`,
      ];
    const problem = pathProblem(this.context.root, destination);
    if (problem === undefined) {
      const listing = await orProblem(() => listTree(this.at(destination)));
      if (typeof listing !== 'string' && listing.sha256 === entry.listing_sha256) {
        this.say(entry, 'moved', cutOff);
        return [];
      }
      if (isThere(this.at(file)))
        return [
          `${destination} is not what was listed, and there is something at ${file} again; look at both, and put back by hand what belongs there`,
        ];
      moveWithin(this.context.root, destination, file);
      this.say(entry, 'put_back', `${cutOff}, and what it had moved is not what was listed`);
    } else if (problem !== 'it is not there') {
      return [`${destination}, where an apply that was cut off was to move ${file}: ${problem}; nothing was touched`];
    } else if (isThere(this.at(file))) {
      this.say(entry, 'put_back', `${cutOff} before it was moved`);
    } else {
      return [
        `${file} is neither there nor at ${destination}, where the log says it was to be moved: somebody took it away by hand`,
      ];
    }
    removeEmptyFolders(this.context.root, path.posix.dirname(destination), trashFolder);
    return [];
  }

  private async takeAway(item: CleanupItem): Promise<AppliedItem> {
    const { root, onWait } = this.context;
    refuseWhen(pathProblem(root, item.path));
    const listing = await orRefusal(() => listTree(this.at(item.path)));
    if (listing.sha256 !== item.listing_sha256) throw new Refusal('it changed since the plan was made: make a new one');
    const moved = await withLock(officialRunLock(root), () => this.moveToTrash(item, listing), { onWait });
    return this.context.delete
      ? this.remove(moved)
      : { path: item.path, outcome: 'moved', destination: moved.destination, reasons: [] };
  }

  /**
   * Under the lock of official-run: everything that could have changed is inspected again, then it is moved. Gives the
   * last entry of it.
   */
  private async moveToTrash(item: CleanupItem, listing: TreeFacts): Promise<CleanupLogEntry> {
    const { root } = this.context;
    const judged = await this.judge(item, listing);
    const destination = path.posix.join(this.trashOfThis(), item.path);
    const intent = logEntry(judged, destination, {
      at: new Date(),
      delete: this.context.delete,
      planSha256: this.context.planSha256,
      by: author(),
    });
    this.add(intent);
    const back = (why: string): never => {
      this.say(intent, 'put_back', why);
      removeEmptyFolders(this.context.root, path.posix.dirname(destination), trashFolder);
      throw new Refusal(why);
    };
    try {
      moveWithin(root, item.path, destination);
    } catch (error) {
      if (!(error instanceof Failure) || isThere(this.at(destination))) throw error;
      back(`it could not be moved: ${error.message}`);
    }
    const disturbed = await this.disturbance(item.path, destination, listing);
    if (disturbed !== undefined) {
      moveWithin(root, destination, item.path);
      back(disturbed);
    }
    return this.say(intent, 'moved', null);
  }

  /** The item with what is found of it now: what the plan says of it is not believed. */
  private async judge(item: CleanupItem, listing: TreeFacts): Promise<CleanupItem> {
    const { root, retention } = this.context;
    refuseWhen(pathProblem(root, item.path));
    const named = retention.ruleFor(item.path);
    if (named === undefined) throw new Refusal('no rule of the policy names it');
    const facts = await orRefusal(() => treeFacts(this.at(item.path)));
    const judgement = retention.judge(named, facts, retention.viewAgain(this.context.files));
    const reasons = [
      ...(facts.state === listing.state ? [] : ['it is being changed']),
      ...judgement.kept,
      ...(named.kind === 'run'
        ? processesOf(runAt(this.at(item.path))).map(({ pid }) => `process ${pid} belongs to it`)
        : []),
      ...(await orRefusal(() => this.occupied(item.path))),
    ];
    if (reasons.length > 0) throw new Refusal(...new Set(reasons));
    return {
      ...item,
      kind: named.kind,
      rule: named.rule,
      reason: judgement.reason,
      decision_tag: judgement.tag ?? null,
      record: judgement.record,
      bytes: facts.bytes,
      files: facts.files,
    };
  }

  /** Between the last look and the move somebody may have begun to use it, or put something else in its place. */
  private async disturbance(file: string, destination: string, listing: TreeFacts): Promise<string | undefined> {
    const look = (): string | undefined => {
      const [user] = this.occupied(destination, file);
      return (
        user ??
        (treeFacts(this.at(destination)).state === listing.state ? undefined : 'it was changed while it was moved')
      );
    };
    return orProblem(look);
  }

  private occupied(...files: string[]): string[] {
    if (!seesProcesses())
      return ['the processes of this machine cannot be seen from here, so none can be said not to use it'];
    const processes = readOpenFiles();
    this.unseen = Math.max(this.unseen, processes.filter(({ hidden }) => hidden).length);
    return files.flatMap((file) =>
      processesUsing(this.at(file), processes).map(({ pid, how }) => `process ${pid} uses it (${how})`),
    );
  }

  /**
   * Of an item that is not at its path any more: what the log says of it, and of a deletion that was cut off the rest.
   */
  private finish(item: CleanupItem): AppliedItem {
    const entry = this.log.lastOf(item);
    if (entry === undefined || entry.event === 'put_back') throw new Refusal('it is not there');
    const { destination, event, delete: deletes } = entry;
    if (event === 'intent') throw new Refusal(`it is not there, and what the log says of it could not be finished`);
    if (event === 'moved' && !isPlaceOf(destination, item.path))
      throw new Refusal(
        `the log names ${destination} as the place it was moved to, which is not a place in ${trashFolder}`,
      );
    if (event === 'moved' && deletes && this.context.delete) return this.remove(entry, cutOff);
    return {
      path: item.path,
      outcome: 'done_earlier',
      destination: event === 'deleted' ? null : destination,
      reasons: [],
    };
  }

  private remove(entry: CleanupLogEntry, note: string | null = null): AppliedItem {
    const { destination } = entry;
    const { root } = this.context;
    const problem = pathProblem(root, destination);
    if (problem !== 'it is not there') {
      refuseWhen(problem && `${destination}: ${problem}`);
      removeWithin(root, destination, () => {
        const users = this.occupied(destination);
        if (users.length > 0) throw new Refusal(`it lies at ${destination} and was not deleted`, ...users);
      });
    }
    removeEmptyFolders(root, path.posix.dirname(destination), trashFolder);
    this.say(entry, 'deleted', note);
    return { path: entry.path, outcome: 'deleted', destination: null, reasons: [] };
  }

  private trashOfThis(): string {
    const { root, now } = this.context;
    if (this.trash === undefined || !isThere(this.at(this.trash)))
      this.trash = path.relative(root, makeStampedFolder(this.at(trashFolder), { stamp: stamp(now) }));
    return this.trash;
  }

  /** What became of an item, in the words of the entry before. */
  private say(before: CleanupLogEntry, event: CleanupLogEntry['event'], note: string | null): CleanupLogEntry {
    return this.add({ ...before, event, note, at: new Date().toISOString(), by: author() });
  }

  private add(entry: CleanupLogEntry): CleanupLogEntry {
    addToCleanupLog(this.context.root, entry);
    this.log.add(entry);
    return entry;
  }

  private at(file: string): string {
    return path.join(this.context.root, file);
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

async function orProblem<T>(work: () => T | Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.message;
  }
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
