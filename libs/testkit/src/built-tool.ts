import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const binDirectory = path.join(workspace, 'dist/bin');

export interface ToolRun {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface ToolOptions {
  cwd?: string;
  /** Added to a clean environment: nothing of the caller's that the tools read is passed on. */
  env?: Record<string, string>;
  input?: string | Buffer;
  timeoutMs?: number;
}

/** Environment without what would change the tools' behaviour or colour their output. */
export function cleanEnvironment(added: Record<string, string> = {}): Record<string, string> {
  const ours =
    /^(NODE_OPTIONS|NODE_EXTRA_CA_CERTS|NODE_ENV|MIN_CORES|MIN_MEM_GB|REQUIRE_CLEAN|THREADS|DQ_.*|GATEHOUSE_.*|FORCE_COLOR|NO_COLOR|CI|VITEST.*|NX_.*|npm_.*)$/;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ours.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...added };
}

/** Runs a built executable once, to its end. */
export function runTool(tool: string, words: readonly string[], options: ToolOptions = {}): ToolRun {
  const run = spawnSync(built(tool), words, {
    cwd: options.cwd,
    env: cleanEnvironment(options.env),
    input: options.input ?? '',
    encoding: 'utf8',
    timeout: options.timeoutMs ?? 60_000,
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  return { status: run.status, signal: run.signal, stdout: run.stdout, stderr: run.stderr };
}

/** Starts a built executable and lets it run; the caller ends it. */
export function startTool(
  tool: string,
  words: readonly string[],
  options: ToolOptions = {},
): ChildProcess & { ended: Promise<ToolRun> } {
  const child = spawn(built(tool), words, {
    cwd: options.cwd,
    env: cleanEnvironment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(options.input ?? '');
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<ToolRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return Object.assign(child, { ended });
}

function built(tool: string): string {
  const file = path.join(binDirectory, tool);
  if (!existsSync(file)) throw new Error(`${file} is not there: run 'npm run build' first`);
  return file;
}

/**
 * Waits until `probe` gives something, at most `timeoutMs` between the probes, `pauseMs` each time. What a machine takes
 * longer, because it is busy or was stopped for a while, is not waiting: others did not get on in that time either.
 */
export async function until<T>(
  probe: () => T | undefined | false,
  what: string,
  timeoutMs = 20_000,
  pauseMs = 20,
): Promise<T> {
  for (let probes = Math.ceil(timeoutMs / pauseMs); ; probes--) {
    const found = probe();
    if (found !== undefined && found !== false) return found;
    if (probes <= 0) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Removes a folder once nobody writes into it any more. */
export async function removeWhenLeft(folder: string): Promise<void> {
  const isRemoved = (): boolean => {
    try {
      rmSync(folder, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  };
  await until(isRemoved, `${folder} to be left`);
}
