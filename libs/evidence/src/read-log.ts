/**
 * Logs read from disk into chain and book: this repository's own, and those that were fetched from where runs were made
 * (contract 20.8).
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceFinding } from '@gatehouse/contracts';
import { Book } from './book';
import { Chain, type ChainOptions, type Segment } from './chain';
import type { FetchedLog } from './judge';
import { evidenceFolder } from './place';
import { entriesFolder, folderFault, listSegments, readSegment } from './segments';

/** The segments of a log, in the order of their names. Throws Failure `io`. */
export function segmentsOf(root: string, folder: string): Segment[] {
  return listSegments(root, folder).map((name) => ({
    path: `${folder}/${name}`,
    read: () => readSegment(root, `${folder}/${name}`),
  }));
}

/** Reads a log to its end. */
export function readLog(segments: readonly Segment[], options: ChainOptions): FetchedLog {
  const [chain, book] = [new Chain(options), new Book()];
  for (const { entry, index } of chain.read(segments)) book.add(entry, index);
  return { chain, book };
}

/** Folders below `from/`, by the identity they are named after. */
export function fetchedNames(root: string): string[] {
  const folder = `${evidenceFolder}/from`;
  if (folderFault(root, folder) !== undefined) return [];
  return readdirSync(path.join(root, folder))
    .filter((name) => !name.startsWith('.'))
    .sort();
}

export function readFetched(root: string, names: readonly string[]): FetchedLog[] {
  return names.map((name) =>
    readLog(segmentsOf(root, entriesFolder(name)), {
      log: name,
      shownAs: `${evidenceFolder}/from/${name}: `,
      keepHeads: true,
    }),
  );
}

/**
 * Two logs of one identity that share their beginning and differ after it. `heads` of the own one are kept where there
 * is another of its identity.
 */
export function forks(own: FetchedLog, fetched: readonly FetchedLog[]): EvidenceFinding[] {
  return fetched.flatMap(({ chain }) => {
    if (chain.identity === undefined || chain.identity !== own.chain.identity) return [];
    const shared = Math.min(chain.size, own.chain.size);
    if (shared === 0 || chain.heads[shared - 1] === own.chain.heads[shared - 1]) return [];
    const at = chain.heads.findIndex((head, index) => head !== own.chain.heads[index]);
    return [
      {
        code: 'log_forked',
        place: `entry ${at}`,
        entry: at,
        message: `the log here and the one in ${evidenceFolder}/from/${chain.identity} are one up to entry ${at - 1} and differ after it`,
        next: 'one of them was written elsewhere: see which, and give that repository a log of its own',
      },
    ];
  });
}
