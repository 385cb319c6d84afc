/**
 * Globs of the work queue (contract 33.4): `*` and `?` within a folder, a double star and a slash for any folders, a
 * double star for anything. Unlike the globs of contract 16.2 they match hidden names: a gate that forbids tracked
 * files must see them all.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode, ioFailure } from '@gatehouse/contracts';
import { byCodePoint, escapeRegExp } from './words';

/** Does a path relative to the repository match one of the globs? */
export function globMatcher(globs: readonly string[]): (file: string) => boolean {
  const patterns = globs.map(globPattern);
  return (file) => patterns.some((pattern) => pattern.test(file));
}

function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*+|\?|[^*?]+/g, (token) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token.startsWith('*')) return token.length > 1 ? '.*' : '[^/]*';
    return token === '?' ? '[^/]' : escapeRegExp(token);
  });
  return new RegExp(`^${source}$`, 's');
}

/**
 * The files below `root` that match one of the globs, relative, by code point. The files that git keeps for itself are
 * left out. Throws Failure `io`.
 */
export function findFiles(root: string, globs: readonly string[]): string[] {
  const found = new Set<string>();
  for (const glob of globs) {
    const parts = glob.split('/');
    const first = parts.findIndex((part) => /[*?]/.test(part));
    const matches = globMatcher([glob]);
    if (first === -1) {
      if (isFileAt(root, glob)) found.add(glob);
      continue;
    }
    const depth = glob.includes('**') ? Infinity : parts.length - first;
    for (const file of filesBelow(root, parts.slice(0, first).join('/'), depth)) if (matches(file)) found.add(file);
  }
  return [...found].sort(byCodePoint);
}

function isFileAt(root: string, file: string): boolean {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * `depth`: 1 is the folder itself. Links to files count; links to folders are not followed, but for those of the path
 * that was given.
 */
function* filesBelow(root: string, folder: string, depth: number): Generator<string> {
  for (const entry of entriesOf(path.join(root, folder))) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth > 1 && name !== '.git') yield* filesBelow(root, name, depth - 1);
    } else if (entry.isFile() || (entry.isSymbolicLink() && isFileAt(root, name))) yield name;
  }
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw ioFailure('read', folder, error);
  }
}

function readEntries(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
