/** Measures all gates in question, each source read once for all gates that use it (contract 37.4). */
import { byCodePoint, findNonFiles, globMatcher, type DocumentTree, type GatesFile } from '@gatehouse/boards';
import type { GateSourceFile, TelemetryGate } from '@gatehouse/contracts';
import { isWorkTree, trackedPaths } from '@gatehouse/system';
import { rejection } from './fields';
import { measureDocument, RecordMeter, type Measurement } from './meter';
import { readJsonDocument, readRecords, type SourceReading } from './sources';

/** What is known of a gate once its sources were read. */
export interface Measured {
  measurement: Measurement;
  sources: GateSourceFile[];
  /** There is nothing to measure, and why. */
  missing: string | undefined;
  /** What a failed gate says, when figures do not. */
  detail: string | undefined;
}

interface Reader {
  gate: TelemetryGate;
  meter: RecordMeter;
  files: readonly string[];
  /** What was picked and is not a file: a link that leads nowhere, a FIFO. */
  noFile: string | undefined;
  readings: SourceReading[];
}

const nothing: Measurement = {
  value: undefined,
  samples: null,
  records: null,
  skipped: null,
  unreadable: undefined,
  rejected: undefined,
  insufficient: undefined,
  newest: undefined,
  storedVerdict: undefined,
};

/**
 * Gates whose source is a file or the files that git tracks; those of official runs are left out. Throws Failure `io`.
 */
export async function measureGates(
  root: string,
  tree: DocumentTree,
  gates: readonly TelemetryGate[],
  { percentile }: Pick<GatesFile, 'percentile'>,
): Promise<Map<string, Measured>> {
  const measured = new Map<string, Measured>();
  const readers: Reader[] = [];
  for (const gate of gates) {
    const kind = gate.source.kind ?? 'file';
    if (kind === 'tracked_files') measured.set(gate.id, measureTracked(root, gate));
    if (kind !== 'file') continue;
    const globs = [gate.source.glob ?? []].flat();
    const [found, others] = [tree.find(globs), findNonFiles(root, globs)];
    const isOther = new Set(others);
    const all = [...found, ...others].sort(byCodePoint);
    const picked = gate.source.pick === 'all' ? all : all.slice(-1);
    readers.push({
      gate,
      meter: new RecordMeter(gate, gate.source.format === 'csv', percentile),
      files: picked.filter((file) => !isOther.has(file)),
      noFile: picked.find((file) => isOther.has(file)),
      readings: [],
    });
  }
  for (const group of groupsOf(readers)) await readGroup(root, group);
  for (const reader of readers) measured.set(reader.gate.id, measurementOf(reader));
  return measured;
}

interface Group {
  file: string;
  format: TelemetryGate['source']['format'];
  items: string | undefined;
  readers: Reader[];
}

/** In the order of the files, so that the last record of a gate is that of its last file. */
function groupsOf(readers: readonly Reader[]): Group[] {
  const groups = new Map<string, Group>();
  for (const reader of readers)
    for (const file of reader.files) {
      const { format, items } = reader.gate.source;
      const key = JSON.stringify([file, format, items]);
      const group = groups.get(key) ?? { file, format, items, readers: [] };
      group.readers.push(reader);
      groups.set(key, group);
    }
  return [...groups.keys()].sort().flatMap((key) => groups.get(key) ?? []);
}

async function readGroup(root: string, { file, format, items, readers }: Group): Promise<void> {
  const meters = readers.filter(({ gate }) => gate.value?.path === undefined).map(({ meter }) => meter);
  const take = (record: unknown): void => {
    for (const meter of meters) meter.add(record, file);
  };
  const reading =
    format === 'json'
      ? await readJsonDocument(root, file, items, take)
      : await readRecords(root, file, format ?? 'ndjson', take);
  for (const reader of readers) reader.readings.push(reading);
}

function measurementOf({ gate, meter, readings, noFile }: Reader): Measured {
  const sources = readings.map(({ file }) => file);
  if (noFile !== undefined) {
    const unreadable = `${noFile}: expected a regular file`;
    return { measurement: { ...nothing, unreadable }, sources, missing: undefined, detail: undefined };
  }
  const globs = [gate.source.glob ?? []].flat().join(', ');
  const [first] = readings;
  if (first === undefined)
    return { measurement: nothing, sources, missing: `no file matches ${globs}`, detail: undefined };
  const fault = readings.find((reading) => reading.fault !== undefined)?.fault;
  if (fault !== undefined)
    return { measurement: { ...nothing, unreadable: fault }, sources, missing: undefined, detail: undefined };
  const measurement =
    gate.value?.path === undefined ? meter.result() : measureDocument(gate, first.document, first.file.path);
  if (gate.source.items !== undefined) measurement.rejected ??= markedDocument(gate, readings);
  return { measurement, sources, missing: undefined, detail: undefined };
}

/** The mark on a document as a whole, beside the list in it, that rejects all; undefined when none has one. */
function markedDocument({ reject_if: marks }: TelemetryGate, readings: readonly SourceReading[]): string | undefined {
  const markOf = rejection(marks);
  return readings
    .map(({ document, file }) => {
      const mark = markOf(document);
      return mark === undefined ? undefined : `${file.path}: ${mark}`;
    })
    .find((mark) => mark !== undefined);
}

/** So many files are named. */
const mostNamed = 20;

function measureTracked(root: string, gate: TelemetryGate): Measured {
  if (!isWorkTree(root))
    return {
      measurement: { ...nothing, unreadable: 'not a git repository' },
      sources: [],
      missing: undefined,
      detail: undefined,
    };
  const files = trackedPaths(root).filter(globMatcher([gate.source.glob ?? []].flat()));
  const named = files.slice(0, mostNamed).join(', ');
  const more = files.length > mostNamed ? ` and ${files.length - mostNamed} more` : '';
  return {
    measurement: { ...nothing, value: files.length },
    sources: [],
    missing: undefined,
    detail: `${files.length} tracked files${files.length === 0 ? '' : `: ${named}${more}`}`,
  };
}
