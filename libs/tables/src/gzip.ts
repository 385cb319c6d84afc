import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { PackingError } from './packing-error';

/**
 * The unpacked bytes of gzip data of `size` bytes, piece by piece. Throws PackingError when they are damaged or cut
 * off.
 */
export async function* gunzip(raw: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
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
  // zlib silently accepts trailing zero bytes as padding; a file truncated by a crash looks the same.
  if (unpacking.bytesWritten < size)
    throw new PackingError(`gzip data are damaged or cut off: nothing but padding from byte ${unpacking.bytesWritten}`);
}

async function* copies(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of raw) yield Buffer.from(piece);
}
