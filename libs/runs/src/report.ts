/** Which report belongs to a run (contract 0.11): one with another decision tag is never taken. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  Failure,
  productionGatesReport,
  type Figures,
  type ProductionGatesReport,
  type ReportInputs,
  type RunContext,
  errorCode,
  ioFailure,
} from '@gatehouse/contracts';
import { inspectDocument, readText, type Reading } from '@gatehouse/files';
import { pyStr } from '@gatehouse/render';
import { findGlob, matchGlob } from '@gatehouse/system';
import { momentOfDocument, newestFirst, newestOf } from './newest';
import { productionGatesReports } from './report-names';
import { comparedTag } from './tag';

export const reportsFolder = 'gate_results';
export const reportName = 'production_gates_report.json';

/**
 * Absolute paths of all reports that one of the globs names, newest first (contract 0.31); where the file's name is not
 * a pattern, those that are there in name only too. Throws Failure `io`.
 */
export function listReports(root: string, globs?: readonly string[]): string[] {
  return [...newestReports(root, globs)];
}

/** As listReports, one after the other: of no more of them than are taken is the moment read. */
export function* newestReports(root: string, globs?: readonly string[]): Generator<string> {
  const reports = newestOf(reportsIn(root, globs), {
    text: ({ stamped }) => stamped,
    moment: ({ file }) => momentOfDocument(file),
  });
  for (const { file } of reports) yield file;
}

/** As listReports, by the stamps in the names of their folders; no document is read. */
export function reportsByName(root: string, globs?: readonly string[]): string[] {
  return reportsIn(root, globs)
    .sort((a, b) => newestFirst(a.stamped, b.stamped) || (a.file < b.file ? -1 : 1))
    .map(({ file }) => file);
}

/** Each report, with the name of its folder from its stamp on. */
function reportsIn(
  root: string,
  globs: readonly string[] = [productionGatesReports],
): { file: string; stamped: string }[] {
  const files = new Map<string, string>();
  for (const glob of globs) {
    const [, folder = '', ...rest] = glob.split('/');
    const name = rest.join('/');
    const prefix = folder.split(/[*?]/)[0] as string;
    const found = /[*?]/.test(name)
      ? findGlob(root, glob).map(({ path: file }) => file)
      : foldersIn(root)
          .filter((candidate) => matchGlob(folder, candidate) !== undefined)
          .map((candidate) => path.posix.join(reportsFolder, candidate, name));
    for (const file of found) files.set(file, (file.split('/')[1] as string).slice(prefix.length));
  }
  return [...files].map(([file, stamped]) => ({ file: path.join(root, file), stamped }));
}

function foldersIn(root: string): string[] {
  const folder = path.join(root, reportsFolder);
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw ioFailure('read', folder, error);
  }
}

/**
 * The newest report that states a tag which `isIt`, also a damaged one: an older one never stands in for it. Undefined
 * when there is none. A report of which nothing tells the tag is passed over; `onUnread` hears of it. Of several globs
 * the first that has such a report counts.
 */
export function findReport(
  root: string,
  isIt: (tag: string) => boolean,
  onUnread?: (problem: string) => void,
  globs: readonly string[] = [productionGatesReports],
): string | undefined {
  for (const glob of globs) {
    for (const file of newestReports(root, [glob])) {
      const reading = inspectDocument(productionGatesReport, file);
      const tags = tagsIn(reading, () => readText(file));
      if (reading.state === 'damaged' && tags.length === 0) onUnread?.(reading.problem);
      if (tags.some(isIt)) return file;
    }
  }
  return undefined;
}

/**
 * The tags a report states: one, none, or in a text that is not JSON, cut off or with something else where a section
 * should be, whatever stands behind `decision_tag`.
 */
export function tagsIn(reading: Reading<ProductionGatesReport>, text: () => string): string[] {
  if (reading.state !== 'damaged') return reading.state === 'missing' ? [] : [reportTag(reading.value) ?? []].flat();
  try {
    return tagsStatedIn(text());
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

/**
 * The decision tags that a JSON text states, wherever they stand and whatever became of the text around them. A text
 * longer than any tag does not count.
 */
export function tagsStatedIn(text: string): string[] {
  const statements = text.matchAll(
    /"decision_tag"\s*:\s*("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){0,1024}")/g,
  );
  return Array.from(statements, ([, tag]) => comparedTag(String(JSON.parse(tag as string))));
}

/** The inputs of a report; old reports call them args. */
export function reportInputs(report: ProductionGatesReport): ReportInputs {
  return report.inputs ?? report.args ?? {};
}

/** The gates of a report; old reports call them gate. */
export function reportGates(report: ProductionGatesReport): NonNullable<Figures> {
  return report.gates ?? report.gate ?? {};
}

/** The decision tag a report states, undefined when it states none. */
export function reportTag(report: ProductionGatesReport): string | undefined {
  const tag = reportInputs(report).decision_tag;
  return tag === undefined || tag === null || tag === '' ? undefined : comparedTag(String(tag));
}

/**
 * Decision tag and owner of a run: from its context, else from the report's inputs, else `unknown` and empty (contract
 * 5.2).
 */
export function tagAndOwner(
  context: RunContext | undefined,
  report: ProductionGatesReport,
): { decisionTag: string; owner: string } {
  return {
    decisionTag: context?.decision_tag?.trim() ? comparedTag(context.decision_tag) : (reportTag(report) ?? 'unknown'),
    owner: context?.owner?.trim() ? context.owner : pyStr(reportInputs(report).owner ?? ''),
  };
}
