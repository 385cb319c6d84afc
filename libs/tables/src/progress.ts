/** How long work is shown to whom waits: the form of the shell's progress, which this lib does not import. */

export interface Progress {
  /** So many units are done. */
  at(done: number): void;
  /** The work is over, well or not. */
  end(): void;
}

/** Starts to show work: what it is, how many units there are when that is known, and what they are. */
export type StartProgress = (work: { what: string; total?: number; unit?: string }) => Progress;

/** For callers that nobody watches. */
export const unwatched: StartProgress = () => ({ at() {}, end() {} });
