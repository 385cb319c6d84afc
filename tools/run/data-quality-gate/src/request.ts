/** What the gate is asked, and what it found: the two things that the checks are functions of. */
import type { CheckedInput, Outline } from '@gatehouse/tables';
import type { Details } from './details';
import type { Measurements } from './measure/measurements';

export interface GateRequest {
  /** The options as given, snake_case, for the report. */
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
  /** Absolute, or `-` for standard input. */
  readonly inputCsv: string;
  /** What it stands for: itself, or the files that match it as a pattern. */
  readonly files: readonly string[];
  readonly requiredColumns: readonly string[];
  readonly numericColumns: readonly string[];
  /** Empty: rows are duplicates when all their columns are equal. */
  readonly keyColumns: readonly string[];
  /** Empty: freshness is not asked for. */
  readonly dateColumn: string;
  readonly minRows: number;
  readonly maxMissingRatio: number;
  readonly maxDuplicateRatio: number;
  /** Days. */
  readonly maxStalenessDays: number;
  /** Days. If undefined, a newest date in the future is only a warning. */
  readonly maxFutureDays: number | undefined;
  /** Undefined: not asked for. */
  readonly minAssetsPerDate?: number | undefined;
  /** From 0 to 1; undefined: not asked for. */
  readonly maxAssetDropRatio?: number | undefined;
  readonly refusesConstantColumns?: boolean;
  /** As DuckDB writes sizes. */
  readonly memoryLimit: string;
  /** Undefined: as many as there are cores. */
  readonly threads?: number | undefined;
  /** Folder for temporary data, absolute; undefined: the system's. */
  readonly temporary?: string | undefined;
}

/** What is known about the input. Without measurements the checks on rows cannot be computed: they fail. */
export interface Findings {
  readonly input: CheckedInput;
  readonly structure: Outline;
  /** The bytes, or the file behind the name, were other ones at the end than at the beginning. */
  readonly isChanged: boolean;
  /** Column names; undefined when there is no sound header. */
  readonly columns: readonly string[] | undefined;
  readonly measurements: Measurements | undefined;
  /** Empty until it is known what there is to show. */
  readonly details: Details;
}

/** The verdict of one check. */
export interface CheckVerdict {
  readonly pass: boolean;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly failures: readonly string[];
  readonly warnings?: readonly string[];
}

/** Every name that the request asks for, also those that are there. */
export function askedColumns({ requiredColumns, numericColumns, keyColumns, dateColumn }: GateRequest): string[] {
  return [...requiredColumns, ...numericColumns, ...keyColumns, ...(dateColumn === '' ? [] : [dateColumn])];
}

/** Positions of the named columns that are there; every name once. */
export function positions(names: readonly string[], columns: readonly string[]): number[] {
  const found = new Map(columns.map((name, index) => [name, index]));
  return [...new Set(names)].flatMap((name) => found.get(name) ?? []);
}

/** Names that no column has, as often as they are asked for. */
export function missingNames(asked: readonly string[], columns: readonly string[]): string[] {
  const found = new Set(columns);
  return asked.filter((name) => !found.has(name));
}
