/**
 * Records that the tools of the work queue leave below audit, each in a folder of its own: `<stamp>_<scope>` (contract
 * 33.5).
 */
import path from 'node:path';
import { folderName } from '../report';
import type { DocumentTree } from '../repository/document-tree';
import { byCodePoint } from '../text/words';

const folderPattern = /^(\d{4}-\d{2}-\d{2}_\d{6})(?:_(\d+))?_(.*)$/s;

/**
 * The newest record of a scope by the stamp of its folder, relative to the repository; undefined when there is none.
 * `folder`: below audit.
 */
export function newestRecord(tree: DocumentTree, folder: string, scope: string, name: string): string | undefined {
  const wanted = folderName(scope).toLowerCase();
  const found = tree.find([`audit/${folder}/*/${name}`]).flatMap((file) => {
    const [, stamp = '', count, rest = ''] = folderPattern.exec(path.posix.basename(path.posix.dirname(file))) ?? [];
    // An ID may begin with a number that looks like the count of a folder.
    const names = count === undefined ? [rest] : [rest, `${count}_${rest}`];
    return names.some((one) => one.toLowerCase() === wanted) ? [{ file, stamp, count: Number(count ?? 1) }] : [];
  });
  return found.sort((a, b) => byCodePoint(b.stamp, a.stamp) || b.count - a.count || byCodePoint(b.file, a.file))[0]
    ?.file;
}

export const gateReportName = 'telemetry_gate_report.json';
export const closureCheckName = 'task_closure_check.json';

/** The newest gate report of a task. */
export function newestGateReport(tree: DocumentTree, task: string): string | undefined {
  return newestRecord(tree, 'telemetry_gates', task, gateReportName);
}
