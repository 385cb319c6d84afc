import type { Launch, RoundShards } from '@gatehouse/contracts';
import type { EngineView, RunDocuments, RunState } from '@gatehouse/runs';
import type { ProcessFacts } from '@gatehouse/system';

/** Where a run is inspected: this machine or another one. Nothing there is ever changed. */
export interface RunHost {
  /**
   * What can be seen of the newest run of this tag; undefined when there is none. Throws Failure `unreachable` when the
   * site is.
   */
  observe(tag: string): Promise<RunObservation | undefined>;
  /** The newest report that states this tag, relative to the repository; undefined when there is none. */
  reportOf(tag: string): Promise<string | undefined>;
  close(): void;
}

/** One look at a run. */
export interface RunObservation {
  /** The run directory's name. */
  name: string;
  documents: RunDocuments;
  judgement: RunState;
  /** result.json as it stands there, undefined when it cannot be read. */
  resultText: string | undefined;
  /** The end of run.log, and whether it is all of it; undefined when there is none that can be read. */
  log: { content: Buffer; whole: boolean } | undefined;
  /**
   * Living processes that belong to the run, and all that can be seen; without the one that looks and those that
   * started it.
   */
  own: ReadonlySet<number>;
  processes: readonly ProcessFacts[];
  /** The last reports by name, relative to the repository. */
  reports: readonly string[];
  /** The clock of the run's machine: the moment, and its local date and time of day, `YYYY-MM-DD HH:MM:SS`. */
  clock: { now: Date; local: string };
  /** How a launched run was submitted, and what the engine said; undefined of a local run. */
  launched?: { launch: Launch; view: EngineView | undefined; log: readonly string[] } | undefined;
  /** Of a run in shards; undefined of others, and where they were not counted. */
  shards?: RoundShards | undefined;
}

export const shownReports = 3;
export const tailBytes = 64 * 1024;
