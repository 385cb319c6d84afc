/**
 * Whether the shards of a run may be joined (contract 3.21): all there, all passed, of this run, unchanged, and each
 * unit of the work done once. Pure; what cannot be shown refuses.
 */
import type { RunShard, Shard, ShardResult } from '@gatehouse/contracts';
import type { Reading } from '@gatehouse/files';

/** What lies in the folder of one shard. */
export interface ShardEvidence {
  index: number;
  result: Reading<ShardResult>;
  /** What it says of its units. */
  shard: Reading<Shard>;
  /** Of its output as it is now; undefined when it cannot be read. */
  outputSha256: string | undefined;
}

export interface JoinFinding {
  shards: RunShard[];
  /** Why they are not joined, each problem named; undefined when they may be. */
  refused: { reason: string; exitCode: number } | undefined;
  /** May it be that files are only late? */
  isLate: boolean;
}

/** `key`: of the launched run, null of a local one. */
export function checkJoin(evidence: readonly ShardEvidence[], key: string | null): JoinFinding {
  const count = evidence.length;
  const judged = evidence.map((one) => ({ one, problem: problemOf(one, count, key) }));
  const shards = judged.map(({ one, problem }) => statementOf(one, problem?.text));
  const named = judged.flatMap(({ one, problem }) =>
    problem === undefined ? [] : [`shard ${one.index} of ${count} ${problem.text}`],
  );
  const problems = [...named, ...unitProblems(judged.map(({ one, problem }) => ({ ...one, passed: !problem })))];
  if (problems.length === 0) return { shards, refused: undefined, isLate: false };
  const failed = shards.find(({ exit_code: code }) => code !== null && code !== 0);
  return {
    shards,
    refused: { reason: problems.join('; '), exitCode: failed?.exit_code ?? 2 },
    isLate: judged.some(({ problem }) => problem?.isLate === true),
  };
}

interface Problem {
  text: string;
  isLate?: true;
}

function problemOf(
  { index, result, shard, outputSha256 }: ShardEvidence,
  count: number,
  key: string | null,
): Problem | undefined {
  if (result.state === 'missing') return { text: 'has no result', isLate: true };
  if (result.state === 'damaged') return { text: `has a result that cannot be read: ${result.problem}` };
  const { exit_code: code, signal, reason } = result.value;
  if (result.value.index !== index || result.value.count !== count)
    return { text: `has the result of shard ${result.value.index} of ${result.value.count}` };
  if (result.value.key !== key) return { text: `has the result of another run (${result.value.key ?? 'no key'})` };
  if (code !== 0) return { text: signal !== null ? `ended in ${signal}` : (reason ?? `ended in ${code}`) };
  if (outputSha256 !== result.value.output_sha256)
    return { text: 'left an output that is not what it was', isLate: true };
  return shardProblem(shard, index, count);
}

/** What is wrong with the shard.json of a workflow that ended in 0. */
export function shardProblem(shard: Reading<Shard>, index: number, count: number): Problem | undefined {
  if (shard.state === 'missing') return { text: 'left no shard.json: did this workflow know of shards?' };
  if (shard.state === 'damaged') return { text: `left a shard.json that cannot be read: ${shard.problem}` };
  if (shard.value.index !== index || shard.value.count !== count)
    return { text: `left the shard.json of shard ${shard.value.index} of ${shard.value.count}` };
  return undefined;
}

type Judged = Pick<ShardEvidence, 'index' | 'shard'> & { passed: boolean };

/** What a failed shard did does not count as done. */
function unitProblems(judged: readonly Judged[]): string[] {
  const stated = judged.flatMap(({ index, shard, passed }) =>
    shard.state === 'read' && passed ? [{ ...shard.value, index }] : [],
  );
  const [first] = stated;
  if (first === undefined) return [];
  const sorted = (units: readonly string[]): string => JSON.stringify([...units].sort());
  const other = stated.find(({ all_units: all }) => sorted(all) !== sorted(first.all_units));
  if (other !== undefined)
    return [`shards ${first.index} and ${other.index} do not name the same units as all (all_units)`];
  const times = new Map<string, number>();
  for (const unit of stated.flatMap(({ units }) => units)) times.set(unit, (times.get(unit) ?? 0) + 1);
  const all = new Set(first.all_units);
  const twice = [...times].flatMap(([unit, number]) => (number > 1 ? [unit] : []));
  const none = [...all].filter((unit) => !times.has(unit));
  const foreign = [...times.keys()].filter((unit) => !all.has(unit));
  return [
    ...listed('done twice', twice),
    ...listed('done by none', none),
    ...listed('done, but not among all units', foreign),
  ];
}

function listed(what: string, units: readonly string[]): string[] {
  return units.length === 0 ? [] : [`${what}: ${units.join(', ')}`];
}

function statementOf({ index, result, shard }: ShardEvidence, reason: string | undefined): RunShard {
  const ended = result.state === 'read' ? result.value : undefined;
  return {
    index,
    exit_code: ended?.exit_code ?? null,
    signal: ended?.signal ?? null,
    reason: reason ?? null,
    started_at: ended?.started_at ?? null,
    finished_at: ended?.finished_at ?? null,
    host: ended?.host ?? null,
    job: ended?.job ?? null,
    log_bytes: ended?.log_bytes ?? null,
    output_sha256: ended?.output_sha256 ?? null,
    units: shard.state === 'read' ? shard.value.units : null,
  };
}
