/** The join of a launched run in shards, in its own job, after the array has ended (contract 48.8). */
import { setTimeout as pause } from 'node:timers/promises';
import type { Launch, RunShard } from '@gatehouse/contracts';
import { cancelRequest, lastClaim } from '@gatehouse/launch';
import { settleMs } from '@gatehouse/runs';
import type { RunRecord } from '../record';
import { workflow, type WorkflowRun } from '../run';
import { checkJoin, type JoinFinding, type ShardEvidence } from '../shards/join-check';
import { foldersOfShards } from '../shards/perform-shard';
import { evidenceOfShard } from '../shards/shard-record';
import type { JobRun } from './job';

/** Joins the shards, when what they left may be joined. */
export async function joinShards(
  { call, start, request, runner, context, interruption }: JobRun,
  record: RunRecord,
): Promise<WorkflowRun> {
  const { directory, launch } = start;
  const count = request.shards?.count ?? 0;
  const { shards, refused } = await settled(() => {
    const found = checkJoin(evidenceOf(directory, count), launch.key);
    const isOver = interruption.signal !== undefined || cancelRequest(directory).state !== 'missing';
    return isOver ? { ...found, isLate: false } : found;
  }, settleMs(call.env));
  if (refused !== undefined || interruption.signal !== undefined) {
    const unled = lastClaim(directory) === undefined ? 'the lead never began; ' : '';
    return {
      ending: { code: refused?.exitCode ?? 0, signal: null },
      ...{ log: undefined, groups: [], shards },
      refused: refused && { ...refused, reason: `${unled}${refused.reason}` },
    };
  }
  const part = { kind: 'join', count, folder: foldersOfShards(record) } as const;
  return { ...(await workflow(record, request, runner, context, interruption, part)), shards };
}

/** How the shards ended of a run that is not joined because it was cancelled. */
export function shardsLeft(directory: string, { key, parts }: Launch): RunShard[] {
  const count = parts?.shards.request.array?.count ?? 0;
  return checkJoin(evidenceOf(directory, count), key).shards;
}

function evidenceOf(directory: string, count: number): ShardEvidence[] {
  return Array.from({ length: count }, (_, index) => evidenceOfShard(directory, index));
}

/** Files of other nodes come late: what is missing now is looked for again. */
async function settled(look: () => JoinFinding, patienceMs: number): Promise<JoinFinding> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const found = look();
    if (found.refused === undefined || !found.isLate || performance.now() > until) return found;
    await pause(500);
  }
}
