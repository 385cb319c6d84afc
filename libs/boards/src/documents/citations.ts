/** What a task's documents and its log cite as evidence (contract 38.4). */
import type { Task } from '../board/board';
import type { SessionLog } from '../log/session-log';
import type { MarkdownRow } from '../markdown/tables';
import { idKey } from '../policy/task-ids';
import { citedPaths, type CitedPath } from '../text/cited-paths';
import { globMatcher } from '../text/glob';
import { linkedPlans, type TaskDocuments } from './task-documents';

export interface Citation extends CitedPath {
  /** The document that cites it, relative to the repository. */
  by: string;
}

/** Rows at the timelines of a task's plans that name it and were not there before. */
export function newTimelineRows(
  after: TaskDocuments,
  before: TaskDocuments | undefined,
  task: Task,
): { plan: string; row: MarkdownRow }[] {
  return linkedPlans(after, task).flatMap((plan) => {
    const earlier = new Set(before?.plans.get(plan)?.timeline?.table.rows.map(textOfRow));
    const rows = after.plans.get(plan)?.timeline?.table.rows ?? [];
    return rows
      .filter((row) => !earlier.has(textOfRow(row)) && namesTask(after, row, task))
      .map((row) => ({ plan, row }));
  });
}

/** A row as it is compared: its cells, trimmed. */
export function textOfRow({ cells }: MarkdownRow): string {
  return JSON.stringify(cells);
}

function namesTask({ policy }: TaskDocuments, { cells }: MarkdownRow, task: Task): boolean {
  return cells.some((cell) => policy.ids.inCell(cell).some((id) => idKey(id) === task.key));
}

/** What the board (deliverable, notes) and the plan (the task's rows, new rows of the timeline) cite. */
export function documentCitations(after: TaskDocuments, before: TaskDocuments | undefined, task: Task): Citation[] {
  const { policy, planRows } = after;
  const texts: [string, string][] = [
    [policy.board.path, `${task.deliverable}\n${task.notes}`],
    ...(planRows.get(task.key) ?? []).map(({ plan, row }): [string, string] => [plan, row.cells.join('\n')]),
    ...newTimelineRows(after, before, task).map(({ plan, row }): [string, string] => [plan, row.cells.join('\n')]),
  ];
  return unique(texts.flatMap(([by, text]) => citedPaths(text).map((cited) => ({ ...cited, by }))));
}

/** What the validation of a log cites. */
export function logCitations(log: SessionLog, file: string): Citation[] {
  const lines = log.sections.get('validation')?.lines ?? [];
  const text = lines.flatMap((line) => (line.kind === 'comment' || line.kind === 'code' ? [] : [line.text])).join('\n');
  return citedPaths(text).map((cited) => ({ ...cited, by: file }));
}

function unique(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((one) => [JSON.stringify([one.by, one.path]), one])).values()];
}

/** The cited files that are there and are evidence, each once. */
export function evidenceFiles({ tree, policy }: TaskDocuments, citations: readonly Citation[]): string[] {
  const isEvidence = globMatcher(policy.evidencePaths);
  const files = citations.filter(({ isOutside, path }) => !isOutside && isEvidence(path) && tree.isFile(path));
  return [...new Set(files.map(({ path }) => path))];
}
