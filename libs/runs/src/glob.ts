/**
 * Globs over the repository as policies have them (contract 16.2): `*` and `?` within a name, `**` for any folders, `{tag}` for one name that is
 * handed out; hidden names only where the glob begins a name with a dot; no link is followed.
 */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { errorCode, ioFailure } from '@gatehouse/files';

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

/** The files that a path stands for: itself, when it is there or is no pattern, else those that match it, sorted. Throws Failure `io`. */
export function filesBehind(name: string): string[] {
  if (!/[*?]/.test(name) || statSync(name, { throwIfNoEntry: false }) !== undefined) return [name];
  const [folder = '.'] = /^[^*?]*\//.exec(name) ?? [];
  const glob = folder === '.' ? name : name.slice(folder.length);
  return findGlob(folder, glob).map((match) => path.join(folder, match.path)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
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
      const text = name.replace(/\{tag\}|\*+|[\s\S]/g, (token) => {
        if (token === '{tag}') return '(?<tag>[^/]+)';
        if (token.startsWith('*')) return '[^/]*';
        return token === '?' ? '[^/]' : token.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
      });
      return `${/^[*?{]/.test(name) ? '(?!\\.)' : ''}${text}${last ? '' : '/'}`;
    })
    .join('');
  const pattern = new RegExp(`^${source}$`, 's');
  patterns.set(glob, pattern);
  return pattern;
}
