/**
 * The files of a run, read once each: the bytes that are judged are the bytes that are hashed. Whoever reads through
 * this class can list what a verdict rests on.
 */
import { createHash, type Hash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { errorCode, Failure, type InputFile } from '@gatehouse/contracts';
import { chunksOf, ifThere, readBytes } from '@gatehouse/files';
import { WrittenDocument } from './written-document';

/** A JSON document of a run is read whole; what grows with the run is read in pieces. */
const largestDocument = 256 * 1024 * 1024; // bytes

/** What a JSON document must be at its top. */
export type Shape = 'object' | 'list' | 'any';

/** What came of reading a file: `fault` is the whole finding for a check of the file itself. */
export type DocumentReading =
  { state: 'read'; document: WrittenDocument } | { state: 'absent' } | { state: 'damaged'; fault: string };

export class RunFiles {
  private readonly read = new Map<string, InputFile>();

  /** `root`: the repository; `directory`: that of the run, absolute, against which names are resolved. */
  constructor(
    private readonly root: string,
    readonly directory: string,
  ) {}

  /** Absolute path of a name in the run's directory. */
  path(name: string): string {
    return path.resolve(this.directory, name);
  }

  /** A file's path as documents and findings show it: relative to the repository. */
  shown(file: string): string {
    return path.relative(this.root, file) || '.';
  }

  /**
   * The JSON document of that name, or absolute path. `shown` is its name in the fault: `F: not valid JSON`, `F: must
   * be a JSON object`. Nothing is thrown for what is there and cannot be read: that is damage, too.
   */
  document(name: string, shape: Shape = 'object', shown = name): DocumentReading {
    const file = this.path(name);
    let bytes: Buffer;
    try {
      bytes = readBytes(file, largestDocument);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.id === 'missing-input') return { state: 'absent' };
      return {
        state: 'damaged',
        fault: `${shown}: cannot be read (${errorCode(error.cause) ?? 'not a regular file'})`,
      };
    }
    this.note(file, createHash('sha256').update(bytes), bytes.length);
    if (!isUtf8(bytes)) return { state: 'damaged', fault: `${shown}: not valid JSON` };
    try {
      const document = new WrittenDocument(bytes.toString('utf8'), file);
      const { value } = document;
      const isList = Array.isArray(value);
      if (shape === 'any' || (shape === 'list' ? isList : typeof value === 'object' && value !== null && !isList))
        return { state: 'read', document };
      return { state: 'damaged', fault: `${shown}: must be a JSON ${shape}` };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { state: 'damaged', fault: `${shown}: not valid JSON` };
    }
  }

  /** The bytes of a file that is read whole; undefined when it is not there. Throws Failure `damaged-input`, `io`. */
  bytes(name: string): Buffer | undefined {
    const file = this.path(name);
    const bytes = ifThere(() => readBytes(file, largestDocument));
    if (bytes !== undefined) this.note(file, createHash('sha256').update(bytes), bytes.length);
    return bytes;
  }

  /**
   * The content of a file in pieces, hashed on the way. Whoever stops early gets no more pieces, but the file counts as
   * read: it is hashed to its end. Pieces are valid, and it throws, as those of chunksOf in libs/files.
   */
  async *pieces(name: string): AsyncGenerator<Buffer> {
    const file = this.path(name);
    const hash = createHash('sha256');
    let bytes = 0;
    const source = chunksOf(file);
    let isEnded = false;
    const next = (): Buffer | undefined => {
      isEnded = true; // also when reading fails: then there is nothing more to read
      const step = source.next();
      if (step.done === true) {
        this.note(file, hash, bytes);
        return undefined;
      }
      isEnded = false;
      hash.update(step.value);
      bytes += step.value.length;
      return step.value;
    };
    try {
      for (let piece = next(); piece !== undefined; piece = next()) yield await Promise.resolve(piece);
    } finally {
      while (!isEnded) next();
    }
  }

  /** Every file that was read, sorted by path. */
  inputs(): InputFile[] {
    return [...this.read.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  private note(file: string, hash: Hash, bytes: number): void {
    this.read.set(file, { path: this.shown(file), sha256: hash.digest('hex'), bytes });
  }
}
