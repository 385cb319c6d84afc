/**
 * The bytes of a file that may be packed (contract 1.1a): it is when its name ends so, `.gz` with gzip and `.zst` with Zstandard, and its first bytes agree.
 * Memory is bounded, whatever is packed.
 */
import { pipeline, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { headOf, pieces, type InputFile } from './input';

export type Packing = 'gzip' | 'zstd';

/** Why a file cannot be unpacked to its end. */
export class PackingError extends Error {
  override readonly name = 'PackingError';
}

const packings: readonly { packing: Packing; name: RegExp; isHead: (head: Uint8Array) => boolean }[] = [
  { packing: 'gzip', name: /\.gz$/i, isHead: ([a, b]) => a === 0x1f && b === 0x8b },
  { packing: 'zstd', name: /\.zst$/i, isHead: (head) => isZstdFrame(head) || isSkippable(head) },
];

/** Undefined for a file that is what it looks like, also a CSV file under the name of a packed one. Throws Failure `io`. */
export function packingOf(input: InputFile): Packing | undefined {
  return packings.find(({ name, isHead }) => name.test(input.name) && isHead(headOf(input, 4)))?.packing;
}

function isZstdFrame([a, b, c, d]: Uint8Array): boolean {
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
}

/** A frame of no data; pzstd begins each piece with one. */
function isSkippable([a, b, c, d]: Uint8Array): boolean {
  return a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18;
}

/**
 * The unpacked bytes, piece by piece; a piece is valid until the next. `onRaw` sees every byte of the file itself. Throws
 * PackingError when they are damaged or cut off. Of Zstandard the checksums are not looked at: `Table.verifyZstd` does that.
 */
export async function* unpack(input: InputFile, onRaw: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  const packing = packingOf(input);
  const raw = seen(input, onRaw);
  if (packing === undefined) yield* raw;
  else if (packing === 'gzip') yield* gunzip(raw, Number(input.before.size));
  else yield* unzstd(raw);
}

async function* seen(input: InputFile, onRaw: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces(input)) {
    onRaw(piece);
    yield piece;
  }
}

async function* gunzip(raw: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const unpacking = createGunzip({ chunkSize: 1 << 18 });
  let failure: Error | undefined;
  // A piece is valid until the next: the stream keeps some.
  pipeline(Readable.from(copies(raw)), unpacking, (error) => (failure = error ?? undefined));
  try {
    yield* unpacking as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!('code' in (error as Error)) || !String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw failure ?? error;
    throw new PackingError(`gzip data are damaged or cut off: ${(error as Error).message}`, { cause: error });
  }
  // zlib takes what begins with a zero byte for padding and is silent about it; so looks what a crash has left of a file.
  if (unpacking.bytesWritten < size)
    throw new PackingError(`gzip data are damaged or cut off: nothing but padding from byte ${unpacking.bytesWritten}`);
}

async function* copies(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of raw) yield Buffer.from(piece);
}

/** Bytes given to the decoder at once: what they unpack to is in memory at once, and zstd packs 128 KiB into a few bytes. */
const zstdBytes = 1 << 12;
/** The most that a frame may ask the decoder to keep, as zstd's own program has it without --long. */
const zstdWindow = 128 * 1024 * 1024;

async function* unzstd(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  const decoder = new Decompress((piece) => void out.push(piece));
  const take = (bytes: Uint8Array, last: boolean): Uint8Array[] => {
    try {
      decoder.push(bytes, last);
    } catch (error) {
      throw new PackingError(`zstd data are damaged or cut off: ${(error as Error).message}`, { cause: error });
    }
    const [got, none] = [out, [] as Uint8Array[]];
    out = none;
    return got;
  };
  let isFirst = true;
  for await (const piece of raw) {
    if (isFirst && windowOf(piece) > zstdWindow)
      throw new PackingError(`zstd data ask for a window of ${windowOf(piece)} bytes, expected at most ${zstdWindow}`);
    isFirst = false;
    for (let at = 0; at < piece.length; at += zstdBytes) {
      yield* take(Buffer.from(piece.subarray(at, at + zstdBytes)), false);
      await setImmediate(); // a few bytes may be long to unpack: signals and the bar have their turn
    }
  }
  yield* take(new Uint8Array(0), true);
}

/** The window that the header of the first frame with data asks for, bytes (RFC 8878, 3.1.1.1); of later ones `Table.verifyZstd` sees it. */
function windowOf(head: Uint8Array): number {
  if (isSkippable(head)) return windowOf(head.subarray(8 + Buffer.from(head.subarray(4, 8)).readUInt32LE()));
  const descriptor = head[4] ?? 0;
  if ((descriptor & 0x20) === 0) {
    const window = head[5] ?? 0;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number;
  const size = [1, 2, 4, 8][descriptor >> 6] as number;
  return [...head.subarray(5 + dictionary, 5 + dictionary + size)].reduce(
    (sum, byte, index) => sum + byte * 256 ** index,
    0,
  );
}
