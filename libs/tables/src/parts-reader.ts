/**
 * CSV files that are packed, or several that are one table: each is unpacked, checked by itself as a file of its own,
 * and its records are written, without its header, behind those of the last, in the dialect that DuckDB reads. Nothing
 * is held in memory but a piece.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, statfsSync } from 'node:fs';
import { pyRepr } from '@gatehouse/render';
import type { CheckedFile } from './checked-input';
import { linesOf, measureCopy } from './copied-table';
import { QueryError } from './database';
import { hashOf, isUnchanged, type InputFile } from './input';
import { NormalizedCopy } from './normalized-copy';
import { joinOddities } from './oddity-counts';
import { packingOf, unpack } from './packing';
import { PackingError } from './packing-error';
import { placedIn, placeIn, placesAmong, type Place } from './places';
import type { InputReader, Measured, Measurement, ReaderContext } from './reader';
import { noRoom, writeScratch } from './scratch';
import { faultLimit, type Structure, type StructureFault } from './structure';
import { StructureScan } from './structure-scan';

/** A record must be held as a whole: what a small packed file unpacks to has a limit. */
const longestRecord = 256 * 1024 * 1024;
/**
 * Bytes of the copy between two looks at the room that is left, and what is left free of it for others: a part of the
 * disk, at most so many bytes.
 */
const lookEvery = 64 * 1024 * 1024;
const keptFree = { part: 0.02, bytes: 1024 ** 3 };

export class PartsReader<M extends Measured> implements InputReader<M> {
  /** Records of each file. */
  readonly #records: number[] = [];
  readonly #copy: string;
  #structure: Structure | undefined;
  #written = 0;
  #looked = 0;

  constructor(
    private readonly name: string,
    private readonly inputs: readonly InputFile[],
    private readonly context: ReaderContext<M>,
  ) {
    this.#copy = context.temporaryFile('table.csv');
  }

  async read(): Promise<{ structure: Structure; files: readonly CheckedFile[] }> {
    const files: CheckedFile[] = [];
    const structures: Structure[] = [];
    const descriptor = openSync(this.#copy, 'wx', 0o600);
    try {
      for (const input of this.inputs) {
        const { structure, checked } = await this.#readFile(input, descriptor, structures[0]?.header?.length);
        structures.push(placedIn(this.name, input, structure));
        files.push(checked);
        this.#records.push(structure.records);
      }
    } finally {
      closeSync(descriptor);
    }
    this.#structure = this.#joined(structures);
    return { structure: this.#structure, files };
  }

  measure(columns: readonly string[]): Promise<Measurement<M>> {
    return measureCopy(this.context, this.#copy, { name: this.name, structure: this.#structure as Structure, columns });
  }

  placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>> {
    return placesAmong(this.name, this.inputs, this.#records, records, (input, own) =>
      linesOf(
        unpack(input, () => {}),
        own,
      ),
    );
  }

  isUnchanged(): boolean {
    return this.inputs.every(isUnchanged);
  }

  async close(): Promise<void> {}

  async #readFile(
    input: InputFile,
    descriptor: number,
    width: number | undefined,
  ): Promise<{ structure: Structure; checked: CheckedFile }> {
    const hash = createHash('sha256');
    const scan = new StructureScan();
    let bytes = 0;
    let copy: NormalizedCopy | undefined;
    let waiting: Uint8Array[] = []; // until the header tells how wide the records are
    let broken: string | undefined;
    const write = (parts: readonly Uint8Array[]): void => {
      for (const part of parts) this.#write(descriptor, part);
    };
    try {
      for await (const piece of unpack(input, (raw) => {
        hash.update(raw);
        bytes += raw.length;
        this.context.seen(raw.length);
      })) {
        scan.push(piece);
        if (scan.openRecord > longestRecord) throw new PackingError(`a record of more than ${longestRecord} bytes`);
        if (copy === undefined && scan.header === undefined) waiting.push(Buffer.from(piece));
        else {
          if (copy === undefined) {
            copy = new NormalizedCopy(width ?? (scan.header as readonly string[]).length);
            for (const early of waiting) write(copy.push(early));
            waiting = [];
          }
          write(copy.push(piece));
        }
      }
    } catch (error) {
      if (!(error instanceof PackingError)) throw error;
      broken = error.message;
    }
    const structure = scan.end();
    if (broken === undefined) {
      if (copy === undefined) {
        copy = new NormalizedCopy(width ?? structure.header?.length ?? 1);
        for (const early of waiting) write(copy.push(early));
      }
      write(copy.end());
      if (structure.faultCount === 0 && packingOf(input) === 'zstd')
        broken = await this.#verifyZstd(input, structure.traits.longestRecord);
    }
    if (broken === undefined) return { structure, checked: { path: input.name, bytes, sha256: hash.digest('hex') } };
    // What a broken packing left behind is not a statement about the file: its own fault is. The checksum is of the
    // whole file all the same.
    return {
      structure: { ...structure, faults: [{ line: scan.line, fault: broken }], faultCount: 1 },
      checked: await hashOf(input),
    };
  }

  /** What is wrong with the checksums. */
  async #verifyZstd(input: InputFile, longest: number): Promise<string | undefined> {
    try {
      await (await this.context.open()).verifyZstd(input.path, longest);
      return undefined;
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return `zstd data are damaged: ${error.message.split('\n')[0]}`;
    }
  }

  #joined(structures: readonly Structure[]): Structure {
    const [first] = structures as [Structure];
    const faults: StructureFault[] = [];
    let faultCount = 0;
    for (const [index, structure] of structures.entries()) {
      const input = this.inputs[index] as InputFile;
      faults.push(...structure.faults);
      faultCount += structure.faultCount;
      if (first.header !== undefined && structure.header !== undefined && !isSame(structure.header, first.header)) {
        faults.push({
          ...placeIn(this.name, input, 1),
          fault: `the header ${pyRepr(structure.header)} is not that of ${this.inputs[0]?.name}: ${pyRepr(first.header)}`,
        });
        faultCount += 1;
      }
    }
    return {
      header: structures.every(({ header }) => header !== undefined) ? first.header : undefined,
      headerPlace: first.headerPlace,
      records: structures.reduce((sum, { records }) => sum + records, 0),
      faults: faults.slice(0, faultLimit),
      faultCount,
      oddities: joinOddities(structures.map(({ oddities }) => oddities)),
      traits: {
        ...first.traits,
        hasQuotedBreak: structures.some(({ traits }) => traits.hasQuotedBreak),
        hasOddNumber: structures.some(({ traits }) => traits.hasOddNumber),
        longestRecord: structures.reduce((longest, { traits }) => Math.max(longest, traits.longestRecord), 0),
      },
    };
  }

  #write(descriptor: number, bytes: Uint8Array): void {
    writeScratch(descriptor, bytes, this.#copy);
    this.#written += bytes.length;
    if (this.#written - this.#looked < lookEvery) return;
    this.#looked = this.#written;
    const { bavail, blocks, bsize } = statfsSync(this.context.scratch);
    if (bavail * bsize < Math.min(blocks * bsize * keptFree.part, keptFree.bytes)) {
      throw noRoom(this.context.scratch, `the disk is all but full after ${this.#written} bytes`);
    }
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, index) => cell === other[index]);
}
