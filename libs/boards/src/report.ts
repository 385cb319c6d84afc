/** What the tools of the work queue have in common: options, and where their reports go (contract 33.1, 33.5). */
import path from 'node:path';
import { makeStampedFolder, publish } from '@gatehouse/files';
import { stamp } from '@gatehouse/render';
import { teamPolicy } from './policy/policy';

export const policyOption = {
  policy: {
    type: 'path',
    describe: `Policy of the work queue (default: ${teamPolicy}, else the shipped one)`,
    value: 'FILE',
  },
} as const;

export const reportOptions = {
  ...policyOption,
  'out-dir': {
    type: 'path',
    describe: 'Folder in which the report gets a folder of its own',
    value: 'DIR',
  },
} as const;

export const revisionOption = {
  rev: { type: 'string', describe: 'Read this commit in place of the working tree', value: 'REV' },
} as const;

/** A report of a tool: `audit/<folder>/<stamp>_<after>/<name>.json` and `.md`. */
export interface QueueReport {
  /** Below audit, such as `task_board_checks`. */
  folder: string;
  /** What follows the stamp, without the `_`. */
  after?: string;
  name: string;
  json: string;
  markdown: string;
}

/**
 * Writes both files of a report, the JSON last, and returns the lines that name them. `outDir` (absolute) replaces the
 * folder before the stamp. Throws Failure `io`.
 */
export function writeReport(root: string, now: Date, outDir: string | undefined, report: QueueReport): string[] {
  const folder = makeStampedFolder(outDir ?? path.join(root, 'audit', report.folder), {
    stamp: stamp(now),
    after: report.after === undefined ? '' : `_${report.after}`,
  });
  const file = (ending: string): string => path.join(folder, `${report.name}.${ending}`);
  publish(file('md'), report.markdown);
  publish(file('json'), report.json);
  return ['json', 'md'].map((ending) => `[done] ${report.name}_${ending}=${file(ending)}`);
}

/** A name as a part of a folder's name: what is not a letter, digit, `.`, `_` or `-` is `_`. */
export function folderName(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, '_');
}

/** The values of a list option, each of which may hold several with commas between them. */
export function listed(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
