/** The shards of a run on this machine, some at a time, and their join (contract 3.21). */
import { mkdirSync } from 'node:fs';
import { ioFailure, preflight as preflightDocument, type ShardResult } from '@gatehouse/contracts';
import { ensureFolder, inspectDocument, syncFolder } from '@gatehouse/files';
import { shardFolder } from '@gatehouse/runs';
import type { ChildExit } from '../child-process';
import type { Interruption } from '../interruption';
import type { RunRecord } from '../record';
import type { RunRequest } from '../request';
import { beforeWorkflow, workflow, type RunContext, type WorkflowGroup, type WorkflowRun } from '../run';
import { checkJoin } from './join-check';
import { foldersOfShards, performShard } from './perform-shard';
import { evidenceOfShard, ShardRecord } from './shard-record';

export interface ShardedCall {
  record: RunRecord;
  request: RunRequest & { shards: NonNullable<RunRequest['shards']> };
  runner: readonly string[];
  context: RunContext;
  interruption: Interruption;
  heartbeatMs: number;
  note(message: string): void;
}

/**
 * Performs all shards, then the join; what the shards left decides whether there is one. A signal ends those at work
 * and lets no other begin.
 */
export async function workflowInShards(call: ShardedCall): Promise<WorkflowRun> {
  const { record, request, runner, context, interruption } = call;
  const { count } = request.shards;
  await beforeWorkflow(record, request, runner, context, interruption);
  const { results, groups } = await performShards(call);
  if (interruption.signal !== undefined) {
    const evidence = Array.from({ length: count }, (_, index) => evidenceOfShard(record.directory, index));
    return { ending: endingOf(results), log: undefined, groups, shards: checkJoin(evidence, null).shards };
  }
  record.startPhase('join');
  const evidence = Array.from({ length: count }, (_, index) => evidenceOfShard(record.directory, index));
  const { shards, refused } = checkJoin(evidence, null);
  if (refused !== undefined) return { ending: endingOf(results), log: undefined, groups, shards, refused };
  const part = { kind: 'join', count, folder: foldersOfShards(record) } as const;
  const joined = await workflow(record, request, runner, context, interruption, part);
  return { ...joined, groups: [...groups, ...joined.groups], shards };
}

/** Of the lowest shard that failed. */
function endingOf(results: readonly ShardResult[]): ChildExit {
  const failed = [...results].sort((a, b) => a.index - b.index).find(({ exit_code: code }) => code !== 0);
  return { code: failed?.exit_code ?? 0, signal: null };
}

async function performShards(call: ShardedCall): Promise<{ results: ShardResult[]; groups: WorkflowGroup[] }> {
  const { record, request, interruption, note } = call;
  const { count } = request.shards;
  const atOnce = shardsAtOnce(call);
  const [results, groups]: [ShardResult[], WorkflowGroup[]] = [[], []];
  ensureFolder(foldersOfShards(record));
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count && interruption.signal === undefined) {
      const index = next;
      next += 1;
      const { result, group } = await performOne(call, index);
      results.push(result);
      groups.push(group);
      note(`shard ${index} of ${count} ${result.exit_code === 0 ? 'passed' : `failed: ${result.reason}`}`);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, () => worker()));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return { results, groups };
}

async function performOne(call: ShardedCall, index: number): Promise<{ result: ShardResult; group: WorkflowGroup }> {
  const { record: run, request } = call;
  const folder = shardFolder(run.directory, index);
  try {
    mkdirSync(folder, { mode: 0o755 });
    syncFolder(foldersOfShards(run));
  } catch (error) {
    throw ioFailure('create', folder, error);
  }
  const { count } = request.shards;
  const { tag, workflow: name } = request;
  const record = new ShardRecord({ directory: run.directory, tag, workflow: name, index, count });
  return performShard({ ...call, record, run, index, count, onGroup: (leader) => run.shardAtWork(index, leader) });
}

/** As many as have their threads on the cores of the preflight, at least one, unless the call says how many. */
function shardsAtOnce({ record, request, note }: ShardedCall): number {
  const { count, atOnce } = request.shards;
  const found = inspectDocument(preflightDocument, record.path('preflight.json'));
  const cores = found.state === 'read' ? found.value.cores : 1;
  const room = Math.max(1, Math.floor(cores / request.threads));
  const number = Math.min(count, atOnce ?? room);
  if (number < count)
    note(
      atOnce === undefined
        ? `${number} of ${count} shards at once: ${cores} cores, ${request.threads} threads each`
        : `${number} of ${count} shards at once, as --shards-at-once says`,
    );
  return number;
}
