/** A run from its preflight to its result (contract 3.1), here or inside a job. */
import { existsSync, realpathSync } from 'node:fs';
import type { Call, Outcome } from '@gatehouse/cli';
import type { RunResult } from '@gatehouse/contracts';
import type { RunLog } from '@gatehouse/evidence';
import { failedLine, outcomeOfResult } from '@gatehouse/launch';
import { oomKills, type ProcessFacts } from '@gatehouse/system';
import { exitStatusOf } from './child-process';
import type { Interruption } from './interruption';
import { filesInUse, leftRunning, statedAs } from './left-running';
import { enterEnd, enterStart, type LogContext } from './log';
import type { Finding, RunRecord } from './record';
import { writeReportMarkdown } from './report-markdown';
import type { RunRequest } from './request';
import {
  beforeWorkflow,
  Blocked,
  dataQuality,
  freeze,
  gateFinding,
  preflight,
  workflow,
  type RunContext,
  type WorkflowRun,
} from './run';
import { secretsInFile } from './secrets';
import { verify } from './verify';
import { workflowInShards } from './shards/local';

const heartbeatMs = 5_000;
/** Thousands of runs write to the shared disk (contract 48.11). */
const jobHeartbeatMs = 30_000;
const patienceMs = 1000;

/** What a job knows of the end of its run beside what every run knows. */
export interface JobEnding {
  /** Of a run in shards a job is its lead or its join. */
  part: 'run' | 'lead' | 'join';
  /** The join, when what the shards left may be joined. */
  joined?(): Promise<WorkflowRun>;
  /** What must hold before anything of the run begins. Throws Blocked. */
  before(): Promise<void>;
  /** Is it another job's run by now? Two never work on one. */
  isSuperseded(): boolean;
  /** For result.json. */
  added(finding: Finding): Partial<RunResult>;
  /** Where the result of an attempt goes that another may follow; undefined for an end. */
  asAttempt(finding: Finding): ((document: RunResult) => void) | undefined;
}

export interface Performance {
  record: RunRecord;
  request: RunRequest;
  runner: readonly string[];
  context: RunContext;
  interruption: Interruption;
  call: LogContext & Pick<Call, 'steps'>;
  log: RunLog | undefined;
  /** Of a run that an engine performs. */
  job?: JobEnding;
}

/**
 * Performs a run whose directory is there, from the preflight to its result. Throws what is not of the run's own doing,
 * after it wrote a result.
 */
export async function perform({
  record,
  request,
  runner,
  context,
  interruption,
  call,
  log,
  job,
}: Performance): Promise<Outcome> {
  const { warn, steps } = call;
  const beat = (): void => {
    if (job?.isSuperseded() === true) process.kill(process.pid, 'SIGTERM');
    else record.writeHeartbeat();
  };
  const heart = setInterval(beat, job === undefined ? heartbeatMs : jobHeartbeatMs);
  const killsBefore = oomKills();
  let run: WorkflowRun | undefined;
  let came = 'failed';
  const ended = async (finding: Finding, ...problems: string[]): Promise<Outcome> => {
    const left = await leftBy(run);
    const runLog = run?.log;
    clearInterval(heart);
    const phase = record.currentPhase;
    const processes = left.map((one) => statedAs(one, context.masking));
    const asAttempt = job?.asAttempt(finding);
    const document = record.close(finding, run && { processes, log: runLog?.evidence() }, {
      added: { ...oomKillsSince(killsBefore), ...(run?.shards && { shards: run.shards }), ...job?.added(finding) },
      asAttempt,
    });
    for (const { pid, command } of processes)
      warn(`process ${pid} of the workflow still runs, and the run is not over while it does: ${command}`);
    steps.leave(finding.outcome === 'succeeded' || finding.phase !== phase ? 'pass' : finding.outcome);
    came = finding.outcome;
    interruption.stop(); // the result is written: what follows may be ended by any signal
    if (asAttempt !== undefined) return outcomeOfResult(document, record.runDirRelative, problems);
    const unlogged = await enterEnd(log, record, request, finding, document, call, {
      // The engine goes on writing to its log after us.
      inUse: [...filesInUse(left), ...(job === undefined ? [] : engineLog(record))],
      reportGlob: context.reportGlob,
    });
    const done = outcomeOfResult(
      document,
      record.runDirRelative,
      unlogged === undefined ? problems : [...problems, unlogged],
    );
    return unlogged === undefined || done.status !== 0 ? done : { ...done, status: 1, lines: [], problems: [unlogged] };
  };
  const leadPassed = async (): Promise<Outcome> => {
    await beforeWorkflow(record, request, runner, context, interruption);
    record.writeHeartbeat();
    interruption.stop();
    came = 'passed';
    return {
      status: 0,
      lines: [`Lead passed: machine and data are fit for the shards. Audit: ${record.runDirRelative}`],
    };
  };
  try {
    if (job === undefined) await enterStart(log, record, request, call);
    else await job.before();
    const isJoin = job?.part === 'join';
    if (!isJoin) {
      await preflight(record, request, context, interruption);
      await freeze(record, request, context, interruption);
    }
    const isGated = !request.skipDataQuality && request.inputCsv !== undefined;
    const checked = !isGated
      ? undefined
      : isJoin
        ? gateFinding(record).input
        : await dataQuality(record, request.inputCsv as string, context, interruption);
    if (job?.part === 'lead') return await leadPassed();
    run = (await job?.joined?.()) ?? (await workflowOf({ record, request, runner, context, interruption, call }));
    await within(patienceMs, run.log?.drained() ?? Promise.resolve()); // what the workflow said comes before what is said of it
    steps.leave(exitStatusOf(run.ending) === 0 ? 'done' : `failed (${exitStatusOf(run.ending)})`);
    await run.log?.sync();
    writeReportMarkdown(request, context, warn);
    const finding = await verify({ record, run, csv: request.inputCsv, checked, context, interruption });
    const done = await ended(finding, ...whyNotJoined(run), runFailed(finding, record));
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
    await run?.log?.drained();
    steps.end(came);
  }
}

function engineLog(record: RunRecord): string[] {
  const file = record.path('launch.log');
  return existsSync(file) ? [realpathSync(file)] : [];
}

function oomKillsSince(before: number | undefined): Pick<RunResult, 'oom_kills'> {
  const now = oomKills();
  return before === undefined || now === undefined ? {} : { oom_kills: Math.max(0, now - before) };
}

async function leftBy(run: WorkflowRun | undefined): Promise<ProcessFacts[]> {
  const left = await Promise.all((run?.groups ?? []).map(({ leader, log }) => leftRunning(leader, log)));
  return left.flat();
}

async function workflowOf({
  record,
  request,
  runner,
  context,
  interruption,
  call,
}: Pick<Performance, 'record' | 'request' | 'runner' | 'context' | 'interruption' | 'call'>): Promise<WorkflowRun> {
  const { shards } = request;
  if (shards !== undefined) {
    const { note } = call;
    return workflowInShards({
      record,
      request: { ...request, shards },
      runner,
      context,
      interruption,
      heartbeatMs,
      note,
    });
  }
  await beforeWorkflow(record, request, runner, context, interruption);
  return workflow(record, request, runner, context, interruption);
}

function whyNotJoined({ refused }: WorkflowRun): string[] {
  return refused === undefined ? [] : [`the shards are not joined: ${refused.reason}`];
}

/** Waits for the work, but no longer than that: a reader that is slow must not keep the result waiting. */
function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.then(() => (clearTimeout(timer), resolve()));
  });
}

function runFailed({ exitCode }: Finding, { runDirRelative: shown }: RunRecord): string {
  return failedLine(exitCode, shown);
}
