/**
 * Whether a call makes everything, one part, or joins parts (contract 18.15): by options, or by the launcher's
 * variables.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode, Failure, ioFailure } from '@gatehouse/contracts';
import type { GateCall } from './request';

export type PartMode =
  | { readonly kind: 'whole'; readonly processes: number }
  | {
      readonly kind: 'shard';
      /** From 1. */
      readonly index: number;
      readonly count: number;
      /** Absolute. */
      readonly folder: string;
      /** Whether a launcher wants to be told which units were done. */
      readonly isLaunched: boolean;
    }
  | { readonly kind: 'join'; readonly folders: readonly string[]; readonly count: number | undefined };

export function partMode(call: GateCall): PartMode {
  const { options: given, env } = call;
  if (given['wf-shards'] < 1)
    throw new Failure('usage', `option --wf-shards: expected at least 1, got ${given['wf-shards']}`);
  if (env['GATEHOUSE_SHARD_PHASE'] === 'join') return launchedJoin(env);
  if (env['GATEHOUSE_SHARD_INDEX']) return launchedShard(env);
  if (given.shard !== undefined) {
    if (given.join) throw new Failure('usage', 'options --shard and --join: give one of them');
    return { kind: 'shard', ...shardOf(given.shard), folder: partsFolder(call), isLaunched: false };
  }
  if (given.join) return { kind: 'join', folders: [partsFolder(call)], count: undefined };
  return { kind: 'whole', processes: given['wf-shards'] };
}

function shardOf(text: string): { index: number; count: number } {
  const [, index, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  if (index === undefined || count === undefined || Number(index) > Number(count))
    throw new Failure('usage', `option --shard: expected I/N with I from 1 to N, got '${text}'`);
  return { index: Number(index), count: Number(count) };
}

function partsFolder(call: GateCall): string {
  const given = call.options.parts;
  if (!given) throw new Failure('usage', 'option --parts is required with --shard and --join: the folder of the parts');
  return call.path(given);
}

function launchedShard(env: NodeJS.ProcessEnv): PartMode {
  const index = whole(env, 'GATEHOUSE_SHARD_INDEX');
  const count = whole(env, 'GATEHOUSE_SHARD_COUNT');
  if (index >= count)
    throw new Failure('usage', `environment variable GATEHOUSE_SHARD_INDEX: expected less than ${count}, got ${index}`);
  return { kind: 'shard', index: index + 1, count, folder: absolute(env, 'GATEHOUSE_SHARD_DIR'), isLaunched: true };
}

function launchedJoin(env: NodeJS.ProcessEnv): PartMode {
  const above = absolute(env, 'GATEHOUSE_SHARDS_DIR');
  try {
    const folders = readdirSync(above, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join(above, name, 'output'));
    return {
      kind: 'join',
      folders,
      count: env['GATEHOUSE_SHARD_COUNT'] ? whole(env, 'GATEHOUSE_SHARD_COUNT') : undefined,
    };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Failure('missing-input', `${above}: no folder of shards`);
    throw ioFailure('read', above, error);
  }
}

function whole(env: NodeJS.ProcessEnv, name: string): number {
  const text = env[name] ?? '';
  if (!/^\d{1,6}$/.test(text))
    throw new Failure('usage', `environment variable ${name}: expected a whole number, got '${text}'`);
  return Number(text);
}

function absolute(env: NodeJS.ProcessEnv, name: string): string {
  const text = env[name];
  if (!text) throw new Failure('usage', `environment variable ${name}: expected a folder, but it is not set`);
  return path.resolve(text);
}
