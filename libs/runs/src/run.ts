/**
 * Which directory is a run (contract 0.10): `audit/workstation_runs/<stamp>_<workflow>_<safe tag>/`. A tag names the run whose
 * context.json has exactly that decision_tag, never a prefix or a part of it; "newest" is by the stamp in the name, then by name.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { context, Failure, result, status, type RunContext, errorCode, ioFailure } from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';

export const runsFolder = 'audit/workstation_runs';
export const longestTag = 128; // bytes

/** A run directory: its absolute path and its name. */
export interface Run {
  directory: string;
  name: string;
}

/** The tag as it stands in a directory's name: blank, `/` and `:` become `_` (contract 3.2). */
export function safeTag(tag: string): string {
  return tag.replace(/[ /:]/g, '_');
}

/** Throws Failure `usage` when the tag is empty, could leave the directory, has control characters or is too long (contract 3.2). */
export function checkTag(tag: string): void {
  const complain = (what: string): never => {
    throw new Failure('usage', `decision tag ${JSON.stringify(tag)} ${what}`);
  };
  if (tag.trim() === '') complain('is empty: a run needs a tag of its own');
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(tag)) complain('has control characters');
  if (Buffer.byteLength(tag) > longestTag) complain(`is longer than ${longestTag} bytes`);
  if (tag === '.' || tag.split(/[/\\]/).includes('..')) complain('could leave the directory of runs');
}

/** All run directories of the repository, newest first. Empty when there are none yet. Throws Failure `io`. */
export function listRuns(root: string): Run[] {
  const folder = path.join(root, runsFolder);
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'),
    );
    return sortNewestFirst(entries.map(({ name }) => name)).map((name) => ({ name, directory: `${folder}/${name}` }));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw ioFailure('read', folder, error);
  }
}

/** The newest run of exactly this tag, undefined when there is none. */
export function findRun(root: string, tag: string): Run | undefined {
  return listRuns(root).find((run) => hasTag(run, tag));
}

/** Every run of exactly this tag, and every one of which any document states it: a document that was damaged takes no run away from its decision. Newest first. */
export function runsNaming(root: string, tag: string): Run[] {
  return runsByTag(root)(tag);
}

/** As runsNaming for many tags: the documents are read once. */
export function runsByTag(root: string): (tag: string) => Run[] {
  const ofTag = new Map<string, Run[]>();
  const untagged: Run[] = [];
  for (const run of listRuns(root)) {
    const tags = new Set(
      [...taggedDocuments(run)].flatMap((reading) => (reading.state === 'read' && reading.value.decision_tag) || []),
    );
    for (const tag of tags) {
      const runs = ofTag.get(tag) ?? [];
      runs.push(run);
      ofTag.set(tag, runs);
    }
    if (tags.size === 0) untagged.push(run);
  }
  return (tag) =>
    [...(ofTag.get(tag) ?? []), ...untagged.filter(({ name }) => isOfTag(tag, name, undefined))].sort((a, b) =>
      newestFirst(a.name, b.name),
    );
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

function* taggedDocuments({ directory }: Run): Generator<Reading<{ decision_tag?: string | null }>> {
  yield inspectDocument(context, path.join(directory, 'context.json'));
  yield inspectDocument(status, path.join(directory, 'status.json'));
  yield inspectDocument(result, path.join(directory, 'result.json'));
}

/** The tag that documents of a run state, given in the order context, status, result: the first that can be read and states one counts. */
export function tagIn(readings: Iterable<Reading<{ decision_tag?: string | null }>>): string | undefined {
  for (const reading of readings)
    if (reading.state === 'read' && reading.value.decision_tag) return reading.value.decision_tag;
  return undefined;
}

/** Does this tag name the run of that directory name whose documents state `stated`? Never by a prefix or a part. */
export function isOfTag(tag: string, name: string, stated: string | undefined): boolean {
  if (stated !== undefined) return stated === tag;
  return stampPattern.test(name) && name.replace(stampPattern, '') === `_production_gates_${safeTag(tag)}`;
}

function hasTag(run: Run, tag: string): boolean {
  return isOfTag(tag, run.name, statedTag(run));
}

const stampPattern = /^(\d{4}-\d{2}-\d{2}_\d{6})(?:_(\d+))?(?=_|$)/;

/** Names that begin with a stamp, or have one after `prefix`: newest first, those without a stamp last. */
export function sortNewestFirst(names: readonly string[], prefix = ''): string[] {
  return names
    .map((name) => ageOf(name, prefix))
    .sort(compareAges)
    .map(({ name }) => name);
}

/** The order of sortNewestFirst, for two names. */
export function newestFirst(a: string, b: string, prefix = ''): number {
  return compareAges(ageOf(a, prefix), ageOf(b, prefix));
}

export interface Age {
  stamp: string;
  count: number;
  name: string;
}

export function compareAges(a: Age, b: Age): number {
  if (a.stamp !== b.stamp) return a.stamp < b.stamp ? 1 : -1;
  if (a.count !== b.count) return b.count - a.count;
  return a.name < b.name ? 1 : a.name > b.name ? -1 : 0;
}

export function ageOf(name: string, prefix: string): Age {
  const match = name.startsWith(prefix) ? stampPattern.exec(name.slice(prefix.length)) : null;
  return { stamp: match?.[1] ?? '', count: Number(match?.[2] ?? 1), name };
}
