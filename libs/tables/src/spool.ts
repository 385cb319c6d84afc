/** Input that can be read only once, written to a file that can be read again (contract 1.1). */
import { closeSync, createReadStream, fstatSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isatty } from 'node:tty';
import { Failure, errorCode, ioFailure } from '@gatehouse/contracts';
import type { StartProgress } from './progress';
import { writeScratch } from './scratch';

const nullDevice = 0x103; // Linux: major 1, minor 3

/**
 * Whether the name is that of a regular file. Throws Failure `missing-input`, `damaged-input` for a directory, `io`.
 */
export function isRegular(name: string, what: string): boolean {
  try {
    const stat = statSync(name);
    if (stat.isDirectory()) throw new Failure('damaged-input', `${what} is a directory, expected a CSV file: ${name}`);
    return stat.isFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error) ?? ''))
      throw new Failure('missing-input', `${what} not found: ${name}`, { cause: error });
    throw ioFailure('read', name, error);
  }
}

/** A device is not read to its end: most have none. An empty one (/dev/null) and a terminal have. */
function refuseDevice(name: string, what: string): void {
  const stat = name === '-' ? fstatSync(0) : statSync(name);
  const isTerminal = name === '-' && isatty(0);
  if (stat.isBlockDevice() || (stat.isCharacterDevice() && !isTerminal && stat.rdev !== nullDevice)) {
    throw new Failure(
      'damaged-input',
      `${what} is a device, expected a file or a pipe: ${name === '-' ? 'standard input' : name}`,
    );
  }
}

/**
 * Copies standard input (`-`), a FIFO or /dev/null to `file`, which it gives back. Throws Failure `damaged-input` for a
 * device, `io`.
 */
export async function spool(
  name: string,
  file: string,
  { what, progress }: { what: string; progress: StartProgress },
): Promise<string> {
  refuseDevice(name, what);
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
