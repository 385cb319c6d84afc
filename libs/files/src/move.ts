/** Moving and removing so that it lasts: what these did is on disk when they return. */
import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
} from 'node:fs';
import path from 'node:path';
import { Failure, errorCode, ioFailure } from '@gatehouse/contracts';
import { syncOpenFolder } from './publish';

/**
 * Gives a file or directory below `root` another path below it, on the same file system, in one step; never over
 * something that is there, and through no link even when one is put there this moment: each folder is held open while
 * the next one is opened in it. Folders of the new path are made. Paths are relative to `root`. Throws Failure
 * `refused` for what is there or behind a link, `io` (its cause has the code, `EXDEV` for another file system). Linux:
 * names are looked up in /proc/self/fd.
 */
export function moveWithin(root: string, from: string, to: string): void {
  const target = path.join(root, to);
  const held: number[] = [];
  try {
    const source = openFolder(root, path.posix.dirname(from), held, false);
    const folder = openFolder(root, path.posix.dirname(to), held, true);
    const [old, place] = [below(source, path.posix.basename(from)), below(folder, path.posix.basename(to))];
    if (lstatSync(place, { throwIfNoEntry: false }) !== undefined)
      throw new Failure('refused', `${target} exists already and is never overwritten`);
    renameSync(old, place);
    syncOpenFolder(folder);
    syncOpenFolder(source);
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
      if (!isNoFolder(error)) throw error;
      throw new Failure(
        'refused',
        `${path.join(root, ...names.slice(0, index + 1))} is a link or a file, expected a directory`,
        { cause: error },
      );
    }
  }
  return at;
}

function makeIn(parent: number, folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o755 });
    syncOpenFolder(parent);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** What opening a link or a file as a directory ends in. */
function isNoFolder(error: unknown): boolean {
  return ['ELOOP', 'ENOTDIR'].includes(errorCode(error) ?? '');
}

function below(descriptor: number, name: string): string {
  return `/proc/self/fd/${descriptor}/${name}`;
}

/**
 * Removes a file below `root` or a directory with all that is in it; nothing when it is not there. `check` is called
 * when the folder it lies in is held open, and what is removed is what lay in that folder then: no link is followed
 * even when one is put there this moment. `file` is relative to `root`. Throws what `check` throws, Failure `refused`
 * for what is behind a link and where there is no /proc, `io`.
 */
export function removeWithin(root: string, file: string, check: () => void): void {
  const target = path.join(root, file);
  const held: number[] = [];
  try {
    if (!existsSync('/proc/self/fd'))
      throw new Failure(
        'refused',
        `${target} is not removed: without /proc it could be swapped for something else meanwhile`,
      );
    const folder = openFolder(root, path.posix.dirname(file), held, false);
    check();
    removeIn(folder, path.posix.basename(file));
    syncOpenFolder(folder);
  } catch (error) {
    throw errorCode(error) === undefined ? error : ioFailure('write', target, error);
  } finally {
    held.forEach(closeSync);
  }
}

function removeIn(parent: number, name: string): void {
  const at = below(parent, name);
  let folder: number;
  try {
    folder = openSync(at, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    if (!isNoFolder(error)) throw error;
    return unlinkSync(at);
  }
  try {
    for (const one of readdirSync(below(folder, '.'))) removeIn(folder, one);
  } finally {
    closeSync(folder);
  }
  rmdirSync(at);
}

/**
 * Removes the folder and those around it, up to `top` itself, which stays, as long as they are empty or not there.
 * Paths are relative to `root`; no link is followed, as in removeWithin. Throws Failure `refused` for what is behind a
 * link, `io`.
 */
export function removeEmptyFolders(root: string, folder: string, top: string): void {
  for (let at = folder; at.startsWith(`${top}/`); at = path.posix.dirname(at)) {
    const held: number[] = [];
    try {
      const parent = openFolder(root, path.posix.dirname(at), held, false);
      rmdirSync(below(parent, path.posix.basename(at)));
      syncOpenFolder(parent);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') continue;
      if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') return;
      throw ioFailure('write', path.join(root, at), error);
    } finally {
      held.forEach(closeSync);
    }
  }
}
