import { createHash } from 'node:crypto';
import type { CleanupItem, CleanupLogEntry } from '@gatehouse/contracts';
import { foldersAround } from '@gatehouse/retention';

/** What the log of cleaning up says last: of each item, and of each place it was to be moved to. */
export class CleanupLog {
  private readonly ofItem = new Map<string, CleanupLogEntry>();
  private readonly ofPlace = new Map<string, CleanupLogEntry>();

  constructor(entries: readonly CleanupLogEntry[]) {
    for (const entry of entries) this.add(entry);
  }

  add(entry: CleanupLogEntry): void {
    this.ofItem.set(itemKey(entry), entry);
    this.ofPlace.set(`${entry.destination}\0${entry.path}`, entry);
  }

  /**
   * What it says last of this very item; entries of other plans with the same listing count too, since the log knows
   * where it went.
   */
  lastOf(item: CleanupItem): CleanupLogEntry | undefined {
    return this.ofItem.get(itemKey(item));
  }

  /** The intents that nothing follows: an apply was cut off behind each (contract 16.6). A destination is used once. */
  unfinished(): CleanupLogEntry[] {
    return [...this.ofPlace.values()].filter(({ event }) => event === 'intent');
  }
}

function itemKey({ listing_sha256, path }: Pick<CleanupItem, 'listing_sha256' | 'path'>): string {
  return `${listing_sha256} ${path}`;
}

/** Is it `audit/trash/<stamp>/<path>`? */
export function isPlaceOf(destination: string, path: string): boolean {
  const parts = destination.split('/');
  return (
    parts[0] === 'audit' &&
    parts[1] === 'trash' &&
    !['', '.', '..', undefined].includes(parts[2]) &&
    parts.slice(3).join('/') === path
  );
}

export interface ApplyMetadata {
  at: Date;
  delete: boolean;
  planSha256: string;
  by: CleanupLogEntry['by'];
}

/** The intent to take an item away, as the line of the log (contract 16.6). */
export function logEntry(
  item: CleanupItem,
  destination: string,
  { at, by, planSha256, delete: deletes }: ApplyMetadata,
): CleanupLogEntry {
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

/** A path that stands twice in the plan, or within another one: which of the two would count cannot be told. */
export function overlapping(items: readonly CleanupItem[]): string | undefined {
  const paths = new Set<string>();
  for (const { path } of items) {
    if (paths.has(path)) return path;
    paths.add(path);
  }
  return [...paths].find((path) => foldersAround(path).some((folder) => paths.has(folder)));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
