// Generated from schemas/ by `npm run codegen`. Do not edit.
/**
 * A figure as Python wrote it: NaN and Infinity, numbers in text and truth values occur.
 */
export type Scalar = number | string | boolean | null;
export type Flag = boolean | number | string | null;
export type Text = string | number | boolean | null;
/**
 * A moment, ISO 8601 with zone.
 */
export type Instant = string;
/**
 * A section of named figures.
 */
export type Figures = {
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

export interface Documents {
  'candidate-queue-policy': CandidateQueuePolicy;
  comparison: Comparison;
  context: RunContext;
  'data-quality-report': DataQualityReport;
  'finalize-result': FinalizeResult;
  freeze: Freeze;
  'governance-audit': GovernanceAudit;
  'install-manifest': InstallManifest;
  'install-result': InstallResult;
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
  'run-review-result': RunReviewResult;
  status: RunStatus;
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
  warnings?: string[];
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
   * Line of the input on which the row begins, the header on line 1.
   */
  line: number;
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
  gates?: Figures;
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
 * What generate-run-review found and wrote, as --json prints it.
 */
export interface RunReviewResult {
  schema: 'run-review-result/v1';
  /**
   * As given, or beside the report as that was given or found.
   */
  run_review_md: string;
  run_dir: string;
  report_json: string;
  decision_tag: string;
  owner: string;
  recommendation: 'approve' | 'reject/rerun';
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
