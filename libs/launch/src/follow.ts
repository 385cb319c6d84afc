/** Waiting for a launched run: its files first, the engine seldom (contract 48.7, 48.11). */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Launch, RunResult } from '@gatehouse/contracts';
import {
  documentsOf,
  jobName,
  judgeRun,
  settleMs,
  stateOfRun,
  thisMachine,
  wordsOf,
  type EngineView,
  type Run,
  type RunState,
} from '@gatehouse/runs';
import type { Engines } from './engines';
import { GrownLog } from './grown-log';
import { firstPauseMs, firstQuestionMs, pauseAfter, pollMs } from './schedule';
import type { WaitSignals } from './wait-signals';

export interface FollowOptions {
  run: Run;
  launch: Launch;
  engines: Engines;
  signals: WaitSignals;
  env: NodeJS.ProcessEnv;
  /** run.log as it grows. */
  relay(bytes: Uint8Array): Promise<void>;
  note(message: string): void;
  /** Asks that the run end; called once, at the first INT or TERM. Gives what came of it, in words. */
  cancel(): Promise<string>;
}

/**
 * How waiting ended. `view` of a lost run: the engine's last words; undefined when launch_end.json has them already.
 */
export type Followed =
  | { kind: 'over'; result: RunResult }
  | { kind: 'lost'; view: Extract<EngineView, { answer: unknown }> | undefined; why: string }
  | { kind: 'detached'; signal: NodeJS.Signals };

export async function followRun(options: FollowOptions): Promise<Followed> {
  const { run, launch, engines, signals, env, relay, note } = options;
  const log = new GrownLog(path.join(run.directory, 'run.log'));
  const began = performance.now();
  let [nextQuestion, pause] = [firstQuestionMs, askPause(env)];
  let view: EngineView | undefined;
  let told = '';
  let isCancelled = false;
  const observer = thisMachine();
  const stateBy = (said: EngineView | undefined): RunState => {
    // Only of a submission without a job the processes of this host tell more; to read them all is what costs.
    if (launch.handle === null) return stateOfRun(run, observer, said);
    return judgeRun(documentsOf(run), { ...observer, processes: [] }, said);
  };
  for (;;) {
    if (signals.detached !== undefined) return { kind: 'detached', signal: signals.detached };
    if (signals.cancelled !== undefined && !isCancelled) {
      isCancelled = true;
      note(`${signals.cancelled}: cancelling the run; once more leaves it alone. ${await options.cancel()}`);
      [nextQuestion, pause] = [performance.now() - began + pause, askPause(env)];
    }
    const names = readdirSync(run.directory); // listed anew: network file systems remember an absent name
    if (names.includes('run.log')) await log.copy(relay);
    const documents = documentsOf(run);
    if (documents.result.state === 'read') return over(options, documents.result.value, log);
    const elapsed = performance.now() - began;
    if (elapsed >= nextQuestion && stateBy(undefined).state !== 'running') {
      const hopeless = new Set(launch.describe.hopeless_reasons);
      view = (await engines.ask([launch])).get(launch.key);
      [nextQuestion, pause] = [performance.now() - began + pause, pauseAfter(pause)];
      if (
        view !== undefined &&
        'answer' in view &&
        view.answer.state === 'pending' &&
        hopeless.has(view.answer.reason ?? '')
      )
        note(
          `${jobName(documents, view.answer.part)} ${wordsOf(view.answer)}: this never goes by itself; cancel-run --tag ${launch.decision_tag} takes the job away`,
        );
    }
    const { state, evidence } = stateBy(view);
    if (state === 'lost')
      return { kind: 'lost', view: view !== undefined && 'answer' in view ? view : undefined, why: evidence[0] ?? '' };
    const saying = `${state}: ${evidence[0] ?? ''}`;
    if (view !== undefined && 'answer' in view && state === 'queued' && saying !== told) note((told = saying));
    await signals.pause(pollMs(elapsed));
  }
}

/** Files come late: a log that is shorter than its result says is waited for. */
async function over({ env, relay, signals }: FollowOptions, result: RunResult, log: GrownLog): Promise<Followed> {
  const until = performance.now() + settleMs(env);
  for (;;) {
    await log.copy(relay);
    if (log.position >= (result.log_bytes ?? 0) || performance.now() > until || signals.detached !== undefined)
      return { kind: 'over', result };
    await signals.pause(500);
  }
}

function askPause(env: NodeJS.ProcessEnv): number {
  const given = Number(env['GATEHOUSE_ASK_S'] || 'NaN');
  return given > 0 ? given * 1000 : firstPauseMs;
}
