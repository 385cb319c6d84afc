/**
 * What cleaning up took away since the log last heard of it: the cleanup log says so line by line, also of a call that
 * was killed (contract 16.6, 20.4).
 */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import {
  cleanupLogEntry,
  parseDocument,
  type CleanupLogEntry,
  type RemovedItem,
  type StatedFile,
} from '@gatehouse/contracts';
import { ifThere, readBytesNoFollow, wholeLines } from '@gatehouse/files';
import { cleanupLog } from '@gatehouse/records';
import { sha256 } from './entry';
import { newestFiles } from './newest';

/**
 * The cleanup log as it stands, and what its newer lines say is gone; undefined when it has not grown since. Throws
 * Failure `damaged-input`, `io`.
 */
export function cleanedSince(root: string): { log: StatedFile; removed: RemovedItem[] } | undefined {
  const bytes = ifThere(() => readBytesNoFollow(path.join(root, cleanupLog)));
  if (bytes === undefined) return undefined;
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  const known = newestFiles(root, [cleanupLog]).get(cleanupLog)?.stated.bytes ?? 0;
  if (whole.length <= known) return undefined;
  const last = new Map<string, CleanupLogEntry>();
  for (const line of wholeLines(whole.subarray(known).toString('utf8'))) {
    const entry = parseDocument(cleanupLogEntry, line, path.join(root, cleanupLog));
    last.set(entry.path, entry);
  }
  return {
    log: { path: cleanupLog, bytes: whole.length, sha256: sha256(whole), kind: 'grows' },
    removed: [...last.values()]
      .filter((entry) => isGone(root, entry))
      .map(removedItem)
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** An intent that nothing follows was cut off: then what is at its path says whether it was moved. */
function isGone(root: string, { event, path: file }: CleanupLogEntry): boolean {
  if (event === 'intent') return lstatSync(path.join(root, file), { throwIfNoEntry: false }) === undefined;
  return event === 'moved' || event === 'deleted';
}

function removedItem({ path: file, listing_sha256, event, destination }: CleanupLogEntry): RemovedItem {
  return { path: file, listing_sha256, destination: event === 'deleted' ? null : destination };
}
