/**
 * A directory for what must not stay: spooled input, a normalised copy, what DuckDB spills. It is gone when the work is
 * done, when it throws, when the process ends and when a signal ends it; only SIGKILL leaves it behind.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure, errorCode, explainError, ioFailure } from '@gatehouse/contracts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` with the path of a new directory `<name>-XXXXXX` below `parent`. Throws Failure `io` when it cannot be
 * created.
 */
export async function withScratch<T>(
  name: string,
  work: (folder: string) => Promise<T>,
  parent = os.tmpdir(),
): Promise<T> {
  const prefix = path.join(parent, `${name}-`);
  let folder: string;
  try {
    folder = mkdtempSync(prefix);
  } catch (error) {
    throw ioFailure('create', `${prefix}XXXXXX`, error);
  }
  // Under another name first: the threads of DuckDB go on meanwhile, and what they would create now has no place to be.
  const remove = (): void => {
    let gone = `${folder}.gone`;
    try {
      renameSync(folder, gone);
    } catch {
      gone = folder;
    }
    rmSync(gone, { recursive: true, force: true, maxRetries: 3 });
  };
  const end = (signal: NodeJS.Signals): void => {
    remove();
    release();
    process.kill(process.pid, signal); // once more, without us: the status is that of the signal
  };
  const release = (): void => {
    process.off('exit', remove);
    for (const signal of signals) process.off(signal, end);
  };
  process.on('exit', remove);
  for (const signal of signals) process.on(signal, end);
  try {
    return await work(folder);
  } finally {
    release();
    remove();
  }
}

/** Writes every byte to a file in the folder. Throws Failure `io`. */
export function writeScratch(descriptor: number, bytes: Uint8Array, file: string): void {
  try {
    writeFileSync(descriptor, bytes);
  } catch (error) {
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(errorCode(error) ?? ''))
      throw noRoom(path.dirname(file), explainError(error), { cause: error });
    throw ioFailure('write', file, error);
  }
}

/** The disk below the folder is full. */
export function noRoom(
  folder: string,
  why: string,
  { otherwise = '', cause }: { otherwise?: string; cause?: unknown } = {},
): Failure {
  const parent = path.dirname(folder);
  return new Failure(
    'io',
    `the temporary data of this input do not fit into ${parent}: make room there, name a folder with more by --tmp-dir (or TMPDIR)${otherwise} (${why})`,
    { cause },
  );
}
