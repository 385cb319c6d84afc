/**
 * Starting a process and knowing how it ended.
 *
 * Node reports exit code 0 for a process killed by a real-time signal (32 to 64), and it reaps whatever has ended as
 * soon as its loop turns. So a child whose streams are descriptors of ours belongs to a thread that stands still until
 * the kernel's own word on the dead child was read from /proc. A child with pipes needs a loop that turns: of such a
 * child a real-time signal stays unseen, and its caller also reads what it wrote before it believes a 0.
 */
import { spawn, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ProcessIdentity } from '@gatehouse/contracts';
import { identify } from '@gatehouse/system';

const pauseMs = 50;

/** How a child process ended: with a status, or by a signal. */
export interface ChildExit {
  code: number | null;
  /** By its name; one without a name as `signal 40`. */
  signal: string | null;
}

export interface StartedChild {
  /** Read before anybody can reap it, so that its start is known however soon it ended; with pipes, as soon as we can. */
  identity: ProcessIdentity;
  /** Null where the stream is not a pipe. */
  stdout: Readable | null;
  stderr: Readable | null;
  ending: Promise<ChildExit>;
}

/** Starts a process from its words, no shell in between. Rejects with the system's error when it cannot be started. */
export function startChild(words: readonly string[], options: SpawnOptions): Promise<StartedChild> {
  const { stdio = 'pipe' } = options;
  const hasPipe = stdio === 'pipe' || (Array.isArray(stdio) && stdio.some((stream) => stream === 'pipe'));
  return hasPipe ? startHere(words, options) : startInThread(words, options);
}

/** The exit status a shell would report: the status itself, 128+n for signal n (contract 0.2). */
export function exitStatusOf({ code, signal }: ChildExit): number {
  if (code !== null) return code;
  if (signal === null) return 128;
  return 128 + ((os.constants.signals as Partial<Record<string, number>>)[signal] ?? Number(/\d+$/.exec(signal)?.[0]));
}

async function startHere(words: readonly string[], options: SpawnOptions): Promise<StartedChild> {
  const child = spawn(words[0] as string, words.slice(1), options);
  const ending = new Promise<ChildExit>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return { identity: identify(child.pid as number), stdout: child.stdout, stderr: child.stderr, ending };
}

const thread = `
const { parentPort, workerData: { words, options, latch } } = require('node:worker_threads');
const child = require('node:child_process').spawn(words[0], words.slice(1), options);
child.once('error', ({ message, code, syscall }) => parentPort.postMessage({ message, code, syscall }));
child.once('spawn', () => { parentPort.postMessage({ pid: child.pid }); Atomics.wait(latch, 0, 0); });
child.once('exit', (code, signal) => parentPort.postMessage({ code, signal }));
`;

async function startInThread(words: readonly string[], options: SpawnOptions): Promise<StartedChild> {
  const latch = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(thread, { eval: true, execArgv: [], workerData: { words, options, latch } });
  const nextMessage = <T>(): Promise<T> =>
    new Promise((resolve, reject) => void worker.once('message', resolve).once('error', reject));
  const started = await nextMessage<{ pid: number } | { message: string }>();
  if (!('pid' in started)) throw Object.assign(new Error(started.message), started);
  const { pid } = started;
  const identity = identify(pid);
  const end = async (): Promise<ChildExit> => {
    let status = waitStatus(pid);
    for (; status === undefined; status = waitStatus(pid)) await pause(pauseMs);
    const ending = nextMessage<ChildExit>();
    Atomics.store(latch, 0, 1);
    Atomics.notify(latch, 0);
    const { code, signal } = await ending;
    const number = (status ?? 0) & 0x7f;
    return code === 0 && number > 0 ? { code: null, signal: `signal ${number}` } : { code, signal };
  };
  return { identity, stdout: null, stderr: null, ending: end() };
}

/**
 * What wait(2) will report of a process that has ended; undefined while it lives, null where the system does not tell.
 */
function waitStatus(pid: number): number | null | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // from the third on
    const [state, threads, status] = [fields[0], fields[17], fields[49]];
    if (state === 'X') return null;
    // the first thread may be dead before the others
    return state === 'Z' && threads === '1' ? Number(status) : undefined;
  } catch {
    return null;
  }
}
