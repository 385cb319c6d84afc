/**
 * What the judgement sees of a repository; paths are relative to it. Files outside of it, also behind links, are not
 * evidence.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { context, Failure, result, type GatehouseSettings } from '@gatehouse/contracts';
import { chunksOf, inspectDocument, isFile, readBytes } from '@gatehouse/files';
import { fileIdentity, isBeforeAnyVerdict, momentOfFile, runsFolder, runsNaming, type Run } from '@gatehouse/runs';
import { settingsAt } from '@gatehouse/settings';
import { findGlob } from '@gatehouse/system';

export interface StoredFile {
  path: string;
  bytes: Buffer;
  sha256: string;
}

export interface TaggedRun {
  path: string;
  /** Also false when the run has no result.json, so deleting it cannot turn a failure into a success. */
  succeeded: boolean;
}

export interface Repository {
  /** Paths of the files that match one of the globs, sorted. */
  list(globs: readonly string[]): string[];
  /** The path of a file as it is named in a document, relative to the repository; undefined when it leads out of it. */
  place(named: string): string | undefined;
  /**
   * When the file, or the run, report or check it belongs to, was made, in ms, where documents state it in UTC
   * (contract 0.31).
   */
  moment(file: string): number | undefined;
  /** Undefined when there is no such file. Throws Failure when it cannot be read. */
  read(file: string): StoredFile | undefined;
  /** sha256 of a file of any size, hex; undefined when there is none. Throws Failure when it cannot be read. */
  hash(file: string): string | undefined;
  /** Official runs of the tag, newest first; one that was blocked at its preflight has not used it (contract 3.5). */
  runs(tag: string): TaggedRun[];
  /**
   * What gatehouse.json of the commit asks of a machine; undefined where it says nothing, and outside git. Throws
   * Failure when it cannot be told.
   */
  machineAt(commit: string): GatehouseSettings['machine'];
}

const largestEvidence = 256 * 1024 * 1024; // bytes

export function repositoryAt(root: string): Repository {
  const real = realpathSync(root);
  const isInside = (file: string): boolean => file === real || file.startsWith(`${real}${path.sep}`);
  const identity = fileIdentity(root);
  const files = new Map<string, StoredFile | undefined>();
  const runs = new Map<string, TaggedRun[]>();
  const official = new Map<string, boolean>();

  return {
    list(globs) {
      const found = new Set(globs.flatMap((glob) => findGlob(root, glob).map(({ path: file }) => file)));
      return [...found].filter((file) => isFile(path.join(root, file)) && isOfOfficialRun(file)).sort();
    },
    place(named) {
      const isBelow = (relative: string): boolean =>
        relative !== '' &&
        relative !== '.' &&
        relative !== '..' &&
        !relative.startsWith('../') &&
        !path.isAbsolute(relative);
      const plain = [root, real].map((base) => path.relative(base, path.resolve(root, named))).find(isBelow);
      // Another name of it: through a link, or of where the repository lay before.
      return plain ?? [identity.of(named)].find(isBelow);
    },
    moment: (file) => momentOfFile(root, file),
    read(file) {
      if (!files.has(file)) files.set(file, load(file));
      return files.get(file);
    },
    hash(file) {
      const absolute = path.join(root, file);
      if (!isFile(absolute) || !isInside(realpathSync(absolute))) return undefined;
      const hash = createHash('sha256');
      for (const chunk of chunksOf(absolute)) hash.update(chunk);
      return hash.digest('hex');
    },
    runs(tag) {
      const found = runs.get(tag) ?? runsNaming(root, tag).flatMap((run) => taggedRun(run) ?? []);
      runs.set(tag, found);
      return found;
    },
    machineAt: (commit) => settingsAt(root, commit)?.machine,
  };

  /** What is not official counts for no stage; only a repository with settings has such runs (contract 3.15). */
  function isOfOfficialRun(file: string): boolean {
    const [, name] = /^audit\/workstation_runs\/([^/]+)\//.exec(file) ?? [];
    if (name === undefined) return true;
    const known = official.get(name) ?? isOfficial(path.join(root, runsFolder, name));
    official.set(name, known);
    return known;
  }

  function isOfficial(directory: string): boolean {
    const reading = inspectDocument(context, path.join(directory, 'context.json'));
    return reading.state !== 'read' || reading.value.official !== false;
  }

  function taggedRun({ directory }: Run): TaggedRun | undefined {
    if (!isOfficial(directory)) return undefined;
    const reading = inspectDocument(result, path.join(directory, 'result.json'));
    const ended = reading.state === 'read' ? reading.value : {};
    if (isBeforeAnyVerdict(ended)) return undefined;
    const { outcome, exit_code: code } = ended;
    return { path: path.relative(root, directory), succeeded: code === 0 && (outcome ?? 'succeeded') === 'succeeded' };
  }

  function load(file: string): StoredFile | undefined {
    const absolute = path.join(root, file);
    try {
      if (!isFile(absolute)) return undefined;
      if (!isInside(realpathSync(absolute)))
        throw new Failure('damaged-input', `${file}: leads out of the repository; evidence is kept in it`);
      const bytes = readBytes(absolute, largestEvidence);
      return { path: file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    } catch (error) {
      if (error instanceof Failure && error.id === 'missing-input') return undefined;
      throw error;
    }
  }
}
