/** The tables that stand behind a report: found where it says, or beside it when it was moved or cloned since (contract 8.2). */
import path from 'node:path';
import type { ProductionGatesReport, WalkForward } from '@gatehouse/contracts';
import { readSmallTable } from '@gatehouse/csv';
import { ifThere, readBytes } from '@gatehouse/files';
import { periodFigures, type PeriodTable } from './period-figures';
import { reportFigures, type ReportFigures } from './report-figures';
import { namedSummaries, walkForward, windowsOfReport } from './walk-forward-windows';

/** A table as it was read. */
export interface ReportTable {
  role: string;
  /** Absolute. */
  file: string;
  content: Buffer;
}

export interface ReportTables {
  walkForward: WalkForward;
  periods: PeriodTable | undefined;
  figures: ReportFigures;
  /** What was read. */
  tables: ReportTable[];
}

/** `reportFile` is absolute. Throws Failure `damaged-input` for a table that is no CSV, `io`. */
export function reportTables(root: string, reportFile: string, report: ProductionGatesReport): ReportTables {
  const stated = windowsOfReport(report);
  const [summaryFile, periodsFile] = tableFiles(root, reportFile, report);
  const read = (role: string, files: readonly string[]): ReportTable | undefined => {
    for (const file of files) {
      const content = ifThere(() => readBytes(file));
      if (content !== undefined) return { role, file, content };
    }
    return undefined;
  };
  const summary = stated.length > 0 ? undefined : read('walk-forward summary', summaryFile);
  const periods = read('period figures', periodsFile);
  const windows = walkForward(
    report,
    stated,
    summary === undefined ? undefined : readSmallTable(summary.content, summary.file),
  );
  return {
    walkForward: windows,
    periods: periods === undefined ? undefined : periodFigures(periods.content, periods.file),
    figures: reportFigures(report, windows.windows),
    tables: [summary, periods].filter((table) => table !== undefined),
  };
}

/** Where the walk-forward summary and the period figures may lie, the likeliest place first. */
export function tableFiles(
  root: string,
  reportFile: string,
  report: ProductionGatesReport,
): [summary: string[], periods: string[]] {
  const places = (named: readonly string[]): string[] =>
    named.length === 0
      ? []
      : [
          ...named.map((name) => path.resolve(root, name)),
          path.join(path.dirname(reportFile), path.basename(named[0] as string)),
        ];
  const periods: unknown = report.outputs?.['periods_csv'];
  return [places(namedSummaries(report)), places(typeof periods === 'string' && periods !== '' ? [periods] : [])];
}
