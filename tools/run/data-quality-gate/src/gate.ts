/** From a request to a report: `@gatehouse/tables` reads the input, `core.ts` judges what was found. */
import type { Call } from '@gatehouse/cli';
import type { DataQualityReport } from '@gatehouse/contracts';
import { withTables, type TableReading, type Tables } from '@gatehouse/tables';
import { composeReport, failed, judge, type CheckVerdicts, type Samples } from './core';
import { findDetails, noDetails, type Details } from './details';
import { measure } from './measure/measure';
import type { Measurements } from './measure/measurements';
import { questionsOf } from './questions';
import type { Findings, GateRequest } from './request';
import { collectSamples, wantedRows } from './samples';

export type GateReport = DataQualityReport & { overall_pass: boolean };

/**
 * Throws Failure `missing-input`, `damaged-input`, `usage` or `io`; every verdict, fail too, is a report. Who waits
 * sees by `progress` how many bytes are read, then that the rows are counted (contract 0.14).
 */
export function examine(request: GateRequest, now: Date, progress?: Call['progress']): Promise<GateReport> {
  const { memoryLimit, threads, temporary } = request;
  return withTables({ tool: 'data-quality-gate', memoryLimit, threads, temporary, progress }, async (tables) => {
    const reading = await tables.read({
      name: request.inputCsv,
      files: request.files,
      measure: (database, source, columns) => measure(database, source, questionsOf(request, columns)),
    });
    const { input, structure, columns } = reading;
    const measurements = reading.measurement?.measured;
    const details = await detailsOf(request, tables, reading);
    let known: Findings = { input, structure, isChanged: false, columns, measurements, details };
    let samples = await samplesOf(request, tables, reading, judge(request, known, now), known);
    if (!reading.isUnchanged()) {
      known = { ...known, isChanged: true, measurements: undefined, details: noDetails };
      samples = {};
    }
    const verdicts = judge(request, known, now);
    if (structure.faultCount > 0)
      samples = {
        structure: {
          rows: structure.faults.map((fault) => ({ ...fault })),
          truncated: structure.faultCount > structure.faults.length,
        },
      };
    const all = Object.fromEntries(
      failed(verdicts).map((check) => [check, samples[check] ?? { rows: [], truncated: false }]),
    );
    return composeReport(request, known, verdicts, all, now);
  });
}

async function samplesOf(
  request: GateRequest,
  tables: Tables,
  { measurement, columns, placesOf }: TableReading<Measurements>,
  verdicts: CheckVerdicts,
  known: Findings,
): Promise<Samples> {
  if (measurement === undefined || columns === undefined) return {};
  const wanted = wantedRows(failed(verdicts), request, questionsOf(request, columns), known);
  return wanted.length === 0
    ? {}
    : collectSamples(await tables.database(), measurement.source, columns, wanted, placesOf);
}

function detailsOf(
  request: GateRequest,
  tables: Tables,
  { measurement, columns, placesOf }: TableReading<Measurements>,
): Promise<Details> {
  if (measurement === undefined || columns === undefined) return Promise.resolve(noDetails);
  const found = { questions: questionsOf(request, columns), measurements: measurement.measured };
  return findDetails(() => tables.database(), measurement.source, found, placesOf);
}
