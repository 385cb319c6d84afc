/** Moving and removing so that it lasts: what these did is on disk when they return. */
import { lstatSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { ensureFolder, syncFolder } from './publish';
import { ioFailure } from './system-error';

/**
 * Gives a file or directory another path on the same file system, in one step; never over something that is there. Throws Failure `refused`
 * for that, `io` (its cause has the code, `EXDEV` for another file system).
 */
export function move(from: string, to: string): void {
  ensureFolder(path.dirname(to));
  if (lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw new Failure('refused', `${to} exists already and is never overwritten`);
  try {
    renameSync(from, to);
    syncFolder(path.dirname(to));
    syncFolder(path.dirname(from));
  } catch (error) {
    throw ioFailure('write', to, error);
  }
}

/** Removes a file or a directory with all that is in it, following no link; nothing when it is not there. Throws Failure `io`. */
export function removeTree(target: string): void {
  try {
    rmSync(target, { recursive: true, force: true });
    syncFolder(path.dirname(target));
  } catch (error) {
    throw ioFailure('write', target, error);
  }
}
