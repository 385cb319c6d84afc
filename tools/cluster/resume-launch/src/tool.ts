import path from 'node:path';
import { defineTool, type Outcome } from '@gatehouse/cli';
import { Failure, formatDocument, launchOutcome, type LaunchOutcome } from '@gatehouse/contracts';
import { openRunLog } from '@gatehouse/evidence';
import { withLock } from '@gatehouse/files';
import {
  Engines,
  failedLine,
  followEnvironment,
  lost,
  outcomeOfResult,
  readLaunch,
  waitForRun,
  WaitSignals,
} from '@gatehouse/launch';
import {
  checkTag,
  documentsOf,
  findRun,
  isLaunched,
  runsFolder,
  stateOfRun,
  thisMachine,
  wordsOf,
  type RunDocuments,
} from '@gatehouse/runs';
import { withJob } from './submission';

export const tool = defineTool({
  name: 'resume-launch',
  purpose: 'Takes up a run that was given to an engine, however its submission was left.',
  description:
    'Records the job of a submission that was undecided, submits once where there is none, follows the run, and writes down how a job ended that left no result. It may be called again and again.',
  next: ['monitor-gate-run', 'finish-run', 'cancel-run'],
  options: {
    tag: { type: 'string', describe: 'Decision tag of the run', required: true, value: 'TAG', added: true },
    wait: { type: 'flag', describe: 'Follow the run until it is over (default)', added: true },
    'no-wait': { type: 'flag', describe: 'Look once and end', added: true },
  },
  reads: [
    'the run: launch.schema.json, context.schema.json, status.schema.json, result.schema.json, launch-claim.schema.json, launch-cancel-request.schema.json, run.log',
    'what its launcher says: launch-handle.schema.json, launch-status.schema.json',
  ],
  writes: [
    'launch.json of the run: launch.schema.json; launch_end.json of a job that left no result: launch-end.schema.json',
    'result.json of a submission that is refused: result.schema.json',
    'standard output: run.log as it grows, and how the run ended; --no-wait --json launch-outcome.schema.json',
  ],
  environment: followEnvironment,
  statuses: {
    '0': 'the run succeeded; with --no-wait: its job is known, or it is at work',
    '1': 'there is no such run, it was not given to an engine, its submission is refused, or it is lost',
    '75': 'the engine decides nothing now, or another process is submitting: try again',
    other: "as official-run: the run's own status, 128+n when signal n ended it or the waiting",
  },
  examples: ['resume-launch --tag momentum_run1', 'resume-launch --tag momentum_run1 --no-wait --json'],
  async run(call): Promise<Outcome> {
    const { options: given, root, env, now, note, warn } = call;
    checkTag(given.tag);
    if (given.wait && given['no-wait']) throw new Failure('usage', 'options --wait and --no-wait: give one of them');
    const run = findRun(root, given.tag);
    if (run === undefined)
      throw new Failure('missing-input', `no run has the decision tag ${given.tag} in ${path.join(root, runsFolder)}`);
    const shown = path.posix.join(runsFolder, run.name);
    const documents = documentsOf(run);
    const ended = outcomeBy(documents, shown);
    if (ended !== undefined) return ended;
    if (!isLaunched(documents))
      throw new Failure(
        'refused',
        `${shown} was not given to an engine; monitor-gate-run --tag ${given.tag} follows it`,
      );
    if (documents.launch?.state === 'missing') throw withoutLaunch(documents, shown);
    const onWait = (holder: string): void => note(`waiting for ${holder}`);
    const log = openRunLog(root, { tool: 'resume-launch', onWait, warn });
    const launch = await withLock(
      path.join(root, runsFolder, `.launch-${run.name}`),
      () => withJob({ run, launch: readLaunch(run.directory), root, env, now, log, shown }),
      { onWait },
    );
    if (documents.launchEnd?.state === 'read')
      return lost(run, launch, { view: undefined, why: wordsOf(documents.launchEnd.value.answer) }, { log, shown });
    if (!given['no-wait']) {
      const signals = new WaitSignals(env['GATEHOUSE_IGNORE_HUP'] === '1');
      return waitForRun(call, run, launch, { signals, log, shown });
    }
    const isSilent = stateOfRun(run).state === 'running';
    const view = isSilent ? undefined : (await new Engines({ root, env }).ask([launch])).get(launch.key);
    const endedMeanwhile = outcomeBy(documentsOf(run), shown);
    if (endedMeanwhile !== undefined) return endedMeanwhile;
    const { state, evidence } = stateOfRun(run, thisMachine(), view);
    const said = evidence[0] ?? '';
    if (state === 'lost')
      return lost(
        run,
        launch,
        { view: view !== undefined && 'answer' in view ? view : undefined, why: said },
        { log, shown },
      );
    if (state === 'unknown') throw new Failure('unreachable', `${said}; ${shown}`);
    const document: LaunchOutcome = {
      schema: 'launch-outcome/v1',
      decision_tag: launch.decision_tag,
      run_dir: shown,
      state,
      job: launch.handle?.job ?? null,
      said,
    };
    return {
      status: 0,
      lines: [
        `[launch] ${launch.launcher.name} job ${launch.handle?.job ?? launch.key}`,
        `Run ${state}. Audit: ${shown}`,
      ],
      document: JSON.parse(formatDocument(launchOutcome, document)) as unknown,
    };
  },
});

/** How the run ended, where it has a result. Throws Failure `damaged-input` for one that cannot be read. */
function outcomeBy({ result }: RunDocuments, shown: string): Outcome | undefined {
  if (result.state === 'read')
    return outcomeOfResult(result.value, shown, [failedLine(result.value.exit_code ?? 1, shown)]);
  if (result.state === 'damaged')
    throw new Failure('damaged-input', `${shown}/result.json: ${result.problem}; how the run ended cannot be said`);
  return undefined;
}

/** launch.json is there before an engine is asked, and before status.json. */
function withoutLaunch({ status }: RunDocuments, shown: string): Failure {
  return status.state === 'missing'
    ? new Failure(
        'refused',
        `${shown} has no launch.json, which is there before an engine is asked: it was never submitted, and a rerun takes a new decision tag`,
      )
    : new Failure(
        'missing-input',
        `${shown}/launch.json: not found, though its status.json was written after it: a job of the run may wait or be at work; restore the file`,
      );
}
