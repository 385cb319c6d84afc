/**
 * SIGINT, SIGTERM and SIGHUP while a run is under way (contract 3.11): remembered and passed on to whatever the run is
 * waiting for, so that the result is still written. What outlives the first signal is ended by SIGKILL after
 * `killAfterMs`, however many signals follow.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessIdentity } from '@gatehouse/contracts';
import { isGroupAlive } from '@gatehouse/system';

const usual = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The engine's warning before the limit. Not USR1, at which Node opens its debugger. */
const warning = 'SIGUSR2';
const lingerMs = 1000;

export class Interruption {
  /** The first signal that came. */
  signal: NodeJS.Signals | undefined;
  private readonly controller = new AbortController();
  private readonly targets = new Set<number>();
  private killTimer: NodeJS.Timeout | undefined;
  private readonly listener = (signal: NodeJS.Signals): void => this.take(signal);

  private readonly watched: readonly NodeJS.Signals[];

  /**
   * With `ignored`, SIGHUP is taken and nothing follows from it: under nohup a run outlives the terminal. In a job the
   * engine's warning ends the run as well.
   */
  constructor(
    private readonly killAfterMs: number,
    private readonly ignored?: 'SIGHUP' | undefined,
    isJob = false,
  ) {
    this.watched = isJob ? [...usual, warning] : usual;
    for (const signal of this.watched) process.on(signal, this.listener);
  }

  /** Aborts at the first signal. */
  get abort(): AbortSignal {
    return this.controller.signal;
  }

  /** Signals go to this process from now on; a negative number is a process group. undefined: to nobody. */
  aim(target: number | undefined): void {
    this.targets.clear();
    clearTimeout(this.killTimer);
    this.killTimer = undefined;
    if (target !== undefined) this.join(target);
  }

  /** Signals go to this one, too; gives what ends that. */
  join(target: number): () => void {
    this.targets.add(target);
    if (this.signal !== undefined) this.take(this.signal);
    return () => void this.targets.delete(target);
  }

  /** Resolves when the process group of the leader has ended, at the latest a moment after it was killed. */
  async outlive(leader: ProcessIdentity): Promise<void> {
    const until = performance.now() + this.killAfterMs + 1000;
    while (isGroupAlive(leader) && performance.now() < until) await pause(50);
  }

  /**
   * From a moment later signals have their usual effect again, one that is ignored has none. Whoever insists ends
   * nobody who is about to end with the run's own status, but a process that waits for its reader can be ended.
   */
  stop(): void {
    this.aim(undefined);
    setTimeout(() => {
      for (const signal of this.watched) if (signal !== this.ignored) process.off(signal, this.listener);
    }, lingerMs).unref();
  }

  private take(signal: NodeJS.Signals): void {
    if (signal === this.ignored) return;
    this.signal ??= signal;
    this.controller.abort();
    if (this.targets.size === 0) return;
    for (const target of this.targets) send(target, signal === warning ? 'SIGTERM' : signal);
    this.killTimer ??= setTimeout(() => {
      for (const target of this.targets) send(target, 'SIGKILL');
    }, this.killAfterMs);
  }
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // It is gone already.
  }
}
