/** Waiting, up to a moment that the caller set. Moments are of the monotonic clock, ms (`performance.now()`). */
import { timerMs } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';

export interface RetryPolicy {
  deadline: number;
  /** Pauses between attempts, ms; one attempt more than pauses. */
  pauses: readonly number[];
  /** Told before each pause. */
  note(message: string): void;
}

/**
 * What `attempt` gives; when it fails with `unreachable` it is tried again. Throws its last failure, or Failure
 * `timeout` at the deadline.
 */
export async function retry<T>(attempt: () => Promise<T>, { deadline, pauses, note }: RetryPolicy): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await before(deadline, attempt());
    } catch (error) {
      const pause = pauses[failed];
      if (!(error instanceof Failure) || error.id !== 'unreachable' || pause === undefined) throw error;
      note(`${error.message}; trying again in ${pause / 1000} s`);
      await sleep(pause, deadline);
    }
  }
}

/** Waits. Throws Failure `timeout` when the deadline comes first. */
export async function sleep(ms: number, deadline: number): Promise<void> {
  await before(
    deadline,
    new Promise((resolve) => void setTimeout(resolve, timerMs(Math.min(ms, deadline - performance.now() + 1)))),
  );
  if (performance.now() >= deadline) throw over();
}

async function before<T>(deadline: number, work: Promise<T>): Promise<T> {
  if (deadline === Infinity) return work;
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(over()), timerMs(deadline - performance.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(alarm);
  }
}

function over(): Failure {
  return new Failure('timeout', 'the time of --timeout is over');
}
