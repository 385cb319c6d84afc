/**
 * The files of the log: `entries/000000000.jsonl` holds entries 0 to 999, one a line, `000001000.jsonl` the next
 * thousand (contract 20.1). A full segment is never touched again. No link is followed, neither the log's own folders
 * nor a segment.
 */
import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ioFailure } from '@gatehouse/contracts';
import { readBytesNoFollow } from '@gatehouse/files';
import { evidenceFolder } from './place';

export const entriesPerSegment = 1000;
const lineFeed = 0x0a;

/** The segment of the entry at this index, relative to the folder of entries. */
export function segmentName(index: number): string {
  return `${String(Math.floor(index / entriesPerSegment) * entriesPerSegment).padStart(9, '0')}.jsonl`;
}

/** Where the entries of this repository's own log lie, or those of one that was fetched; relative. */
export function entriesFolder(fetched?: string): string {
  return fetched === undefined ? `${evidenceFolder}/entries` : `${evidenceFolder}/from/${fetched}/entries`;
}

/** What is wrong with the folders down to this one; undefined when each is there and none is a link. */
export function folderFault(root: string, folder: string): string | undefined {
  const names = folder.split('/');
  for (const index of names.keys()) {
    const at = names.slice(0, index + 1).join('/');
    const stat = lstatSync(path.join(root, at), { throwIfNoEntry: false });
    if (stat === undefined) return `${at} is not there`;
    if (!stat.isDirectory()) return `${at} is a link or a file, expected a directory`;
  }
  return undefined;
}

/**
 * Names of the segments in their order; none when the folder is not there or is not ours to follow. Throws Failure
 * `io`.
 */
export function listSegments(root: string, folder: string): string[] {
  if (folderFault(root, folder) !== undefined) return [];
  try {
    return readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.jsonl') && !name.startsWith('.'))
      .sort();
  } catch (error) {
    throw ioFailure('read', path.join(root, folder), error);
  }
}

/**
 * The bytes of a segment. Throws Failure `damaged-input` for what is not a regular file, `io` for a link and what
 * cannot be read.
 */
export function readSegment(root: string, segment: string): Buffer {
  return readBytesNoFollow(path.join(root, segment), 2 ** 31 - 1);
}

/** The whole lines of a segment without their ends; what stands behind the last line end is left out. */
export function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}
