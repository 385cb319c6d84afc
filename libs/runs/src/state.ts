/**
 * In what state a run is, judged from evidence alone (contract 4.4). Absent evidence is never a success. Gathering the
 * evidence and judging it are apart: the documents and processes of a run on another host are judged by the same rules.
 */
import os from 'node:os';
import path from 'node:path';
import { context, result, status, type RunContext, type RunResult, type RunStatus } from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';
import { pidNamespace, bootId, groupLives, isDead, lives, readProcesses, type ProcessFacts } from '@gatehouse/system';
import {
  isLaunched,
  judgeLaunched,
  launchDocumentsOf,
  settleMs,
  type EngineView,
  type LaunchDocuments,
} from './launched';
import { tagIn, type Run } from './run';
import { shardHeartbeat } from './shards';
import { isSameTag } from './tag';

export type RunStateName =
  'queued' | 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown';

export interface RunState {
  state: RunStateName;
  /** Why this is believed: one sentence each, naming the file or process. */
  evidence: string[];
  result: Reading<RunResult>;
  status: Reading<RunStatus>;
}

/** The machine on which the judge stands. */
export interface Observer {
  host: string;
  bootId: string | undefined;
  pidNamespace: string | undefined;
}

/** A machine and the processes that can be seen on it. */
export interface Machine extends Observer {
  /** By its clock, ms; this machine's where it is not given. */
  now?: number;
  processes: readonly ProcessFacts[];
}

/** What a run's directory says about it; of a submission only where that was read. */
export interface RunDocuments extends Partial<LaunchDocuments> {
  context: Reading<RunContext>;
  status: Reading<RunStatus>;
  result: Reading<RunResult>;
}

export interface RunProcess {
  pid: number;
  words: readonly string[];
}

export function thisMachine(): Observer {
  return { host: os.hostname(), bootId: bootId(), pidNamespace: pidNamespace() };
}

export function documentsOf(run: Run): RunDocuments {
  const { directory } = run;
  const documents = {
    context: inspectDocument(context, path.join(directory, 'context.json')),
    status: inspectDocument(status, path.join(directory, 'status.json')),
    result: inspectDocument(result, path.join(directory, 'result.json')),
  };
  // How a run was submitted decides nothing about one that has a result.
  if (documents.result.state === 'read') return documents;
  return { ...documents, ...launchDocumentsOf(run), shardBeat: shardBeatOf(run, documents) };
}

/** So long the top of a run in shards may be silent before its shards are looked at (ms). */
const leadIsSilentMs = 45_000;

/** The lead of a launched run in shards has gone when they are at work: they tell of themselves. */
function shardBeatOf({ directory }: Run, { context: said, status: progress }: RunDocuments): number | undefined {
  const count = said.state === 'read' && said.value.launch !== undefined ? said.value.shards?.count : undefined;
  if (count === undefined || progress.state !== 'read' || progress.value.phase !== 'workflow') return undefined;
  if (Date.now() - Date.parse(progress.value.heartbeat_at) < leadIsSilentMs) return undefined;
  return shardHeartbeat(directory, count);
}

/**
 * The state of a run on this machine; `view`: what the engine says of a launched one. Reads only; throws nothing but
 * Failure `io`.
 */
export function stateOfRun(run: Run, observer: Observer = thisMachine(), view?: EngineView): RunState {
  const documents = documentsOf(run);
  if (documents.result.state === 'read' && (documents.result.value.left_running ?? []).length === 0)
    return judgeRun(documents, { ...observer, processes: [] });
  const machine = { ...observer, processes: readProcesses() };
  // The documents once more: a run that ends meanwhile writes its result before its processes go.
  return judgeRun(documentsOf(run), machine, view);
}

/**
 * The state of a run from facts. `lost` is true only of documents that were read after the processes, because a run
 * that ends writes its result before its processes go.
 */
export function judgeRun(documents: RunDocuments, machine: Machine, view?: EngineView): RunState {
  const [state, ...evidence] = judge(documents, machine, view);
  return { state, evidence, result: documents.result, status: documents.status };
}

type Judgement = [RunStateName, ...string[]];

function judge(documents: RunDocuments, machine: Machine, view: EngineView | undefined): Judgement {
  const { result: ended, status: progress } = documents;
  if (ended.state === 'read') {
    const [state, ...evidence] = outcomeOf(ended.value);
    const living = leftRunning(documents, machine).map(({ pid }) => pid);
    if (living.length === 0) return [state, ...evidence];
    return ['running', `what the workflow left running lives (pid ${living.join(', ')})`, ...evidence];
  }
  const absent = ended.state === 'damaged' ? `result.json cannot be read: ${ended.problem}` : 'there is no result.json';
  if (isLaunched(documents)) {
    const now = machine.now ?? Date.now();
    return [...judgeLaunched({ documents, machine, view, now, settle: settleMs() }), absent];
  }
  if (progress.state === 'read') return [...fromStatus(progress.value, documents, machine), absent];
  const seen =
    progress.state === 'damaged' ? `status.json cannot be read: ${progress.problem}` : 'there is no status.json';
  return [...fromProcesses(documents, machine), seen, absent];
}

/** What official-run writes into a result and the replaced script did not. */
const ownFields = ['outcome', 'phase', 'signal', 'reason', 'started_at', 'finished_at'] as const;

/** Must this result say how the run ended? One of the replaced script had no more than its exit_code. */
export function statesOutcome(ended: RunResult): boolean {
  return ownFields.some((name) => ended[name] !== undefined);
}

function outcomeOf(ended: RunResult): Judgement {
  const isOwn = statesOutcome(ended);
  const evidence = `result.json: exit_code ${ended.exit_code ?? 'absent'}${isOwn ? `, outcome ${ended.outcome ?? 'absent'}` : ''}`;
  if (ended.outcome !== undefined && ended.outcome !== 'succeeded') return [ended.outcome, evidence];
  return [ended.exit_code === 0 && (!isOwn || ended.outcome === 'succeeded') ? 'succeeded' : 'failed', evidence];
}

function fromStatus(progress: RunStatus, documents: RunDocuments, machine: Machine): Judgement {
  const heartbeat = `last heartbeat ${progress.heartbeat_at}`;
  if (progress.host !== machine.host) {
    return [
      'unknown',
      `the run belongs to host ${progress.host} and cannot be judged from ${machine.host} (${heartbeat})`,
    ];
  }
  if (progress.boot_id !== null && machine.bootId !== undefined && progress.boot_id !== machine.bootId) {
    return ['lost', `${progress.host} was started anew since the ${heartbeat}`];
  }
  const { official_run: official, workflow_group: group } = progress;
  if (isElsewhere(progress, machine)) {
    const inside = `its processes have their numbers in ${progress.pid_namespace}, which is not that of the judge, ${machine.pidNamespace} (a container?)`;
    return carriers(documents, machine, ['unknown', inside, heartbeat]);
  }
  if (lives(official, machine.processes)) return ['running', `official-run lives (pid ${official.pid}), ${heartbeat}`];
  const gone = `official-run (pid ${official.pid}) is gone, ${heartbeat}`;
  if (group !== null && groupLives(group, machine.processes))
    return ['running', `the workflow lives (process group ${group.pid})`, gone];
  const shards = (progress.shard_groups ?? []).filter((one) => groupLives(one, machine.processes));
  if (shards.length > 0)
    return ['running', `shards live (process groups ${shards.map(({ pid }) => pid).join(', ')})`, gone];
  if (!showsAll(machine)) return ['unknown', hidden(machine), heartbeat];
  // Killed between the start of the workflow and the note of it, official-run leaves one of which only the command line
  // tells.
  if (group === null) return carriers(documents, machine, ['lost', gone, 'the workflow had not started']);
  return ['lost', gone, `no process of the workflow's group ${group.pid} lives`];
}

function fromProcesses(documents: RunDocuments, machine: Machine): Judgement {
  const host = documents.context.state === 'read' ? documents.context.value.hostname : undefined;
  if (!host) return ['unknown', 'nothing says on which host the run was started'];
  if (host !== machine.host)
    return ['unknown', `the run belongs to host ${host} and cannot be judged from ${machine.host}`];
  return carriers(
    documents,
    machine,
    showsAll(machine)
      ? ['lost', `no process on ${host} has the run's decision tag on its command line`]
      : ['unknown', hidden(machine)],
  );
}

/** Running when a process has the run's tag on its command line. */
function carriers(documents: RunDocuments, machine: Machine, otherwise: Judgement): Judgement {
  const own = processesIn(documents, machine);
  return own.length > 0
    ? ['running', `a process of the run lives (pid ${own.map(({ pid }) => pid).join(', ')})`]
    : otherwise;
}

/** Do the numbers of the status name other processes here, or none? Older ones do not say. */
function isElsewhere({ pid_namespace: namespace }: RunStatus, { pidNamespace }: Machine): boolean {
  return typeof namespace === 'string' && pidNamespace !== undefined && namespace !== pidNamespace;
}

/** Without /proc, or where it hides the processes of others, a process that is not seen may live all the same. */
function showsAll(machine: Machine): boolean {
  return machine.processes.some(({ pid }) => pid === 1);
}

function hidden(machine: Machine): string {
  return `not all processes of ${machine.host} can be seen from here, so none can be called dead`;
}

/** Living processes on this machine that belong to the run, this process excepted. */
export function processesOf(run: Run): RunProcess[] {
  return processesIn(documentsOf(run), {
    ...thisMachine(),
    processes: readProcesses().filter(({ pid }) => pid !== process.pid),
  });
}

/**
 * Living processes of the machine that belong to the run: official-run and the workflow's group as status.json names
 * them, and those that carry its decision tag on their command line.
 */
export function processesIn(documents: RunDocuments, machine: Machine): RunProcess[] {
  const tag = tagIn([documents.context, documents.status, documents.result]);
  const named = namedIn(documents.status, machine);
  const left = new Set(leftRunning(documents, machine));
  return machine.processes.filter(
    (found) =>
      !isDead(found) && (named(found) || left.has(found) || (tag !== undefined && carriesTag(found.words, tag))),
  );
}

/** Living processes that the result names as left by the workflow, and those of groups that these lead. */
function leftRunning(
  { context: said, status: progress, result: ended }: RunDocuments,
  machine: Machine,
): ProcessFacts[] {
  const left = ended.state === 'read' ? (ended.value.left_running ?? []) : [];
  if (left.length === 0) return [];
  const isHere =
    progress.state === 'read'
      ? isOfMachine(progress.value, machine)
      : said.state === 'read' && said.value.hostname === machine.host;
  if (!isHere) return [];
  const groups = left.filter((one) => groupLives(one, machine.processes)).map(({ pid }) => pid);
  return machine.processes.filter(
    (found) => !isDead(found) && (groups.includes(found.group) || left.some((one) => lives(one, [found]))),
  );
}

function namedIn(reading: Reading<RunStatus>, machine: Machine): (found: ProcessFacts) => boolean {
  if (reading.state !== 'read') return () => false;
  const { official_run: official, workflow_group: group } = reading.value;
  if (!isOfMachine(reading.value, machine)) return () => false;
  const groups = [...(group === null ? [] : [group]), ...(reading.value.shard_groups ?? [])];
  const living = groups.filter((one) => groupLives(one, machine.processes)).map(({ pid }) => pid);
  return (found) => lives(official, [found]) || living.includes(found.group);
}

/** Do the numbers of the status name processes of this machine, since it was started last? */
function isOfMachine(progress: RunStatus, machine: Machine): boolean {
  const { host, boot_id: boot } = progress;
  if (host !== machine.host || (boot !== null && machine.bootId !== undefined && boot !== machine.bootId)) return false;
  return !isElsewhere(progress, machine);
}

function carriesTag(words: readonly string[], tag: string): boolean {
  const options = words.some((word) => /(^|\/)(workstation_)?official[-_]run(\.sh)?$/.test(word))
    ? ['--decision-tag', '--tag']
    : ['--decision-tag'];
  return words.some((word, index) =>
    options.some(
      (option) => (word === option && isSameTag(words[index + 1] ?? '', tag)) || isSameTag(word, `${option}=${tag}`),
    ),
  );
}
