import type { Shard, ShardResult } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { checkJoin, type ShardEvidence } from './join-check';

const at = '2026-03-02T07:15:00.123Z';
const sum = 'ab'.repeat(32);
const years = ['2000', '2001', '2002', '2003'];
const ofUnit = (index: number, units: string[], all = years): Shard => ({
  schema: 'shard/v1',
  index,
  count: 4,
  units,
  all_units: all,
});
const resultOf = (index: number, changes: Partial<ShardResult> = {}): ShardResult => ({
  ...{ schema: 'shard-result/v1', index, count: 4, key: null, exit_code: 0, signal: null, reason: null },
  ...{ started_at: at, finished_at: at, host: 'here', job: null, log_bytes: 0, log_sha256: sum },
  ...{ output_files: 1, output_sha256: sum },
  ...changes,
});
const passed = (index: number): ShardEvidence => ({
  index,
  result: { state: 'read', value: resultOf(index) },
  shard: { state: 'read', value: ofUnit(index, [years[index] as string]) },
  outputSha256: sum,
});
const read = <T>(value: T): { state: 'read'; value: T } => ({ state: 'read', value });
const failed = (changes: Partial<ShardResult>): Partial<ShardEvidence> => ({ result: read(resultOf(2, changes)) });
const missing = { state: 'missing', problem: 'it is not there' } as const;

describe('shards are joined', () => {
  test('when all passed and each unit was done once', () => {
    const { refused, shards, isLate } = checkJoin([0, 1, 2, 3].map(passed), null);
    expect([refused, isLate]).toEqual([undefined, false]);
    expect(shards.map(({ exit_code: code, units }) => [code, units])).toEqual(years.map((year) => [0, [year]]));
  });

  test('when one had nothing to do', () => {
    const idle = years.slice(0, 3);
    const evidence = [0, 1, 2, 3].map((index) => ({
      ...passed(index),
      shard: read(ofUnit(index, idle.slice(index, index + 1), idle)),
    }));
    expect(checkJoin(evidence, null).refused).toBeUndefined();
  });
});

const refusals: [what: string, change: Partial<ShardEvidence>, reason: string, exitCode: number][] = [
  ['has no result', { result: missing }, 'shard 2 of 4 has no result; done by none: 2002', 2],
  [
    'has a damaged result',
    { result: { state: 'damaged', problem: 'it ends early' } as ShardEvidence['result'] },
    'shard 2 of 4 has a result that cannot be read: it ends early; done by none: 2002',
    2,
  ],
  ['failed', failed({ exit_code: 3 }), 'shard 2 of 4 ended in 3; done by none: 2002', 3],
  [
    'was killed',
    failed({ exit_code: 137, signal: 'SIGKILL' }),
    'shard 2 of 4 ended in SIGKILL; done by none: 2002',
    137,
  ],
  [
    'was refused on its node',
    failed({ exit_code: 2, reason: 'Preflight failed. See shards/2/preflight.json' }),
    'shard 2 of 4 Preflight failed. See shards/2/preflight.json; done by none: 2002',
    2,
  ],
  ['is another one', failed({ index: 1 }), 'shard 2 of 4 has the result of shard 1 of 4; done by none: 2002', 2],
  ['is of another number', failed({ count: 5 }), 'shard 2 of 4 has the result of shard 2 of 5; done by none: 2002', 2],
  [
    'is of another run',
    failed({ key: 'gh-0123456789abcdef' }),
    'shard 2 of 4 has the result of another run (gh-0123456789abcdef); done by none: 2002',
    2,
  ],
  [
    'was changed since',
    { outputSha256: 'cd'.repeat(32) },
    'shard 2 of 4 left an output that is not what it was; done by none: 2002',
    2,
  ],
  [
    'cannot be read any more',
    { outputSha256: undefined },
    'shard 2 of 4 left an output that is not what it was; done by none: 2002',
    2,
  ],
  [
    'knew nothing of shards',
    { shard: missing },
    'shard 2 of 4 left no shard.json: did this workflow know of shards?; done by none: 2002',
    2,
  ],
  [
    'states another index',
    { shard: read(ofUnit(1, ['2002'])) },
    'shard 2 of 4 left the shard.json of shard 1 of 4; done by none: 2002',
    2,
  ],
  ['did a unit of another', { shard: read(ofUnit(2, ['2002', '2001'])) }, 'done twice: 2001', 2],
  ['did a unit twice', { shard: read(ofUnit(2, ['2002', '2002'])) }, 'done twice: 2002', 2],
  ['left a unit undone', { shard: read(ofUnit(2, [])) }, 'done by none: 2002', 2],
  ['did what nobody named', { shard: read(ofUnit(2, ['2002', '1999'])) }, 'done, but not among all units: 1999', 2],
  [
    'names other units as all',
    { shard: read(ofUnit(2, ['2002'], [...years, '2004'])) },
    'shards 0 and 2 do not name the same units as all (all_units)',
    2,
  ],
];

describe('shards are not joined when one', () => {
  test.each(refusals)('%s', (_, change, reason, exitCode) => {
    const evidence = [0, 1, 2, 3].map((index) => (index === 2 ? { ...passed(2), ...change } : passed(index)));
    expect(checkJoin(evidence, null).refused).toEqual({ reason, exitCode });
  });

  test('fails, and others, too: each is named, and the status is that of the lowest', () => {
    const evidence = [passed(0), passed(1), passed(2), passed(3)];
    const spoiled = [
      { ...evidence[0], shard: read(ofUnit(0, ['2000', '2002'])) },
      { ...evidence[1], result: missing },
      evidence[2],
      { ...evidence[3], result: read(resultOf(3, { exit_code: 137, signal: 'SIGKILL' })) },
    ] as ShardEvidence[];
    expect(checkJoin(spoiled, null)).toMatchObject({
      refused: {
        reason: 'shard 1 of 4 has no result; shard 3 of 4 ended in SIGKILL; done twice: 2002; done by none: 2001, 2003',
        exitCode: 137,
      },
      isLate: true,
    });
  });
});
