/**
 * One line of the log (contract 20.1). The bytes of the line, without its line end, are what is hashed; nobody ever
 * serialises an entry a second time. A line is read strictly: what is not an entry, or names a path that leaves the
 * repository, is not followed anywhere.
 */
import { createHash } from 'node:crypto';
import {
  evidenceEntry,
  Failure,
  formatJson,
  parseJson,
  type EvidenceEntry,
  type PendingEntry,
} from '@gatehouse/contracts';

/** Length of a line that may still be appended, in bytes; a step that states more is split. */
export const longestEntry = 512 * 1024;
/** Length of a line that is still read, in bytes. */
const longestLine = 1024 * 1024;
/** `prev` of the first entry, and the head of an empty log. */
export const noHead = '0'.repeat(64);

/** sha256 of these bytes, lower case hex. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The entry in a line (without line end), or what is wrong with it. Never throws. */
export function parseEntry(line: Buffer): { entry: EvidenceEntry } | { fault: string } {
  if (line.length > longestLine) return { fault: `is ${line.length} bytes long, more than ${longestLine}` };
  const text = line.toString('latin1');
  if (/[^\x20-\x7e]/.test(text)) return { fault: 'holds a byte that is not printable ASCII' };
  let value: unknown;
  try {
    value = isShallow(text) ? JSON.parse(text) : parseJson(text, 'the line');
  } catch (error) {
    return { fault: error instanceof Failure ? error.message : `is not JSON: ${(error as Error).message}` };
  }
  const fault = evidenceEntry.fault(value);
  if (fault !== undefined) return { fault: `is not an evidence-entry: ${fault}` };
  const path = unsoundPath(value as EvidenceEntry);
  return path === undefined
    ? { entry: value as EvidenceEntry }
    : { fault: `names ${JSON.stringify(path)}, which is not a path in the repository` };
}

/**
 * The line of an entry, without line end: ASCII, no blanks between tokens. Throws an Error for one that is not of its
 * schema: a defect of the writer.
 */
export function entryLine(entry: EvidenceEntry): string {
  const line = formatJson(entry, 0).trimEnd();
  const fault = evidenceEntry.fault(entry);
  if (fault !== undefined) throw new Error(`would write an evidence-entry that is not of its schema: ${fault}`);
  const path = unsoundPath(entry);
  if (path !== undefined) throw new Error(`would write an evidence-entry with the path ${JSON.stringify(path)}`);
  return line;
}

/** Can a text of so few brackets be nested too deeply? Most lines need no closer look. */
function isShallow(text: string): boolean {
  let openers = 0;
  for (let at = text.indexOf('{'); at !== -1 && openers < 500; at = text.indexOf('{', at + 1)) openers += 1;
  for (let at = text.indexOf('['); at !== -1 && openers < 500; at = text.indexOf('[', at + 1)) openers += 1;
  return openers < 500;
}

/**
 * The first path of an entry that is absolute, leaves the repository or is not plain; absolute ones may stand in
 * `inputs`.
 */
function unsoundPath({ subject, inputs, files, views, removed }: PendingEntry): string | undefined {
  if (subject !== null && !isPlainPath(subject)) return subject;
  for (const { path } of inputs) if (!isPlainPath(path.startsWith('/') ? path.slice(1) : path)) return path;
  for (const { path } of files) if (!isPlainPath(path)) return path;
  for (const { path } of views) if (!isPlainPath(path)) return path;
  for (const { path, destination } of removed) {
    if (!isPlainPath(path)) return path;
    if (destination !== null && !isPlainPath(destination)) return destination;
  }
  return undefined;
}

/** Is it relative, with `/`, without `.`, `..`, empty parts and NUL? */
export function isPlainPath(path: string): boolean {
  return !/(?:^|\/)\.{0,2}(?:\/|$)|\0/.test(path);
}
