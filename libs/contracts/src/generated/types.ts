// Generated from schemas/ by `npm run codegen`. Do not edit.
/**
 * A moment, ISO 8601 with zone.
 */
export type Instant = string;
export type CleanupItemKind = 'run' | 'freeze' | 'shard' | 'cache' | 'bundle';
export type RetentionRule = 'aborted_runs' | 'unreferenced_freezes' | 'shard_outputs' | 'caches' | 'temporary_bundles';
/**
 * How the run ended; null for what is no run directory.
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
export type Text = string | number | boolean | null;
export type Flag = boolean | number | string | null;
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

export interface Documents {
  'candidate-queue-policy': CandidateQueuePolicy;
  'cleanup-log-entry': CleanupLogEntry;
  'cleanup-plan': CleanupPlan;
  'cleanup-result': CleanupResult;
  comparison: Comparison;
  context: RunContext;
  'data-quality-page': DataQualityPage;
  'data-quality-report': DataQualityReport;
  'finalize-result': FinalizeResult;
  'freeze-v1': FreezeV1;
  'freeze-verification': FreezeVerification;
  freeze: Freeze;
  gatehouse: GatehouseSettings;
  'governance-audit': GovernanceAudit;
  'input-columns': InputColumns;
  'install-manifest': InstallManifest;
  'install-result': InstallResult;
  'leaderboard-page': LeaderboardPage;
  'ledger-row': LedgerRow;
  'monitor-round': MonitorRound;
  preflight: Preflight;
  'production-gates-report': ProductionGatesReport;
  'queue-result': QueueResult;
  'queue-row': QueueRow;
  'registry-result': RegistryResult;
  'registry-row': RegistryRow;
  'remediation-plan': RemediationPlan;
  result: RunResult;
  'retention-policy': RetentionPolicy;
  'run-check': RunCheck;
  'run-environment': RunEnvironment;
  'run-review-page': RunReviewPage;
  'run-review-result': RunReviewResult;
  'session-status': SessionStatus;
  'settings-in-force': SettingsInForce;
  'stage-check': StageCheck;
  'stage-policy': StagePolicy;
  'stage-waiver': StageWaiver;
  status: RunStatus;
  'trade-run-id': TradeRunId;
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
   * True when there are no differences; additions are none.
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
   * Where the executables are installed; the wrappers name it.
   */
  home: string;
  files: InstalledFile[];
  [k: string]: unknown;
}
export interface InstalledFile {
  /**
   * Name in scripts/.
   */
  name: string;
  /**
   * Of the wrapper: a file with another one was changed since and is not touched.
   */
  sha256: string;
  /**
   * Name in scripts/ under which the replaced file is kept; null when there was none.
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
  overall_pass: boolean | null;
  score_total: number | null;
  score_quality: number | null;
  score_governance: number | null;
  recommendation: string;
  report_json: string;
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
  state: 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown' | 'absent';
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
  /**
   * With --locate: the newest report that states this tag, relative to the repository; null when there is none.
   */
  report_json?: string | null;
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
  [k: string]: unknown;
}
/**
 * production_gates_report.json as the workflow writes it. Written by Python as a rule: figures may be NaN, Infinity, integers or text, sections may be missing; old reports say args for inputs and gate for gates.
 */
export interface ProductionGatesReport {
  generated_at?: string | null;
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
  phase?: 'preflight' | 'freeze' | 'data_quality' | 'workflow' | 'verify';
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
   * True when the bytes that passed the data gate are no longer those of the input after the workflow.
   */
  input_changed?: boolean;
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
   * Null for what is no regular file or cannot be read.
   */
  sha256: string | null;
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
  score: ReviewScore;
  governance: ReviewGovernance;
  /**
   * The files it was drawn from.
   */
  sources: SourceFile[];
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
  rule: 'above' | 'at least' | 'at most' | null;
  /**
   * `score`: the report states none, so the line of the score (contract 9.3) is drawn.
   */
  threshold_from: 'gate' | 'report' | 'score' | null;
  passed: boolean | null;
  [k: string]: unknown;
}
export interface ReviewScore {
  parts: PagePart[];
  sum: number;
  /**
   * Capped at 75 unless overall_pass.
   */
  total: number;
  recommendation: 'promote_candidate' | 'watchlist_rerun' | 'reject_or_research';
  [k: string]: unknown;
}
export interface PagePart {
  name: 'cost' | 'walk_forward' | 'risk' | 'statistical' | 'governance';
  points: number;
  highest: number;
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
  run_state: 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown' | null;
  items: StatusItem[];
  /**
   * The other decisions that have runs, newest first; nothing above or below is taken from them.
   */
  other_decisions: OtherDecision[];
  open_failures: OpenFailure[];
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
    | 'queue_policy';
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
  run_state: 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown';
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
 * Whether a decision has met the requirements of a stage, and the evidence that says so. Written by check-stage, never changed.
 */
export interface StageCheck {
  schema: 'stage-check/v1';
  /**
   * Local time without zone.
   */
  generated_at: string;
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
   * Nothing failed, and something passed.
   */
  overall_pass: boolean;
  [k: string]: unknown;
}
export interface PolicyUsed {
  name: string;
  /**
   * Null: the policy that check-stage brings along.
   */
  path: string | null;
  sha256: string;
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
   * What makes it, for a person: {tag}, {stage}, and {path} of what is missing are filled in, quoted for the shell.
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
  phase: 'preflight' | 'freeze' | 'data_quality' | 'workflow' | 'verify' | 'finished';
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
