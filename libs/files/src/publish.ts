/**
 * Writing so that a reader sees the old file or the whole new one, never a part, whatever happens in between: power
 * cut, full disk, kill -9, two writers (contract 0.8).
 *
 * The new bytes go to a temporary file in the same directory (made exclusively, following no link), every one of them,
 * then fsync, close, rename over the target, fsync of the directory. On any error the temporary file is removed and the
 * target is untouched. What a killed writer left is removed by the next one on the same machine who publishes the same
 * path or makes a folder beside that one: its name, `.<target>.<pid>-<machine><number>.tmp`, says whose it is, and the
 * kernel whether that process lives.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure, errorCode, ioFailure } from '@gatehouse/contracts';
import { pidNamespace } from '@gatehouse/system';
import { isFolder } from './presence';

export interface PublishOptions {
  /** Refuse when the target is there already (Failure `refused`) instead of replacing it. */
  exclusive?: boolean;
}

/** Enough to tell writers of one process apart; the file is made exclusively. */
const mark = (): string =>
  `${machine()}${Math.floor(Math.random() * 2 ** 16)
    .toString(16)
    .padStart(4, '0')}`;

/**
 * Four digits of this machine, or of this container on it: to another one a process number on a shared disk means
 * nothing.
 */
const machine = (): string =>
  (ownMachine ??= Array.from(`${os.hostname()}${pidNamespace() ?? ''}`)
    .reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) as number)) % 0x10000, 7)
    .toString(16)
    .padStart(4, '0'));
let ownMachine: string | undefined;

/** Replaces the file at `target` by these bytes; its folder is made when needed. Throws Failure `io` or `refused`. */
export function publish(target: string, content: string | Uint8Array, options: PublishOptions = {}): void {
  const folder = path.dirname(target);
  ensureFolder(folder);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const temporary = path.join(folder, `${temporaryPrefix(target)}${process.pid}-${mark()}.tmp`);
  try {
    sweep(folder, target);
    writeWhole(temporary, bytes, replaced(target));
    if (options.exclusive) {
      linkSync(temporary, target);
      rmSync(temporary);
    } else renameSync(temporary, target);
    syncFolder(folder);
  } catch (error) {
    removeIfPossible(temporary);
    if (options.exclusive && errorCode(error) === 'EEXIST') {
      throw new Failure('refused', `${target} exists already and is never overwritten; choose another name`, {
        cause: error,
      });
    }
    throw ioFailure('write', target, error);
  }
}

/** A file to be, for publishTogether. */
export interface Unpublished {
  target: string;
  content: string | Uint8Array;
}

/** So many files are written before the first of them is made durable. */
const batch = 64;

/** A file that is written and has not its name yet. */
interface Pending {
  temporary: string;
  target: string;
  descriptor: number;
}

/**
 * As publish, for many files: each is its old self or its whole new self whatever happens, in no order among them. While the disk takes one batch, the next
 * is made; folders are made durable at the end. `done` hears of each file that has its name. Throws Failure `io`.
 */
export async function publishTogether(
  files: Iterable<Unpublished>,
  done: (target: string) => void = () => undefined,
): Promise<void> {
  const folders = new Set<string>();
  let open: Pending[] = [];
  let settling: Pending[] = [];
  let settled = Promise.resolve();
  const next = async (): Promise<void> => {
    await settled;
    settling = open;
    open = [];
    settled = settle(settling, done);
    // It is awaited later; until then a failure is not unheard.
    settled.catch(() => undefined);
  };
  let at = '';
  try {
    for (const { target, content } of files) {
      at = target;
      const folder = path.dirname(target);
      if (!folders.has(folder)) {
        ensureFolder(folder);
        sweepAll(folder);
      }
      folders.add(folder);
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const temporary = path.join(folder, `${temporaryPrefix(target)}${process.pid}-${mark()}.tmp`);
      open.push({ temporary, target, descriptor: writeOpen(temporary, bytes, replaced(target)) });
      if (open.length === batch) await next();
    }
    await next();
    await settled;
    for (const folder of folders) syncFolder(folder);
  } catch (error) {
    await settled.catch(() => undefined);
    for (const { temporary, descriptor } of [...settling, ...open]) {
      closeIfOpen(descriptor);
      removeIfPossible(temporary);
    }
    throw errorCode(error) === undefined ? error : ioFailure('write', at, error);
  }
}

const sync = promisify(fsync);

/** Makes files durable, several at a time, and gives each its name; what has it is taken out of the list. */
async function settle(files: Pending[], done: (target: string) => void): Promise<void> {
  const outcomes = await Promise.allSettled(files.map(({ descriptor }) => sync(descriptor)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  for (let next = files[0]; next !== undefined; next = files[0]) {
    closeSync(next.descriptor);
    renameSync(next.temporary, next.target);
    files.shift();
    done(next.target);
  }
}

/** Makes a folder and its parents, each durable when this returns. Throws Failure `io`. */
export function ensureFolder(folder: string): void {
  try {
    makeFolder(path.resolve(folder));
  } catch (error) {
    throw ioFailure('create', folder, error);
  }
}

/** Node's own recursive mkdir never returns where a folder cannot be made below one that is there, as in /proc. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o755 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    if (!isFolder(folder))
      throw new Failure('io', `cannot create the folder ${folder}: there is something else of that name`, {
        cause: error,
      });
    return; // another process was faster
  }
  syncFolder(parent);
}

/**
 * Makes `<parent>/<before><stamp><after>` for this process alone and returns its path; when the name is taken, a suffix
 * `_2`, `_3`, … follows the stamp (contract 0.7). Throws Failure `io`.
 */
export function makeStampedFolder(parent: string, name: { before?: string; stamp: string; after?: string }): string {
  ensureFolder(parent);
  for (let attempt = 1; ; attempt += 1) {
    const folder = path.join(
      parent,
      `${name.before ?? ''}${name.stamp}${attempt === 1 ? '' : `_${attempt}`}${name.after ?? ''}`,
    );
    try {
      mkdirSync(folder, { mode: 0o755 });
      syncFolder(parent);
      sweepSiblings(parent, path.basename(folder));
      return folder;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw ioFailure('create', folder, error);
    }
  }
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What failed before tells more.
  }
}

function writeWhole(file: string, bytes: Uint8Array, like: Stats | undefined): void {
  const descriptor = writeOpen(file, bytes, like);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** As writeWhole, and neither durable nor closed. */
function writeOpen(file: string, bytes: Uint8Array, like: Stats | undefined): number {
  const descriptor = openSync(
    file,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
    0o644,
  );
  try {
    if (like !== undefined) takeOver(descriptor, like);
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    removeIfPossible(file);
    throw error;
  }
}

function closeIfOpen(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // Closed already: what failed before tells more.
  }
}

/** The file that will be replaced, undefined when there is none. */
function replaced(target: string): Stats | undefined {
  try {
    const stat = lstatSync(target);
    return stat.isFile() ? stat : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Permissions and, where we may, group and owner of the file that is replaced, so that a team's shared registry stays
 * shared.
 */
function takeOver(descriptor: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(descriptor);
  try {
    if (own.uid !== uid || own.gid !== gid) fchownSync(descriptor, own.uid === 0 ? uid : own.uid, gid);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error;
  }
  fchmodSync(descriptor, mode & 0o777);
}

/** Brings to disk what another writer put into a file, and its name. Throws Failure `io`. */
export async function syncFile(file: string): Promise<void> {
  try {
    const handle = await open(file, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    syncFolder(path.dirname(file));
  } catch (error) {
    throw ioFailure('write', file, error);
  }
}

/** Brings a folder to disk with all in it; links are not followed. Throws Node's own errors. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() && !entry.isDirectory()) continue;
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) syncFolder(place);
    else {
      const descriptor = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW);
      try {
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    }
  }
  syncFolder(folder);
}

export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, constants.O_RDONLY);
  try {
    syncOpenFolder(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * As syncFolder, of a folder that is open. Some network and user-space file systems know no such thing; there it is as
 * durable as they make it.
 */
export function syncOpenFolder(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
  }
}

/** A name may have 255 bytes, and writer, machine and number must fit as well. */
const longestPrefix = 100; // bytes

function temporaryPrefix(target: string): string {
  const name = Array.from(path.basename(target));
  while (Buffer.byteLength(name.join('')) > longestPrefix) name.pop();
  return `.${name.join('')}.`;
}

/** Removes what killed writers of the same target left behind. */
function sweep(folder: string, target: string): void {
  const prefix = temporaryPrefix(target);
  for (const name of readdirSync(folder)) if (name.startsWith(prefix)) removeAbandoned(folder, name, prefix.length);
}

/** Removes what killed writers left in this folder, whatever they were writing. */
function sweepAll(folder: string): void {
  for (const name of readdirSync(folder)) removeAbandoned(folder, name, 0);
}

/** Removes what killed writers of this file left, for who finds it there already and does not write it again. */
export function sweepFile(target: string): void {
  if (isFolder(path.dirname(target))) sweep(path.dirname(target), target);
}

/** Removes what killed writers left in a folder in which no name is written twice; nothing where there is none. */
export function sweepFolder(folder: string): void {
  if (isFolder(folder)) sweepAll(folder);
}

/** Removes what killed writers left in the folders beside this one, as makeStampedFolder does: for a folder that gets its name otherwise. */
export function sweepBeside(folder: string): void {
  sweepSiblings(path.dirname(folder), path.basename(folder));
}

/** So many folders that were made before are looked into: one who was killed is not far back. */
const siblings = 8;

/**
 * Nobody publishes into the folder of one who was killed any more, so the next to make such a folder cleans up there.
 */
function sweepSiblings(parent: string, own: string): void {
  const earlier = foldersIn(parent).filter((name) => name !== own && !name.startsWith('.'));
  for (const name of earlier.sort().slice(-siblings)) sweepBelow(path.join(parent, name), 2);
}

function sweepBelow(folder: string, depth: number): void {
  try {
    for (const name of readdirSync(folder)) removeAbandoned(folder, name, 0);
    if (depth > 0) for (const name of foldersIn(folder)) sweepBelow(path.join(folder, name), depth - 1);
  } catch {
    // Another user's, or gone: not ours to clean.
  }
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function removeAbandoned(folder: string, name: string, from: number): void {
  const [, writer, where] = /^(?:\..*\.)?(\d+)-([0-9a-f]{4})[0-9a-f]{4}\.tmp$/s.exec(name.slice(from)) ?? [];
  if (writer !== undefined && where === machine() && !isWriting(Number(writer)))
    rmSync(path.join(folder, name), { force: true });
}

function isWriting(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return false;
  }
}
