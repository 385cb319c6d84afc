import { plansNamed, type RoleTable } from '@gatehouse/boards';
import { addBacklogRow, changeTimeline, mustBeInBacklog } from './documents';
import type { TaskRequest } from './request';
import { appended, checkBlockedBy, remarks, type Workbench } from './workbench';

/** A record behind the board's last one, and a row in each table that names tasks of its kind (contract 34.3). */
export function addNewTask(bench: Workbench, request: TaskRequest): void {
  const { documents, editor, complain, today } = bench;
  const { policy } = documents;
  const { task: id, title = '', owner = '', deliverable = '', kind = 'backlog' } = request;
  checkBlockedBy(bench, request, undefined);
  const plan = planOf(bench, request);
  const status = policy.statuses.write(kind, kind === 'done' ? (request.date ?? today) : undefined);
  const notes = appended(request.notes ?? '', [request.append_notes, ...remarks(request)]);
  const values = { id, title, status, owner, deliverable, plan, notes };
  for (const role of ['owner', 'deliverable', 'notes'] as const)
    if (values[role] !== '' && !editor.has(role)) complain(request, `the board has no column for ${role}`);
  editor.addRecord(values);

  const [mirrorTable] = documents.mirror?.tables ?? [];
  if (mirrorTable !== undefined) bench.mirror?.addRow(mirrorTable.table, cellsOf(mirrorTable, values));
  if (policy.plans !== null && plan !== '') {
    const table = documents.plans.get(plan)?.tables.findLast(({ columns }) => columns.status !== undefined);
    if (table === undefined) complain(request, `${plan} has no table of tasks with a status`);
    else {
      const planNotes = appended(request.plan_notes ?? '', remarks(request));
      bench.plans.get(plan)?.addRow(table.table, cellsOf(table, { id, title, owner, status, notes: planNotes }));
    }
  }
  changeTimeline(bench, request, plan === '' ? [] : [plan], id);
  if (mustBeInBacklog(bench, kind)) addBacklogRow(bench, request, { id, title, plans: plan === '' ? [] : [plan] });
}

/** The plan file that a new task names, by its path or another of its names; as given when the team has no plans. */
function planOf({ documents, complain }: Workbench, request: TaskRequest): string {
  const { plan = '' } = request;
  if (documents.policy.plans === null || plan === '') return plan;
  const files = [...documents.plans.keys()];
  const named = files.includes(plan) ? [plan] : namedPlans(plan, files);
  if (named.length === 1) return named[0] as string;
  complain(
    request,
    `${request.task}: plan ${plan} ${named.length === 0 ? 'is not a plan file' : `may mean ${named.join(', ')}`}`,
  );
  return '';
}

function namedPlans(name: string, files: readonly string[]): string[] {
  try {
    return plansNamed(name, files);
  } catch {
    return [];
  }
}

function cellsOf<Role extends string>(
  { columns }: RoleTable<Role>,
  values: Readonly<Partial<Record<Role, string>>>,
): Map<number, string> {
  const cells = new Map<number, string>();
  for (const [role, value] of Object.entries(values) as [Role, string][]) {
    const column = columns[role];
    if (column !== undefined) cells.set(column, value);
  }
  return cells;
}
