import {
  Findings,
  type FindingText,
  type GatesReading,
  type LogCheckResult,
  type QueuePolicy,
  type Task,
  type TaskDocuments,
} from '@gatehouse/boards';

export const closureCheckIds = [
  'task_known',
  'board_agrees',
  'status_final',
  'board_updated',
  'mirror_updated',
  'plan_updated',
  'backlog_updated',
  'log_passes',
  'log_names_task',
  'log_lists_documents',
  'evidence_cited',
  'evidence_exists',
  'evidence_committable',
  'gates_pass',
  'gates_recomputed',
  'gates_current',
  'log_cites_gates',
  'decision_run',
  'netops_logged',
  'netops_reset',
] as const;
export type ClosureCheckId = (typeof closureCheckIds)[number];

/** What a closure is judged from: two states of the repository, and what was read of the session. */
export interface ClosureFacts {
  /** At the base commit. */
  before: TaskDocuments;
  /** At --rev, or in the working tree. */
  after: TaskDocuments;
  task: Task;
  base: { commit: string; time: Date };
  /** Path of the log, and what its check gave. */
  log: { path: string; check: LogCheckResult };
  gates: GatesReading;
  /** Path of the gate report; undefined when there is none. */
  reportPath: string | undefined;
  /** Local date, and that of UTC, by which waivers end. */
  today: string;
  utcToday: string;
  /** Sha256 of files that others rest on; undefined for one that is not there. */
  hashes: ReadonlyMap<string, string | undefined>;
  /** Of the evidence, what git ignores. */
  ignored: ReadonlySet<string>;
}

export interface ClosureContext extends ClosureFacts {
  policy: QueuePolicy;
  found: Findings<ClosureCheckId>;
  /** Adds a finding of the task. */
  add(check: ClosureCheckId, finding: FindingText): void;
}

export function closureContext(facts: ClosureFacts): ClosureContext {
  const found = new Findings(closureCheckIds);
  return {
    ...facts,
    policy: facts.after.policy,
    found,
    add: (check, finding) => found.add(check, { task: facts.task.id, ...finding }),
  };
}
