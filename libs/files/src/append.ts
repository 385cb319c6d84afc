/**
 * Lines at the end of a file that is only ever added to. A line stands on disk when this returns; what a killed writer
 * left of one is an unfinished last line, which readers pass over and the next writer removes (contract 0.8). Writers
 * take a lock around it.
 */
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Failure, ioFailure } from '@gatehouse/contracts';
import { ensureFolder, syncFolder } from './publish';

const lineFeed = 0x0a;
const longestLine = 1 << 20; // bytes

/**
 * Adds the line, which has no line end of its own. Throws Failure `damaged-input` when the file does not end as such a
 * file does, `io`.
 */
export function appendLine(file: string, line: string): void {
  ensureFolder(path.dirname(file));
  try {
    const descriptor = openSync(
      file,
      constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW,
      0o644,
    );
    try {
      const size = fstatSync(descriptor).size;
      const whole = endOfLastLine(descriptor, size, file);
      if (whole < size) ftruncateSync(descriptor, whole);
      const bytes = Buffer.from(`${line}\n`);
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    syncFolder(path.dirname(file));
  } catch (error) {
    throw ioFailure('write', file, error);
  }
}

/** The whole lines of such a file's text; what a killed writer left of the last one is left out. */
export function wholeLines(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

function endOfLastLine(descriptor: number, size: number, file: string): number {
  const tail = Buffer.alloc(Math.min(size, longestLine));
  for (let filled = 0; filled < tail.length;) {
    const count = readSync(descriptor, tail, filled, tail.length - filled, size - tail.length + filled);
    if (count === 0) break; // cut shorter meanwhile
    filled += count;
  }
  const last = tail.lastIndexOf(lineFeed);
  if (last === -1 && size > tail.length)
    throw new Failure(
      'damaged-input',
      `${file}: its last line is longer than ${longestLine} bytes; restore the file from a copy`,
    );
  return size - tail.length + last + 1;
}
