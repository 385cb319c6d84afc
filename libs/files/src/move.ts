/** Moving and removing so that it lasts: what these did is on disk when they return. */
import { closeSync, constants, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { syncFolder } from './publish';
import { errorCode, ioFailure } from './system-error';

/**
 * Gives a file or directory below `root` another path below it, on the same file system, in one step; never over something that is there, and
 * through no link even when one is put there this moment: each folder is held open while the next one is opened in it. Folders of the new path are
 * made. Paths are relative to `root`. Throws Failure `refused` for what is there or behind a link, `io` (its cause has the code, `EXDEV` for
 * another file system). Linux: names are looked up in /proc/self/fd.
 */
export function moveWithin(root: string, from: string, to: string): void {
  const target = path.join(root, to);
  const held: number[] = [];
  try {
    const source = openFolder(root, path.posix.dirname(from), held, false);
    const folder = openFolder(root, path.posix.dirname(to), held, true);
    const [old, place] = [below(source, path.posix.basename(from)), below(folder, path.posix.basename(to))];
    if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) throw new Failure('refused', `${target} exists already and is never overwritten`);
    renameSync(old, place);
    fsyncSync(folder);
    fsyncSync(source);
  } catch (error) {
    throw ioFailure('write', target, error);
  } finally {
    held.forEach(closeSync);
  }
}

function openFolder(root: string, folder: string, held: number[], make: boolean): number {
  const open = (file: string, flags = 0): number => {
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_DIRECTORY | flags);
    held.push(descriptor);
    return descriptor;
  };
  let at = open(root);
  const names = folder === '.' ? [] : folder.split('/');
  for (const [index, name] of names.entries()) {
    const next = below(at, name);
    try {
      if (make) makeIn(at, next);
      at = open(next, constants.O_NOFOLLOW);
    } catch (error) {
      if (!['ELOOP', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error;
      throw new Failure('refused', `${path.join(root, ...names.slice(0, index + 1))} is a link or a file, expected a directory`, { cause: error });
    }
  }
  return at;
}

function makeIn(parent: number, folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o755 });
    fsyncSync(parent);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function below(descriptor: number, name: string): string {
  return `/proc/self/fd/${descriptor}/${name}`;
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

/** Removes the folder and those around it, up to `top` itself, which stays, as long as they are empty or not there. Throws Failure `io`. */
export function removeEmptyFolders(folder: string, top: string): void {
  for (let at = folder; at.startsWith(`${top}/`); at = path.dirname(at)) {
    try {
      rmdirSync(at);
      syncFolder(path.dirname(at));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') continue;
      if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') return;
      throw ioFailure('write', at, error);
    }
  }
}
