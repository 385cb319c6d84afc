import { defineTool, timerMs, type Call, type Outcome } from '@gatehouse/cli';
import { Failure, type CheckedInput, type RunResult } from '@gatehouse/contracts';
import type { RunLog } from '@gatehouse/evidence';
import { Masking } from '@gatehouse/render';
import { runStateMetric } from '@gatehouse/runs';
import type { ProcessFacts } from '@gatehouse/system';
import { checkBeforehand, couldStart } from './beforehand';
import { settingsOfCall, type CallSettings } from './call-settings';
import { exitStatusOf, type ChildExit } from './child-process';
import { Interruption } from './interruption';
import { filesInUse, leftRunning, statedAs } from './left-running';
import { enterEnd, enterStart, openLog, type LogContext } from './log';
import { options } from './options';
import { beforeTheRun, beforeTheRunAsync, factsOf, notOfficial, requestOf, type OfficialCall } from './prepare';
import { RunRecord, type Finding, type Phase } from './record';
import { writeReportMarkdown } from './report-markdown';
import type { RunRequest } from './request';
import type { RunLog as WorkflowLog } from './run-log';
import { Blocked, dataQuality, freeze, inputChanged, preflight, workflow, type RunContext } from './run';
import { secretsInFile } from './secrets';

const heartbeatMs = 5_000;
const patienceMs = 250;
const stepNames: Readonly<Record<Phase, string>> = {
  preflight: 'preflight',
  freeze: 'freeze',
  data_quality: 'data quality',
  workflow: 'workflow',
  verify: 'verification',
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
    'gatehouse.json: gatehouse.schema.json; where it is there and no freeze is named, the newest in runs/freeze',
  ],
  environment: {
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
    'the .md beside the report of the workflow, when it wrote none',
    'standard output: --print-settings --json settings-in-force.schema.json, --dry-run --json run-check.schema.json',
  ],
  statuses: {
    '1': 'the job could not be done, or a rule forbids it: the message says which',
    '2': 'blocked by preflight, freeze or data gate, or the input changed during the run',
    '75': 'another official run of the workflow is alive',
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
  const { request, runner } = await beforeTheRunAsync(call, () => requestOf(call, chosen, masking));
  const { settings } = chosen.force;
  if (!chosen.rules.isOfficial) call.warn(notOfficial(chosen));
  const recorded = factsOf(chosen, request, masking);
  const interruption = new Interruption(
    timerMs(given['kill-after'] * 1000),
    call.env['GATEHOUSE_IGNORE_HUP'] === '1' ? 'SIGHUP' : undefined,
  );
  const context: RunContext = {
    root: call.root,
    env: call.env,
    path: call.path,
    relay: call.relay,
    relayError: (bytes) => void call.relayError(bytes),
    warn: call.warn,
    masking,
    gateWords: chosen.gateWords,
    reportGlob: chosen.rules.report,
    lockFiles: settings?.document.environment ?? [],
  };
  try {
    if (settings !== undefined || given['dry-run'])
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
    return await perform(record, request, runner, context, interruption, call, log);
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

/** What is said at the end; the document is masked already. */
function masked(ended: Outcome, masking: Masking): Outcome {
  const { lines, problems } = ended;
  return {
    ...ended,
    ...(lines && { lines: lines.map((line) => masking.text(line)) }),
    ...(problems && { problems: problems.map((problem) => masking.text(problem)) }),
  };
}

async function perform(
  record: RunRecord,
  request: RunRequest,
  runner: readonly string[],
  context: RunContext,
  interruption: Interruption,
  call: LogContext & Pick<Call, 'steps'>,
  log: RunLog | undefined,
): Promise<Outcome> {
  const { warn, steps } = call;
  const heart = setInterval(() => record.writeHeartbeat(), heartbeatMs);
  let runLog: WorkflowLog | undefined;
  let came = 'failed';
  const ended = async (finding: Finding, ...problems: string[]): Promise<Outcome> => {
    const left = await leftBy(record, runLog);
    clearInterval(heart);
    const phase = record.currentPhase;
    const processes = left.map((one) => statedAs(one, context.masking));
    const document = record.close(finding, runLog && { processes, log: runLog.evidence() });
    for (const { pid, command } of processes)
      warn(`process ${pid} of the workflow still runs, and the run is not over while it does: ${command}`);
    steps.leave(finding.outcome === 'succeeded' || finding.phase !== phase ? 'pass' : finding.outcome);
    came = finding.outcome;
    interruption.stop(); // the result is written: what follows may be ended by any signal
    const unlogged = await enterEnd(log, record, request, finding, document, call, {
      inUse: filesInUse(left),
      reportGlob: context.reportGlob,
    });
    const done = outcome(document, record.runDirRelative, unlogged === undefined ? problems : [...problems, unlogged]);
    return unlogged === undefined || done.status !== 0 ? done : { ...done, status: 1, lines: [], problems: [unlogged] };
  };
  try {
    await enterStart(log, record, request, call);
    await preflight(record, request, context, interruption);
    await freeze(record, request, context, interruption);
    const checked =
      request.skipDataQuality || request.inputCsv === undefined
        ? undefined
        : await dataQuality(record, request.inputCsv, context, interruption);
    const run = await workflow(record, request, runner, context, interruption);
    runLog = run.log;
    await within(patienceMs, runLog.drained()); // what the workflow said comes before what is said of it
    steps.leave(exitStatusOf(run.ending) === 0 ? 'done' : `failed (${exitStatusOf(run.ending)})`);
    await runLog.sync();
    writeReportMarkdown(request, context, warn);
    const finding = await verify(record, run.ending, request.inputCsv, checked, context, interruption);
    const done = await ended(finding, runFailed(finding, record));
    for (const name of await secretsInFile(context.masking, record.path('run.log'))) {
      warn(
        `run.log, which is the workflow's and is left as it is, has the value of ${name}: see who can read ${record.displayPath('run.log')}`,
      );
    }
    if (finding.inputChanged)
      warn(`the input changed while the run used it: ${checked?.path} is no longer what passed the data quality gate`);
    return done;
  } catch (error) {
    if (error instanceof Blocked)
      return await ended(
        error.finding,
        error.message,
        ...(error.finding.outcome === 'interrupted' ? [runFailed(error.finding, record)] : []),
      );
    if (!record.isClosed)
      await ended({ phase: record.currentPhase, outcome: 'failed', exitCode: 1, reason: (error as Error).message });
    throw error;
  } finally {
    clearInterval(heart);
    // A reader of our output that is slow delays nobody but us.
    await runLog?.drained();
    steps.end(came);
  }
}

async function leftBy({ workflowGroup: leader }: RunRecord, log: WorkflowLog | undefined): Promise<ProcessFacts[]> {
  return leader === null || log === undefined ? [] : leftRunning(leader, log.identity);
}

/** Waits for the work, but no longer than that: a reader that is slow must not keep the result waiting. */
function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.then(() => (clearTimeout(timer), resolve()));
  });
}

async function verify(
  record: RunRecord,
  ending: ChildExit,
  csv: string | undefined,
  checked: CheckedInput | undefined,
  context: RunContext,
  interruption: Interruption,
): Promise<Finding> {
  const own = exitStatusOf(ending);
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
  if (early !== undefined) return interrupted('workflow', early);
  const changed =
    csv === undefined || checked === undefined
      ? false
      : await inputChanged(record, csv, checked, context, interruption);
  if (interruption.signal !== undefined) return interrupted('verify', interruption.signal);
  const facts = { signal: ending.signal ?? undefined, checkedInput: checked, inputChanged: changed };
  if (own !== 0)
    return {
      phase: 'workflow',
      outcome: 'failed',
      exitCode: own,
      reason: `the workflow ended in ${ending.signal ?? own}`,
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
  return { phase: checked === undefined ? 'workflow' : 'verify', outcome: 'succeeded', exitCode: 0, ...facts };
}

function runFailed({ exitCode }: Finding, { runDirRelative: shown }: RunRecord): string {
  return `Run failed (exit=${exitCode}). Audit: ${shown}`;
}

function outcome(document: RunResult, shown: string, problems: string[]): Outcome {
  const status = document.exit_code ?? 1;
  const measures = {
    pass: document.outcome === 'succeeded',
    metrics: document.outcome === undefined ? [] : [runStateMetric(document.outcome)],
  };
  if (status === 0) return { status, document, measures, lines: [`Run succeeded. Audit: ${shown}`] };
  return { status, document, measures, problems };
}
