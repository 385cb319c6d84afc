/**
 * Requests to end a run, and the engine's last words on one that left no result (contract 49.3, 50.2). Each is written
 * once.
 */
import path from 'node:path';
import {
  Failure,
  formatDocument,
  launchCancelRequest,
  launchEnd,
  type LaunchCancelRequest,
  type LaunchEnd,
} from '@gatehouse/contracts';
import { inspectDocument, publish, type Reading } from '@gatehouse/files';
import type { EngineView } from '@gatehouse/runs';
import { author } from '@gatehouse/system';

const cancelFile = 'cancel_requested.json';

/** Writes who wants the run to end; a request that is there stays. Throws Failure `io`. */
export function requestCancel(directory: string, tag: string, reason: string | undefined, now: Date): void {
  const document: LaunchCancelRequest = {
    schema: 'launch-cancel-request/v1',
    decision_tag: tag,
    by: author(),
    requested_at: now.toISOString(),
    reason: reason ?? null,
  };
  writeOnce(path.join(directory, cancelFile), formatDocument(launchCancelRequest, document));
}

/** One that cannot be read is a request all the same. */
export function cancelRequest(directory: string): Reading<LaunchCancelRequest> {
  return inspectDocument(launchCancelRequest, path.join(directory, cancelFile));
}

/** Writes what the engine said of a job that left no result; what is there stays. Throws Failure `io`. */
export function writeLaunchEnd(
  directory: string,
  { decision_tag: tag, key, handle }: { decision_tag: string; key: string; handle: { job: string } | null },
  { answer, askedAt }: Extract<EngineView, { answer: unknown }>,
): void {
  const document: LaunchEnd = {
    schema: 'launch-end/v1',
    decision_tag: tag,
    key,
    job: handle?.job ?? null,
    answer,
    asked_at: askedAt,
    asked_by: author(),
  };
  writeOnce(path.join(directory, 'launch_end.json'), formatDocument(launchEnd, document));
}

function writeOnce(file: string, text: string): void {
  try {
    publish(file, text, { exclusive: true });
  } catch (error) {
    if (!(error instanceof Failure) || error.id !== 'refused') throw error;
  }
}
