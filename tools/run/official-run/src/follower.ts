import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';

const pieceSize = 1 << 18; // bytes
const pauseMs = 100;

/**
 * Copies a growing file to `write`, byte for byte and with bounded memory, until `finish` is called and all that was there by then is copied; what others
 * write later is not.
 * The writer of the file never waits for the reader of the copy.
 */
export function followFile(file: string, write: (bytes: Uint8Array) => Promise<void>): { finish(): Promise<void> } {
  let [over, end] = [false, Infinity];
  let wake = (): void => undefined;
  const copying = (async () => {
    const handle = await open(file, 'r');
    try {
      const piece = Buffer.allocUnsafe(pieceSize);
      for (let position = 0; ;) {
        const isLast = over;
        const { bytesRead } = await handle.read(
          piece,
          0,
          Math.max(0, Math.min(piece.length, end - position)),
          position,
        );
        position += bytesRead;
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
  };
}
