/** run.log as it grows on another host: looked at now and then, and begun anew when another attempt has its own. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const pieceSize = 1 << 18; // bytes

export class GrownLog {
  /** Bytes of it that were handed on. */
  position = 0;
  private file: number | undefined;

  constructor(private readonly path: string) {}

  /** Hands on what has come since; nothing while there is no log. */
  async copy(relay: (bytes: Uint8Array) => Promise<void>): Promise<void> {
    let descriptor: number;
    try {
      descriptor = openSync(this.path, 'r');
    } catch {
      return; // it is not there yet, or is being moved aside
    }
    try {
      const { ino, size } = fstatSync(descriptor);
      if (ino !== this.file || size < this.position) this.position = 0;
      this.file = ino;
      const piece = Buffer.allocUnsafe(pieceSize);
      for (let read = 0; (read = readSync(descriptor, piece, 0, pieceSize, this.position)) > 0;) {
        this.position += read;
        await relay(Uint8Array.prototype.slice.call(piece, 0, read));
      }
    } finally {
      closeSync(descriptor);
    }
  }
}
