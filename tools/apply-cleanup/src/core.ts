import { createHash } from 'node:crypto';
import type { CleanupItem, CleanupLogEntry } from '@gatehouse/contracts';

/** What the log says last of this very item; entries of other plans with the same listing count too, since the log knows where it went. */
export function lastOf(item: CleanupItem, log: readonly CleanupLogEntry[]): CleanupLogEntry | undefined {
  return log.findLast(({ path, listing_sha256 }) => path === item.path && listing_sha256 === item.listing_sha256);
}

/** The intents that nothing follows: an apply was cut off behind each (contract 16.6). A destination is used once. */
export function unfinished(log: readonly CleanupLogEntry[]): CleanupLogEntry[] {
  const last = new Map(log.map((entry) => [`${entry.destination}\0${entry.path}`, entry]));
  return [...last.values()].filter(({ event }) => event === 'intent');
}

/** Is it `audit/trash/<stamp>/<path>`? */
export function isPlaceOf(destination: string, path: string): boolean {
  const parts = destination.split('/');
  return parts[0] === 'audit' && parts[1] === 'trash' && !['', '.', '..', undefined].includes(parts[2]) && parts.slice(3).join('/') === path;
}

export interface Circumstances {
  at: Date;
  delete: boolean;
  planSha256: string;
  by: CleanupLogEntry['by'];
}

/** The intent to take an item away, as the line of the log (contract 16.6). */
export function logEntry(item: CleanupItem, destination: string, { at, by, planSha256, delete: deletes }: Circumstances): CleanupLogEntry {
  return {
    schema: 'cleanup-log-entry/v1',
    at: at.toISOString(),
    event: 'intent',
    path: item.path,
    destination,
    delete: deletes,
    kind: item.kind,
    rule: item.rule,
    reason: item.reason,
    decision_tag: item.decision_tag,
    record: item.record,
    bytes: item.bytes,
    files: item.files,
    listing_sha256: item.listing_sha256,
    plan_sha256: planSha256,
    by,
    note: null,
  };
}

/** Paths that stand twice in the plan, or one within the other: which of the two would count cannot be told. */
export function overlapping(items: readonly CleanupItem[]): string | undefined {
  const paths = items.map(({ path }) => path).sort();
  return paths.find((path, index) => paths.some((other, at) => at !== index && (other === path || path.startsWith(`${other}/`))));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
