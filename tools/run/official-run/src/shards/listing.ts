/** What a shard left, as one sum: a change of any byte, name or number of its files is another sum (contract 3.21). */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { errorCode, Failure, ioFailure } from '@gatehouse/contracts';
import { sumFile } from '@gatehouse/files';

export interface Listing {
  files: number;
  sha256: string;
}

/**
 * The listing of a folder: a line `[path, bytes, sha256]` of each file, `[path, "link", target]` of each link, sorted
 * by path. One that is not there has no files. Throws Failure `io` for what cannot be read.
 */
export function listingOf(folder: string): Listing {
  return listing(namesIn(folder, '').map((name) => JSON.stringify([name, ...factsOf(path.join(folder, name))])));
}

function listing(lines: readonly string[]): Listing {
  const text = lines.map((line) => `${line}\n`).join('');
  return { files: lines.length, sha256: createHash('sha256').update(text).digest('hex') };
}

export const emptyListing = listing([]);

/** Relative, sorted by the numbers of their letters. */
function namesIn(folder: string, below: string): string[] {
  let entries;
  try {
    entries = readdirSync(path.join(folder, below), { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && below === '') return [];
    throw ioFailure('read', path.join(folder, below), error);
  }
  const names = entries.flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? namesIn(folder, name) : [name];
  });
  return below === '' ? names.sort((a, b) => (a < b ? -1 : 1)) : names;
}

function factsOf(file: string): [number, string] | ['link', string] {
  const sum = sumFile(file);
  if (sum?.state === 'file') return [sum.bytes, sum.sha256];
  if (sum?.state === 'other' && lstatSync(file).isSymbolicLink()) return ['link', readlinkSync(file)];
  const why = sum?.state === 'unread' ? sum.why : sum === undefined ? 'it went away' : 'it is not a file';
  throw new Failure('io', `cannot read ${file}: ${why}`);
}
