/** One file of an input, as bytes on disk that must be the same when the reading is over (contract 1.9). */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { ioFailure } from '@gatehouse/contracts';
import type { CheckedFile } from './checked-input';

const pieceBytes = 1 << 20;

export interface InputFile {
  /** As in messages and in the report. */
  readonly name: string;
  /** Where the bytes lie, absolute. */
  readonly path: string;
  /**
   * Undefined for one of several files: there may be more of them than a process may hold, so each is opened when it is
   * read.
   */
  readonly descriptor: number | undefined;
  readonly before: BigIntStats;
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

/**
 * The bytes from the first to the last, piece by piece; between pieces other work has its turn. A piece is valid until
 * the next.
 */
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

/** The first `count` bytes, or all there are. Throws Failure `io`. */
export function headOf(input: InputFile, count: number): Uint8Array {
  return withDescriptor(input, (descriptor) => bytesAt(input, descriptor, 0, count));
}

/** Runs `work` with the file open. Throws Failure `io`. */
export function withDescriptor<T>(input: InputFile, work: (descriptor: number) => T): T {
  const descriptor = input.descriptor ?? openInput(input);
  try {
    return work(descriptor);
  } finally {
    if (input.descriptor === undefined) closeSync(descriptor);
  }
}

/** `count` bytes from a position on, or all there are. Throws Failure `io`. */
export function bytesAt(input: InputFile, descriptor: number, position: number, count: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(count);
  return bytes.subarray(0, readPiece(input, descriptor, bytes, position));
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
