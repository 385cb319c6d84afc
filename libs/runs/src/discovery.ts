/**
 * The run and the report a tool is asked about (contract 0.10, 0.11). A path that was given is taken as given; what was
 * not given is found: by tag, by the tag of the one that was given, else the newest run and its report. A report of
 * another tag is never taken for a run's.
 */
import path from 'node:path';
import { Failure, productionGatesReport, type RunContext } from '@gatehouse/contracts';
import { inspectDocument, isFile, isFolder, readDocument } from '@gatehouse/files';
import { findReport, listReports, reportName, reportsFolder, reportTag } from './report';
import { reportGlobsOf } from './report-names';
import { findRun, isOfTag, newestRuns, runAt, runsFolder, runsIn, statedTag, type Run } from './run';
import { hiddenIn, isSameTag, lookalikeOf } from './tag';

/**
 * A file or directory: where it is, and how people are told of it: as it was given, or relative to the repository when
 * it was found.
 */
export interface Place {
  path: string;
  shown: string;
}

/** What the caller gave; an empty text counts as not given. */
export interface Wanted {
  tag?: string | undefined;
  runDir?: Place | undefined;
  reportJson?: Place | undefined;
  /** Told of each report that was passed over because it cannot be read, newer than the one that was found. */
  onUnread?: ((problem: string) => void) | undefined;
}

export interface RunAndReport {
  runDir: Place;
  reportJson: Place;
}

/**
 * A path as options give it: absolute by `resolve`, shown as given but for `./`, doubled and final slashes, so that one
 * file has one name in the ledger. Undefined for one that was not given.
 */
export function placeOf(given: string | undefined, resolve: (given: string) => string): Place | undefined {
  if (!given) return undefined;
  const parts = given.split('/').filter((part) => part !== '' && part !== '.');
  return { path: resolve(given), shown: given.startsWith('/') ? `/${parts.join('/')}` : parts.join('/') || '.' };
}

/** A file beside another one. */
export function beside(place: Place, name: string): Place {
  return {
    path: path.join(path.dirname(place.path), name),
    shown: path.posix.join(path.posix.dirname(place.shown), name),
  };
}

/** A file in a directory. */
export function inside(place: Place, name: string): Place {
  return { path: path.join(place.path, name), shown: path.posix.join(place.shown, name) };
}

/**
 * Throws Failure `missing-input` (`run_dir not found` or `report_json not found`, where it was looked for, what to do),
 * `damaged-input` when the report that is to name its run cannot be read. A tag that was given finds what was not,
 * whatever the given path states.
 */
export function locateRunAndReport(root: string, { tag, runDir, reportJson, onUnread }: Wanted): RunAndReport {
  if (runDir && !isFolder(runDir.path))
    missing(
      'run_dir',
      `${runDir.path} is not a directory; give that of a run, or leave the option out to search for it`,
    );
  if (reportJson && !isFile(reportJson.path)) {
    missing(
      'report_json',
      `${reportJson.path} is not a file; give a ${reportName}, or leave the option out to search for it`,
    );
  }
  if (runDir && reportJson) return { runDir, reportJson };
  if (reportJson) return { runDir: placeIn(root, runOfTag(root, tagOfReport(reportJson, tag)).directory), reportJson };
  const run = runDir ? runAt(runDir.path) : tag ? runOfTag(root, tag) : newestRun(root);
  return {
    runDir: runDir ?? placeIn(root, run.directory),
    reportJson: placeIn(root, reportOfRun(root, run, tag, onUnread)),
  };
}

function runOfTag(root: string, tag: string): Run {
  const run = findRun(root, tag);
  if (run !== undefined) return run;
  const known = runsIn(root);
  const among = `none of the ${known.length} runs in ${path.join(root, runsFolder)}`;
  const meant = runThatReadsAlike(root, tag);
  if (meant !== undefined) return missing('run_dir', `${among} has exactly the decision tag '${tag}'; ${meant}`);
  const [newest] = newestRuns(root);
  return missing(
    'run_dir',
    `${among} has exactly the decision tag '${tag}'${newest === undefined ? '' : `, the newest is ${newest.name}`}; check the tag, or give --run-dir`,
  );
}

/**
 * Which run a tag that no run has may mean, when it differs only by what nobody sees (contract 0.10): a sentence,
 * undefined when there is none.
 */
export function runThatReadsAlike(root: string, tag: string): string | undefined {
  const tags = new Map(runsIn(root).flatMap((run) => [[statedTag(run) ?? '', run] as const]));
  const meant = lookalikeOf(tag, tags.keys());
  if (meant === undefined) return undefined;
  const [name, marks] = [tags.get(meant)?.name ?? '', hiddenIn(tag) || hiddenIn(meant)];
  return `the tag of ${name} reads alike, '${meant}', and differs by what nobody sees${marks === '' ? '' : ` (${marks})`}: give that one`;
}

function newestRun(root: string): Run {
  const [newest] = newestRuns(root);
  return (
    newest ??
    missing('run_dir', `there is no run in ${path.join(root, runsFolder)}; start there, use --root, or give --run-dir`)
  );
}

function tagOfReport(report: Place, wanted: string | undefined): string {
  const tag = wanted || reportTag(readDocument(productionGatesReport, report.path));
  return (
    tag ??
    missing('run_dir', `${report.path} states no inputs.decision_tag by which its run could be found; give --run-dir`)
  );
}

function reportOfRun(root: string, run: Run, wanted: string | undefined, onUnread: Wanted['onUnread']): string {
  const tag = wanted || statedTag(run);
  const globs = reportGlobsOf(run);
  const file = findReport(
    root,
    (stated) => (tag === undefined ? isOfTag(stated, run.name, undefined) : isSameTag(stated, tag)),
    onUnread,
    globs,
  );
  const sought =
    tag === undefined
      ? `a decision tag that fits the run ${run.name}, which states none itself`
      : `exactly the decision tag '${tag}'`;
  return (
    file ??
    missing(
      'report_json',
      `${absentReport(root, globs)} with ${sought}; has its workflow ended? Else give --report-json`,
    )
  );
}

/** Also says what could not be read: the report that is sought may be among it. */
function absentReport(root: string, globs: readonly string[]): string {
  let [reports, damaged] = [0, 0];
  let problem = '';
  for (const file of listReports(root, globs)) {
    const reading = inspectDocument(productionGatesReport, file);
    if (reading.state === 'missing') continue;
    reports += 1;
    if (reading.state !== 'damaged') continue;
    damaged += 1;
    problem ||= reading.problem;
  }
  return `${path.join(root, reportsFolder)} has ${reports} reports${damaged === 0 ? '' : ` (${damaged} cannot be read: ${problem})`}, none`;
}

function missing(what: 'run_dir' | 'report_json', where: string): never {
  throw new Failure('missing-input', `${what} not found: ${where}`);
}

/** A file that was not given by name: shown relative to the repository, absolute outside it. */
export function placeIn(root: string, file: string): Place {
  const relative = path.relative(root, file);
  return { path: file, shown: relative === '..' || relative.startsWith('../') ? file : relative };
}

/** Where the data quality report is that a run's context names. */
export interface DataQualityEvidence {
  /** Absolute; undefined when the context names none. */
  path: string | undefined;
  isThere: boolean;
}

/** A relative path is tried from the repository, then from the run directory (contract 6.2). */
export function dataQualityEvidence(
  root: string,
  run: Run,
  { data_quality_report_json: named }: RunContext,
): DataQualityEvidence {
  if (!named?.trim()) return { path: undefined, isThere: false };
  const candidates = [path.resolve(root, named), path.resolve(run.directory, named)];
  const there = candidates.find(isFile);
  return { path: there ?? candidates[0], isThere: there !== undefined };
}
