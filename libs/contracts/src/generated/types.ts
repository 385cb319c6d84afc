// Generated from schemas/ by `npm run codegen`. Do not edit.
/**
 * A moment, ISO 8601 with zone.
 */
export type Instant = string;
export type CleanupItemKind = 'run' | 'freeze' | 'shard' | 'cache' | 'bundle';
export type RetentionRule = 'aborted_runs' | 'unreferenced_freezes' | 'shard_outputs' | 'caches' | 'temporary_bundles';
/**
 * How the run ended; null for what is not a run directory.
 */
export type RunRecordKind = 'blocked_at_preflight' | 'interrupted' | 'lost' | 'failed' | 'succeeded' | null;
export type Sha256 = string;
/**
 * By the newest change of anything in it.
 */
export type Days = number;
/**
 * A figure as Python wrote it: NaN and Infinity, numbers in text and truth values occur.
 */
export type Scalar = number | string | boolean | null;
export type ColumnHistogram = {
  /**
   * Lower end of each bin, and the upper end of the last: the smallest to the largest number of the column.
   */
  edges: number[];
  /**
   * Of each bin; at most 20.
   */
  counts: number[];
  [k: string]: unknown;
} | null;
/**
 * Other pages, above the heading.
 */
export type PageNavigation = PageLink[];
/**
 * Which step of a decision it is.
 */
export type EvidenceEvent =
  | 'opened'
  | 'adopted'
  | 'recorded'
  | 'frozen'
  | 'run_started'
  | 'run_finished'
  | 'run_lost'
  | 'received'
  | 'finalized'
  | 'audited'
  | 'remediated'
  | 'reviewed'
  | 'registered'
  | 'queued'
  | 'stage_checked'
  | 'cleaned'
  | 'approved'
  | 'files';
/**
 * Of runs how they ended, of gates, audits and checks pass or fail.
 */
export type EvidenceVerdict = 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'pass' | 'fail' | null;
export type Text = string | number | boolean | null;
export type Flag = boolean | number | string | null;
export type GridFacts = {
  rows: number;
  candidates: number;
  n_obs: number;
  distinct_dates: number;
  distinct_candidates: number;
  [k: string]: unknown;
} | null;
/**
 * sha256 of the file with noughts in place of this sum: it tells that the file is as it was written.
 */
export type Sha2561 = string;
export type Sha2562 = string;
/**
 * sha256 of what the page was made from but the part that can be replaced alone.
 */
export type Sha2563 = string;
/**
 * A section of named figures.
 */
export type Figures = {
  [k: string]: unknown;
} | null;
/**
 * A section of named figures.
 */
export type Figures1 = {
  [k: string]: unknown;
} | null;
/**
 * A finite number; null when the report has none.
 */
export type Figure = number | null;
/**
 * Null when unknown.
 */
export type KnownFlag = boolean | null;
/**
 * A whole number; null when the report has none.
 */
export type Count = number | null;
/**
 * Local time without zone.
 */
export type LocalTime = string;
/**
 * runtime: context, status, result, log, command and report of the run. record: ledger, registry, queue. note: snapshots and notes. Null without a source.
 */
export type SourceRank = 'runtime' | 'record' | 'note' | null;
/**
 * Relative to the repository; * and ? within a folder, ** any folders.
 */
export type Globs = string[];
/**
 * Relative to the repository; * and ? within a folder, ** any folders.
 */
export type Globs1 = string[];
export type StatusKind = 'backlog' | 'ready' | 'in_progress' | 'blocked' | 'done';

export interface Documents {
  'alignment-check': AlignmentCheck;
  'alignment-policy': AlignmentPolicy;
  'artifact-integrity': ArtifactIntegrity;
  'artifact-policy': ArtifactPolicy;
  'baseline-report': BaselineReport;
  'build-pages': BuildPages;
  'bundle-policy': BundlePolicy;
  'bundle-verification': BundleVerification;
  'candidate-queue-policy': CandidateQueuePolicy;
  'claims-check': ClaimsCheck;
  'claims-policy': ClaimsPolicy;
  'cleanup-log-entry': CleanupLogEntry;
  'cleanup-plan': CleanupPlan;
  'cleanup-result': CleanupResult;
  comparison: Comparison;
  context: RunContext;
  'data-policy-scan': DataPolicyScan;
  'data-policy': DataPolicy;
  'data-quality-page': DataQualityPage;
  'data-quality-report': DataQualityReport;
  'decision-page': DecisionPage;
  'decisions-page': DecisionsPage;
  'engine-calls': EngineCalls;
  'evidence-approval': EvidenceApproval;
  'evidence-bundle': EvidenceBundle;
  'evidence-drill': EvidenceDrill;
  'evidence-entry': EvidenceEntry;
  'evidence-pending': EvidencePending;
  'evidence-policy': EvidencePolicy;
  'evidence-proof': EvidenceProof;
  'evidence-recording': EvidenceRecording;
  'evidence-seal': EvidenceSeal;
  'evidence-verification': EvidenceVerification;
  'factor-page': FactorPage;
  'finalize-result': FinalizeResult;
  'finish-run': FinishRun;
  'freeze-v1': FreezeV1;
  'freeze-verification': FreezeVerification;
  freeze: Freeze;
  'gate-part': GatePart;
  'gate-registry-row': GateRegistryRow;
  gatehouse: GatehouseSettings;
  'gates-page': GatesPage;
  'governance-audit': GovernanceAudit;
  'headline-eligibility': HeadlineEligibility;
  'holdout-check': HoldoutCheck;
  'holdout-policy': HoldoutPolicy;
  'inference-check': InferenceCheck;
  'inference-policy': InferencePolicy;
  'input-columns': InputColumns;
  'install-manifest': InstallManifest;
  'install-result': InstallResult;
  'launch-cancel-request': LaunchCancelRequest;
  'launch-cancel': LaunchCancel;
  'launch-claim': LaunchClaim;
  'launch-end': LaunchEnd;
  'launch-handle': LaunchHandle;
  'launch-outcome': LaunchOutcome;
  'launch-query': LaunchQuery;
  'launch-request': LaunchRequest;
  'launch-status': LaunchStatus;
  launch: Launch;
  launcher: Launcher;
  'leaderboard-page': LeaderboardPage;
  'ledger-row': LedgerRow;
  'monitor-round': MonitorRound;
  'page-build': PageBuild;
  preflight: Preflight;
  'production-gates-report-v1': ProductionGatesReportV1;
  'production-gates-report': ProductionGatesReport;
  'queue-result': QueueResult;
  'queue-row': QueueRow;
  'record-stage-result': RecordStageResult;
  'recorded-document': RecordedDocument;
  'registry-result': RegistryResult;
  'registry-row': RegistryRow;
  'remediation-plan': RemediationPlan;
  'report-check': ReportCheck;
  'repository-check': RepositoryCheck;
  'repository-setup': RepositorySetup;
  result: RunResult;
  'retention-policy': RetentionPolicy;
  'run-check': RunCheck;
  'run-comparison': RunComparison;
  'run-environment': RunEnvironment;
  'run-list': RunList;
  'run-log-policy': RunLogPolicy;
  'run-log-validation': RunLogValidation;
  'run-page': RunPage;
  'run-review-page': RunReviewPage;
  'run-review-result': RunReviewResult;
  'runs-index-check': RunsIndexCheck;
  'runs-index-result': RunsIndexResult;
  'runs-index-row': RunsIndexRow;
  'session-log-check': SessionLogCheck;
  'session-start': SessionStart;
  'session-status': SessionStatus;
  'session-summary': SessionSummary;
  'settings-in-force': SettingsInForce;
  'shard-result': ShardResult;
  shard: Shard;
  'stage-audit-pack': StageAuditPack;
  'stage-check': StageCheck;
  'stage-page': StagePage;
  'stage-policy': StagePolicy;
  'stage-waiver': StageWaiver;
  status: RunStatus;
  'stress-report': StressReport;
  'task-board-check': TaskBoardCheck;
  'task-board-journal': TaskBoardJournal;
  'task-board-update': TaskBoardUpdate;
  'task-closure-check': TaskClosureCheck;
  'task-updates': TaskUpdates;
  'telemetry-gate-report': TelemetryGateReport;
  'telemetry-gates': TelemetryGates;
  'telemetry-waiver': TelemetryWaiver;
  'trade-run-id': TradeRunId;
  trial: Trial;
  'trials-page': TrialsPage;
  'trials-report': TrialsReport;
  'work-queue-policy': WorkQueuePolicy;
}
/**
 * Whether returns and factors may be regressed on each other, as check-alignment writes it. What was not computed is null.
 */
export interface AlignmentCheck {
  schema: 'alignment-check/v1';
  returns: SeriesFile;
  factors: SeriesFile1;
  returns_frequency: string | null;
  factors_frequency: string | null;
  resampled: boolean;
  resample_rule: string | null;
  overlap_start: string | null;
  overlap_end: string | null;
  /**
   * Dates, or periods when resampled, that have both.
   */
  n_obs: number | null;
  /**
   * Factor dates inside the overlap without returns.
   */
  missing: number | null;
  /**
   * Return dates inside the overlap without factors.
   */
  extra: number | null;
  /**
   * The most returns in one period.
   */
  largest_bucket: number | null;
  policy: CitedPolicy;
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface SeriesFile {
  /**
   * Relative to the repository.
   */
  path: string;
  sha256: string;
  [k: string]: unknown;
}
export interface SeriesFile1 {
  /**
   * Relative to the repository.
   */
  path: string;
  sha256: string;
  [k: string]: unknown;
}
/**
 * The policy that judged; `sha256` is that of what --print-policy prints.
 */
export interface CitedPolicy {
  name: string;
  /**
   * Relative to the repository; null for the shipped policy.
   */
  path: string | null;
  sha256: string;
  [k: string]: unknown;
}
export interface RecordedChecks {
  [k: string]: RecordedCheck;
}
/**
 * A check of the research record (contract 28.2) with its first 20 findings in the order of the input; it may add keys of its own.
 */
export interface RecordedCheck {
  status: 'pass' | 'fail' | 'missing' | 'warn' | 'not_applicable' | 'waived';
  findings: string[];
  /**
   * Findings in all.
   */
  total: number;
  [k: string]: unknown;
}
/**
 * How many checks have each status.
 */
export interface CheckCounts {
  pass: number;
  fail: number;
  warn: number;
  missing: number;
  not_applicable: number;
  waived: number;
  [k: string]: unknown;
}
/**
 * How far returns and factors may differ. A team's file replaces single keys of the shipped policy.
 */
export interface AlignmentPolicy {
  schema: 'alignment-policy/v1';
  name: string;
  min_observations: number;
  /**
   * Frequency of the factors to the days of one of its periods; returns over more than 1.5 of them are not one observation.
   */
  max_bucket: {
    [k: string]: number;
  };
}
/**
 * Whether the files of a run agree with each other, as diagnose-artifact-integrity writes it.
 */
export interface ArtifactIntegrity {
  schema: 'artifact-integrity/v1';
  run_id: string | null;
  /**
   * Every file that was read, sorted by path.
   */
  inputs: InputFile[];
  /**
   * Relative to the repository.
   */
  artifact_dir: string;
  /**
   * As the manifest records it.
   */
  git_sha: string | null;
  /**
   * As the manifest records it.
   */
  config_sha256: string | null;
  policy: CitedPolicy;
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
/**
 * A file that was read; the hash is of the bytes of that reading.
 */
export interface InputFile {
  /**
   * Relative to the repository.
   */
  path: string;
  sha256: string;
  bytes: number;
  [k: string]: unknown;
}
/**
 * What diagnose-artifact-integrity looks for. A team's file replaces single keys of the shipped policy, `files` name by name.
 */
export interface ArtifactPolicy {
  schema: 'artifact-policy/v1';
  name: string;
  files: RunFileNames;
  /**
   * Bars of a year.
   */
  periods_per_year: number;
  absolute_tolerance: number;
  relative_tolerance: number;
  /**
   * How far a fill may lie from the mark of its bar, as a share of its price.
   */
  off_market_ratio: number;
  /**
   * Files, by their names in `files`, without which a run is not complete.
   */
  required: (
    | 'manifest'
    | 'metrics'
    | 'curve'
    | 'trades'
    | 'folds'
    | 'selection'
    | 'bootstrap'
    | 'order_flow'
    | 'integrity'
    | 'oos_returns'
    | 'grid'
    | 'holdout_metrics'
    | 'holdout_curve'
    | 'holdout_trades'
    | 'holdout_returns'
    | 'holdout_manifest'
    | 'holdout_order_flow'
  )[];
  severity: Severities;
}
/**
 * Names of the files of a run.
 */
export interface RunFileNames {
  /**
   * Name inside the run's directory.
   */
  manifest?: string;
  /**
   * Name inside the run's directory.
   */
  metrics?: string;
  /**
   * Name inside the run's directory.
   */
  curve?: string;
  /**
   * Name inside the run's directory.
   */
  trades?: string;
  /**
   * Name inside the run's directory.
   */
  folds?: string;
  /**
   * Name inside the run's directory.
   */
  selection?: string;
  /**
   * Name inside the run's directory.
   */
  bootstrap?: string;
  /**
   * Name inside the run's directory.
   */
  order_flow?: string;
  /**
   * Name inside the run's directory.
   */
  integrity?: string;
  /**
   * Name inside the run's directory.
   */
  oos_returns?: string;
  /**
   * Name inside the run's directory.
   */
  grid?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_metrics?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_curve?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_trades?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_returns?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_manifest?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_order_flow?: string;
}
/**
 * By check id, for checks whose outcome is fail or warn. It turns missing into nothing and switches nothing off.
 */
export interface Severities {
  [k: string]: 'fail' | 'warn';
}
/**
 * baseline_report.json of stage S1, as production-gates --workflow baseline writes it: of training periods alone.
 */
export interface BaselineReport {
  schema: 'baseline-report/v1';
  /**
   * Local time without zone.
   */
  generated_at: string;
  generated_at_utc: Instant;
  inputs: GateInputs;
  information_coefficient: number | null;
  coverage: number | null;
  cost_assumptions: CostAssumptions;
  train_periods: number;
  /**
   * Gate → whether it is proven to pass.
   */
  gates: {
    guard_gate_dates: boolean;
    data_gate_label_coverage: boolean;
    overall_pass: boolean;
    [k: string]: boolean;
  };
  /**
   * Gate → verdict.
   */
  gate_verdicts: {
    [k: string]: GateVerdict;
  };
  [k: string]: unknown;
}
/**
 * The options, snake_case, and the files that were read.
 */
export interface GateInputs {
  workflow: string;
  decision_tag: string;
  owner: string;
  notes: string;
  factor: string;
  strategy: string;
  protocol: string | null;
  freeze_file: string;
  cost_multipliers: string;
  wf_shards: number;
  skip_guardrails: boolean;
  skip_risk_diagnostics: boolean;
  skip_statistical_gates: boolean;
  files: SourceFile[];
  [k: string]: unknown;
}
/**
 * A file that was read, and the bytes it had.
 */
export interface SourceFile {
  /**
   * What it is to the reader, such as `report`.
   */
  role: string;
  path: string;
  bytes: number;
  sha256: string;
  [k: string]: unknown;
}
export interface CostAssumptions {
  bps_per_unit_traded: number;
  multiplier: 1;
  [k: string]: unknown;
}
/**
 * What a gate measured, by which rule and line.
 */
export interface GateVerdict {
  verdict: 'pass' | 'fail' | 'not_evaluable';
  measured: number | null;
  /**
   * Null where nothing is compared.
   */
  rule: 'above' | 'at least' | 'at most' | 'below' | null;
  line: number | null;
  /**
   * The absolute value of measured is compared.
   */
  absolute: boolean;
  /**
   * Of a gate with several lines: all must hold.
   */
  conditions?: GateCondition[];
  /**
   * For readers.
   */
  label: string | null;
  required: boolean;
  /**
   * Why the gate cannot be evaluated.
   */
  reason: string | null;
  [k: string]: unknown;
}
export interface GateCondition {
  name: string;
  measured: number | null;
  rule: 'above' | 'at least' | 'at most' | 'below';
  line: number;
  [k: string]: unknown;
}
/**
 * What build-pages did.
 */
export interface BuildPages {
  schema: 'build-pages/v1';
  out_dir: string;
  index_html: string;
  decisions: number;
  pages: number;
  written: number;
  kept: number;
  removed: number;
  problems: string[];
  [k: string]: unknown;
}
/**
 * What an evidence bundle holds. A file given with --policy overrides single keys of the shipped one.
 */
export interface BundlePolicy {
  schema: 'bundle-policy/v1';
  name: string;
  /**
   * Paths from the repository; `{run}` is the name of the run log, a final `/` a folder.
   */
  members: string[];
  /**
   * Folder of the run logs.
   */
  runs_root: string;
  tickets_file: string;
  /**
   * Files of the run log that are there, not empty and hold no placeholder.
   */
  written_files: string[];
  /**
   * Words that stand where a text was to be written.
   */
  placeholders: string[];
  /**
   * Regular expressions for what no member and no added line holds.
   */
  private_paths: string[];
}
/**
 * What bundle-evidence --verify found in a bundle.
 */
export interface BundleVerification {
  schema: 'bundle-verification/v1';
  policy: CitedPolicy;
  /**
   * Path from the repository.
   */
  bundle: string;
  sha256: string;
  ticket_id: string | null;
  run_name: string | null;
  base: string | null;
  head: string | null;
  /**
   * In the order of the archive.
   */
  members: VerifiedMember[];
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface VerifiedMember {
  path: string;
  sha256: string;
  bytes: number;
  [k: string]: unknown;
}
/**
 * candidate_queue_policy.json: how the queue is chosen. What is absent, null, empty, negative, or a top_n of 0 is not given; keys that are not known here are ignored.
 */
export interface CandidateQueuePolicy {
  mode?: 'mixed' | 'robust_only' | 'exploration_only' | '' | null;
  /**
   * Largest count of rows in the queue.
   */
  top_n?: number | null;
  /**
   * Rows with a lower score_total are left out.
   */
  min_score?: number | null;
  mixed?: null | MixedSlots;
  [k: string]: unknown;
}
/**
 * How many places of the queue are kept for each kind in mode mixed.
 */
export interface MixedSlots {
  /**
   * For promote_candidate and watchlist_rerun.
   */
  robust_slots?: number | null;
  /**
   * For reject_or_research.
   */
  exploration_slots?: number | null;
  [k: string]: unknown;
}
/**
 * Whether documents claim no more than a run has evidence for, as check-claims writes it. The checks of the gate are there with a run, the others with a document.
 */
export interface ClaimsCheck {
  schema: 'claims-check/v1';
  policy: CitedPolicy;
  run_id: string | null;
  /**
   * Whether the checks of the gate pass, whatever --blocked says; null without a run.
   */
  headline_eligible: boolean | null;
  documents: ClaimingDocument[];
  /**
   * Every file that was read, sorted by path.
   */
  inputs: InputFile[];
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface ClaimingDocument {
  path: string;
  sha256: string;
  /**
   * Run ids in the text, each once.
   */
  runs: string[];
  [k: string]: unknown;
}
/**
 * What check-claims takes for a claim. A file given with --policy overrides single keys of the shipped one.
 */
export interface ClaimsPolicy {
  schema: 'claims-policy/v1';
  name: string;
  /**
   * Index of runs, from the repository.
   */
  index: string;
  /**
   * Schemas of the documents that a run needs, all of them.
   */
  evidence: string[];
  /**
   * Regular expression of a run id in a text.
   */
  run_id_pattern: string;
  /**
   * Files of the run that figures are compared with, the first that has the figure.
   */
  metrics_files: string[];
  /**
   * Label of a table row → key of the metrics.
   */
  labels: {
    [k: string]: string;
  };
  /**
   * Field that names the commit a document describes.
   */
  stamp_field: string;
  /**
   * What stamped documents describe: files, folders, globs. Empty: everything outside the document's folder.
   */
  stamp_sources: string[];
  /**
   * Regular expression of a heading that announces a headline, case-blind.
   */
  headline_heading: string;
  /**
   * What such a heading holds when the run is blocked.
   */
  blocked_mark: string;
}
/**
 * One line of audit/cleanup_log.jsonl. An intent stands before the item is touched; moved or put_back when it is done, and deleted after moved with --delete. An intent that nothing follows was cut off: the item is at its path or at the destination, and the next apply says where.
 */
export interface CleanupLogEntry {
  schema: 'cleanup-log-entry/v1';
  at: Instant;
  event: 'intent' | 'moved' | 'deleted' | 'put_back';
  /**
   * Relative to the repository.
   */
  path: string;
  /**
   * Where it was moved, relative to the repository; what is deleted passes through it.
   */
  destination: string;
  /**
   * True with --delete.
   */
  delete: boolean;
  kind: CleanupItemKind;
  rule: RetentionRule;
  reason: string;
  decision_tag: string | null;
  record: RunRecordKind;
  bytes: number;
  files: number;
  listing_sha256: Sha256;
  plan_sha256: Sha256;
  by: CleanupAuthor;
  /**
   * Why it was put back, or that an earlier apply was cut off.
   */
  note: string | null;
  [k: string]: unknown;
}
export interface CleanupAuthor {
  user: string;
  host: string;
  pid: number;
  [k: string]: unknown;
}
/**
 * What may go by the retention policy, and why. A proposal: apply-cleanup judges each item anew.
 */
export interface CleanupPlan {
  schema: 'cleanup-plan/v1';
  generated_at: Instant;
  /**
   * Absolute, links resolved.
   */
  repository: string;
  policy: PolicyInForce;
  items: CleanupItem[];
  /**
   * What a rule names and something keeps.
   */
  kept: KeptPath[];
  /**
   * What could not be read, and therefore keeps what it may refer to.
   */
  problems: string[];
  total_bytes: number;
  [k: string]: unknown;
}
export interface PolicyInForce {
  /**
   * The file, relative to the repository, or the words: shipped default.
   */
  source: string;
  sha256: Sha256;
  document: RetentionPolicy;
  [k: string]: unknown;
}
/**
 * What plan-cleanup may propose and what stays whatever else is said. Globs are relative to the repository: * and ? within a name, ** for any folders, hidden names only where the glob says so. An empty list switches a rule off. A glob of shard outputs has one segment {tag}: the decision tag as it stands in names.
 */
export interface RetentionPolicy {
  schema: 'retention-policy/v1';
  /**
   * A decision stays open for so many days after its newest run started.
   */
  open_decision_days: number;
  /**
   * Globs of what is never proposed, with all that is in it.
   */
  keep: string[];
  /**
   * Globs of files whose text keeps what it names, beside ledger, registries, reports and run directories, which always do.
   */
  references: string[];
  aborted_runs: RunRule;
  unreferenced_freezes: PathRule;
  shard_outputs: PathRule;
  caches: PathRule;
  temporary_bundles: PathRule;
  [k: string]: unknown;
}
export interface RunRule {
  older_than_days: Days;
  /**
   * Which run directories. What succeeded or failed is never among them; a run that a gate refused after the preflight has failed.
   */
  records: ('blocked_at_preflight' | 'interrupted' | 'lost')[];
  [k: string]: unknown;
}
export interface PathRule {
  older_than_days: Days;
  paths: string[];
  [k: string]: unknown;
}
export interface CleanupItem {
  /**
   * Relative to the repository.
   */
  path: string;
  kind: CleanupItemKind;
  rule: RetentionRule;
  reason: string;
  /**
   * Null for what belongs to no decision.
   */
  decision_tag: string | null;
  record: RunRecordKind;
  age_days: number;
  bytes: number;
  files: number;
  listing_sha256: Sha256;
  [k: string]: unknown;
}
export interface KeptPath {
  path: string;
  /**
   * @minItems 1
   */
  reasons: [string, ...string[]];
  [k: string]: unknown;
}
/**
 * What apply-cleanup did, as --json prints it.
 */
export interface CleanupResult {
  schema: 'cleanup-result/v1';
  repository: string;
  /**
   * Absolute path.
   */
  plan: string;
  plan_sha256: Sha256;
  delete: boolean;
  /**
   * Folder of this apply, relative to the repository; null when nothing was moved.
   */
  trash: string | null;
  /**
   * Relative to the repository.
   */
  log: string;
  items: AppliedItem[];
  applied: number;
  done_earlier: number;
  refused: number;
  /**
   * Of what was moved or deleted now.
   */
  bytes: number;
  /**
   * Living processes of other users whose open files could not be looked at; they were judged by their command lines.
   */
  unseen_processes: number;
  [k: string]: unknown;
}
export interface AppliedItem {
  path: string;
  outcome: 'moved' | 'deleted' | 'done_earlier' | 'refused';
  /**
   * Where it lies now; null for what is deleted or was refused.
   */
  destination: string | null;
  /**
   * Why it was refused.
   */
  reasons: string[];
  [k: string]: unknown;
}
/**
 * What compare-directories found: everything of the expected side that the actual side lacks or says otherwise.
 */
export interface Comparison {
  schema: 'comparison/v1';
  expected: string;
  actual: string;
  /**
   * True when there are no differences; additions do not count.
   */
  equal: boolean;
  compared_files: number;
  differences: Difference[];
  added_files: string[];
  [k: string]: unknown;
}
export interface Difference {
  /**
   * A file, `status` or `stdout`.
   */
  where: string;
  /**
   * A JSON pointer, a row and column, or a line.
   */
  place: string;
  expected: string;
  actual: string;
  [k: string]: unknown;
}
/**
 * context.json of a run directory: what was asked for, by whom, where. Written by official-run; older ones come from the replaced wrapper.
 */
export interface RunContext {
  /**
   * Local time of the start, YYYY-MM-DD_HHMMSS, as in the directory's name.
   */
  timestamp?: string | null;
  hostname?: string | null;
  /**
   * Empty on a detached HEAD, unknown outside git.
   */
  git_branch?: string | null;
  git_commit?: string | null;
  workflow?: string | null;
  decision_tag?: string | null;
  owner?: string | null;
  notes?: string | null;
  threads?: number | string | null;
  /**
   * 1 when the caller skipped the data gate.
   */
  skip_data_quality_check?: number | boolean | null;
  data_quality_input_csv?: string | null;
  /**
   * Relative to the repository; empty until the gate has passed.
   */
  data_quality_report_json?: string | null;
  /**
   * True when the caller allowed another official run of the same workflow beside this one.
   */
  allow_concurrent?: boolean;
  /**
   * Options whose values were left out because they look like secrets.
   */
  masked?: string[];
  /**
   * gatehouse.json as it was read; null where there is none.
   */
  settings?: null | SettingsFile;
  in_force?: ValuesInForce;
  /**
   * The call of official-run word by word, masked as command.sh.
   */
  argv?: string[];
  /**
   * What the workflow was given behind --, masked as command.sh.
   */
  workflow_arguments?: string[];
  /**
   * Whether the workflow is an official one; absent without gatehouse.json, where every run counts.
   */
  official?: boolean;
  /**
   * Where the reports of the workflow lie, relative to the repository.
   */
  report_glob?: string;
  launch?: ContextLaunch;
  shards?: ContextShards;
  [k: string]: unknown;
}
/**
 * The settings of the repository as they were read.
 */
export interface SettingsFile {
  path: string;
  sha256: string;
  [k: string]: unknown;
}
/**
 * Setting → its value and where it came from: option, environment NAME, gatehouse.json, default.
 */
export interface ValuesInForce {
  [k: string]: ValueInForce;
}
export interface ValueInForce {
  /**
   * Text, number, truth value, list of texts, or null for none.
   */
  value: string | number | boolean | null | string[];
  source: string;
  [k: string]: unknown;
}
/**
 * How the run was given to an engine; a local run has none.
 */
export interface ContextLaunch {
  launcher: string;
  key: string;
  cluster: string;
  /**
   * Null until the job has started.
   */
  job: string | null;
  cpus: number;
  /**
   * GiB.
   */
  memory_gb: number;
  time_limit_min: number | null;
  queue: string | null;
  account: string | null;
  launcher_args: string[];
  setup: null | LaunchSetup;
  attempts: number;
  shards: number | null;
  /**
   * Host of the submitting side.
   */
  submitted_from: string;
  submitted_at: Instant;
  /**
   * Null outside git.
   */
  submitted_commit: string | null;
  /**
   * Of the difference of the work tree; null without one.
   */
  submitted_diff_sha256: string | null;
  [k: string]: unknown;
}
export interface LaunchSetup {
  path: string;
  sha256: string;
  [k: string]: unknown;
}
/**
 * Of a run in shards (--shards): their number, and how many at once; null: as many as there is room for.
 */
export interface ContextShards {
  count: number;
  at_once: number | null;
  [k: string]: unknown;
}
/**
 * What check-data-policy found in the tracked files, the index or a range of commits.
 */
export interface DataPolicyScan {
  schema: 'data-policy-scan/v1';
  policy: CitedPolicy;
  scope: ScanScope;
  files_scanned: number;
  /**
   * Data files that no allow glob names.
   */
  data_files_scanned: number;
  /**
   * Data files that an allow glob names.
   */
  allowlisted: number;
  /**
   * By path, then commit.
   */
  violations: DataPolicyViolation[];
  overall_pass: boolean;
  [k: string]: unknown;
}
/**
 * Neither: all tracked files.
 */
export interface ScanScope {
  range: string | null;
  staged: boolean;
  [k: string]: unknown;
}
export interface DataPolicyViolation {
  path: string;
  /**
   * Of a range; else null.
   */
  commit: string | null;
  labels: string[];
  /**
   * The first 20, by line, then label; line 0 is the file as a whole, 1 the header of a table.
   */
  places: ViolationPlace[];
  [k: string]: unknown;
}
export interface ViolationPlace {
  line: number;
  label: string;
  [k: string]: unknown;
}
/**
 * What tracked files must not hold. A file given with --policy overrides single keys of the shipped one.
 */
export interface DataPolicy {
  schema: 'data-policy/v1';
  name: string;
  /**
   * Which files are data, by the end of the name, with the dot.
   */
  data_extensions: string[];
  /**
   * Names that no column and no key may have, case-blind.
   */
  columns: string[];
  /**
   * Whole words, case-blind, in data files of keyword_extensions.
   */
  keywords: string[];
  /**
   * Which data files are searched for keywords.
   */
  keyword_extensions: string[];
  /**
   * Regular expressions for paths of data files, case-blind.
   */
  paths: LabelledPattern[];
  /**
   * Regular expressions for every line of every tracked file.
   */
  private_paths: LabelledPattern[];
  /**
   * File with globs of allowed data files, relative to the repository.
   */
  allowlist: string;
  /**
   * More allowed globs, each with its reason.
   */
  allow: AllowedPath[];
}
export interface LabelledPattern {
  label: string;
  pattern: string;
}
export interface AllowedPath {
  path: string;
  reason: string;
}
/**
 * What the page of the data gate shows, and is drawn from: its report; the page carries it.
 */
export interface DataQualityPage {
  schema: 'data-quality-page/v1';
  report_json: string;
  report: DataQualityReport;
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  navigation?: PageNavigation;
  [k: string]: unknown;
}
/**
 * What data-quality-gate checked, measured and decided.
 */
export interface DataQualityReport {
  /**
   * UTC, ISO 8601.
   */
  generated_at?: string;
  /**
   * The options, as given.
   */
  inputs?: {
    [k: string]: Scalar;
  };
  input?: null | CheckedInput;
  checks?: {
    [k: string]: boolean;
  };
  metrics?: {
    /**
     * Date → rows.
     */
    rows_by_date?: {
      [k: string]: number;
    } | null;
    /**
     * Date → assets that no earlier date of the file has.
     */
    new_assets_by_date?: {
      [k: string]: number;
    } | null;
    /**
     * Date → assets of the date before it in the file that this one lacks.
     */
    dropped_assets_by_date?: {
      [k: string]: number;
    } | null;
    /**
     * Numeric column → its sampled finite numbers in bins of equal width; a number on an edge is in the bin above it.
     */
    histogram_by_column?: {
      [k: string]: ColumnHistogram;
    } | null;
    [k: string]: unknown;
  };
  overall_pass?: boolean | null;
  failures?: string[];
  /**
   * The failures of each check that has some.
   */
  failures_by_check?: {
    [k: string]: string[];
  };
  warnings?: string[];
  /**
   * The warnings of each check that has some.
   */
  warnings_by_check?: {
    [k: string]: string[];
  };
  /**
   * For each failed check up to 20 of the rows behind it.
   */
  samples?: {
    [k: string]: CheckSamples;
  };
  [k: string]: unknown;
}
/**
 * The bytes that were checked.
 */
export interface CheckedInput {
  path: string;
  bytes: number;
  sha256: string;
  /**
   * Each of the files behind a pattern, which were checked as one table. Then `path` is the pattern, `bytes` the sum, `sha256` that of the list `<sha256>  <path>\n`.
   */
  files?: CheckedFile[];
  [k: string]: unknown;
}
export interface CheckedFile {
  path: string;
  bytes: number;
  sha256: string;
  [k: string]: unknown;
}
export interface CheckSamples {
  truncated: boolean;
  /**
   * At most 20.
   */
  rows: SampleRow[];
  [k: string]: unknown;
}
export interface SampleRow {
  /**
   * Line of the input on which the row begins, the header on line 1; of Parquet the number of the row.
   */
  line: number;
  /**
   * Where the input is a pattern.
   */
  file?: string;
  /**
   * Column → cell as it stands in the file.
   */
  values?: {
    [k: string]: string | null;
  };
  fault?: string;
  [k: string]: unknown;
}
export interface PageLink {
  text: string;
  /**
   * Relative to the page.
   */
  href: string;
  [k: string]: unknown;
}
/**
 * What the page of a decision shows, and is drawn from; the page carries it.
 */
export interface DecisionPage {
  schema: 'decision-page/v1';
  navigation: PageNavigation;
  decision_tag: string;
  owner: string;
  factor: string;
  /**
   * Of the decision note; null when it asks none.
   */
  question: null | PageQuestion;
  /**
   * Null without a report.
   */
  recommendation: 'approve' | 'reject/rerun' | null;
  overall_pass: boolean | null;
  attempts: PageAttempts;
  stages: PageStage[];
  waivers: PageWaiver[];
  sign_offs: PageSignOff[];
  facts: PageFact[];
  /**
   * Null when no data gate is known.
   */
  data: null | PageData;
  gates: JudgedGate[];
  plots: PagePlot[];
  calendar: PageCalendar;
  years: PageYearFigures[];
  score: null | PageScore;
  /**
   * Against the attempt before; null for the first.
   */
  changes: null | PageChanges;
  environment: PageFact[];
  evidence: PageEvidence;
  failures: string[];
  remediation: PageRemediation[];
  links: PageLink[];
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  [k: string]: unknown;
}
export interface PageQuestion {
  text: string;
  href: string | null;
  [k: string]: unknown;
}
export interface PageAttempts {
  /**
   * In the chain of predecessors.
   */
  number: number;
  of: number;
  /**
   * Place among the registered attempts of the factor.
   */
  of_factor: number | null;
  factor_total: number | null;
  /**
   * Trials that the report counts.
   */
  trials: number | null;
  chain: PageLink[];
  previous: null | PageLink;
  [k: string]: unknown;
}
export interface PageStage {
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  title: string;
  state: 'pass' | 'fail' | 'not_checked';
  passed: number | null;
  of: number | null;
  waived: number | null;
  /**
   * Result of the newest row of the ledger.
   */
  ledger: string | null;
  href: string | null;
  [k: string]: unknown;
}
export interface PageWaiver {
  stage: string;
  rule: string;
  reason: string;
  approver: string;
  expires: string;
  href: string | null;
  state: 'taken' | 'refused';
  [k: string]: unknown;
}
export interface PageSignOff {
  committee: string;
  approver: string;
  date: string;
  decision: string;
  href: string | null;
  [k: string]: unknown;
}
/**
 * What is known, by name.
 */
export interface PageFact {
  name: string;
  value: string;
  /**
   * Relative to the page; null for none.
   */
  href: string | null;
  [k: string]: unknown;
}
export interface PageData {
  passed: boolean | null;
  facts: PageFact[];
  href: string | null;
  [k: string]: unknown;
}
export interface JudgedGate {
  name: string;
  /**
   * For people.
   */
  title: string;
  measured: number | null;
  threshold: number | null;
  /**
   * How the measured value stands to the threshold when the gate holds.
   */
  rule: 'above' | 'at least' | 'at most' | 'below' | null;
  /**
   * `score`: the report states none, so the line of the score (contract 9.3) is drawn.
   */
  threshold_from: 'gate' | 'report' | 'score' | null;
  passed: boolean | null;
  /**
   * False for a gate that is shown and not asked for.
   */
  required?: boolean;
  /**
   * Why it could not be evaluated.
   */
  reason?: string | null;
  /**
   * The further lines that must be met.
   */
  conditions?: GateCondition1[];
  [k: string]: unknown;
}
export interface GateCondition1 {
  name: string;
  measured: number | null;
  rule: string;
  line: number | null;
  [k: string]: unknown;
}
/**
 * A plot as it is drawn: its figures, thinned to what can be seen.
 */
export interface PagePlot {
  name: string;
  title: string;
  /**
   * What the drawing amounts to, in a line.
   */
  note: string | null;
  /**
   * Why it is not drawn: the column or figure that is missing.
   */
  missing: string | null;
  /**
   * time: days since 1970-01-01; category: places in `labels`.
   */
  x: 'time' | 'number' | 'log' | 'category';
  unit: 'figure' | 'percent' | 'count';
  labels: string[];
  shade: null | PageShade;
  lines: PageLine[];
  series: PageSeries[];
  [k: string]: unknown;
}
/**
 * Shaded from here to the end.
 */
export interface PageShade {
  from: number;
  label: string;
  [k: string]: unknown;
}
export interface PageLine {
  axis: 'x' | 'y';
  at: number;
  label: string;
  [k: string]: unknown;
}
export interface PageSeries {
  name: string;
  mark: 'bars' | 'line' | 'dashed' | 'dots';
  /**
   * signed: by the sign of the figure.
   */
  colour: 'one' | 'two' | 'three' | 'four' | 'five' | 'ink' | 'signed';
  x: number[];
  y: (number | null)[];
  [k: string]: unknown;
}
/**
 * Means by year and month.
 */
export interface PageCalendar {
  title: string;
  note: string | null;
  missing: string | null;
  years: PageYear[];
  [k: string]: unknown;
}
export interface PageYear {
  year: string;
  /**
   * Mean of each month.
   *
   * @minItems 12
   * @maxItems 12
   */
  months: [
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
    number | null
  ];
  [k: string]: unknown;
}
/**
 * Period figures by year: mean IC, share of positive ones, compounded returns, mean turnover.
 */
export interface PageYearFigures {
  year: string;
  periods: number;
  ic: number | null;
  positive: number | null;
  gross: number | null;
  net: number | null;
  turnover: number | null;
  [k: string]: unknown;
}
export interface PageScore {
  parts: PageScorePart[];
  sum: number;
  /**
   * Capped at 75 unless overall_pass.
   */
  total: number;
  /**
   * Without the points that absent figures brought.
   */
  proven: number;
  recommendation: 'promote_candidate' | 'watchlist_rerun' | 'reject_or_research';
  [k: string]: unknown;
}
export interface PageScorePart {
  name: 'cost' | 'walk_forward' | 'risk' | 'statistical' | 'governance';
  points: number;
  highest: number;
  /**
   * Points given for figures that are absent.
   */
  unproven: number;
  /**
   * The formula with its figures.
   */
  words: string;
  [k: string]: unknown;
}
export interface PageChanges {
  previous: PageLink;
  sections: PageChangedSection[];
  [k: string]: unknown;
}
export interface PageChangedSection {
  title: string;
  total: number;
  note: string | null;
  differences: PageDifference[];
  [k: string]: unknown;
}
export interface PageDifference {
  key: string;
  a: string | null;
  b: string | null;
  [k: string]: unknown;
}
export interface PageEvidence {
  state: 'no_log' | 'whole' | 'findings' | 'not_judged';
  sentence: string;
  /**
   * What the verification had to go by.
   */
  had: string | null;
  findings: PageFinding[];
  [k: string]: unknown;
}
export interface PageFinding {
  code: string;
  place: string;
  message: string;
  [k: string]: unknown;
}
export interface PageRemediation {
  severity: string;
  failure: string;
  action: string;
  [k: string]: unknown;
}
/**
 * What a list of decisions shows: all, or those of an owner or a state; the page carries it.
 */
export interface DecisionsPage {
  schema: 'decisions-page/v1';
  navigation: PageNavigation;
  heading: string;
  filters: PageFilter[];
  rows: PageDecisionRow[];
  evidence: string | null;
  /**
   * What could not be read.
   */
  remarks: string[];
  [k: string]: unknown;
}
export interface PageFilter {
  name: string;
  links: PageLink[];
  [k: string]: unknown;
}
/**
 * A decision in a list.
 */
export interface PageDecisionRow {
  decision_tag: string;
  href: string;
  factor: string;
  owner: string;
  /**
   * Of the newest run; `no run` without one.
   */
  state: string;
  /**
   * Null without a report.
   */
  recommendation: 'approve' | 'reject/rerun' | null;
  counts: null | PageGateCounts;
  stages: PageStageMark[];
  score: number | null;
  attempt: number | null;
  attempts: number | null;
  /**
   * Mean test IC of the walk-forward windows.
   */
  ic: number | null;
  /**
   * Test IC at ×2.
   */
  cost_ic: number | null;
  q: number | null;
  /**
   * When the report was made, else the run began; empty when nobody knows.
   */
  at: string;
  waivers: number;
  [k: string]: unknown;
}
export interface PageGateCounts {
  passed: number;
  failed: number;
  not_measured: number;
  [k: string]: unknown;
}
export interface PageStageMark {
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  state: 'pass' | 'fail' | 'not_checked';
  [k: string]: unknown;
}
/**
 * What one user asked one engine, so that all processes of the user share one allowance of calls.
 */
export interface EngineCalls {
  schema: 'engine-calls/v1';
  /**
   * Moments of the last calls.
   */
  calls: Instant[];
  /**
   * By key, and job where one is known: the last answer.
   */
  answers: {
    [k: string]: KeptAnswer;
  };
  /**
   * The last table of all jobs of the user.
   */
  table: null | TableCall;
  [k: string]: unknown;
}
export interface KeptAnswer {
  asked_at: Instant;
  answer: LaunchAnswer;
  /**
   * When the engine was first seen not to know the job.
   */
  unknown_since: null | Instant;
  [k: string]: unknown;
}
export interface LaunchAnswer {
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  /**
   * False only when the engine answered and has no job of this id and key.
   */
  known: boolean;
  /**
   * unknown: a word the launcher does not know; null: not known.
   */
  state: 'pending' | 'running' | 'ended' | 'unknown' | null;
  /**
   * The engine's word.
   */
  engine_state: string | null;
  /**
   * The engine's word.
   */
  reason: string | null;
  exit: null | EngineExit;
  /**
   * How often the job was started again.
   */
  restarts: number;
  nodes: string | null;
  started_at: null | Instant;
  ended_at: null | Instant;
  expected_start: null | Instant;
  /**
   * Of an array.
   */
  elements: LaunchElement[];
  /**
   * Of a run in shards: which of its jobs this is of. Added by who asked.
   */
  part?: 'lead' | 'shards' | 'join';
  [k: string]: unknown;
}
/**
 * For information: never how the run ended.
 */
export interface EngineExit {
  code: number | null;
  signal: number | null;
  [k: string]: unknown;
}
export interface LaunchElement {
  index: number;
  /**
   * unknown: a word the launcher does not know; null: not known.
   */
  state: 'pending' | 'running' | 'ended' | 'unknown' | null;
  /**
   * The engine's word.
   */
  engine_state: string | null;
  /**
   * The engine's word.
   */
  reason: string | null;
  exit: null | EngineExit;
  /**
   * How often the job was started again.
   */
  restarts: number;
  nodes: string | null;
  started_at: null | Instant;
  ended_at: null | Instant;
  expected_start: null | Instant;
  [k: string]: unknown;
}
export interface TableCall {
  asked_at: Instant;
  took_ms: number;
  [k: string]: unknown;
}
/**
 * What an approver signs.
 */
export interface EvidenceApproval {
  schema: 'evidence-approval/v1';
  decision_tag: string;
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  /**
   * Relative to the repository, with /, without . and ..
   */
  stage_check: string;
  /**
   * Lower case.
   */
  stage_check_sha256: string;
  log: string;
  size: number;
  /**
   * 32 bytes in base64.
   */
  root: string;
  approver: string;
  statement: string;
  at: Instant;
  [k: string]: unknown;
}
/**
 * What bundle-evidence found and put into a bundle. In the bundle, as BUNDLE.json, it is without `bundle`, `dirty` and the check of the work tree, so that the same commit gives the same bytes.
 */
export interface EvidenceBundle {
  schema: 'evidence-bundle/v1';
  policy: CitedPolicy;
  ticket_id: string;
  run_name: string;
  /**
   * git_sha_before; null where the range could not be resolved.
   */
  base: string | null;
  head: string | null;
  /**
   * The last commit that touched the run log.
   */
  log_commit: string;
  /**
   * Was anything in the work tree changed or untracked?
   */
  dirty?: boolean;
  /**
   * base..head, oldest first.
   */
  commits: BundledCommit[];
  diff_sha256: string | null;
  /**
   * Files of the policy at head, by path.
   */
  members: BundleMember[];
  checks: RecordedChecks;
  counts: CheckCounts;
  /**
   * Path of the zip file from the repository; null when none was written.
   */
  bundle?: string | null;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface BundledCommit {
  sha: string;
  subject: string;
  [k: string]: unknown;
}
export interface BundleMember {
  path: string;
  sha256: string;
  bytes: number;
  git_blob: string;
  [k: string]: unknown;
}
/**
 * What drill-evidence found.
 */
export interface EvidenceDrill {
  schema: 'evidence-drill/v1';
  forgeries: DrilledForgery[];
  caught: number;
  missed: number;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface DrilledForgery {
  name: string;
  state: 'caught' | 'missed' | 'not_applicable';
  codes: string[];
  places: string[];
  [k: string]: unknown;
}
/**
 * One line of audit/evidence_log/entries/. The bytes of the line, without its line end, are what the next line's prev and the tree's leaf are made of.
 */
export interface EvidenceEntry {
  schema: 'evidence-entry/v1';
  log: string;
  index: number;
  /**
   * Lower case.
   */
  prev: string;
  at: Instant;
  event: EvidenceEvent;
  tool: string;
  version: string;
  by: EvidenceAuthor;
  decision_tag: string | null;
  subject: string | null;
  verdict: EvidenceVerdict;
  git_commit: string | null;
  witnessed: boolean;
  note: string | null;
  inputs: StatedFile[];
  files: StatedFile[];
  views: StatedView[];
  removed: RemovedItem[];
  [k: string]: unknown;
}
export interface EvidenceAuthor {
  user: string;
  host: string;
  pid: number;
  [k: string]: unknown;
}
export interface StatedFile {
  /**
   * Relative to the repository, with /, without . and ..
   */
  path: string;
  bytes: number | null;
  /**
   * Lower case.
   */
  sha256: string | null;
  kind: 'fixed' | 'rewritten' | 'grows' | 'hand' | 'source';
  [k: string]: unknown;
}
export interface StatedView {
  /**
   * Relative to the repository, with /, without . and ..
   */
  path: string;
  before: StatedRows;
  after: StatedRows;
  added: string[];
  [k: string]: unknown;
}
export interface StatedRows {
  rows: number;
  /**
   * Lower case.
   */
  sha256: string;
  [k: string]: unknown;
}
export interface RemovedItem {
  /**
   * Relative to the repository, with /, without . and ..
   */
  path: string;
  /**
   * Lower case.
   */
  listing_sha256: string;
  destination: string | null;
  [k: string]: unknown;
}
/**
 * A step between its files and its entry.
 */
export interface EvidencePending {
  schema: 'evidence-pending/v1';
  writer: PendingWriter;
  entry: PendingEntry;
  [k: string]: unknown;
}
export interface PendingWriter {
  host: string;
  boot_id: string | null;
  pid: number;
  start_time: number | null;
  [k: string]: unknown;
}
export interface PendingEntry {
  event: EvidenceEvent;
  tool: string;
  version: string;
  by: EvidenceAuthor;
  decision_tag: string | null;
  subject: string | null;
  verdict: EvidenceVerdict;
  git_commit: string | null;
  witnessed: boolean;
  note: string | null;
  inputs: StatedFile[];
  files: StatedFile[];
  views: StatedView[];
  removed: RemovedItem[];
  [k: string]: unknown;
}
/**
 * configs/research/evidence.json: that this repository keeps an evidence log, and which.
 */
export interface EvidencePolicy {
  schema: 'evidence-policy/v1';
  log: string;
  /**
   * Part of the checkpoints' origin.
   */
  name: string;
  /**
   * Relative to the repository, with /, without . and ..
   */
  allowed_signers?: string;
  /**
   * Globs that are guarded besides the built-in ones.
   */
  guarded?: string[];
  approval_stages?: ('S0' | 'S1' | 'S2' | 'S3' | 'S4')[];
  [k: string]: unknown;
}
/**
 * That one entry is in the log of a checkpoint.
 */
export interface EvidenceProof {
  schema: 'evidence-proof/v1';
  index: number;
  /**
   * Entries that the checkpoint covers.
   */
  size: number;
  /**
   * C2SP tlog-proof.
   */
  text: string;
  [k: string]: unknown;
}
/**
 * What record-evidence entered.
 */
export interface EvidenceRecording {
  schema: 'evidence-recording/v1';
  entries: RecordedEntry[];
  /**
   * Entries of the log now.
   */
  size: number;
  /**
   * sha256 of the last line, lower case.
   */
  head: string;
  [k: string]: unknown;
}
export interface RecordedEntry {
  index: number;
  event: EvidenceEvent;
  subject: string | null;
  [k: string]: unknown;
}
/**
 * What seal-evidence wrote; the anchor is size, head and root.
 */
export interface EvidenceSeal {
  schema: 'evidence-seal/v1';
  log: string;
  size: number;
  /**
   * sha256 of the last line, lower case.
   */
  head: string;
  /**
   * 32 bytes in base64.
   */
  root: string;
  /**
   * Relative to the repository; null when the newest one has the size already.
   */
  checkpoint: string | null;
  signature: string | null;
  approval: string | null;
  git_tag: string | null;
  [k: string]: unknown;
}
/**
 * What verify-evidence found.
 */
export interface EvidenceVerification {
  schema: 'evidence-verification/v1';
  generated_at: Instant;
  log: string | null;
  size: number;
  /**
   * Lower case.
   */
  head: string;
  /**
   * 32 bytes in base64.
   */
  root: string;
  since: number | null;
  checkpoints: VerifiedCheckpoint[];
  counts: EvidenceCounts;
  findings: EvidenceFinding[];
  notes: EvidenceNote[];
  signers_from: 'repository' | 'given' | 'none';
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface VerifiedCheckpoint {
  file: string;
  size: number | null;
  state: 'good' | 'ahead' | 'differs' | 'foreign' | 'damaged';
  signers: CheckpointSigner[];
  [k: string]: unknown;
}
export interface CheckpointSigner {
  principal: string;
  state: 'good' | 'bad' | 'unknown';
  [k: string]: unknown;
}
export interface EvidenceCounts {
  entries: number;
  files: number;
  rows: number;
  started: number;
  succeeded: number;
  failed: number;
  blocked: number;
  interrupted: number;
  lost: number;
  removed: number;
  registered: number;
  [k: string]: unknown;
}
export interface EvidenceFinding {
  code:
    | 'log_missing'
    | 'log_damaged'
    | 'log_broken'
    | 'log_forked'
    | 'checkpoint_ahead'
    | 'checkpoint_differs'
    | 'checkpoint_foreign'
    | 'checkpoint_damaged'
    | 'signature_bad'
    | 'signature_missing'
    | 'checkpoint_old'
    | 'approval_missing'
    | 'approval_invalid'
    | 'missing'
    | 'changed'
    | 'not_a_file'
    | 'unlogged'
    | 'overwritten'
    | 'changed_between'
    | 'rows_changed'
    | 'row_unlogged'
    | 'row_without_run'
    | 'run_unsealed'
    | 'run_without_start'
    | 'tag_twice'
    | 'not_bound'
    | 'commit_missing'
    | 'input_changed'
    | 'not_witnessed';
  place: string;
  entry: number | null;
  message: string;
  next: string | null;
  [k: string]: unknown;
}
export interface EvidenceNote {
  code:
    | 'log_unfinished'
    | 'clock_back'
    | 'input_changed'
    | 'not_witnessed'
    | 'recovered'
    | 'unregistered'
    | 'unofficial'
    | 'writable_by_others'
    | 'run_open'
    | 'commit_missing';
  place: string;
  entry: number | null;
  message: string;
  next: string | null;
  [k: string]: unknown;
}
/**
 * What the page of a factor shows: every attempt, the best and the latest, and its score over time; the page carries it.
 */
export interface FactorPage {
  schema: 'factor-page/v1';
  navigation: PageNavigation;
  factor: string;
  facts: PageFact[];
  rows: PageDecisionRow[];
  plots: PagePlot[];
  [k: string]: unknown;
}
/**
 * What finalize-gate-run found and wrote, as --json prints it.
 */
export interface FinalizeResult {
  schema: 'finalize-result/v1';
  /**
   * As given or found, relative to the repository.
   */
  run_dir: string;
  report_json: string;
  stage_log: string;
  summary_md: string;
  decision_tag: string;
  owner: string;
  result: 'pass' | 'fail';
  /**
   * False when the ledger had this very row already.
   */
  row_added: boolean;
  [k: string]: unknown;
}
/**
 * What finish-run did, step by step.
 */
export interface FinishRun {
  schema: 'finish-run/v1';
  /**
   * As given; null without --tag.
   */
  decision_tag: string | null;
  workflow: string | null;
  stage: 'S1' | 'S2' | 'S3';
  /**
   * Absolute.
   */
  run_dir: string;
  /**
   * Absolute; empty when the run has none.
   */
  report_json: string;
  steps: FinishStep[];
  /**
   * Null when the chain ended before its verdict.
   */
  audit_status: 0 | 2 | null;
  /**
   * The step that ended the chain; left out when all were done.
   */
  failed_step?: string;
  [k: string]: unknown;
}
export interface FinishStep {
  step: string;
  /**
   * Exit status.
   */
  status: number;
  seconds: number;
  [k: string]: unknown;
}
/**
 * A freeze as freeze-config writes it: the merged configuration of a strategy at a commit. Freezes of other runners are of freeze.schema.json.
 */
export interface FreezeV1 {
  schema: 'freeze/v1';
  frozen_at: Instant;
  runner: 'freeze-config';
  name: string;
  owner: string;
  notes: string;
  /**
   * The commit an official run must stand on.
   */
  git_commit: string;
  /**
   * Empty on a detached HEAD.
   */
  git_branch: string;
  /**
   * Paths that differed from the commit; 0 unless --allow-dirty was given.
   */
  git_dirty_count: number;
  /**
   * Of the difference to the commit, untracked files included; null when there was none.
   */
  git_diff_sha256: string | null;
  /**
   * sha256 of the configuration as JSON with sorted keys, no blanks, ASCII.
   */
  config_hash: string;
  run_scope: RunScope;
  /**
   * @minItems 1
   */
  files: [FrozenFile, ...FrozenFile[]];
  /**
   * What other readers of the files take otherwise, or what others fill in.
   */
  ambiguous?: FrozenAmbiguity[];
  /**
   * Protocol and strategy merged, the strategy above.
   */
  configuration: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * The strategy map of the strategy file; null what it does not say.
 */
export interface RunScope {
  strategy_id: Text;
  strategy_name: Text;
  strategy_version: Text;
  [k: string]: unknown;
}
export interface FrozenFile {
  role: 'protocol' | 'strategy';
  /**
   * Relative to the repository; absolute when outside of it.
   */
  path: string;
  bytes: number;
  sha256: string;
  [k: string]: unknown;
}
export interface FrozenAmbiguity {
  file: string;
  /**
   * Names of the keys, joined by dots.
   */
  key: string;
  /**
   * As it stands in the file.
   */
  text: string;
  /**
   * Why it is not certain what it stands for.
   */
  reading: string;
  [k: string]: unknown;
}
/**
 * Whether a freeze still holds, as freeze-config --verify --json prints it.
 */
export interface FreezeVerification {
  schema: 'freeze-verification/v1';
  freeze_file: string;
  runner: string | null;
  /**
   * False for a freeze of another runner: only its commit was checked.
   */
  hash_recomputed: boolean;
  /**
   * As the freeze states it.
   */
  config_hash: string | null;
  /**
   * Of the files now; null when it could not be computed.
   */
  config_hash_now: string | null;
  differences: FreezeDifference[];
  holds: boolean;
  [k: string]: unknown;
}
export interface FreezeDifference {
  key: string;
  old: string;
  new: string;
  [k: string]: unknown;
}
/**
 * The frozen configuration an official run refers to.
 */
export interface Freeze {
  frozen_at?: string | null;
  runner?: string | null;
  /**
   * When present, the commit an official run must stand on.
   */
  git_commit?: string | null;
  config_hash?: string | null;
  [k: string]: unknown;
}
/**
 * Figures of the periods of some test windows, for production-gates --join.
 */
export interface GatePart {
  schema: 'gate-part/v1';
  tool: string;
  version: string;
  index: number;
  count: number;
  /**
   * Of the settings in force, and of the options that change figures.
   */
  configuration_sha256: string;
  files: SourceFile[];
  /**
   * Test windows of this part.
   */
  units: string[];
  all_units: string[];
  rows: PartRow[];
  /**
   * Of the walk-forward's own universe; null where it is the full one.
   */
  stress_rows: null | PartRow[];
  [k: string]: unknown;
}
/**
 * One judged period.
 */
export interface PartRow {
  position: number;
  names: number;
  ic: number;
  ic_pearson: number | null;
  turnover: number;
  turnover_rank: number;
  cost_drag: number;
  gross_return: number;
  universe_return: number;
  top_overlap: number | null;
  rank_autocorrelation: number | null;
  quantile_means: (number | null)[];
  benchmark_return: number | null;
  ic_before_entry: number | null;
  ic_after_exit: number | null;
  size_names: number;
  size_corr: number | null;
  size_rank_corr: number | null;
  industry_names: number;
  industry_max_weight: number | null;
  [k: string]: unknown;
}
/**
 * A row of gate_registry.csv.
 */
export interface GateRegistryRow {
  run_ts: string;
  generated_at: string;
  decision_tag: string;
  owner: string;
  strategy: string;
  factor: string;
  freeze_file: string;
  skip_guardrails: boolean;
  skip_risk_diagnostics: boolean;
  skip_statistical_gates: boolean;
  overall_pass: boolean;
  cost_gate_x1_5_positive: boolean;
  cost_gate_x2_0_positive: boolean;
  wf_gate_positive_mean: boolean;
  wf_gate_pos_ratio: boolean;
  risk_gate_beta_abs: boolean;
  risk_gate_turnover_overlap: boolean;
  risk_gate_size_corr_abs: boolean;
  risk_gate_industry_coverage: boolean;
  stat_gate_factor_pass: boolean;
  wf_test_ic_mean: number | null;
  wf_test_ic_pos_ratio: number | null;
  stat_q_value_bh: number | null;
  report_json: string;
  report_md: string;
  notes: string;
  [k: string]: unknown;
}
/**
 * gatehouse.json in the root of a research repository: what stands in for options and environment variables that are not given. Unknown keys are errors.
 */
export interface GatehouseSettings {
  /**
   * For editors; ignored.
   */
  $schema?: string;
  schema: 'gatehouse/v1';
  /**
   * Who answers for runs and documents.
   */
  owner?: string;
  machine?: MachineSettings;
  /**
   * Data sets by name.
   */
  data?: {
    [k: string]: DataSettings;
  };
  /**
   * Workflows by name.
   */
  workflows?: {
    [k: string]: WorkflowSettings;
  };
  freeze?: FreezeSettings;
  /**
   * Lock files to hash and copy into each run.
   */
  environment?: string[];
  /**
   * Folder of the pages.
   */
  pages?: string;
  monitor?: MonitorSettings;
}
/**
 * What the preflight asks of the machine.
 */
export interface MachineSettings {
  min_cores?: number;
  /**
   * GiB.
   */
  min_memory_gb?: number;
  /**
   * Refuse a work tree with changes.
   */
  require_clean?: boolean;
}
/**
 * A data set and what the data gate asks of it. A list or column left out is empty, a number left out the gate's own default.
 */
export interface DataSettings {
  /**
   * As --input-csv takes it.
   */
  path?: string;
  required_columns?: string[];
  numeric_columns?: string[];
  key_columns?: string[];
  date_column?: string;
  min_rows?: number;
  max_missing_ratio?: number;
  max_duplicate_ratio?: number;
  max_staleness_days?: number;
  max_future_days?: number;
  min_assets_per_date?: number;
  max_asset_drop_ratio?: number;
  refuse_constant_columns?: boolean;
}
/**
 * How a workflow is started and what it needs.
 */
export interface WorkflowSettings {
  official?: boolean;
  /**
   * One executable, or a command as a list of words.
   */
  runner?: string | [string, ...string[]];
  /**
   * Name of an entry of data.
   */
  data?: string;
  needs?: ('freeze' | 'data' | 'clean')[];
  stage?: 'S1' | 'S2' | 'S3';
  /**
   * Append --decision-tag, --owner and --notes to its arguments.
   */
  pass_identity?: boolean;
  /**
   * Glob of its reports below gate_results/* /.
   */
  report?: string;
  /**
   * Put before those of the caller.
   */
  arguments?: string[];
}
/**
 * What freeze-config freezes.
 */
export interface FreezeSettings {
  strategy?: string;
  protocol?: string;
  name?: string;
}
export interface MonitorSettings {
  /**
   * Text in the command line of a workflow process.
   */
  wf_pattern?: string;
}
/**
 * What the page of production-gates shows; the page carries it.
 */
export interface GatesPage {
  schema: 'gates-page/v1';
  title: string;
  overall_pass: boolean | null;
  facts: PageFact[];
  gates: JudgedGate[];
  plots: PagePlot[];
  calendar: PageCalendar;
  years: PageYearFigures[];
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  [k: string]: unknown;
}
/**
 * governance_audit_check.json of a run directory: is the trail of the run complete and consistent. Older ones come from the replaced script and may lack parts.
 */
export interface GovernanceAudit {
  /**
   * Local time without zone, YYYY-MM-DDTHH:MM:SS.ffffff.
   */
  generated_at?: string | null;
  /**
   * Name of the check → held. Only true is a pass.
   */
  checks?: {
    [k: string]: Flag;
  } | null;
  details?: null | AuditDetails;
  /**
   * Every check held and nothing failed.
   */
  overall_pass?: boolean | null;
  failures?: string[] | null;
  [k: string]: unknown;
}
/**
 * What was judged. Paths are absolute; a tag or path is empty when no document states one; overall_pass is the gates' own verdict as the report has it; data_quality_overall_pass is there only when that report was read.
 */
export interface AuditDetails {
  run_dir?: Text;
  report_json?: Text;
  decision_tag?: Text;
  owner?: Text;
  decision_tag_report?: Text;
  overall_pass?: Scalar;
  skip_data_quality_check?: Flag;
  data_quality_report_json?: Text;
  data_quality_overall_pass?: Flag;
  [k: string]: unknown;
}
/**
 * Whether a run may be a headline, and what blocks it.
 */
export interface HeadlineEligibility {
  schema: 'headline-eligibility/v1';
  run_id: string;
  artifact_dir: string;
  /**
   * Sorted; none of a run that is eligible.
   */
  blockers: (
    | 'incomplete'
    | 'unsafe_execution'
    | 'unsafe_unknown'
    | 'run_invalid'
    | 'run_invalid_unknown'
    | 'integrity_missing'
    | 'integrity_failed'
    | 'no_holdout'
    | 'holdout_metrics_missing'
    | 'degenerate'
    | 'selection_failed'
    | 'config_hash_missing'
    | 'commit_unknown'
    | 'commit_unreachable'
    | 'config_differs'
    | 'config_absent'
    | 'config_unknown'
  )[];
  /**
   * Runs of the experiment, this one and those that are gone included.
   */
  experiment_runs: number;
  overall_pass: boolean;
  [k: string]: unknown;
}
/**
 * Whether the holdout of a run was kept apart and used once, as check-holdout writes it.
 */
export interface HoldoutCheck {
  schema: 'holdout-check/v1';
  run_id: string | null;
  /**
   * Every file that was read, sorted by path.
   */
  inputs: InputFile[];
  /**
   * Relative to the repository.
   */
  artifact_dir: string;
  holdout_start: string | null;
  holdout_end: string | null;
  policy: CitedPolicy;
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
/**
 * What check-holdout looks for. A team's file replaces single keys of the shipped policy, `files` name by name.
 */
export interface HoldoutPolicy {
  schema: 'holdout-policy/v1';
  name: string;
  files: HoldoutFileNames;
  /**
   * Index of runs, relative to the repository.
   */
  index: string;
  /**
   * Days by which the first and the last bar may miss the ends of the window.
   */
  coverage_days: number;
  /**
   * Runs of an experiment that may be judged on one holdout.
   */
  max_evaluations: number;
  severity: Severities;
}
/**
 * Names that differ from those of the shipped artifact policy.
 */
export interface HoldoutFileNames {
  /**
   * Name inside the run's directory.
   */
  manifest?: string;
  /**
   * Name inside the run's directory.
   */
  metrics?: string;
  /**
   * Name inside the run's directory.
   */
  curve?: string;
  /**
   * Name inside the run's directory.
   */
  trades?: string;
  /**
   * Name inside the run's directory.
   */
  folds?: string;
  /**
   * Name inside the run's directory.
   */
  selection?: string;
  /**
   * Name inside the run's directory.
   */
  bootstrap?: string;
  /**
   * Name inside the run's directory.
   */
  order_flow?: string;
  /**
   * Name inside the run's directory.
   */
  integrity?: string;
  /**
   * Name inside the run's directory.
   */
  oos_returns?: string;
  /**
   * Name inside the run's directory.
   */
  grid?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_metrics?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_curve?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_trades?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_returns?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_manifest?: string;
  /**
   * Name inside the run's directory.
   */
  holdout_order_flow?: string;
}
/**
 * Whether the recorded inference supports a headline, as check-inference writes it.
 */
export interface InferenceCheck {
  schema: 'inference-check/v1';
  run_id: string | null;
  /**
   * Every file that was read, sorted by path.
   */
  inputs: InputFile[];
  status: 'ok' | 'degenerate' | 'error' | 'unknown' | 'missing';
  reason: string | null;
  p_value: number | null;
  candidates: number | null;
  distinct_candidates: number | null;
  grid: GridFacts;
  headline_blocked: boolean;
  banner: string | null;
  policy: CitedPolicy;
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
/**
 * What check-inference looks for. A team's file replaces single keys of the shipped policy, `files` name by name.
 */
export interface InferencePolicy {
  schema: 'inference-policy/v1';
  name: string;
  files: InferenceFileNames;
  min_observations: number;
  /**
   * Variance up to which the returns of a candidate count as constant.
   */
  zero_variance: number;
  /**
   * Share of candidates whose statistics must differ.
   */
  min_distinct_ratio: number;
  /**
   * Phase of the grid that is out of sample.
   */
  holdout_phase: string;
  /**
   * Significance level on whose sides p-values are compared.
   */
  level: number;
}
export interface InferenceFileNames {
  /**
   * Name inside the run's directory.
   */
  manifest?: string;
  /**
   * Name inside the run's directory.
   */
  spa?: string;
  /**
   * Name inside the run's directory.
   */
  reality_check?: string;
  /**
   * Name inside the run's directory.
   */
  bootstrap?: string;
  /**
   * Name inside the run's directory.
   */
  grid?: string;
}
/**
 * The columns of an input by its header: data-quality-gate --columns-only.
 */
export interface InputColumns {
  schema: 'input-columns/v1';
  /**
   * Absolute.
   */
  input_csv: string;
  columns: string[];
  /**
   * Required, numeric, key and date columns that are not there.
   */
  missing: string[];
  [k: string]: unknown;
}
/**
 * scripts/.gatehouse-install.json of a research repository: which files install-into put there and what it keeps of those it replaced. An entry stands before its file is touched.
 */
export interface InstallManifest {
  schema: 'install-manifest/v1';
  /**
   * Where the wrappers look for the executables, as a shell reads it: `${GATEHOUSE_HOME:-$HOME/.local/share/gatehouse}/current`; of an earlier version an absolute path.
   */
  home: string;
  files: InstalledFile[];
  [k: string]: unknown;
}
export interface InstalledFile {
  /**
   * Name in scripts/; one with a folder counts from the repository.
   */
  name: string;
  /**
   * Of the wrapper: a file with another one was changed since and is not touched.
   */
  sha256: string;
  /**
   * Name under which the replaced file is kept beside it; null when there was none.
   */
  kept: string | null;
  [k: string]: unknown;
}
/**
 * What install-into did, or with --dry-run would do.
 */
export interface InstallResult {
  schema: 'install-result/v1';
  repository: string;
  home: string;
  dry_run: boolean;
  steps: InstallStep[];
  [k: string]: unknown;
}
export interface InstallStep {
  action: 'install' | 'replace' | 'renew' | 'unchanged' | 'left' | 'restore' | 'remove';
  file: string;
  why: string;
  [k: string]: unknown;
}
/**
 * cancel_requested.json of a run directory: somebody wants the run to end. A job that starts later obeys it.
 */
export interface LaunchCancelRequest {
  schema: 'launch-cancel-request/v1';
  decision_tag: string;
  by: LaunchActor;
  requested_at: Instant;
  reason: string | null;
  [k: string]: unknown;
}
export interface LaunchActor {
  user: string;
  host: string;
  pid: number;
  [k: string]: unknown;
}
/**
 * Whether the engine takes a job away (answer of cancel).
 */
export interface LaunchCancel {
  schema: 'launch-cancel/v1';
  accepted: boolean;
  said: string;
  [k: string]: unknown;
}
/**
 * claim.json of an attempt: the one job that may work on the run.
 */
export interface LaunchClaim {
  schema: 'launch-claim/v1';
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  attempt: number;
  job: string;
  cluster: string;
  node: string;
  process: ProcessIdentity;
  claimed_at: Instant;
  [k: string]: unknown;
}
/**
 * A process, named so that a later one with the same number is not taken for it.
 */
export interface ProcessIdentity {
  pid: number;
  /**
   * Clock ticks after boot, field 22 of /proc/PID/stat; null where the system does not tell.
   */
  start_time: number | null;
  [k: string]: unknown;
}
/**
 * launch_end.json of a run directory: the engine's last words on a job that left no result.
 */
export interface LaunchEnd {
  schema: 'launch-end/v1';
  decision_tag: string;
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  job: string | null;
  answer: LaunchAnswer;
  asked_at: Instant;
  asked_by: LaunchActor;
  [k: string]: unknown;
}
/**
 * A job as its launcher knows it (answer of submit).
 */
export interface LaunchHandle {
  schema: 'launch-handle/v1';
  launcher: string;
  cluster: string;
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  job: string;
  /**
   * Of a run in shards; `job` is then that of its lead.
   */
  parts: null | LaunchParts;
  submitted_at: Instant;
  /**
   * The engine's words.
   */
  said: string;
  [k: string]: unknown;
}
/**
 * Jobs of a run in shards.
 */
export interface LaunchParts {
  lead: string;
  shards: string;
  join: string;
  [k: string]: unknown;
}
/**
 * What resume-launch and cancel-run found or did.
 */
export interface LaunchOutcome {
  schema: 'launch-outcome/v1';
  decision_tag: string;
  run_dir: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown';
  job: string | null;
  said: string;
  [k: string]: unknown;
}
/**
 * Jobs that are asked about (input of status), or one that is to be cancelled (input of cancel).
 */
export interface LaunchQuery {
  schema: 'launch-query/v1';
  /**
   * @minItems 1
   */
  handles: [SoughtJob, ...SoughtJob[]];
  [k: string]: unknown;
}
export interface SoughtJob {
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  tag: string;
  /**
   * Null: the job is looked for by its key.
   */
  handle: null | LaunchHandle;
  [k: string]: unknown;
}
/**
 * A job to be submitted (input of submit).
 */
export interface LaunchRequest {
  schema: 'launch-request/v1';
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  tag: string;
  /**
   * Name of the run directory.
   */
  label: string;
  /**
   * Program and arguments; the program is absolute.
   *
   * @minItems 1
   */
  argv: [string, ...string[]];
  cwd: string;
  /**
   * Text that bash sources in the job before the program.
   */
  setup: string | null;
  /**
   * Absolute path of the file to which the engine appends what the job prints.
   */
  output: string;
  cpus: number;
  /**
   * MiB.
   */
  memory_mb: number;
  /**
   * Minutes; null: the queue's own limit.
   */
  time_limit_min: number | null;
  /**
   * Seconds before the limit at which the job is warned; 0: not at all.
   */
  warn_s: number;
  queue: string | null;
  account: string | null;
  /**
   * Options of the engine, word by word.
   */
  args: string[];
  /**
   * May the engine start the job again?
   */
  restarts: boolean;
  array: null | LaunchArray;
  after: null | LaunchAfter;
  /**
   * Look for a job of the key before one is submitted.
   */
  look_first: boolean;
  [k: string]: unknown;
}
export interface LaunchArray {
  count: number;
  at_once: number;
  [k: string]: unknown;
}
export interface LaunchAfter {
  handle: LaunchHandle;
  when: 'success' | 'end';
  [k: string]: unknown;
}
/**
 * What the engine says of jobs (answer of status).
 */
export interface LaunchStatus {
  schema: 'launch-status/v1';
  asked_at: Instant;
  answers: LaunchAnswer[];
  [k: string]: unknown;
}
/**
 * launch.json of a run directory: the submission of a run. Written by the submitting side alone.
 */
export interface Launch {
  schema: 'launch/v1';
  decision_tag: string;
  /**
   * gh- and 16 hex digits: by it a submission is looked for before it is repeated.
   */
  key: string;
  launcher: LauncherFile;
  describe: Launcher;
  request: LaunchRequest;
  /**
   * Of the request as JSON on one line; the job's own command line has it.
   */
  request_sha256: string;
  /**
   * Starts of the job that are allowed.
   */
  attempts: number;
  submitted_by: Submitter;
  submitted_at: Instant;
  /**
   * Null until the engine has named a job.
   */
  handle: null | LaunchHandle;
  parts?: LaunchedParts;
  [k: string]: unknown;
}
export interface LauncherFile {
  name: string;
  /**
   * Real path.
   */
  path: string;
  sha256: string;
  [k: string]: unknown;
}
/**
 * What a launcher says of itself and of its engine (verb describe).
 */
export interface Launcher {
  schema: 'launcher/v1';
  name: string;
  engine: string;
  /**
   * Of the engine.
   */
  version: string;
  cluster: string;
  /**
   * Has the engine arrays of jobs?
   */
  arrays: boolean;
  /**
   * Most elements of an array; null without a limit.
   */
  max_array: number | null;
  /**
   * Seconds between TERM and KILL.
   */
  grace_s: number;
  /**
   * Can the engine start a job again?
   */
  restarts: boolean;
  /**
   * Seconds after its end for which a job is known; null: for ever.
   */
  forgets_after_s: number | null;
  /**
   * Options of the engine that the launcher gives itself.
   */
  managed_args: string[];
  /**
   * Reasons of waiting that never go by themselves.
   */
  hopeless_reasons: string[];
  [k: string]: unknown;
}
export interface Submitter {
  host: string;
  user: string;
  boot_id: string | null;
  process: ProcessIdentity;
  [k: string]: unknown;
}
/**
 * Of a run in shards: the other jobs, and what the engine named so far. The key and the request above are those of the lead; the handle is null until all three have a job.
 */
export interface LaunchedParts {
  lead: null | LaunchHandle;
  shards: LaunchPart;
  join: LaunchPart;
  [k: string]: unknown;
}
/**
 * One job of a run in shards.
 */
export interface LaunchPart {
  key: string;
  request: LaunchRequest;
  request_sha256: string;
  handle: null | LaunchHandle;
  [k: string]: unknown;
}
/**
 * What the page of the leaderboard shows, and is drawn from; the page carries it. A cell that is no number is null.
 */
export interface LeaderboardPage {
  schema: 'leaderboard-page/v1';
  registry_csv: string;
  rows_total: number;
  /**
   * Rows that are neither among the best nor among the newest that are shown.
   */
  left_out: number;
  /**
   * In registry order.
   */
  entries: LeaderboardEntry[];
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  navigation?: PageNavigation;
  [k: string]: unknown;
}
export interface LeaderboardEntry {
  /**
   * Place among the best; null for one that is shown for its age.
   */
  rank: number | null;
  decision_tag: string;
  factor: string;
  generated_at: string;
  /**
   * When the report was made, as the registry has it; empty when it does not say.
   */
  report_generated_at?: string;
  overall_pass: boolean | null;
  score_total: number | null;
  score_quality: number | null;
  score_governance: number | null;
  recommendation: string;
  report_json: string;
  /**
   * Of the decision’s page, relative; absent or null for none.
   */
  href?: string | null;
  gates_passed?: number | null;
  gates_total?: number | null;
  /**
   * Mean test IC of the walk-forward windows.
   */
  ic?: number | null;
  /**
   * Test IC at ×2.
   */
  cost_ic?: number | null;
  q?: number | null;
  [k: string]: unknown;
}
/**
 * A row of the stage audit log, column → text of the cell as it reads in Markdown (the ledger itself escapes it).
 */
export interface LedgerRow {
  /**
   * Local day of the finalizing.
   */
  date: string;
  stage: string;
  /**
   * unknown when nothing states one.
   */
  decision_tag: string;
  owner: string;
  objective: string;
  /**
   * The run's command.sh, as code.
   */
  command_ref: string;
  /**
   * The report, as code.
   */
  artifact_ref: string;
  result: 'pass' | 'fail';
  next_action: string;
  [k: string]: unknown;
}
/**
 * One look at a run by monitor-gate-run: the state it is in and the evidence for it. With --json one such document per round, each on one line.
 */
export interface MonitorRound {
  schema: 'monitor-round/v1';
  observed_at: Instant;
  /**
   * Where it was looked, as given with --host; null for this machine.
   */
  host: string | null;
  decision_tag: string;
  /**
   * Relative to the repository; null while there is no such run.
   */
  run_dir: string | null;
  workflow: string | null;
  /**
   * absent: there is no such run yet (only while it is waited for). lost: no result, and on its own host nothing of it lives. unknown: cannot be judged from here.
   */
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown' | 'absent';
  /**
   * The step the run is in or ended in.
   */
  phase: string | null;
  exit_code: number | null;
  signal: string | null;
  /**
   * Why the run did not succeed, in its own words.
   */
  reason: string | null;
  /**
   * Seconds from the start to the end, or until now; null when nothing tells.
   */
  elapsed_s: number | null;
  /**
   * Why the state is believed, one sentence each.
   */
  evidence: string[];
  /**
   * True when result.json is there and can be read.
   */
  has_result: boolean;
  /**
   * The last lines of run.log, as they stand there.
   */
  log_tail: string[];
  /**
   * Living processes that belong to the run or carry the workflow pattern.
   */
  processes: SeenProcess[];
  /**
   * The last reports by name, relative to the repository.
   */
  gate_reports: string[];
  launch?: RoundLaunch;
  /**
   * With --locate: the newest report that states this tag, relative to the repository; null when there is none.
   */
  report_json?: string | null;
  shards?: RoundShards;
  [k: string]: unknown;
}
export interface SeenProcess {
  pid: number;
  /**
   * The words of its command line, with blanks between.
   */
  command: string;
  [k: string]: unknown;
}
/**
 * Of a run that was given to an engine.
 */
export interface RoundLaunch {
  launcher: string;
  cluster: string;
  /**
   * Null while the submission is undecided.
   */
  job: string | null;
  /**
   * The engine's word; null when it was not asked.
   */
  engine_state: string | null;
  reason: string | null;
  /**
   * Age of the answer; null without one.
   */
  asked_s: number | null;
  expected_start: null | Instant;
  [k: string]: unknown;
}
/**
 * Of a run in shards: how many are in which state.
 */
export interface RoundShards {
  count: number;
  passed: number;
  failed: number;
  running: number;
  queued: number;
  [k: string]: unknown;
}
/**
 * build.json of the folder of pages: what build-pages knows of the files it read and wrote, so that it need not read them again.
 */
export interface PageBuild {
  schema: 'page-build/v1';
  /**
   * Of the tool; another one builds everything anew.
   */
  version: string;
  sum: Sha2561;
  /**
   * File of the repository → its place on disk, its sum and what it says.
   */
  files: {
    [k: string]: KnownFile;
  };
  /**
   * Folder of the repository → its place on disk and the names in it, sorted.
   */
  folders: {
    [k: string]: KnownFolder;
  };
  /**
   * Page → what it was made from and how it lies there.
   */
  pages: {
    [k: string]: KnownPage;
  };
  [k: string]: unknown;
}
export interface KnownFile {
  /**
   * Size, times and number of the file.
   */
  mark: string;
  bytes: number;
  sha256: Sha2562;
  /**
   * What the pages need of it.
   */
  says: {
    [k: string]: unknown;
  } | null;
  [k: string]: unknown;
}
export interface KnownFolder {
  /**
   * Size, times and number of the folder.
   */
  mark: string;
  names: string[];
  [k: string]: unknown;
}
export interface KnownPage {
  key: Sha2562;
  mark: string;
  rest?: Sha2563;
  [k: string]: unknown;
}
/**
 * What workstation-preflight found and whether it is enough for a heavy run.
 */
export interface Preflight {
  /**
   * Local time with zone, YYYY-MM-DDTHH:MM:SS+HHMM.
   */
  timestamp: string;
  hostname: string;
  root_dir: string;
  /**
   * Empty on a detached HEAD, unknown outside git.
   */
  git_branch: string;
  git_commit: string;
  git_dirty_count: number;
  /**
   * Cores this process may use.
   */
  cores: number;
  /**
   * Whole GiB of memory this process may use.
   */
  memory_gb: number;
  min_cores: number;
  min_memory_gb: number;
  require_clean: 0 | 1;
  status: 'pass' | 'fail';
  reasons: string[];
  /**
   * Cores of the machine, where a container grants fewer.
   */
  host_cores?: number;
  host_memory_gb?: number;
  /**
   * The cluster that granted the job its part of the machine.
   */
  granted_by?: string;
  /**
   * What it granted; null when it did not say.
   */
  granted_cores?: number | null;
  /**
   * Whole GiB.
   */
  granted_memory_gb?: number | null;
  [k: string]: unknown;
}
/**
 * production_gates_report.json as production-gates writes it: a production-gates-report with everything in it.
 */
export interface ProductionGatesReportV1 {
  schema: 'production-gates-report/v1';
  /**
   * Local time without zone.
   */
  generated_at: string;
  generated_at_utc: Instant;
  inputs: GateInputs;
  outputs: GateOutputs;
  sample: GateSample;
  cost_stress: GateCostRow[];
  cost: GateCosts;
  wf_stress: GateWalkForward;
  risk_diagnostics: GateRisk;
  quantiles: GateQuantiles;
  statistical_gates: GateStatistics;
  look_ahead: LookAhead;
  trials: TrialCounts;
  trial: TrialOfReport;
  /**
   * Line → value.
   */
  thresholds: {
    [k: string]: number;
  };
  loosened: LoosenedLine[];
  /**
   * Gate → whether it is proven to pass.
   */
  gates: {
    overall_pass: boolean;
    [k: string]: boolean;
  };
  /**
   * Gate → verdict.
   */
  gate_verdicts: {
    [k: string]: GateVerdict;
  };
  reproducibility: GateReproducibility;
  [k: string]: unknown;
}
/**
 * Absolute paths.
 */
export interface GateOutputs {
  out_root: string;
  cost_csv: string;
  wf_summary_csv: string;
  periods_csv: string;
  trial_returns_csv: string;
  [k: string]: unknown;
}
export interface GateSample {
  periods: number;
  train_periods: number;
  test_periods: number;
  train_purged: number;
  /**
   * Reason → dates.
   */
  not_judged: {
    [k: string]: number;
  };
  rows: GateRows;
  label_coverage: number | null;
  period_coverage: number | null;
  spacing_median: number | null;
  stride: number;
  periods_per_year: number | null;
  test_start: string | null;
  test_end: string | null;
  [k: string]: unknown;
}
export interface GateRows {
  scored: number;
  labelled: number;
  last_price: number;
  window_open: number;
  unknown_asset: number;
  no_entry: number;
  no_exit: number;
  no_return: number;
  missing_scores: number;
  [k: string]: unknown;
}
/**
 * IC after costs of all periods of a part; returns of the series.
 */
export interface GateCostRow {
  cost_multiplier: number;
  return_code: 0;
  test_ic: number | null;
  train_ic: number | null;
  run_json: null;
  net_return_mean: number | null;
  net_sharpe: number | null;
  [k: string]: unknown;
}
export interface GateCosts {
  gross_return_mean: number | null;
  turnover_mean: number | null;
  break_even_multiplier: number | null;
  break_even_rate: number | null;
  [k: string]: unknown;
}
export interface GateWalkForward {
  ok: boolean;
  return_code: 0;
  rows: number;
  test_ic_mean: number | null;
  test_ic_std: number | null;
  test_ic_pos_ratio: number | null;
  test_ic_n: number;
  test_ic_overall_mean: null;
  test_ic_overall_std: null;
  test_ic_overall_pos_ratio: null;
  test_ic_overall_n: null;
  cost_multiplier: number;
  universe: string;
  windows: GateWindow[];
  summary_csv: string | null;
  [k: string]: unknown;
}
export interface GateWindow {
  window: string;
  train_start: string;
  train_end: string;
  test_start: string;
  test_end: string;
  train_ic: number | null;
  test_ic: number | null;
  reason: 'too_few_train_periods' | 'too_few_test_periods' | null;
  train_purged: number;
  train_n: number;
  test_n: number;
  test_ic_x1: number | null;
  test_ic_gross: number | null;
  test_sharpe: number | null;
  test_win_rate: number | null;
  train_n_signals: number;
  test_n_signals: number;
  [k: string]: unknown;
}
export interface GateRisk {
  ok: boolean;
  beta_vs_spy: number | null;
  beta_n: number;
  beta_se: number | null;
  beta_of: 'portfolio' | 'active';
  turnover_top_pct_overlap: number | null;
  size_signal_corr_log_mcap: number | null;
  size_signal_rank_corr: number | null;
  size_dates: number;
  industry_coverage: number | null;
  industry_max_weight: number | null;
  [k: string]: unknown;
}
export interface GateQuantiles {
  mean_returns: (number | null)[];
  dates: number[];
  spread: number | null;
  [k: string]: unknown;
}
export interface GateStatistics {
  ic_mean: number | null;
  ic_mean_gross: number | null;
  ic_std_gross: number | null;
  icir: number | null;
  ic_t: number | null;
  ic_p_t: number | null;
  ic_t_nw: number | null;
  ic_p_nw: number | null;
  ic_p: number | null;
  ic_mean_tested: number | null;
  pos_ratio: number | null;
  rank_autocorrelation: number | null;
  sharpe: number | null;
  sharpe_annual: number | null;
  skewness: number | null;
  kurtosis: number | null;
  psr_zero: number | null;
  min_track_record: number | null;
  q_value_bh: number | null;
  q_value_by: number | null;
  p_holm: number | null;
  p_bonferroni: number | null;
  sharpe_variance: number | null;
  expected_max_sharpe: number | null;
  dsr: number | null;
  dsr_paper: number | null;
  dsr_2n: number | null;
  dsr_10n: number | null;
  break_even_trials: number | null;
  haircut_bonferroni: number | null;
  pbo: number | null;
  spa_p: number | null;
  nw_lag: number;
  n: number;
  sharpe_n: number;
  n_trials: number;
  n_factors: number;
  n_pass: number;
  sharpe_variance_from: 'trials' | 'null';
  ok: boolean;
  factor: string;
  factor_found: true;
  factor_gate_pass: boolean;
  return_code: 0;
  [k: string]: unknown;
}
export interface LookAhead {
  ic_lower_95: number | null;
  psr_too_good: number | null;
  ic_label: number | null;
  ic_before_entry: number | null;
  ic_after_exit: number | null;
  score_known: 'after_close' | 'before_entry';
  offending_rows: number;
  /**
   * The first of them.
   */
  offending: string[];
  point_in_time: null | PointInTime;
  [k: string]: unknown;
}
export interface PointInTime {
  compared: number;
  different: number;
  only_in_full: number;
  only_in_as_of: number;
  changed: number;
  first: string[];
  [k: string]: unknown;
}
export interface TrialCounts {
  family: string;
  declared: number | null;
  observed: number;
  used: number;
  n_trials_same_returns: number;
  sources: TrialSources;
  /**
   * What was counted without a key.
   */
  unnamed: string[];
  /**
   * What of the record could not be read.
   */
  unreadable: string[];
  [k: string]: unknown;
}
export interface TrialSources {
  trials_jsonl: number;
  reports: number;
  registry: number;
  runs_without_key: number;
  tried: number;
  [k: string]: unknown;
}
export interface TrialOfReport {
  id: string;
  figures_hash: string;
  scores_sha256: string;
  returns_sha256: string;
  sharpe: number | null;
  p_value: number | null;
  periods_per_year: number | null;
  [k: string]: unknown;
}
/**
 * A line of the configuration that asks for less than the default.
 */
export interface LoosenedLine {
  name: string;
  line: number;
  default: number;
  [k: string]: unknown;
}
export interface GateReproducibility {
  rng: 'philox4x32-10';
  /**
   * Decimal.
   */
  seed: string;
  seed_from: 'inputs' | 'configuration';
  reps: number;
  block_length: number | null;
  figures_sha256: string;
  verdicts_sha256: string;
  [k: string]: unknown;
}
/**
 * production_gates_report.json as the workflow writes it. Written by Python as a rule: figures may be NaN, Infinity, integers or text, sections may be missing; old reports say args for inputs and gate for gates.
 */
export interface ProductionGatesReport {
  generated_at?: string | null;
  generated_at_utc?: string | null;
  inputs?: null | ReportInputs;
  args?: null | ReportInputs;
  outputs?: {
    [k: string]: unknown;
  } | null;
  cost_stress?: CostRow[] | null;
  wf_stress?: Figures;
  risk_diagnostics?: Figures;
  statistical_gates?: Figures;
  thresholds?: Figures1;
  gates?: Figures;
  /**
   * Gate → what it states of itself: verdict (pass, fail, not_evaluable), and where they are known measured, rule, line, label, required, reason. What is not such a thing says nothing.
   */
  gate_verdicts?: {
    [k: string]: unknown;
  } | null;
  gate?: Figures;
  [k: string]: unknown;
}
export interface ReportInputs {
  decision_tag?: string | number | null;
  owner?: Text;
  notes?: Text;
  factor?: Text;
  strategy?: Text;
  freeze_file?: Text;
  [k: string]: unknown;
}
export interface CostRow {
  cost_multiplier?: Scalar;
  return_code?: Scalar;
  test_ic?: Scalar;
  train_ic?: Scalar;
  [k: string]: unknown;
}
/**
 * What generate-candidate-queue did, as --json prints it.
 */
export interface QueueResult {
  schema: 'queue-result/v1';
  /**
   * Absolute path.
   */
  candidate_queue_csv: string;
  /**
   * Absolute path.
   */
  candidate_queue_md: string;
  queue_size: number;
  mode: 'mixed' | 'robust_only' | 'exploration_only';
  /**
   * Nothing met the policy: the queue holds the factors with the highest scores instead.
   */
  fallback: boolean;
  [k: string]: unknown;
}
/**
 * A row of the factor candidate queue, cell by column: a factor to run next, why, and how.
 */
export interface QueueRow {
  /**
   * Local time without zone.
   */
  queue_generated_at: string;
  factor: string;
  strategy: string;
  source_decision_tag: string;
  source_report_json: string;
  source_score_total: number;
  /**
   * As the registry says it.
   */
  source_recommendation: string;
  priority_score: number;
  suggested_action:
    | 'paper_candidate_validation'
    | 'official_rerun_with_targeted_adjustments'
    | 'research_iteration_with_new_hypothesis';
  /**
   * A tag that no run has yet.
   */
  proposed_decision_tag: string;
  /**
   * A command line for bash.
   */
  proposed_command: string;
  /**
   * The words of the official run, a JSON list.
   */
  proposed_argv?: string;
  /**
   * Why the command could not start now, or what of it is a guess; empty when it could.
   */
  proposal_missing?: string;
  [k: string]: unknown;
}
/**
 * What record-stage did.
 */
export interface RecordStageResult {
  schema: 'record-stage-result/v1';
  decision_tag: string;
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  stage_log: string;
  row_added: boolean;
  /**
   * Null without one.
   */
  audit_pack: string | null;
  [k: string]: unknown;
}
/**
 * What record-decision wrote.
 */
export interface RecordedDocument {
  schema: 'recorded-document/v1';
  kind: 'note' | 'waiver' | 'explain' | 'sign-off' | 'deployment';
  decision_tag: string;
  /**
   * Relative to the repository.
   */
  path: string;
  [k: string]: unknown;
}
/**
 * What update-registry did, as --json prints it.
 */
export interface RegistryResult {
  schema: 'registry-result/v1';
  /**
   * Absolute path.
   */
  registry_csv: string;
  /**
   * Absolute path.
   */
  leaderboard_md: string;
  /**
   * Absolute path of the page, when one was asked for.
   */
  leaderboard_html?: string;
  rows_total: number;
  /**
   * Rows of this call, new or replaced.
   */
  updated: number;
  /**
   * Reports that were named and are not there.
   */
  skipped: string[];
  [k: string]: unknown;
}
/**
 * A row of the factor experiment registry as update-registry writes it, cell by column: one experiment, its figures, its score. In the CSV true is True, null is nothing. Rows that others wrote may lack columns and have more.
 */
export interface RegistryRow {
  /**
   * Local time of the update that wrote the row, without zone; rows are sorted by it as text.
   */
  generated_at: string;
  /**
   * Absolute path of the report: the key of the row.
   */
  report_json: string;
  report_md: string;
  /**
   * Absolute path of the run directory; empty when the report belongs to no run that is known.
   */
  run_dir: string;
  decision_tag: string;
  owner: string;
  factor: string;
  strategy: string;
  freeze_file: string;
  /**
   * True only when the report proves it.
   */
  overall_pass: boolean;
  cost_ic_x1_5: Figure;
  cost_ic_x2_0: Figure;
  wf_test_ic_mean: Figure;
  wf_test_ic_pos_ratio: Figure;
  risk_beta_vs_spy: Figure;
  risk_turnover_overlap: Figure;
  risk_size_corr_abs: Figure;
  risk_industry_coverage: Figure;
  stat_q_value_bh: Figure;
  stat_factor_gate_pass: boolean;
  data_quality_pass: KnownFlag;
  governance_audit_pass: KnownFlag;
  stage_log_linked: KnownFlag;
  /**
   * Items of severity High in the remediation plan; 0 without a plan.
   */
  remediation_high_count: number;
  /**
   * At most 75 unless overall_pass.
   */
  score_total: number;
  score_quality: number;
  score_governance: number;
  recommendation: 'promote_candidate' | 'watchlist_rerun' | 'reject_or_research';
  run_review_md: string;
  /**
   * The same moment in UTC, by which the newest is known.
   */
  generated_at_utc?: string;
  /**
   * The report's generated_at_utc, else its generated_at as written; empty when it states none. By it a reader counts the attempts of a factor.
   */
  report_generated_at?: string;
  stat_dsr?: Figure;
  stat_n_trials?: Count;
  stat_break_even_trials?: Count;
  not_evaluable?: Count;
  [k: string]: unknown;
}
/**
 * governance_remediation_plan.json: what to do about each failure of a governance audit, the most severe first.
 */
export interface RemediationPlan {
  /**
   * Local time without zone, YYYY-MM-DDTHH:MM:SS.ffffff.
   */
  generated_at?: string | null;
  /**
   * The audit this plan answers, absolute.
   */
  audit_json?: string | null;
  run_dir?: Text;
  decision_tag?: Text;
  audit_overall_pass?: boolean | null;
  n_failures?: number | null;
  n_checks?: number | null;
  remediation_items?: RemediationItem[] | null;
  next_step?: string | null;
  [k: string]: unknown;
}
export interface RemediationItem {
  /**
   * RM- and the place of the failure in the audit, from 001.
   */
  id?: string | null;
  /**
   * High, Medium or Low.
   */
  severity?: string | null;
  domain?: string | null;
  /**
   * The audit's own words.
   */
  failure?: string | null;
  action?: string | null;
  [k: string]: unknown;
}
/**
 * What audit, review, score and page make of a report: check-report.
 */
export interface ReportCheck {
  schema: 'report-check/v1';
  /**
   * Absolute.
   */
  path: string;
  /**
   * In one sentence.
   */
  read_as: string;
  usable: boolean;
  decision_tag: string | null;
  /**
   * By its name and place.
   */
  workflow: string | null;
  /**
   * Why it is not usable.
   */
  problems: string[];
  keys: ReportKey[];
  gates: ReportGate[];
  [k: string]: unknown;
}
export interface ReportKey {
  key: string;
  is_there: boolean;
  /**
   * Without it the report is not usable.
   */
  is_needed: boolean;
  /**
   * Of the review.
   */
  section: string;
  /**
   * Gate whose figure it is.
   */
  gate: string | null;
  /**
   * Of the score that it can earn.
   */
  points: number;
  /**
   * What its absence costs.
   */
  without: string;
  [k: string]: unknown;
}
export interface ReportGate {
  gate: string;
  passed: boolean | null;
  /**
   * In its own words; null for a gate that states nothing.
   */
  says: string | null;
  [k: string]: unknown;
}
/**
 * Whether an official run could start now, and what mends what is missing: init-repository --check.
 */
export interface RepositoryCheck {
  schema: 'repository-check/v1';
  /**
   * Absolute.
   */
  root: string;
  workflow: string;
  /**
   * Every item is ok.
   */
  ready: boolean;
  items: RepositoryCheckItem[];
  [k: string]: unknown;
}
export interface RepositoryCheckItem {
  item: string;
  state: 'ok' | 'missing' | 'wrong';
  says: string;
  /**
   * A command, or what to do; null where nothing is to be mended.
   */
  mend: string | null;
  [k: string]: unknown;
}
/**
 * What init-repository wrote, kept and asks for, and the commands that come next.
 */
export interface RepositorySetup {
  schema: 'repository-setup/v1';
  /**
   * Absolute.
   */
  root: string;
  /**
   * True: nothing was written.
   */
  dry_run: boolean;
  workflow: string;
  /**
   * Of the first run that is proposed.
   */
  decision_tag: string;
  /**
   * Relative to the root.
   */
  written: string[];
  /**
   * Relative to the root: they were there and stay as they are.
   */
  kept: string[];
  /**
   * What could not be known.
   */
  asked: string[];
  /**
   * What was found and chosen.
   */
  notes: string[];
  /**
   * Commands for a shell in the root.
   */
  next: string[];
  [k: string]: unknown;
}
/**
 * result.json of a run directory: how the run ended. Its presence means that the run is over.
 */
export interface RunResult {
  workflow?: string | null;
  decision_tag?: string | null;
  /**
   * Status official-run ended with: the workflow's own, 128+n for signal n, or that of the step that blocked.
   */
  exit_code?: number | null;
  /**
   * The run directory, relative to the repository.
   */
  audit_dir?: string | null;
  /**
   * The step in which the run ended.
   */
  phase?: 'submit' | 'preflight' | 'freeze' | 'data_quality' | 'workflow' | 'join' | 'verify';
  outcome?: 'succeeded' | 'failed' | 'blocked' | 'interrupted';
  /**
   * What ended the workflow or official-run, such as SIGTERM.
   */
  signal?: string | null;
  /**
   * Why it did not succeed, in one sentence.
   */
  reason?: string | null;
  started_at?: Instant;
  finished_at?: Instant;
  data_quality_input?: CheckedInput;
  /**
   * Processes of the workflow that lived when it had ended: of its process group, or with run.log open. While one of them lives the run is not over. Absent where no workflow was started.
   */
  left_running?: LeftRunning[];
  /**
   * Length of run.log when the result was written; null when it could not be read.
   */
  log_bytes?: number | null;
  /**
   * Of the first log_bytes of run.log.
   */
  log_sha256?: string | null;
  /**
   * True when run.log was seen to become shorter, or another file, while the run went on; else absent.
   */
  log_cut?: true;
  /**
   * Processes that the control group of the run killed for want of memory; absent where the system does not count.
   */
  oom_kills?: number;
  launch?: ResultLaunch;
  /**
   * Starts of a launched run, the last one included.
   */
  attempts?: RunAttempt[];
  /**
   * True when the bytes that passed the data gate are no longer those of the input after the workflow.
   */
  input_changed?: boolean;
  /**
   * Of a run in shards: how each ended, by its index. Absent elsewhere.
   */
  shards?: RunShard[];
  [k: string]: unknown;
}
export interface LeftRunning {
  pid: number;
  /**
   * Clock ticks after boot, field 22 of /proc/PID/stat; null where the system does not tell.
   */
  start_time: number | null;
  command: string;
  [k: string]: unknown;
}
/**
 * Where a launched run was at work.
 */
export interface ResultLaunch {
  launcher: string;
  engine: string;
  version: string;
  cluster: string;
  /**
   * Null when none was accepted.
   */
  job: string | null;
  node: string | null;
  queue: string | null;
  cpus: number | null;
  memory_bytes: number | null;
  /**
   * From the submission to the start.
   */
  queued_s: number | null;
  /**
   * Was the engine's warning before the limit received?
   */
  warned: boolean;
  parts?: LaunchParts;
  [k: string]: unknown;
}
export interface RunAttempt {
  n: number;
  job: string;
  node: string;
  started_at: Instant;
  ended_at: null | Instant;
  /**
   * Null of one that left no word.
   */
  outcome: string | null;
  signal: string | null;
  reason: string | null;
  [k: string]: unknown;
}
export interface RunShard {
  index: number;
  /**
   * Null of one that has no result.
   */
  exit_code: number | null;
  signal: string | null;
  /**
   * Why it was not joined; null of one that passed.
   */
  reason: string | null;
  started_at: null | Instant;
  finished_at: null | Instant;
  host: string | null;
  job: string | null;
  log_bytes: number | null;
  output_sha256: null | string;
  /**
   * What it did; null where shard.json does not tell.
   */
  units: null | string[];
  [k: string]: unknown;
}
/**
 * Whether a run could start now: official-run --dry-run. A call that a rule refuses has none.
 */
export interface RunCheck {
  schema: 'run-check/v1';
  workflow: string;
  decision_tag: string;
  could_start: boolean;
  /**
   * What the preflight refuses.
   */
  reasons: string[];
  [k: string]: unknown;
}
/**
 * What differs between two runs: compare-runs.
 */
export interface RunComparison {
  schema: 'run-comparison/v1';
  generated_at_utc: Instant;
  a: ComparedRun;
  b: ComparedRun;
  /**
   * Anything but durations.
   */
  differs: boolean;
  sections: ComparisonSection[];
  [k: string]: unknown;
}
export interface ComparedRun {
  /**
   * Relative to the repository, absolute outside of it.
   */
  run_dir: string;
  decision_tag: string | null;
  report_json: string | null;
  [k: string]: unknown;
}
export interface ComparisonSection {
  name:
    | 'outcome'
    | 'settings'
    | 'arguments'
    | 'freeze'
    | 'data'
    | 'environment'
    | 'commit'
    | 'figures'
    | 'gates'
    | 'durations';
  title: string;
  /**
   * What could not be compared, and why.
   */
  note: string | null;
  differences: RunDifference[];
  /**
   * Further differences.
   */
  left_out: number;
  [k: string]: unknown;
}
export interface RunDifference {
  key: string;
  /**
   * Null: not there.
   */
  a: string | null;
  b: string | null;
  [k: string]: unknown;
}
/**
 * environment.json of a run directory: what the workflow ran in. Written before the workflow starts.
 */
export interface RunEnvironment {
  schema: 'run-environment/v1';
  generated_at_utc: Instant;
  operating_system: string | null;
  kernel: string;
  architecture: string;
  /**
   * Model; null where the system does not tell.
   */
  processor: string | null;
  /**
   * That the process may use.
   */
  cores: number;
  /**
   * Of the machine.
   */
  memory_bytes: number;
  /**
   * LC_ALL, else LC_CTYPE, else LANG.
   */
  locale: string | null;
  time_zone: string | null;
  /**
   * As the workflow gets them.
   */
  thread_variables: {
    [k: string]: string;
  };
  node: string;
  /**
   * Version and commit.
   */
  gatehouse: string;
  /**
   * The interpreter of the workflow; null where it has none or did not answer.
   */
  python: null | PythonEnvironment;
  /**
   * Why python is null.
   */
  python_absent: string | null;
  /**
   * The lock files of gatehouse.json.
   */
  files: EnvironmentFile[];
  /**
   * The work tree beside its commit; null outside git.
   */
  git: null | WorkTreeDifference;
  [k: string]: unknown;
}
export interface PythonEnvironment {
  path: string;
  version: string;
  /**
   * Installed distribution → version.
   */
  distributions: {
    [k: string]: string;
  };
  [k: string]: unknown;
}
export interface EnvironmentFile {
  path: string;
  bytes: number | null;
  sha256: string | null;
  /**
   * In the run directory; null for what is larger than 1 MiB or cannot be read.
   */
  copy: string | null;
  /**
   * Why it could not be read or was not copied.
   */
  problem: string | null;
  [k: string]: unknown;
}
export interface WorkTreeDifference {
  commit: string | null;
  /**
   * git.diff, in the run directory; null for a tree without changes of tracked files.
   */
  diff: string | null;
  /**
   * Of the whole difference.
   */
  diff_bytes: number;
  diff_sha256: string | null;
  /**
   * True when git.diff holds its first 10 MiB only.
   */
  diff_cut: boolean;
  untracked: UntrackedFile[];
  /**
   * How many more there are.
   */
  untracked_left_out: number;
  [k: string]: unknown;
}
export interface UntrackedFile {
  path: string;
  bytes: number | null;
  /**
   * Null for what is not a regular file or cannot be read.
   */
  sha256: string | null;
  [k: string]: unknown;
}
/**
 * The runs of a repository: list-runs --json.
 */
export interface RunList {
  schema: 'run-list/v1';
  generated_at_utc: Instant;
  /**
   * Run directories of the repository, shown or not.
   */
  total: number;
  runs: ListedRun[];
  [k: string]: unknown;
}
export interface ListedRun {
  /**
   * Relative to the repository.
   */
  run_dir: string;
  /**
   * UTC where a document states it, else by the stamp of the name in this host's zone.
   */
  started_at: string | null;
  decision_tag: string | null;
  workflow: string | null;
  owner: string | null;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown';
  duration_s: number | null;
  factor: string | null;
  gates_passed: number | null;
  gates_total: number | null;
  score_total: number | null;
  /**
   * True also where no settings say otherwise.
   */
  official: boolean;
  /**
   * Which attempt of its factor, by the registry.
   */
  attempt: number | null;
  attempts: number | null;
  [k: string]: unknown;
}
/**
 * What validate-run-logs demands of run logs and tickets. A file given with --policy overrides single keys of the shipped one.
 */
export interface RunLogPolicy {
  schema: 'run-log-policy/v1';
  name: string;
  /**
   * Files that every log has.
   */
  files: string[];
  meta_file: string;
  /**
   * Keys that META.json has.
   */
  meta_keys: string[];
  /**
   * Files that hold no placeholder.
   */
  written_files: string[];
  /**
   * Words that stand where a text was to be written.
   */
  placeholders: string[];
  /**
   * Regular expression of a ticket id.
   */
  ticket_pattern: string;
  /**
   * Regular expression of a log's directory; its first group is the ticket.
   */
  run_name_pattern: string;
  severity: Severities;
  /**
   * Logs of the past that cannot be repaired honestly: one check of one log becomes waived.
   */
  exceptions: RunLogException[];
}
export interface RunLogException {
  run?: string;
  check?: string;
  reason?: string;
}
/**
 * What validate-run-logs found: checks of the corpus, then of each log, sorted by name.
 */
export interface RunLogValidation {
  schema: 'run-log-validation/v1';
  policy: CitedPolicy;
  runs_root: string;
  tickets_file: string;
  checks: RecordedChecks;
  runs: JudgedRunLog[];
  counts: CheckCounts1;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface JudgedRunLog {
  run: string;
  ticket_id: string | null;
  git_sha_before: string | null;
  git_sha_after: string | null;
  /**
   * The last commit that touched the log.
   */
  log_commit: string | null;
  checks: RecordedChecks;
  pass: boolean;
  [k: string]: unknown;
}
/**
 * How many checks have each status.
 */
export interface CheckCounts1 {
  pass: number;
  fail: number;
  warn: number;
  missing: number;
  not_applicable: number;
  waived: number;
  [k: string]: unknown;
}
/**
 * What the page of a run shows: how it went, in which environment, and where its files are; the page carries it.
 */
export interface RunPage {
  schema: 'run-page/v1';
  navigation: PageNavigation;
  run_dir: string;
  decision_tag: string;
  state: string;
  reason: string | null;
  facts: PageFact[];
  settings: PageSetting[];
  environment: PageFact[];
  /**
   * Words of the call.
   */
  command: string[];
  preflight: string[];
  links: PageLink[];
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  [k: string]: unknown;
}
export interface PageSetting {
  name: string;
  value: string;
  source: string;
  [k: string]: unknown;
}
/**
 * What the page of a run's review shows, and is drawn from; the page carries it. A figure that is no finite number is null.
 */
export interface RunReviewPage {
  schema: 'run-review-page/v1';
  run: ReviewedRun;
  recommendation: 'approve' | 'reject/rerun';
  /**
   * Null when the report says neither true nor false.
   */
  overall_pass: boolean | null;
  cost: CostStress;
  walk_forward: WalkForward;
  gates: JudgedGate[];
  score: PageScore;
  governance: ReviewGovernance;
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  /**
   * Files of the run, relative to the page.
   */
  links?: PageLink[];
  plots?: PagePlot[];
  calendar?: PageCalendar;
  years?: PageYearFigures[];
  [k: string]: unknown;
}
export interface ReviewedRun {
  decision_tag: string;
  owner: string;
  factor: string;
  strategy: string;
  notes: string;
  run_dir: string;
  report_json: string;
  /**
   * The report's generated_at; empty when it states none.
   */
  reported_at: string;
  /**
   * Of the run's context; empty when it states none.
   */
  git_commit: string;
  [k: string]: unknown;
}
export interface CostStress {
  /**
   * A test IC above it passes.
   */
  gate_line: number;
  points: CostPoint[];
  [k: string]: unknown;
}
export interface CostPoint {
  multiplier: number | null;
  test_ic: number | null;
  train_ic: number | null;
  /**
   * The gate that judges it.
   */
  gate: string | null;
  passed: boolean | null;
  [k: string]: unknown;
}
export interface WalkForward {
  mean: number | null;
  positive_ratio: number | null;
  /**
   * Windows by the report.
   */
  count: number | null;
  /**
   * Null when nobody has figures per window.
   */
  windows_from: 'report' | 'walk_forward_summary.csv' | null;
  counted: WindowCounts;
  /**
   * All, or the newest of very many.
   */
  windows: WalkForwardWindow[];
  /**
   * What a reader must know of them: why there are none, or where they contradict the report.
   */
  remarks: string[];
  [k: string]: unknown;
}
/**
 * Of all windows there are, also those that are not among `windows`; positive are those with a test IC above 0.
 */
export interface WindowCounts {
  windows: number;
  /**
   * Of which the test IC is a finite number: what shares are of.
   */
  with_figure: number;
  positive: number;
  [k: string]: unknown;
}
export interface WalkForwardWindow {
  label: string;
  test_ic: number | null;
  train_ic: number | null;
  [k: string]: unknown;
}
export interface ReviewGovernance {
  data_quality_pass: boolean | null;
  audit_pass: boolean | null;
  stage_log_linked: boolean | null;
  /**
   * Of the data quality report and the audit.
   */
  failures: string[];
  remediation: RemediationLine[];
  [k: string]: unknown;
}
export interface RemediationLine {
  severity: string;
  failure: string;
  action: string;
  [k: string]: unknown;
}
/**
 * What generate-run-review found and wrote, as --json prints it.
 */
export interface RunReviewResult {
  schema: 'run-review-result/v1';
  /**
   * As given, or beside the report as that was given or found.
   */
  run_review_md: string;
  /**
   * The page, when one was asked for.
   */
  run_review_html?: string;
  run_dir: string;
  report_json: string;
  decision_tag: string;
  owner: string;
  recommendation: 'approve' | 'reject/rerun';
  [k: string]: unknown;
}
/**
 * Whether a build would change the index.
 */
export interface RunsIndexCheck {
  schema: 'runs-index-check/v1';
  index: string;
  artifacts_root: string;
  runs: number;
  gone: number;
  checks: RecordedChecks;
  counts: CheckCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
/**
 * What build-runs-index built.
 */
export interface RunsIndexResult {
  schema: 'runs-index-result/v1';
  /**
   * Path from the repository.
   */
  index: string;
  runs: number;
  /**
   * Rows of runs whose artifacts are gone.
   */
  gone: number;
  eligible: number;
  status: RunStatusCounts;
  overall_pass: true;
  [k: string]: unknown;
}
export interface RunStatusCounts {
  complete: number;
  invalid: number;
  incomplete: number;
  gone: number;
  [k: string]: unknown;
}
/**
 * A row of reports/summaries/runs_index.csv, its cells as text: nothing for null, true and false, floats with six decimals, lists and objects as compact JSON. The last five columns are not in an index of the replaced script; of a row of that index whose run is gone the states are empty.
 */
export interface RunsIndexRow {
  experiment: string;
  run_id: string;
  artifact_dir: string;
  manifest_path: string;
  git_sha: string;
  microalpha_version: string;
  python: string;
  platform: string;
  seed: string;
  config_path: string;
  config_sha256: string;
  dataset_id: string;
  unsafe_execution: string;
  unsafe_reasons: string;
  run_invalid: string;
  integrity_path: string;
  selection_window_start: string;
  selection_window_end: string;
  holdout_start: string;
  holdout_end: string;
  selected_model: string;
  holdout_metrics_path: string;
  holdout_manifest_path: string;
  headline_sharpe_ratio: string;
  headline_cagr: string;
  headline_max_drawdown: string;
  headline_ann_vol: string;
  headline_total_turnover: string;
  headline_traded_days: string;
  headline_num_trades: string;
  headline_final_equity: string;
  run_status?: 'complete' | 'invalid' | 'incomplete' | 'gone';
  commit_state?: 'reachable' | 'unreachable' | 'unknown' | '';
  config_state?: 'match' | 'differs' | 'absent' | 'unknown' | '';
  headline_eligible?: 'true' | 'false';
  /**
   * JSON list, sorted.
   */
  headline_blockers?: string;
  [k: string]: unknown;
}
/**
 * Whether the log of a working session is complete and agrees with board and files.
 */
export interface SessionLogCheck {
  schema: 'session-log-check/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  log: CheckedLog;
  stage: 'draft' | 'final';
  base: string | null;
  tasks: string[];
  outcome: 'done' | 'blocked' | null;
  tests: TestCounts | null;
  files_touched: string[];
  cited_paths: string[];
  checks: QueueCheck[];
  /**
   * At most 200 of one check.
   */
  findings: QueueFinding[];
  findings_truncated: boolean;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface PolicyUsed {
  name: string;
  /**
   * Null: the policy that the tool brings along.
   */
  path: string | null;
  sha256: string;
  [k: string]: unknown;
}
/**
 * Bytes and sha256 are null when it is not there.
 */
export interface CheckedLog {
  path: string;
  bytes: number | null;
  sha256: string | null;
  [k: string]: unknown;
}
/**
 * How many tests of a session passed and failed.
 */
export interface TestCounts {
  passed: number;
  failed: number;
  [k: string]: unknown;
}
export interface QueueCheck {
  id: string;
  status: 'pass' | 'warning' | 'fail' | 'not_run' | 'not_applicable';
  /**
   * The true number, also when not all are listed.
   */
  findings: number;
  [k: string]: unknown;
}
export interface QueueFinding {
  check: string;
  severity: 'error' | 'warning';
  /**
   * ID as it is written there.
   */
  task: string | null;
  /**
   * Relative to the repository.
   */
  file: string | null;
  /**
   * From 1.
   */
  line: number | null;
  expected: string | null;
  actual: string | null;
  message: string;
  [k: string]: unknown;
}
/**
 * What a working session started from; later checks of the session rest on it.
 */
export interface SessionStart {
  schema: 'session-start/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  task: string;
  title: string | null;
  status: string | null;
  level: 'L0' | 'L1' | 'L2' | 'L3';
  approved_by: string | null;
  role: string;
  /**
   * Null outside git, and before the first commit.
   */
  base_commit: string | null;
  uncommitted_files: string[];
  plan_files: HashedFile[];
  /**
   * IDs of the gates of the task.
   */
  gates: string[];
  checks: StartCheck[];
  recent_timeline: TimelineEntry[];
  /**
   * Null when none was created.
   */
  log: string | null;
  eligible: boolean;
  [k: string]: unknown;
}
export interface HashedFile {
  /**
   * Relative to the repository.
   */
  path: string;
  sha256: string;
  [k: string]: unknown;
}
export interface StartCheck {
  id: string;
  status: 'pass' | 'fail' | 'not_run' | 'not_applicable';
  problems: string[];
  [k: string]: unknown;
}
export interface TimelineEntry {
  plan: string;
  date: string;
  summary: string;
  evidence: string;
  source: string;
  [k: string]: unknown;
}
/**
 * What someone who takes over must know. Paths are relative to the repository.
 */
export interface SessionStatus {
  schema: 'session-status/v1';
  observed_at: Instant;
  /**
   * Absolute.
   */
  repository: string;
  /**
   * Of the decision this status is about; null when nothing states one.
   */
  decision_tag: string | null;
  run_dir: string | null;
  run_state: 'queued' | 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown' | null;
  items: StatusItem[];
  /**
   * The other decisions that have runs, newest first; nothing above or below is taken from them.
   */
  other_decisions: OtherDecision[];
  open_failures: OpenFailure[];
  /**
   * In progress on the task board, in its order; absent without a board that can be read.
   */
  open_tasks?: OpenTask[];
  /**
   * Null when the repository has no session guide.
   */
  reading_list: null | ReadingList;
  /**
   * Each file that is damaged, and what is wrong with it.
   */
  problems: string[];
  next_action: NextAction;
  [k: string]: unknown;
}
export interface StatusItem {
  name:
    | 'decision_tag'
    | 'owner'
    | 'run_dir'
    | 'run_state'
    | 'freeze_file'
    | 'data_quality'
    | 'gates'
    | 'ledger'
    | 'registry_update'
    | 'leaderboard_head'
    | 'candidate_queue'
    | 'top_candidate'
    | 'queue_policy'
    | 'pages';
  /**
   * Null when no source says.
   */
  value: string | null;
  detail: string | null;
  /**
   * The file it was read from; null when there is none.
   */
  source: string | null;
  rank: SourceRank;
  /**
   * What sources of lower rank, or lower in the same rank, say instead.
   */
  disagreeing: DisagreeingSource[];
  [k: string]: unknown;
}
export interface DisagreeingSource {
  value: string;
  source: string;
  rank: SourceRank;
  [k: string]: unknown;
}
export interface OtherDecision {
  decision_tag: string;
  owner: string | null;
  run_dir: string;
  run_state: 'queued' | 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown';
  [k: string]: unknown;
}
export interface OpenFailure {
  failure: string;
  /**
   * As the remediation plan says; null without one.
   */
  severity: string | null;
  /**
   * Null when none has been planned.
   */
  remediation: string | null;
  source: string;
  [k: string]: unknown;
}
export interface OpenTask {
  task: string;
  title: string | null;
  owner: string | null;
  /**
   * The board.
   */
  source: string;
  [k: string]: unknown;
}
export interface ReadingList {
  guide: string;
  paths: string[];
  missing: string[];
  [k: string]: unknown;
}
export interface NextAction {
  why: string;
  /**
   * For a shell, on one line.
   */
  command: string;
  /**
   * The same as its words.
   *
   * @minItems 1
   */
  words: [string, ...string[]];
  [k: string]: unknown;
}
/**
 * The summary of a working session, written from evidence or checked against it, and what had to be done.
 */
export interface SessionSummary {
  schema: 'session-summary/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  log: HashedFile;
  task: string | null;
  status: string | null;
  base_commit: string | null;
  gate_report: HashedFile | null;
  tests: TestCounts | null;
  mode: 'write' | 'check';
  /**
   * Text below each heading that is there.
   */
  sections: {
    [k: string]: string;
  };
  checklist: ChecklistBox[];
  checks: QueueCheck[];
  /**
   * At most 200 of one check.
   */
  findings: QueueFinding[];
  findings_truncated: boolean;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface ChecklistBox {
  id:
    | 'task_selected'
    | 'plan_recorded'
    | 'runbook_commands'
    | 'telemetry_compared'
    | 'documents_updated'
    | 'ui_checked'
    | 'summary_complete';
  text: string;
  status: 'pass' | 'fail' | 'not_applicable';
  evidence: string[];
  problems: string[];
  [k: string]: unknown;
}
/**
 * What a tool goes by, and where each value came from: --print-settings --json.
 */
export interface SettingsInForce {
  schema: 'settings-in-force/v1';
  /**
   * gatehouse.json; null where there is none.
   */
  path: string | null;
  sha256: string | null;
  values: ValuesInForce;
  [k: string]: unknown;
}
/**
 * shards/<i>/result.json of a run directory: how one shard of a run ended. Written once, by who performed it.
 */
export interface ShardResult {
  schema: 'shard-result/v1';
  /**
   * From 0.
   */
  index: number;
  count: number;
  /**
   * Of the launched run; null of a local one.
   */
  key: null | string;
  /**
   * The workflow's own status, 128+n for signal n; 2 where it was 0 and shard.json is missing or wrong, or the shard was refused.
   */
  exit_code: number;
  signal: string | null;
  /**
   * Why it did not pass, in one sentence.
   */
  reason: string | null;
  started_at: Instant;
  finished_at: Instant;
  host: string;
  /**
   * Null of a local run.
   */
  job: string | null;
  /**
   * Length of its run.log; null when it has none.
   */
  log_bytes: number | null;
  /**
   * Of the first log_bytes of it.
   */
  log_sha256: null | string;
  /**
   * How many files the output holds.
   */
  output_files: number;
  /**
   * Of the listing of output: a line [path, bytes, sha256] of each file, sorted by path.
   */
  output_sha256: string;
  [k: string]: unknown;
}
/**
 * shard.json in the folder of a shard: which units of the work a workflow did there. Written by the workflow.
 */
export interface Shard {
  schema: 'shard/v1';
  /**
   * From 0.
   */
  index: number;
  count: number;
  /**
   * What this shard did, such as test years.
   */
  units: string[];
  /**
   * What all shards together are to do; the same in each.
   */
  all_units: string[];
  [k: string]: unknown;
}
/**
 * S<n>_audit_pack.json: what stands behind a stage without an official run. Paths are relative to the repository.
 */
export interface StageAuditPack {
  schema: 'stage-audit-pack/v1';
  generated_at_utc: Instant;
  decision_tag: string;
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  /**
   * Of the preflight.
   */
  hostname: string;
  /**
   * Of the preflight.
   */
  git_commit: string;
  command_record: string;
  preflight: string;
  raw_log: string;
  /**
   * The evidence.
   */
  result: string;
  /**
   * The decision note.
   */
  summary: string;
  [k: string]: unknown;
}
/**
 * Whether a decision has met the requirements of a stage, and the evidence that says so. Written by check-stage, never changed.
 */
export interface StageCheck {
  schema: 'stage-check/v1';
  /**
   * Local time without zone.
   */
  generated_at: string;
  /**
   * The same moment in UTC, by which the newest is known.
   */
  generated_at_utc?: string;
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  title: string;
  decision_tag: string;
  /**
   * Null when no decision note names one.
   */
  owner: string | null;
  /**
   * The tag the decision note names as its predecessor, that one's, and so on.
   */
  predecessors: string[];
  policy: PolicyUsed;
  /**
   * Null outside git.
   */
  git_commit: string | null;
  /**
   * @minItems 1
   */
  requirements: [RequirementResult, ...RequirementResult[]];
  refused_waivers: RefusedWaiver[];
  counts: StageCounts;
  /**
   * What the check is not sure of and does not judge.
   */
  warnings?: string[];
  /**
   * Nothing failed, and something passed.
   */
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface RequirementResult {
  id: string;
  rule: string;
  status: 'pass' | 'fail' | 'waived';
  /**
   * What is missing or wrong; also of what was waived.
   */
  problems: string[];
  evidence: StageEvidence[];
  /**
   * What would make what is missing; null when it passed.
   */
  command: string | null;
  waiver: null | WaiverTaken;
  [k: string]: unknown;
}
export interface StageEvidence {
  /**
   * Relative to the repository.
   */
  path: string;
  sha256: string;
  may_change: boolean;
  [k: string]: unknown;
}
export interface WaiverTaken {
  path: string;
  sha256: string;
  reason: string;
  approver: string;
  expires: string;
  [k: string]: unknown;
}
export interface RefusedWaiver {
  path: string;
  problem: string;
  [k: string]: unknown;
}
export interface StageCounts {
  pass: number;
  fail: number;
  waived: number;
  [k: string]: unknown;
}
/**
 * What the page of a stage check shows; the page carries it.
 */
export interface StagePage {
  schema: 'stage-page/v1';
  navigation?: PageNavigation;
  stage_check: StageCheck;
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  [k: string]: unknown;
}
/**
 * What each stage of a decision must prove. Evidence is bound to a decision by an exact tag in it, or by another requirement that is.
 */
export interface StagePolicy {
  schema: 'stage-policy/v1';
  name: string;
  decision_notes: DecisionNotes;
  waivers: Globs;
  unchanging: Globs1;
  /**
   * @minItems 1
   */
  stages: [StageRules, ...StageRules[]];
}
/**
 * Where a decision names its owner, its predecessor and, when it repeats what failed, the root cause.
 */
export interface DecisionNotes {
  files: Globs;
  tag_field: string;
  owner_field: string;
  predecessor_field: string;
  root_cause_field: string;
}
export interface StageRules {
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  title: string;
  /**
   * @minItems 1
   */
  requirements: [Requirement, ...Requirement[]];
}
/**
 * Evidence and what it must say. Exactly one of files, from, beside, of says where it is.
 */
export interface Requirement {
  id: string;
  /**
   * The rule, in words.
   */
  rule: string;
  /**
   * What makes it, a command or after `#` words, for a person: {tag}, {stage}, {path} of what is missing, {free_tag}, {owner}, {workflow}, {data}, {freeze} and {strategy} are filled in, quoted for the shell.
   */
  command: string;
  files?: Globs;
  from?: FieldRef;
  beside?: BesideRequirement;
  /**
   * The very evidence of another requirement.
   */
  of?: string;
  /**
   * json, markdown (`- field: value` and ## sections), csv or ledger (a row each); any: a file that is not empty.
   */
  format?: 'json' | 'markdown' | 'csv' | 'ledger' | 'any';
  /**
   * Field that holds exactly the decision tag.
   */
  tag_field?: string;
  /**
   * Which of the evidence of the tag is meant.
   */
  where?: Condition[];
  /**
   * More than so many of one tag, damaged ones that state it included, are a failure: a rerun takes a new tag.
   */
  at_most?: number;
  /**
   * Must be there and say something: not empty, no template's <...>, no word for nothing such as none or n/a.
   */
  fields?: string[];
  /**
   * At least one of these fields must be there and not empty.
   *
   * @minItems 1
   */
  one_of?: [string, ...string[]];
  /**
   * Markdown sections that must be there and not empty.
   */
  sections?: string[];
  /**
   * Fields that each name a file of the repository that is there and not empty; in Markdown also a section, where every `path` must be.
   */
  names_files?: string[];
  conditions?: Condition[];
  /**
   * The evidence is a verdict of the research record of this schema, such as `artifact-integrity/v1`: it passed, and every input it names still has the bytes that were judged.
   */
  research_record?: string;
  machine_of?: MachineOfRun;
  /**
   * The file goes on after this check, as ledgers and registries do; later stages judge it again.
   */
  may_change?: boolean;
  /**
   * False: no waiver is taken. Default true.
   */
  waivable?: boolean;
}
/**
 * The file named in a field of another requirement's evidence.
 */
export interface FieldRef {
  requirement: string;
  field: string;
}
/**
 * A file beside another requirement's evidence.
 */
export interface BesideRequirement {
  requirement: string;
  name: string;
}
/**
 * What a field must be. An absent field meets none but not_equals.
 */
export interface Condition {
  /**
   * Name, or names with dots between; * is every item of a list.
   */
  field: string;
  equals?: Text;
  not_equals?: Text;
  starts_with?: string;
  /**
   * date: a day that exists, YYYY-MM-DD, with or without a time behind it.
   */
  is?: 'date';
  /**
   * One of these texts; * stands for any characters, ? for one.
   *
   * @minItems 1
   */
  in?: [string, ...string[]];
  /**
   * None of these texts, which are as in.
   *
   * @minItems 1
   */
  not_in?: [string, ...string[]];
  min?: number;
  max?: number;
  above?: number;
  same_as?: FieldRef1;
  not_same_as?: FieldRef2;
  among?: FieldRef3;
  /**
   * An absent field is as good, unless one of these is there.
   */
  optional_unless?: string[];
}
/**
 * The same text, or another name of the same file.
 */
export interface FieldRef1 {
  requirement: string;
  field: string;
}
/**
 * Names somebody who is not among the people that field names.
 */
export interface FieldRef2 {
  requirement: string;
  field: string;
}
/**
 * Names only people whom that field names.
 */
export interface FieldRef3 {
  requirement: string;
  field: string;
}
/**
 * The evidence is the preflight of a run, whose context and result are the evidence of these requirements: on the context's host, with the cores and memory that gatehouse.json asks for as git has it at the context's commit (8 and 60 where it does not say); of a launched run, by the job that left the result.
 */
export interface MachineOfRun {
  context: string;
  result: string;
}
/**
 * A requirement that a decision need not meet, who says so, why, and until when.
 */
export interface StageWaiver {
  schema: 'stage-waiver/v1';
  decision_tag: string;
  stage: 'S0' | 'S1' | 'S2' | 'S3' | 'S4';
  /**
   * The id of the requirement.
   */
  rule: string;
  reason: string;
  /**
   * Not the owner of the decision.
   */
  approver: string;
  /**
   * The last day on which it holds.
   */
  expires: string;
  [k: string]: unknown;
}
/**
 * status.json of a run directory: who runs it, rewritten at every step and heartbeat, so that another process can tell running from dead.
 */
export interface RunStatus {
  schema: 'status/v1';
  decision_tag: string;
  workflow: string;
  phase: 'queued' | 'preflight' | 'freeze' | 'data_quality' | 'workflow' | 'join' | 'verify' | 'finished';
  host: string;
  /**
   * Of the running kernel: after a reboot no process of before is alive.
   */
  boot_id: string | null;
  /**
   * In which the process numbers below count, such as pid:[4026531836]; null where the system does not tell.
   */
  pid_namespace?: string | null;
  official_run: ProcessIdentity;
  /**
   * Leader of the workflow's process group; null before it has started.
   */
  workflow_group: null | ProcessIdentity;
  started_at: Instant;
  heartbeat_at: Instant;
  launch?: StatusLaunch;
  /**
   * Leaders of the process groups of the shards that run here now; absent when none does.
   */
  shard_groups?: ProcessIdentity[];
  shard?: StatusShard;
  [k: string]: unknown;
}
/**
 * Of a run that was given to an engine; in phase queued the process above is the submitter.
 */
export interface StatusLaunch {
  launcher: string;
  key: string;
  job: string | null;
  node: string | null;
  /**
   * 0 while it is queued.
   */
  attempt: number;
  part: 'run' | 'lead' | 'shard' | 'join';
  [k: string]: unknown;
}
/**
 * In the folder of a shard: which one it is.
 */
export interface StatusShard {
  /**
   * From 0.
   */
  index: number;
  count: number;
  [k: string]: unknown;
}
/**
 * stress_report.json of stage S2, as production-gates --workflow stress writes it.
 */
export interface StressReport {
  schema: 'stress-report/v1';
  /**
   * Local time without zone.
   */
  generated_at: string;
  generated_at_utc: Instant;
  inputs: GateInputs;
  sample: GateSample;
  wf_stress: GateWalkForward;
  /**
   * The windows of the walk-forward.
   */
  segments: GateWindow[];
  cost_stress: GateCostRow[];
  risk_diagnostics: GateRisk;
  /**
   * Gate → whether it is proven to pass.
   */
  gates: {
    stress_pass: boolean;
    risk_pass: boolean;
    overall_pass: boolean;
    [k: string]: boolean;
  };
  /**
   * Gate → verdict.
   */
  gate_verdicts: {
    [k: string]: GateVerdict;
  };
  [k: string]: unknown;
}
/**
 * Whether board, mirror, backlog, plans and index agree.
 */
export interface TaskBoardCheck {
  schema: 'task-board-check/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  /**
   * Null: the working tree.
   */
  commit: string | null;
  scope: BoardScope;
  /**
   * Commit or file that the board was compared with.
   */
  base: string | null;
  inputs: SourceFile[];
  counts: BoardCounts;
  checks: QueueCheck[];
  /**
   * At most 200 of one check.
   */
  findings: QueueFinding[];
  findings_truncated: boolean;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface BoardScope {
  plans: string[];
  tasks: string[];
  [k: string]: unknown;
}
export interface BoardCounts {
  board_rows: number;
  tasks: number;
  mirror_rows: number;
  backlog_rows: number;
  plan_rows: number;
  errors: number;
  warnings: number;
  by_status: StatusCounts;
  [k: string]: unknown;
}
export interface StatusCounts {
  backlog: number;
  ready: number;
  in_progress: number;
  blocked: number;
  done: number;
  [k: string]: unknown;
}
/**
 * What an update of the task board is about to replace: while it is there, the update is not finished.
 */
export interface TaskBoardJournal {
  schema: 'task-board-journal/v1';
  /**
   * @minItems 1
   */
  files: [StagedFile, ...StagedFile[]];
  record: TaskBoardUpdate;
  [k: string]: unknown;
}
export interface StagedFile {
  path: string;
  sha256_before: string;
  sha256_after: string;
  /**
   * Name of the new content beside the journal.
   */
  staged: string;
  [k: string]: unknown;
}
/**
 * What an update of the task board changed. Written by update-task-board, never changed.
 */
export interface TaskBoardUpdate {
  schema: 'task-board-update/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  updates_sha256: Sha2562;
  tasks: string[];
  files: ChangedFile[];
  /**
   * Unified, one line each.
   */
  diff: string[];
  dry_run: boolean;
  [k: string]: unknown;
}
export interface ChangedFile {
  path: string;
  sha256_before: string;
  sha256_after: string;
  [k: string]: unknown;
}
/**
 * Whether a task may be called done or blocked, judged from two states of the repository.
 */
export interface TaskClosureCheck {
  schema: 'task-closure-check/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  task: string;
  /**
   * Text of the board; null when the task is not on it.
   */
  status: string | null;
  base_commit: string;
  head_commit: string;
  log: ClosureLog;
  gate_report: HashedFile | null;
  evidence: HashedFile[];
  documents: string[];
  inputs: SourceFile[];
  checks: QueueCheck[];
  /**
   * At most 200 of one check.
   */
  findings: QueueFinding[];
  findings_truncated: boolean;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface ClosureLog {
  path: string;
  /**
   * Null when it is not there.
   */
  sha256: string | null;
  [k: string]: unknown;
}
/**
 * What is to change on the task board and in the documents around it.
 */
export interface TaskUpdates {
  schema: 'task-updates/v1';
  /**
   * @minItems 1
   */
  updates: [TaskUpdate, ...TaskUpdate[]];
}
export interface TaskUpdate {
  task: string;
  create?: true;
  /**
   * A kind or a spelling.
   */
  status?: string;
  /**
   * Of a task that is done.
   */
  date?: string;
  title?: string;
  owner?: string;
  deliverable?: string;
  notes?: string;
  append_notes?: string;
  /**
   * Plan file of a new task.
   */
  plan?: string;
  /**
   * Files that exist.
   */
  evidence?: string[];
  blocked_by?: string;
  plan_notes?: string;
  backlog?: 'keep' | BacklogUpdate;
  timeline?: TimelineUpdate;
}
export interface BacklogUpdate {
  preconditions?: string;
  definition_of_done?: string;
  notes?: string;
}
export interface TimelineUpdate {
  summary: string;
  date?: string;
  evidence?: string[];
  source?: string;
}
/**
 * What the telemetry of a task or a plan measured against its gates gave.
 */
export interface TelemetryGateReport {
  schema: 'telemetry-gate-report/v1';
  generated_at: LocalTime;
  policy: PolicyUsed;
  /**
   * The moment that stood in for now; such a report closes no task.
   */
  as_of: string | null;
  gates_file: HashedFile;
  scope: GateScope;
  percentile: 'linear' | 'nearest_rank';
  gates: GateResult[];
  exempt: ExemptionUsed | null;
  refused_waivers: RefusedTelemetryWaiver[];
  counts: GateCounts;
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface GateScope {
  task: string | null;
  /**
   * As it was given.
   */
  plan: string | null;
  plans: string[];
  [k: string]: unknown;
}
export interface GateResult {
  id: string;
  plan: string | null;
  metric: string | null;
  severity: 'block' | 'warn';
  status: 'pass' | 'fail' | 'missing' | 'unreadable' | 'rejected' | 'insufficient' | 'stale' | 'waived';
  /**
   * The status before a waiver.
   */
  underlying: 'pass' | 'fail' | 'missing' | 'unreadable' | 'rejected' | 'insufficient' | 'stale';
  value: number | null;
  samples: number | null;
  records: number | null;
  skipped: number | null;
  op: '<' | '<=' | '>' | '>=' | '==' | null;
  threshold: number | null;
  min_samples: number | null;
  max_age_hours: number | null;
  /**
   * The newest time in the data, UTC.
   */
  content_time: string | null;
  sources: GateSourceFile[];
  message: string;
  stored_verdict: string | number | boolean | null;
  stored_verdict_disagrees: boolean;
  waiver: WaiverUsed | null;
  [k: string]: unknown;
}
export interface GateSourceFile {
  path: string;
  bytes: number;
  sha256: string;
  [k: string]: unknown;
}
export interface WaiverUsed {
  path: string;
  approver: string;
  reason: string;
  expires: string;
  [k: string]: unknown;
}
export interface ExemptionUsed {
  plan?: string;
  task?: string;
  reason: string;
  [k: string]: unknown;
}
export interface RefusedTelemetryWaiver {
  path: string;
  problem: string;
  [k: string]: unknown;
}
export interface GateCounts {
  pass: number;
  fail: number;
  missing: number;
  unreadable: number;
  rejected: number;
  insufficient: number;
  stale: number;
  waived: number;
  [k: string]: unknown;
}
/**
 * What telemetry must show before a task of a plan is done.
 */
export interface TelemetryGates {
  schema: 'telemetry-gates/v1';
  percentile?: 'linear' | 'nearest_rank';
  defaults?: GateDefaults;
  gates: TelemetryGate[];
  exempt?: GateExemption[];
}
export interface GateDefaults {
  min_samples?: number;
  max_age_hours?: number | null;
}
export interface TelemetryGate {
  id: string;
  plan?: string;
  tasks?: string[];
  metric?: string;
  severity?: 'block' | 'warn';
  source: GateSource;
  where?: {
    [k: string]: string | number | boolean | null | (string | number | boolean | null)[];
  };
  value?: GateValue;
  op?: '<' | '<=' | '>' | '>=' | '==';
  threshold?: number;
  min_samples?: number;
  max_age_hours?: number;
  time_field?: string;
  reject_if?: {
    [k: string]: string | number | boolean | null | (string | number | boolean | null)[];
  };
  stored_verdict?: string;
  waivable?: boolean;
  notes?: string;
}
export interface GateSource {
  kind?: 'file' | 'tracked_files' | 'official_run';
  glob?: string | string[];
  format?: 'ndjson' | 'json' | 'csv';
  pick?: 'last' | 'all';
  items?: string;
  tag?: string;
}
export interface GateValue {
  path?: string;
  samples?: string;
  /**
   * count, distinct, missing_of, min, max, mean, sum, ratio, or a percentile such as p95.
   */
  aggregate?: string;
  field?: string;
  denominator?: string;
  /**
   * @minItems 1
   */
  values?: [string | number | boolean | null, ...(string | number | boolean | null)[]];
}
export interface GateExemption {
  plan?: string;
  task?: string;
  reason: string;
}
/**
 * A telemetry gate that a task need not meet, who says so, why, and until when.
 */
export interface TelemetryWaiver {
  schema: 'telemetry-waiver/v1';
  gate: string;
  task: string;
  reason: string;
  /**
   * Not an owner of the task.
   */
  approver: string;
  /**
   * The last day on which it holds, UTC.
   */
  expires: string;
  [k: string]: unknown;
}
/**
 * The identity of a daily run and its dates, as daily-run-id --json prints it.
 */
export interface TradeRunId {
  schema: 'trade-run-id/v1';
  run_id: string;
  trade_date: string;
  signal_date: string;
  /**
   * The calendar file; null when Monday to Friday are the trading days.
   */
  calendar: string | null;
  [k: string]: unknown;
}
/**
 * A line of audit/trials.jsonl: somebody looked at the figures of a trial.
 */
export interface Trial {
  schema: 'trial/v1';
  at: Instant;
  tool: string;
  version: string;
  family: string;
  key: TrialKey;
  workflow: string | null;
  decision_tag: string | null;
  /**
   * Relative to the repository.
   */
  run_dir: string | null;
  /**
   * Relative to the repository where it lies in it.
   */
  report_json: string | null;
  sharpe: number | null;
  p: number | null;
  n: number;
  /**
   * Periods of the series a year.
   */
  periods_per_year: number | null;
  host: string;
  pid: number;
  [k: string]: unknown;
}
/**
 * What makes a trial distinct within its family.
 */
export interface TrialKey {
  figures_hash: string;
  scores_sha256: string;
  returns_sha256: string;
  [k: string]: unknown;
}
/**
 * What the page of compare-trials shows; the page carries it.
 */
export interface TrialsPage {
  schema: 'trials-page/v1';
  title: string;
  overall_pass: boolean | null;
  facts: PageFact[];
  gates: JudgedGate[];
  plots: PagePlot[];
  trials: PageTrial[];
  left_out: number;
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
  [k: string]: unknown;
}
export interface PageTrial {
  trial: string;
  sharpe: number | null;
  p: number | null;
  q: number | null;
  /**
   * StepM.
   */
  adjusted: number | null;
  [k: string]: unknown;
}
/**
 * trials_report.json of compare-trials: what the best of many trials is worth.
 */
export interface TrialsReport {
  schema: 'trials-report/v1';
  /**
   * Local time without zone.
   */
  generated_at: string;
  generated_at_utc: Instant;
  inputs: TrialsInputs;
  sample: TrialsSample;
  trials: TrialFigures[];
  best: BestTrial;
  mean_correlation: number | null;
  effective_trials: number | null;
  cscv: null | Cscv;
  spa: Spa;
  selection: SelectionOfTrials;
  /**
   * Gate → whether it is proven to pass.
   */
  gates: {
    overall_pass: boolean;
    [k: string]: boolean;
  };
  /**
   * Gate → verdict.
   */
  gate_verdicts: {
    [k: string]: GateVerdict;
  };
  reproducibility: TrialsReproducibility;
  [k: string]: unknown;
}
export interface TrialsInputs {
  returns: string | null;
  benchmark: string | null;
  trial: string | null;
  family: string | null;
  blocks: number;
  reps: number;
  seed: string | null;
  train: number;
  test: number;
  embargo: number;
  files: SourceFile[];
  [k: string]: unknown;
}
export interface TrialsSample {
  dates: number;
  dates_left_out: number;
  first_date: string;
  last_date: string;
  trials: number;
  [k: string]: unknown;
}
export interface TrialFigures {
  trial: string;
  n: number;
  mean: number | null;
  sd: number | null;
  sharpe: number | null;
  skewness: number | null;
  kurtosis: number | null;
  psr_zero: number | null;
  t: number | null;
  p_t: number | null;
  t_nw: number | null;
  p: number | null;
  q_bh: number | null;
  q_by: number | null;
  p_holm: number | null;
  p_bonferroni: number | null;
  stepm_p: number | null;
  haircut_sharpe: HaircutSharpe;
  [k: string]: unknown;
}
export interface HaircutSharpe {
  bonferroni: number | null;
  holm: number | null;
  by: number | null;
  [k: string]: unknown;
}
export interface BestTrial {
  trial: string;
  sharpe: number | null;
  expected_max_sharpe: number | null;
  sharpe_variance: number | null;
  dsr: number | null;
  dsr_paper: number | null;
  dsr_2n: number | null;
  dsr_10n: number | null;
  n_trials: number;
  break_even_trials: number | null;
  [k: string]: unknown;
}
export interface Cscv {
  S: number;
  combinations: number;
  rows_used: number;
  pbo: number | null;
  prob_oos_loss: number | null;
  slope: number | null;
  logit_mean: number | null;
  logit_min: number | null;
  logit_max: number | null;
  histogram: LogitBin[];
  /**
   * Sharpe ratios of the best inside, in the half where it was best and in the other; of many halves every k-th.
   */
  sharpe_pairs?: SharpePair[];
  reason: string | null;
  [k: string]: unknown;
}
export interface LogitBin {
  from: number;
  to: number;
  count: number;
  [k: string]: unknown;
}
export interface SharpePair {
  inside: number;
  outside: number;
  [k: string]: unknown;
}
export interface Spa {
  t_spa: number | null;
  t_rc: number | null;
  p_spa: SpaP;
  p_rc: number | null;
  counts: SpaCounts;
  /**
   * Trials with an adjusted p of at most 0.10.
   */
  stepm_adjusted_p: {
    [k: string]: number;
  };
  valid: number;
  /**
   * Trials without spread.
   */
  left_out: string[];
  omega: (number | null)[];
  [k: string]: unknown;
}
export interface SpaP {
  lower: number | null;
  consistent: number | null;
  upper: number | null;
  [k: string]: unknown;
}
export interface SpaCounts {
  lower: number;
  consistent: number;
  upper: number;
  reality_check: number;
  [k: string]: unknown;
}
export interface SelectionOfTrials {
  train: number;
  test: number;
  embargo: number;
  windows: number;
  picked: string[];
  mean: number | null;
  sharpe: number | null;
  t: number | null;
  p: number | null;
  positive_windows: number | null;
  [k: string]: unknown;
}
export interface TrialsReproducibility {
  rng: 'philox4x32-10';
  seed: string;
  seed_from: 'inputs' | 'option';
  reps: number;
  block_length: number;
  figures_sha256: string;
  [k: string]: unknown;
}
/**
 * How a team keeps its task board, plans, session logs and gates. A top-level field that is absent has the shipped value, one that is there replaces it whole.
 */
export interface WorkQueuePolicy {
  schema: 'work-queue-policy/v1';
  name?: string;
  /**
   * JavaScript regular expression of a whole task ID.
   */
  id_pattern?: string;
  statuses?: StatusSpellings;
  /**
   * How many tasks may be in progress; null: any number.
   */
  wip_limit?: number | null;
  done_needs_date?: boolean;
  /**
   * Checks whose findings only warn.
   */
  warnings?: string[];
  board?: BoardPolicy;
  mirror?: MirrorPolicy | null;
  backlog?: BacklogPolicy | null;
  plans?: PlansPolicy | null;
  index?: IndexPolicy | null;
  log?: LogPolicy;
  gates?: GatesPolicy | null;
  evidence?: EvidencePolicy1;
  netops?: NetopsPolicy | null;
  /**
   * Files that name the commands of the team.
   */
  runbook?: string[];
  ui?: UiPolicy | null;
}
/**
 * Spellings of each kind of status; the first one is written.
 */
export interface StatusSpellings {
  /**
   * @minItems 1
   */
  backlog: [string, ...string[]];
  /**
   * @minItems 1
   */
  ready: [string, ...string[]];
  /**
   * @minItems 1
   */
  in_progress: [string, ...string[]];
  /**
   * @minItems 1
   */
  blocked: [string, ...string[]];
  /**
   * @minItems 1
   */
  done: [string, ...string[]];
}
export interface BoardPolicy {
  path: string;
  min_rows?: number;
  columns: BoardColumns;
}
export interface BoardColumns {
  id: string;
  title: string;
  status: string;
  owner?: string;
  deliverable?: string;
  plan?: string;
  notes?: string;
}
export interface MirrorPolicy {
  path: string;
  columns: MirrorColumns;
}
export interface MirrorColumns {
  id: string;
  title?: string;
  status: string;
  owner?: string;
  deliverable?: string;
  plan?: string;
  notes?: string;
}
export interface BacklogPolicy {
  path: string;
  columns: BacklogColumns;
  /**
   * Kinds of status whose tasks must be in it.
   */
  required_for?: StatusKind[];
  on_done?: 'remove' | 'keep';
}
export interface BacklogColumns {
  id: string;
  plan?: string;
  title: string;
  preconditions?: string;
  definition_of_done?: string;
  notes?: string;
}
export interface PlansPolicy {
  /**
   * Globs.
   *
   * @minItems 1
   */
  files: [string, ...string[]];
  /**
   * Globs.
   */
  exclude?: string[];
  columns: PlanColumns;
  timeline?: TimelinePolicy | null;
}
/**
 * Header names that are accepted.
 */
export interface PlanColumns {
  title?: string[];
  owner?: string[];
  delivered?: string[];
  notes?: string[];
  /**
   * @minItems 1
   */
  id: [string, ...string[]];
  /**
   * @minItems 1
   */
  status: [string, ...string[]];
}
export interface TimelinePolicy {
  heading: string;
  columns: TimelineColumns;
}
export interface TimelineColumns {
  evidence?: string[];
  source?: string[];
  /**
   * @minItems 1
   */
  date: [string, ...string[]];
  /**
   * @minItems 1
   */
  summary: [string, ...string[]];
}
export interface IndexPolicy {
  path: string;
  columns: IndexColumns;
  claim_prefix?: string;
}
export interface IndexColumns {
  plan: string;
  file: string;
}
export interface LogPolicy {
  dir: string;
  /**
   * The last one names the task.
   *
   * @minItems 1
   */
  fields: [string, ...string[]];
  /**
   * The plan, the changes, the validation and the outcome, in this order.
   *
   * @minItems 4
   * @maxItems 4
   */
  sections: [string, string, string, string];
  /**
   * Fewest and most bullets of the plan.
   *
   * @minItems 2
   * @maxItems 2
   */
  bullets?: [number, number];
  core_ideas?: string[];
}
export interface GatesPolicy {
  path: string;
  cited_as?: string[];
  /**
   * Globs.
   */
  waivers?: string[];
}
export interface EvidencePolicy1 {
  /**
   * Globs.
   */
  paths: string[];
}
export interface NetopsPolicy {
  /**
   * Globs.
   */
  operations: string[];
  /**
   * Globs.
   */
  resets: string[];
  flags: string[];
  max_hours?: number;
}
export interface UiPolicy {
  /**
   * Globs.
   */
  paths: string[];
  checklist: string;
}
