/**
 * Reads the repository for the status. Nothing is written, locked or changed (contract 15.1); what is damaged is named
 * and left out (contract 15.6).
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Failure, parseDocument, type Document, errorCode, ioFailure } from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { isFile, readBytes, readText } from '@gatehouse/files';
import { findGlob } from '@gatehouse/system';
import type { WithSource } from './statement';

export interface Problem {
  /** Relative to the repository, as all paths here. */
  file: string;
  problem: string;
}

export class Reader {
  readonly problems: Problem[] = [];

  constructor(readonly root: string) {}

  /** What `work` makes of a file; undefined when it is not there, or cannot be read and then is named. */
  attempt<T>(file: string, work: (absolute: string) => T): T | undefined {
    try {
      return work(path.join(this.root, file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id !== 'missing-input') this.damaged(file, error.message);
      return undefined;
    }
  }

  document<T>(kind: Document<T>, file: string): WithSource<T> | undefined {
    const value = this.attempt(file, (at) => parseDocument(kind, readText(at), at));
    return value === undefined ? undefined : { value, source: file };
  }

  text(file: string): string | undefined {
    return this.attempt(file, (at) => readText(at));
  }

  table(file: string): Table | undefined {
    return this.attempt(file, (at) => parseTable(readBytes(at, 2 ** 30), at));
  }

  /** Names in a folder, none when there is no such folder. */
  names(folder: string): string[] {
    const read = (at: string): string[] => {
      try {
        return readdirSync(at).sort();
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
        throw ioFailure('read', at, error);
      }
    };
    return this.attempt(folder, read) ?? [];
  }

  /** Paths that match a glob. */
  matching(glob: string): string[] {
    return this.attempt(glob, () => findGlob(this.root, glob).map(({ path: file }) => file)) ?? [];
  }

  has(file: string): boolean {
    return isFile(path.resolve(this.root, file));
  }

  /** A path as people or records give it, relative to the repository where it lies in it. */
  shown(given: string): string {
    const relative = path.relative(this.root, path.resolve(this.root, given));
    return relative.startsWith('..') ? path.resolve(this.root, given) : relative;
  }

  damaged(file: string, problem: string): void {
    const text = problem.replaceAll(`${this.root}/`, '');
    if (!this.problems.some((known) => known.file === file && known.problem === text))
      this.problems.push({ file, problem: text });
  }
}
