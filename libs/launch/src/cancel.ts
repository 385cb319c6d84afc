/**
 * Cancelling a launched run: the request first, so that a job that starts later obeys it, then the engine (contract
 * 50.2).
 */
import type { Launch } from '@gatehouse/contracts';
import { requestCancel } from './ending';
import type { Engines } from './engines';
import { soughtJob } from './submission';

/** What came of it: `undecided` when the engine cannot be asked, and the request stands. Throws Failure `io`. */
export async function cancelJob(
  directory: string,
  launch: Launch,
  engines: Engines,
  { reason, now }: { reason: string | undefined; now: Date },
): Promise<{ kind: 'accepted' | 'over' | 'undecided'; said: string }> {
  requestCancel(directory, launch.decision_tag, reason, now);
  const answer = await engines.launcherOf(launch).cancel(soughtJob(launch));
  engines.forget(launch);
  if (answer.kind !== 'answered') return { kind: 'undecided', said: answer.said };
  const { accepted, said } = answer.document;
  return { kind: accepted ? 'accepted' : 'over', said };
}
