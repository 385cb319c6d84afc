/** Walk-forward figures per window: of the report, else of the walk_forward_summary.csv that it names (contract 8.2). */
import path from 'node:path';
import type { Figures, ProductionGatesReport, WalkForward, WalkForwardWindow } from '@gatehouse/contracts';
import type { TableView } from '@gatehouse/csv';
import { figure, finiteNumber } from './figures';

export const summaryName = 'walk_forward_summary.csv' as const;
/** More are counted, not shown: a page for people. */
const mostWindows = 400;

/** Where the report says the summary lies: by its path, or by the folder its outputs went to; paths as the report has them. */
export function namedSummaries(report: ProductionGatesReport): string[] {
  const texts = (section: Figures | undefined): string[] =>
    Object.values(section ?? {}).filter((value) => typeof value === 'string');
  const outputs = report.outputs ?? null;
  const named = [...texts(report.wf_stress), ...texts(outputs)].filter(
    (text) => path.posix.basename(text) === summaryName,
  );
  const folder = outputs?.['out_root'];
  return [...named, ...(typeof folder === 'string' && folder !== '' ? [path.posix.join(folder, summaryName)] : [])];
}

/** The walk-forward part of the page. `stated` are the windows of the report; `summary` is the table that was found where it has none. */
export function walkForward(
  report: ProductionGatesReport,
  stated: readonly WalkForwardWindow[],
  summary: TableView | undefined,
): WalkForward {
  const stress = report.wf_stress;
  const windows = summary === undefined ? stated : windowsOfTable(summary);
  const ics = windows.flatMap(({ test_ic }) => (test_ic === null ? [] : [test_ic]));
  const counted = { windows: windows.length, with_figure: ics.length, positive: ics.filter((ic) => ic > 0).length };
  const known = {
    mean: figure(stress, 'test_ic_mean') ?? null,
    positive_ratio: figure(stress, 'test_ic_pos_ratio') ?? null,
    count: figure(stress, 'test_ic_n') ?? null,
  };
  if (windows.length === 0)
    return { ...known, windows_from: null, counted, windows: [], remarks: [whyNone(report, summary)] };
  const left = windows.length - mostWindows;
  return {
    ...known,
    windows_from: summary === undefined ? 'report' : summaryName,
    counted,
    windows: windows.slice(Math.max(0, left)),
    remarks: [
      ...contradictions(known, counted, ics),
      ...(left > 0
        ? [`Only the last ${mostWindows} of ${windows.length} windows are shown; the share is that of all.`]
        : []),
    ],
  };
}

/** The windows that the report itself has figures of. */
export function windowsOfReport({ wf_stress: stress }: ProductionGatesReport): WalkForwardWindow[] {
  const isWindow = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && 'test_ic' in value;
  const list = Object.values(stress ?? {}).find(
    (value): value is Record<string, unknown>[] => Array.isArray(value) && value.length > 0 && value.every(isWindow),
  );
  return (list ?? []).map((window, index) => windowOf((name) => window[name], index));
}

function windowsOfTable(table: TableView): WalkForwardWindow[] {
  if (!table.columns.includes('test_ic')) return [];
  return Array.from({ length: table.rowCount }, (_, row) => windowOf((name) => table.column(name)(row), row));
}

function windowOf(value: (name: string) => unknown, index: number): WalkForwardWindow {
  const text = (name: string): string => {
    const found = value(name);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
  };
  const [from, to] = [text('test_start'), text('test_end')];
  const label =
    ['window', 'test_year', 'year', 'fold'].map(text).find((found) => found !== '') ??
    ([from, to].filter((found) => found !== '').join(' to ') || String(index + 1));
  return { label, test_ic: finiteNumber(value('test_ic')) ?? null, train_ic: finiteNumber(value('train_ic')) ?? null };
}

function whyNone(report: ProductionGatesReport, summary: TableView | undefined): string {
  if (summary !== undefined)
    return summary.columns.includes('test_ic')
      ? `${summaryName} has no rows.`
      : `${summaryName} has no column test_ic.`;
  const named = namedSummaries(report);
  return named.length === 0
    ? `The report has no figures per window and names no ${summaryName}.`
    : `The report has no figures per window, and the ${summaryName} it names is not there (${named.join(', ')}).`;
}

/** Where the windows say another thing than the report's own sums. */
function contradictions(
  stated: Pick<WalkForward, 'mean' | 'positive_ratio' | 'count'>,
  { with_figure, positive }: WalkForward['counted'],
  ics: readonly number[],
): string[] {
  const differs = (a: number | null, b: number): boolean =>
    a !== null && Number.isFinite(b) && Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(b));
  const [ownMean, ownRatio] = [ics.reduce((sum, ic) => sum + ic, 0) / with_figure, positive / with_figure];
  return [
    ...(differs(stated.count, with_figure)
      ? [`The report counts ${stated.count} windows, here are ${with_figure} with a number.`]
      : []),
    ...(differs(stated.mean, ownMean) ? [`The report's mean is ${stated.mean}, that of the windows ${ownMean}.`] : []),
    ...(differs(stated.positive_ratio, ownRatio)
      ? [`The report's share of positive windows is ${stated.positive_ratio}, that of the windows ${ownRatio}.`]
      : []),
  ];
}
