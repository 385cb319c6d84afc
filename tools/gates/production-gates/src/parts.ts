/**
 * Parts of the periods, made apart and joined (contract 18.15). Joining refuses whatever does not fit: never a report
 * of fewer windows.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { version } from '@gatehouse/cli';
import {
  errorCode,
  Failure,
  formatDocument,
  gatePart,
  shard,
  ioFailure,
  type GatePart,
  type SourceFile,
} from '@gatehouse/contracts';
import { publish, readDocument } from '@gatehouse/files';
import { canonicalHash } from './canonical';
import type { MarketData } from './market-data';
import { isoDate } from './days';
import type { PeriodRow } from './period-rows';
import type { GateRequest } from './request';
import type { Period } from './sample';
import type { Settings } from './settings';
import { unitOf, type SampleRows, type Survey } from './survey';
import { windowName } from './walk-forward';

const toolName = 'production-gates';

/** Of everything besides tables that a figure of a period depends on. */
export function partConfiguration({ settings, isStrict }: Pick<GateRequest, 'settings' | 'isStrict'>): string {
  const { values, weights } = settings satisfies Settings;
  return canonicalHash({ ...values, 'portfolio.weights': weights, isStrict, version });
}

/** Names of the test windows; one for all where there is no window. */
export function unitsOf({ windows }: Survey): string[] {
  return windows.length === 0 ? ['all'] : windows.map(windowName);
}

/** Whether the part with this index (from 1) of so many has the period of that day. */
export function isOfPart(survey: Survey, day: number, index: number, count: number): boolean {
  return unitOf(survey.windows, day) % count === index - 1;
}

export function partName(index: number, count: number): string {
  return `part_${index}_of_${count}.json`;
}

export interface PartRequest {
  readonly request: GateRequest;
  readonly data: MarketData;
  readonly survey: Survey;
  readonly rows: SampleRows;
  readonly index: number;
  readonly count: number;
}

export function partOf({ request, data, survey, rows, index, count }: PartRequest): GatePart {
  const all = unitsOf(survey);
  return {
    schema: 'gate-part/v1',
    tool: toolName,
    version,
    index,
    count,
    configuration_sha256: partConfiguration(request),
    files: [...data.files],
    units: all.filter((_, unit) => unit % count === index - 1),
    all_units: all,
    rows: [...rows.rows],
    stress_rows: rows.stress === null ? null : [...rows.stress],
  };
}

/** Writes the part; where a launcher asked for it, also what it did. */
export function writePart(part: GatePart, folder: string, isLaunched: boolean): string {
  const file = path.join(folder, partName(part.index, part.count));
  publish(file, formatDocument(gatePart, part));
  if (isLaunched)
    publish(
      path.join(folder, 'shard.json'),
      formatDocument(shard, {
        schema: 'shard/v1',
        index: part.index - 1,
        count: part.count,
        units: part.units,
        all_units: part.all_units,
      }),
    );
  return file;
}

/** All parts in these folders, by their index. Throws Failure `refused` or `damaged-input`. */
export function readParts(folders: readonly string[], expected: number | undefined): GatePart[] {
  const found = folders.flatMap(partsIn);
  const [first] = found;
  const count = expected ?? first?.count;
  if (count === undefined || first === undefined)
    throw new Failure(
      'missing-input',
      `${folders.join(', ')}: no part_I_of_N.json; run the call with --shard I/N first`,
    );
  const other = found.find((part) => part.count !== count);
  if (other !== undefined)
    throw new Failure(
      'refused',
      `${other.file} is of ${other.count} parts, expected ${count}: remove the parts of another call`,
    );
  return Array.from({ length: count }, (_, i) => {
    const same = found.filter(({ index }) => index === i + 1);
    if (same.length === 0)
      throw new Failure('refused', `part ${i + 1} of ${count} is missing; repeat it with --shard ${i + 1}/${count}`);
    if (same.length > 1)
      throw new Failure('refused', `part ${i + 1} of ${count} comes twice: ${same.map(({ file }) => file).join(', ')}`);
    const { file } = same[0] as (typeof found)[number];
    const part = readDocument(gatePart, file);
    if (part.index !== i + 1 || part.count !== count)
      throw new Failure('refused', `${file} is part ${part.index} of ${part.count}: its name says another`);
    return part;
  });
}

function partsIn(folder: string): { file: string; index: number; count: number }[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const [, index, count] = /^part_(\d+)_of_(\d+)\.json$/.exec(name) ?? [];
      return index === undefined || count === undefined
        ? []
        : [{ file: path.join(folder, name), index: Number(index), count: Number(count) }];
    });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw ioFailure('read', folder, error);
  }
}

/** Refuses parts that were made by another version, of another configuration, or from other bytes. */
export function checkParts(parts: readonly GatePart[], request: GateRequest, files: readonly SourceFile[]): void {
  for (const part of parts) {
    const name = `part ${part.index} of ${part.count}`;
    const refuse = (what: string): never => {
      throw new Failure('refused', `${name}: ${what}; repeat it with --shard ${part.index}/${part.count}`);
    };
    if (part.version !== version) refuse(`made by version ${part.version}, this is ${version}`);
    for (const [i, file] of files.entries()) {
      const theirs = part.files[i];
      if (theirs?.role !== file.role) refuse(`has no ${file.role} where this call has one`);
      else if (theirs.sha256 !== file.sha256)
        refuse(`sha256 of the ${file.role} is ${theirs.sha256}, expected ${file.sha256}`);
    }
    if (part.files.length !== files.length) refuse('was made from more tables than this call reads');
    if (part.configuration_sha256 !== partConfiguration(request)) refuse('made from another configuration');
  }
}

/** The rows of all parts, as one call would have made them. */
export function joinRows(parts: readonly GatePart[], survey: Survey): SampleRows {
  const joined = (rows: readonly PeriodRow[], periods: number): PeriodRow[] => {
    const sorted = [...rows].sort((a, b) => a.position - b.position);
    if (sorted.length !== periods || sorted.some((row, position) => row.position !== position))
      throw new Failure('refused', `the parts have ${sorted.length} periods, expected each of ${periods} once`);
    return sorted;
  };
  const { frame, stress } = survey;
  return {
    rows: joined(
      parts.flatMap((part) => part.rows as PeriodRow[]),
      frame.periods.length,
    ),
    stress:
      stress === undefined
        ? null
        : joined(
            parts.flatMap((part) => (part.stress_rows ?? []) as PeriodRow[]),
            stress.frame.periods.length,
          ),
  };
}

const mostRepeated = 8;

/** Candidates of which the join computes the figures itself; whoever changes a part changes which they are. */
export function repeatedPeriods(parts: readonly GatePart[], { frame }: Survey): ReadonlySet<number> {
  const drawn = canonicalHash(parts.map(({ rows, stress_rows: stress }) => [rows, stress]));
  const positions = Array.from({ length: mostRepeated }, (_, i) => Number.parseInt(drawn.slice(8 * i, 8 * i + 8), 16));
  return new Set(positions.flatMap((at) => frame.periods[at % Math.max(1, frame.periods.length)]?.index ?? []));
}

/**
 * Refuses parts whose periods have other names than the tables give, or, of those that were computed again, other
 * figures. Throws Failure `refused`.
 */
export function checkRows(joined: SampleRows, again: SampleRows, survey: Survey, count: number): void {
  const { frame, stress } = survey;
  checkFrame(joined.rows, again.rows, frame.periods, survey, count);
  if (stress !== undefined) checkFrame(joined.stress ?? [], again.stress ?? [], stress.frame.periods, survey, count);
}

function checkFrame(
  rows: readonly PeriodRow[],
  again: readonly PeriodRow[],
  periods: readonly Period[],
  survey: Survey,
  count: number,
): void {
  const isOther = (row: PeriodRow | undefined, own: PeriodRow): boolean => canonicalHash(row) !== canonicalHash(own);
  const at =
    rows.find(({ position, names }) => periods[position]?.names !== names)?.position ??
    again.find((own) => isOther(rows[own.position], own))?.position;
  const period = at === undefined ? undefined : periods[at];
  if (period === undefined) return;
  const index = Array.from({ length: count }, (_, i) => i + 1).find((i) => isOfPart(survey, period.day, i, count));
  throw new Failure(
    'refused',
    `part ${index} of ${count}: its figures of ${isoDate(period.day)} are not those of the tables; repeat it with --shard ${index}/${count}`,
  );
}
