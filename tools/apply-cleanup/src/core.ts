import { createHash } from 'node:crypto';
import type { CleanupItem, CleanupLogEntry } from '@gatehouse/contracts';

/** What became of an item when it was applied before, as the log has it (contract 16.6). */
export type Earlier =
  | { state: 'none' }
  /** Moved or deleted, and the log says so. */
  | { state: 'done'; entry: CleanupLogEntry }
  /** Cut off between the intent and its end. */
  | { state: 'cut off'; entry: CleanupLogEntry };

/** The last entry of this very item decides; those of other plans with the same listing count too, since the log knows where it went. */
export function earlierApply(item: CleanupItem, log: readonly CleanupLogEntry[]): Earlier {
  const entry = log.findLast(({ path, listing_sha256 }) => path === item.path && listing_sha256 === item.listing_sha256);
  if (entry === undefined || entry.event === 'put_back') return { state: 'none' };
  return { state: entry.event === 'intent' ? 'cut off' : 'done', entry };
}

export interface ApplyFacts {
  at: Date;
  delete: boolean;
  planSha256: string;
  by: CleanupLogEntry['by'];
}

/** The line of the log for an item (contract 16.6). */
export function logEntry(event: CleanupLogEntry['event'], item: CleanupItem, destination: string, facts: ApplyFacts, note: string | null = null): CleanupLogEntry {
  return {
    schema: 'cleanup-log-entry/v1',
    at: facts.at.toISOString(),
    event,
    path: item.path,
    destination,
    delete: facts.delete,
    kind: item.kind,
    rule: item.rule,
    reason: item.reason,
    decision_tag: item.decision_tag,
    record: item.record,
    bytes: item.bytes,
    files: item.files,
    listing_sha256: item.listing_sha256,
    plan_sha256: facts.planSha256,
    by: facts.by,
    note,
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
