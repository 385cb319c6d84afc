/** Had the run the machine that the repository asks for (contract 14.12)? */
import { Failure } from '@gatehouse/contracts';
import { finiteNumber } from '@gatehouse/records';
import { defaultMachine } from '@gatehouse/settings';
import { plainText } from './condition';
import type { EvidenceRecord } from './record';
import type { Repository } from './repository';

/** The run that a preflight is of; a document is undefined where there is no evidence of it. */
export interface RunOfPreflight {
  context: EvidenceRecord | undefined;
  result: EvidenceRecord | undefined;
}

/**
 * What is wrong with the machine of a run. Options and variables do not count: with `MIN_CORES=1` a laptop passes its
 * own preflight.
 */
export function environmentProblems(
  preflight: EvidenceRecord,
  { context, result }: RunOfPreflight,
  repository: Pick<Repository, 'machineAt'>,
): string[] {
  const { path: file } = preflight.file;
  if (context === undefined) return [`${file}: whose host and commit it should have is not there`];
  const problems: string[] = [];
  const host = first(context, 'hostname');
  const found = first(preflight, 'hostname');
  if (typeof host !== 'string' || found !== host)
    problems.push(
      `${file}: hostname is ${shown(found)}, expected ${shown(host)}, the hostname of ${context.file.path}`,
    );
  problems.push(...sizeProblems(preflight, plainText(first(context, 'git_commit') ?? ''), repository));
  const job = launchedJob(context);
  if (job !== undefined) {
    const of = result === undefined ? undefined : first(result, 'launch.job');
    if (job === null || of === undefined || plainText(of) !== job)
      problems.push(
        `${context.file.path}: launch.job is ${shown(job)}, expected that of the result, ${shown(of)}: another job left it`,
      );
  }
  return problems;
}

function sizeProblems(preflight: EvidenceRecord, commit: string, repository: Pick<Repository, 'machineAt'>): string[] {
  const { path: file } = preflight.file;
  try {
    const asked = repository.machineAt(commit);
    const minima = [
      ['cores', 'min_cores', defaultMachine.minCores],
      ['memory_gb', 'min_memory_gb', defaultMachine.minMemoryGb],
    ] as const;
    return minima.flatMap(([field, setting, standard]) => {
      const value = first(preflight, field);
      const number = typeof value === 'boolean' ? undefined : finiteNumber(value);
      const stated = asked?.[setting];
      if (number !== undefined && number >= (stated ?? standard)) return [];
      const of = `machine.${setting} of gatehouse.json at ${commit.slice(0, 7)}`;
      const source = stated === undefined ? `the default: there is no ${of}` : of;
      return [`${file}: ${field} is ${shown(value)}, expected at least ${stated ?? standard} (${source})`];
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [`what the repository asks of a machine cannot be told: ${error.message}`];
  }
}

/** Null for a launched run of which no job is recorded; undefined for one that was not launched. */
function launchedJob(context: EvidenceRecord): string | null | undefined {
  if (first(context, 'launch') === undefined) return undefined;
  const job = first(context, 'launch.job');
  return job === undefined ? null : plainText(job);
}

function first(record: EvidenceRecord, field: string): unknown {
  return record.values(field)[0];
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'not there' : JSON.stringify(value);
}
