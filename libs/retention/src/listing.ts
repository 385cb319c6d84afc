/**
 * What is in a file or directory, as one sha256 (contract 16.3). One line for the thing itself (path `.`) and for each
 * entry below it, sorted by the bytes of its path relative to the thing: type, size, digest and the path as a JSON
 * text, with one blank between.
 *
 *   d 0 -                                   a directory
 *   f <bytes> <sha256 of the content>       a regular file of at most 64 MiB
 *   F <bytes> <time of last change, ns>     a larger one
 *   l <bytes> <sha256 of the target's text> a symbolic link, which is never followed
 *
 * Each line ends with a line feed. Anything else (a socket, a device, a FIFO, a mount point) cannot be listed.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import { Failure, ioFailure } from '@gatehouse/contracts';
import { hashFile } from '@gatehouse/files';
import { isWithin } from './item-path';

const largestHashed = 64 * 1024 * 1024; // bytes

/** What the file system says of a tree, without reading its content. */
export interface TreeFacts {
  bytes: number;
  /** Regular files and links. */
  files: number;
  /** Newest time of last change in it, ms since 1970. */
  newest: number;
  /** The same as long as nothing in it is written, replaced or renamed. Of this very tree: a copy has another one. */
  state: string;
}

interface Entry {
  /** Relative to the top; `.` for the top itself. */
  name: string;
  stat: BigIntStats;
}

/** Throws Failure `missing-input`, `io`, and `refused` for what cannot be listed. */
export function treeFacts(top: string): TreeFacts {
  return factsOf(entriesOf(top));
}

/** The sha256 of the listing, with the facts from before the content was read. Throws as treeFacts. */
export async function listTree(top: string): Promise<TreeFacts & { sha256: string }> {
  const entries = entriesOf(top);
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(`${await describe(top, entry)} ${JSON.stringify(entry.name)}\n`);
  return { ...factsOf(entries), sha256: hash.digest('hex') };
}

function factsOf(entries: readonly Entry[]): TreeFacts {
  const state = createHash('sha256');
  let [bytes, files, newest] = [0, 0, 0];
  for (const { name, stat } of entries) {
    // The top's own time of status change is left out: moving it is not a change of it.
    state.update(
      `${stat.mode} ${stat.dev} ${stat.ino} ${stat.size} ${stat.mtimeNs} ${name === '.' ? '' : stat.ctimeNs} ${JSON.stringify(name)}\n`,
    );
    newest = Math.max(newest, Number(stat.mtimeNs / 1_000_000n));
    if (stat.isDirectory()) continue;
    files += 1;
    bytes += Number(stat.size);
  }
  return { bytes, files, newest, state: state.digest('hex') };
}

async function describe(top: string, { name, stat }: Entry): Promise<string> {
  if (stat.isDirectory()) return 'd 0 -';
  const file = path.join(top, name);
  if (stat.isSymbolicLink())
    return `l ${stat.size} ${createHash('sha256').update(readlinkSync(file, 'buffer')).digest('hex')}`;
  if (stat.size > largestHashed) return `F ${stat.size} ${stat.mtimeNs}`;
  const { bytes, sha256 } = await hashFile(file);
  return `f ${bytes} ${sha256}`;
}

function entriesOf(top: string): Entry[] {
  const entries: Entry[] = [];
  // A folder bound from the same file system has the same device number, and what is in it is not of this tree.
  const mounted = mountPoints().find((point) => isWithin(top, point));
  if (mounted !== undefined) throw new Failure('refused', `${mounted} is a mount point`);
  const visit = (name: string, device: bigint | undefined): void => {
    const file = path.join(top, name);
    const stat = statOf(file);
    if (device !== undefined && stat.dev !== device)
      throw new Failure('refused', `${file} is on another file system than ${top}`);
    if (!stat.isDirectory() && !stat.isFile() && !stat.isSymbolicLink())
      throw new Failure('refused', `${file} is neither a file nor a directory`);
    entries.push({ name, stat });
    if (stat.isDirectory())
      for (const below of namesIn(file)) visit(name === '.' ? below : `${name}/${below}`, stat.dev);
  };
  visit('.', undefined);
  const rest = entries.slice(1).sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return [...entries.slice(0, 1), ...rest];
}

function mountPoints(): string[] {
  let text: string;
  try {
    text = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return []; // not Linux: the device numbers alone tell
  }
  return [...text.matchAll(/^\S+ \S+ \S+ \S+ (\S+) /gm)].map(([, point]) =>
    (point as string).replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8))),
  );
}

/**
 * Device and number of everything in the tree, as one text each: the same file has the same whatever path it is reached
 * by.
 */
export function identitiesIn(top: string): ReadonlySet<string> {
  return new Set(entriesOf(top).map(({ stat }) => identityOf(stat)));
}

export function identityOf({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string {
  return `${dev}:${ino}`;
}

function statOf(file: string): BigIntStats {
  try {
    const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
    if (stat !== undefined) return stat;
  } catch (error) {
    throw ioFailure('read', file, error);
  }
  throw new Failure('missing-input', `${file}: not found`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw ioFailure('read', folder, error);
  }
}
