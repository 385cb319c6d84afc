import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, read, readFileSync, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { Failure, parseDocument, refuseLfsPointer, type Document, errorCode, ioFailure } from '@gatehouse/contracts';

/** No document is larger (bytes); what is larger was not written by these tools and would only fill the memory. */
const documentLimit = 64 * 1024 * 1024;

/**
 * The text of a regular file, UTF-8. Throws Failure `missing-input` when it is not there, `damaged-input` when it is
 * larger than `limit` bytes, not a regular file (a FIFO or a device would never end) or a pointer of Git LFS, `io` when
 * it cannot be read.
 */
export function readText(path: string, limit = documentLimit): string {
  const bytes = readBytes(path, limit);
  refuseLfsPointer(bytes, path);
  return bytes.toString('utf8');
}

/** As readText, but the bytes as they are. */
export function readBytes(path: string, limit = documentLimit): Buffer {
  return readWhole(path, limit, 0);
}

/** As readBytes, but a link at the path itself is not followed: Failure `io`. */
export function readBytesNoFollow(path: string, limit = documentLimit): Buffer {
  return readWhole(path, limit, constants.O_NOFOLLOW);
}

function readWhole(path: string, limit: number, flags: number): Buffer {
  const { descriptor, size } = openRegular(path, flags);
  try {
    if (size > limit)
      throw new Failure('damaged-input', `${path}: is ${size} bytes, larger than the ${limit} such a file may have`);
    const bytes = Buffer.allocUnsafe(size + 1);
    const count = readSync(descriptor, bytes);
    if (count > 0 && count <= size) return bytes.subarray(0, count); // less than asked for: there is no more
    return Buffer.concat([bytes.subarray(0, count), readFileSync(descriptor)]);
  } catch (error) {
    throw ioFailure('read', path, error);
  } finally {
    closeSync(descriptor);
  }
}

/** As readText, but its first bytes only, fewer where it is shorter. */
export function readStart(path: string, bytes: number): string {
  const { descriptor } = openRegular(path);
  try {
    const start = Buffer.alloc(bytes);
    return start.toString('utf8', 0, readSync(descriptor, start, 0, bytes, 0));
  } catch (error) {
    throw ioFailure('read', path, error);
  } finally {
    closeSync(descriptor);
  }
}

/** A descriptor that its taker closes; waits for nobody at a FIFO. */
function openRegular(path: string, flags = 0): { descriptor: number; size: number } {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR')
      throw new Failure('missing-input', `${path}: not found`, { cause: error });
    throw ioFailure('read', path, error);
  }
  const stat = fstatSync(descriptor);
  if (stat.isFile()) return { descriptor, size: stat.size };
  closeSync(descriptor);
  throw new Failure('damaged-input', `${path}: expected a regular file`);
}

/** As readText, but a file that is not there is undefined. */
export function readTextIfThere(path: string, limit = documentLimit): string | undefined {
  return ifThere(() => readText(path, limit));
}

/** What the reading of a file gives, undefined when the file is not there. */
export function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure && error.id === 'missing-input') return undefined;
    throw error;
  }
}

/** The document in a file. Throws as readText does, and Failure `damaged-input` with the place of the fault. */
export function readDocument<T>(kind: Document<T>, path: string): T {
  return parseDocument(kind, readText(path), path);
}

/** As readDocument, but a file that is not there is undefined. */
export function readDocumentIfThere<T>(kind: Document<T>, path: string): T | undefined {
  const text = readTextIfThere(path);
  return text === undefined ? undefined : parseDocument(kind, text, path);
}

/** What came of reading a document that may be absent or damaged. */
export type Reading<T> =
  { state: 'read'; value: T } | { state: 'missing'; problem: string } | { state: 'damaged'; problem: string };

/** As readDocument for those who must go on without it: nothing is thrown, `problem` is the message. */
export function inspectDocument<T>(kind: Document<T>, path: string): Reading<T> {
  try {
    return { state: 'read', value: readDocument(kind, path) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { state: error.id === 'missing-input' ? 'missing' : 'damaged', problem: error.message };
  }
}

/** Bytes: of what is only hashed or passed on. */
const pieceBytes = 1 << 20;
/** Bytes: a text made of so many is not put among V8's large objects, for each of which the system must find memory. */
const chunkBytes = 1 << 16;

const readInto = promisify(read);

/**
 * The content of a regular file in pieces; `signal` breaks it off. While one is worked on the next is read: two buffers
 * serve the whole file, so a piece is valid until the next one is taken. Throws Failure `missing-input`,
 * `damaged-input` when it is not a regular file, or `io`.
 */
export async function* piecesOf(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const { descriptor, size } = openRegular(path);
  const length = Math.min(pieceBytes, Math.max(size + 1, chunkBytes));
  let [taken, filled] = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
  const fill = (): Promise<{ bytesRead: number }> => {
    const reading = readInto(descriptor, filled, 0, length, null);
    reading.catch(() => undefined); // nobody waits for it yet
    return reading;
  };
  let reading = fill();
  try {
    for (;;) {
      const { bytesRead } = await reading;
      signal?.throwIfAborted();
      if (bytesRead === 0) return;
      [taken, filled] = [filled, taken];
      reading = fill();
      yield taken.subarray(0, bytesRead);
    }
  } catch (error) {
    throw ioFailure('read', path, error);
  } finally {
    await reading.catch(() => undefined);
    closeSync(descriptor);
  }
}

/**
 * As piecesOf, but read by this thread while nothing else waits, for a tool that does one thing: without threads, in
 * smaller pieces, each valid until the next one is taken.
 */
export function* chunksOf(path: string): Generator<Buffer> {
  const { descriptor } = openRegular(path);
  try {
    const chunk = Buffer.allocUnsafeSlow(chunkBytes);
    for (let bytes = readSync(descriptor, chunk); bytes > 0; bytes = readSync(descriptor, chunk))
      yield chunk.subarray(0, bytes);
  } catch (error) {
    throw ioFailure('read', path, error);
  } finally {
    closeSync(descriptor);
  }
}

/** Size (bytes) and sha256 (hex) of a file's content. Takes and throws as piecesOf. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(path, signal)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
