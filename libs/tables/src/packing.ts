/**
 * The bytes of a file that may be packed (contract 1.1a): it is when its name ends so, `.gz` with gzip and `.zst` with
 * Zstandard, and its first bytes agree. Memory is bounded, whatever is packed.
 */
import { gunzip } from './gzip';
import { headOf, pieces, type InputFile } from './input';
import { isSkippable, isZstdFrame, unzstd } from './zstd';

export type Packing = 'gzip' | 'zstd';

const packings: readonly { packing: Packing; name: RegExp; isHead: (head: Uint8Array) => boolean }[] = [
  { packing: 'gzip', name: /\.gz$/i, isHead: ([a, b]) => a === 0x1f && b === 0x8b },
  { packing: 'zstd', name: /\.zst$/i, isHead: (head) => isZstdFrame(head) || isSkippable(head) },
];

/**
 * Undefined for a file that is what it looks like, also a CSV file under the name of a packed one. Throws Failure `io`.
 */
export function packingOf(input: InputFile): Packing | undefined {
  return packings.find(({ name, isHead }) => name.test(input.name) && isHead(headOf(input, 4)))?.packing;
}

/**
 * The unpacked bytes, piece by piece; a piece is valid until the next. `onRaw` sees every byte of the file itself.
 * Throws PackingError when they are damaged or cut off. Of Zstandard the checksums are not inspected:
 * `Database.verifyZstd` does that.
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
