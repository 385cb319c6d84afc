/** From a request to a report: who reads the input is chosen here, what it means is decided elsewhere. */
import path from 'node:path';
import type { Call } from '@gatehouse/cli';
import type { DataQualityReport } from '@gatehouse/contracts';
import { composeReport, failed, judge, type Samples } from './core';
import { CsvReader } from './csv-reader';
import { columnNames } from './header';
import { withInputs, type InputFile } from './input';
import { measure, type Measurements, type Questions } from './measurements';
import { packingOf } from './packing';
import { isParquet, ParquetReader } from './parquet-reader';
import { PartsReader } from './parts-reader';
import type { ReaderContext, InputReader } from './reader';
import { checkedInput, positions, type Findings, type GateRequest } from './request';
import { collectSamples, wantedRows } from './samples';
import { withScratch } from './scratch';
import { Table, type Source } from './table';

export type GateReport = DataQualityReport & { overall_pass: boolean };

/**
 * Throws Failure `missing-input`, `damaged-input`, `usage` or `io`; every verdict, fail too, is a report. Who waits sees by `progress` how many bytes are
 * read, then that the rows are counted (contract 0.14).
 */
export function examine(request: GateRequest, now: Date, progress: Call['progress'] = unwatched): Promise<GateReport> {
  const name = path.basename(request.inputCsv);
  return withScratch(
    (scratch) =>
      withInputs(request.files, scratch, progress, async (inputs) => {
        let done = 0;
        const reading = progress({
          what: `reading ${name}`,
          total: Number(inputs.reduce((sum, { before }) => sum + before.size, 0n)),
          unit: 'bytes',
        });
        const examination = new Examination(
          request,
          inputs,
          scratch,
          (bytes) => reading.at((done += bytes)),
          () => progress({ what: `counting the rows of ${name}` }),
        );
        try {
          return await examination.run(now);
        } finally {
          await examination.close();
        }
      }),
    request.temporary,
  );
}

const unwatched: Call['progress'] = () => ({ at() {}, end() {} });

class Examination {
  #table: Table | undefined;
  readonly #desk: ReaderContext;
  readonly #reader: InputReader;

  constructor(
    private readonly request: GateRequest,
    inputs: readonly InputFile[],
    scratch: string,
    seen: (bytes: number) => void,
    private readonly hasRead: () => unknown,
  ) {
    const desk: ReaderContext = (this.#desk = {
      scratch,
      seen,
      attempt: (source, columns) => this.#attempt(source, columns),
      open: () => this.#open(scratch),
      interrupt: () => this.#table?.interrupt(),
    });
    const [first, ...others] = inputs as [InputFile, ...InputFile[]];
    const isPlain = others.length === 0 && packingOf(first) === undefined;
    this.#reader = inputs.some(({ name }) => isParquet(name))
      ? new ParquetReader(request.inputCsv, inputs, desk)
      : isPlain
        ? new CsvReader(request.inputCsv, first, desk)
        : new PartsReader(request.inputCsv, inputs, desk);
  }

  async run(now: Date): Promise<GateReport> {
    const { structure, files } = await this.#reader.read();
    this.hasRead();
    const checked = checkedInput(this.request.inputCsv, files);
    const columns = structure.header === undefined ? undefined : columnNames(structure.header);
    const findings = (measurements: Measurements | undefined, isChanged = false): Findings => ({
      input: checked,
      structure,
      isChanged,
      columns,
      measurements,
    });

    let known = findings(undefined);
    let samples: Samples = {};
    if (columns !== undefined && structure.faultCount === 0) {
      const { source, measurements } = await this.#reader.measure(columns);
      known = findings(measurements);
      const questions = this.#questions(columns);
      const wanted = wantedRows(failed(judge(this.request, known, now)), this.request, questions, known);
      if (wanted.length > 0 && this.#table !== undefined)
        samples = await collectSamples(this.#table, source, columns, wanted, (records) =>
          this.#reader.placesOf(records),
        );
    }
    if (!this.#reader.isUnchanged()) {
      known = findings(undefined, true);
      samples = {};
    }
    const judgements = judge(this.request, known, now);
    if (structure.faultCount > 0)
      samples = {
        structure: {
          rows: structure.faults.map((fault) => ({ ...fault })),
          truncated: structure.faultCount > structure.faults.length,
        },
      };
    const all = Object.fromEntries(
      failed(judgements).map((check) => [check, samples[check] ?? { rows: [], truncated: false }]),
    );
    return composeReport(this.request, known, judgements, all, now);
  }

  async close(): Promise<void> {
    await this.#reader.close();
    this.#table?.close();
  }

  /** Never rejects: nobody may be waiting yet. */
  async #attempt(source: Source, columns: readonly string[]): Promise<Measurements | Error> {
    try {
      return await measure(await this.#desk.open(), source, this.#questions(columns));
    } catch (error) {
      return error as Error;
    }
  }

  async #open(scratch: string): Promise<Table> {
    return (this.#table ??= await Table.open({
      folder: scratch,
      memoryLimit: this.request.memoryLimit,
      threads: this.request.threads,
    }));
  }

  #questions(columns: readonly string[]): Questions {
    const { numericColumns, keyColumns, dateColumn } = this.request;
    const date = columns.indexOf(dateColumn);
    return {
      numeric: positions(numericColumns, columns),
      keys:
        keyColumns.length === 0
          ? [...columns.keys()]
          : keyColumns.every((name) => columns.includes(name))
            ? positions(keyColumns, columns)
            : undefined,
      date: dateColumn === '' || date < 0 ? undefined : date,
    };
  }
}
