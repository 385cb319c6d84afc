/** The line in audit/trials.jsonl (contract 18.11): written before a figure is shown, because looking is a trial. */
import os from 'node:os';
import path from 'node:path';
import { version } from '@gatehouse/cli';
import { formatJson, trial as trialDocument, type Trial } from '@gatehouse/contracts';
import { enterGrowth } from '@gatehouse/evidence';
import { appendLine, withLock } from '@gatehouse/files';
import { entering } from './log';
import type { GateCall, GateRequest } from './request';
import { relativeTo, trialsFile } from '@gatehouse/records';
import type { TrialKey } from '@gatehouse/records';

export interface TrialFigures {
  readonly sharpe: number | null;
  readonly p: number | null;
  readonly n: number;
  /** Periods of the series a year. */
  readonly periodsPerYear: number | null;
}

/** Adds the line under the lock of the record. Throws Failure `busy` when it is not free in time. */
export async function addTrialLine(
  call: GateCall,
  request: GateRequest,
  key: TrialKey,
  { figures, report }: { figures: TrialFigures; report: string },
): Promise<void> {
  const line: Trial = {
    schema: 'trial/v1',
    at: call.now.toISOString(),
    tool: 'production-gates',
    version,
    family: request.settings.family,
    key: { ...key },
    workflow: request.workflow,
    decision_tag: call.options['decision-tag'] || null,
    run_dir: request.official?.runDir ?? null,
    report_json: relativeTo(call.root, report),
    sharpe: figures.sharpe,
    p: figures.p,
    n: figures.n,
    periods_per_year: figures.periodsPerYear,
    host: os.hostname(),
    pid: process.pid,
  };
  const file = path.join(call.root, trialsFile);
  const fault = trialDocument.fault(line);
  if (fault !== undefined) throw new Error(`would write a trial that is not of its schema: ${fault}`);
  const add = (): void => appendLine(file, formatJson(line, 0).trimEnd());
  await withLock(file, () => enterGrowth(call.root, file, entering(call), add), {
    onWait: (holder) => call.note(`waiting for ${holder}, who holds ${trialsFile}`),
  });
}
