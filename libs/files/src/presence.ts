/** What is at a path, links followed. A path that cannot be looked at counts as absent: it proves nothing. */
import { realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** Is there a regular file? */
export function isFile(file: string): boolean {
  return look(file)?.isFile() ?? false;
}

/** Is there a directory? */
export function isFolder(file: string): boolean {
  return look(file)?.isDirectory() ?? false;
}

/** Do these name one file, through whatever links? Also of files that are not there yet. */
export function isSameFile(a: string, b: string): boolean {
  if (realPlace(a) === realPlace(b)) return true;
  const one = hardLinked(a);
  return one !== undefined && one === hardLinked(b);
}

/** The number of a file that has several names. That of one with a single name tells nothing: it may be another's as soon as the file is replaced. */
function hardLinked(file: string): string | undefined {
  try {
    const { dev, ino, nlink } = statSync(file, { bigint: true });
    return nlink > 1n ? `${dev}:${ino}` : undefined;
  } catch {
    return undefined;
  }
}

/** Where a file is or would be made, without links on the way. */
function realPlace(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realPlace(folder), path.basename(file));
  }
}

function look(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
