/** What a launcher's script tells the job of itself (contract 48.3): official-run knows no variable of an engine. */
import os from 'node:os';

export interface Job {
  job: string;
  cluster: string;
  node: string;
  /** From 1. */
  attempt: number;
  /** Granted; undefined where the engine does not say. */
  cpus: number | undefined;
  memoryBytes: number | undefined;
  /** Seconds between TERM and KILL. */
  graceS: number | undefined;
  /** Of an element of an array, from 0. */
  index: number | undefined;
}

/** Undefined outside a job. */
export function jobIn(env: NodeJS.ProcessEnv): Job | undefined {
  const { GATEHOUSE_LAUNCH_JOB: job } = env;
  if (!job) return undefined;
  return {
    job,
    cluster: env['GATEHOUSE_LAUNCH_CLUSTER'] ?? '',
    node: env['GATEHOUSE_LAUNCH_NODE'] || os.hostname(),
    attempt: positive(env['GATEHOUSE_LAUNCH_ATTEMPT']) ?? 1,
    cpus: positive(env['GATEHOUSE_LAUNCH_CPUS']),
    memoryBytes: positive(env['GATEHOUSE_LAUNCH_MEMORY_BYTES']),
    graceS: numberIn(env['GATEHOUSE_LAUNCH_GRACE_S']),
    index: indexIn(env['GATEHOUSE_LAUNCH_INDEX']),
  };
}

/** Seconds a workflow has after a signal: the engine's KILL must not come before ours. */
export function killAfterIn(job: Job, given: number): number {
  const { graceS: grace } = job;
  return grace === undefined ? given : Math.min(given, Math.max(grace - 5, grace / 2));
}

function indexIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function positive(text: string | undefined): number | undefined {
  const number = numberIn(text);
  return number === 0 ? undefined : number;
}

/** From 0. */
function numberIn(text: string | undefined): number | undefined {
  const number = Number(text || 'NaN');
  return number >= 0 ? number : undefined;
}
