/** The four verbs for Slurm (contract 48.3, 48.4). No state is kept; what Slurm says is passed on. */
import {
  Failure,
  type LaunchCancel,
  type Launcher,
  type LaunchHandle,
  type LaunchQuery,
  type LaunchRequest,
  type LaunchStatus,
  type SoughtJob,
} from '@gatehouse/contracts';
import { refuseManaged } from '@gatehouse/launch';
import { answerOf, notKnown, ownOf, parseSacct, parseSqueue, sacctFormat, squeueFormat, type ListedJob } from './jobs';
import { jobScript } from './script';
import { isInvalidJob, type Said, type Slurm } from './slurm';
import { hopelessReasons } from './states';

export interface SlurmCall {
  slurm: Slurm;
  /** GATEHOUSE_SLURM_NAME: the job's name with `{tag}` and `{key}`. */
  nameTemplate: string;
  now: Date;
}

export const defaultName = '{tag}.{key}';

const managedArgs = [
  ...[
    '--job-name',
    '--chdir',
    '--output',
    '--error',
    '--input',
    '--open-mode',
    '--nodes',
    '--ntasks',
    '--cpus-per-task',
  ],
  ...['--mem', '--no-requeue', '--requeue', '--export', '--time', '--signal', '--partition', '--account', '--array'],
  ...['--dependency', '--kill-on-invalid-dep', '--wrap', '--wait', '--parsable', '--test-only', '--help', '--usage'],
  ...['--version', '--uid', '--gid', '--quiet', '--verbose', '--clusters'],
  ...['-J', '-D', '-o', '-e', '-i', '-N', '-n', '-c', '-t', '-p', '-A', '-a', '-d', '-W', '-h', '-V', '-Q', '-v', '-M'],
];
const settingsInForce = ['SLURM_VERSION', 'ClusterName', 'KillWait', 'MaxArraySize', 'MinJobAge'] as const;

/** Throws Failure `unreachable`. */
export function describe({ slurm }: SlurmCall): Launcher {
  const said = slurm('scontrol', ['show', 'config']);
  if (said.status !== 0) throw silent(said);
  const [version, cluster, killWait, maxArray, minJobAge] = settingsInForce.map(
    (name) => new RegExp(`^${name}\\s*= (.*)$`, 'm').exec(said.out)?.[1] ?? '',
  );
  const mostElements = numberOf(maxArray, 1001);
  return {
    schema: 'launcher/v1',
    name: 'slurm',
    engine: 'Slurm',
    version: version || 'unknown',
    cluster: cluster || 'unknown',
    arrays: mostElements > 0,
    max_array: mostElements || null,
    grace_s: numberOf(killWait, 30),
    restarts: true,
    forgets_after_s: numberOf(minJobAge, 300),
    managed_args: managedArgs,
    hopeless_reasons: hopelessReasons,
  };
}

/** `30 sec`; 0 is a value: of MaxArraySize it forbids arrays. */
function numberOf(text: string | undefined, otherwise: number): number {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isNaN(number) ? otherwise : number;
}

/** Throws Failure `refused`, `usage`; `unreachable` where the job may be there all the same. */
export function submit(request: LaunchRequest, call: SlurmCall): LaunchHandle {
  const { slurm, now } = call;
  refuseManaged(request.args, managedArgs);
  const name = jobName(call, request);
  const { cluster, grace_s: graceS } = describe(call);
  const handle = (job: string, of: string, said: string): LaunchHandle => ({
    schema: 'launch-handle/v1',
    launcher: 'slurm',
    cluster: of || cluster,
    key: request.key,
    job,
    parts: null,
    submitted_at: now.toISOString(),
    said,
  });
  if (request.look_first) {
    const sought = { key: request.key, tag: request.tag, handle: null };
    const [found] = ownOf(sought, list([sought], call));
    if (found !== undefined) return handle(found.arrayId || found.id, cluster, `found: ${found.id} ${found.word}`);
  }
  const said = slurm('sbatch', sbatchWords(request, name), jobScript(request, graceS));
  const ids = said.out.split('\n').filter((line) => /^\d+(;\S+)?$/.test(line.trim()));
  if (said.status !== 0 && ids.length === 0 && isRefusal(said)) throw new Failure('refused', said.error);
  const [id = ''] = ids;
  if (said.status !== 0 || ids.length !== 1)
    throw new Failure('unreachable', `sbatch gave ${ids.length} job ids: ${said.error || said.out.slice(0, 200)}`);
  const [job = '', of = ''] = id.trim().split(';');
  return handle(job, of, [id.trim(), said.error].filter((text) => text !== '').join('; '));
}

/** Words of sbatch; the script comes on standard input. */
export function sbatchWords(request: LaunchRequest, name: string): string[] {
  const { time_limit_min: limit, warn_s: warn, queue, account, array, after } = request;
  const words = [
    '--parsable',
    ...['--job-name', name, '--comment', request.label, '--chdir', request.cwd],
    ...['--output', request.output.replaceAll('%', '%%'), '--open-mode=append'],
    ...['--nodes=1', '--ntasks=1', '--cpus-per-task', String(request.cpus), '--mem', `${request.memory_mb}M`],
    ...[request.restarts ? '--requeue' : '--no-requeue', '--export=ALL'],
  ];
  if (limit !== null) {
    words.push('--time', String(limit));
    // Under a limit of the queue that nobody knows here the signal could come at once.
    if (warn > 0) words.push(`--signal=B:USR2@${warn}`);
  }
  if (queue !== null) words.push('--partition', queue);
  if (account !== null) words.push('--account', account);
  if (array !== null) words.push(`--array=0-${array.count - 1}%${array.at_once}`);
  if (after !== null)
    words.push(
      `--dependency=${after.when === 'success' ? 'afterok' : 'afterany'}:${after.handle.job}`,
      '--kill-on-invalid-dep=yes',
    );
  return [...words, ...request.args];
}

/** Throws Failure `unreachable`. */
export function status({ handles }: LaunchQuery, call: SlurmCall): LaunchStatus {
  const { now } = call;
  const listed = list(handles, call);
  const answers = handles.map((job) => {
    const found = answerOf(job, listed, now.getTime()) ?? answerOf(job, accounted(job, call), now.getTime());
    return found ?? notKnown(job.key);
  });
  return { schema: 'launch-status/v1', asked_at: now.toISOString(), answers };
}

/** Throws Failure `unreachable`. */
export function cancel({ handles: [job] }: LaunchQuery, call: SlurmCall): LaunchCancel {
  const { slurm, now } = call;
  const listed = list([job], call);
  const found = answerOf(job, listed, now.getTime());
  const said = (accepted: boolean, words: string): LaunchCancel => ({
    schema: 'launch-cancel/v1',
    accepted,
    said: words,
  });
  if (found === undefined) return said(false, 'Slurm knows no such job');
  if (found.state === 'ended') return said(false, `the job is over: ${found.engine_state}`);
  const ending = slurm('scancel', [...new Set(ownOf(job, listed).map(({ id, arrayId }) => arrayId || id))]);
  if (isInvalidJob(ending)) return said(false, ending.error);
  if (ending.status !== 0) throw silent(ending);
  return said(true, `${found.engine_state}: ${found.state === 'pending' ? 'taken from the queue' : 'TERM, then KILL'}`);
}

/** Throws Failure `usage` for a template without the key. */
function jobName({ nameTemplate }: SlurmCall, { tag, key }: { tag: string; key: string }): string {
  if (!nameTemplate.includes('{key}'))
    throw new Failure(
      'usage',
      `environment variable GATEHOUSE_SLURM_NAME: expected a name with {key} in it, got ${JSON.stringify(nameTemplate)}`,
    );
  return nameTemplate.replaceAll('{tag}', tag.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 100)).replaceAll('{key}', key);
}

/**
 * Jobs by their numbers, whosever they are and in hidden partitions, too. One that has none yet is sought by its key
 * among all: its name was made by who submitted it, with another GATEHOUSE_SLURM_NAME perhaps.
 */
function list(jobs: readonly SoughtJob[], { slurm }: SlurmCall): ListedJob[] {
  const ids = jobs.map(({ handle }) => handle?.job);
  const which = ids.includes(undefined) ? [] : ['-j', ids.join(',')];
  const said = slurm('squeue', ['-a', '-h', '-r', '-t', 'all', ...which, '-O', squeueFormat]);
  // Of one id that is forgotten the status is 1, of several 0 without a line.
  if (said.status !== 0 && !isInvalidJob(said)) throw silent(said);
  return parseSqueue(said.out);
}

/** Of a job that the controller has forgotten; nothing where there is no accounting. */
function accounted({ handle }: SoughtJob, { slurm }: SlurmCall): ListedJob[] {
  if (handle === null) return [];
  const said = slurm('sacct', ['-X', '-P', '-D', '-n', '-j', handle.job, '-o', sacctFormat]);
  return said.status === 0 ? parseSacct(said.out) : [];
}

/** The controller answered, and no. Anything else may have been accepted. */
function isRefusal({ error, status }: Said): boolean {
  return (
    status !== null &&
    /Batch job submission failed|[Ii]nvalid|[Uu]nrecognized|not permitted|Unable to open file/.test(error) &&
    !isAway(error)
  );
}

function isAway(error: string): boolean {
  return /Unable to contact|timed out|[Cc]onnect(ion)? (failure|refused)|[Ss]ocket|Zero Bytes|temporarily|Resource busy/.test(
    error,
  );
}

function silent({ error, status }: Said): Failure {
  return new Failure('unreachable', error || `Slurm gave no answer (${status ?? 'ended by a signal'})`);
}
