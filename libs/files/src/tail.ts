import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { Failure, errorCode, ioFailure } from '@gatehouse/contracts';

/**
 * The last `bytes` bytes of a regular file, whatever its size, and whether that is all of it; undefined when it is not
 * there. Throws Failure
 * `damaged-input` when it is not a regular file, `io` when it cannot be read.
 */
export function readTail(path: string, bytes: number): { content: Buffer; whole: boolean } | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw ioFailure('read', path, error);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new Failure('damaged-input', `${path}: expected a regular file`);
    const content = Buffer.alloc(Math.min(bytes, stat.size));
    const start = stat.size - content.length;
    let filled = 0;
    while (filled < content.length) {
      const count = readSync(descriptor, content, filled, content.length - filled, start + filled);
      if (count === 0) break; // cut shorter meanwhile
      filled += count;
    }
    return { content: content.subarray(0, filled), whole: start === 0 };
  } catch (error) {
    throw ioFailure('read', path, error);
  } finally {
    closeSync(descriptor);
  }
}
