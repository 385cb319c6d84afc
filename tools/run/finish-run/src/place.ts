/** Where a run and its report are there, and where they come here (contract 46.2). */
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { runsFolder } from '@gatehouse/runs';

export interface Places {
  /** As given or found there. */
  runDirRemote: string;
  /** Empty when the run has no report. */
  reportJsonRemote: string;
  /** Absolute, here. */
  runDir: string;
  /** Absolute, here; empty when the run has no report. */
  reportJson: string;
}

/** Throws Failure `usage` for a path that does not end in a name. */
export function placesOf(localRoot: string, runDirRemote: string, reportJsonRemote: string): Places {
  const runDir = path.join(localRoot, runsFolder, nameOf(runDirRemote, 'run directory'));
  if (reportJsonRemote === '') return { runDirRemote, reportJsonRemote, runDir, reportJson: '' };
  if (!/\/.*[^/]$/s.test(reportJsonRemote))
    throw new Failure(
      'usage',
      `option --report-json-remote: expected a file in a gate folder, got ${reportJsonRemote}`,
    );
  const cut = reportJsonRemote.lastIndexOf('/');
  const below = folderBelowResults(reportJsonRemote.slice(0, cut));
  const reportJson = path.join(localRoot, 'gate_results', below, reportJsonRemote.slice(cut + 1));
  return { runDirRemote, reportJsonRemote, runDir, reportJson };
}

/** The folders of a report below gate_results, where its path says so; else the last one. */
function folderBelowResults(folder: string): string {
  const below = /(?:^|\/)gate_results\/((?:[^/.][^/]*\/)*[^/.][^/]*)\/*$/.exec(folder)?.[1];
  return below ?? nameOf(folder, 'gate folder');
}

/** The folder that is fetched for a report: the one right below gate_results, or the last one of its path. */
export function gateFolder(reportJsonRemote: string): string {
  const folder = reportJsonRemote.slice(0, reportJsonRemote.lastIndexOf('/'));
  const first = /^(.*?(?:^|\/)gate_results\/[^/]+)(?:\/|$)/.exec(folder)?.[1];
  return first ?? folder;
}

/** The last part of a path, which becomes a name here. */
export function nameOf(given: string, what: string): string {
  const name = given.replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (name === '' || name.startsWith('.'))
    throw new Failure('usage', `${what}: ${given} does not end in the name of a run or report`);
  return name;
}
