/** What every kind of input tells the examination, and what it may ask of it. */
import type { Measurements } from './measurements';
import type { Place } from './places';
import type { CheckedFile } from './request';
import type { Outline } from './structure';
import type { Source, Table } from './table';

export interface Reading {
  readonly source: Source;
  readonly measurements: Measurements;
}

export interface InputReader {
  /** Structure of the whole input, and checksums. */
  read(): Promise<{ structure: Outline; files: readonly CheckedFile[] }>;
  /** After `read`, when the structure is sound: what the rows are. */
  measure(columns: readonly string[]): Promise<Reading>;
  /** Where the records with these indexes (from 0, ascending) begin. */
  placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>>;
  /** Whether the bytes are still those that were read. */
  isUnchanged(): boolean;
  close(): Promise<void>;
}

/** What an examination offers its reader. */
export interface ReaderContext {
  /** Folder for what must not stay. */
  readonly scratch: string;
  /** So many bytes of the input are read. */
  seen(bytes: number): void;
  open(): Promise<Table>;
  /** Measures the source; the error, where that fails. */
  attempt(source: Source, columns: readonly string[]): Promise<Measurements | Error>;
  /** Ends the running query. */
  interrupt(): void;
}
