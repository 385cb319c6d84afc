/** Reads the runs below an artifacts root (contract 29.3). */
import { readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure, ioFailure, parseRecorded } from '@gatehouse/contracts';
import { fieldsOf } from '@gatehouse/backtests';
import { isFile, readText } from '@gatehouse/files';
import { walkForwardOf, type Recorded, type Run } from './run';

/**
 * Every directory with a manifest.json, at any depth, sorted by path; links are not followed. Throws Failure
 * `damaged-input`, `io`.
 */
export function readRuns(root: string, artifactsRoot: string): Run[] {
  return directoriesWithManifest(artifactsRoot).map((directory) => readRun(root, artifactsRoot, directory));
}

function directoriesWithManifest(start: string): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    const entries = entriesOf(folder);
    if (entries.some((entry) => entry.name === 'manifest.json' && entry.isFile())) found.push(folder);
    for (const entry of entries) if (entry.isDirectory()) visit(path.join(folder, entry.name));
  };
  visit(start);
  return found.sort();
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch (error) {
    throw ioFailure('read', folder, error);
  }
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });

function readRun(root: string, artifactsRoot: string, directory: string): Run {
  const shown = path.relative(root, directory);
  const manifest = recordedObject(path.join(directory, 'manifest.json'));
  if (typeof manifest === 'string')
    throw new Failure('damaged-input', `${shown}/manifest.json: invalid JSON (${manifest})`);
  const steps = path.relative(artifactsRoot, directory).split(path.sep);
  const phases = walkForwardOf({ manifest });
  return {
    directory: shown,
    experiment: steps.length > 1 ? (steps[0] ?? '') : '',
    manifest,
    hasMetrics: isObject(path.join(directory, 'metrics.json')),
    holdoutMetrics: recordedFile(root, directory, phases?.['holdout_metrics_path']),
    integrity: recordedFile(root, directory, manifest['integrity_path'], 'integrity.json'),
  };
}

/** Is it a file with a JSON object? What a killed run left of one is not. */
function isObject(file: string): boolean {
  return isFile(file) && typeof recordedObject(file) !== 'string';
}

/** The JSON object in a file, or what is wrong with it. */
function recordedObject(file: string): Recorded | string {
  try {
    return fieldsOf(parseRecorded(readText(file), '')) ?? 'must be a JSON object';
  } catch (error) {
    if (!(error instanceof Failure) || error.id !== 'damaged-input') throw error;
    return error.message.replace(/^: /, '');
  }
}

/**
 * The document at a recorded path in the repository, else the file of that name in the run's directory, else `usual`
 * there. A recorded path on another machine, or made unreadable by masking, leads to the run's own file.
 */
function recordedFile(root: string, directory: string, recorded: unknown, usual?: string): Run['integrity'] {
  const named = typeof recorded === 'string' && recorded !== '' ? recorded : undefined;
  const inRepository = named === undefined ? undefined : path.resolve(root, named);
  const candidates = [
    inRepository?.startsWith(`${root}${path.sep}`) === true ? inRepository : undefined,
    named === undefined ? undefined : path.join(directory, path.basename(named)),
    usual === undefined ? undefined : path.join(directory, usual),
  ];
  const file = candidates.find((candidate) => candidate !== undefined && isFile(candidate));
  if (file === undefined) return undefined;
  const content = recordedObject(file);
  return typeof content === 'string' ? 'damaged' : content;
}

/** A recorded path as one from the repository where it lies in it; else as recorded. */
export function relativeTo(root: string): (recorded: string) => string {
  const roots = [root, realpathSync(root)];
  return (recorded) => {
    const own = roots.find((one) => recorded.startsWith(`${one}${path.sep}`));
    return own === undefined ? recorded : path.relative(own, recorded);
  };
}
