/**
 * Everything in the guarded places, read and summed: the longest part of a verification, so it can be done by a thread
 * of its own while the log is read. No link is followed.
 */
import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { errorCode, ioFailure } from '@gatehouse/contracts';
import { isFile, sumFile, type FileSum } from '@gatehouse/files';
import { findGlob } from '@gatehouse/system';
import type { DataClaim } from './facts';
import { guardedFolders, isTransient, runFolderOf } from './place';
import { folderFault } from './segments';

export interface GuardedFiles {
  files: [path: string, sum: FileSum][];
  claims: [path: string, claim: DataClaim][];
}

interface WorkerInput {
  root: string;
  globs: readonly string[];
}

const batchSize = 1000;

/** Files of guarded places in pieces. Throws Failure `io` for a folder that cannot be listed. */
export function* readGuarded(root: string, globs: readonly string[]): Generator<GuardedFiles> {
  let batch: GuardedFiles = { files: [], claims: [] };
  for (const file of walkGuarded(root, globs)) {
    const sum = sumFile(path.join(root, file), false, (bytes) => {
      const claim = claimIn(file, bytes);
      if (claim !== undefined) batch.claims.push([file, claim]);
    });
    if (sum === undefined) continue; // gone meanwhile
    batch.files.push([file, sum]);
    if (batch.files.length < batchSize) continue;
    yield batch;
    batch = { files: [], claims: [] };
  }
  yield batch;
}

function* walkGuarded(root: string, globs: readonly string[]): Generator<string> {
  for (const { folder, each, except = [], only } of guardedFolders) {
    if (folderFault(root, folder) !== undefined) {
      if (isLink(root, folder)) yield folder;
      continue;
    }
    for (const entry of entriesOf(root, folder)) {
      const at = `${folder}/${entry.name}`;
      if (isTransient(entry.name) || except.includes(entry.name)) continue;
      if (entry.isDirectory()) {
        if (only === undefined) yield* walk(root, at);
      } else if (each ? entry.isSymbolicLink() && leadsAway(root, folder, at) : !only || entry.name.endsWith(only))
        yield at;
    }
  }
  for (const glob of globs)
    for (const { path: file } of findGlob(root, glob))
      if (!isTransient(path.basename(file)) && (isLink(root, file) || isFile(path.join(root, file)))) yield file;
}

function isLink(root: string, place: string): boolean {
  return lstatSync(path.join(root, place), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Tools take the folder behind a link for a run or for results; one of the same folder is judged by its own name. */
function leadsAway(root: string, folder: string, link: string): boolean {
  try {
    const target = realpathSync(path.join(root, link));
    return statSync(target).isDirectory() && path.dirname(target) !== realpathSync(path.join(root, folder));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ELOOP') return false; // leads nowhere
    throw ioFailure('read', path.join(root, link), error);
  }
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of entriesOf(root, folder)) {
    if (isTransient(entry.name)) continue;
    if (entry.isDirectory()) yield* walk(root, `${folder}/${entry.name}`);
    else yield `${folder}/${entry.name}`;
  }
}

function entriesOf(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw ioFailure('read', path.join(root, folder), error);
  }
}

/**
 * Which data a result or a data quality report of a run speaks of; undefined when it names none, or is damaged, which
 * its sum shows.
 */
export function claimIn(file: string, bytes: Buffer): DataClaim | undefined {
  const run = runFolderOf(file);
  if (run === undefined) return undefined;
  const isResult = file === `${run}/result.json`;
  if (!isResult && !file.endsWith('/data_quality_report.json')) return undefined;
  try {
    const document = JSON.parse(bytes.toString('utf8')) as Record<string, unknown> | null;
    const claim = document?.[isResult ? 'data_quality_input' : 'input'] as Partial<DataClaim> | null | undefined;
    return typeof claim?.path === 'string' && typeof claim.sha256 === 'string'
      ? { path: claim.path, sha256: claim.sha256 }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A batch as it passes from thread to thread: while one judges the log, all of the other's lies in memory, so paths are
 * one text and sums are bytes. Files that are not regular ones are few and go as they are.
 */
interface PackedFiles {
  paths: string;
  /** Bytes and mode of each path. */
  numbers: Float64Array<ArrayBuffer>;
  /** 32 bytes of each path. */
  sums: Uint8Array<ArrayBuffer>;
  others: GuardedFiles['files'];
  claims: GuardedFiles['claims'];
}

function pack({ files, claims }: GuardedFiles): PackedFiles {
  const regular = files.flatMap(([file, sum]) => (sum.state === 'file' ? [[file, sum] as const] : []));
  const numbers = new Float64Array(regular.length * 2);
  const sums = new Uint8Array(regular.length * 32);
  for (const [at, [, sum]] of regular.entries()) {
    numbers.set([sum.bytes, sum.mode], at * 2);
    sums.set(Buffer.from(sum.sha256, 'hex'), at * 32);
  }
  const paths = regular.map(([file]) => file).join('\0');
  return { paths, numbers, sums, others: files.filter(([, sum]) => sum.state !== 'file'), claims };
}

function unpack({ paths, numbers, sums, others, claims }: PackedFiles): GuardedFiles {
  const bytes = Buffer.from(sums.buffer, sums.byteOffset, sums.length);
  const files = (paths === '' ? [] : paths.split('\0')).map((file, at): [string, FileSum] => [
    file,
    {
      state: 'file',
      bytes: numbers[at * 2] ?? 0,
      mode: numbers[at * 2 + 1] ?? 0,
      sha256: bytes.toString('hex', at * 32, at * 32 + 32),
    },
  ]);
  return { files: [...files, ...others], claims };
}

/**
 * As readGuarded, in a thread that runs the program `script`, which must call `serveGuarded`. Throws what the thread
 * throws.
 */
export async function readGuardedBeside(
  script: string,
  root: string,
  globs: readonly string[],
): Promise<Iterable<GuardedFiles>> {
  const input: WorkerInput = { root, globs };
  const worker = new Worker(script, { workerData: input });
  const batches: PackedFiles[] = [];
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (batch: PackedFiles) => void batches.push(batch));
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
  return unpacked(batches);
}

/** Each batch is let go of when the next one is taken. */
function* unpacked(batches: PackedFiles[]): Generator<GuardedFiles> {
  for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) yield unpack(batch);
}

/**
 * In a thread that readGuardedBeside started: does its work. False in the main thread, which has other things to do.
 */
export function serveGuarded(): boolean {
  if (isMainThread) return false;
  const { root, globs } = workerData as WorkerInput;
  for (const batch of readGuarded(root, globs)) {
    const packed = pack(batch);
    parentPort?.postMessage(packed, [packed.numbers.buffer, packed.sums.buffer]);
  }
  return true;
}
