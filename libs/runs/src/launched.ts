/**
 * In what state a run is that was given to an engine (contract 48.9). Files decide; what the engine says counts only
 * where they do not tell, and never as a success. An engine that was not asked is as one that cannot be asked.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  launch,
  launchEnd,
  type Launch,
  type LaunchAnswer,
  type LaunchEnd,
  type RunStatus,
} from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';
import { lives } from '@gatehouse/system';
import type { Run } from './run';
import type { Machine, RunDocuments, RunStateName } from './state';

/** What of a submission lies in the run directory. */
export interface LaunchDocuments {
  launch: Reading<Launch>;
  launchEnd: Reading<LaunchEnd>;
  /** Somebody wants the run to end: a job that starts later obeys, so one that is not there will not come. */
  isCancelled: boolean;
  /** Of a run in shards: the youngest heartbeat of a shard, ms. */
  shardBeat?: number | undefined;
  /** launch.log is there: a node wrote to the run directory. */
  hasEngineLog: boolean;
}

/** What an engine said of one job, or why it said nothing. */
export type EngineView =
  | {
      answer: LaunchAnswer;
      /** ISO 8601. */
      askedAt: string;
      /** When the job was first seen to be over, or not known; null while it is neither. */
      overSince: string | null;
    }
  | { silence: string };

export function launchDocumentsOf({ directory }: Run): LaunchDocuments {
  return {
    launch: inspectDocument(launch, path.join(directory, 'launch.json')),
    launchEnd: inspectDocument(launchEnd, path.join(directory, 'launch_end.json')),
    isCancelled: existsSync(path.join(directory, 'cancel_requested.json')),
    hasEngineLog: existsSync(path.join(directory, 'launch.log')),
  };
}

/** Was the run given to an engine? */
export function isLaunched({ context, status, launch: submission }: RunDocuments): boolean {
  return (
    (submission !== undefined && submission.state !== 'missing') ||
    (context.state === 'read' && context.value.launch !== undefined) ||
    (status.state === 'read' && status.value.launch !== undefined)
  );
}

/** Files come late: nothing is called lost earlier (ms). */
export function settleMs(env: NodeJS.ProcessEnv = process.env): number {
  const given = Number(env['GATEHOUSE_SETTLE_S'] || 'NaN');
  return (given >= 0 ? given : 90) * 1000;
}

/** A heartbeat that is younger shows work, whatever the engine says (ms). */
const freshMs = 120_000;

export interface LaunchedRun {
  documents: RunDocuments;
  machine: Machine;
  view: EngineView | undefined;
  now: number;
  settle: number;
}

/** The state of a launched run without a result, and the evidence for it. */
export function judgeLaunched(run: LaunchedRun): [RunStateName, ...string[]] {
  const { launchEnd: end, status } = run.documents;
  if (end?.state === 'read') return ['lost', `launch_end.json: ${wordsOf(end.value.answer)}`];
  const progress = status.state === 'read' ? status.value : undefined;
  return undecidedParts(run, progress) ?? judgeBegun(run, progress);
}

function judgeBegun(run: LaunchedRun, progress: RunStatus | undefined): Judgement {
  return progress === undefined || progress.phase === 'queued' ? queued(run, progress) : atWork(run, progress);
}

/** Of a run in shards not all jobs are known: only resume-launch gives it the others. */
function undecidedParts(
  { documents, machine, now }: LaunchedRun,
  progress: RunStatus | undefined,
): Judgement | undefined {
  const { launch: submission } = documents;
  if (submission?.state !== 'read' || documents.isCancelled === true) return undefined;
  if (submission.value.parts === undefined || submission.value.handle !== null) return undefined;
  const { submitted_by: submitter } = submission.value;
  if (submitter.host === machine.host && isSubmitting(submitter, machine))
    return ['queued', `submitting (process ${submitter.process.pid} on ${submitter.host})`];
  const isAtWork = progress !== undefined && progress.phase !== 'queued' && now - beatOf(documents, progress) < freshMs;
  const undecided = `the submission of its parts is undecided: resume-launch --tag ${tagOf(documents, progress)}`;
  return [isAtWork ? 'running' : 'unknown', undecided];
}

/** The last sign of life, ms: of the top of the run, or of a shard. */
function beatOf({ shardBeat }: RunDocuments, { heartbeat_at: top }: RunStatus): number {
  return Math.max(Date.parse(top), shardBeat ?? 0);
}

/** `slurm job 1234`, or the key where no job is known; `part`: of a run in shards. */
export function jobName({ launch: submission, context }: RunDocuments, part?: LaunchAnswer['part']): string {
  if (submission?.state === 'read') {
    const { launcher, key, handle } = submission.value;
    const job = part === undefined ? handle?.job : (handle?.parts?.[part] ?? handle?.job);
    return `${launcher.name} ${part === undefined ? '' : `${part} `}job ${job ?? key}`;
  }
  const known = context.state === 'read' ? context.value.launch : undefined;
  return known === undefined ? 'a job' : `${known.launcher} job ${known.job ?? known.key}`;
}

/** The engine's words: `PENDING (Priority)`. */
export function wordsOf(answer: LaunchAnswer): string {
  if (!answer.known) return 'the engine does not know the job';
  const reason = answer.reason === null || /^none$/i.test(answer.reason) ? '' : ` (${answer.reason})`;
  const { exit } = answer;
  const code = exit === null || answer.state !== 'ended' ? '' : ` ${exit.code ?? 0}:${exit.signal ?? 0}`;
  return `${answer.engine_state ?? 'no state'}${reason}${code}`;
}

function queued({ documents, machine, view, now, settle }: LaunchedRun, progress: RunStatus | undefined): Judgement {
  const { launch: submission } = documents;
  const handle = submission?.state === 'read' ? submission.value.handle : null;
  const name = jobName(documents);
  if (view !== undefined && 'answer' in view) {
    const { answer } = view;
    const said = `${jobName(documents, answer.part)}: ${wordsOf(answer)}`;
    if (answer.known || handle !== null || documents.isCancelled === true) {
      if (answer.state === 'pending') return ['queued', withStart(said, answer)];
      if (answer.state === 'running') return ['running', `${said}: started; its files are not to be seen yet`];
      if (answer.state === 'unknown') return ['unknown', `${said}, a state that the launcher does not know`];
      return over(view, now, settle)
        ? ['lost', `${said}, and there is no file of it${sightOf(documents, answer)}`]
        : ['queued', `${said}: waiting for its files`];
    }
  }
  if (submission?.state === 'damaged') return ['unknown', `launch.json cannot be read: ${submission.problem}`];
  if (handle === null) {
    const since = neverSubmitted(documents, progress);
    if (since !== undefined && now - since >= settle) return ['lost', 'it has no launch.json: it was never submitted'];
    const submitter = submission?.state === 'read' ? submission.value.submitted_by : undefined;
    if (submitter !== undefined && submitter.host === machine.host && isSubmitting(submitter, machine))
      return ['queued', `submitting (process ${submitter.process.pid} on ${submitter.host})`];
    return ['unknown', `the submission is undecided: resume-launch --tag ${tagOf(documents, progress)}`];
  }
  return ['unknown', `${name} was accepted and has not begun; ${silenceOf(view)}`];
}

function atWork({ documents, view, now, settle }: LaunchedRun, progress: RunStatus): Judgement {
  const beatAt = beatOf(documents, progress);
  const age = now - beatAt;
  const part = view !== undefined && 'answer' in view ? view.answer.part : undefined;
  const name = jobName(documents, part);
  const beat = `${name} on ${progress.host}: last heartbeat ${new Date(beatAt).toISOString()}`;
  const isFresh = age < freshMs;
  if (view === undefined || !('answer' in view))
    return isFresh ? ['running', beat] : ['unknown', `${beat}, ${seconds(age)} s ago`, silenceOf(view)];
  const { answer } = view;
  const said = part === undefined ? wordsOf(answer) : `${name}: ${wordsOf(answer)}`;
  const waiting = part === undefined ? `for attempt ${(progress.launch?.attempt ?? 1) + 1}: ${said}` : said;
  if (answer.state === 'pending' && age > settle / 3) return ['queued', withStart(waiting, answer), beat];
  if (answer.state === 'running' || (answer.state === 'pending' && isFresh))
    return ['running', isFresh ? beat : `${beat}, ${seconds(age)} s ago; the engine says ${said}`];
  if (answer.state === 'unknown') return [isFresh ? 'running' : 'unknown', beat, said];
  if (over(view, now, settle) && age > Math.min(settle, freshMs)) return ['lost', said, beat];
  return ['running', `${said}: waiting for its files`, beat];
}

type Judgement = [RunStateName, ...string[]];

function over(
  { askedAt, overSince, answer }: Extract<EngineView, { answer: unknown }>,
  now: number,
  settle: number,
): boolean {
  return now - Date.parse(answer.ended_at ?? overSince ?? askedAt) >= settle;
}

/**
 * launch.json is there before the engine is asked (contract 48.2): since when the submitter has been gone that left
 * none. Undefined where it may have asked.
 */
function neverSubmitted(
  { launch: submission, context }: RunDocuments,
  progress: RunStatus | undefined,
): number | undefined {
  if (progress !== undefined || submission === undefined || submission.state !== 'missing') return undefined;
  const stated = context.state === 'read' ? context.value.launch : undefined;
  return stated === undefined ? undefined : Date.parse(stated.submitted_at);
}

/** A job that failed and wrote not even to its log; one that was taken from the queue has no exit. */
function sightOf({ hasEngineLog }: RunDocuments, { exit }: LaunchAnswer): string {
  const hasFailed = exit !== null && ((exit.code ?? 0) !== 0 || (exit.signal ?? 0) !== 0);
  return hasEngineLog === false && hasFailed ? ', nor a log: the node may not see the repository' : '';
}

function isSubmitting({ process: one, boot_id: boot }: Launch['submitted_by'], machine: Machine): boolean {
  return (boot === null || machine.bootId === undefined || boot === machine.bootId) && lives(one, machine.processes);
}

function withStart(said: string, { expected_start: start }: LaunchAnswer): string {
  return start === null ? said : `${said}, expected to start ${start}`;
}

function silenceOf(view: EngineView | undefined): string {
  return view !== undefined && 'silence' in view
    ? `the engine did not answer: ${view.silence}`
    : 'the engine was not asked';
}

function tagOf({ launch: submission }: RunDocuments, progress: RunStatus | undefined): string {
  return submission?.state === 'read' ? submission.value.decision_tag : (progress?.decision_tag ?? 'TAG');
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
