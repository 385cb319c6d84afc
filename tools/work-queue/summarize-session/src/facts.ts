import type { LogCheckResult, StatedReport, Task, TaskDocuments } from '@gatehouse/boards';
import type { TestCounts } from '@gatehouse/contracts';

/** What a summary is made from and judged by. */
export interface SessionFacts {
  /** Now. */
  after: TaskDocuments;
  /** At the base commit; undefined when none is recorded. */
  before: TaskDocuments | undefined;
  base: string | undefined;
  /** ID of the task as it was given or as the card names it; undefined when neither says. */
  taskId: string | undefined;
  /** Undefined when it is not on the board. */
  task: Task | undefined;
  /** Path of the log, and what its check as a draft gave. */
  log: { path: string; sha256: string; draft: LogCheckResult };
  /** Of the newest report of the task, or of the one that was given. */
  report: StatedReport | undefined;
  /** Undefined when nothing has numbers. */
  tests: TestCounts | undefined;
  /**
   * Files that changed since the base commit, without the log and what these tools write; what the log lists when there
   * is no base.
   */
  changed: readonly string[];
  /** Cited files that are there and are evidence. */
  evidence: readonly string[];
}
