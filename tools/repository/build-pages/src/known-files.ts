/**
 * Files of the record, of which no byte is read again while they lie on disk as they did (contract 47.7). What a page needs of a file is remembered with its sum;
 * a file that changed within the last seconds is not trusted next time, because its times may stay the same once more.
 */
import { createHash } from 'node:crypto';
import { statSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import { Failure, type PageBuild } from '@gatehouse/contracts';
import { readBytes } from '@gatehouse/files';

/** What a kind of file says to the pages; kept in the state of the build, so small and of JSON. */
export interface Kind<T extends object> {
  read(content: Buffer, file: string): T;
}

export interface Sum {
  bytes: number;
  sha256: string;
}

type KnownFile = PageBuild['files'][string];

const unsettled = 2000n * 1_000_000n; // ns

/** Size, times and number of a file: other ones for other content. */
export function markOf(stats: BigIntStats): string {
  return `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}`;
}

export class KnownFiles {
  /** What is known after this build. */
  readonly files: PageBuild['files'] = {};
  /** Files that could not be read as what they are, each once. */
  readonly problems = new Map<string, string>();
  readonly #looked = new Map<string, KnownFile | undefined>();

  /** `before`: what an earlier build knew; `now` in ms. */
  constructor(
    private readonly root: string,
    private readonly before: PageBuild['files'],
    private readonly now: number,
  ) {}

  /** The sum of a file, relative to the repository; undefined when there is none. Throws Failure `io`. */
  sum(file: string): Sum | undefined {
    const known = this.#known(file, undefined);
    return known && { bytes: known.bytes, sha256: known.sha256 };
  }

  /** What a file says; undefined when it is not there, or damaged, which is noted. Throws Failure `io`. */
  says<T extends object>(file: string, kind: Kind<T>): T | undefined {
    const known = this.#known(file, kind);
    return (known?.says ?? undefined) as T | undefined;
  }

  #known(file: string, kind: Kind<object> | undefined): KnownFile | undefined {
    const looked = this.#looked.get(file);
    if (looked !== undefined && (kind === undefined || looked.says !== null || this.problems.has(file))) return looked;
    if (looked === undefined && this.#looked.has(file)) return undefined;
    const stats = statSync(path.join(this.root, file), { bigint: true, throwIfNoEntry: false });
    if (stats?.isFile() !== true) {
      this.#looked.set(file, undefined);
      return undefined;
    }
    const mark = markOf(stats);
    const old = Object.hasOwn(this.before, file) ? this.before[file] : undefined;
    const isOld = old?.mark === mark && (kind === undefined || old.says !== null);
    const known = isOld ? old : this.#read(file, kind, mark, stats);
    this.#looked.set(file, known);
    if (known !== undefined) this.files[file] = known;
    return known;
  }

  #read(file: string, kind: Kind<object> | undefined, mark: string, stats: BigIntStats): KnownFile | undefined {
    let content: Buffer;
    try {
      content = readBytes(path.join(this.root, file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id !== 'missing-input') this.problems.set(file, error.message);
      return undefined;
    }
    const isSettled = BigInt(this.now) * 1_000_000n - stats.mtimeNs > unsettled;
    return {
      mark: isSettled ? mark : '',
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      says: kind === undefined ? null : this.#said(file, kind, content),
    };
  }

  #said(file: string, kind: Kind<object>, content: Buffer): Record<string, unknown> | null {
    try {
      return kind.read(content, file) as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problems.set(file, error.message);
      return null;
    }
  }
}
