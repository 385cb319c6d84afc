/**
 * One at a time (contract 0.9). The lock is `<path>.lock`, held through the kernel (flock(1) on a descriptor of ours),
 * so that it is free the moment its holder dies; its text names the holder for those who wait. Where flock(1) is
 * missing, the file's mere existence is the lock: it is never stolen by age, and a holder that died must be cleared by
 * hand, as the message says.
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure, errorCode, ioFailure } from '@gatehouse/contracts';
import { isFile } from './presence';
import { ensureFolder } from './publish';

export interface LockOptions {
  /** How long to wait for another holder, ms. */
  waitMs?: number;
  /** Called once when there is somebody to wait for. */
  onWait?: (holder: string) => void;
  /** Ends the waiting, with its reason as the error. */
  signal?: AbortSignal;
}

/** A lock that is held until `release` is called or the process ends. */
export interface Lock {
  release(): void;
}

/**
 * Runs `work` while holding the lock of `target`. Throws Failure `busy` when it is not free in time, naming the holder.
 */
export async function withLock<T>(target: string, work: () => T | Promise<T>, options: LockOptions = {}): Promise<T> {
  const lock = await acquireLock(target, options);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

export async function acquireLock(
  target: string,
  { waitMs = 30_000, onWait, signal }: LockOptions = {},
): Promise<Lock> {
  const file = `${target}.lock`;
  ensureFolder(path.dirname(file));
  const since = now();
  for (let pause = 5, told = false; ; pause = Math.min(pause * 2, 100)) {
    signal?.throwIfAborted();
    const lock = attempt(file);
    if (lock) return lock;
    const holder = holderOf(file);
    const waited = now() - since;
    if (!told && waited >= 150) {
      onWait?.(holder);
      told = true;
    }
    if (waited >= waitMs) {
      throw new Failure(
        'busy',
        `${target} is held by ${holder}; waited ${Math.round(waitMs / 1000)} s; try again when it is done`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
}

/** Monotonic, ms. `performance` would load seven modules of Node's. */
const now = (): number => process.uptime() * 1000;

function attempt(file: string): Lock | undefined {
  return (hasFlock ??= flockIsThere()) ? attemptFlock(file) : attemptExclusive(file);
}

let hasFlock: boolean | undefined;

function flockIsThere(): boolean {
  return (process.env['PATH'] || '/usr/bin:/bin')
    .split(':')
    .some((folder) => folder !== '' && isFile(path.join(folder, 'flock')));
}

function attemptFlock(file: string): Lock | undefined {
  const { descriptor, isOurs } = openLock(file);
  let [held, lock]: [boolean, Lock | undefined] = [false, undefined];
  try {
    const run = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'pipe', descriptor], encoding: 'utf8' });
    if (run.error) throw ioFailure('lock', file, run.error);
    // 1 is somebody else's lock; anything else, a disk that knows no locks for one, will not pass by waiting.
    if (run.status !== 0 && run.status !== 1) {
      throw new Failure(
        'io',
        `cannot lock ${file}: flock(1) ended in ${run.status ?? run.signal}${run.stderr.trim() && `: ${run.stderr.trim().replaceAll('\n', ' ')}`}`,
      );
    }
    // The holder before us removes the file when it lets go: then what we hold is no longer what others open.
    held = run.status === 0 && isStill(file, descriptor);
    if (!held) return undefined;
    if (isOurs) {
      ftruncateSync(descriptor, 0);
      writeSync(descriptor, describeSelf());
    }
    lock = release(file, descriptor);
    return lock;
  } catch (error) {
    throw ioFailure('lock', file, error);
  } finally {
    if (lock === undefined) giveUp(descriptor, held ? file : undefined);
  }
}

function attemptExclusive(file: string): Lock | undefined {
  let descriptor: number;
  try {
    descriptor = open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW);
  } catch (error) {
    if (errorCode((error as Failure).cause) === 'EEXIST') return undefined;
    throw error;
  }
  try {
    writeSync(descriptor, describeSelf());
  } catch (error) {
    giveUp(descriptor, file);
    throw ioFailure('lock', file, error);
  }
  return release(file, descriptor);
}

/** A lock file of another account of the team holds as well, but who holds it cannot be written there. */
function openLock(file: string): { descriptor: number; isOurs: boolean } {
  try {
    return { descriptor: open(file, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW), isOurs: true };
  } catch (error) {
    if (!isDenied((error as Failure).cause)) throw error;
    return { descriptor: open(file, constants.O_RDONLY | constants.O_NOFOLLOW), isOurs: false };
  }
}

function isDenied(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(errorCode(error) ?? '');
}

/** A lock that could not be taken after all, on a full disk for one, is left to nobody; `file` when it is ours. */
function giveUp(descriptor: number, file: string | undefined): void {
  if (file !== undefined) remove(file);
  closeSync(descriptor);
}

function open(file: string, flags: number): number {
  try {
    return openSync(file, flags, 0o644);
  } catch (error) {
    throw ioFailure('lock', file, error);
  }
}

function isStill(file: string, descriptor: number): boolean {
  try {
    const [there, ours] = [statSync(file), fstatSync(descriptor)];
    return there.ino === ours.ino && there.dev === ours.dev;
  } catch {
    return false;
  }
}

function release(file: string, descriptor: number): Lock {
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      remove(file);
      closeSync(descriptor);
    },
  };
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    // In a folder where everybody removes only his own it stays behind, and nobody holds it.
    if (errorCode(error) !== 'ENOENT' && !isDenied(error)) throw error;
  }
}

function describeSelf(): string {
  return `${path.basename(process.argv[1] ?? 'node')} (pid ${process.pid} on ${os.hostname()})\n`;
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 300).trim() || 'another process';
  } catch {
    return 'another process';
  }
}
