/**
 * SIGINT, SIGTERM and SIGHUP while a run is under way (contract 3.11): remembered and passed on to whatever the run is waiting for, so that
 * the result is still written. A workflow that outlives the signal is ended by SIGKILL after `killAfterMs`.
 */
const watched = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export class Interruption {
  /** The first signal that came. */
  signal: NodeJS.Signals | undefined;
  private readonly controller = new AbortController();
  private target: number | undefined;
  private killTimer: NodeJS.Timeout | undefined;
  private readonly listener = (signal: NodeJS.Signals): void => this.take(signal);

  constructor(private readonly killAfterMs: number) {
    for (const signal of watched) process.on(signal, this.listener);
  }

  /** Aborts at the first signal. */
  get abort(): AbortSignal {
    return this.controller.signal;
  }

  /** Signals go to this process from now on; a negative number is a process group. undefined: to nobody. */
  aim(target: number | undefined): void {
    this.target = target;
    clearTimeout(this.killTimer);
    if (target !== undefined && this.signal !== undefined) this.take(this.signal);
  }

  /** Signals have their usual effect again. */
  stop(): void {
    this.aim(undefined);
    for (const signal of watched) process.off(signal, this.listener);
  }

  private take(signal: NodeJS.Signals): void {
    this.signal ??= signal;
    this.controller.abort();
    const { target } = this;
    if (target === undefined) return;
    send(target, signal);
    clearTimeout(this.killTimer);
    this.killTimer = setTimeout(() => send(target, 'SIGKILL'), this.killAfterMs);
  }
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It is gone already.
  }
}
