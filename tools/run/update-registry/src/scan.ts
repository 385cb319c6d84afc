/**
 * Which reports a pattern means (contract 9.1): `*`, `?` and `[…]` within a name, `**` for any folders; hidden names
 * only when the pattern says so.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode, ioFailure } from '@gatehouse/contracts';
import { compareNewest, momentOfDocument } from '@gatehouse/runs';

/**
 * Absolute paths of what is there and matches, oldest first (contract 0.31), by the stamp in the name of the folder
 * where the report states no moment. `base` is taken as it is.
 */
export function scan(base: string, pattern: string): string[] {
  let found = [pattern.startsWith('/') ? '/' : base];
  for (const part of pattern.split('/').filter((name) => name !== '' && name !== '.')) {
    found = found.flatMap((folder) => (part === '**' ? [folder, ...foldersBelow(folder)] : named(folder, part)));
  }
  return [...new Set(found.map((file) => path.resolve(file)))]
    .map((file) => ({ file, text: stampedName(file), moment: momentOfDocument(file) }))
    .sort((a, b) => compareNewest(b, a) || (a.file < b.file ? -1 : 1))
    .map(({ file }) => file);
}

/** The name of the folder from its stamp on, whatever workflow stands before it. */
function stampedName(file: string): string {
  const name = path.basename(path.dirname(file));
  const at = name.search(/\d{4}-\d\d-\d\d_\d{6}/);
  return at === -1 ? '' : name.slice(at);
}

function named(folder: string, part: string): string[] {
  if (!/[*?[]/.test(part)) return existsSync(path.join(folder, part)) ? [path.join(folder, part)] : [];
  const matches = nameMatcher(part);
  return entries(folder)
    .filter(({ name }) => matches.test(name) && (!name.startsWith('.') || part.startsWith('.')))
    .map(({ name }) => path.join(folder, name));
}

function foldersBelow(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => [path.join(folder, name), ...foldersBelow(path.join(folder, name))]);
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw ioFailure('read', folder, error);
  }
}

function nameMatcher(part: string): RegExp {
  const source = part.replace(
    /\*+|\?|\[(!?)(\]?[^\]]*)\]|[\s\S]/g,
    (token, not: string | undefined, set: string | undefined) => {
      if (token.startsWith('*')) return '.*';
      if (token === '?') return '.';
      if (set !== undefined) return `[${not === '!' ? '^' : ''}${set.replace(/[\\\]^[]/g, '\\$&')}]`;
      return token.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&');
    },
  );
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return /(?!)/; // a range from back to front, which has nothing in it
  }
}
