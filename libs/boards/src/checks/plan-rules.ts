/** Rules of plan files beside the board (contract 33.6). */
import { isFilled } from '@gatehouse/render';
import type { Board, Task } from '../board/board';
import type { PlanRow } from '../documents/plans';
import { cellIn } from '../documents/role-table';
import { linkedPlans } from '../documents/task-documents';
import { idKey } from '../policy/task-ids';
import { byCodePoint } from '../text/words';
import { unknownStatus } from './board-rules';
import type { BoardContext } from './context';
import { checkStatus, checkTitle } from './row-rules';

/** plan_complete, plan_known, plan_unique, and what plan rows say of their tasks. */
export function checkPlans(context: BoardContext, board: Board): void {
  const { documents, policy, found, boardFile } = context;
  if (policy.plans === null) return found.notApplicable('plan_linked', 'plan_complete', 'plan_known', 'plan_unique');
  for (const task of board.tasks.values()) {
    const linked = linkedPlans(documents, task);
    const rows = documents.planRows.get(task.key) ?? [];
    if (linked.length > 0 && !rows.some(({ plan }) => linked.includes(plan))) {
      const [other] = rows;
      const elsewhere = other === undefined ? '' : ` (there is one in ${other.plan}:${other.line})`;
      found.add('plan_complete', {
        task: task.id,
        file: boardFile,
        line: task.line,
        message: `no row in ${linked.join(', ')}${elsewhere}`,
      });
    }
    const plans = [...new Set(rows.map(({ plan }) => plan))].sort(byCodePoint);
    if (plans.length > 1)
      found.add('plan_unique', {
        task: task.id,
        file: plans[0],
        message: `stands in several plans: ${plans.join(', ')}`,
      });
    if (task.status.kind === 'blocked') checkBlockedRows(context, task, rows);
  }
  for (const plan of documents.plans.values()) {
    const reported = new Set<string>();
    for (const row of plan.rows) checkPlanRow(context, board, row, reported);
  }
}

function checkPlanRow(context: BoardContext, board: Board, row: PlanRow, reported: Set<string>): void {
  const { found } = context;
  const [first] = row.ids;
  if (row.kind === 'status' && row.status.kind === undefined)
    found.add('status_known', {
      task: first,
      file: row.plan,
      line: row.line,
      actual: row.status.text,
      message: unknownStatus(context, row.status.text),
    });
  for (const id of row.ids) {
    const at = { task: id, file: row.plan, line: row.line };
    if (!board.knownIds.has(idKey(id)) && !reported.has(idKey(id))) {
      reported.add(idKey(id));
      found.add('plan_known', { ...at, message: 'not on the board' });
    }
    const task = board.tasks.get(idKey(id));
    if (task === undefined) continue;
    checkStatus(context, at, row.status, task, row.kind === 'delivered');
    if (row.ids.length === 1) checkTitle(context, at, cellIn(row.table, row.row, 'title'), task);
  }
}

/** The notes of a status row say by what a task is blocked. */
function checkBlockedRows({ policy, found }: BoardContext, task: Task, rows: readonly PlanRow[]): void {
  if ((policy.plans?.columns.notes ?? []).length === 0) return;
  const [first, ...others] = rows.filter(({ kind }) => kind === 'status');
  if (first === undefined || [first, ...others].some(({ table, row }) => isFilled(cellIn(table, row, 'notes')))) return;
  found.add('blocked_documented', {
    task: task.id,
    file: first.plan,
    line: first.line,
    message: 'blocked, and the plan does not say by what',
  });
}
