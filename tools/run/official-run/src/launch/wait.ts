/** Waiting for a run that an engine performs, as its own process would end (contract 48.10). */
import type { Call, Outcome } from '@gatehouse/cli';
import type { Launch } from '@gatehouse/contracts';
import type { RunLog } from '@gatehouse/evidence';
import { cancelJob, Engines, followRun, writeLaunchEnd, type WaitSignals } from '@gatehouse/launch';
import { runStateMetric, type Run } from '@gatehouse/runs';
import { exitStatusOf } from '../child-process';
import { failedLine, outcome } from '../perform';

export interface WaitOptions {
  signals: WaitSignals;
  log: RunLog | undefined;
  /** The run directory as people know it. */
  shown: string;
}

export async function waitForRun(
  call: Pick<Call, 'root' | 'env' | 'now' | 'relay' | 'note' | 'warn'>,
  run: Run,
  launch: Launch,
  { signals, log, shown }: WaitOptions,
): Promise<Outcome> {
  const { root, env, relay, note, warn } = call;
  const engines = new Engines({ root, env });
  try {
    const ended = await followRun({
      run,
      launch,
      engines,
      signals,
      env,
      relay: (bytes) => relay(bytes),
      note,
      cancel: () =>
        cancelJob(run.directory, launch, engines, { reason: undefined, now: new Date() }).then(({ said }) => said),
    });
    if (ended.kind === 'detached') {
      const problem = `the run goes on: monitor-gate-run --tag ${launch.decision_tag}`;
      return { status: exitStatusOf({ code: null, signal: ended.signal }), problems: [problem] };
    }
    if (ended.kind === 'lost') {
      if (ended.view !== undefined) writeLaunchEnd(run.directory, launch, ended.view);
      await log?.lost(shown);
      const measures = { pass: false, metrics: [runStateMetric('lost')] };
      const problem = `Run lost (${launch.launcher.name}: ${ended.why}). Audit: ${shown}`;
      return { status: 1, problems: [problem], measures };
    }
    await log?.settled();
    const { exit_code: code } = ended.result;
    if (ended.result.reason) warn(ended.result.reason);
    return outcome(ended.result, shown, [failedLine(code ?? 1, shown)]);
  } finally {
    signals.stop();
  }
}
