/**
 * Signals while a process waits for a launched run (contract 48.7): the first INT or TERM cancels the run, a second one
 * or HUP leaves it alone.
 */

const watched = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export class WaitSignals {
  /** The first INT or TERM: the run is to end. */
  cancelled: NodeJS.Signals | undefined;
  /** What ends the waiting and not the run. */
  detached: NodeJS.Signals | undefined;
  private wake: (() => void) | undefined;
  private readonly listener = (signal: NodeJS.Signals): void => this.take(signal);

  /** `ignoreHup`: under nohup waiting outlives the terminal, too. */
  constructor(private readonly ignoreHup: boolean) {
    for (const signal of watched) process.on(signal, this.listener);
  }

  stop(): void {
    for (const signal of watched) process.off(signal, this.listener);
  }

  /** Resolves after `ms`, earlier when a signal comes. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => (clearTimeout(timer), resolve());
    });
  }

  take(signal: NodeJS.Signals): void {
    if (signal === 'SIGHUP') {
      if (!this.ignoreHup) this.detached ??= signal;
    } else if (this.cancelled === undefined) this.cancelled = signal;
    else this.detached ??= signal;
    this.wake?.();
  }
}
