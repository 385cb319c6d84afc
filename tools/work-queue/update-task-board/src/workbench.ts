/** The documents of a task board while they are changed, and the words an update adds to them. */
import { BoardEditor, TableEditor, type Board, type Status, type Task, type TaskDocuments } from '@gatehouse/boards';
import { isFilled } from '@gatehouse/render';
import type { TaskRequest } from './request';

export interface Workbench {
  documents: TaskDocuments;
  board: Board;
  editor: BoardEditor;
  mirror: TableEditor | undefined;
  backlog: TableEditor | undefined;
  plans: ReadonlyMap<string, TableEditor>;
  /** Local date. */
  today: string;
  /** Requests of this update by the key of their task. */
  requests: ReadonlyMap<string, TaskRequest>;
  /** Notes a reason why nothing may be written. */
  complain(request: TaskRequest, what: string): void;
}

/** A task, what is asked of it, and for one that becomes done the day. */
export interface TaskChange {
  request: TaskRequest;
  task: Task;
  date: string | undefined;
}

export function workbench(
  documents: TaskDocuments,
  board: Board,
  { today, requests, problems }: { today: string; requests: readonly TaskRequest[]; problems: string[] },
): Workbench {
  const editorOf = (document: TaskDocuments['mirror'] | TaskDocuments['backlog']): TableEditor | undefined =>
    document && new TableEditor(document.text, document.source);
  return {
    documents,
    board,
    editor: new BoardEditor(board),
    mirror: editorOf(documents.mirror),
    backlog: editorOf(documents.backlog),
    plans: new Map([...documents.plans].map(([path, plan]) => [path, new TableEditor(plan.text, plan.source)])),
    today,
    requests: new Map(requests.map((request) => [request.key, request])),
    complain: ({ prefix }, what) => void problems.push(`${prefix}${what}`),
  };
}

/** Does a status mean this already? */
export function means(status: Status, kind: Status['kind'], date: string | undefined): boolean {
  return status.kind === kind && (kind !== 'done' || status.date === date);
}

/** What an update adds to the notes of board and plan. */
export function remarks({ blocked_by: blockedBy, evidence = [] }: TaskRequest): string[] {
  return [
    ...(blockedBy === undefined ? [] : [`Blocked by: ${blockedBy}`]),
    ...(evidence.length === 0 ? [] : [`Evidence: ${evidence.join(', ')}`]),
  ];
}

/** Notes with what is not part of them yet. */
export function appended(notes: string, additions: readonly (string | undefined)[]): string {
  return additions.reduce<string>((sum, addition) => {
    if (addition === undefined || sum.includes(addition)) return sum;
    return sum.trim() === '' ? addition : `${sum}<br>${addition}`;
  }, notes);
}

/** A task that becomes blocked says by what, and no other does. */
export function checkBlockedBy({ complain }: Workbench, request: TaskRequest, before: Status['kind']): void {
  const kind = request.kind ?? before;
  const becomes = kind === 'blocked' && before !== 'blocked';
  if ((becomes || request.blocked_by !== undefined) && !isFilled(request.blocked_by))
    complain(request, `${request.task}: blocked needs blocked_by that says by what`);
  else if (request.blocked_by !== undefined && kind !== 'blocked')
    complain(request, `${request.task}: blocked_by is given for a task that is blocked only`);
}
