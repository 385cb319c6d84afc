/** Slurm's words for the state of a job (contract 48.4). */
import type { LaunchAnswer } from '@gatehouse/contracts';

const pending = ['PENDING', 'REQUEUED', 'REQUEUE_HOLD', 'REQUEUE_FED', 'SPECIAL_EXIT', 'RESV_DEL_HOLD', 'CONFIGURING'];
const running = ['RUNNING', 'COMPLETING', 'SUSPENDED', 'STOPPED', 'RESIZING', 'SIGNALING', 'STAGE_OUT'];
const ended = [
  ...['COMPLETED', 'FAILED', 'CANCELLED', 'TIMEOUT', 'OUT_OF_MEMORY', 'NODE_FAIL', 'BOOT_FAIL', 'DEADLINE', 'REVOKED'],
  'PREEMPTED',
];
/** What a job that may be started again only passes through. */
const passing = ['PREEMPTED', 'NODE_FAIL'];
const passingMs = 300_000;

/** Reasons of waiting that never go by themselves. */
export const hopelessReasons = [
  ...['PartitionConfig', 'PartitionNodeLimit', 'PartitionTimeLimit', 'PartitionInactive', 'BadConstraints'],
  ...['AccountNotAllowed', 'InvalidAccount', 'InvalidQOS', 'DependencyNeverSatisfied', 'launch_failed_requeued_held'],
  ...['JobHeldAdmin', 'JobHeldUser', 'QOSNotAllowed'],
];

export interface StateFacts {
  /** `CANCELLED by 1000` as accounting says it, too. */
  word: string;
  mayRestart: boolean;
  endedAt: string | null;
}

/** `unknown` for a word that is not listed: never ended. */
export function stateOf({ word, mayRestart, endedAt }: StateFacts, now: number): NonNullable<LaunchAnswer['state']> {
  const [name = ''] = word.split(/[ +]/, 1);
  if (pending.includes(name)) return 'pending';
  if (running.includes(name)) return 'running';
  if (!ended.includes(name)) return 'unknown';
  const isPassing = passing.includes(name) && mayRestart && !(now - Date.parse(endedAt ?? '') >= passingMs);
  return isPassing ? 'pending' : 'ended';
}

/** Slurm's time of day has no zone: it is that of this host. Null for what is no time (`N/A`, `Unknown`). */
export function instantOf(text: string): string | null {
  const moment = new Date(text);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;
}
