/**
 * Size, permissions and sha256 of many files, one after the other: opening is the cost, so nothing is asked of a file
 * twice and one buffer serves all.
 */
import { createHash, hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { errorCode, explainError } from '@gatehouse/contracts';

export type FileSum =
  | { state: 'file'; bytes: number; mode: number; sha256: string }
  /** A link, a folder, a device: not followed, not waited for. */
  | { state: 'other' }
  | { state: 'unread'; why: string };

const buffer = Buffer.allocUnsafeSlow(1 << 18);

/**
 * What is at the path; undefined when nothing is. A link at the path itself is followed only with `follow`; `onContent`
 * is shown the bytes of a file that fits the buffer, valid until it returns. Never throws for what the disk says.
 */
export function sumFile(path: string, follow = false, onContent?: (bytes: Buffer) => void): FileSum | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW));
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return code === 'ELOOP' || code === 'ENXIO' ? { state: 'other' } : { state: 'unread', why: explainError(error) };
  }
  try {
    const { size, mode, isFile } = factsOf(descriptor);
    if (!isFile) return { state: 'other' };
    const read = readSync(descriptor, buffer, 0, buffer.length, null);
    if (read !== size && read !== 0) return { state: 'file', mode, ...rest(descriptor, read) };
    const content = buffer.subarray(0, read);
    onContent?.(content);
    return { state: 'file', mode, bytes: read, sha256: hash('sha256', content) };
  } catch (error) {
    return { state: 'unread', why: explainError(error) };
  } finally {
    closeSync(descriptor);
  }
}

function factsOf(descriptor: number): { size: number; mode: number; isFile: boolean } {
  const stat = fstatSync(descriptor);
  return { size: stat.size, mode: stat.mode, isFile: stat.isFile() };
}

/** Of a file whose first bytes are in the buffer. */
function rest(descriptor: number, first: number): { bytes: number; sha256: string } {
  const sum = createHash('sha256');
  let bytes = 0;
  for (let count = first; count > 0; count = readSync(descriptor, buffer, 0, buffer.length, null)) {
    sum.update(buffer.subarray(0, count));
    bytes += count;
  }
  return { bytes, sha256: sum.digest('hex') };
}

/**
 * sha256 of the first bytes of a file, for each of these lengths; one that is longer than the file has none. Undefined
 * when there is no regular file.
 */
export function sumStarts(path: string, lengths: readonly number[]): Map<number, string> | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch {
    return undefined;
  }
  try {
    if (!factsOf(descriptor).isFile) return undefined;
    const sums = new Map<number, string>();
    const sum = createHash('sha256');
    let at = 0;
    for (const length of [...new Set(lengths)].sort((a, b) => a - b)) {
      while (at < length) {
        const count = readSync(descriptor, buffer, 0, Math.min(buffer.length, length - at), null);
        if (count === 0) return sums;
        sum.update(buffer.subarray(0, count));
        at += count;
      }
      sums.set(length, sum.copy().digest('hex'));
    }
    return sums;
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}
