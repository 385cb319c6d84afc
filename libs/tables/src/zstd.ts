import { setImmediate } from 'node:timers/promises';
import { Decompress } from 'fzstd';
import { PackingError } from './packing-error';

/** Whether the bytes begin a frame. */
export function isZstdFrame([a, b, c, d]: Uint8Array): boolean {
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
}

/** A frame of no data; pzstd begins each piece with one. */
export function isSkippable([a, b, c, d]: Uint8Array): boolean {
  return a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18;
}

/**
 * Bytes given to the decoder at once: what they unpack to is in memory at once, and zstd packs 128 KiB into a few
 * bytes.
 */
const zstdBytes = 1 << 12;
/** The most that a frame may ask the decoder to keep, as zstd's own program has it without --long. */
const zstdWindow = 128 * 1024 * 1024;

/**
 * The unpacked bytes, piece by piece. Throws PackingError when they are damaged or cut off; checksums are left to
 * `Database.verifyZstd`.
 */
export async function* unzstd(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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

/**
 * The window that the header of the first frame with data asks for, bytes (RFC 8878, 3.1.1.1); of later ones
 * `Database.verifyZstd` sees it.
 */
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
