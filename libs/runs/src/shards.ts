/** The shards of a run, by their folders (contract 3.21): `shards/<i>/`, with i from 0. */
import path from 'node:path';
import { shardResult, status, type RoundShards, type RunResult, type RunStatus } from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import type { RunDocuments } from './state';

export const shardsFolder = 'shards';

/** Absolute; `directory`: of the run. */
export function shardFolder(directory: string, index: number): string {
  return path.join(directory, shardsFolder, String(index));
}

/** How many shards are in which state; undefined of a run without shards. */
export function shardCounts(
  directory: string,
  { context, result: ended }: Pick<RunDocuments, 'context' | 'result'>,
): RoundShards | undefined {
  const stated = ended.state === 'read' ? ended.value.shards : undefined;
  if (stated !== undefined) return countsOf(stated);
  const count = context.state === 'read' ? context.value.shards?.count : undefined;
  if (count === undefined) return undefined;
  const counts = { count, passed: 0, failed: 0, running: 0, queued: 0 };
  for (let index = 0; index < count; index += 1) counts[stateOfShard(shardFolder(directory, index))] += 1;
  return counts;
}

function countsOf(shards: NonNullable<RunResult['shards']>): RoundShards {
  const passed = shards.filter(({ reason, exit_code: code }) => reason === null && code === 0).length;
  return { count: shards.length, passed, failed: shards.length - passed, running: 0, queued: 0 };
}

function stateOfShard(folder: string): 'passed' | 'failed' | 'running' | 'queued' {
  const ended = inspectDocument(shardResult, path.join(folder, 'result.json'));
  if (ended.state === 'read') return ended.value.exit_code === 0 ? 'passed' : 'failed';
  if (ended.state === 'damaged') return 'failed';
  return inspectDocument(status, path.join(folder, 'status.json')).state === 'missing' ? 'queued' : 'running';
}

/** The youngest heartbeat of the shards of a launched run that are at work, ms; undefined when none is. */
export function shardHeartbeat(directory: string, count: number): number | undefined {
  let youngest: number | undefined;
  for (let index = 0; index < count; index += 1) {
    const folder = shardFolder(directory, index);
    const reading = inspectDocument<RunStatus>(status, path.join(folder, 'status.json'));
    if (reading.state !== 'read') continue;
    const beat = Date.parse(reading.value.heartbeat_at);
    if (youngest === undefined || beat > youngest) youngest = beat;
  }
  return youngest;
}
