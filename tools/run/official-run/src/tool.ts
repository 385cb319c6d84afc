import { defineTool, timerMs, type Outcome } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { followEnvironment, killAfterIn } from '@gatehouse/launch';
import { Masking } from '@gatehouse/render';
import { checkBeforehand, couldStart } from './beforehand';
import { settingsOfCall, type CallSettings } from './call-settings';
import { exitStatusOf } from './child-process';
import { Interruption } from './interruption';
import { claimed, jobStart, performJob, refuseClaimed } from './launch/job';
import { isLocal, launchPlan } from './launch/plan';
import { launchRun } from './launch/submit';
import { openLog } from './log';
import { options } from './options';
import { perform } from './perform';
import { beforeTheRun, beforeTheRunAsync, factsOf, notOfficial, requestOf, type OfficialCall } from './prepare';
import { RunRecord, type Phase } from './record';
import type { RunContext } from './run';

const stepNames: Readonly<Record<Phase, string>> = {
  preflight: 'preflight',
  freeze: 'freeze',
  data_quality: 'data quality',
  workflow: 'workflow',
  join: 'join',
  verify: 'verification',
  submit: 'submission',
};

export const tool = defineTool({
  name: 'official-run',
  purpose: 'Performs an official run: preflight, freeze, data quality gate, then the workflow, all of it recorded.',
  description:
    'What can be known before is refused before a tag is spent. Then the preflight, the freeze and the data gate ' +
    'must pass, and the workflow is run with its words, environment, output and end recorded in a directory of ' +
    'its own. A tag is used once.',
  next: ['finish-run', 'monitor-gate-run'],
  options,
  rest: '<workflow arguments>',
  reads: [
    'the file of --dq-input-csv, and the --freeze-file among the workflow arguments: freeze.schema.json or freeze-v1.schema.json',
    'configurations that a freeze of freeze-config names, and --strategy and --protocol among the workflow arguments',
    'output/shard.json of each shard of --shards: shard.schema.json',
    'gatehouse.json: gatehouse.schema.json; where it is there and no freeze is named, the newest in runs/freeze',
  ],
  environment: {
    ...followEnvironment,
    DQ_REQUIRED_COLUMNS: 'columns the data gate requires (date,ticker,score)',
    DQ_NUMERIC_COLUMNS: 'its numeric columns (score)',
    DQ_KEY_COLUMNS: 'its key columns (date,ticker)',
    DQ_DATE_COLUMN: 'its date column (date)',
    'DQ_MIN_ROWS, DQ_MAX_MISSING_RATIO, DQ_MAX_DUPLICATE_RATIO, DQ_MAX_STALENESS_DAYS':
      'its thresholds (1000, 0.05, 0.01, 7)',
    'MIN_CORES, MIN_MEM_GB': 'what the preflight asks of the machine (8, 60)',
  },
  writes: [
    'audit/workstation_runs/<stamp>_<workflow>_<tag>/: context.json, status.json, result.json (schemas of these names),',
    'preflight.json, freeze_verification.json, command.sh, run.log, data_quality_command.sh, data_quality.log, data_quality/,',
    'environment.json (run-environment.schema.json), git.diff of a tree with changes, environment/',
    'of a run in shards also shards/<i>/: status.json, run.log, result.json (shard-result.schema.json), output/ of the workflow',
    'of a run that an engine performs also launch.json: launch.schema.json, launch.log, attempts/<n>/claim.json: launch-claim.schema.json,',
    'cancel_requested.json: launch-cancel-request.schema.json, launch_end.json: launch-end.schema.json',
    'the .md beside the report of the workflow, when it wrote none',
    'standard output: --print-settings --json settings-in-force.schema.json, --dry-run --json run-check.schema.json',
  ],
  statuses: {
    '1': 'the job could not be done, or a rule forbids it: the message says which',
    '2': 'blocked by preflight, freeze or data gate, or the input changed during the run',
    '75': 'another official run of the workflow is alive, or a submission to an engine is undecided: resume-launch',
    other: "the workflow's own status, 128+n when signal n ended it; result.json says what ended it",
  },
  examples: [
    'official-run --workflow production_gates --tag momentum_run1 --dq-input-csv data/momentum_scores.csv -- \\',
    '    --strategy configs/strategies/momentum.json --freeze-file runs/freeze/momentum.freeze.json --out-dir gate_results',
    'official-run --workflow coverage --tag momentum_coverage',
  ],
  labels: ({ workflow = '' }) => ({ workflow }),
  async run(call): Promise<Outcome> {
    const { options: given } = call;
    const chosen = beforeTheRun(call, () => settingsOfCall(call));
    if (given['print-settings']) return chosen.force.printed;
    const masking = Masking.of(call.env, chosen.words, !given['no-mask']);
    const told = {
      ...call,
      warn: (message: string) => call.warn(masking.text(message)),
      note: (message: string) => call.note(masking.text(message)),
    };
    try {
      return masked(await officialRun(told, chosen, masking), masking);
    } catch (error) {
      throw error instanceof Failure ? new Failure(error.id, masking.text(error.message), { cause: error }) : error;
    }
  },
});

async function officialRun(call: OfficialCall, chosen: CallSettings, masking: Masking): Promise<Outcome> {
  const { options: given } = call;
  if (given['kill-after'] < 0)
    throw new Failure('usage', `option --kill-after: expected 0 or more, got ${given['kill-after']}`);
  if (given['in-job'] !== undefined) return inJob(call, chosen, masking);
  const local = beforeTheRun(call, () => isLocal(call));
  const { request, runner } = await beforeTheRunAsync(call, () => requestOf(call, chosen, masking));
  if (!chosen.rules.isOfficial) call.warn(notOfficial(chosen));
  const recorded = factsOf(chosen, request, masking);
  const plan = local ? undefined : await beforeTheRunAsync(call, () => launchPlan(call, chosen, request, masking));
  const interruption = new Interruption(timerMs(given['kill-after'] * 1000), ignored(call));
  const context = contextOf(call, chosen, masking);
  try {
    if (plan !== undefined)
      return await launchRun({ call, chosen, plan, request, recorded, context, interruption, masking });
    if (chosen.force.settings !== undefined || given['dry-run'])
      await beforeTheRunAsync(call, () => checkBeforehand(request, context, interruption));
    if (given['dry-run'])
      return await beforeTheRunAsync(call, () => couldStart(request, context, interruption, given['allow-concurrent']));
    const log = await openLog(request, call);
    const record = await beforeTheRunAsync(call, () =>
      RunRecord.open(call.root, request, call.now, {
        facts: recorded,
        allowConcurrent: given['allow-concurrent'],
        masking,
        signal: interruption.abort,
        onWait: (holder) => call.note(`waiting for ${holder}`),
        onPhase: (phase) => call.steps.enter(stepNames[phase]),
        warn: call.warn,
      }),
    );
    return await perform({ record, request, runner, context, interruption, call, log });
  } catch (error) {
    const { signal } = interruption;
    if (signal === undefined || error !== interruption.abort.reason) throw error;
    return {
      status: exitStatusOf({ code: null, signal }),
      problems: [`interrupted by ${signal} before the run began`],
    };
  } finally {
    interruption.stop();
  }
}

/** The run of this job's request, which nobody but this job may work on. */
async function inJob(call: OfficialCall, chosen: CallSettings, masking: Masking): Promise<Outcome> {
  const { options: given, now } = call;
  const start = await jobStart(call);
  // From here on: a signal that comes before the claim must not leave a claimed run without a word.
  const killAfter = killAfterIn(start.job, given['kill-after']);
  const interruption = new Interruption(timerMs(killAfter * 1000), ignored(call), true);
  try {
    const foreign = claimed(start, now);
    if (foreign !== undefined) return foreign;
    try {
      const { request, runner } = await requestOf(call, chosen, masking);
      const context = contextOf(call, chosen, masking);
      return await performJob({ call, start, request, runner, context, interruption });
    } catch (error) {
      if (error instanceof Failure) refuseClaimed(start, chosen.rules.name, masking.text(error.message), now);
      throw error;
    }
  } finally {
    interruption.stop();
  }
}

function ignored({ env }: OfficialCall): 'SIGHUP' | undefined {
  return env['GATEHOUSE_IGNORE_HUP'] === '1' ? 'SIGHUP' : undefined;
}

function contextOf(call: OfficialCall, { gateWords, rules, force }: CallSettings, masking: Masking): RunContext {
  return {
    root: call.root,
    env: call.env,
    path: call.path,
    relay: call.relay,
    relayError: (bytes) => void call.relayError(bytes),
    warn: call.warn,
    masking,
    gateWords,
    reportGlob: rules.report,
    lockFiles: force.settings?.document.environment ?? [],
  };
}

/** What is said at the end; the document is masked already. */
function masked(ended: Outcome, masking: Masking): Outcome {
  const { lines, problems } = ended;
  return {
    ...ended,
    ...(lines && { lines: lines.map((line) => masking.text(line)) }),
    ...(problems && { problems: problems.map((problem) => masking.text(problem)) }),
  };
}
