/** Waiting for a run that an engine performs, as its own process would end (contract 48.10). */
import os from 'node:os';
import type { Call, Outcome } from '@gatehouse/cli';
import type { Launch } from '@gatehouse/contracts';
import { runStateMetric, type Run } from '@gatehouse/runs';
import { cancelJob } from './cancel';
import { writeLaunchEnd } from './ending';
import { Engines } from './engines';
import { followRun, type Followed } from './follow';
import { failedLine, outcomeOfResult } from './outcome';
import type { WaitSignals } from './wait-signals';

/** What of an evidence log a waiting process needs; the log of a run has it. */
export interface EndLog {
  /** Enters that the run of this directory, relative, is lost. */
  lost(subject: string): Promise<unknown>;
  /** Takes in what the job has left for it. */
  settled(): Promise<void>;
}

export interface WaitOptions {
  signals: WaitSignals;
  log: EndLog | undefined;
  /** The run directory, relative to the repository. */
  shown: string;
}

type WaitingCall = Pick<Call, 'root' | 'env' | 'relay' | 'note' | 'warn'>;

/**
 * Follows run.log and gives the run's own end; of a lost run it writes what the engine said. Throws Failure `io`,
 * `busy`.
 */
export async function waitForRun(call: WaitingCall, run: Run, launch: Launch, options: WaitOptions): Promise<Outcome> {
  const { root, env, relay, note, warn } = call;
  const { signals, log, shown } = options;
  const engines = new Engines({ root, env });
  const cancel = async (): Promise<string> =>
    (await cancelJob(run.directory, launch, engines, { reason: undefined, now: new Date() })).said;
  try {
    const ended = await followRun({ run, launch, engines, signals, env, relay, note, cancel });
    switch (ended.kind) {
      case 'detached':
        return detached(launch, ended.signal);
      case 'lost':
        return await lost(run, launch, ended, { log, shown });
      case 'over': {
        await log?.settled();
        if (ended.result.reason) warn(ended.result.reason);
        return outcomeOfResult(ended.result, shown, [failedLine(ended.result.exit_code ?? 1, shown)]);
      }
    }
  } finally {
    signals.stop();
  }
}

function detached({ decision_tag: tag }: Launch, signal: NodeJS.Signals): Outcome {
  return { status: 128 + os.constants.signals[signal], problems: [`the run goes on: monitor-gate-run --tag ${tag}`] };
}

/** Records the end of a job that left no result. Throws Failure `io`, `busy`. */
export async function lost(
  run: Run,
  launch: Launch,
  { view, why }: Pick<Extract<Followed, { kind: 'lost' }>, 'view' | 'why'>,
  { log, shown }: Pick<WaitOptions, 'log' | 'shown'>,
): Promise<Outcome> {
  if (view !== undefined) writeLaunchEnd(run.directory, launch, view);
  await log?.lost(shown);
  return {
    status: 1,
    problems: [`Run lost (${launch.launcher.name}: ${why}). Audit: ${shown}`],
    measures: { pass: false, metrics: [runStateMetric('lost')] },
  };
}
