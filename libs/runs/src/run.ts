/**
 * Which directory is a run (contract 0.10): `audit/workstation_runs/<stamp>_<workflow>_<safe tag>/`. A tag names the
 * run whose context.json has exactly that decision_tag, never a prefix or a part of it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  context,
  result,
  status,
  type RunContext,
  type RunResult,
  type RunStatus,
  errorCode,
  ioFailure,
} from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';
import { compareNewest, momentOfRun, newestOf, stampPattern, startOf, type Dated } from './newest';
import { comparedTag, isSameTag, safeTag } from './tag';

export const runsFolder = 'audit/workstation_runs';

/** A run directory: its absolute path and its name. */
export interface Run {
  directory: string;
  name: string;
}

/**
 * All run directories of the repository, newest first (contract 0.31). Empty when there are none yet. Throws Failure
 * `io`.
 */
export function listRuns(root: string): Run[] {
  return [...newestRuns(root)];
}

/** As listRuns, one after the other: of no more of them than are taken are documents read. */
export function newestRuns(root: string): Generator<Run> {
  return newestOf(
    runsIn(root),
    ({ name }) => name,
    ({ directory }) => momentOfRun(directory),
    (run) => run,
  );
}

/** All run directories in no order; no document is read. Throws Failure `io`. */
export function runsIn(root: string): Run[] {
  const folder = path.join(root, runsFolder);
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
      .map(({ name }) => ({ name, directory: `${folder}/${name}` }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw ioFailure('read', folder, error);
  }
}

/** The newest run of exactly this tag, undefined when there is none. */
export function findRun(root: string, tag: string): Run | undefined {
  for (const run of newestRuns(root)) if (hasTag(run, tag)) return run;
  return undefined;
}

/**
 * Every run of exactly this tag, and every one of which any document states it: a document that was damaged takes no
 * run away from its decision. Newest first.
 */
export function runsNaming(root: string, tag: string): Run[] {
  return runsByTag(root)(tag);
}

/** As runsNaming for many tags: the documents are read once. */
export function runsByTag(root: string): (tag: string) => Run[] {
  const ofTag = new Map<string, DatedRun[]>();
  const untagged: DatedRun[] = [];
  for (const run of runsIn(root)) {
    const documents = taggedDocuments(run);
    const dated = { run, text: run.name, moment: startOf(documents) };
    const tags = new Set(
      inOrder(documents).flatMap((reading) =>
        reading.state === 'read' && reading.value.decision_tag ? [comparedTag(reading.value.decision_tag)] : [],
      ),
    );
    for (const tag of tags) {
      const runs = ofTag.get(tag) ?? [];
      runs.push(dated);
      ofTag.set(tag, runs);
    }
    if (tags.size === 0) untagged.push(dated);
  }
  return (tag) =>
    [...(ofTag.get(comparedTag(tag)) ?? []), ...untagged.filter(({ run: { name } }) => isOfTag(tag, name, undefined))]
      .sort(compareNewest)
      .map(({ run }) => run);
}

/** As findRun, for callers with many tags: the documents are read once, when the first tag is asked for. */
export function runFinder(root: string): (tag: string) => Run | undefined {
  let runs: (DatedRun & { stated: string | undefined })[] | undefined;
  return (tag) => {
    runs ??= runsIn(root)
      .map((run) => {
        const documents = taggedDocuments(run);
        return { run, text: run.name, moment: startOf(documents), stated: tagIn(inOrder(documents)) };
      })
      .sort(compareNewest);
    return runs.find(({ run, stated }) => isOfTag(tag, run.name, stated))?.run;
  };
}

interface DatedRun extends Dated {
  run: Run;
}

/** The run at a path that was given; its context need not be there. */
export function runAt(directory: string): Run {
  return { directory, name: path.basename(directory) };
}

export function readContext(run: Run): Reading<RunContext> {
  return inspectDocument(context, path.join(run.directory, 'context.json'));
}

/** The tag that the run's documents state, undefined when none of them can be read or states one. */
export function statedTag(run: Run): string | undefined {
  return tagIn(inOrder(taggedDocuments(run)));
}

interface TaggedDocuments {
  context: Reading<RunContext>;
  status: Reading<RunStatus>;
  result: Reading<RunResult>;
}

function taggedDocuments({ directory }: Run): TaggedDocuments {
  return {
    context: inspectDocument(context, path.join(directory, 'context.json')),
    status: inspectDocument(status, path.join(directory, 'status.json')),
    result: inspectDocument(result, path.join(directory, 'result.json')),
  };
}

function inOrder(documents: TaggedDocuments): Reading<{ decision_tag?: string | null }>[] {
  return [documents.context, documents.status, documents.result];
}

/**
 * The tag that documents of a run state, given in the order context, status, result: the first that can be read and
 * states one counts.
 */
export function tagIn(readings: Iterable<Reading<{ decision_tag?: string | null }>>): string | undefined {
  for (const reading of readings)
    if (reading.state === 'read' && reading.value.decision_tag) return comparedTag(reading.value.decision_tag);
  return undefined;
}

/** Does this tag name the run of that directory name whose documents state `stated`? Never by a prefix or a part. */
export function isOfTag(tag: string, name: string, stated: string | undefined): boolean {
  if (stated !== undefined) return isSameTag(stated, tag);
  const [stamp] = stampPattern.exec(name) ?? [];
  return stamp !== undefined && isSameTag(name.slice(stamp.length), `_production_gates_${safeTag(tag)}`);
}

function hasTag(run: Run, tag: string): boolean {
  return isOfTag(tag, run.name, statedTag(run));
}
