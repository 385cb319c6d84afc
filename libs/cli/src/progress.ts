/**
 * How far long work is, for the person who waits at a terminal (contract 0.14): after a second a bar on stderr with
 * rate and time left. Nobody else sees anything of it: not in a pipe, with --quiet, under CI, or on a terminal that
 * cannot go back in a line.
 */
import type { Drawing } from './bar';
import type { Output } from './streams';
import type { Work } from './work';

/** Work that goes on. It must let the event loop turn now and then, else nothing is drawn. */
export interface Progress {
  /** So many units are done. Costs nothing, however often it is called. */
  at(done: number): void;
  /** The work is over, well or not, and the line goes away. At the latest the end of the tool's run does it. */
  end(): void;
}

/** Does anybody see a bar on stderr, which is a terminal or not? */
export function isWatched(terminal: boolean, quiet: boolean, env: NodeJS.ProcessEnv): boolean {
  return terminal && !quiet && !env['CI'] && env['TERM'] !== 'dumb';
}

const [patience, farewell] = [1000, 200]; // ms
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const unseen: Progress = { at() {}, end() {} };

/** The line of a process in which its progress is shown; one work at a time, a new one takes the place of the last. */
export class ProgressLine {
  #current: Progress = unseen;
  #drawing: Drawing | undefined;

  constructor(
    private readonly stderr: Output,
    private readonly title: string,
  ) {}

  start(work: Work): Progress {
    this.end();
    const began = performance.now();
    let [done, over] = [0, false];
    let cleared = Promise.resolve();
    const end = (): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      cleared = this.#drawing?.end() ?? cleared;
      for (const signal of signals) process.off(signal, onSignal);
      this.#drawing = undefined;
    };
    const onSignal = (signal: NodeJS.Signals): void => {
      end();
      // Whoever listens too decides what becomes of us; else the signal does what it would have done, once the line is
      // away or cannot be taken away.
      if (process.listenerCount(signal) > 0) return;
      const fall = (): void => void process.kill(process.pid, signal);
      const latest = setTimeout(fall, farewell);
      void cleared.then(() => (clearTimeout(latest), fall()));
    };
    const begin = async (): Promise<void> => {
      const { draw } = await import('./bar');
      if (over) return;
      for (const signal of signals) process.on(signal, onSignal);
      this.#drawing = draw(this.stderr, this.title, work, began, () => done);
    };
    const timer = setTimeout(() => void begin(), patience).unref();
    return (this.#current = { at: (units) => void (done = units), end });
  }

  /** Makes room for something else that is written; the line comes back by itself. */
  hide(): void {
    this.#drawing?.hide();
  }

  end(): void {
    this.#current.end();
  }
}

/** What `call.progress` gives to those whom nobody watches. */
export const noProgress = (): Progress => unseen;
