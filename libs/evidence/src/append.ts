/**
 * Adding to the log (contract 20.6, 20.7): under its lock, which is taken last of all locks and held for the append
 * only. Nobody reads the whole log for it: the last line of the last segment says where the chain stands.
 */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Failure, type EvidenceEntry, type EvidencePolicy, type PendingEntry } from '@gatehouse/contracts';
import { appendLine, readTail, withLock } from '@gatehouse/files';
import { entryLine, longestEntry, noHead, parseEntry, sha256 } from './entry';
import { evidenceFolder, policyFile } from './place';
import { entriesFolder, folderFault, listSegments, segmentName } from './segments';
import { settle } from './settle';
import { splitEntry } from './split';

/** Where the chain stands. */
export interface LogEnd {
  /** Entries so far. */
  size: number;
  /** sha256 of the last line. */
  head: string;
}

export interface AppendOptions {
  /** Told of whom is waited for. */
  onWait?: ((holder: string) => void) | undefined;
  /** Told of what killed writers left and could not be settled. */
  warn?: ((message: string) => void) | undefined;
}

/**
 * The log that this repository keeps. Throws Failure `refused` when it is missing, of another identity or does not end
 * in an entry (contract 20.5).
 */
export function logEnd(root: string, policy: EvidencePolicy): LogEnd {
  const folder = entriesFolder();
  const refuse = (where: string, fault: string): never => {
    throw new Failure(
      'refused',
      `evidence log ${where}: ${fault}; restore it from git or a copy (verify-evidence says what is lost)`,
    );
  };
  const absent = folderFault(root, folder);
  if (absent !== undefined) return refuse(folder, absent);
  const last = lastLine(root, folder);
  if (last === undefined) return refuse(folder, 'there are no entries');
  const parsed = parseEntry(last.line);
  const place = `${folder}/${last.segment}`;
  if (!('entry' in parsed)) return refuse(place, `its last line ${parsed.fault}`);
  const { index, log } = parsed.entry;
  if (log !== policy.log) return refuse(place, `is of log ${log}, ${policyFile} names ${policy.log}`);
  if (segmentName(index) !== last.segment) return refuse(place, `ends with entry ${index}, which is not one of it`);
  return { size: index + 1, head: sha256(last.line) };
}

/**
 * The last whole line of the log, and the segment it stands in. What a killed writer left of another one is passed
 * over.
 */
function lastLine(root: string, folder: string): { segment: string; line: Buffer } | undefined {
  for (const segment of listSegments(root, folder).reverse()) {
    const file = path.join(root, folder, segment);
    if (lstatSync(file).isSymbolicLink())
      throw new Failure('refused', `evidence log ${folder}/${segment}: is a link, which is not followed`);
    for (let bytes = 64 * 1024; ; bytes *= 8) {
      const tail = readTail(file, bytes);
      if (tail === undefined) break;
      const end = tail.content.lastIndexOf('\n');
      const start = end === -1 ? -1 : tail.content.lastIndexOf('\n', end - 1);
      if (end > 0 && (start !== -1 || tail.whole)) return { segment, line: tail.content.subarray(start + 1, end) };
      if (tail.whole) break; // nothing but an unfinished line
    }
  }
  return undefined;
}

/**
 * Adds entries in this order, after what killed writers left; they stand on disk when this returns. Throws as logEnd,
 * Failure `busy` when the lock is not free in 30 s, `io`.
 */
export async function append(
  root: string,
  policy: EvidencePolicy,
  drafts: readonly PendingEntry[],
  options: AppendOptions = {},
): Promise<EvidenceEntry[]> {
  return withLogLock(root, policy, options, (write) => drafts.flatMap((draft) => write(draft)));
}

/** What may be done under the lock: the parts of a draft and then the draft itself become entries. */
export type Write = (draft: PendingEntry) => EvidenceEntry[];

/** Runs `work` under the lock of the log, after what killed writers left was settled. Throws as append. */
export async function withLogLock<T>(
  root: string,
  policy: EvidencePolicy,
  { onWait, warn }: AppendOptions,
  work: (write: Write) => T,
): Promise<T> {
  return withLock(
    path.join(root, evidenceFolder, 'log'),
    () => {
      const write = writer(root, policy, logEnd(root, policy));
      settle(root, write, warn);
      return work(write);
    },
    onWait === undefined ? {} : { onWait: (holder) => onWait(`the evidence log, held by ${holder}`) },
  );
}

function writer(root: string, { log }: EvidencePolicy, end: LogEnd): Write {
  let { size, head } = end;
  return (draft) =>
    splitEntry(draft, longestEntry).map((part) => {
      const at = new Date().toISOString();
      const entry: EvidenceEntry = { schema: 'evidence-entry/v1', log, index: size, prev: head, at, ...part };
      const line = entryLine(entry);
      appendLine(path.join(root, entriesFolder(), segmentName(size)), line);
      [size, head] = [size + 1, sha256(line)];
      return entry;
    });
}

/** Writes entry 0 of a new log. Throws Failure `io`, `refused` when there are entries. */
export async function openLog(root: string, policy: EvidencePolicy, opened: PendingEntry): Promise<EvidenceEntry> {
  return withLock(path.join(root, evidenceFolder, 'log'), () => {
    const folder = entriesFolder();
    if (lastLineIfThere(root, folder) !== undefined)
      throw new Failure('refused', `${folder} has entries already; a log is opened once`);
    return writer(root, policy, { size: 0, head: noHead })(opened)[0] as EvidenceEntry;
  });
}

function lastLineIfThere(root: string, folder: string): Buffer | undefined {
  return folderFault(root, folder) === undefined ? lastLine(root, folder)?.line : undefined;
}

/** Is there a whole line? A fragment that a killed opening left does not count. */
export function hasEntries(root: string): boolean {
  return lastLineIfThere(root, entriesFolder()) !== undefined;
}

/** The only entry of a log that was opened and not used yet; undefined when there is another state. */
export function openingEntry(root: string): EvidenceEntry | undefined {
  const line = lastLineIfThere(root, entriesFolder());
  const parsed = line === undefined ? undefined : parseEntry(line);
  return parsed !== undefined && 'entry' in parsed && parsed.entry.index === 0 ? parsed.entry : undefined;
}
