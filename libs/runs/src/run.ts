/**
 * Which directory is a run (contract 0.10): `audit/workstation_runs/<stamp>_<workflow>_<safe tag>/`. A tag names the
 * run whose context.json has exactly that decision_tag, never a prefix or a part of it.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { context, result, status, type RunContext, errorCode, ioFailure } from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';
import { compareNewest, momentOfRun, newestOf, stampPattern, type Ordering } from './newest';
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
  return newestOf(runsIn(root), byDocuments);
}

const byDocuments: Ordering<Run> = {
  text: ({ name }) => name,
  moment: ({ directory }) => momentOfRun(directory),
};

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
  const isWanted = (run: Run): boolean => isOfTag(tag, run.name, statedTag(run));
  const [newest] = newestOf(runsIn(root), { ...byDocuments, isWanted });
  return newest;
}

/**
 * Every run of exactly this tag, and every one of which any document states it: a document that was damaged takes no
 * run away from its decision. Newest first.
 */
export function runsNaming(root: string, tag: string): Run[] {
  return runsByTag(root)(tag);
}

/** As runsNaming for many tags: the tags are read once. */
export function runsByTag(root: string): (tag: string) => Run[] {
  return groupedByTag(root, (run) => [...tagsIn(taggedDocuments(run))]);
}

/** As findRun, for callers with many tags: the tags are read once, when the first is asked for. */
export function runFinder(root: string): (tag: string) => Run | undefined {
  let runsOf: ((tag: string) => Run[]) | undefined;
  return (tag) => {
    runsOf ??= groupedByTag(root, (run) => [statedTag(run) ?? []].flat());
    return runsOf(tag)[0];
  };
}

/** The runs of a tag, newest first, `tagsOf` telling which a run has; of one that has none the name decides. */
function groupedByTag(root: string, tagsOf: (run: Run) => string[]): (tag: string) => Run[] {
  const ofTag = new Map<string, Run[]>();
  const untagged: Run[] = [];
  for (const run of runsIn(root)) {
    const tags = new Set(tagsOf(run));
    for (const tag of tags) {
      const runs = ofTag.get(tag) ?? [];
      runs.push(run);
      ofTag.set(tag, runs);
    }
    if (tags.size === 0) untagged.push(run);
  }
  return (tag) =>
    [...(ofTag.get(comparedTag(tag)) ?? []), ...untagged.filter(({ name }) => isOfTag(tag, name, undefined))]
      .map((run) => ({ run, text: run.name, moment: momentOfRun(run.directory) }))
      .sort(compareNewest)
      .map(({ run }) => run);
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
  return tagIn(taggedDocuments(run));
}

type TaggedReading = Reading<{ decision_tag?: string | null }>;

/** The documents of a run that state its tag, one after the other: no more are read than are taken. */
function* taggedDocuments({ directory }: Run): Generator<TaggedReading> {
  yield inspectDocument(context, path.join(directory, 'context.json'));
  yield inspectDocument(status, path.join(directory, 'status.json'));
  yield inspectDocument(result, path.join(directory, 'result.json'));
}

/**
 * The tag that documents of a run state, given in the order context, status, result: the first that can be read and
 * states one counts.
 */
export function tagIn(readings: Iterable<TaggedReading>): string | undefined {
  const [tag] = tagsIn(readings);
  return tag;
}

/** Every tag that the documents state, in their order. */
function* tagsIn(readings: Iterable<TaggedReading>): Generator<string> {
  for (const reading of readings)
    if (reading.state === 'read' && reading.value.decision_tag) yield comparedTag(reading.value.decision_tag);
}

/** Does this tag name the run of that directory name whose documents state `stated`? Never by a prefix or a part. */
export function isOfTag(tag: string, name: string, stated: string | undefined): boolean {
  if (stated !== undefined) return isSameTag(stated, tag);
  const [stamp] = stampPattern.exec(name) ?? [];
  return stamp !== undefined && isSameTag(name.slice(stamp.length), `_production_gates_${safeTag(tag)}`);
}
