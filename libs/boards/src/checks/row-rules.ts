/** What the row of a task says, beside the board (contract 33.6). */
import type { Task } from '../board/board';
import type { Status } from '../policy/status';
import { sameTitle } from '../text/words';
import type { BoardContext } from './context';

/** Where a row stands. */
export interface RowPlace {
  task: string;
  file: string;
  line: number;
}

/** status_agrees, and for a task that is done date_agrees. */
export function checkStatus(
  { policy, found }: BoardContext,
  at: RowPlace,
  status: Status,
  { status: expected }: Task,
  isDelivered = false,
): void {
  if (status.kind === undefined || expected.kind === undefined) return;
  if (status.kind !== expected.kind) {
    const said = isDelivered ? 'delivered' : `'${status.text}'`;
    found.add('status_agrees', {
      ...at,
      expected: expected.text,
      actual: status.text,
      message: `${said}, board has '${expected.text}'`,
    });
    return;
  }
  if (status.kind !== 'done' || status.date === expected.date) return;
  if (!policy.doneNeedsDate && (status.date === undefined || expected.date === undefined)) return;
  found.add('date_agrees', {
    ...at,
    expected: expected.date,
    actual: status.date,
    message: `done ${status.date ?? 'without a date'}, board has ${expected.date ?? 'none'}`,
  });
}

export function checkTitle({ found }: BoardContext, at: RowPlace, title: string | undefined, task: Task): void {
  if (title !== undefined && !sameTitle(title, task.title))
    found.add('title_agrees', {
      ...at,
      expected: task.title,
      actual: title,
      message: `title '${title}', board has '${task.title}'`,
    });
}
