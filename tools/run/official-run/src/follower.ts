import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

const pieceSize = 1 << 18; // bytes
const pauseMs = 100;

/** What was copied so far, since the file began or was cut last. */
export interface Copied {
  bytes: number;
  sha256: string;
}

export interface Follower {
  /** All that is there now is copied, nothing that comes later. */
  finish(): Promise<void>;
  copied(): Copied;
}

/**
 * Copies a growing file to `write`, byte for byte and with bounded memory, until `finish` is called and all that was
 * there by then is copied; what others write later is not. The writer of the file never waits for the reader of the
 * copy. A file that became shorter is said to `onCut` once, with its length before and after, and copied from its new
 * beginning.
 */
export function followFile(
  file: string,
  write: (bytes: Uint8Array) => Promise<void>,
  onCut: (before: number, after: number) => void = () => undefined,
): Follower {
  let [over, end, position, isCut] = [false, Infinity, 0, false];
  let sum = createHash('sha256');
  let wake = (): void => undefined;
  const noteCut = (size: number): void => {
    if (size >= position) return;
    if (!isCut) onCut(position, size);
    isCut = true;
    [position, sum] = [0, createHash('sha256')];
  };
  const copying = (async () => {
    const handle = await open(file, 'r');
    try {
      const piece = Buffer.allocUnsafe(pieceSize);
      for (;;) {
        const isLast = over;
        noteCut(await sizeOf(handle));
        const room = Math.max(0, Math.min(piece.length, end - position));
        const { bytesRead } = await handle.read(piece, 0, room, position);
        position += bytesRead;
        sum.update(piece.subarray(0, bytesRead));
        // A copy, because a stream may hold on to what it was given.
        if (bytesRead > 0) await write(Uint8Array.prototype.slice.call(piece, 0, bytesRead));
        else if (isLast) return;
        else if (!over) await new Promise<void>((resolve) => ((wake = resolve), setTimeout(resolve, pauseMs)));
      }
    } finally {
      await handle.close();
    }
  })().catch(() => undefined); // the copy is for the eye; the file itself is the record
  return {
    finish() {
      if (!over) end = statSync(file, { throwIfNoEntry: false })?.size ?? Infinity;
      over = true;
      wake();
      return copying;
    },
    copied: () => ({ bytes: position, sha256: sum.copy().digest('hex') }),
  };
}

async function sizeOf(handle: FileHandle): Promise<number> {
  return (await handle.stat()).size;
}
