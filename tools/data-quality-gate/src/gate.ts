/**
 * From a request to a report. Two readers go over the bytes: our own pass for structure and checksum, and DuckDB for
 * values. DuckDB starts as soon as the header is known, as if the file were tidy; what it found counts only when
 * the pass has seen the whole file and agrees, in the dialect and in the number of rows.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import type { DataQualityReport } from '@gatehouse/contracts';
import { composeReport, failed, judge, type Samples } from './core';
import { columnNames } from './header';
import { isUnchanged, pieces, withInput, writeAll, type InputFile } from './input';
import { measure, type Measurements, type Questions } from './measurements';
import { NormalizedCopy } from './normalized-copy';
import { positions, type Findings, type GateRequest } from './request';
import { collectSamples, wantedRows } from './samples';
import { withScratch } from './scratch';
import { StructureScan, type Structure, type Traits } from './structure';
import { csvSource, Table, TableError, type CsvSource } from './table';

export type GateReport = DataQualityReport & { overall_pass: boolean };

/** Throws Failure `missing-input`, `damaged-input`, `usage` or `io`; every verdict, fail too, is a report. */
export function examine(request: GateRequest, now: Date): Promise<GateReport> {
  return withScratch((scratch) =>
    withInput(request.inputCsv, scratch, async (input) => {
      const examination = new Examination(request, input, scratch);
      try {
        return await examination.run(now);
      } finally {
        await examination.close();
      }
    }),
  );
}

/** A measurement that may turn out to be of no use. */
interface Attempt {
  readonly source: CsvSource;
  readonly outcome: Promise<Measurements | Error>;
}

class Examination {
  #table: Table | undefined;
  #early: Attempt | undefined;

  constructor(
    private readonly request: GateRequest,
    private readonly input: InputFile,
    private readonly scratch: string,
  ) {}

  async run(now: Date): Promise<GateReport> {
    const { structure, bytes, sha256 } = await this.#readStructure();
    const columns = structure.header === undefined ? undefined : columnNames(structure.header);
    const input = { path: this.input.name, bytes, sha256 };
    const findings = (measurements: Measurements | undefined, isChanged = false): Findings => ({ input, structure, isChanged, columns, measurements });

    let known = findings(undefined);
    let samples: Samples = {};
    if (columns !== undefined && structure.faultCount === 0) {
      const { source, measurements } = await this.#measure(structure, columns);
      known = findings(measurements);
      const questions = this.#questions(columns);
      const wanted = wantedRows(failed(judge(this.request, known, now)), this.request, questions, known);
      if (wanted.length > 0) samples = await collectSamples(await this.#open(), source, columns, wanted, (records) => this.#linesOf(records));
    }
    if (!isUnchanged(this.input)) {
      known = findings(undefined, true);
      samples = {};
    }
    const judgements = judge(this.request, known, now);
    if (structure.faultCount > 0) samples = { structure: { rows: structure.faults.map(({ line, fault }) => ({ line, fault })), truncated: structure.faultCount > structure.faults.length } };
    const all = Object.fromEntries(failed(judgements).map((check) => [check, samples[check] ?? { rows: [], truncated: false }]));
    return composeReport(this.request, known, judgements, all, now);
  }

  async close(): Promise<void> {
    await this.#abandonEarly();
    this.#table?.close();
  }

  /** The pass over the bytes. Starts the early measurement on the way, when the file has more than one piece. */
  async #readStructure(): Promise<{ structure: Structure; bytes: number; sha256: string }> {
    const scan = new StructureScan();
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces(this.input)) {
      hash.update(piece);
      scan.push(piece);
      bytes += piece.length;
      if (this.#early === undefined && scan.header !== undefined && bytes < this.input.before.size) this.#startEarly(scan.header, scan.traits);
    }
    return { structure: scan.end(), bytes, sha256: hash.digest('hex') };
  }

  #startEarly(header: readonly string[], traits: Traits): void {
    const source = readableSource(this.input.path, header.length, traits);
    if (source !== undefined) this.#early = { source, outcome: this.#attempt(source, columnNames(header)) };
  }

  /** Never rejects: nobody may be waiting yet. */
  async #attempt(source: CsvSource, columns: readonly string[]): Promise<Measurements | Error> {
    try {
      return await measure(await this.#open(), source, this.#questions(columns));
    } catch (error) {
      return error as Error;
    }
  }

  async #abandonEarly(): Promise<void> {
    if (this.#early === undefined) return;
    const { outcome } = this.#early;
    this.#early = undefined;
    let isOver = false;
    void outcome.then(() => (isOver = true));
    // A measurement is several queries: each must be ended.
    while (!isOver) {
      this.#table?.interrupt();
      await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
  }

  async #measure(structure: Structure, columns: readonly string[]): Promise<{ source: CsvSource; measurements: Measurements }> {
    const asItLies = readableSource(this.input.path, columns.length, structure.traits);
    const complaints: string[] = [];
    if (asItLies !== undefined) {
      const early = this.#early !== undefined && isSameReading(this.#early.source, asItLies) ? this.#early : undefined;
      if (early === undefined) await this.#abandonEarly();
      const outcome = await (early?.outcome ?? this.#attempt(asItLies, columns));
      this.#early = undefined;
      if (isAgreed(outcome, structure, complaints)) return { source: asItLies, measurements: outcome };
    }
    await this.#abandonEarly();
    // What DuckDB cannot read with several threads, or at all, it reads so.
    const source = await this.#writeCopy(structure, columns.length);
    for (const isSerial of source.isSerial ? [true] : [false, true]) {
      const outcome = await this.#attempt({ ...source, isSerial }, columns);
      if (isAgreed(outcome, structure, complaints)) return { source: { ...source, isSerial }, measurements: outcome };
    }
    throw new Error(`the two readers of ${this.input.name} disagree: ${structure.records} records by structure, by value ${complaints.join(', then ')}`);
  }

  async #writeCopy(structure: Structure, width: number): Promise<CsvSource> {
    const file = path.join(this.scratch, 'normalized.csv');
    const copy = new NormalizedCopy(width);
    const descriptor = openSync(file, 'wx', 0o600);
    try {
      for await (const piece of pieces(this.input)) for (const bytes of copy.push(piece)) writeAll(descriptor, bytes, file);
      for (const bytes of copy.end()) writeAll(descriptor, bytes, file);
    } finally {
      closeSync(descriptor);
    }
    const { hasQuotedBreak, longestRecord, hasOddNumber } = structure.traits;
    return { path: file, width, hasHeader: false, crlf: false, isSerial: hasQuotedBreak, longestRecord: 2 * longestRecord + width, hasPlainNumbers: !hasOddNumber };
  }

  async #linesOf(records: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const scan = new StructureScan(records);
    for await (const piece of pieces(this.input)) {
      scan.push(piece);
      if (scan.lines.size === records.length) break;
    }
    scan.end();
    return scan.lines;
  }

  async #open(): Promise<Table> {
    return (this.#table ??= await Table.open({ folder: this.scratch, memoryLimit: this.request.memoryLimit }));
  }

  #questions(columns: readonly string[]): Questions {
    const { numericColumns, keyColumns, dateColumn } = this.request;
    const date = columns.indexOf(dateColumn);
    return {
      numeric: positions(numericColumns, columns),
      keys: keyColumns.length === 0 ? [...columns.keys()] : keyColumns.every((name) => columns.includes(name)) ? positions(keyColumns, columns) : undefined,
      date: dateColumn === '' || date < 0 ? undefined : date,
    };
  }
}

/** The file as it lies, where DuckDB reads its dialect truly; undefined where it would repair, refuse or misread it. */
function readableSource(file: string, width: number, traits: Traits): CsvSource | undefined {
  const { lf, crlf, cr } = traits.lineEnds;
  const isTidy =
    cr === 0 && (lf === 0 || crlf === 0) && traits.blankLines === 0 && !traits.linesBeforeHeader && (traits.emptyLines === 0 || (width > 1 && crlf === 0)) &&
    traits.shortRecords === 0 && !traits.hasQuoteInUnquoted && !traits.hasNul && !(crlf > 0 && traits.hasQuotedBreak);
  return isTidy ? { path: file, width, hasHeader: true, crlf: crlf > 0, isSerial: traits.hasQuotedBreak, longestRecord: traits.longestRecord, hasPlainNumbers: !traits.hasOddNumber } : undefined;
}

function isSameReading(one: CsvSource, other: CsvSource): boolean {
  return csvSource(one) === csvSource(other) && one.hasPlainNumbers === other.hasPlainNumbers;
}

/** Whether a measurement saw the records that are there. Throws what is no matter of dialect, such as memory or disk used up. */
function isAgreed(outcome: Measurements | Error, structure: Structure, complaints: string[]): outcome is Measurements {
  if (outcome instanceof Error) {
    if (!(outcome instanceof TableError)) throw outcome;
    complaints.push(outcome.message.split('\n')[0] ?? '');
    return false;
  }
  complaints.push(`${outcome.rows} rows`);
  return outcome.rows === structure.records;
}
