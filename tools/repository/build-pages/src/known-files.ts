/**
 * Files of the record, of which no byte is read again while they lie on disk as they did (contract 47.7). What a page needs of a file is remembered with its sum,
 * and the names in a folder; what changed within the last seconds is not trusted next time, because its times may stay the same once more.
 */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { errorCode, Failure, ioFailure, type PageBuild } from '@gatehouse/contracts';
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

const unsettled = 2000; // ms

/** Size, times and number of a file: other ones for other content. Times are told to a quarter of a microsecond, and kernels stamp less finely. */
export function markOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** A name like `constructor` is a name like others. */
function ownOf<T>(of: Record<string, T> | undefined, name: string): T | undefined {
  return of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
}

/** What one content says, one version of the tool reads in it. */
function isSame(a: KnownFile | undefined, b: KnownFile | undefined): boolean {
  return a?.mark === b?.mark && a?.sha256 === b?.sha256 && (a?.says === null) === (b?.says === null);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw ioFailure('read', folder, error);
  }
}

export class KnownFiles {
  /** What is known after this build. */
  readonly files: PageBuild['files'] = {};
  readonly folders: PageBuild['folders'] = {};
  /** Files that could not be read as what they are, each once. */
  readonly problems = new Map<string, string>();
  readonly #looked = new Map<string, KnownFile | undefined>();
  /** Of files that pages lead to. */
  readonly #exists = new Map<string, boolean>();
  /** Whether a file or folder is another one than before, or is trusted from now on: then there is something to remember. */
  isChanged = false;

  #isComplete = false;

  /** What another thread knows: no file is looked at again, and one that is not among them is not there. */
  static ofThread(root: string, files: PageBuild['files']): KnownFiles {
    const known = new KnownFiles(root, undefined, 0);
    for (const [file, one] of Object.entries(files)) known.#looked.set(file, one);
    known.#isComplete = true;
    return known;
  }

  /** `before`: what an earlier build knew; `now` in ms. */
  constructor(
    private readonly root: string,
    private readonly before: Pick<PageBuild, 'files' | 'folders'> | undefined,
    private readonly now: number,
  ) {}

  /** The sum of a file, relative to the repository; undefined when there is none. Throws Failure `io`. */
  sum(file: string): Sum | undefined {
    return this.#known(file, undefined);
  }

  /** Names in a folder, relative to the repository, sorted, without what a writer is about to give its name. Throws Failure `io`. */
  names(folder: string): readonly string[] {
    const listed = this.folders[folder];
    if (listed !== undefined) return listed.names;
    const place = `${this.root}/${folder}`;
    const stats = statSync(place, { throwIfNoEntry: false });
    const mark = stats === undefined ? '' : markOf(stats);
    const old = ownOf(this.before?.folders, folder);
    const known = old?.mark === mark ? old : { mark: this.#isSettled(stats) ? mark : '', names: namesIn(place) };
    // What is not settled yet is listed again, and may be as before.
    if (known.mark !== old?.mark || known.names.join('/') !== old.names.join('/')) this.isChanged = true;
    this.folders[folder] = known;
    return known.names;
  }

  #isSettled(stats: Stats | undefined): boolean {
    return stats !== undefined && this.now - stats.mtimeMs > unsettled;
  }

  /** Whether it is there, read or not. */
  isThere(file: string): boolean {
    if (this.#looked.get(file) !== undefined) return true;
    const known = this.#exists.get(file);
    if (known !== undefined) return known;
    const isThere = existsSync(path.join(this.root, file));
    this.#exists.set(file, isThere);
    return isThere;
  }

  /** What a file says; undefined when it is not there, or damaged, which is noted. Throws Failure `io`. */
  says<T extends object>(file: string, kind: Kind<T>): T | undefined {
    const known = this.#known(file, kind);
    return (known?.says ?? undefined) as T | undefined;
  }

  #known(file: string, kind: Kind<object> | undefined): KnownFile | undefined {
    const looked = this.#looked.get(file);
    if (looked !== undefined && (kind === undefined || looked.says !== null || this.problems.has(file))) return looked;
    if (looked === undefined && (this.#isComplete || this.#looked.has(file))) return undefined;
    const stats = statSync(`${this.root}/${file}`, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) {
      this.#looked.set(file, undefined);
      return undefined;
    }
    const mark = markOf(stats);
    const old = ownOf(this.before?.files, file);
    const isOld = old?.mark === mark && (kind === undefined || old.says !== null);
    const known = isOld ? old : this.#read(file, kind, mark, stats);
    if (!isOld && !isSame(known, old)) this.isChanged = true;
    this.#looked.set(file, known);
    if (known !== undefined) this.files[file] = known;
    return known;
  }

  #read(file: string, kind: Kind<object> | undefined, mark: string, stats: Stats): KnownFile | undefined {
    let content: Buffer;
    try {
      content = readBytes(path.join(this.root, file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id !== 'missing-input') this.problems.set(file, error.message);
      return undefined;
    }
    return {
      mark: this.#isSettled(stats) ? mark : '',
      bytes: content.length,
      sha256: hash('sha256', content, 'hex'),
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
