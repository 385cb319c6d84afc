/** The trials of a family as its record has them (contract 18.11): keys, and the returns beside their reports. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Failure, parseDocument, trial as trialDocument, type SourceFile, type Trial } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { readBytes, readTextIfThere, wholeLines } from '@gatehouse/files';
import type { TrialReturn } from './returns';

const trialsFile = 'audit/trials.jsonl';

export interface RecordedTrials {
  /** Distinct keys of the family. */
  readonly count: number;
  readonly names: readonly string[];
  readonly returns: readonly TrialReturn[];
  readonly files: readonly SourceFile[];
}

/**
 * Throws Failure `damaged-input` when the record cannot be read: a trial that is not counted would flatter all others.
 */
export function recordedTrials(root: string, family: string): RecordedTrials {
  const text = readTextIfThere(path.join(root, trialsFile)) ?? '';
  const lines = wholeLines(text).flatMap((line, index): Trial[] => {
    if (line.trim() === '') return [];
    const place = `${trialsFile} line ${index + 1}`;
    return [parseDocument(trialDocument, line, place)];
  });
  const reports = new Map<string, string | undefined>();
  for (const { family: own, key, report_json: report } of lines)
    if (own === family) {
      const id = idOf(key);
      reports.set(id, report ?? reports.get(id));
    }
  const files: SourceFile[] = [];
  const returns: TrialReturn[] = [];
  const names: string[] = [];
  for (const [id, report] of reports) {
    const found = report === undefined ? undefined : returnsBeside(root, report);
    if (found === undefined) continue;
    files.push(found.file);
    names.push(id);
    returns.push(...found.rows.map(({ date, value }) => ({ date, trial: id, value })));
  }
  return { count: reports.size, names, returns, files };
}

/** As reports name a trial: the first digits of the sha256 of its key. */
function idOf(key: Trial['key']): string {
  const text = `${key.figures_hash}\n${key.scores_sha256}\n${key.returns_sha256}\n`;
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
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
  const table = parseTable(bytes, relative);
  const [date, value] = [table.column('date'), table.column('ret')];
  const rows = Array.from({ length: table.rowCount }, (_, row) => ({ date: date(row), value: Number(value(row)) }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: { role: 'trial returns', path: relative, bytes: bytes.length, sha256 }, rows };
}
