/**
 * A run in shards as three jobs (contract 48.8): a lead that judges machine and data, an array of shards after its
 * success, a join after their end. Each has a key of its own; the lead's is that of the run.
 */
import path from 'node:path';
import {
  status,
  type Launch,
  type LaunchAfter,
  type LaunchHandle,
  type LaunchRequest,
  type SoughtJob,
} from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { lastClaim } from './claim';
import type { LauncherAnswer, LauncherProgram } from './launcher';
import { recordHandle, soughtJob, submittedRequest, writeLaunch } from './submission';

export const partNames = ['lead', 'shards', 'join'] as const;
export type PartName = (typeof partNames)[number];

type LaunchInParts = Launch & { parts: NonNullable<Launch['parts']> };

export function isInParts(launch: Launch): launch is LaunchInParts {
  return launch.parts !== undefined;
}

/** The part that follows when this one is over; undefined after the last. */
export function partAfter(part: PartName): PartName | undefined {
  return partNames[partNames.indexOf(part) + 1];
}

export function handleOfPart({ parts }: LaunchInParts, part: PartName): LaunchHandle | null {
  return part === 'lead' ? parts.lead : parts[part].handle;
}

/** What an engine is asked about one job of a run; `part` undefined: of a run that is one job. */
export function soughtPart(launch: Launch, part: PartName | undefined): SoughtJob {
  if (part === undefined || !isInParts(launch)) return soughtJob(launch);
  const key = part === 'lead' ? launch.key : launch.parts[part].key;
  return { key, tag: launch.decision_tag, handle: handleOfPart(launch, part) };
}

/** What came of submitting parts: all have a job, or the answer at which it ended. */
export interface PartsSubmitted {
  launch: Launch;
  /** Of the last part that was submitted; undefined when all had a job already. */
  answer: LauncherAnswer<LaunchHandle> | undefined;
}

/**
 * Submits the parts that have no job yet, one after the other, and records each; with `lookFirst` a job of the key is
 * looked for first. A lead that has claimed the run is not submitted. Throws Failure `io`.
 */
export async function submitParts(
  program: LauncherProgram,
  directory: string,
  launch: Launch,
  lookFirst: boolean,
): Promise<PartsSubmitted> {
  if (!isInParts(launch)) throw new Error('the run is one job');
  let known: LaunchInParts = withClaim(directory, launch);
  let answer: PartsSubmitted['answer'];
  for (const part of partNames) {
    if (handleOfPart(known, part) !== null) continue;
    answer = await program.submit(requestOfPart(known, part, { lookFirst, after: dependency(directory, known, part) }));
    if (answer.kind !== 'answered') return { launch: known, answer };
    known = withHandle(known, part, answer.document);
    writeLaunch(directory, known);
  }
  return { launch: recordHandle(directory, known, composed(known)), answer };
}

function withClaim(directory: string, launch: LaunchInParts): LaunchInParts {
  const claim = launch.parts.lead === null ? lastClaim(directory) : undefined;
  if (claim === undefined) return launch;
  return withHandle(launch, 'lead', {
    schema: 'launch-handle/v1',
    launcher: launch.launcher.name,
    cluster: claim.cluster || 'unknown',
    key: launch.key,
    job: claim.job,
    parts: null,
    submitted_at: claim.claimed_at,
    said: 'by the claim of the job',
  });
}

function withHandle(launch: LaunchInParts, part: PartName, handle: LaunchHandle): LaunchInParts {
  const { parts } = launch;
  return {
    ...launch,
    parts: part === 'lead' ? { ...parts, lead: handle } : { ...parts, [part]: { ...parts[part], handle } },
  };
}

/** The job of the run is that of its lead. */
function composed(launch: LaunchInParts): LaunchHandle {
  const [lead, shards, join] = partNames.map((part) => handleOfPart(launch, part) as LaunchHandle) as [
    LaunchHandle,
    LaunchHandle,
    LaunchHandle,
  ];
  return { ...lead, parts: { lead: lead.job, shards: shards.job, join: join.job } };
}

function requestOfPart(
  launch: LaunchInParts,
  part: PartName,
  { lookFirst, after }: { lookFirst: boolean; after: LaunchAfter | null },
): LaunchRequest {
  const { request, request_sha256: sum } = part === 'lead' ? launch : launch.parts[part];
  return { ...submittedRequest({ request, request_sha256: sum }, lookFirst), after };
}

/** Of what is over already no engine is told: it may have forgotten it. */
function dependency(directory: string, launch: LaunchInParts, part: PartName): LaunchAfter | null {
  if (part === 'lead') return null;
  if (part === 'shards') {
    const lead = launch.parts.lead;
    return lead === null || hasLeadPassed(directory, launch.key) ? null : { handle: lead, when: 'success' };
  }
  const shards = launch.parts.shards.handle;
  return shards === null ? null : { handle: shards, when: 'end' };
}

/** Did the lead of this run leave word that machine and data passed? */
export function hasLeadPassed(directory: string, key: string): boolean {
  const reading = inspectDocument(status, path.join(directory, 'status.json'));
  if (reading.state !== 'read') return false;
  const { phase, launch } = reading.value;
  return launch?.key === key && (phase === 'workflow' || phase === 'join' || phase === 'verify');
}
