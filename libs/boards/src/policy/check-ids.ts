/** The checks of each tool, in the order of its reports. */

export const boardCheckIds = [
  'no_unfinished_update',
  'board_readable',
  'board_columns',
  'board_records',
  'board_not_empty',
  'board_tidy',
  'ids_present',
  'ids_well_formed',
  'ids_unique',
  'task_known',
  'status_known',
  'done_dated',
  'plan_linked',
  'wip_limit',
  'tasks_kept',
  'done_kept',
  'documents_readable',
  'table_width',
  'table_whole',
  'mirror_complete',
  'mirror_known',
  'backlog_complete',
  'backlog_known',
  'backlog_closed',
  'plan_complete',
  'plan_known',
  'plan_unique',
  'status_agrees',
  'date_agrees',
  'title_agrees',
  'index_complete',
  'index_agrees',
  'blocked_documented',
] as const;
export type BoardCheckId = (typeof boardCheckIds)[number];

/** Checks of the board that warn whatever the policy says. */
export const boardWarnings: readonly BoardCheckId[] = [
  'board_tidy',
  'done_kept',
  'table_whole',
  'backlog_closed',
  'date_agrees',
  'title_agrees',
];

/** Without these nothing else is proven, so no policy makes them a warning. */
const alwaysErrors: readonly string[] = [
  'no_unfinished_update',
  'board_readable',
  'board_columns',
  'board_records',
  'board_not_empty',
  'task_known',
  'documents_readable',
  'log_readable',
];

/** The first ten are those that a draft is judged by. */
export const logCheckIds = [
  'log_readable',
  'log_name',
  'log_fields',
  'date_agrees_with_name',
  'sections',
  'plan_bullets',
  'plan_cites_plan',
  'plan_cites_gates',
  'plan_names_core_idea',
  'task_named',
  'no_placeholders',
  'files_touched',
  'files_touched_agree',
  'validation_result',
  'validation_passed',
  'outcome_status',
  'outcome_agrees',
  'blocked_reason',
  'cited_paths',
  'follow_ups_known',
] as const;
export type LogCheckId = (typeof logCheckIds)[number];
export const draftChecks = 10;

/** May a policy make this check a warning? Checks of a closure and of a summary are the last word, and never warn. */
export function canOnlyWarn(id: string): boolean {
  return ([...boardCheckIds, ...logCheckIds] as string[]).includes(id) && !alwaysErrors.includes(id);
}
