/** The documents of one shard, in its own folder of the run (contract 3.21). */
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  explainError,
  Failure,
  formatDocument,
  ioFailure,
  shard as shardDocument,
  shardResult,
  status,
  type ProcessIdentity,
  type RunStatus,
  type ShardResult,
  type StatusLaunch,
} from '@gatehouse/contracts';
import { inspectDocument, publish, syncTree } from '@gatehouse/files';
import { shardFolder } from '@gatehouse/runs';
import { bootId, identify, pidNamespace } from '@gatehouse/system';
import type { LogEvidence } from '../run-log';
import { shardProblem, type ShardEvidence } from './join-check';
import { emptyListing, listingOf, type Listing } from './listing';

export interface ShardOfRun {
  /** Of the run, absolute. */
  directory: string;
  tag: string;
  workflow: string;
  index: number;
  count: number;
  /** Of a launched run. */
  launch?: StatusLaunch | undefined;
}

/** How a shard ended. */
export interface ShardFinding {
  exitCode: number;
  signal?: string | undefined;
  reason?: string | undefined;
}

export class ShardRecord {
  readonly folder: string;
  /** Empty, and the workflow's own. */
  readonly output: string;
  private readonly startedAt = new Date();
  private readonly began = performance.now();
  private group: ProcessIdentity | null = null;
  private phase: RunStatus['phase'] = 'preflight';

  /** Of a folder that is there. Throws Failure `io`. */
  constructor(private readonly of: ShardOfRun) {
    this.folder = shardFolder(of.directory, of.index);
    this.output = path.join(this.folder, 'output');
    try {
      mkdirSync(this.output, { mode: 0o755 });
    } catch (error) {
      throw ioFailure('create', this.output, error);
    }
    this.enter('preflight');
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  /** Throws Failure `io`. */
  enter(phase: RunStatus['phase']): void {
    this.phase = phase;
    this.writeStatus();
  }

  started(group: ProcessIdentity): void {
    this.group = group;
    this.writeHeartbeat();
  }

  /** A shard of hours is not given up because that could not be written once. */
  writeHeartbeat(): void {
    try {
      this.writeStatus();
    } catch {
      // The next heartbeat tries again; the top of the run reports its own.
    }
  }

  /**
   * Writes result.json, once. A workflow that ended in 0 and left no shard.json of this shard has failed. Throws
   * Failure `refused` when there is one.
   */
  close({ exitCode, signal, reason }: ShardFinding, log: LogEvidence | undefined): ShardResult {
    const { index, count, launch } = this.of;
    const listing = listingOrProblem(this.output);
    const left =
      exitCode === 0 ? shardProblem(inspectDocument(shardDocument, this.shardFile), index, count) : undefined;
    const problem = left?.text ?? (exitCode === 0 ? listing.problem : undefined);
    const document: ShardResult = {
      schema: 'shard-result/v1',
      index,
      count,
      key: launch?.key ?? null,
      exit_code: problem === undefined ? exitCode : 2,
      signal: signal ?? null,
      reason: problem ?? reason ?? null,
      started_at: this.startedAt.toISOString(),
      // By the monotonic clock: the machine's time of day may have been set back meanwhile.
      finished_at: new Date(this.startedAt.getTime() + (performance.now() - this.began)).toISOString(),
      host: launch?.node ?? os.hostname(),
      job: launch?.job ?? null,
      log_bytes: log?.bytes ?? null,
      log_sha256: log?.sha256 ?? null,
      output_files: listing.files,
      output_sha256: listing.sha256,
    };
    publish(this.path('result.json'), formatDocument(shardResult, document), { exclusive: true });
    this.phase = 'finished';
    this.writeHeartbeat();
    return document;
  }

  private get shardFile(): string {
    return path.join(this.output, 'shard.json');
  }

  private writeStatus(): void {
    const { tag, workflow, index, count, launch } = this.of;
    const document: RunStatus = {
      schema: 'status/v1',
      decision_tag: tag,
      workflow,
      phase: this.phase,
      host: os.hostname(),
      boot_id: bootId() ?? null,
      pid_namespace: pidNamespace() ?? null,
      official_run: identify(process.pid),
      workflow_group: this.group,
      started_at: this.startedAt.toISOString(),
      heartbeat_at: new Date().toISOString(),
      shard: { index, count },
      ...(launch && { launch }),
    };
    publish(this.path('status.json'), formatDocument(status, document));
  }
}

/** What outlives a power cut of an output; of one that cannot be listed as if it were empty, and why. */
function listingOrProblem(folder: string): Listing & { problem?: string } {
  const problem = (what: string, error: unknown): Listing & { problem: string } => ({
    ...emptyListing,
    problem: `left an output that cannot be ${what}: ${error instanceof Failure ? error.message : explainError(error)}`,
  });
  try {
    syncTree(folder);
  } catch (error) {
    return problem('brought to disk', error);
  }
  try {
    return listingOf(folder);
  } catch (error) {
    return problem('listed', error);
  }
}

/** What lies in the folder of a shard now. */
export function evidenceOfShard(directory: string, index: number): ShardEvidence {
  const folder = shardFolder(directory, index);
  const output = path.join(folder, 'output');
  let outputSha256: string | undefined;
  try {
    outputSha256 = listingOf(output).sha256;
  } catch {
    // What cannot be read is not what it was.
  }
  return {
    index,
    result: inspectDocument(shardResult, path.join(folder, 'result.json')),
    shard: inspectDocument(shardDocument, path.join(output, 'shard.json')),
    outputSha256,
  };
}
