import path from 'node:path';
import { parseTable, type NewRow, type Table } from '@gatehouse/csv';
import type { RegistryRow } from '@gatehouse/contracts';
import { pyFloat, pyStr } from '@gatehouse/render';
import { finiteNumber } from '@gatehouse/records';
import { cells, type columns } from './core';

/** A row of the registry to be: one that stays as it is, by its number in the file, or one that is written anew. */
export type Entry = number | (NewRow & { row: RegistryRow });

/**
 * The registry after an update, sorted by generated_at as text, rows of the same time in the order they had. A new row takes the
 * place of the row with its report_json and leaves the columns it does not know as they are; if the file has that report more
 * than once, the last of them is the one that is replaced and the others go. `rows` has each report once.
 */
export function mergeRows(table: Table | undefined, rows: readonly RegistryRow[]): Entry[] {
  const fresh = new Map<string, NewRow & { row: RegistryRow }>(
    rows.map((row) => [row.report_json, { row, values: cells(row) }]),
  );
  const entries: Entry[] = [];
  const report = table?.column('report_json');
  for (let index = 0; table && report && index < table.rowCount; index += 1) {
    const replacement = fresh.get(report(index));
    if (!replacement) entries.push(index);
    else {
      if (replacement.replaces === undefined) entries.push(replacement);
      replacement.replaces = index;
    }
  }
  for (const entry of fresh.values()) if (entry.replaces === undefined) entries.push(entry);
  return sortedByTime(entries, table);
}

function sortedByTime(entries: Entry[], table: Table | undefined): Entry[] {
  const generatedAt = table?.column('generated_at') ?? (() => '');
  const times = entries.map((entry) => (typeof entry === 'number' ? generatedAt(entry) : entry.row.generated_at));
  if (times.every((time, index) => index === 0 || (times[index - 1] as string) <= time)) return entries;
  const order = times
    .map((_, index) => index)
    .sort((a, b) => compareText(times[a] as string, times[b] as string) || a - b);
  return order.map((index) => entries[index] as Entry);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Files that rows rest on which a registry has and had not before, byte for byte: reports, and of their runs what a score is made of. */
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

/** The `count` entries with the highest score_total, ties in registry order; what is no number counts as 0. */
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
  return typeof value === 'number' ? pyFloat(value) : pyStr(value);
}
