/** Run logs: a folder each, with a META.json that names ticket, commits, configurations and times (contract 30). */
import { Failure, parseRecorded } from '@gatehouse/contracts';

/** META.json as recorded: integers are bigint. */
export type RunLogMeta = Readonly<Record<string, unknown>>;

/** What came of reading a META.json: its object, or what is wrong with the file. */
export type MetaReading = { meta: RunLogMeta } | { fault: string };

/** The object in the text of a META.json. A fault reads like `JSON parse error: … line 7 …`. */
export function readMeta(bytes: Uint8Array): MetaReading {
  let value: unknown;
  try {
    value = parseRecorded(new TextDecoder('utf-8', { fatal: true }).decode(bytes), '');
  } catch (error) {
    const why = error instanceof Failure ? error.message.replace(/^: /, '') : 'is not UTF-8';
    return { fault: `JSON parse error: ${why}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: 'must be a JSON object' };
  return { meta: value as RunLogMeta };
}

/** Is it a full name of a commit? Whether that commit exists is another question. */
export function isFullSha(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}$/i.test(value);
}

/**
 * A moment in UTC as `2025-12-29T10:59:19Z` or with `+00:00`, ms since 1970; undefined for anything else, also for a
 * day that does not exist.
 */
export function utcMoment(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)$/.test(text)) return undefined;
  const moment = Date.parse(text);
  // Date.parse takes February 30 for a day of March.
  return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 19) === text.slice(0, 19)
    ? moment
    : undefined;
}
