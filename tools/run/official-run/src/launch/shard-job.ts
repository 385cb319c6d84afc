/** One shard of a launched run, in its own job: an element of the array (contract 48.8). */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '@gatehouse/cli';
import { context as contextDocument, Failure, shardResult, type Launch, type StatusLaunch } from '@gatehouse/contracts';
import { inspectDocument, readDocument } from '@gatehouse/files';
import { claimShard, hasLeadPassed, type Job } from '@gatehouse/launch';
import { settleMs, shardFolder } from '@gatehouse/runs';
import { performShard } from '../shards/perform-shard';
import { runPlace, type RunPlace } from '../shards/run-place';
import { ShardRecord } from '../shards/shard-record';
import { Blocked, gateFinding, isChanged, preflightOf } from '../run';
import { refuseCancelled, refuseMoved, type JobRun } from './job';

const heartbeatMs = 30_000;

interface ShardStart {
  directory: string;
  launch: Launch;
  job: Job;
}

/** The outcome of a job that changes nothing: another one has the shard. Throws Failure `usage` outside an array. */
export function shardClaimed({ directory, launch, job }: ShardStart, now: Date): Outcome | undefined {
  const index = indexOf(job, launch);
  const folder = shardFolder(directory, index);
  const owner = claimShard(folder, job, launch.key, now);
  if (owner === undefined) return undefined;
  const ended = inspectDocument(shardResult, path.join(folder, 'result.json'));
  const shown = `${path.basename(directory)}/shards/${index}`;
  const problem = `shard ${index} of this run belongs to ${owner}: job ${job.job} changes nothing in ${shown}`;
  return {
    status: ended.state === 'read' && ended.value.exit_code !== 0 ? ended.value.exit_code : 1,
    problems: [problem],
  };
}

function indexOf({ index }: Job, launch: Launch): number {
  if (index === undefined || index >= countOf(launch))
    throw new Failure(
      'usage',
      `option --part shard: is for elements of an array of ${countOf(launch)}, whose script sets GATEHOUSE_LAUNCH_INDEX`,
    );
  return index;
}

function countOf({ parts }: Launch): number {
  return parts?.shards.request.array?.count ?? 0;
}

/** Performs the claimed shard; its output is in its own run.log. */
export async function performShardJob({
  call,
  start,
  request,
  runner,
  context,
  interruption,
}: JobRun): Promise<Outcome> {
  const { root, warn } = call;
  const { directory, launch } = start;
  const [index, count] = [indexOf(start.job, launch), countOf(launch)];
  const run = runPlace(root, directory, request);
  const record = recordOf(start, request.workflow, index);
  const shown = run.displayPath('shards', String(index));
  const ended = (status: number, reason: string | null): Outcome => {
    interruption.stop();
    if (status === 0) return { status, lines: [`Shard ${index} of ${count} passed. See ${shown}`] };
    return { status, problems: [`shard ${index} of ${count} failed: ${reason ?? `ended in ${status}`}. See ${shown}`] };
  };
  try {
    await mayBegin({ call, start, request, runner, context, interruption }, run, index);
  } catch (error) {
    if (!(error instanceof Blocked) && !(error instanceof Failure)) throw error;
    const { exitCode, signal } = error instanceof Blocked ? error.finding : { exitCode: 1, signal: undefined };
    const { exit_code: status, reason } = record.close({ exitCode, signal, reason: error.message }, undefined);
    return ended(status, reason);
  }
  const quiet = { ...context, relay: () => Promise.resolve(), relayError: () => undefined, warn };
  const { result } = await performShard({
    ...{ record, run, index, count, request, runner, interruption, heartbeatMs },
    context: quiet,
  });
  return ended(result.exit_code, result.reason);
}

/** The lead has passed, nobody wants the run to end, and node, commit and data are those of the run. Throws Blocked. */
async function mayBegin(
  { call, start, request, context, interruption }: JobRun,
  run: RunPlace,
  index: number,
): Promise<void> {
  const { directory, launch } = start;
  refuseCancelled(start, { currentPhase: 'preflight' });
  const until = performance.now() + settleMs(call.env);
  while (!hasLeadPassed(directory, launch.key)) {
    if (performance.now() > until) throw refused('the lead of this run has not passed');
    await pause(500, undefined, { signal: interruption.abort }).catch(() => undefined);
    if (interruption.signal !== undefined) break;
  }
  const folder = String(index);
  const place = {
    path: (name: string) => run.path('shards', folder, name),
    displayPath: (name: string) => run.displayPath('shards', folder, name),
    runDirRelative: run.runDirRelative,
  };
  await preflightOf(place, request, context, interruption);
  await refuseMoved(call.root, readDocument(contextDocument, run.path('context.json')), request, context);
  const { inputCsv: csv } = request;
  if (csv === undefined || request.skipDataQuality) return;
  const changed = await isChanged(csv, gateFinding(run).input, context, interruption);
  if (changed && interruption.signal === undefined)
    throw refused(`the input is not what passed the data quality gate: ${csv}`);
}

function refused(reason: string): Blocked {
  return new Blocked({ phase: 'preflight', outcome: 'blocked', exitCode: 2, reason }, reason);
}

function recordOf({ directory, launch, job }: ShardStart, workflow: string, index: number): ShardRecord {
  const { decision_tag: tag } = launch;
  return new ShardRecord({ directory, tag, workflow, index, count: countOf(launch), launch: statusOf(launch, job) });
}

function statusOf({ launcher, key }: Launch, { job, node, attempt }: Job): StatusLaunch {
  return { launcher: launcher.name, key, job, node, attempt, part: 'shard' };
}

/** A claimed shard that the rules refuse now. */
export function refuseShard(start: ShardStart, workflow: string, reason: string): void {
  const index = indexOf(start.job, start.launch);
  const said = `refused in job ${start.job.job}: ${reason}`;
  recordOf(start, workflow, index).close({ exitCode: 1, reason: said }, undefined);
}
