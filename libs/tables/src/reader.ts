/** What every kind of input tells whoever asks about its rows, and what it may ask of them. */
import type { CheckedFile } from './checked-input';
import type { Database } from './database';
import type { Place } from './places';
import type { Source } from './source';
import type { Outline } from './structure';

/** What a question about the rows gives at least: how many there were, which must agree with the structure. */
export interface Measured {
  readonly rows: number;
}

/** What was measured, and where the rows can be read again. */
export interface Measurement<M extends Measured> {
  readonly source: Source;
  readonly measured: M;
}

export interface InputReader<M extends Measured> {
  /** Structure of the whole input, and checksums. */
  read(): Promise<{ structure: Outline; files: readonly CheckedFile[] }>;
  /** After `read`, when the structure is sound: what the rows are. */
  measure(columns: readonly string[]): Promise<Measurement<M>>;
  /** Where the records with these indexes (from 0, ascending) begin. */
  placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>>;
  /** Whether the bytes are still those that were read. */
  isUnchanged(): boolean;
  /** Ends what still runs. */
  close(): Promise<void>;
}

/** What a reader is offered. */
export interface ReaderContext<M extends Measured> {
  /** Folder for what must not stay. */
  readonly scratch: string;
  /** A path in it that this reader has alone. */
  temporaryFile(name: string): string;
  /** So many bytes of the input are read. */
  seen(bytes: number): void;
  open(): Promise<Database>;
  /** Measures the source. Gives the error where that fails, and never rejects. */
  attempt(source: Source, columns: readonly string[]): Promise<M | Error>;
  /** Ends the running query. */
  interrupt(): void;
}
