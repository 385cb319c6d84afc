/** What the registry says of runs: score, and which attempt of its factor a report is (contract 42.3). */
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { readBytes } from '@gatehouse/files';
import { finiteNumber } from '@gatehouse/records';

const file = 'audit/factor_registry/factor_experiment_registry.csv';
const largest = 2 ** 30; // bytes

export interface Registered {
  factor: string;
  score: number | null;
  attempt: number;
  attempts: number;
}

/** Looks up by the report's path from `gate_results/` on, else by decision tag. */
export type Lookup = (reportJson: string | undefined, tag: string | undefined) => Registered | undefined;

/** Read when the first run asks; nothing where there is no registry. `onDamage` hears of one that cannot be read. */
export function registry(root: string, onDamage: (problem: string) => void): Lookup {
  let lookup: Lookup | undefined;
  return (reportJson, tag) => (lookup ??= readRegistry(path.join(root, file), onDamage))(reportJson, tag);
}

function readRegistry(at: string, onDamage: (problem: string) => void): Lookup {
  let bytes: Buffer;
  try {
    bytes = readBytes(at, largest);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.id !== 'missing-input') onDamage(error.message);
    return () => undefined;
  }
  try {
    return lookupIn(bytes, at);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    onDamage(error.message);
    return () => undefined;
  }
}

function lookupIn(bytes: Buffer, at: string): Lookup {
  const table = parseTable(bytes, at);
  const cells = ['report_json', 'decision_tag', 'factor', 'score_total', 'report_generated_at', 'generated_at'].map(
    (name) => table.column(name),
  );
  const [report, tag, factor, score, reportTime, time] = cells as [Cell, Cell, Cell, Cell, Cell, Cell];
  const ofFactor = new Map<string, number[]>();
  const byReport = new Map<string, number>();
  const byTag = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const rows = ofFactor.get(factor(row));
    if (rows === undefined) ofFactor.set(factor(row), [row]);
    else rows.push(row);
    byReport.set(belowResults(report(row)), row);
    byTag.set(tag(row), row);
  }
  const ordered = new Set<string>();
  const order = (row: number): number[] => {
    const name = factor(row);
    const rows = ofFactor.get(name) ?? [];
    if (!ordered.has(name))
      rows.sort((a, b) => moment(reportTime(a), time(a)) - moment(reportTime(b), time(b)) || a - b);
    ordered.add(name);
    return rows;
  };
  return (reportJson, wanted) => {
    const row =
      (reportJson === undefined ? undefined : byReport.get(belowResults(reportJson))) ?? byTag.get(wanted ?? '');
    if (row === undefined || (wanted === undefined && reportJson === undefined)) return undefined;
    const rows = order(row);
    return {
      factor: factor(row),
      score: finiteNumber(score(row)) ?? null,
      attempt: rows.indexOf(row) + 1,
      attempts: rows.length,
    };
  };
}

type Cell = (row: number) => string;

/** A report is the same wherever its repository stands. */
function belowResults(file: string): string {
  const at = file.lastIndexOf('gate_results/');
  return at === -1 ? file : file.slice(at);
}

/** Of the report where it is stated, else of the row. */
function moment(report: string, row: string): number {
  const parsed = Date.parse(report || row);
  return Number.isNaN(parsed) ? 0 : parsed;
}
