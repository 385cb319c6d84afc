/** Rules of the documents of a task that is closed (contract 38.3). */
import { checkBoard, linkedPlans, newTimelineRows, textOfRow, type Task, type TaskDocuments } from '@gatehouse/boards';
import type { ClosureContext } from './context';

/** Errors of no task that leave a closure unproven. */
const alsoOfNoTask = ['no_unfinished_update', 'documents_readable'];

/** board_agrees and status_final. */
export function checkAgreement({ after, task, today, policy, found, add }: ClosureContext): void {
  for (const { check, task: of, file, line, message, expected, actual } of checkBoard(after, {
    today,
    tasks: [task.id],
  }).errors) {
    const isItsOwn = of !== null && of.toLowerCase() === task.key;
    if (isItsOwn || (of === null && alsoOfNoTask.includes(check)))
      found.add('board_agrees', { task: of, file, line, expected, actual, message: `${check}: ${message}` });
  }
  if (task.status.kind !== 'done' && task.status.kind !== 'blocked')
    add('status_final', {
      file: policy.board.path,
      line: task.line,
      actual: task.status.text,
      message: `'${task.status.text}': a session ends in ${policy.statuses.write('done')} or ${policy.statuses.write('blocked')}`,
    });
}

/** board_updated, mirror_updated, plan_updated, backlog_updated. */
export function checkUpdated(context: ClosureContext): void {
  const { before, after, task, base, policy, found, add } = context;
  const unchanged = `its row is as it was at ${base.commit.slice(0, 7)}`;
  const earlier = before.board?.tasks.get(task.key);
  if (earlier !== undefined && cellsOf(earlier) === cellsOf(task))
    add('board_updated', { file: policy.board.path, line: task.line, message: unchanged });

  if (policy.mirror === null) found.notApplicable('mirror_updated');
  else {
    const [was, is] = [before.mirror?.byKey.get(task.key), after.mirror?.byKey.get(task.key)];
    if (was !== undefined && is !== undefined && textOfRow(was.row) === textOfRow(is.row))
      add('mirror_updated', { file: policy.mirror.path, line: is.line, message: unchanged });
  }

  if (policy.plans === null) found.notApplicable('plan_updated');
  else if (
    planRowsOf(before, after, task) === planRowsOf(after, after, task) &&
    newTimelineRows(after, before, task).length === 0
  )
    add('plan_updated', {
      file: linkedPlans(after, task)[0],
      message: `${unchanged}, and no new row of the timeline names it`,
    });

  if (policy.backlog === null) found.notApplicable('backlog_updated');
  else {
    const [was, is] = [before.backlog?.byKey.get(task.key), after.backlog?.byKey.get(task.key)];
    const file = policy.backlog.path;
    if (was === undefined && is === undefined) add('backlog_updated', { file, message: 'was never in the backlog' });
    else if (was !== undefined && is !== undefined && textOfRow(was.row) === textOfRow(is.row))
      add('backlog_updated', { file, line: is.line, message: unchanged });
  }
}

function cellsOf({ record }: Task): string {
  return JSON.stringify(record.cells.map((cell) => cell.trim()));
}

/** The rows of a task in the plans that it links now. */
function planRowsOf(documents: TaskDocuments, after: TaskDocuments, task: Task): string {
  const linked = linkedPlans(after, task);
  const rows = (documents.planRows.get(task.key) ?? []).filter(({ plan }) => linked.includes(plan));
  return JSON.stringify(rows.map(({ plan, row }) => [plan, textOfRow(row)]));
}

/** The documents in which a task stands: board, mirror, backlog, its plans. */
export function documentsOf({ policy, ...documents }: TaskDocuments, task: Task): string[] {
  return [
    policy.board.path,
    ...(policy.mirror === null ? [] : [policy.mirror.path]),
    ...(policy.backlog === null ? [] : [policy.backlog.path]),
    ...linkedPlans(documents, task),
  ];
}
