/** The steps of a call that takes long, told to the person who waits at a terminal while it happens (contract 0.19). */
import { clock } from '@gatehouse/render';
import type { ProgressLine } from './progress';

export interface Steps {
  /** A step begins; the one before it passed, unless `leave` has said otherwise. */
  enter(name: string): void;
  /** How the present step ended, in a word or two. */
  leave(state: string): void;
  /** All is over: what came of it. */
  end(result: string): void;
}

/** For those who do not wait at a terminal. */
export const noSteps: Steps = { enter() {}, leave() {}, end() {} };

const [nameWidth, stateWidth] = [13, 12];

/** A line with name, state and time for each step that is over; the one that goes on is the line of progress. */
export function stepsOn(line: ProgressLine, say: (text: string) => void): Steps {
  const began = performance.now();
  let current: { name: string; since: number } | undefined;
  const tell = (name: string, state: string, since: number): void =>
    say(`${name.padEnd(nameWidth)} ${state.padEnd(stateWidth)} ${took(performance.now() - since)}`);
  const leave = (state: string): void => {
    if (current === undefined) return;
    line.end();
    tell(current.name, state, current.since);
    current = undefined;
  };
  return {
    enter(name) {
      leave('pass');
      current = { name, since: performance.now() };
      line.start({ what: name });
    },
    leave,
    end(result) {
      leave(result);
      tell('result', result, began);
    },
  };
}

/** A duration in ms: `0.4 s`, `59.9 s`, `1:00`, `3:04:05`. */
export function took(ms: number): string {
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)} s` : clock(ms / 1000);
}
