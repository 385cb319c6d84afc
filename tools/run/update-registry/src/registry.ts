import path from 'node:path';
import { parseTable, type CellValue, type NewRow, type Table } from '@gatehouse/csv';
import type { RegistryRow } from '@gatehouse/contracts';
import { pyFloat, pyStr } from '@gatehouse/render';
import { finiteNumber, truthOf } from '@gatehouse/records';
import { comparedTag, tailOf, type FileIdentity } from '@gatehouse/runs';
import { cells, type columns } from './core';

/** A row of the registry to be: one that stays as it is, by its number in the file, or one that is written anew. */
export type Entry = number | (NewRow & { row: RegistryRow });

type FreshRow = NewRow & { row: RegistryRow };

/**
 * The registry after an update, sorted by generated_at as text, rows of the same time in the order they had (contract
 * 9.2). A new row takes the place of the row of the same report, by whatever name that has it, and leaves the columns
 * it does not know as they are; if the file has that report more than once, the last of them is the one that is
 * replaced and the others go. A row that says the same as before keeps its time.
 * `rows` has each report once.
 */
export function mergeRows(
  table: Table | undefined,
  rows: readonly RegistryRow[],
  isSame: FileIdentity['isSame'],
): Entry[] {
  const fresh = rows.map((row): FreshRow => ({ row, values: cells(row) }));
  const reportOf = finder(fresh, isSame);
  const entries: Entry[] = [];
  const [report, tag] = [table?.column('report_json'), table?.column('decision_tag')];
  for (let index = 0; table && report && tag && index < table.rowCount; index += 1) {
    const replacement = reportOf(report(index), tag(index));
    if (!replacement) entries.push(index);
    else {
      if (replacement.replaces === undefined) entries.push(replacement);
      replacement.replaces = index;
    }
  }
  for (const entry of fresh) if (entry.replaces === undefined) entries.push(entry);
  const kept = entries.map((entry) => (typeof entry === 'number' ? entry : withTimeKept(entry, table, isSame)));
  return sortedByTime(kept, table);
}

/** The new row of a report that the registry names so. By the path alone, or of the same tag behind a link. */
function finder(
  fresh: readonly FreshRow[],
  isSame: FileIdentity['isSame'],
): (report: string, tag: string) => FreshRow | undefined {
  const byPlace = grouped(fresh, ({ row }) => placeOf(row.report_json));
  const byTag = grouped(fresh, ({ row }) => comparedTag(row.decision_tag));
  return (report, tag) => {
    if (report === '') return undefined;
    const candidates = [...(byPlace.get(placeOf(report)) ?? []), ...(byTag.get(comparedTag(tag)) ?? [])];
    return candidates.find(({ row }) => isSame(row.report_json, report));
  };
}

const placeOf = (report: string): string => tailOf(report) ?? report;

function grouped(rows: readonly FreshRow[], keyOf: (row: FreshRow) => string): Map<string, FreshRow[]> {
  const groups = new Map<string, FreshRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const times = ['generated_at', 'generated_at_utc'] as const;
const paths: readonly string[] = ['report_json', 'report_md', 'run_dir', 'run_review_md'];

/** A row whose other cells did not change stands as it stood; one that only names its files anew keeps its time. */
function withTimeKept(entry: FreshRow, table: Table | undefined, isSame: FileIdentity['isSame']): Entry {
  const { replaces, values } = entry;
  if (table === undefined || replaces === undefined) return entry;
  const before = (name: string): string => table.column(name)(replaces);
  const others = Object.keys(values).filter((name) => !(times as readonly string[]).includes(name));
  const isEqual = (name: string): boolean => says(before(name), values[name] as CellValue);
  const isUnchanged = (name: string): boolean =>
    table.columns.includes(name) &&
    (isEqual(name) ||
      (paths.includes(name) && before(name) !== '' && isSame(before(name), cellText(values[name] as CellValue))));
  if (!others.every(isUnchanged)) return entry;
  if (others.every(isEqual)) return replaces;
  const [generatedAt, utc] = [before('generated_at'), before('generated_at_utc')];
  return {
    ...entry,
    row: { ...entry.row, generated_at: generatedAt, generated_at_utc: utc },
    values: { ...values, generated_at: generatedAt, generated_at_utc: utc },
  };
}

/** Does the cell say this value, whoever wrote it? */
function says(cell: string, value: CellValue): boolean {
  if (cell === cellText(value)) return true;
  if (typeof value === 'boolean') return truthOf(cell) === value;
  return (typeof value === 'number' || typeof value === 'bigint') && finiteNumber(cell) === Number(value);
}

/** A value as its cell reads. */
function cellText(value: CellValue): string {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? pyFloat(value) : '';
    case 'boolean':
      return pyStr(value);
    default:
      return value === null ? '' : String(value);
  }
}

function sortedByTime(entries: Entry[], table: Table | undefined): Entry[] {
  const generatedAt = table?.column('generated_at') ?? (() => '');
  const moments = entries.map((entry) => (typeof entry === 'number' ? generatedAt(entry) : entry.row.generated_at));
  if (moments.every((time, index) => index === 0 || (moments[index - 1] as string) <= time)) return entries;
  const order = moments
    .map((_, index) => index)
    .sort((a, b) => compareText(moments[a] as string, moments[b] as string) || a - b);
  return order.map((index) => entries[index] as Entry);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Files that rows rest on which a registry has and had not before, byte for byte: reports, and of their runs what a
 * score is made of.
 */
export function sourcesOfNewRows(before: Buffer | undefined, after: Buffer, file: string): string[] {
  const [old, now] = [before === undefined ? undefined : parseTable(before, file), parseTable(after, file)];
  const known = new Set(old === undefined ? [] : rawRows(old));
  const [report, run] = [now.column('report_json'), now.column('run_dir')];
  return rawRows(now).flatMap((line, row) => {
    if (known.has(line)) return [];
    const ofRun = run(row) === '' ? [] : documentsOfRun.map((name) => path.join(run(row), name));
    return [report(row), ...ofRun];
  });
}

const documentsOfRun = ['context.json', 'governance_audit_check.json', 'governance_remediation_plan.json'];

function rawRows(table: Table): string[] {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const { start, end } = table.raw(row);
    return table.slice(start, end).toString('utf8');
  });
}

/** The `count` entries with the highest score_total, ties in registry order; what is not a number counts as 0. */
export function best(entries: readonly Entry[], table: Table | undefined, count: number): Entry[] {
  const scoreCell = table?.column('score_total') ?? (() => '');
  const top: { entry: Entry; score: number }[] = [];
  for (const entry of entries) {
    const score = typeof entry === 'number' ? (finiteNumber(scoreCell(entry)) ?? 0) : entry.row.score_total;
    if (top.length === count && score <= (top.at(-1)?.score ?? 0)) continue;
    const place = top.findIndex((other) => other.score < score);
    top.splice(place === -1 ? top.length : place, 0, { entry, score });
    if (top.length > count) top.pop();
  }
  return top.map(({ entry }) => entry);
}

/** A cell of an entry as text: of a row that stays what it says, of a new one as Python prints it. */
export function textOf(entry: Entry, name: (typeof columns)[number], table: Table | undefined): string {
  if (typeof entry === 'number') return table?.column(name)(entry) ?? '';
  const value = entry.row[name];
  return typeof value === 'number' ? pyFloat(value) : pyStr(value ?? '');
}
