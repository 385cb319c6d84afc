/**
 * Cancelling a launched run: the request first, so that a job which starts later obeys it, then the engine (contract
 * 50.2).
 */
import os from 'node:os';
import type { Launch } from '@gatehouse/contracts';
import { claimRun, lastClaim } from './claim';
import { requestCancel } from './ending';
import type { Engines } from './engines';
import { isInParts, soughtPart, type PartName } from './parts';

/** What came of it: `undecided` when the engine cannot be asked, and the request stands. */
export interface Cancelled {
  kind: 'accepted' | 'over' | 'undecided';
  said: string;
}

/** Throws Failure `io`. */
export async function cancelJob(
  directory: string,
  launch: Launch,
  engines: Engines,
  { reason, now }: { reason: string | undefined; now: Date },
): Promise<Cancelled> {
  requestCancel(directory, launch.decision_tag, reason, now);
  const cancel = async (part: PartName | undefined): Promise<Cancelled> => {
    const answer = await engines.launcherOf(launch).cancel(soughtPart(launch, part));
    if (answer.kind !== 'answered') return { kind: 'undecided', said: answer.said };
    const { accepted, said } = answer.document;
    return { kind: accepted ? 'accepted' : 'over', said };
  };
  const cancelled = isInParts(launch) ? await cancelParts(directory, cancel) : await cancel(undefined);
  engines.forget(launch);
  return cancelled;
}

/**
 * Of a run in shards whatever is at work gets TERM, and what waits goes. The join stays, and says how the run ended,
 * where something has begun; a join that is at work is ended itself.
 */
async function cancelParts(directory: string, cancel: (part: PartName) => Promise<Cancelled>): Promise<Cancelled> {
  const lead = await cancel('lead');
  if (lead.kind === 'undecided') return lead;
  const shards = await cancel('shards');
  if (shards.kind === 'undecided') return shards;
  const nothingBegan = lead.kind === 'accepted' && lastClaim(directory) === undefined;
  if (nothingBegan) {
    const join = await cancel('join');
    return join.kind === 'undecided' ? join : lead;
  }
  if (lead.kind === 'accepted') return lead;
  return shards.kind === 'accepted' ? shards : cancel('join');
}

/**
 * Of a run in shards a later job was refused when an earlier one may be at work: that one is cancelled, and the run
 * claimed by nobody, so that a lead which comes later changes nothing. Gives the job that has the run already; undefined
 * when none has. Throws Failure `io`.
 */
export async function withdrawParts(
  directory: string,
  launch: Launch,
  engines: Engines,
  now: Date,
): Promise<string | undefined> {
  if (!isInParts(launch) || launch.parts.lead === null) return undefined;
  const reason = `${launch.launcher.name} refused a later job of the run`;
  await cancelJob(directory, launch, engines, { reason, now });
  const nobody = { job: 'none', cluster: '', node: os.hostname(), attempt: 1 };
  const unknown = { cpus: undefined, memoryBytes: undefined, graceS: undefined, index: undefined };
  return claimRun(directory, { ...nobody, ...unknown }, launch.key, now);
}
