/** What a step states of the files it read and left (contract 20.3, 20.4). */
import { lstatSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { errorCode, ioFailure, type StatedFile } from '@gatehouse/contracts';
import { readBytesNoFollow, sumFile } from '@gatehouse/files';
import { tagsStatedIn } from '@gatehouse/runs';
import { matchGlob } from '@gatehouse/system';
import { isPlainPath } from './entry';
import { newestFiles } from './newest';
import { isReport, isTransient, kindOf, type Kind } from './place';
import { changesOf } from './unchanged';

/**
 * The path of a file as the log has it: relative to the repository, with `/`; undefined for what lies outside, or is
 * the repository.
 */
export function placeInLog(root: string, file: string): string | undefined {
  for (const [base, at] of [
    [root, file],
    [real(root), real(file)],
  ] as const) {
    const relative = path.relative(base, at);
    if (relative !== '' && isPlainPath(relative)) return relative;
  }
  return undefined;
}

/** As placeInLog, of what a link leads to: a ledger or registry that others share stays a link. */
export function placeOfShared(root: string, file: string): string | undefined {
  try {
    return placeInLog(root, realpathSync(file));
  } catch {
    return placeInLog(root, file); // not there yet
  }
}

/** Without links on the way; the name itself may be one, or be nothing yet. */
function real(file: string): string {
  try {
    return path.join(realpathSync(path.dirname(file)), path.basename(file));
  } catch {
    return file;
  }
}

/**
 * A file as it is now, as an input: absolute and a source where it lies outside the repository. Undefined when there is
 * none.
 */
export function statedInput(root: string, file: string, kind?: Kind): StatedFile | undefined {
  const place = placeInLog(root, file);
  const sum = sumFile(file, place === undefined || kind === 'source');
  if (sum?.state !== 'file') return undefined;
  const { bytes, sha256 } = sum;
  return place === undefined
    ? { path: path.resolve(file), bytes, sha256, kind: 'source' }
    : { path: place, bytes, sha256, kind: kind ?? kindOf(place) };
}

/** A file in the repository as it is now; undefined for a link, a folder and what is not there. `place` is relative. */
export function statedFile(root: string, place: string, kind = kindOf(place)): StatedFile | undefined {
  const sum = sumFile(path.join(root, place));
  return sum?.state === 'file' ? { path: place, bytes: sum.bytes, sha256: sum.sha256, kind } : undefined;
}

/**
 * Files below a folder, relative to the repository, without what is on its way to becoming one; `isLink` tells links
 * and devices.
 */
export function filesIn(root: string, folder: string): { path: string; isLink: boolean }[] {
  return entriesIn(path.join(root, folder)).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (isTransient(entry.name)) return [];
    return entry.isDirectory() ? filesIn(root, place) : [{ path: place, isLink: !entry.isFile() }];
  });
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw ioFailure('read', folder, error);
  }
}

/** What a run left: its directory, and the folders of results whose report states its tag. */
export interface RunStatement {
  files: StatedFile[];
  /** Links and devices among them, which are not stated. */
  skipped: string[];
}

/** `results`: the run's folders of results; `kind`: of every file, by their place when left out. */
export function statementOfRun(root: string, subject: string, results: readonly string[], kind?: Kind): RunStatement {
  const found = [subject, ...results].flatMap((folder) => filesIn(root, folder));
  const files = found
    .filter(({ isLink }) => !isLink)
    .flatMap(({ path: place }) => statedFile(root, place, kind ?? kindOf(place)) ?? []);
  return { files, skipped: found.filter(({ isLink }) => isLink).map(({ path: place }) => place) };
}

/**
 * Folders of results, by each tag that a report in them states. With `since`, only those of which a report was changed
 * from then on, ms; `glob`: what else is a report, by the settings of a workflow.
 */
export function resultFolders(root: string, since = 0, glob?: string): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const entry of entriesIn(path.join(root, 'gate_results'))) {
    if (!entry.isDirectory() || entry.name === 'shards' || entry.name === 'data_quality') continue;
    const folder = `gate_results/${entry.name}`;
    const reports = filesIn(root, folder).filter(
      ({ path: place, isLink }) =>
        !isLink && (isReport(place) || (glob !== undefined && matchGlob(glob, place) !== undefined)),
    );
    for (const tag of new Set(reports.flatMap(({ path: place }) => tagsIn(root, place, since)))) {
      const known = folders.get(tag) ?? [];
      known.push(folder);
      folders.set(tag, known);
    }
  }
  return folders;
}

function tagsIn(root: string, place: string, since: number): string[] {
  const file = path.join(root, place);
  try {
    // Of the change time nobody can say anything but the kernel.
    return lstatSync(file).ctimeMs < since ? [] : tagsStatedIn(readBytesNoFollow(file).toString('utf8'));
  } catch {
    return []; // too large or gone: not a report that a tool would read either
  }
}

/**
 * Files directly in `gate_results/`, to which runs add: those that have only grown since the log stated them, and new
 * ones of a kind that is added to.
 * `shrunk`: stated ones that are not what they were, which are not stated again.
 */
export function growingFiles(root: string): { files: StatedFile[]; shrunk: string[] } {
  const places = entriesIn(path.join(root, 'gate_results'))
    .filter((entry) => entry.isFile() && !isTransient(entry.name))
    .map(({ name }) => `gate_results/${name}`);
  const known = newestFiles(root, places);
  const growing = places.filter((place) => (known.get(place)?.stated.kind ?? kindOf(place)) === 'grows');
  const shrunk = changesOf(root, growing);
  const files = growing
    .filter((place) => !shrunk.has(place))
    .flatMap((place) => statedFile(root, place, 'grows') ?? []);
  return { files, shrunk: [...shrunk.keys()] };
}

/** Sorted by bytes, each path once; of several the last counts. */
export function sorted(files: readonly StatedFile[]): StatedFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return [...byPath.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
