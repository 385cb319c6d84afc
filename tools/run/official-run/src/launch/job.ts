/**
 * The run inside its job (contract 48.2): who may work on it, whether the repository is still the one that was
 * submitted, and then the run.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '@gatehouse/cli';
import {
  context as contextDocument,
  Failure,
  formatDocument,
  result,
  type Launch,
  type LaunchRequest,
  type RunContext as ContextDocument,
  type RunResult,
} from '@gatehouse/contracts';
import { openRunLog, type RunLog } from '@gatehouse/evidence';
import { inspectDocument, publish, readDocument } from '@gatehouse/files';
import {
  attemptsBefore,
  cancelRequest,
  claimJoin,
  claimRun,
  isSuperseded,
  jobIn,
  lastClaim,
  putAside,
  readLaunch,
  requestSum,
  writeAttempt,
  type Job,
} from '@gatehouse/launch';
import { isBeforeAnyVerdict, runsFolder, runsNaming, settleMs, startOf, documentsOf, type Run } from '@gatehouse/runs';
import { commitAt } from '../beforehand';
import type { Interruption } from '../interruption';
import { perform, type JobEnding } from '../perform';
import type { OfficialCall } from '../prepare';
import { RunRecord, type Finding } from '../record';
import type { RunRequest } from '../request';
import { Blocked, type RunContext } from '../run';
import { workTreeDifference } from '../work-tree-difference';
import { joinShards, shardsLeft } from './join-job';
import { performShardJob, refuseShard, shardClaimed } from './shard-job';
import type { JobPart } from './words';

/** What a job finds before it reads anything else of the repository. */
export interface JobStart {
  directory: string;
  launch: Launch;
  job: Job;
  part: JobPart;
}

/**
 * The run that this job is to perform: its directory and its request, which may come late. Throws Failure `usage`
 * outside a job, `missing-input` when the request is not there in time or is another.
 */
export async function jobStart({ options: given, path: resolve, env }: OfficialCall): Promise<JobStart> {
  const job = jobIn(env);
  if (job === undefined)
    throw new Failure('usage', 'option --in-job: is for launchers only, whose script sets GATEHOUSE_LAUNCH_JOB');
  const directory = resolve(given['in-job'] as string);
  const part = given.part as JobPart;
  const until = performance.now() + settleMs(env);
  for (;;) {
    const problem = `${directory}: no launch.json of request ${given['request-sha256'] ?? '(no --request-sha256)'}`;
    try {
      const launch = readLaunch(directory);
      const request = requestOfPart(launch, part);
      if (request !== undefined && requestSum(request) === given['request-sha256'])
        return { directory, launch, job, part };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
    if (performance.now() > until)
      throw new Failure(
        'missing-input',
        `${problem} after ${settleMs(env) / 1000} s; does this node see the repository?`,
      );
    await pause(500);
  }
}

function requestOfPart({ request, parts }: Launch, part: JobPart): LaunchRequest | undefined {
  if (part === 'run' || part === 'lead') return (part === 'lead') === (parts !== undefined) ? request : undefined;
  return parts?.[part === 'shard' ? 'shards' : 'join'].request;
}

/**
 * The outcome of a job that changes nothing: the run is over, or another job has it. Undefined when the run is this
 * job's.
 */
export function claimed({ directory, launch, job, part }: JobStart, now: Date): Outcome | undefined {
  const shown = path.basename(directory);
  const ended = inspectDocument(result, path.join(directory, 'result.json'));
  if (ended.state === 'read') {
    const { outcome, exit_code: code } = ended.value;
    const problem = `the run is over: ${outcome ?? 'ended'} (exit=${code}); job ${job.job} changes nothing in ${shown}`;
    return { status: code ?? 1, problems: [problem] };
  }
  if (ended.state === 'damaged') {
    const problem = `result.json cannot be read: ${ended.problem}; job ${job.job} changes nothing in ${shown}`;
    return { status: 1, problems: [problem] };
  }
  if (job.attempt > launch.attempts) {
    const problem = `attempt ${job.attempt} of this run is one more than its ${launch.attempts}: job ${job.job} changes nothing in ${shown}`;
    return { status: 1, problems: [problem] };
  }
  if (part === 'shard') return shardClaimed({ directory, launch, job }, now);
  const owner = (part === 'join' ? claimJoin : claimRun)(directory, job, launch.key, now);
  if (owner === undefined) return undefined;
  const problem =
    part === 'join'
      ? `the join of this run belongs to ${owner}: job ${job.job} changes nothing in ${shown}`
      : `attempt ${job.attempt} of this run belongs to ${owner}: job ${job.job} changes nothing in ${shown}`;
  return { status: 1, problems: [problem] };
}

export interface JobRun {
  call: OfficialCall;
  start: JobStart;
  request: RunRequest;
  runner: readonly string[];
  context: RunContext;
  interruption: Interruption;
}

/** Performs the claimed run, quietly: run.log is the one copy of its output. */
export async function performJob(run: JobRun): Promise<Outcome> {
  const { call, start, request, runner, context, interruption } = run;
  if (start.part === 'shard') return performShardJob(run);
  const { root, now, warn } = call;
  const { directory, launch, job, part } = start;
  if (job.attempt > 1) putAside(directory, job.attempt - 1);
  const stated = readDocument(contextDocument, path.join(directory, 'context.json'));
  const isJoin = part === 'join';
  const lead = isJoin ? lastClaim(directory) : undefined;
  const facts: ContextDocument = isJoin
    ? stated
    : {
        ...stated,
        hostname: job.node,
        ...(stated.launch && {
          launch: { ...stated.launch, job: job.job, cluster: job.cluster || stated.launch.cluster },
        }),
      };
  const { masking } = context;
  const log = logOfJob(root, warn);
  const record = RunRecord.takeUp(root, directory, request, now, {
    facts,
    launch: {
      launcher: launch.launcher.name,
      key: launch.key,
      job: job.job,
      node: job.node,
      attempt: job.attempt,
      part,
    },
    masking,
    isSuperseded: () => isSuperseded(directory, job),
    warn,
    began: lead === undefined ? undefined : new Date(lead.claimed_at),
  });
  const quiet = { ...context, relay: () => Promise.resolve(), relayError: () => undefined };
  return perform({
    record,
    request,
    runner,
    context: quiet,
    interruption,
    call,
    log: typeof log === 'string' ? undefined : log,
    job: {
      ...jobEnding(start, stated, interruption, now),
      part,
      ...(isJoin && { joined: () => joinShards({ ...run, context: quiet }, record) }),
      before: async () => {
        refuseCancelled(start, record);
        if (typeof log === 'string') throw blocked(log);
        refuseOlder(root, directory, request.tag, stated);
        await refuseMoved(root, stated, request, context);
      },
    },
  });
}

/**
 * A claimed run that the rules refuse now: gatehouse.json was changed while it was queued, or this node lacks what it
 * names.
 */
export function refuseClaimed(
  { directory, launch, job, part }: JobStart,
  workflow: string,
  reason: string,
  now: Date,
): void {
  if (existsSync(path.join(directory, 'result.json'))) return;
  if (part === 'shard') {
    refuseShard({ directory, launch, job }, workflow, reason);
    return;
  }
  const document: RunResult = {
    workflow,
    decision_tag: launch.decision_tag,
    exit_code: 1,
    audit_dir: path.posix.join(runsFolder, path.basename(directory)),
    phase: 'preflight',
    outcome: 'blocked',
    signal: null,
    reason: `refused in job ${job.job}: ${reason}`,
    started_at: now.toISOString(),
    finished_at: new Date().toISOString(),
  };
  publish(path.join(directory, 'result.json'), formatDocument(result, document), { exclusive: true });
}

function jobEnding(
  { directory, launch, job, part }: JobStart,
  { launch: submitted, hostname }: ContextDocument,
  interruption: Interruption,
  now: Date,
): Omit<JobEnding, 'before' | 'part'> {
  const hasSuccessor = (): boolean => isSuperseded(directory, job);
  const lead = part === 'join' ? lastClaim(directory) : undefined;
  // Of a run in shards the job is that of the lead, which judged machine and data.
  const own =
    part === 'join'
      ? {
          n: 1,
          job: submitted?.job ?? job.job,
          node: hostname ?? job.node,
          from: lead?.claimed_at ?? now.toISOString(),
        }
      : { n: job.attempt, job: job.job, node: job.node, from: now.toISOString() };
  const isLast = (): boolean => job.attempt >= launch.attempts || cancelRequest(directory).state !== 'missing';
  return {
    isSuperseded: hasSuccessor,
    added: ({ outcome, signal, reason }) => ({
      ...(part === 'join' && outcome === 'interrupted' && { shards: shardsLeft(directory, launch) }),
      launch: {
        launcher: launch.launcher.name,
        engine: launch.describe.engine,
        version: launch.describe.version,
        cluster: job.cluster || launch.describe.cluster,
        job: own.job,
        node: own.node,
        queue: submitted?.queue ?? null,
        cpus: job.cpus ?? null,
        memory_bytes: job.memoryBytes ?? null,
        queued_s: Math.max(0, (Date.parse(own.from) - Date.parse(launch.submitted_at)) / 1000),
        warned: interruption.signal === 'SIGUSR2',
        ...(launch.handle?.parts && { parts: launch.handle.parts }),
      },
      attempts: [
        ...attemptsBefore(directory, job.attempt),
        {
          n: own.n,
          job: own.job,
          node: own.node,
          started_at: own.from,
          ended_at: new Date().toISOString(),
          outcome,
          signal: signal ?? null,
          reason: reason ?? null,
        },
      ],
    }),
    asAttempt: ({ outcome }) =>
      (outcome === 'interrupted' && !isLast()) || hasSuccessor()
        ? (document: RunResult) => writeAttempt(directory, job.attempt, document)
        : undefined,
  };
}

/** Why it cannot be kept, where it cannot. */
function logOfJob(root: string, warn: (message: string) => void): RunLog | string | undefined {
  try {
    return openRunLog(root, { tool: 'official-run', isJob: true, warn });
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function blocked(reason: string): Blocked {
  return new Blocked({ phase: 'preflight', outcome: 'blocked', exitCode: 1, reason }, reason);
}

export function refuseCancelled(
  { directory }: Pick<JobStart, 'directory'>,
  { currentPhase: phase }: Pick<RunRecord, 'currentPhase'>,
): void {
  const request = cancelRequest(directory);
  if (request.state === 'missing') return;
  const by = request.state === 'read' ? ` by ${request.value.by.user} on ${request.value.by.host}` : '';
  const reason = `cancelled${by} before it began`;
  const finding: Finding = { phase, outcome: 'interrupted', exitCode: 143, signal: 'SIGTERM', reason };
  throw new Blocked(finding, reason);
}

/** Two hosts whose locks the file system does not pass on may have used one tag: the older run has it. */
function refuseOlder(root: string, directory: string, tag: string, stated: ContextDocument): void {
  const own = stated.launch?.submitted_at ?? '';
  const older = runsNaming(root, tag).find((run) => {
    if (run.name === path.basename(directory) || isOver(run)) return false;
    const begun = beginningOf(run);
    return begun < own || (begun === own && run.name < path.basename(directory));
  });
  if (older === undefined) return;
  throw blocked(`decision tag ${tag} was used by ${path.join(runsFolder, older.name)} before: a tag is used once`);
}

function isOver({ directory }: Run): boolean {
  const reading = inspectDocument(result, path.join(directory, 'result.json'));
  return reading.state === 'read' && isBeforeAnyVerdict(reading.value);
}

function beginningOf(run: Run): string {
  const documents = documentsOf(run);
  const submitted = documents.context.state === 'read' ? documents.context.value.launch?.submitted_at : undefined;
  const moment = startOf(documents);
  return submitted ?? (moment === undefined ? '' : new Date(Number(moment)).toISOString());
}

/** A run is of the commit and the difference that were submitted, whatever was done while it waited. */
export async function refuseMoved(
  root: string,
  { launch: submitted, workflow_arguments: words }: ContextDocument,
  request: RunRequest,
  { masking }: RunContext,
): Promise<void> {
  if (submitted === undefined) return;
  const short = (sum: string | null): string => sum?.slice(0, 7) ?? 'none';
  const commit = commitAt(root) ?? null;
  const difference = (await workTreeDifference(root))?.document.diff_sha256 ?? null;
  const moved: string[] = [];
  if (commit !== submitted.submitted_commit)
    moved.push(`git_commit ${short(submitted.submitted_commit)} \u2192 ${short(commit)}`);
  if (difference !== submitted.submitted_diff_sha256)
    moved.push(`git difference ${short(submitted.submitted_diff_sha256)} \u2192 ${short(difference)}`);
  if (words !== undefined && JSON.stringify(words) !== JSON.stringify(masking.words(request.workflowArguments)))
    moved.push('the workflow arguments that gatehouse.json gives');
  if (moved.length === 0) return;
  const reason = `the repository moved while the run was queued: ${moved.join('; ')}`;
  throw new Blocked({ phase: 'freeze', outcome: 'blocked', exitCode: 2, reason }, reason);
}
