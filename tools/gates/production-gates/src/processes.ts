/** Several processes of this executable, each with a part of the windows (contract 18.15). */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure, ioFailure } from '@gatehouse/contracts';
import type { GateCall } from './request';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the parts, at most as many at a time as there are cores, and gives their folder to `work`; it is gone
 * afterwards.
 */
export async function withProcesses<T>(
  call: GateCall,
  count: number,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = call.options['tmp-dir'] ? call.path(call.options['tmp-dir']) : os.tmpdir();
  const folder = makeFolder(path.join(parent, 'production-gates-parts-'));
  const children = new Set<ChildProcess>();
  const end = (signal: NodeJS.Signals): void => {
    for (const child of children) child.kill(signal);
    rmSync(folder, { recursive: true, force: true });
    release();
    process.kill(process.pid, signal); // once more, without us: the status is that of the signal
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  try {
    await runAll(call, { count, folder, children });
    return await work(folder);
  } finally {
    release();
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(prefix: string): string {
  try {
    return mkdtempSync(prefix);
  } catch (error) {
    throw ioFailure('create', `${prefix}XXXXXX`, error);
  }
}

async function runAll(
  call: GateCall,
  { count, folder, children }: { count: number; folder: string; children: Set<ChildProcess> },
): Promise<void> {
  let next = 1;
  const worker = async (): Promise<void> => {
    while (next <= count) {
      const index = next;
      next += 1;
      await runPart(call, {
        words: ['--shard', `${index}/${count}`, '--parts', folder],
        name: `part ${index} of ${count}`,
        children,
      });
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: Math.min(count, os.availableParallelism()) }, () => worker()),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** The whole call alone reports: a part writes no page, no JUnit and no metrics. */
const ofPartsOnly = ['--wf-shards=1', '--quiet', '--format=text', '--out-html=', '--junit-file=', '--metrics-file='];

/** What the last word of an option counts for comes behind whatever the caller wrote. */
function runPart(
  call: GateCall,
  { words, name, children }: { words: readonly string[]; name: string; children: Set<ChildProcess> },
): Promise<void> {
  const [node, script = '', ...own] = [process.execPath, ...process.argv.slice(1)];
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script, ...own, ...words, ...ofPartsOnly], {
      cwd: process.cwd(),
      env: call.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.add(child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      children.delete(child);
      if (status === 0) resolve();
      else reject(new Failure('io', `${name} ended with ${signal ?? `status ${status}`}: ${lastLineOf(said)}`));
    });
  });
}

function lastLineOf(text: string): string {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  return line.replace(/^production-gates: /, '') || 'it said nothing';
}
