/** All documents of a work queue, as one state of the repository has them. */
import type { BacklogPolicy, MirrorPolicy, SourceFile } from '@gatehouse/contracts';
import { foreignText, readBoard, type Board, type BoardReading, type Task } from '../board/board';
import type { QueuePolicy } from '../policy/policy';
import { sourceFile, type DocumentTree } from '../repository/document-tree';
import { readIndex, type PlanIndex } from './plan-index';
import { readPlan, rowsByTask, type PlanFile, type PlanRow } from './plans';
import { readTaskTables, type TaskTableDocument } from './task-table';

export type MirrorRole = keyof MirrorPolicy['columns'];
export type BacklogRole = keyof BacklogPolicy['columns'];

export interface TaskDocuments {
  policy: QueuePolicy;
  tree: DocumentTree;
  reading: BoardReading;
  /** Undefined when it cannot be read. */
  board: Board | undefined;
  /** Undefined when it is not there, or when the team has none. */
  mirror: TaskTableDocument<MirrorRole> | undefined;
  backlog: TaskTableDocument<BacklogRole> | undefined;
  index: PlanIndex | undefined;
  plans: ReadonlyMap<string, PlanFile>;
  /** Rows of plans by the key of each ID they name. */
  planRows: ReadonlyMap<string, PlanRow[]>;
  /** Documents beside the board that are not UTF-8: path → fault. */
  foreign: ReadonlyMap<string, string>;
  /** What was read, the board first. */
  inputs: SourceFile[];
}

/** Never throws for what is missing or damaged; Failure `io` when the disk or git fails. */
export function readTaskDocuments(tree: DocumentTree, policy: QueuePolicy): TaskDocuments {
  const inputs: SourceFile[] = [];
  const foreign = new Map<string, string>();
  const read = <T>(
    role: string,
    file: string | undefined,
    reader: (bytes: Buffer, file: string) => T,
  ): T | undefined => {
    const bytes = file === undefined ? undefined : tree.read(file);
    if (file === undefined || bytes === undefined) return undefined;
    inputs.push(sourceFile(role, file, bytes));
    const fault = role === 'board' ? undefined : foreignText(bytes);
    if (fault === undefined) return reader(bytes, file);
    foreign.set(file, fault);
    return undefined;
  };
  const { board: boardPolicy, mirror, backlog, plans, index } = policy;
  const reading = read('board', boardPolicy.path, (bytes) => readBoard(bytes, policy)) ?? readBoard(undefined, policy);
  const mirrorTables = read('mirror', mirror?.path, (bytes, file) =>
    readTaskTables<MirrorRole>(file, bytes, mirror?.columns ?? {}, ['id', 'status']),
  );
  const backlogTables = read('backlog', backlog?.path, (bytes, file) =>
    readTaskTables<BacklogRole>(file, bytes, backlog?.columns ?? {}, ['id', 'title']),
  );
  const files = new Map<string, PlanFile>();
  for (const file of plans === null ? [] : tree.find(plans.files, plans.exclude)) {
    const plan = read('plan', file, (bytes) => plans && readPlan(file, bytes, plans, policy));
    if (plan) files.set(file, plan);
  }
  return {
    policy,
    tree,
    reading,
    board: reading.state === 'read' ? reading.board : undefined,
    mirror: mirrorTables,
    backlog: backlogTables,
    index: read('index', index?.path, (bytes, file) => index && readIndex(file, bytes, index)) ?? undefined,
    plans: files,
    planRows: rowsByTask(files.values()),
    foreign,
    inputs,
  };
}

/** The plan files that a task links and that are there. */
export function linkedPlans({ plans }: Pick<TaskDocuments, 'plans'>, task: Task): string[] {
  return [...new Set(task.planLinks)].filter((file) => plans.has(file));
}

/**
 * The plan files that the gates of a task belong to: those it links; where the team has no plans, whatever it links.
 */
export function gatePlans(documents: Pick<TaskDocuments, 'plans' | 'policy'>, task: Task): string[] {
  return documents.policy.plans === null ? [...new Set(task.planLinks)] : linkedPlans(documents, task);
}
