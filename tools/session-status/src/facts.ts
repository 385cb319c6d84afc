import type {
  CandidateQueuePolicy, GovernanceAudit, OtherDecision, ProductionGatesReport, RemediationPlan, RunContext, RunResult, SessionStatus,
} from '@gatehouse/contracts';
import type { RunState } from '@gatehouse/runs';
import type { Note } from './notes';

/** Something read, and the file it was read from, relative to the repository. */
export interface Sourced<T> {
  value: T;
  source: string;
}

/** The newest run of the decision and what belongs to it. */
export interface RunFacts {
  /** Relative to the repository. */
  path: string;
  state: RunState;
  context: Sourced<RunContext> | undefined;
  result: Sourced<RunResult> | undefined;
  /** Host that status or context name. */
  host: string | undefined;
  /** Words of command.sh. */
  command: Sourced<readonly string[]> | undefined;
  lastLogLine: Sourced<string> | undefined;
  dataQuality: Sourced<'pass' | 'fail'> | undefined;
  audit: Sourced<GovernanceAudit> | undefined;
  plan: Sourced<RemediationPlan> | undefined;
}

export interface RegistryRow {
  generatedAt: string;
  tag: string;
  owner: string;
  reportJson: string;
  runDir: string;
  freezeFile: string;
  overallPass: string;
  dataQualityPass: string;
  score: number | undefined;
  recommendation: string;
}

export interface QueueFacts {
  generatedAt: string;
  count: number;
  top: { factor: string; action: string; tag: string; command: readonly string[] | undefined } | undefined;
}

export interface LedgerLine {
  date: string;
  stage: string;
  tag: string;
  owner: string;
  commandRef: string;
  result: string;
}

/** Everything session-status has read. Absent is undefined; damaged is undefined and named among the problems. */
export interface Facts {
  root: string;
  now: Date;
  /** True when the decision was named by --tag. */
  isAsked: boolean;
  tag: Sourced<string> | undefined;
  run: RunFacts | undefined;
  others: readonly OtherDecision[];
  hasTag(tag: string): boolean;
  report: Sourced<ProductionGatesReport> | undefined;
  hasReview: boolean;
  freeze: { commit: string | undefined; isThere: boolean } | undefined;
  newestFreeze: string | undefined;
  head: string | undefined;
  /** The newest report outside the runs. */
  newestDataQuality: Sourced<'pass' | 'fail'> | undefined;
  newestDataQualityIsNewer: boolean;
  strategies: readonly string[];
  ledger: Sourced<readonly LedgerLine[]> | undefined;
  registry: Sourced<readonly RegistryRow[]> | undefined;
  leaderboard: Sourced<{ tag: string; score: string } | undefined> | undefined;
  queue: Sourced<QueueFacts> | undefined;
  policy: Sourced<CandidateQueuePolicy> | undefined;
  notes: readonly Note[];
  stagesPassed: readonly string[];
  readingList: SessionStatus['reading_list'];
  /** Each names a file that cannot be read and what is wrong with it. */
  problems: readonly { file: string; problem: string }[];
}
