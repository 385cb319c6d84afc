const longest = 2 ** 31 - 1;

/** A time in ms as timers take it: of one beyond 24 days, or below 0, Node would make 1 ms. */
export function timerMs(ms: number): number {
  return Math.min(Math.max(0, ms), longest);
}
