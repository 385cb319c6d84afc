/**
 * The files of an input as bytes on disk. What is not a regular file (standard input, a FIFO) is spooled, because it is
 * read more than once; a regular file is read where it lies and must be the same at the end (contract 1.9).
 */
import { closeSync, fstatSync, openSync, statSync, type BigIntStats } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Failure, ioFailure } from '@gatehouse/contracts';
import { isSameFile } from '@gatehouse/files';
import { filesBehind } from '@gatehouse/system';
import type { InputFile } from './input';
import type { StartProgress } from './progress';
import { isRegular, spool } from './spool';

/** A write that follows another within one tick of the file system's clock leaves the time stamp as it is. */
const clockTickMs = 20;

/**
 * The files that are one table, as the caller wrote them; `resolve` makes a path absolute. Throws Failure
 * `missing-input`, `damaged-input`.
 */
export function inputFiles(given: string, resolve: (given: string) => string, what = 'input csv'): string[] {
  const files = given === '-' ? [given] : filesBehind(given, resolve);
  if (files.length === 0)
    throw new Failure(
      'missing-input',
      `${what} not found: ${resolve(given)} (neither a file of that name nor one that matches it as a pattern)`,
    );
  return files;
}

/** Whether the file is one of the input's, by whatever name. */
export function isAmong(files: readonly string[], file: string): boolean {
  return files.some((name) => isSameFile(name === '-' ? '/dev/stdin' : name, file));
}

/**
 * The files as they are now; one that stands alone is held open until `closeInput`. `what` names the input in messages,
 * a pipe is spooled to `spooled`. Throws Failure `missing-input`, `damaged-input` for a directory, `io`.
 */
export async function openInputs(
  names: readonly string[],
  { spooled, what, progress }: { spooled: string; what: string; progress: StartProgress },
): Promise<readonly InputFile[]> {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) {
    const isSpooled = only === '-' || !isRegular(only, what);
    const file = isSpooled ? await spool(only, spooled, { what, progress }) : only;
    return [await openInput(only, file)];
  }
  const look = (): InputFile[] =>
    names.map((name) => ({ name, path: name, descriptor: undefined, before: statOf(name) }));
  const inputs = look();
  if (!inputs.some(({ before }) => isFresh(before))) return inputs;
  await setTimeout(clockTickMs);
  return look();
}

async function openInput(name: string, file: string): Promise<InputFile> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw ioFailure('read', file, error);
  }
  let before = fstatSync(descriptor, { bigint: true });
  if (isFresh(before)) {
    await setTimeout(clockTickMs);
    before = fstatSync(descriptor, { bigint: true });
  }
  return { name, path: file, descriptor, before };
}

export function closeInputs(inputs: readonly InputFile[]): void {
  for (const { descriptor } of inputs) if (descriptor !== undefined) closeSync(descriptor);
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
