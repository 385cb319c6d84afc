/** What is at a path, links followed. A path that cannot be inspected counts as absent: it proves nothing. */
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

/**
 * Would what is published at one of these replace the other, or what the other leads to? Also of files that are not
 * there yet.
 */
export function isSameFile(a: string, b: string): boolean {
  const [ownA, ownB] = [ownPlace(a), ownPlace(b)];
  return ownA === ownB || realPlace(a) === ownB || ownA === realPlace(b);
}

/** Where a name stands, be it that of a link: a link is replaced, not written through. */
function ownPlace(file: string): string {
  return path.join(realPlace(path.dirname(file)), path.basename(file));
}

/** Where a file is or would be made, without links on the way. */
export function realPlace(file: string): string {
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
