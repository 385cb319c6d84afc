/** The files that a call names: what it writes, which reports it registers, of which run. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { isFolder, isSameFile } from '@gatehouse/files';
import type { fileIdentity } from '@gatehouse/runs';
import { scan } from './scan';

/** Makes a path that was given absolute. */
type Absolute = (given: string) => string;

export interface Outputs {
  registryCsv: string;
  leaderboardMd: string;
  leaderboardHtml: string | undefined;
}

/** Absolute paths, each a file of its own. Throws Failure `usage`. */
export function outputsOf(
  options: Readonly<{ 'registry-csv': string; 'leaderboard-md': string; 'leaderboard-html': string | undefined }>,
  path: Absolute,
): Outputs {
  const file = (option: 'registry-csv' | 'leaderboard-md'): string => {
    if (options[option] === '') throw new Failure('usage', `option --${option}: expected a path, got an empty word`);
    return path(options[option]);
  };
  const [registryCsv, leaderboardMd] = [file('registry-csv'), file('leaderboard-md')];
  if (isSameFile(registryCsv, leaderboardMd))
    throw new Failure(
      'usage',
      `options --registry-csv and --leaderboard-md both name ${leaderboardMd}; give each a file of its own`,
    );
  const html = options['leaderboard-html'];
  if (!html) return { registryCsv, leaderboardMd, leaderboardHtml: undefined };
  const leaderboardHtml = path(html);
  const others = [
    ['registry', registryCsv],
    ['leaderboard in Markdown', leaderboardMd],
  ] as const;
  const taken = others.find(([, other]) => isSameFile(other, leaderboardHtml));
  if (taken !== undefined)
    throw new Failure(
      'usage',
      `option --leaderboard-html: ${leaderboardHtml} is the ${taken[0]}; give the page a file of its own`,
    );
  return { registryCsv, leaderboardMd, leaderboardHtml };
}

export interface Reports {
  /** Each once, by its place in the repository where it lies in it: what the registry is to call it (contract 0.32). */
  reports: readonly string[];
  /** Named, but not there. */
  skipped: readonly string[];
  /** Reports that were named or found, whether they are there or not. */
  count: number;
}

/** The named reports, else those that the glob finds. Throws Failure `io`. */
export function reportsOf(
  root: string,
  options: Readonly<{ 'report-json': readonly string[]; 'scan-glob': string }>,
  path: Absolute,
  identity: ReturnType<typeof fileIdentity>,
): Reports {
  const eachOnce = (files: readonly string[]): string[] => [
    ...new Set(files.map((report) => resolve(root, identity.of(report)))),
  ];
  const named = eachOnce(options['report-json'].filter((given) => given !== '').map(path));
  const glob = options['scan-glob'];
  const reports =
    named.length > 0
      ? named.filter((report) => existsSync(report))
      : eachOnce(scan(root, glob.startsWith('~/') ? path(glob) : glob));
  return {
    reports,
    skipped: named.filter((report) => !existsSync(report)),
    count: Math.max(named.length, reports.length),
  };
}

/** The run directory that was given, when it can only belong to the one report there is. Throws Failure `missing-input`. */
export function runDirectoryOfAll(
  given: string | undefined,
  count: number,
  path: Absolute,
  warn: (message: string) => void,
): string | undefined {
  if (!given) return undefined;
  if (count > 1) {
    warn(
      `option --run-dir is left out: it is for one report, and there are ${count}; their runs are found by decision tag`,
    );
    return undefined;
  }
  if (!isFolder(path(given))) throw new Failure('missing-input', `run_dir not found: ${path(given)}`);
  return path(given);
}
