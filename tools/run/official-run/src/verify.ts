/** How a run ended whose workflow has ended: by a signal, the shards, the workflow, or the input (contract 3.13). */
import type { CheckedInput } from '@gatehouse/contracts';
import { exitStatusOf } from './child-process';
import type { Interruption } from './interruption';
import type { Finding, RunRecord } from './record';
import { inputChanged, type RunContext, type WorkflowRun } from './run';

export interface Verification {
  record: RunRecord;
  run: WorkflowRun;
  /** The data, and what of them passed the gate. */
  csv: string | undefined;
  checked: CheckedInput | undefined;
  context: RunContext;
  interruption: Interruption;
}

/** Takes the checksum of the input again. */
export async function verify({ record, run, csv, checked, context, interruption }: Verification): Promise<Finding> {
  const { ending, refused } = run;
  const own = exitStatusOf(ending);
  const work = record.currentPhase;
  const interrupted = (phase: Finding['phase'], signal: NodeJS.Signals): Finding => {
    const exitCode = own === 0 ? exitStatusOf({ code: null, signal }) : own;
    return {
      phase,
      outcome: 'interrupted',
      exitCode,
      signal,
      reason: `interrupted by ${signal}`,
      checkedInput: checked,
    };
  };
  const early = interruption.signal;
  if (early !== undefined) return interrupted(work, early);
  const changed =
    csv === undefined || checked === undefined
      ? false
      : await inputChanged(record, csv, checked, context, interruption);
  if (interruption.signal !== undefined) return interrupted('verify', interruption.signal);
  const facts = { signal: ending.signal ?? undefined, checkedInput: checked, inputChanged: changed };
  if (refused !== undefined)
    return { phase: 'join', outcome: 'failed', ...refused, checkedInput: checked, inputChanged: changed };
  if (own !== 0)
    return {
      phase: work,
      outcome: 'failed',
      exitCode: own,
      reason: `the ${work} ended in ${ending.signal ?? own}`,
      ...facts,
    };
  if (changed)
    return {
      phase: 'verify',
      outcome: 'failed',
      exitCode: 2,
      reason: `the input changed during the run: ${checked?.path}`,
      ...facts,
    };
  return { phase: checked === undefined ? work : 'verify', outcome: 'succeeded', exitCode: 0, ...facts };
}
