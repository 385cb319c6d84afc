/**
 * What killed writers left between their files and their entries (contract 20.6), settled by whoever takes the lock
 * next. A writer that lives is left alone. A file that is neither as the step says nor as the log has it is left to be
 * found.
 */
import path from 'node:path';
import type { EvidenceEntry, PendingEntry, StatedFile, StatedView } from '@gatehouse/contracts';
import { Failure, formatJson } from '@gatehouse/contracts';
import { isFile, readBytesNoFollow, sumFile, sumStarts } from '@gatehouse/files';
import { cleanedSince } from './cleaned';
import { parseEntry } from './entry';
import { newestFiles } from './newest';
import { withoutOvertaken } from './overtaken';
import { isWriterAlive, listPendings, removePending, type PendingFile } from './pending';
import { entriesFolder, linesOf, listSegments, readSegment } from './segments';
import { unstatedPart } from './view-change';
import { rowsOfView, sumsOfFirst } from './views';

type Write = (draft: PendingEntry) => unknown;

/** Settles every pending step whose writer is dead; the caller holds the lock of the log. */
export function settle(root: string, write: Write, warn?: (problem: string) => void): void {
  for (const found of listPendings(root, warn)) {
    if (isOfJob(found) ? !hasResult(root, found.pending.entry) : isWriterAlive(found.pending)) continue;
    const entry = settled(root, found);
    if (entry !== undefined && !isEntered(root, found.pending.entry)) write(entry);
    removePending(root, found.path);
  }
}

/** Is there anything that settle would do? Costs one listing of a folder that is nearly always empty. */
export function hasUnsettled(root: string): boolean {
  return listPendings(root).some((found) =>
    isOfJob(found) ? hasResult(root, found.pending.entry) : !isWriterAlive(found.pending),
  );
}

/** A job on a node never takes the lock: it leaves the end of its run to the submitting side (contract 20.8). */
function isOfJob({ pending: { entry } }: PendingFile): boolean {
  return entry.event === 'run_finished';
}

function hasResult(root: string, { subject }: PendingEntry): boolean {
  return subject !== null && isFile(path.join(root, subject, 'result.json'));
}

function settled(root: string, found: PendingFile): PendingEntry | undefined {
  const { entry } = found.pending;
  if (isOfJob(found)) return entry;
  if (entry.event === 'cleaned') return recoveredCleaning(root, entry);
  const files = entry.files.filter((file) => isAsStated(root, file));
  const seen = entry.views.filter((view) => isAsSeen(root, view));
  const views = seen.flatMap((view) => unstatedPart(root, view) ?? []);
  if (files.length + seen.length === entry.files.length + entry.views.length)
    return {
      ...withoutOvertaken(root, { ...entry, views }, ({ stated }) => isAsStated(root, stated)),
      note: 'recovered',
      witnessed: false,
    };
  const news = { files: files.filter((file) => !isKnown(root, file)), views };
  if (news.files.length + news.views.length === 0) return undefined;
  return {
    ...entry,
    event: 'recorded',
    verdict: null,
    witnessed: false,
    note: `unfinished ${entry.event}`,
    inputs: [],
    ...news,
    removed: [],
  };
}

function recoveredCleaning(root: string, entry: PendingEntry): PendingEntry | undefined {
  const done = cleanedSince(root);
  return done === undefined
    ? undefined
    : { ...entry, files: [done.log], removed: done.removed, note: 'recovered', witnessed: false };
}

/** Has the file the bytes that an entry states? Of one that grows, at its beginning. Throws Failure `io`. */
export function isAsStated(root: string, { path: file, bytes, sha256, kind }: StatedFile): boolean {
  if (kind === 'grows' && bytes !== null) return sumStarts(path.join(root, file), [bytes])?.get(bytes) === sha256;
  const found = sumFile(path.join(root, file));
  return found?.state === 'file' && found.sha256 === sha256;
}

/** What the log says already needs no entry: a step that was to write what was there before is not done by that. */
function isKnown(root: string, file: StatedFile): boolean {
  return newestFiles(root, [file.path]).get(file.path)?.stated.sha256 === file.sha256;
}

function isAsSeen(root: string, { path: file, after }: StatedView): boolean {
  try {
    const rows = rowsOfView(file, readBytesNoFollow(path.join(root, file), 2 ** 30));
    return (
      sumsOfFirst(
        rows.map(({ line }) => line),
        [after.rows],
      ).get(after.rows) === after.sha256
    );
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/**
 * Was the entry of this step written before its writer was killed? It is among the last ones: whoever came next has
 * settled the step.
 */
function isEntered(root: string, draft: PendingEntry): boolean {
  const folder = entriesFolder();
  for (const name of listSegments(root, folder).slice(-2)) {
    for (const line of linesOf(readSegment(root, `${folder}/${name}`))) {
      if (!line.includes(`"pid":${draft.by.pid}`)) continue;
      const parsed = parseEntry(line);
      if ('entry' in parsed && isOfDraft(parsed.entry, draft)) return true;
    }
  }
  return false;
}

function isOfDraft(entry: EvidenceEntry, draft: PendingEntry): boolean {
  const { schema: _schema, log: _log, index: _index, prev: _prev, at: _at, ...rest } = entry;
  const fields = (one: object): string =>
    formatJson(
      Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)),
      0,
    );
  return fields(rest) === fields(draft);
}
