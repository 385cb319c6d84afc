import { Failure } from './failure';

const start = 'version https://git-lfs.github.com/spec/';

/**
 * Throws Failure `damaged-input` when the content is what Git LFS leaves in the place of a file that was not fetched:
 * whatever else could be said of it helps nobody (contract 0.12).
 */
export function refuseLfsPointer(content: string | Uint8Array, path: string): void {
  const begins = typeof content === 'string' ? content.slice(0, start.length) : latin1(content, start.length);
  if (begins !== start) return;
  throw new Failure(
    'damaged-input',
    `${path}: is a pointer of Git LFS and not the file itself; fetch it with git lfs pull, then repeat`,
  );
}

function latin1(content: Uint8Array, length: number): string {
  return Buffer.from(content.buffer, content.byteOffset, Math.min(length, content.length)).toString('latin1');
}
