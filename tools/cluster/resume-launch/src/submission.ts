/** What a submission left, and the job it comes to (contract 49.2): looked for before it is repeated. */
import path from 'node:path';
import {
  Failure,
  formatDocument,
  result,
  type Launch,
  type LaunchClaim,
  type LaunchHandle,
  type RunResult,
} from '@gatehouse/contracts';
import type { RunLog } from '@gatehouse/evidence';
import { publish } from '@gatehouse/files';
import {
  Engines,
  isInParts,
  lastClaim,
  LauncherProgram,
  recordHandle,
  submitParts,
  submittedRequest,
  withdrawParts,
  type PartsSubmitted,
} from '@gatehouse/launch';
import { documentsOf, type Run } from '@gatehouse/runs';
import { bootId, isAlive } from '@gatehouse/system';
import os from 'node:os';

export interface Undecided {
  run: Run;
  launch: Launch;
  root: string;
  env: NodeJS.ProcessEnv;
  now: Date;
  log: RunLog | undefined;
  /** The run directory, relative. */
  shown: string;
}

/**
 * The submission with its job. Throws Failure `busy` while its submitter lives, `unreachable` when the engine decides
 * nothing, `refused` when it says no, after the result that says so was written.
 */
export async function withJob(undecided: Undecided): Promise<Launch> {
  const { run, launch, root, env } = undecided;
  if (launch.handle !== null) return launch;
  const claim = isInParts(launch) ? undefined : lastClaim(run.directory);
  if (claim !== undefined) return recordHandle(run.directory, launch, handleOf(launch, claim));
  if (documentsOf(run).isCancelled === true) return launch;
  refuseWhileSubmitting(launch);
  const program = LauncherProgram.of(launch.launcher, { root, env });
  const { launch: submitted, answer } = await submit(program, run.directory, launch);
  if (submitted.handle !== null || answer === undefined || answer.kind === 'answered') return submitted;
  const { name } = launch.launcher;
  if (answer.kind === 'undecided')
    throw new Failure(
      'unreachable',
      `Submission undecided (${name}: ${answer.said}). resume-launch --tag ${launch.decision_tag}. Audit: ${undecided.shown}`,
    );
  const owner = await withdrawParts(run.directory, submitted, new Engines({ root, env }), undecided.now);
  if (owner === undefined) await writeRefusal(undecided, answer.said);
  throw new Failure('refused', `Submission refused by ${name}: ${answer.said}. See ${undecided.shown}`);
}

/** Once: what has a job already is not submitted again. */
async function submit(program: LauncherProgram, directory: string, launch: Launch): Promise<PartsSubmitted> {
  if (isInParts(launch)) return submitParts(program, directory, launch, true);
  const answer = await program.submit(submittedRequest(launch, true));
  return { launch: answer.kind === 'answered' ? recordHandle(directory, launch, answer.document) : launch, answer };
}

function handleOf({ launcher, key }: Launch, { job, cluster, claimed_at: at }: LaunchClaim): LaunchHandle {
  return {
    schema: 'launch-handle/v1',
    launcher: launcher.name,
    cluster: cluster || 'unknown',
    key,
    job,
    parts: null,
    submitted_at: at,
    said: 'by the claim of the job',
  };
}

/** Of a submitter on another host nothing is known here; then the key tells. */
function refuseWhileSubmitting({ submitted_by: { host, boot_id: boot, process: one } }: Launch): void {
  if (host !== os.hostname() || (boot !== null && boot !== bootId()) || one.pid === process.pid || !isAlive(one))
    return;
  throw new Failure('busy', `process ${one.pid} is submitting the run; try again when it is over`);
}

async function writeRefusal({ run, launch, log, now, shown }: Undecided, reason: string): Promise<void> {
  const documents = documentsOf(run);
  const workflow = documents.context.state === 'read' ? (documents.context.value.workflow ?? null) : null;
  const document: RunResult = {
    workflow,
    decision_tag: launch.decision_tag,
    exit_code: 1,
    audit_dir: shown,
    phase: 'submit',
    outcome: 'blocked',
    signal: null,
    reason,
    started_at: launch.submitted_at,
    finished_at: now.toISOString(),
  };
  publish(path.join(run.directory, 'result.json'), formatDocument(result, document), { exclusive: true });
  await log?.finished({
    subject: shown,
    tag: launch.decision_tag,
    verdict: 'blocked',
    phase: 'submit',
    startedAt: new Date(launch.submitted_at),
    resolve: (file) => file,
  });
}
