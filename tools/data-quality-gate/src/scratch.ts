/**
 * A directory for what must not stay: spooled input, a normalised copy, what DuckDB spills. It is gone when the work is
 * done, when it throws, when the process ends and when a signal ends it; only SIGKILL leaves it behind.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ioFailure } from '@gatehouse/files';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work` with the path of a new directory below `parent`. Throws Failure `io` when it cannot be made. */
export async function withScratch<T>(work: (folder: string) => Promise<T>, parent = os.tmpdir()): Promise<T> {
  const prefix = path.join(parent, 'data-quality-gate-');
  let folder: string;
  try {
    folder = mkdtempSync(prefix);
  } catch (error) {
    throw ioFailure('create', `${prefix}XXXXXX`, error);
  }
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
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
