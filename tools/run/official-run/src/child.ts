import { spawn, type SpawnOptions } from 'node:child_process';
import os from 'node:os';
import type { Readable } from 'node:stream';

/** How a child process ended: with a status, or by a signal. */
export interface Ending {
  code: number | null;
  /** By its name, one that has none as `signal 40`. */
  signal: string | null;
}

export interface StartedChild {
  pid: number;
  stdout: Readable | null;
  stderr: Readable | null;
  ending: Promise<Ending>;
}

/** Starts a process from its words, no shell in between. Rejects with the system's error when it cannot be started. */
export async function startChild(words: readonly string[], options: SpawnOptions): Promise<StartedChild> {
  const child = spawn(words[0] as string, words.slice(1), options);
  const ending = new Promise<Ending>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return { pid: child.pid as number, stdout: child.stdout, stderr: child.stderr, ending };
}

/** The exit status a shell would report: the status itself, 128+n for signal n (contract 0.2). */
export function statusOf({ code, signal }: Ending): number {
  return (
    code ??
    128 + (signal === null ? 0 : (os.constants.signals[signal as NodeJS.Signals] ?? Number(/\d+$/.exec(signal)?.[0])))
  );
}
