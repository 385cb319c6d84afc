/**
 * A child whose end is known in full. Of a process that signal 32 to 64 ended, Node says that it ended in 0, and it reaps whatever has ended as
 * soon as its loop turns. So the child belongs to a thread that stands still until what the kernel says of the dead child was read from /proc.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SpawnOptions } from 'node:child_process';
import type { Ending } from './child';

const pauseMs = 50;

const thread = `
const { parentPort, workerData: { words, options, latch } } = require('node:worker_threads');
const child = require('node:child_process').spawn(words[0], words.slice(1), options);
child.once('error', ({ message, code, syscall }) => parentPort.postMessage({ message, code, syscall }));
child.once('spawn', () => { parentPort.postMessage({ pid: child.pid }); Atomics.wait(latch, 0, 0); });
child.once('exit', (code, signal) => parentPort.postMessage({ code, signal }));
`;

/** As startChild, for one whose streams are descriptors of ours. */
export async function startHeldChild(
  words: readonly string[],
  options: SpawnOptions,
): Promise<{ pid: number; ending: Promise<Ending> }> {
  const latch = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(thread, { eval: true, execArgv: [], workerData: { words, options, latch } });
  const told = <T>(): Promise<T> =>
    new Promise((resolve, reject) => void worker.once('message', resolve).once('error', reject));
  const started = await told<{ pid: number } | { message: string }>();
  if (!('pid' in started)) throw Object.assign(new Error(started.message), started);
  const { pid } = started;
  const end = async (): Promise<Ending> => {
    let status = waitStatus(pid);
    for (; status === undefined; status = waitStatus(pid)) await pause(pauseMs);
    const ending = told<Ending>();
    Atomics.store(latch, 0, 1);
    Atomics.notify(latch, 0);
    const { code, signal } = await ending;
    const number = (status ?? 0) & 0x7f;
    return code === 0 && number > 0 ? { code: null, signal: `signal ${number}` } : { code, signal };
  };
  return { pid, ending: end() };
}

/** What wait(2) will say of a process that has ended; undefined while it lives, null where the system does not tell. */
function waitStatus(pid: number): number | null | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // from the third on
    const [state, threads, status] = [fields[0], fields[17], fields[49]];
    if (state === 'X') return null;
    return state === 'Z' && threads === '1' ? Number(status) : undefined; // the first thread may be dead before the others
  } catch {
    return null;
  }
}
