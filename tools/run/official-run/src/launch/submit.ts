/**
 * The submitting side of a launched run (contract 48.2): directory and documents, freeze, submission, and waiting for
 * the result.
 */
import os from 'node:os';
import path from 'node:path';
import type { Outcome } from '@gatehouse/cli';
import {
  Failure,
  type ContextLaunch,
  type Launch,
  type LaunchHandle,
  type LaunchRequest,
  type RunContext as ContextDocument,
} from '@gatehouse/contracts';
import type { RunLog } from '@gatehouse/evidence';
import {
  Engines,
  isInParts,
  newKey,
  newLaunch,
  recordHandle,
  submitParts,
  submittedRequest,
  waitForRun,
  WaitSignals,
  withdrawParts,
  type LauncherAnswer,
} from '@gatehouse/launch';
import type { Masking } from '@gatehouse/render';
import { runAt, runStateMetric } from '@gatehouse/runs';
import { checkBeforehand, commitAt, couldStart } from '../beforehand';
import type { CallSettings } from '../call-settings';
import { exitStatusOf } from '../child-process';
import type { Interruption } from '../interruption';
import { enterEnd, enterStart, openLog } from '../log';
import { beforeTheRunAsync, type OfficialCall } from '../prepare';
import { RunRecord, type Finding, type LaunchedRecord } from '../record';
import type { RunRequest } from '../request';
import { Blocked, freeze, siblingsFolder, type RunContext } from '../run';
import { workTreeDifference } from '../work-tree-difference';
import type { LaunchPlan } from './plan';
import { jobWords, type JobPart } from './words';

export interface Submission {
  call: OfficialCall;
  chosen: CallSettings;
  plan: LaunchPlan;
  request: RunRequest;
  recorded: Partial<ContextDocument>;
  context: RunContext;
  interruption: Interruption;
  masking: Masking;
}

/** Gives the run to the engine; with `wait` also its end. Throws as a local run before its directory is there. */
export async function launchRun(submission: Submission): Promise<Outcome> {
  const { call, chosen, plan, request, recorded, context, interruption, masking } = submission;
  const { options: given, root, now } = call;
  if (chosen.force.settings !== undefined || given['dry-run'])
    await beforeTheRunAsync(call, () => checkBeforehand(request, context, interruption));
  if (given['dry-run'])
    return beforeTheRunAsync(call, () => couldStart(request, context, interruption, given['allow-concurrent'], false));
  const log = await openLog(request, call);
  const launched = await launchedRecord(submission);
  const record = await beforeTheRunAsync(call, () =>
    RunRecord.open(root, request, now, {
      facts: recorded,
      allowConcurrent: given['allow-concurrent'],
      launched: launched.record,
      masking,
      signal: interruption.abort,
      onWait: (holder) => call.note(`waiting for ${holder}`),
      onPhase: () => undefined,
      warn: call.warn,
    }),
  );
  const submitted = await submit(submission, record, launched.launch(), log);
  if (!('launch' in submitted)) return submitted;
  interruption.stop();
  const { launch, handle } = submitted;
  const { parts } = handle;
  const jobs = parts === null ? `job ${handle.job}` : `jobs ${parts.lead}, ${parts.shards}, ${parts.join}`;
  const lines = [
    `[launch] ${plan.file.name} ${jobs} (cluster ${handle.cluster})`,
    `Run queued. Audit: ${record.runDirRelative}`,
  ];
  if (!plan.wait)
    return { status: 0, lines, document: launch, measures: { pass: false, metrics: [runStateMetric('queued')] } };
  for (const line of lines) call.note(line);
  const signals = new WaitSignals(call.env['GATEHOUSE_IGNORE_HUP'] === '1');
  if (interruption.signal !== undefined) signals.take(interruption.signal);
  return waitForRun({ ...call, env: trusting(call.env, plan) }, runAt(record.directory), launch, {
    signals,
    log,
    shown: record.runDirRelative,
  });
}

/** The caller has named the launcher, wherever it lies. */
function trusting(env: NodeJS.ProcessEnv, { file }: LaunchPlan): NodeJS.ProcessEnv {
  return { ...env, GATEHOUSE_LAUNCHER: file.path };
}

/** The submission with its job or jobs; the outcome where there is none. */
async function submit(
  { call, plan, request, context, interruption }: Submission,
  record: RunRecord,
  launch: Launch,
  log: RunLog | undefined,
): Promise<{ launch: Launch; handle: LaunchHandle } | Outcome> {
  const end = async (finding: Finding, problem: string): Promise<Outcome> => {
    const document = record.close(finding, undefined, { added: { launch: refusedLaunch(plan) } });
    const about = { inUse: [], reportGlob: context.reportGlob };
    const unlogged = await enterEnd(log, record, request, finding, document, call, about);
    const problems = unlogged === undefined ? [problem] : [problem, unlogged];
    return {
      status: finding.exitCode,
      document,
      problems,
      measures: { pass: false, metrics: [runStateMetric(finding.outcome)] },
    };
  };
  try {
    await enterStart(log, record, request, call);
    await freeze(record, request, context, interruption);
    stopBeforeSubmission(interruption);
  } catch (error) {
    if (error instanceof Blocked) return end(error.finding, error.message);
    const reason = (error as Error).message;
    if (!record.isClosed) await end({ phase: record.currentPhase, outcome: 'failed', exitCode: 1, reason }, reason);
    throw error;
  }
  const { launch: submitted, answer } = await submitAll(plan, record, launch);
  const shown = record.runDirRelative;
  if (submitted.handle !== null) return { launch: submitted, handle: submitted.handle };
  const { name } = plan.file;
  if (answer.kind === 'refused') {
    const owner = await withdrawParts(
      record.directory,
      submitted,
      new Engines({ root: call.root, env: trusting(call.env, plan) }),
      call.now,
    );
    if (owner !== undefined)
      throw new Failure(
        'refused',
        `Submission refused by ${name}: ${answer.said}; its lead (${owner}) was cancelled. See ${shown}`,
      );
    const message = `Submission refused by ${name}: ${answer.said}. See ${shown}`;
    return end({ phase: 'submit', outcome: 'blocked', exitCode: 1, reason: answer.said }, message);
  }
  throw new Failure(
    'unreachable',
    `Submission undecided (${name}: ${answer.said}). resume-launch --tag ${request.tag}. Audit: ${shown}`,
  );
}

/**
 * What of the run has a job now, and the last answer. Throws Failure `unreachable` when launch.json cannot be written:
 * the job may be there, and whoever takes the run up finds it.
 */
async function submitAll(
  { program, file }: LaunchPlan,
  { directory, runDirRelative: shown }: RunRecord,
  launch: Launch,
): Promise<{ launch: Launch; answer: LauncherAnswer<LaunchHandle> }> {
  try {
    if (isInParts(launch)) {
      const { launch: submitted, answer } = await submitParts(program, directory, launch, false);
      return { launch: submitted, answer: answer as LauncherAnswer<LaunchHandle> };
    }
    const answer = await program.submit(submittedRequest(launch, false));
    return { launch: answer.kind === 'answered' ? recordHandle(directory, launch, answer.document) : launch, answer };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      'unreachable',
      `${file.name} accepted a job which cannot be recorded: ${error.message}. resume-launch --tag ${launch.decision_tag}. Audit: ${shown}`,
    );
  }
}

function stopBeforeSubmission({ signal }: Interruption): void {
  if (signal === undefined) return;
  const exitCode = exitStatusOf({ code: null, signal });
  throw new Blocked(
    { phase: 'submit', outcome: 'interrupted', exitCode, signal },
    `interrupted by ${signal} before the submission`,
  );
}

/** The documents of the submission, as the run directory gets them. */
async function launchedRecord({
  call,
  chosen,
  plan,
  request,
}: Submission): Promise<{ record: LaunchedRecord; launch(): Launch }> {
  const { root, now } = call;
  const key = newKey();
  const { name } = plan.file;
  const difference = await workTreeDifference(root);
  const context: ContextLaunch = {
    launcher: name,
    key,
    cluster: plan.describe.cluster,
    job: null,
    cpus: plan.cpus,
    memory_gb: plan.memoryGb,
    time_limit_min: plan.timeLimitMin,
    queue: plan.queue,
    account: plan.account,
    launcher_args: plan.args,
    setup: plan.setup === null ? null : { path: plan.setup.path, sha256: plan.setup.sha256 },
    attempts: plan.attempts,
    shards: request.shards?.count ?? null,
    submitted_from: os.hostname(),
    submitted_at: now.toISOString(),
    submitted_commit: commitAt(root) ?? null,
    submitted_diff_sha256: difference?.document.diff_sha256 ?? null,
  };
  let written: Launch | undefined;
  const document = (directory: string): Launch => {
    const common = { key, restarts: plan.attempts > 1, array: null };
    const requestOf = (part: JobPart, of: Pick<LaunchRequest, 'key' | 'restarts' | 'array'>): LaunchRequest => ({
      schema: 'launch-request/v1',
      ...of,
      tag: request.tag,
      label: path.basename(directory),
      argv: [
        process.execPath,
        path.join(siblingsFolder(), 'official-run'),
        ...jobWords(call, request, chosen.words, { directory, part }),
      ],
      cwd: root,
      setup: plan.setup?.text ?? null,
      output: path.join(directory, 'launch.log'),
      cpus: plan.cpus,
      memory_mb: Math.ceil(plan.memoryGb * 1024),
      time_limit_min: plan.timeLimitMin,
      warn_s: plan.warnS,
      queue: plan.queue,
      account: plan.account,
      args: plan.args,
      after: null,
      look_first: false,
    });
    const about = { launcher: plan.file, describe: plan.describe, attempts: plan.attempts, now };
    const { shards } = request;
    if (shards === undefined) return (written = newLaunch(requestOf('run', common), about));
    const array = { count: shards.count, at_once: Math.min(shards.count, shards.atOnce ?? shards.count) };
    const parts = {
      shards: requestOf('shard', { ...common, key: newKey(), array }),
      join: requestOf('join', { ...common, key: newKey() }),
    };
    return (written = newLaunch(requestOf('lead', common), { ...about, parts }));
  };
  const part = request.shards === undefined ? 'run' : 'lead';
  return {
    record: { context, document, status: { launcher: name, key, job: null, node: null, attempt: 0, part } },
    launch: () => written as Launch,
  };
}

function refusedLaunch(plan: LaunchPlan): NonNullable<Awaited<ReturnType<RunRecord['close']>>['launch']> {
  const { describe, file, queue } = plan;
  return {
    launcher: file.name,
    engine: describe.engine,
    version: describe.version,
    cluster: describe.cluster,
    job: null,
    node: null,
    queue,
    cpus: null,
    memory_bytes: null,
    queued_s: null,
    warned: false,
  };
}
