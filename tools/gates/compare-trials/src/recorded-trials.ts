/** The trials of a family as its record has them (contract 18.11), and the returns beside their reports. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Failure, type SourceFile } from '@gatehouse/contracts';
import { parseTable, type Table } from '@gatehouse/csv';
import { readBytes } from '@gatehouse/files';
import { countTrials, readTrialRecord } from '@gatehouse/records';
import { finiteNumber } from './finite-number';
import type { TrialReturn } from './returns';

export interface RecordedTrials {
  /** Distinct trials of the family, also those that left nothing to compare. */
  readonly count: number;
  readonly names: readonly string[];
  readonly returns: readonly TrialReturn[];
  readonly files: readonly SourceFile[];
}

/** Of no trial: all that the record has are others than this one. */
const nobody = { figures_hash: '', scores_sha256: '', returns_sha256: '' };

/**
 * Throws Failure `damaged-input` when the record cannot be read: a trial that is not counted would flatter all others.
 */
export function recordedTrials(root: string, family: string): RecordedTrials {
  const registries = [path.join(root, 'gate_results/gate_registry.csv')];
  const record = readTrialRecord({ root, family, isStated: false, strategy: '', registries });
  const [problem] = record.unreadable;
  if (problem !== undefined) throw new Failure('damaged-input', `the record of trials cannot be read: ${problem}`);
  const none = { family, key: nobody, tag: '', report: undefined, runDir: undefined };
  const { observed, others } = countTrials(none, record.lines, record.traces, []);
  const files: SourceFile[] = [];
  const returns: TrialReturn[] = [];
  const names: string[] = [];
  for (const { id, report } of others) {
    const found = report === undefined ? undefined : returnsBeside(root, report);
    if (found === undefined) continue;
    files.push(found.file);
    names.push(id);
    returns.push(...found.rows.map(({ date, value }) => ({ date, trial: id, value })));
  }
  return { count: observed - 1, names, returns, files };
}

function returnsBeside(
  root: string,
  report: string,
): { file: SourceFile; rows: { date: string; value: number }[] } | undefined {
  const relative = path.join(path.dirname(report), 'trial_returns.csv');
  let bytes: Buffer;
  try {
    bytes = readBytes(path.resolve(root, relative));
  } catch (error) {
    // A call that was killed has a line and no report: it counts, and has nothing to compare.
    if (error instanceof Failure && error.id === 'missing-input') return undefined;
    throw error;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    file: { role: 'trial returns', path: relative, bytes: bytes.length, sha256 },
    rows: rowsOf(parseTable(bytes, relative), relative),
  };
}

function rowsOf(table: Table, file: string): { date: string; value: number }[] {
  const [date, ret] = [table.column('date'), table.column('ret')];
  return Array.from({ length: table.rowCount }, (_, row) => {
    const value = finiteNumber(ret(row));
    if (!/^\d{4}-\d\d-\d\d$/.test(date(row)) || value === undefined)
      throw new Failure(
        'damaged-input',
        `${file} row ${row + 1}: expected a date and a finite number, got '${date(row)}' and '${ret(row)}'`,
      );
    return { date: date(row), value };
  });
}
