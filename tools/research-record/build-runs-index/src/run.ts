/** A run as its directory has it, and the row it makes (contract 29.3, 29.4). Pure. */
import { fieldsOf } from '@gatehouse/backtests';
import { pyFixed, pyFloat } from '@gatehouse/render';
import type { Row } from './columns';

/** A JSON object as recorded: integers are bigint. */
export type Recorded = Readonly<Record<string, unknown>>;

export interface Run {
  /** Path from the repository. */
  directory: string;
  /** First folder below the artifacts root; empty when the run lies directly in it. */
  experiment: string;
  manifest: Recorded;
  /** Is there a metrics.json that holds a JSON object? */
  hasMetrics: boolean;
  /** Undefined when it is not there or not recorded; `damaged` when it is not a JSON object. */
  holdoutMetrics: Recorded | 'damaged' | undefined;
  integrity: Recorded | 'damaged' | undefined;
}

export type CommitState = 'reachable' | 'unreachable' | 'unknown';
export type ConfigState = 'match' | 'differs' | 'absent' | 'unknown';

/** What git says of a run's commit and configuration. */
export interface RunStates {
  commit: CommitState;
  config: ConfigState;
}

const topLevel = ['git_sha', 'microalpha_version', 'python', 'platform', 'seed', 'config_sha256', 'dataset_id'];
const flags = ['unsafe_execution', 'unsafe_reasons', 'run_invalid'];
const walkForward = [
  'selection_window_start',
  'selection_window_end',
  'holdout_start',
  'holdout_end',
  'selected_model',
];
const figures = [
  'sharpe_ratio',
  'cagr',
  'max_drawdown',
  'ann_vol',
  'total_turnover',
  'traded_days',
  'num_trades',
  'final_equity',
];

/** The walk-forward part of a manifest; undefined when it has none. */
export function walkForwardOf({ manifest }: Pick<Run, 'manifest'>): Recorded | undefined {
  return fieldsOf(manifest['walkforward']);
}

/** `relative` makes a recorded path one from the repository where it lies in it. */
export function rowOf(run: Run, states: RunStates, relative: (recorded: string) => string): Row {
  const { manifest, directory, experiment } = run;
  const phases = walkForwardOf(run) ?? {};
  const metrics = run.holdoutMetrics === 'damaged' ? {} : (run.holdoutMetrics ?? {});
  const cells = (keys: readonly string[], from: Recorded, before = ''): Row =>
    Object.fromEntries(keys.map((key) => [`${before}${key}`, cell(from[key])]));
  const place = (value: unknown): string => (typeof value === 'string' ? relative(value) : cell(value));
  const blockers = blockersOf(run, states);
  return {
    experiment,
    run_id: cell(manifest['run_id']),
    artifact_dir: directory,
    manifest_path: `${directory}/manifest.json`,
    ...cells([...topLevel, ...flags], manifest),
    config_path: place(manifest['config_path']),
    integrity_path: place(manifest['integrity_path']),
    ...cells(walkForward, phases),
    holdout_metrics_path: place(phases['holdout_metrics_path']),
    holdout_manifest_path: place(phases['holdout_manifest_path']),
    ...cells(figures, metrics, 'headline_'),
    run_status: manifest['run_invalid'] === true ? 'invalid' : run.hasMetrics ? 'complete' : 'incomplete',
    commit_state: states.commit,
    config_state: states.config,
    headline_eligible: String(blockers.length === 0),
    headline_blockers: JSON.stringify(blockers),
  };
}

/** What keeps a run from being a headline, sorted (contract 29.5). */
export function blockersOf(run: Run, states: RunStates): string[] {
  const { manifest, integrity } = run;
  const found = [
    run.hasMetrics ? undefined : 'incomplete',
    flagged(manifest['unsafe_execution'], 'unsafe_execution', 'unsafe_unknown'),
    flagged(manifest['run_invalid'], 'run_invalid', 'run_invalid_unknown'),
    integrity === undefined
      ? 'integrity_missing'
      : integrity === 'damaged' || integrity['ok'] !== true
        ? 'integrity_failed'
        : undefined,
    holdoutBlocker(run),
    selectionFailed(run) ? 'selection_failed' : undefined,
    isSaid(manifest['config_sha256']) ? undefined : 'config_hash_missing',
    states.commit === 'reachable' ? undefined : `commit_${states.commit}`,
    states.config === 'match' ? undefined : `config_${states.config}`,
  ];
  return found.filter((blocker) => blocker !== undefined).sort();
}

/** Only `false` is false (contract 0.13). */
function flagged(value: unknown, is: string, unknown: string): string | undefined {
  if (value === false) return undefined;
  return value === true ? is : unknown;
}

function holdoutBlocker(run: Run): string | undefined {
  if (!isSaid(walkForwardOf(run)?.['holdout_start'])) return 'no_holdout';
  if (run.holdoutMetrics === undefined || run.holdoutMetrics === 'damaged') return 'holdout_metrics_missing';
  const { num_trades: trades, total_turnover: turnover } = run.holdoutMetrics;
  return isAboveZero(trades) && isAboveZero(turnover) ? undefined : 'degenerate';
}

function selectionFailed(run: Run): boolean {
  const phases = walkForwardOf(run);
  return phases !== undefined && (isSaid(phases['non_degenerate_failure_reason']) || !isSaid(phases['selected_model']));
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isAboveZero(value: unknown): boolean {
  return (
    (typeof value === 'number' && Number.isFinite(value) && value > 0) || (typeof value === 'bigint' && value > 0n)
  );
}

/**
 * A recorded value as the index has it: nothing for null, floats with six decimals, lists and objects as compact JSON.
 */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return pyFixed(value, 6);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return compactJson(value);
}

/** As Python's json.dumps(value, sort_keys=True, separators=(',', ':')). */
function compactJson(value: unknown): string {
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return pyFloat(value);
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return asciiText(value);
  if (Array.isArray(value)) return `[${value.map(compactJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${asciiText(key)}:${compactJson(item)}`).join(',')}}`;
}

function asciiText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
