/** audit/cleanup_log.jsonl: what cleaning up took away, when and why (contract 16.6). Lines are only ever added. */
import path from 'node:path';
import { cleanupLogEntry, Failure, formatJson, parseDocument, type CleanupLogEntry } from '@gatehouse/contracts';
import { appendLine, readTextIfThere, wholeLines } from '@gatehouse/files';
import { comparedTag } from '@gatehouse/runs';

/** Relative to the repository. */
export const cleanupLog = 'audit/cleanup_log.jsonl';
/** Where what was cleaned up lies, relative to the repository. */
export const trashFolder = 'audit/trash';

/** All entries in their order; none when there is no log. Throws Failure `damaged-input` naming the line, `io`. */
export function readCleanupLog(root: string): CleanupLogEntry[] {
  const file = path.join(root, cleanupLog);
  return wholeLines(readTextIfThere(file) ?? '').map((line, index) => {
    try {
      return parseDocument(cleanupLogEntry, line, `${file} line ${index + 1}`);
    } catch (error) {
      throw error instanceof Failure
        ? new Failure(error.id, `${error.message}; restore the log, for example from git, and repeat`, { cause: error })
        : error;
    }
  });
}

/**
 * Adds an entry; it stands on disk when this returns. The caller holds the lock of the log. Throws Failure
 * `damaged-input` or `io`.
 */
export function addToCleanupLog(root: string, entry: CleanupLogEntry): void {
  const line = formatJson(entry, 0).trimEnd();
  const fault = cleanupLogEntry.fault(JSON.parse(line));
  if (fault !== undefined) throw new Error(`would write a cleanup-log-entry that is not of its schema: ${fault}`);
  appendLine(path.join(root, cleanupLog), line);
}

/**
 * The run directories that were cleaned up and had used a tag, by that tag, the last of each: a tag stays used when its
 * run directory is gone (contract 3.5), each in the form in which tags are compared. Throws as readCleanupLog.
 */
export function cleanedRunsByTag(root: string): ReadonlyMap<string, string> {
  const used = readCleanupLog(root).filter(
    ({ event, kind, record }) => event !== 'put_back' && kind === 'run' && record !== 'blocked_at_preflight',
  );
  return new Map(
    used.flatMap(({ decision_tag: tag, path: directory }) => (tag ? [[comparedTag(tag), directory] as const] : [])),
  );
}
