import { lstatSync } from 'node:fs';
import path from 'node:path';

/**
 * What is wrong with a path as something to clean up; undefined when it is a file or directory of its own in the
 * repository, written plainly and reached through no link.
 */
export function pathProblem(root: string, file: string): string | undefined {
  const parts = file.split('/');
  if (
    path.posix.isAbsolute(file) ||
    file.includes('\0') ||
    parts.some((part) => part === '' || part === '.' || part === '..')
  )
    return 'it is not a plain path relative to the repository';
  for (const [index] of parts.entries()) {
    const at = parts.slice(0, index + 1).join('/');
    const stat = lstatSync(path.join(root, at), { throwIfNoEntry: false });
    if (stat === undefined) return 'it is not there';
    if (stat.isSymbolicLink()) return at === file ? 'it is a link' : `it is behind the link ${at}`;
    if (at === file ? !stat.isDirectory() && !stat.isFile() : !stat.isDirectory())
      return `${at} is neither a file nor a directory`;
  }
  return undefined;
}

/** Is `file` the directory or in it? Both are absolute. */
export function isWithin(top: string, file: string): boolean {
  return file === top || file.startsWith(top.endsWith('/') ? top : `${top}/`);
}

/** The folders that a path goes through, the outermost first; itself not among them. */
export function foldersAround(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
