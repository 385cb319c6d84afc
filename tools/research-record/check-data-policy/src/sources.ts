/** Where the bytes of the scanned files come from: the work tree, or git's blobs (contract 32.2). */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorCode, ioFailure } from '@gatehouse/contracts';
import { piecesOf, readBytes } from '@gatehouse/files';
import { blobsOf, type ListedFile } from '@gatehouse/system';
import type { Scanned } from './core';
import type { FileKind, Rules } from './rules';
import { FileScan, type Place } from './scan';

/** A smaller file is read at once. */
const small = 1024 * 1024; // bytes

/**
 * The findings in files of the work tree; what is gone from it or is not a file there is scanned as the index has it.
 */
export async function scanWorkTree(
  root: string,
  files: readonly ListedFile[],
  rules: Rules,
  onFile: () => void,
): Promise<Scanned[]> {
  const scanned: Scanned[] = [];
  const absent: ListedFile[] = [];
  for (const file of files) {
    const place = path.join(root, file.path);
    const size = sizeOf(place);
    if (size === undefined) {
      absent.push(file);
      continue;
    }
    const kind = kindOf(file.path, rules);
    scanned.push({ path: file.path, commit: null, places: await scanFile(place, size, kind, rules) });
    onFile();
  }
  const blobs = await scanBlobs(
    root,
    absent.map((file) => ({ ...file, commit: null })),
    rules,
    onFile,
  );
  return [...scanned, ...blobs];
}

/** Bytes of a regular file; undefined when there is none. */
function sizeOf(file: string): number | undefined {
  try {
    const stat = lstatSync(file);
    return stat.isFile() ? stat.size : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw ioFailure('read', file, error);
  }
}

async function scanFile(file: string, size: number, kind: FileKind, rules: Rules): Promise<Place[]> {
  if (size > small || kind.isPacked) return scanPieces(piecesOf(file), kind, rules);
  const scan = new FileScan(rules, kind);
  scan.push(readBytes(file, 2 * small));
  return scan.end();
}

/** The findings in blobs. The same bytes under names of one kind are read once. */
export async function scanBlobs(
  root: string,
  files: readonly (ListedFile & { commit: string | null })[],
  rules: Rules,
  onFile: () => void,
): Promise<Scanned[]> {
  const keyed = files.map((file) => {
    const kind = kindOf(file.path, rules);
    return { ...file, kind, key: `${file.blob} ${JSON.stringify(kind)}` };
  });
  const unique = [...new Map(keyed.map((file) => [file.key, file])).values()];
  const found = new Map<string, Place[]>();
  if (unique.length > 0) {
    const next = unique[Symbol.iterator]();
    for await (const pieces of blobsOf(
      root,
      unique.map(({ blob }) => blob),
    )) {
      const { key, kind } = next.next().value as (typeof unique)[number];
      found.set(key, await scanPieces(pieces, kind, rules));
      onFile();
    }
  }
  return keyed.map(({ path: name, commit, key }) => ({ path: name, commit, places: found.get(key) ?? [] }));
}

function kindOf(file: string, rules: Rules): FileKind {
  return rules.kindOf(file, rules.isData(file) && !rules.isAllowed(file));
}

async function scanPieces(pieces: AsyncIterable<Buffer>, kind: FileKind, rules: Rules): Promise<Place[]> {
  const scan = new FileScan(rules, kind);
  const state = { isWhole: true };
  for await (const piece of kind.isPacked ? unpacked(pieces, state) : pieces) scan.push(piece);
  return scan.end(state.isWhole);
}

/** What a gzip file holds; any other file as it is. `isWhole` tells whether it could be unpacked to its end. */
async function* unpacked(pieces: AsyncIterable<Buffer>, state: { isWhole: boolean }): AsyncGenerator<Buffer> {
  const source = pieces[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done === true) return;
  const all = (async function* (): AsyncGenerator<Buffer> {
    // Copies: zlib takes several before it is done with the first.
    yield Buffer.from(first.value);
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield Buffer.from(next.value);
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = Readable.from(all).pipe(createGunzip());
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch {
    state.isWhole = false;
    // A blob must be taken to its end, or the next one would begin in it.
    for (let next = await source.next(); next.done !== true;) next = await source.next();
  }
}
