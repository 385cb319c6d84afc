/**
 * One file, one name (contract 0.32). Records name runs and reports by relative paths, absolute ones, ones through
 * links, and ones of the place where the repository lay before it was moved, or of which it is a clone. What they mean
 * is the place in the repository.
 */
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export interface FileIdentity {
  /**
   * The place of a named file: relative to the repository when it lies in it, also by a name that another place of the
   * repository gave it; else the absolute path without links.
   */
  of(named: string): string;
  /** Do two names mean the same file? */
  isSame(a: string, b: string): boolean;
}

/** Relative names count from `root`, the repository. */
export function fileIdentity(root: string): FileIdentity {
  const realRoot = realPath(root);
  const inside = (file: string): string | undefined => {
    const real = realPath(file);
    return real === realRoot || real.startsWith(`${realRoot}/`) ? path.relative(realRoot, real) || '.' : undefined;
  };
  const of = (named: string): string => {
    const file = path.resolve(root, named);
    const here = inside(file);
    if (here !== undefined) return here;
    const tail = tailOf(file);
    if (tail === undefined) return realPath(file);
    const ours = path.join(root, tail);
    return isThere(file) && !isCopy(file, ours) ? realPath(file) : (inside(ours) ?? realPath(ours));
  };
  return { of, isSame: (a, b) => a === b || of(a) === of(b) };
}

/**
 * The part of an absolute path from the folder of runs or reports on, by which another place of the repository names
 * the same file; undefined when the path goes through neither.
 */
export function tailOf(file: string): string | undefined {
  return /^.*\/((?:audit|gate_results)\/.+)$/.exec(file)?.[1];
}

/** Without links, as far as the path is there. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realPath(folder), path.basename(file));
  }
}

function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Of a clone whose original is still there: the same bytes, or both a folder. */
function isCopy(file: string, ours: string): boolean {
  try {
    const [theirs, own] = [statSync(file), statSync(ours)];
    if (theirs.isDirectory() && own.isDirectory()) return true;
    return theirs.isFile() && own.isFile() && theirs.size === own.size && readFileSync(file).equals(readFileSync(ours));
  } catch {
    return false; // one of them is not there, or cannot be read: it is not shown to be a copy
  }
}
