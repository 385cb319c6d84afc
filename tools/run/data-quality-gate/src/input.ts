/**
 * The input as bytes on disk. What is no regular file (standard input, a FIFO) is spooled, because it is read more than
 * once; what is one is read where it lies and must be the same when the gate is done with it (contract 1.9).
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isatty } from 'node:tty';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Call } from '@gatehouse/cli';
import { Failure, errorCode, ioFailure } from '@gatehouse/contracts';
import { isSameFile } from '@gatehouse/files';
import { filesBehind } from '@gatehouse/system';
import type { CheckedFile } from './request';
import { writeScratch } from './scratch';

const pieceBytes = 1 << 20;
const nullDevice = 0x103; // Linux: major 1, minor 3
/** A write that follows another within one tick of the file system's clock leaves the time stamp as it is. */
const clockTickMs = 20;

export interface InputFile {
  /** As in messages and in the report. */
  readonly name: string;
  /** Where the bytes lie, absolute. */
  readonly path: string;
  /** Undefined for one of several files: there may be more of them than a process may hold, so each is opened when it is read. */
  readonly descriptor: number | undefined;
  readonly before: BigIntStats;
}

/** The files that are one table, as the caller wrote them; `resolve` makes a path absolute. Throws Failure `missing-input`, `damaged-input`. */
export function inputFiles(given: string, resolve: (given: string) => string): string[] {
  const files = given === '-' ? [given] : filesBehind(given, resolve);
  if (files.length === 0)
    throw new Failure(
      'missing-input',
      `input csv not found: ${resolve(given)} (neither a file of that name nor one that matches it as a pattern)`,
    );
  return files;
}

/** Whether the file is one of the input's, by whatever name. */
export function isAmong(files: readonly string[], file: string): boolean {
  return files.some((name) => isSameFile(name === '-' ? '/dev/stdin' : name, file));
}

/** Runs `work` with the files as they are now. Throws Failure `missing-input`, `damaged-input` for a directory, `io`. */
export async function withInputs<T>(
  names: readonly string[],
  scratch: string,
  progress: Call['progress'],
  work: (inputs: readonly InputFile[]) => Promise<T>,
): Promise<T> {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return withInput(only, scratch, progress, (input) => work([input]));
  const look = (): InputFile[] =>
    names.map((name) => ({ name, path: name, descriptor: undefined, before: statOf(name) }));
  const inputs = look();
  if (!inputs.some(({ before }) => isFresh(before))) return work(inputs);
  await setTimeout(clockTickMs);
  return work(look());
}

async function withInput<T>(
  name: string,
  scratch: string,
  progress: Call['progress'],
  work: (input: InputFile) => Promise<T>,
): Promise<T> {
  const file = name === '-' || !isRegular(name) ? await spool(name, path.join(scratch, 'input.csv'), progress) : name;
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw ioFailure('read', file, error);
  }
  try {
    let before = fstatSync(descriptor, { bigint: true });
    if (isFresh(before)) {
      await setTimeout(clockTickMs);
      before = fstatSync(descriptor, { bigint: true });
    }
    return await work({ name, path: file, descriptor, before });
  } finally {
    closeSync(descriptor);
  }
}

function isFresh({ mtimeMs }: BigIntStats): boolean {
  return Date.now() - Number(mtimeMs) < clockTickMs;
}

function statOf(name: string): BigIntStats {
  try {
    return statSync(name, { bigint: true });
  } catch (error) {
    throw ioFailure('read', name, error);
  }
}

/** Whether the bytes, and what the name stands for, are still those that were there at the beginning. */
export function isUnchanged(input: InputFile): boolean {
  try {
    return [
      statSync(input.path, { bigint: true }),
      ...(input.descriptor === undefined ? [] : [fstatSync(input.descriptor, { bigint: true })]),
    ].every(
      (now) =>
        now.dev === input.before.dev &&
        now.ino === input.before.ino &&
        now.size === input.before.size &&
        now.mtimeNs === input.before.mtimeNs &&
        now.ctimeNs === input.before.ctimeNs,
    );
  } catch {
    return false;
  }
}

/** The bytes from the first to the last, piece by piece; between pieces other work has its turn. A piece is valid until the next. */
export async function* pieces(input: InputFile): AsyncGenerator<Uint8Array> {
  const descriptor = input.descriptor ?? openInput(input);
  try {
    const buffer = Buffer.allocUnsafe(pieceBytes);
    for (let position = 0; ;) {
      const count = readPiece(input, descriptor, buffer, position);
      if (count === 0) return;
      position += count;
      yield count === buffer.length ? buffer : buffer.subarray(0, count);
      await setImmediate();
    }
  } finally {
    if (input.descriptor === undefined) closeSync(descriptor);
  }
}

/** Size and checksum; `seen` hears of each piece. Throws Failure `io`. */
export async function hashOf(input: InputFile, seen: (bytes: number) => void = () => {}): Promise<CheckedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces(input)) {
    hash.update(piece);
    bytes += piece.length;
    seen(piece.length);
  }
  return { path: input.name, bytes, sha256: hash.digest('hex') };
}

/** The first `count` bytes, or all there are. */
export function headOf(input: InputFile, count: number): Uint8Array {
  const descriptor = input.descriptor ?? openInput(input);
  try {
    const head = Buffer.alloc(count);
    return head.subarray(0, readPiece(input, descriptor, head, 0));
  } finally {
    if (input.descriptor === undefined) closeSync(descriptor);
  }
}

function openInput(input: InputFile): number {
  try {
    return openSync(input.path, 'r');
  } catch (error) {
    throw ioFailure('read', input.name, error);
  }
}

function readPiece(input: InputFile, descriptor: number, buffer: Buffer, position: number): number {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, position);
  } catch (error) {
    throw ioFailure('read', input.name, error);
  }
}

function isRegular(name: string): boolean {
  try {
    const stat = statSync(name);
    if (stat.isDirectory())
      throw new Failure('damaged-input', `input csv is a directory, expected a CSV file: ${name}`);
    return stat.isFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error) ?? ''))
      throw new Failure('missing-input', `input csv not found: ${name}`, { cause: error });
    throw ioFailure('read', name, error);
  }
}

/** A device is not read to its end: most have none. An empty one (/dev/null) and a terminal have. */
function refuseDevice(name: string): void {
  const stat = name === '-' ? fstatSync(0) : statSync(name);
  const isTerminal = name === '-' && isatty(0);
  if (stat.isBlockDevice() || (stat.isCharacterDevice() && !isTerminal && stat.rdev !== nullDevice)) {
    throw new Failure(
      'damaged-input',
      `input csv is a device, expected a file or a pipe: ${name === '-' ? 'standard input' : name}`,
    );
  }
}

async function spool(name: string, file: string, progress: Call['progress']): Promise<string> {
  refuseDevice(name);
  const spooling = progress({
    what: `receiving ${name === '-' ? 'standard input' : path.basename(name)}`,
    unit: 'bytes',
  });
  let received = 0;
  const stream: Readable = name === '-' ? process.stdin : createReadStream(name);
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      writeScratch(descriptor, piece, file);
      spooling.at((received += piece.length));
    }
  } catch (error) {
    throw ioFailure('read', name === '-' ? 'standard input' : name, error);
  } finally {
    closeSync(descriptor);
  }
  return file;
}
