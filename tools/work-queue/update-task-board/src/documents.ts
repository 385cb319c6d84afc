/** What an update changes in mirror, plans and backlog (contract 34.3). */
import { cellIn, linkedPlans, planNames, type PlanRow, type TableEditor } from '@gatehouse/boards';
import type { TaskRequest } from './request';
import { appended, means, remarks, type TaskChange, type Workbench } from './workbench';

/** The same cells as on the board, where the mirror has the columns. */
export function changeMirror(
  { documents, mirror, editor, complain }: Workbench,
  { request, task, date }: TaskChange,
): void {
  const { policy } = documents;
  if (policy.mirror === null) return;
  const found = documents.mirror?.byKey.get(task.key);
  if (found === undefined || mirror === undefined)
    return complain(request, `${task.id} has no row in ${policy.mirror.path}`);
  const { row, table } = found;
  for (const role of ['title', 'owner', 'deliverable', 'notes'] as const) {
    const column = table.columns[role];
    const isChanged = request[role] !== undefined || (role === 'notes' && appendsNotes(request));
    if (column !== undefined && isChanged) mirror.setCell(row, column, editor.cell(task.record, role));
  }
  const column = table.columns.status;
  if (request.kind === undefined || column === undefined) return;
  if (!means(policy.statuses.read(mirror.cell(row, column)), request.kind, date))
    mirror.setCell(row, column, policy.statuses.write(request.kind, date));
}

function appendsNotes(request: TaskRequest): boolean {
  return request.append_notes !== undefined || remarks(request).length > 0;
}

/** Status, title, owner and notes of the task's rows with a status; another status than done needs such a row. */
export function changePlan(bench: Workbench, { request, task, date }: TaskChange): void {
  const { documents, plans, complain } = bench;
  if (documents.policy.plans === null) return;
  const linked = linkedPlans(documents, task);
  const ofTask = (documents.planRows.get(task.key) ?? []).filter(({ plan }) => linked.includes(plan));
  const rows = ofTask.filter(({ kind }) => kind === 'status');
  const isEnough = rows.length > 0 || (request.kind === 'done' && ofTask.length > 0);
  if (!isEnough && (request.kind !== undefined || request.plan_notes !== undefined))
    return complain(request, `${task.id} has no row with a status in ${linked.join(', ') || 'a plan'}`);
  for (const row of rows) {
    const editor = plans.get(row.plan);
    if (editor !== undefined) changePlanRow(bench, editor, row, { request, task, date });
  }
}

function changePlanRow(bench: Workbench, editor: TableEditor, row: PlanRow, { request, task, date }: TaskChange): void {
  const { policy } = bench.documents;
  const { columns } = row.table;
  const set = (column: number | undefined, value: string): void => {
    if (column !== undefined) editor.setCell(row.row, column, value);
  };
  if (request.kind !== undefined && columns.status !== undefined) {
    const status = policy.statuses.read(editor.cell(row.row, columns.status));
    if (!means(status, request.kind, date)) {
      if (sharesStatus(bench, row, request)) set(columns.status, policy.statuses.write(request.kind, date));
      else
        bench.complain(
          request,
          `${task.id} shares its row in ${row.plan}:${row.line} with ` +
            `${row.ids.filter((id) => id !== task.id).join(', ')}: give each task a row of its own, or the same ` +
            'status',
        );
    }
  }
  if (row.ids.length === 1) {
    if (request.title !== undefined) set(columns.title, request.title);
    if (request.owner !== undefined) set(columns.owner, request.owner);
  }
  if (columns.notes !== undefined)
    set(columns.notes, appended(editor.cell(row.row, columns.notes), [request.plan_notes, ...remarks(request)]));
}

/** Does every task that the row names get this status by this update? */
function sharesStatus({ requests }: Workbench, row: PlanRow, { kind, date }: TaskRequest): boolean {
  return row.ids.every((id) => {
    const other = requests.get(id.toLowerCase());
    return row.ids.length === 1 || (other?.kind === kind && other?.date === date);
  });
}

/** A row at the top of the timeline of the first linked plan that has one, unless an equal row is there. */
export function changeTimeline(bench: Workbench, request: TaskRequest, linked: readonly string[], id: string): void {
  const { documents, plans, complain, today } = bench;
  if (request.timeline === undefined) return;
  const plan = linked.map((file) => documents.plans.get(file)).find((found) => found?.timeline !== undefined);
  const timeline = plan?.timeline;
  if (plan === undefined || timeline === undefined) {
    const heading = documents.policy.plans?.timeline?.heading ?? 'a timeline';
    return complain(request, `${id}: no table under '${heading}' in ${linked.join(', ') || 'a plan'}`);
  }
  const { summary, date = today, evidence = [], source = '' } = request.timeline;
  const isNamed = documents.policy.ids.inCell(summary).some((named) => named.toLowerCase() === id.toLowerCase());
  const values = {
    date,
    summary: isNamed ? summary : `${id}: ${summary}`,
    evidence: evidence.map((file) => `\`${file}\``).join(', '),
    source,
  };
  const roles = (['date', 'summary', 'evidence', 'source'] as const).filter(
    (role) => timeline.columns[role] !== undefined,
  );
  const isThere = timeline.table.rows.some((row) =>
    roles.every((role) => cellIn(timeline, row, role) === values[role].trim()),
  );
  if (!isThere)
    plans
      .get(plan.path)
      ?.addFirstRow(timeline.table, new Map(roles.map((role) => [timeline.columns[role] as number, values[role]])));
}

/**
 * Done removes the row; title and the object's fields change it; a task that must be in the backlog and is not gets a
 * row.
 */
export function changeBacklog(bench: Workbench, { request, task }: TaskChange): void {
  const { documents, backlog } = bench;
  const { policy } = documents;
  if (policy.backlog === null) return;
  const rows = (documents.backlog?.rows ?? []).filter(({ key, id }) => id !== '' && key === task.key);
  const kind = request.kind ?? task.status.kind;
  if (request.kind === 'done' && policy.backlog.on_done !== 'keep' && request.backlog !== 'keep') {
    for (const { row } of rows) backlog?.removeRow(row);
    return;
  }
  const [first] = rows;
  if (first === undefined) {
    if (kind !== undefined && mustBeInBacklog(bench, kind))
      addBacklogRow(bench, request, {
        id: task.id,
        title: request.title ?? task.title,
        plans: linkedPlans(documents, task),
      });
    return;
  }
  const values = {
    ...(request.backlog === 'keep' ? {} : request.backlog),
    ...(request.title !== undefined && { title: request.title }),
  };
  for (const [role, value] of Object.entries(values) as [
    'title' | 'preconditions' | 'definition_of_done' | 'notes',
    string,
  ][]) {
    const column = first.table.columns[role];
    if (column !== undefined) backlog?.setCell(first.row, column, value);
    else bench.complain(request, `${policy.backlog.path} has no column for ${role}`);
  }
}

export function mustBeInBacklog({ documents }: Workbench, kind: string): boolean {
  const required: readonly string[] = documents.policy.backlog?.required_for ?? [
    'backlog',
    'ready',
    'in_progress',
    'blocked',
  ];
  return documents.policy.backlog !== null && required.includes(kind);
}

/** A row at the end of the backlog's table. */
export function addBacklogRow(
  { documents, backlog, complain }: Workbench,
  request: TaskRequest,
  { id, title, plans }: { id: string; title: string; plans: readonly string[] },
): void {
  const path = documents.policy.backlog?.path ?? '';
  if (typeof request.backlog !== 'object')
    return complain(
      request,
      `${id} has no row in ${path}: give backlog, an object with preconditions, definition_of_done, notes`,
    );
  const [table] = documents.backlog?.tables ?? [];
  if (table === undefined || backlog === undefined) return; // documents_readable tells
  const values = { id, title, plan: plans.map((plan) => planTitle(documents, plan)).join(', '), ...request.backlog };
  backlog.addRow(
    table.table,
    new Map(
      (Object.entries(values) as [keyof typeof table.columns, string][]).flatMap(([role, value]) => {
        const column = table.columns[role];
        return column === undefined ? [] : [[column, value] as const];
      }),
    ),
  );
}

/** `Plan B`: as the index calls the plan, else by the name of its file. */
function planTitle({ index, policy }: Workbench['documents'], file: string): string {
  const prefix = policy.index?.claim_prefix ?? 'Plan';
  const entry = index?.entries.find(({ file: named }) => planNames(file).includes(named));
  const short = planNames(file).at(-1) ?? file;
  const name = entry?.name || (short.startsWith(prefix) ? short.slice(prefix.length) : '');
  return name === '' ? short : `${prefix} ${name}`;
}
