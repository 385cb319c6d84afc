/** The workflow of one shard, from its start to the result in its folder (contract 3.21). */
import path from 'node:path';
import type { ProcessIdentity, ShardResult } from '@gatehouse/contracts';
import { exitStatusOf } from '../child-process';
import type { Interruption } from '../interruption';
import type { RunRecord } from '../record';
import type { RunRequest } from '../request';
import { RunLog } from '../run-log';
import { startWorkflow, workflowEnvironment, workflowWords, type RunContext, type WorkflowGroup } from '../run';
import type { ShardRecord } from './shard-record';

export interface ShardPerformance {
  record: ShardRecord;
  /** Where the run is. */
  run: Pick<RunRecord, 'directory' | 'stamp' | 'displayPath'>;
  index: number;
  count: number;
  request: RunRequest;
  runner: readonly string[];
  context: RunContext;
  interruption: Interruption;
  heartbeatMs: number;
  /** The group that is at work; null when it has ended. */
  onGroup?(leader: ProcessIdentity | null): void;
}

/** Throws Failure `io`. */
export async function performShard({
  record,
  run,
  index,
  count,
  request,
  runner,
  context,
  interruption,
  heartbeatMs,
  onGroup,
}: ShardPerformance): Promise<{ result: ShardResult; group: WorkflowGroup }> {
  record.enter('workflow');
  const heart = setInterval(() => record.writeHeartbeat(), heartbeatMs);
  try {
    const shown = run.displayPath('shards', String(index), 'run.log');
    const log = new RunLog(record.path('run.log'), shown, context.warn);
    const env = workflowEnvironment(run, request, context, { kind: 'shard', index, count, folder: record.output });
    const child = await startWorkflow(workflowWords(runner, request), { cwd: context.root, env, log });
    const leader = child.identity;
    const release = interruption.join(-leader.pid);
    record.started(leader);
    onGroup?.(leader);
    const ending = await child.ending;
    if (interruption.signal !== undefined) await interruption.outlive(leader);
    release();
    onGroup?.(null);
    await log.sync();
    const { signal } = ending;
    const own = exitStatusOf(ending);
    const stopped = interruption.signal;
    const exitCode = own === 0 && stopped !== undefined ? exitStatusOf({ code: null, signal: stopped }) : own;
    const reason =
      stopped !== undefined ? `interrupted by ${stopped}` : own === 0 ? undefined : `ended in ${signal ?? own}`;
    const result = record.close({ exitCode, signal: signal ?? stopped, reason }, log.evidence());
    return { result, group: { leader, log: log.identity } };
  } finally {
    clearInterval(heart);
  }
}

/** Where the join finds what the shards left. */
export function foldersOfShards(run: Pick<RunRecord, 'directory'>): string {
  return path.join(run.directory, 'shards');
}
