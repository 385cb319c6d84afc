/**
 * When a waiting process looks at files and asks the engine (contract 48.11). Pure, so that a simulation of many
 * waiters (bench/launch-simulation.mjs) uses the rules that are used.
 */

/** Calls of one engine that one user has in a minute. */
export const callsPerMinute = 4;
export const minuteMs = 60_000;
/** An answer that is younger is not asked for again (ms). */
export const freshAnswerMs = 30_000;
/** After the submission (ms). */
export const firstQuestionMs = 1_000;
export const firstPauseMs = 30_000;
const longestPauseMs = 600_000;

/** The pause after this one, before the engine is asked again (ms). */
export function pauseAfter(pauseMs: number): number {
  return Math.min(pauseMs * 1.5, longestPauseMs);
}

/** Every 5 s, after ten minutes every 15 s, and at first more often: short runs are common where one tries things. */
export function pollMs(elapsedMs: number): number {
  return elapsedMs > 600_000 ? 15_000 : Math.min(5_000, Math.max(250, elapsedMs / 10));
}
