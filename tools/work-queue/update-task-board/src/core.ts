/** What an update of the task board would make of its documents (contract 34.3 to 34.5). Pure: texts in, texts out. */
import {
  checkBoard,
  idKey,
  linkedPlans,
  placedMessage,
  readTaskDocuments,
  withContents,
  type Task,
  type TaskDocuments,
} from '@gatehouse/boards';
import type { TaskUpdate } from '@gatehouse/contracts';
import { changeBacklog, changeMirror, changePlan, changeTimeline } from './documents';
import { addNewTask } from './new-task';
import { requestsOf, type TaskRequest } from './request';
import { appended, checkBlockedBy, means, remarks, workbench, type Workbench } from './workbench';

export interface ChangedDocument {
  path: string;
  before: string;
  after: string;
}

export interface PlannedUpdate {
  /** Why nothing may be written; none when the update can be made. */
  problems: string[];
  /** IDs as the board has them. */
  tasks: string[];
  /** Board, mirror, plans, backlog; none when there is nothing to change. */
  files: ChangedDocument[];
}

/** `today`: local date. */
export function planUpdate(documents: TaskDocuments, updates: readonly TaskUpdate[], today: string): PlannedUpdate {
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  const { requests, problems } = requestsOf(updates, documents.policy, tomorrow);
  problems.push(...damageOf(documents, today));
  const { board } = documents;
  const tasks = requests.map(({ task, key }) => board?.tasks.get(key)?.id ?? task);
  if (board === undefined) return { problems, tasks, files: [] };
  const bench = workbench(documents, board, { today, requests, problems });
  for (const request of requests) change(bench, request);
  if (problems.length > 0) return { problems, tasks, files: [] };
  const files = changedDocuments(bench);
  problems.push(...resultProblems(documents, files, new Set(requests.map(({ key }) => key)), today));
  return { problems, tasks, files: problems.length === 0 ? files : [] };
}

/** A document that is damaged is not edited. */
function damageOf(documents: TaskDocuments, today: string): string[] {
  const asked = ['board_readable', 'board_columns', 'board_records', 'documents_readable'];
  const { errors } = checkBoard(documents, { today });
  return errors.filter(({ check }) => asked.includes(check)).map(placedMessage);
}

/** Errors that the documents would have of these tasks, and of the number of tasks in progress. */
function resultProblems(
  documents: TaskDocuments,
  files: readonly ChangedDocument[],
  keys: ReadonlySet<string>,
  today: string,
): string[] {
  const contents = new Map(files.map(({ path, after }) => [path, Buffer.from(after)]));
  const result = readTaskDocuments(withContents(documents.tree, contents), documents.policy);
  return checkBoard(result, { today })
    .errors.filter(({ check, task }) => check === 'wip_limit' || (task !== null && keys.has(idKey(task))))
    .filter(({ check }) => !check.startsWith('index_'))
    .map((finding) => `after the update ${finding.check} would fail: ${placedMessage(finding)}`);
}

function change(bench: Workbench, request: TaskRequest): void {
  const { board, documents, complain } = bench;
  for (const file of [...(request.evidence ?? []), ...(request.timeline?.evidence ?? [])])
    if (!documents.tree.isFile(file.replaceAll('\\', '/'))) complain(request, `no such evidence: ${file}`);
  const task = board.tasks.get(request.key);
  if (request.create === true) {
    if (board.knownIds.has(request.key)) complain(request, `${request.task} is on the board already`);
    else addNewTask(bench, request);
  } else if (task !== undefined) changeTask(bench, request, task);
  else if (board.knownIds.has(request.key)) complain(request, `${request.task}: its record on the board is damaged`);
  else complain(request, `${request.task} is not on the board`);
}

function changeTask(bench: Workbench, request: TaskRequest, task: Task): void {
  const { editor, documents, complain } = bench;
  const { statuses } = documents.policy;
  checkBlockedBy(bench, request, task.status.kind);
  for (const role of ['title', 'owner', 'deliverable', 'notes'] as const) {
    const value = request[role];
    if (value === undefined) continue;
    if (!editor.has(role)) complain(request, `the board has no column for ${role}`);
    editor.setCell(task.record, role, value);
  }
  if (request.append_notes !== undefined && !editor.has('notes'))
    complain(request, 'the board has no column for notes');
  const date = dateOf(bench, request, task);
  if (request.kind !== undefined && !means(task.status, request.kind, date))
    editor.setCell(task.record, 'status', statuses.write(request.kind, date));
  const notes = editor.cell(task.record, 'notes');
  editor.setCell(task.record, 'notes', appended(notes, [request.append_notes, ...remarks(request)]));
  const changed = { request, task, date };
  changeMirror(bench, changed);
  changePlan(bench, changed);
  changeTimeline(bench, request, linkedPlans(documents, task), task.id);
  changeBacklog(bench, changed);
}

/** The day on which a task is done: the one given, the one it has, today. */
function dateOf({ today }: Workbench, request: TaskRequest, task: Task): string | undefined {
  if (request.kind !== 'done') return undefined;
  return request.date ?? (task.status.kind === 'done' ? task.status.date : undefined) ?? today;
}

/** In the order board, mirror, plans, backlog; only those that differ. */
function changedDocuments({ documents, board, editor, mirror, backlog, plans }: Workbench): ChangedDocument[] {
  const { policy } = documents;
  const ofTable = (
    document: TaskDocuments['mirror'] | TaskDocuments['backlog'],
    table: Workbench['mirror'],
  ): ChangedDocument[] =>
    document && table ? [{ path: document.path, before: document.text, after: table.text() }] : [];
  return [
    { path: policy.board.path, before: board.text, after: editor.text() },
    ...ofTable(documents.mirror, mirror),
    ...[...documents.plans].map(([path, plan]) => ({
      path,
      before: plan.text,
      after: plans.get(path)?.text() ?? plan.text,
    })),
    ...ofTable(documents.backlog, backlog),
  ].filter(({ before, after }) => before !== after);
}
