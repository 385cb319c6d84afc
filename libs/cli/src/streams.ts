/**
 * stdout and stderr of a tool. A reader that has gone away (`| head`, a terminal that was closed) is not an error; a
 * full disk behind stdout is one, and the tool then ends in 1 even though its work was done.
 *
 * Bytes go straight to the descriptor where that is as good as Node's stream, which costs a start two or three
 * milliseconds: not when the descriptor would have blocked, and not while the process listens to signals, for a slow
 * reader would keep it from hearing them. Node's stream of a terminal blocks too: one that takes nothing (Ctrl-S, a
 * connection that hangs) would stop heartbeat and all. There another thread waits.
 */
import { closeSync, fstatSync, write, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';

export interface Output {
  /** Resolves when the chunk is written, or never can be. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** The error that kept output from being written, undefined when there was none. */
  readonly error: Error | undefined;
  /** A terminal takes nothing at the moment: what is worth showing only now is better left out. */
  readonly isHeld: boolean;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** What goes to terminals, in its order: mostly stdout and stderr are the same one. */
const terminals = { underWay: 0, last: Promise.resolve() };

/**
 * `stream` makes the stream of a descriptor that is not a terminal, when it is needed; from then on everything goes
 * through it.
 */
export function output(descriptor: number, stream: () => Writable): Output {
  const toTerminal = isTerminal(descriptor);
  let failure: Error | undefined;
  let gone = false;
  let made: Writable | undefined;
  const fail = (error: NodeJS.ErrnoException): void => {
    gone = true;
    if (error.code !== 'EPIPE' && !(error.code === 'EIO' && isTerminalDevice(descriptor))) failure ??= error;
  };
  const streamed = (): Writable => (made ??= stream().on('error', fail));
  const mayBlock = (): boolean =>
    made === undefined &&
    !(toTerminal && terminals.underWay > 0) &&
    !signals.some((signal) => process.listenerCount(signal) > 0);
  /** Writes what the descriptor takes and gives what is left. */
  const direct = (bytes: Uint8Array): Uint8Array => {
    let rest = bytes;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') fail(error as NodeJS.ErrnoException);
    }
    return rest;
  };
  const queued = (bytes: Uint8Array): Promise<void> => {
    terminals.underWay += 1;
    return (terminals.last = terminals.last
      .then(() => (gone ? undefined : writeBeside(descriptor, bytes, fail)))
      .finally(() => (terminals.underWay -= 1)));
  };
  return {
    get error() {
      return failure;
    },
    get isHeld() {
      return toTerminal && terminals.underWay > 0;
    },
    async write(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      const rest = gone || !mayBlock() ? bytes : direct(bytes);
      if (gone || rest.length === 0) return;
      if (toTerminal) await queued(rest);
      else await new Promise<void>((resolve) => streamed().write(rest, () => resolve()));
    },
  };
}

const breakMs = 20;

/** Writes everything, on a thread of the pool; the event loop turns meanwhile. */
function writeBeside(
  descriptor: number,
  bytes: Uint8Array,
  fail: (error: NodeJS.ErrnoException) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const on = (rest: Uint8Array): void =>
      write(descriptor, rest, (error, written) => {
        // Somebody who has the same terminal may have set it not to block.
        if (error?.code === 'EAGAIN') setTimeout(on, breakMs, rest);
        else if (error === null && written < rest.length) on(rest.subarray(written));
        else {
          if (error !== null) fail(error);
          resolve();
        }
      });
    on(bytes);
  });
}

const memoryDevices = 1; // the major number of /dev/null and the like

/** As node:tty's isatty, which loads net and the streams: it is asked only about a device that may be one. */
export function isTerminal(descriptor: number): boolean {
  return isTerminalDevice(descriptor) && process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** True of a terminal that was closed, too. */
function isTerminalDevice(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev >> 8 !== memoryDevices;
  } catch {
    return false;
  }
}

/** How wide the terminal behind stdout or stderr is; undefined when it is not a terminal, or reports 0 columns. */
export function terminalColumns(descriptor: 1 | 2 = 1): number | undefined {
  return (isTerminal(descriptor) && process[descriptor === 1 ? 'stdout' : 'stderr'].columns) || undefined;
}

/**
 * Node gives terminals their settings back when it ends, and aborts when one of them is gone (SIGABRT instead of our
 * status): such descriptors are closed before.
 */
export function ignoreTerminalErrors(): void {
  const terminals = [0, 1, 2].filter(isTerminal);
  if (terminals.length === 0) return;
  process.on('exit', () => {
    for (const descriptor of terminals) if (!isTerminal(descriptor)) closeSync(descriptor);
  });
}
