/** May a session on a task start (contract 35.2)? Pure: documents in, checks and the texts to write out. */
import {
  checkBoard,
  exemptionFor,
  gatePlans,
  gatesFor,
  idKey,
  linkedPlans,
  type GatesReading,
  type Task,
  type TaskDocuments,
} from '@gatehouse/boards';
import type { StartCheck, TelemetryGate } from '@gatehouse/contracts';

export interface StartJudgement {
  task: Task | undefined;
  checks: StartCheck[];
  /** Gates of the task. */
  gates: readonly TelemetryGate[];
  eligible: boolean;
}

/** Errors of the documents that the other checks of a start tell themselves. */
const toldElsewhere = ['backlog_complete', 'plan_complete', 'wip_limit', 'index_agrees'];

/** `today`: local date. */
export function judgeStart(
  documents: TaskDocuments,
  gates: GatesReading,
  wanted: string,
  today: string,
): StartJudgement {
  const { board, reading, policy } = documents;
  const task = board?.tasks.get(idKey(wanted));
  if (task === undefined) return notKnown(documents, wanted);
  const ofTask = gates !== null && 'file' in gates ? gatesFor(gates.file, questionOf(documents, task)) : [];
  const problems: Record<string, string[] | null> = {
    task_known: reading.state === 'read' ? [] : [reading.message],
    task_open: task.status.kind === 'done' ? [`${task.id} is done: ${task.status.text}`] : [],
    not_blocked:
      task.status.kind === 'blocked'
        ? [`${task.id} is blocked: ${task.notes || 'the board does not say by what'}`]
        : [],
    documents_agree: disagreements(documents, task, today),
    in_backlog: policy.backlog === null ? null : backlogProblems(documents, task),
    in_plan: policy.plans === null ? null : planProblems(documents, task),
    gates_defined: gates === null ? null : gateProblems(documents, gates, task, ofTask),
    wip_free: policy.wipLimit === null ? null : limitProblems(documents, task, policy.wipLimit),
  };
  const checks = Object.entries(problems).map(([id, found]): StartCheck => ({
    id,
    status: found === null ? 'not_applicable' : found.length > 0 ? 'fail' : 'pass',
    problems: found ?? [],
  }));
  return { task, checks, gates: ofTask, eligible: checks.every(({ status }) => status !== 'fail') };
}

function notKnown({ board, reading, policy }: TaskDocuments, wanted: string): StartJudgement {
  const isDamaged = board?.knownIds.has(idKey(wanted)) ?? false;
  const problem =
    reading.state === 'unreadable'
      ? `${policy.board.path}: ${reading.message}`
      : `${wanted} ${isDamaged ? 'has a damaged record on the board' : 'is not on the board'}`;
  const others = ['task_open', 'not_blocked', 'documents_agree', 'in_backlog', 'in_plan', 'gates_defined', 'wip_free'];
  return {
    task: undefined,
    checks: [
      { id: 'task_known', status: 'fail', problems: [problem] },
      ...others.map((id): StartCheck => ({ id, status: 'not_run', problems: [] })),
    ],
    gates: [],
    eligible: false,
  };
}

function questionOf(documents: TaskDocuments, task: Task): Parameters<typeof gatesFor>[1] {
  return { task: task.id, plans: gatePlans(documents, task), isAll: false };
}

function disagreements(documents: TaskDocuments, task: Task, today: string): string[] {
  return checkBoard(documents, { today, tasks: [task.id] })
    .errors.filter(({ check }) => !toldElsewhere.includes(check))
    .map(({ check, file, line, message }) => `${check}: ${file ?? ''}${line === null ? '' : `:${line}`}: ${message}`);
}

function backlogProblems({ policy, backlog }: TaskDocuments, { id, key, status }: Task): string[] {
  const required: readonly string[] = policy.backlog?.required_for ?? ['backlog', 'ready', 'in_progress', 'blocked'];
  if (status.kind === undefined || !required.includes(status.kind) || backlog?.byKey.has(key)) return [];
  return [`${id} has no row in ${policy.backlog?.path}: add one with update-task-board`];
}

function planProblems(documents: TaskDocuments, task: Task): string[] {
  const linked = linkedPlans(documents, task);
  const rows = documents.planRows.get(task.key) ?? [];
  if (rows.some(({ kind, plan }) => kind === 'status' && linked.includes(plan))) return [];
  return [`${task.id} has no row with a status in ${linked.join(', ') || 'a plan that the board names'}`];
}

function gateProblems(
  documents: TaskDocuments,
  gates: NonNullable<GatesReading>,
  task: Task,
  ofTask: readonly TelemetryGate[],
): string[] {
  if ('problem' in gates) return [gates.problem];
  if (ofTask.length > 0 || exemptionFor(gates.file, questionOf(documents, task)) !== undefined) return [];
  return [
    `no gate is defined for ${task.id} or its plan in ${gates.file.path}, and no exemption with a reason: add one before the work starts`,
  ];
}

function limitProblems({ board }: TaskDocuments, task: Task, limit: number): string[] {
  const others = [...(board?.tasks.values() ?? [])].filter(
    ({ key, status }) => status.kind === 'in_progress' && key !== task.key,
  );
  if (others.length + 1 <= limit) return [];
  return [`${others.length} others in progress, limit ${limit}: ${others.map(({ id }) => id).join(', ')}`];
}
