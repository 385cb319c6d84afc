/**
 * stdout and stderr of a tool. A reader that has gone away (`| head`, a terminal that was closed) is no error; a full disk behind stdout is one, and
 * the tool then ends in 1 even though its work was done.
 */
import { closeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { isatty } from 'node:tty';

export interface Output {
  /** Resolves when the chunk is written, or never can be. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** The error that kept output from being written, undefined when there was none. */
  readonly error: Error | undefined;
}

export function output(stream: Writable): Output {
  let failure: Error | undefined;
  let gone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    if (error.code !== 'EPIPE' && !(error.code === 'EIO' && (stream as { isTTY?: boolean }).isTTY === true)) failure ??= error;
  });
  return {
    get error() {
      return failure;
    },
    async write(chunk) {
      if (gone || chunk.length === 0) return;
      await new Promise<void>((resolve) => stream.write(chunk, () => resolve()));
    },
  };
}

/**
 * Node gives terminals their settings back when it ends, and aborts when one of them is gone (SIGABRT instead of our status): such descriptors
 * are closed before.
 */
export function surviveLostTerminals(): void {
  const terminals = [0, 1, 2].filter(isatty);
  process.on('exit', () => {
    for (const descriptor of terminals) if (!isatty(descriptor)) closeSync(descriptor);
  });
}
