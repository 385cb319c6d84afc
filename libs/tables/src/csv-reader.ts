/**
 * One CSV file, read where it lies. Two readers go over the bytes: our own pass for structure and checksum, and DuckDB
 * for values. DuckDB starts as soon as the header is known, as if the file were tidy; what it found counts only when
 * the pass has seen the whole file and agrees, in the dialect and in the number of rows.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import type { CheckedFile } from './checked-input';
import { isAgreed, linesOf, measureCopy } from './copied-table';
import { columnNames } from './header';
import { isUnchanged, pieces, type InputFile } from './input';
import { NormalizedCopy } from './normalized-copy';
import { placedIn, placesAmong, type Place } from './places';
import type { InputReader, Measured, Measurement, ReaderContext } from './reader';
import { writeScratch } from './scratch';
import { csvSource, type CsvSource } from './source';
import type { CsvFeatures, Structure } from './structure';
import { StructureScan } from './structure-scan';

/** A measurement that may turn out to be of no use. */
interface Attempt<M> {
  readonly source: CsvSource;
  readonly outcome: Promise<M | Error>;
}

export class CsvReader<M extends Measured> implements InputReader<M> {
  #early: Attempt<M> | undefined;
  #structure: Structure | undefined;

  constructor(
    private readonly name: string,
    private readonly input: InputFile,
    private readonly context: ReaderContext<M>,
  ) {}

  /** The pass over the bytes. Starts the early measurement on the way, when the file has more than one piece. */
  async read(): Promise<{ structure: Structure; files: readonly CheckedFile[] }> {
    const scan = new StructureScan();
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces(this.input)) {
      hash.update(piece);
      scan.push(piece);
      bytes += piece.length;
      this.context.seen(piece.length);
      if (this.#early === undefined && scan.header !== undefined && bytes < this.input.before.size)
        this.#startEarly(scan.header, scan.traits, Math.ceil((scan.records * Number(this.input.before.size)) / bytes));
    }
    this.#structure = placedIn(this.name, this.input, scan.end());
    return { structure: this.#structure, files: [{ path: this.input.name, bytes, sha256: hash.digest('hex') }] };
  }

  isUnchanged(): boolean {
    return isUnchanged(this.input);
  }

  async close(): Promise<void> {
    await this.#abandonEarly();
  }

  #startEarly(header: readonly string[], traits: CsvFeatures, expectedRows: number): void {
    const source = readableSource(this.input.path, { width: header.length, expectedRows }, traits);
    if (source !== undefined) this.#early = { source, outcome: this.context.attempt(source, columnNames(header)) };
  }

  async #abandonEarly(): Promise<void> {
    if (this.#early === undefined) return;
    const { outcome } = this.#early;
    this.#early = undefined;
    let isOver = false;
    void outcome.then(() => (isOver = true));
    // A measurement is several queries: each must be ended.
    while (!isOver) {
      this.context.interrupt();
      await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
  }

  async measure(columns: readonly string[]): Promise<Measurement<M>> {
    const structure = this.#structure as Structure;
    const asItLies = readableSource(
      this.input.path,
      { width: columns.length, expectedRows: structure.records },
      structure.traits,
    );
    const complaints: string[] = [];
    if (asItLies !== undefined) {
      const early = this.#early !== undefined && isSameReading(this.#early.source, asItLies) ? this.#early : undefined;
      if (early === undefined) await this.#abandonEarly();
      const outcome = await (early?.outcome ?? this.context.attempt(asItLies, columns));
      this.#early = undefined;
      if (isAgreed(outcome, structure, complaints)) return { source: asItLies, measured: outcome };
    }
    await this.#abandonEarly();
    // What DuckDB cannot read with several threads, or at all, it reads so.
    const copy = await this.#writeCopy(columns.length);
    return measureCopy(this.context, copy, { name: this.input.name, structure, columns, complaints });
  }

  async #writeCopy(width: number): Promise<string> {
    const file = this.context.temporaryFile('normalized.csv');
    const copy = new NormalizedCopy(width);
    const descriptor = openSync(file, 'wx', 0o600);
    try {
      for await (const piece of pieces(this.input))
        for (const bytes of copy.push(piece)) writeScratch(descriptor, bytes, file);
      for (const bytes of copy.end()) writeScratch(descriptor, bytes, file);
    } finally {
      closeSync(descriptor);
    }
    return file;
  }

  async placesOf(records: readonly number[]): Promise<ReadonlyMap<number, Place>> {
    return placesAmong(this.name, [this.input], [this.#structure?.records ?? 0], records, (input, own) =>
      linesOf(pieces(input), own),
    );
  }
}

/** The file as it lies, where DuckDB reads its dialect truly; undefined where it would repair, refuse or misread it. */
function readableSource(
  file: string,
  { width, expectedRows }: { width: number; expectedRows: number },
  traits: CsvFeatures,
): CsvSource | undefined {
  const { lf, crlf, cr } = traits.lineEnds;
  const isTidy =
    cr === 0 &&
    (lf === 0 || crlf === 0) &&
    traits.blankLines === 0 &&
    !traits.linesBeforeHeader &&
    (traits.emptyLines === 0 || (width > 1 && crlf === 0)) &&
    !traits.hasShortRecord &&
    !traits.hasQuoteInUnquoted &&
    !traits.hasNul &&
    !(crlf > 0 && traits.hasQuotedBreak);
  return isTidy
    ? {
        kind: 'csv',
        path: file,
        width,
        expectedRows,
        hasHeader: true,
        crlf: crlf > 0,
        isSerial: traits.hasQuotedBreak,
        longestRecord: traits.longestRecord,
        hasPlainNumbers: !traits.hasOddNumber,
      }
    : undefined;
}

function isSameReading(one: CsvSource, other: CsvSource): boolean {
  return csvSource(one) === csvSource(other) && one.hasPlainNumbers === other.hasPlainNumbers;
}
