/** Plan files: tables of tasks with a status, tables of what was delivered, and a timeline (contract 33.4). */
import path from 'node:path';
import { Failure, type PlansPolicy } from '@gatehouse/contracts';
import { headingOf, readMarkdown, type MarkdownLines } from '../markdown/lines';
import { readTables, type MarkdownRow } from '../markdown/tables';
import type { QueuePolicy } from '../policy/policy';
import type { Status } from '../policy/status';
import { idKey } from '../policy/task-ids';
import { headerName } from '../text/words';
import { cellIn, roleTable, tablesWith, type RoleTable } from './role-table';

export type PlanRole = keyof PlansPolicy['columns'];
export type TimelineRole = 'date' | 'summary' | 'evidence' | 'source';

/** A row that names tasks. */
export interface PlanRow {
  plan: string;
  kind: 'status' | 'delivered';
  /** At least one, as they are written. */
  ids: readonly string[];
  /** Of a delivered row: done, on the first date in the delivered cell. */
  status: Status;
  line: number;
  row: MarkdownRow;
  table: RoleTable<PlanRole>;
}

export interface PlanFile {
  path: string;
  text: string;
  source: MarkdownLines;
  /** Tables with an ID column and a status column, or without that a delivered column. */
  tables: readonly RoleTable<PlanRole>[];
  rows: readonly PlanRow[];
  /** The first table under the heading of the timeline; undefined when there is none with date and summary. */
  timeline: RoleTable<TimelineRole> | undefined;
}

export function readPlan(file: string, bytes: Buffer, plans: PlansPolicy, policy: QueuePolicy): PlanFile {
  const text = bytes.toString('utf8');
  const source = readMarkdown(text);
  const all = readTables(source);
  const tables = tablesWith<PlanRole>(all, plans.columns, ['id']).filter(
    ({ columns }) => columns.status !== undefined || columns.delivered !== undefined,
  );
  const rows = tables.flatMap((table) =>
    table.table.rows.flatMap((row): PlanRow[] => {
      const ids = policy.ids.inCell(cellIn(table, row, 'id') ?? '');
      if (ids.length === 0) return [];
      const common = { plan: file, ids, line: row.line, row, table };
      const status = cellIn(table, row, 'status');
      if (status !== undefined) return [{ ...common, kind: 'status', status: policy.statuses.read(status) }];
      const date = /\d{4}-\d{2}-\d{2}/.exec(cellIn(table, row, 'delivered') ?? '')?.[0];
      return [{ ...common, kind: 'delivered', status: { text: 'delivered', kind: 'done', date } }];
    }),
  );
  return { path: file, text, source, tables, rows, timeline: timelineOf(source, all, plans) };
}

function timelineOf(
  source: MarkdownLines,
  tables: ReturnType<typeof readTables>,
  { timeline }: PlansPolicy,
): RoleTable<TimelineRole> | undefined {
  if (!timeline) return undefined;
  const wanted = headerName(timeline.heading);
  const headings = source.lines.flatMap((line, at) =>
    source.kinds[at] === 'heading' ? [{ line: at + 1, text: headerName(headingOf(line).text) }] : [],
  );
  const at = headings.findIndex(({ text }) => text === wanted);
  const [start, end] = [headings[at]?.line, headings[at + 1]?.line ?? Infinity];
  if (start === undefined) return undefined;
  return tables
    .filter(({ line }) => line > start && line < end)
    .map((table) => roleTable<TimelineRole>(table, timeline.columns))
    .find(({ columns }) => columns.date !== undefined && columns.summary !== undefined);
}

/** Rows of all plans by the key of the IDs they name. */
export function rowsByTask(plans: Iterable<PlanFile>): Map<string, PlanRow[]> {
  const byTask = new Map<string, PlanRow[]>();
  for (const plan of plans)
    for (const row of plan.rows)
      for (const id of row.ids) {
        const rows = byTask.get(idKey(id));
        if (rows === undefined) byTask.set(idKey(id), [row]);
        else rows.push(row);
      }
  return byTask;
}

/** The names that stand for a plan file: its path, its file name, its stem, the part of the stem before `_`. */
export function planNames(file: string): string[] {
  const name = path.posix.basename(file);
  const stem = path.posix.parse(name).name;
  return [...new Set([file, name, stem, stem.split('_')[0] ?? stem])];
}

/** The plan files that a name fits. Throws Failure `usage` when there is none. */
export function plansNamed(name: string, files: Iterable<string>): string[] {
  const given = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const found = [...files].filter((file) => planNames(file).includes(given));
  if (found.length === 0) throw new Failure('usage', `no such plan: ${name}`);
  return found;
}
