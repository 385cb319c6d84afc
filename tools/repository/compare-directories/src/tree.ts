import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { ioFailure } from '@gatehouse/contracts';

const longest = 64 * 1024 * 1024; // bytes of a file that is compared as text

/**
 * Regular files and links below a folder, relative, sorted; git's own and the `ignored` ones (relative paths of files
 * or folders) left out.
 */
export function filesBelow(folder: string, ignored: readonly string[]): string[] {
  const skip = new Set(['.git', ...ignored.map((name) => path.normalize(name))]);
  const found: string[] = [];
  const walk = (relative: string): void => {
    for (const entry of readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const name = path.join(relative, entry.name);
      if (skip.has(name)) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(name);
    }
  };
  try {
    walk('');
  } catch (error) {
    throw ioFailure('read', folder, error);
  }
  return found.sort();
}

/**
 * A file's text, of a link where it leads; undefined of what is not text (not UTF-8, or with NUL), or too large to be
 * compared as such.
 */
export function textOf(file: string): string | undefined {
  try {
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) return `-> ${readlinkSync(file)}`;
    if (stat.size > longest) return undefined;
    const bytes = readFileSync(file);
    return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : undefined;
  } catch (error) {
    throw ioFailure('read', file, error);
  }
}
