/**
 * Globs over the repository as policies have them (contract 16.2): `*` and `?` within a name, `**` for any folders,
 * `{tag}` for one name that is handed out; hidden names only where the glob begins a name with a dot; no link is
 * followed.
 */
import { lstatSync, readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { Failure, errorCode, explainError, ioFailure } from '@gatehouse/contracts';

export interface GlobMatch {
  /** Relative to the root. */
  path: string;
  /** What stands at `{tag}`. */
  tag: string | undefined;
}

/** Is it relative, and does it stay in the repository? */
export function isSoundGlob(glob: string): boolean {
  const names = glob.split('/');
  return !glob.includes('\0') && names.every((name) => name !== '' && name !== '.' && name !== '..');
}

/** What a path is to a glob; undefined when it does not match. */
export function matchGlob(glob: string, file: string): GlobMatch | undefined {
  const match = globPattern(glob).exec(file);
  return match === null ? undefined : { path: file, tag: match.groups?.['tag'] };
}

/** What is there and matches, sorted by path; a link counts as what it is, a link. Throws Failure `io`. */
export function findGlob(root: string, glob: string): GlobMatch[] {
  const names = glob.split('/');
  const found = new Set<string>();
  const visit = (folder: string, at: number): void => {
    const name = names[at] as string;
    const last = at === names.length - 1;
    const entries = entriesOf(path.join(root, folder));
    if (name === '**') {
      if (!last) visit(folder, at + 1);
      for (const entry of entries) {
        if (entry.name.startsWith('.')) continue;
        if (last) found.add(path.posix.join(folder, entry.name));
        if (entry.isDirectory()) visit(path.posix.join(folder, entry.name), at);
      }
      return;
    }
    const pattern = globPattern(name);
    for (const entry of entries) {
      if (!pattern.test(entry.name)) continue;
      if (last) found.add(path.posix.join(folder, entry.name));
      else if (entry.isDirectory()) visit(path.posix.join(folder, entry.name), at + 1);
    }
  };
  visit('', 0);
  return [...found].sort().flatMap((file) => matchGlob(glob, file) ?? []);
}

/**
 * The files that an input stands for (contract 1.1a), absolute: itself, when it is there or is not a pattern, else
 * those that match it, sorted; links are followed, as a shell does. Only what was given is a pattern: `resolve` puts
 * the repository or the home directory before it, whose names may hold any letters. What matches and is not a regular
 * file, or leads nowhere, is a Failure `damaged-input`: left out, the rest would pass for the whole.
 */
export function filesBehind(given: string, resolve: (given: string) => string): string[] {
  const whole = resolve(given);
  const parts = given.split('/');
  const first = parts.findIndex((name) => /[*?]/.test(name));
  if (first < 0 || isThere(whole, statSync)) return [whole];
  const names = parts.slice(first).filter((name) => name !== '' && name !== '.');
  if (names.at(-1) === '*' && names.at(-2) === '**') names.pop(); // every file beneath, which `**` alone means at the end
  const found = new Set<string>();
  const refuse = (file: string, why: string): Failure =>
    new Failure('damaged-input', `${given} matches ${file}, which ${why}`);
  const lookAt = (file: string): Stats => {
    try {
      return statSync(file);
    } catch (error) {
      throw refuse(file, `cannot be read: ${explainError(error)}`);
    }
  };
  /** `above`: the folders that `**` is in. */
  const visit = (file: string, at: number, above: readonly string[] = []): void => {
    const name = names[at];
    const stat = lookAt(file);
    const isAnyDepth = name === '**';
    if (name === undefined || (isAnyDepth && at === names.length - 1 && !stat.isDirectory())) {
      if (!stat.isFile()) throw refuse(file, 'is not a regular file');
      found.add(file);
    } else if (!stat.isDirectory()) {
      return;
    } else if (isAnyDepth) {
      const self = `${stat.dev}:${stat.ino}`;
      if (above.includes(self)) return; // a link back
      if (at < names.length - 1) visit(file, at + 1);
      for (const entry of entriesOf(file))
        if (!entry.name.startsWith('.')) visit(path.join(file, entry.name), at, [...above, self]);
    } else if (/[*?]/.test(name)) {
      const pattern = new RegExp(`^${name.startsWith('.') ? '' : '(?!\\.)'}${wildcards(name)}$`, 'su');
      for (const entry of entriesOf(file)) if (pattern.test(entry.name)) visit(path.join(file, entry.name), at + 1);
    } else if (isThere(path.join(file, name), lstatSync)) {
      visit(path.join(file, name), at + 1);
    }
  };
  const base = resolve([...parts.slice(0, first), ''].join('/'));
  if (isThere(`${base}/`, statSync)) visit(base, 0);
  return [...found].sort();
}

function isThere(file: string, look: (file: string) => Stats): boolean {
  try {
    look(file);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error) ?? '')) return false;
    throw ioFailure('read', file, error);
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw ioFailure('read', folder, error);
  }
}

const patterns = new Map<string, RegExp>();

function globPattern(glob: string): RegExp {
  const known = patterns.get(glob);
  if (known !== undefined) return known;
  const names = glob.split('/');
  const source = names
    .map((name, index) => {
      const last = index === names.length - 1;
      if (name === '**') return last ? '(?!\\.)[^/]+(?:/(?!\\.)[^/]+)*' : '(?:(?!\\.)[^/]+/)*';
      const text = name.split('{tag}').map(wildcards).join('(?<tag>[^/]+)');
      return `${/^[*?{]/.test(name) ? '(?!\\.)' : ''}${text}${last ? '' : '/'}`;
    })
    .join('');
  const pattern = new RegExp(`^${source}$`, 's');
  patterns.set(glob, pattern);
  return pattern;
}

/** What `*` and `?` mean within a name; every other character is itself. */
function wildcards(text: string): string {
  return text.replace(/\*+|[^*]/g, (token) =>
    token.startsWith('*') ? '[^/]*' : token === '?' ? '[^/]' : token.replace(/[\\^$.|+()[\]{}]/g, '\\$&'),
  );
}
