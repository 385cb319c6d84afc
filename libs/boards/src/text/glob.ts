/**
 * Globs of the work queue (contract 33.4): `*` and `?` within a folder, a double star and a slash for any folders, a
 * double star for anything. Unlike the globs of contract 16.2 they match hidden names: a gate that forbids tracked
 * files must see them all.
 */
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode, ioFailure } from '@gatehouse/contracts';
import { isFile, isFolder } from '@gatehouse/files';
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
  return namesOf('file', root, globs);
}

/** What matches and is neither a file nor a folder: a link that leads nowhere, a FIFO. As findFiles else. */
export function findNonFiles(root: string, globs: readonly string[]): string[] {
  return namesOf('other', root, globs);
}

type Kind = 'file' | 'folder' | 'other';

function namesOf(wanted: Kind, root: string, globs: readonly string[]): string[] {
  const found = new Set<string>();
  for (const glob of globs) {
    const parts = glob.split('/');
    const first = parts.findIndex((part) => /[*?]/.test(part));
    const matches = globMatcher([glob]);
    if (first === -1) {
      if (kindAt(root, glob) === wanted) found.add(glob);
      continue;
    }
    const depth = glob.includes('**') ? Infinity : parts.length - first;
    for (const [name, kind] of entriesBelow(root, parts.slice(0, first).join('/'), depth))
      if (kind === wanted && matches(name)) found.add(name);
  }
  return [...found].sort(byCodePoint);
}

/** Links followed; undefined where there is nothing, not even a link. */
function kindAt(root: string, name: string): Kind | undefined {
  const at = path.join(root, name);
  if (isFile(at)) return 'file';
  if (isFolder(at)) return 'folder';
  try {
    return lstatSync(at, { throwIfNoEntry: false }) === undefined ? undefined : 'other';
  } catch {
    return undefined; // a file stands where a folder of the path should be
  }
}

/**
 * What is not a folder. `depth`: 1 is the folder itself. Links to files count; links to folders are not followed, but
 * for those of the path that was given.
 */
function* entriesBelow(root: string, folder: string, depth: number): Generator<[name: string, kind: Kind]> {
  for (const entry of entriesOf(path.join(root, folder))) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth > 1 && name !== '.git') yield* entriesBelow(root, name, depth - 1);
    } else yield [name, entry.isFile() ? 'file' : (kindAt(root, name) ?? 'other')];
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
