/** What the judgement sees of a repository; paths are relative to it. Files outside of it, also behind links, are no evidence. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure, result } from '@gatehouse/contracts';
import { inspectDocument, isFile, readBytes } from '@gatehouse/files';
import { findGlob, runsNaming } from '@gatehouse/runs';

export interface StoredFile {
  path: string;
  bytes: Buffer;
  sha256: string;
}

export interface Repository {
  /** Paths of the files that match one of the globs, sorted. */
  list(globs: readonly string[]): string[];
  /** The path of a file as it is named in a document, relative to the repository; undefined when it leads out of it. */
  place(named: string): string | undefined;
  /** Undefined when there is no such file. Throws Failure when it cannot be read. */
  read(file: string): StoredFile | undefined;
  /** Runs of the tag that ended otherwise than well, or of which no result says how they ended; blocked preflights excepted. */
  failedRuns(tag: string): string[];
}

const largestEvidence = 256 * 1024 * 1024; // bytes

export function repositoryAt(root: string): Repository {
  const real = realpathSync(root);
  const isInside = (file: string): boolean => file === real || file.startsWith(`${real}${path.sep}`);
  const files = new Map<string, StoredFile | undefined>();

  return {
    list(globs) {
      const found = new Set(globs.flatMap((glob) => findGlob(root, glob).map(({ path: file }) => file)));
      return [...found].filter((file) => isFile(path.join(root, file))).sort();
    },
    place(named) {
      const relative = path.relative(root, path.resolve(root, named));
      return relative === '' || relative === '..' || relative.startsWith('../') || path.isAbsolute(relative) ? undefined : relative;
    },
    read(file) {
      if (!files.has(file)) files.set(file, load(file));
      return files.get(file);
    },
    failedRuns: (tag) =>
      runsNaming(root, tag).flatMap((run) => {
        const reading = inspectDocument(result, path.join(run.directory, 'result.json'));
        if (reading.state !== 'read') return [path.relative(root, run.directory)]; // taking the result away makes no run a success
        const { outcome, phase, exit_code: code } = reading.value;
        const isWell = outcome === undefined ? code === 0 : outcome === 'succeeded' || (outcome === 'blocked' && phase === 'preflight');
        return isWell ? [] : [path.relative(root, run.directory)];
      }),
  };

  function load(file: string): StoredFile | undefined {
    const absolute = path.join(root, file);
    try {
      if (!isFile(absolute)) return undefined;
      if (!isInside(realpathSync(absolute))) throw new Failure('damaged-input', `${file}: leads out of the repository; evidence is kept in it`);
      const bytes = readBytes(absolute, largestEvidence);
      return { path: file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    } catch (error) {
      if (error instanceof Failure && error.id === 'missing-input') return undefined;
      throw error;
    }
  }
}
