/**
 * launch.json: what was asked of an engine, and which job came of it. The submitting side alone writes it (contract
 * 48.2).
 */
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  formatDocument,
  launch as launchDocument,
  type Launch,
  type Launcher,
  type LauncherFile,
  type LaunchHandle,
  type LaunchPart,
  type LaunchRequest,
  type SoughtJob,
} from '@gatehouse/contracts';
import { publish, readDocument } from '@gatehouse/files';
import { author, bootId, identify } from '@gatehouse/system';

export const launchFile = 'launch.json';

/** By it a submission is found again. */
export function newKey(): string {
  return `gh-${randomBytes(8).toString('hex')}`;
}

export function requestSum(request: LaunchRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

/** Where the sum stands among the words of the job: behind the program's own. */
const ownWords = 2;

/** The request as the engine gets it: the job's command line says which request it is of. */
export function submittedRequest(
  { request, request_sha256: sum }: Pick<Launch, 'request' | 'request_sha256'>,
  lookFirst: boolean,
): LaunchRequest {
  const [program, ...words] = request.argv;
  const argv = [program, ...words];
  argv.splice(ownWords, 0, '--request-sha256', sum);
  return { ...request, argv: argv as LaunchRequest['argv'], look_first: lookFirst };
}

/** launch.json before the engine was asked. */
export function newLaunch(
  request: LaunchRequest,
  about: {
    launcher: LauncherFile;
    describe: Launcher;
    attempts: number;
    now: Date;
    /** Of a run in shards; `request` is then that of the lead. */
    parts?: { shards: LaunchRequest; join: LaunchRequest } | undefined;
  },
): Launch {
  const { user, host, pid } = author();
  return {
    schema: 'launch/v1',
    decision_tag: request.tag,
    key: request.key,
    launcher: about.launcher,
    describe: about.describe,
    request,
    request_sha256: requestSum(request),
    attempts: about.attempts,
    submitted_by: { host, user, boot_id: bootId() ?? null, process: identify(pid) },
    submitted_at: about.now.toISOString(),
    handle: null,
    ...(about.parts && {
      parts: { lead: null, shards: newPart(about.parts.shards), join: newPart(about.parts.join) },
    }),
  };
}

function newPart(request: LaunchRequest): LaunchPart {
  return { key: request.key, request, request_sha256: requestSum(request), handle: null };
}

/** Throws Failure `io`. */
export function writeLaunch(directory: string, launch: Launch): void {
  publish(path.join(directory, launchFile), formatDocument(launchDocument, launch));
}

/** Throws Failure `missing-input`, `damaged-input`. */
export function readLaunch(directory: string): Launch {
  return readDocument(launchDocument, path.join(directory, launchFile));
}

/** Throws Failure `io`. */
export function recordHandle(directory: string, launch: Launch, handle: LaunchHandle): Launch {
  const recorded = { ...launch, handle };
  writeLaunch(directory, recorded);
  return recorded;
}

export function soughtJob({ key, decision_tag: tag, handle }: Launch): SoughtJob {
  return { key, tag, handle };
}
