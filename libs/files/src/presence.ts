/** What is at a path, links followed. A path that cannot be looked at counts as absent: it proves nothing. */
import { statSync, type Stats } from 'node:fs';

/** Is there a regular file? */
export function isFile(path: string): boolean {
  return look(path)?.isFile() ?? false;
}

/** Is there a directory? */
export function isFolder(path: string): boolean {
  return look(path)?.isDirectory() ?? false;
}

function look(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
