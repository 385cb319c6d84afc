/** The columns of the index (contract 29.2). */

/** Those of the replaced script's index, in its order. */
export const originalColumns = [
  'experiment',
  'run_id',
  'artifact_dir',
  'manifest_path',
  'git_sha',
  'microalpha_version',
  'python',
  'platform',
  'seed',
  'config_path',
  'config_sha256',
  'dataset_id',
  'unsafe_execution',
  'unsafe_reasons',
  'run_invalid',
  'integrity_path',
  'selection_window_start',
  'selection_window_end',
  'holdout_start',
  'holdout_end',
  'selected_model',
  'holdout_metrics_path',
  'holdout_manifest_path',
  'headline_sharpe_ratio',
  'headline_cagr',
  'headline_max_drawdown',
  'headline_ann_vol',
  'headline_total_turnover',
  'headline_traded_days',
  'headline_num_trades',
  'headline_final_equity',
] as const;

export const addedColumns = [
  'run_status',
  'commit_state',
  'config_state',
  'headline_eligible',
  'headline_blockers',
] as const;

export const columns: readonly string[] = [...originalColumns, ...addedColumns];

/** The cells of a row by column. */
export type Row = Readonly<Record<string, string>>;
