// Generated from schemas/ by `npm run codegen`. Do not edit.
/**
 * A figure as Python wrote it: NaN and Infinity, numbers in text and truth values occur.
 */
export type Scalar = number | string | boolean | null;
export type Text = string | number | boolean | null;
/**
 * A section of named figures.
 */
export type Figures = {
  [k: string]: unknown;
} | null;
/**
 * A moment, ISO 8601 with zone.
 */
export type Instant = string;

export interface Documents {
  context: RunContext;
  'data-quality-report': DataQualityReport;
  freeze: Freeze;
  preflight: Preflight;
  'production-gates-report': ProductionGatesReport;
  result: RunResult;
  status: RunStatus;
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
   * @maxItems 20
   */
  rows:
    | []
    | [SampleRow]
    | [SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow]
    | [SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow, SampleRow]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ]
    | [
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow,
        SampleRow
      ];
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
