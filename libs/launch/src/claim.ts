/**
 * The claim of a job on a run: `attempts/<n>/` by exclusive mkdir, with claim.json in it, before the job changes a byte
 * (contract 48.2). So at most one job is at work, whatever the engine starts.
 */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import {
  errorCode,
  formatDocument,
  ioFailure,
  launchClaim,
  result,
  type LaunchClaim,
  type RunAttempt,
  type RunResult,
} from '@gatehouse/contracts';
import { ensureFolder, inspectDocument, publish, syncFolder } from '@gatehouse/files';
import { identify } from '@gatehouse/system';
import type { Job } from './job';

const attemptsFolder = 'attempts';

/**
 * Claims the run for this job. Gives the job that has it already, `another job` when its claim cannot be read;
 * undefined when it is ours. Throws Failure `io`.
 */
export function claimRun(directory: string, job: Job, key: string, now: Date): string | undefined {
  return claimFolder(path.join(directory, attemptsFolder, String(job.attempt)), job, key, now);
}

/** As claimRun, for the join of a run in shards. A lead that comes later finds the run claimed. */
export function claimJoin(directory: string, job: Job, key: string, now: Date): string | undefined {
  return claimFolder(path.join(directory, attemptsFolder, '1', 'join'), job, key, now);
}

/** As claimRun, for one shard; `folder`: its own. */
export function claimShard(folder: string, job: Job, key: string, now: Date): string | undefined {
  return claimFolder(folder, job, key, now);
}

function claimFolder(folder: string, job: Job, key: string, now: Date): string | undefined {
  ensureFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o755 });
    syncFolder(path.dirname(folder));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw ioFailure('create', folder, error);
    const claim = claimIn(folder);
    return claim === undefined ? 'another job' : `job ${claim.job}`;
  }
  const claim: LaunchClaim = {
    schema: 'launch-claim/v1',
    key,
    attempt: job.attempt,
    job: job.job,
    cluster: job.cluster,
    node: job.node,
    process: identify(process.pid),
    claimed_at: now.toISOString(),
  };
  publish(path.join(folder, 'claim.json'), formatDocument(launchClaim, claim));
  return undefined;
}

/** Has a later attempt claimed the run? Its engine took this job's node for dead. */
export function isSuperseded(directory: string, { attempt }: Job): boolean {
  return existsSync(path.join(directory, attemptsFolder, String(attempt + 1)));
}

/** The last job that claimed the run; undefined when none has. */
export function lastClaim(directory: string): LaunchClaim | undefined {
  const last = attemptNumbers(directory).at(-1);
  return last === undefined ? undefined : claimOf(directory, last);
}

/** What an attempt leaves at the top of the run directory, and the next one makes anew. */
const leftovers = [
  'status.json',
  'preflight.json',
  'freeze_verification.json',
  'data_quality_command.sh',
  'data_quality.log',
  'data_quality',
  'environment.json',
  'environment',
  'git.diff',
  'command.sh',
  'run.log',
];

/** Moves what the attempt before left into its folder, each by rename. Throws Failure `io`. */
export function putAside(directory: string, attempt: number): void {
  const folder = path.join(directory, attemptsFolder, String(attempt));
  ensureFolder(folder);
  for (const name of leftovers) {
    const from = path.join(directory, name);
    if (!existsSync(from)) continue;
    try {
      renameSync(from, path.join(folder, name));
    } catch (error) {
      throw ioFailure('write', from, error);
    }
  }
}

/** Writes how an attempt ended that another may follow. Throws Failure `io`. */
export function writeAttempt(directory: string, attempt: number, document: RunResult): void {
  publish(path.join(directory, attemptsFolder, String(attempt), 'attempt.json'), formatDocument(result, document));
}

/** The attempts before this one, by what they left. */
export function attemptsBefore(directory: string, attempt: number): RunAttempt[] {
  return attemptNumbers(directory)
    .filter((n) => n < attempt)
    .flatMap((n) => {
      const claim = claimOf(directory, n);
      if (claim === undefined) return [];
      const left = inspectDocument(result, path.join(directory, attemptsFolder, String(n), 'attempt.json'));
      const ended = left.state === 'read' ? left.value : undefined;
      return [
        {
          n,
          job: claim.job,
          node: claim.node,
          started_at: claim.claimed_at,
          ended_at: ended?.finished_at ?? null,
          outcome: ended?.outcome ?? null,
          signal: ended?.signal ?? null,
          reason: ended?.reason ?? null,
        },
      ];
    });
}

function attemptNumbers(directory: string): number[] {
  try {
    return readdirSync(path.join(directory, attemptsFolder))
      .filter((name) => /^[1-9]\d*$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  } catch {
    return [];
  }
}

function claimOf(directory: string, attempt: number): LaunchClaim | undefined {
  return claimIn(path.join(directory, attemptsFolder, String(attempt)));
}

function claimIn(folder: string): LaunchClaim | undefined {
  const reading = inspectDocument(launchClaim, path.join(folder, 'claim.json'));
  return reading.state === 'read' ? reading.value : undefined;
}
