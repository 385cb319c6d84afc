import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defineTool, type Call, type Outcome } from '@gatehouse/cli';
import { Failure, formatDocument, launchOutcome, type LaunchOutcome } from '@gatehouse/contracts';
import { openRunLog } from '@gatehouse/evidence';
import {
  cancelJob,
  Engines,
  followEnvironment,
  followRun,
  lost,
  readLaunch,
  requestCancel,
  WaitSignals,
} from '@gatehouse/launch';
import { checkTag, documentsOf, findRun, isLaunched, runsFolder, stateOfRun, type Run } from '@gatehouse/runs';
import { officialRunOf, terminate } from './local-run';

const options = {
  tag: { type: 'string', describe: 'Decision tag of the run', required: true, value: 'TAG', added: true },
  reason: { type: 'string', describe: 'Why it is to end, for the record', value: 'TEXT', added: true },
  wait: { type: 'flag', describe: 'End when the run is over (default)', added: true },
  'no-wait': { type: 'flag', describe: 'End when the request is accepted', added: true },
} as const;

export const tool = defineTool({
  name: 'cancel-run',
  purpose: 'Ends a run, here or on a cluster, and leaves word of who wanted it.',
  description:
    'The request is written first, so that a job which starts later obeys it; then the engine is asked, or official-run of this machine gets TERM. The run still writes its result.',
  next: ['monitor-gate-run', 'resume-launch'],
  options,
  recordsTexts: true,
  reads: [
    'the run: context.schema.json, status.schema.json, result.schema.json, launch.schema.json',
    'what its launcher says: launch-cancel.schema.json, launch-status.schema.json',
  ],
  writes: [
    'cancel_requested.json of the run: launch-cancel-request.schema.json',
    'launch_end.json of a job that left no result: launch-end.schema.json',
    'standard output: what came of it; --json launch-outcome.schema.json',
  ],
  environment: followEnvironment,
  statuses: {
    '0': 'the run is over; with --no-wait: the request is accepted',
    '1': 'there is no such run, or it cannot be ended from here',
    '75': 'the engine cannot be asked; the request stands, and a job that starts later obeys it',
    other: '128+n when signal n ended the waiting; the request stands',
  },
  examples: ['cancel-run --tag momentum_run1 --reason "wrong data"', 'cancel-run --tag momentum_run1 --no-wait'],
  async run(call): Promise<Outcome> {
    const { options: given, root } = call;
    checkTag(given.tag);
    if (given.wait && given['no-wait']) throw new Failure('usage', 'options --wait and --no-wait: give one of them');
    const run = findRun(root, given.tag);
    if (run === undefined)
      throw new Failure('missing-input', `no run has the decision tag ${given.tag} in ${path.join(root, runsFolder)}`);
    const documents = documentsOf(run);
    const { state } = stateOfRun(run);
    const isOver = documents.result.state === 'read' ? state !== 'running' : state === 'lost';
    if (isOver) return outcome(run, given.tag, null, 'the run is over');
    return isLaunched(documents) ? cancelLaunched(call, run) : cancelLocal(call, run);
  },
});

type CancelCall = Call<typeof options>;

async function cancelLocal({ options: given, now }: CancelCall, run: Run): Promise<Outcome> {
  const pid = officialRunOf(run, path.posix.join(runsFolder, run.name));
  requestCancel(run.directory, given.tag, given.reason, now);
  terminate(pid);
  if (!given['no-wait']) while (stateOfRun(run).state === 'running') await pause(200);
  return outcome(run, given.tag, null, `TERM to official-run (pid ${pid})`);
}

async function cancelLaunched({ options: given, root, env, now, note, warn }: CancelCall, run: Run): Promise<Outcome> {
  const shown = path.posix.join(runsFolder, run.name);
  requestCancel(run.directory, given.tag, given.reason, now); // also where nobody can say which job it is
  const launch = readLaunch(run.directory);
  const engines = new Engines({ root, env });
  const answer = await cancelJob(run.directory, launch, engines, { reason: given.reason, now });
  if (answer.kind === 'undecided')
    throw new Failure(
      'unreachable',
      `${launch.launcher.name} cannot be asked: ${answer.said}; the request stands, and a job that starts later obeys it. Try again`,
    );
  const job = launch.handle?.job ?? null;
  if (given['no-wait']) return outcome(run, given.tag, job, answer.said);
  const signals = new WaitSignals(env['GATEHOUSE_IGNORE_HUP'] === '1');
  try {
    const ended = await followRun({
      run,
      launch,
      engines,
      signals,
      env,
      relay: () => Promise.resolve(),
      note,
      cancel: () => Promise.resolve('The request stands'),
    });
    if (ended.kind === 'detached')
      return {
        status: 128 + os.constants.signals[ended.signal],
        problems: [`the request stands: monitor-gate-run --tag ${given.tag}`],
      };
    const log = openRunLog(root, { tool: 'cancel-run', onWait: (holder) => note(`waiting for ${holder}`), warn });
    if (ended.kind === 'lost') await lost(run, launch, ended, { log, shown });
    else await log?.settled();
    return outcome(run, given.tag, job, answer.said);
  } finally {
    signals.stop();
  }
}

function outcome(run: Run, tag: string, job: string | null, said: string): Outcome {
  const { state } = stateOfRun(run);
  const shown = path.posix.join(runsFolder, run.name);
  const document: LaunchOutcome = { schema: 'launch-outcome/v1', decision_tag: tag, run_dir: shown, state, job, said };
  return {
    status: 0,
    lines: [`Run ${state} (${said}). Audit: ${shown}`],
    document: JSON.parse(formatDocument(launchOutcome, document)) as unknown,
  };
}
