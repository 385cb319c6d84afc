/** environment.json of a run: what its workflow runs in (contract 3.17). */
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { buildId } from '@gatehouse/cli';
import {
  Failure,
  formatDocument,
  runEnvironment,
  type EnvironmentFile,
  type RunEnvironment,
} from '@gatehouse/contracts';
import { readBytes, readTextIfThere } from '@gatehouse/files';
import { mask, type Masking } from '@gatehouse/render';
import { pythonOf } from './python';
import type { RunRecord } from './record';
import { workTreeDifference } from './work-tree-difference';

const largestCopy = 1024 * 1024; // bytes
const largestRead = 64 * 1024 * 1024; // bytes

export interface EnvironmentRequest {
  root: string;
  runner: readonly string[];
  /** That the workflow gets. */
  env: NodeJS.ProcessEnv;
  /** Lock files, as the settings name them. */
  files: readonly string[];
  path(given: string): string;
  signal: AbortSignal;
  masking: Masking;
}

/** Writes environment.json, git.diff and the copies of lock files into the run directory. Throws Failure `io`. */
export async function recordEnvironment(record: RunRecord, request: EnvironmentRequest): Promise<void> {
  const { python, absent } = await pythonOf(request.runner, request);
  const difference = await workTreeDifference(request.root);
  if (difference?.diff !== undefined) record.write('git.diff', withoutSecrets(difference.diff, request.masking));
  const names = new Set<string>();
  const document: RunEnvironment = {
    schema: 'run-environment/v1',
    generated_at_utc: new Date().toISOString(),
    ...machine(request.env),
    gatehouse: buildId(),
    python,
    python_absent: absent,
    files: request.files.map((file) => kept(file, request, record, names)),
    git: difference?.document ?? null,
  };
  record.write('environment.json', formatDocument(runEnvironment, maskedTexts(document, request.masking)));
}

/** Of a difference that holds a secret all but that; its sum is that of the difference as it is. */
function withoutSecrets(diff: Buffer, masking: Masking): Buffer {
  const text = diff.toString('utf8');
  const isText = Buffer.from(text).equals(diff);
  if (isText) return masking.inside(text) === undefined ? diff : Buffer.from(masking.text(text));
  // Not UTF-8 throughout: each byte a letter, those of the secret as well.
  const bytes = (of: string): string => Buffer.from(of).toString('latin1');
  const shown = masking.secrets.reduce((all, { value }) => all.replaceAll(bytes(value), mask), diff.toString('latin1'));
  return Buffer.from(shown, 'latin1');
}

function maskedTexts<T>(value: T, masking: Masking): T {
  if (typeof value === 'string') return masking.text(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => maskedTexts(item, masking)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskedTexts(item, masking)])) as T;
}

function machine(
  env: NodeJS.ProcessEnv,
): Pick<
  RunEnvironment,
  | 'operating_system'
  | 'kernel'
  | 'architecture'
  | 'processor'
  | 'cores'
  | 'memory_bytes'
  | 'locale'
  | 'time_zone'
  | 'thread_variables'
  | 'node'
> {
  const threads = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && /_(?:NUM|MAX)_THREADS$/.test(entry[0]),
  );
  return {
    operating_system: /^PRETTY_NAME="?([^"\n]*)/m.exec(readIfPossible('/etc/os-release') ?? '')?.[1] ?? null,
    kernel: os.release(),
    architecture: os.arch(),
    processor: os.cpus()[0]?.model.trim() || null,
    cores: os.availableParallelism(),
    memory_bytes: os.totalmem(),
    locale: env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || null,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || null,
    thread_variables: Object.fromEntries(threads.sort(([a], [b]) => (a < b ? -1 : 1))),
    node: process.version,
  };
}

function readIfPossible(file: string): string | undefined {
  try {
    return readTextIfThere(file, largestCopy);
  } catch {
    return undefined;
  }
}

/**
 * A lock file with its sum, copied under its own name, or a numbered one where that is taken. What cannot be read is
 * told.
 */
function kept(file: string, request: EnvironmentRequest, record: RunRecord, names: Set<string>): EnvironmentFile {
  let bytes: Buffer;
  try {
    bytes = readBytes(request.path(file), largestRead);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { path: file, bytes: null, sha256: null, copy: null, problem: error.message };
  }
  const known = { path: file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  if (bytes.length > largestCopy)
    return { ...known, copy: null, problem: `larger than the ${largestCopy} bytes that are copied` };
  const base = path.basename(file);
  let name = base;
  for (let count = 2; names.has(name); count += 1) name = `${count}_${base}`;
  names.add(name);
  record.write(path.join('environment', name), bytes);
  return { ...known, copy: path.posix.join('environment', name), problem: null };
}
