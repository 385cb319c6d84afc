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
  const [one, other] = [identity(a), identity(b)];
  if (one !== other) return false;
  // A number is free again when its file is replaced: both may have had it, one after the other.
  return one === undefined ? realPlace(a) === realPlace(b) : one === identity(a);
}

function identity(file: string): string | undefined {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
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
