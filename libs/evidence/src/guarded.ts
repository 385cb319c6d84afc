/**
 * Everything in the guarded places, read and summed: the longest part of a verification, so it can be done by a thread of its own while the log is
 * read. No link is followed.
 */
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { errorCode, ioFailure } from '@gatehouse/contracts';
import { sumFile, type FileSum } from '@gatehouse/files';
import { findGlob } from '@gatehouse/system';
import type { DataClaim } from './facts';
import { guardedFolders, isTransient, runFolderOf } from './place';
import { folderFault } from './segments';

/** Pairs, because they pass from thread to thread. */
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
    if (folderFault(root, folder) !== undefined) continue;
    for (const entry of entriesOf(root, folder)) {
      const at = `${folder}/${entry.name}`;
      if (isTransient(entry.name) || except.includes(entry.name)) continue;
      if (entry.isDirectory()) {
        if (only === undefined) yield* walk(root, at);
      } else if (!each && (only === undefined || entry.name.endsWith(only))) yield at;
    }
  }
  for (const glob of globs)
    for (const { path: file } of findGlob(root, glob))
      if (!isTransient(path.basename(file)) && lstatSync(path.join(root, file)).isFile()) yield file;
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

/** Which data a result or a data quality report of a run speaks of; undefined when it names none, or is damaged, which its sum shows. */
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

/** As readGuarded, in a thread that runs the program `script`, which must call `serveGuarded`. Throws what the thread throws. */
export function readGuardedBeside(script: string, root: string, globs: readonly string[]): Promise<GuardedFiles[]> {
  const input: WorkerInput = { root, globs };
  const worker = new Worker(script, { workerData: input });
  return new Promise((resolve, reject) => {
    const batches: GuardedFiles[] = [];
    worker.on('message', (batch: GuardedFiles) => void batches.push(batch));
    worker.on('error', reject);
    worker.on('exit', () => resolve(batches));
  });
}

/** In a thread that readGuardedBeside started: does its work. False in the main thread, which has other things to do. */
export function serveGuarded(): boolean {
  if (isMainThread) return false;
  const { root, globs } = workerData as WorkerInput;
  for (const batch of readGuarded(root, globs)) parentPort?.postMessage(batch);
  return true;
}
