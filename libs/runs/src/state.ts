/** In what state a run is, judged from evidence alone (contract 4.4). Absent evidence is never a success. */
import os from 'node:os';
import path from 'node:path';
import { result, status, type RunResult, type RunStatus } from '@gatehouse/contracts';
import { inspectDocument, type Reading } from '@gatehouse/files';
import { bootId, commandLine, isAlive, isGroupAlive, listProcesses } from './process';
import { readContext, statedTag, type Run } from './run';

export type RunStateName = 'running' | 'succeeded' | 'failed' | 'blocked' | 'interrupted' | 'lost' | 'unknown';

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
}

export function thisMachine(): Observer {
  return { host: os.hostname(), bootId: bootId() };
}

/** The state of a run. Reads only; throws nothing but Failure `io`. */
export function stateOfRun(run: Run, observer: Observer = thisMachine()): RunState {
  const readings = {
    result: inspectDocument(result, path.join(run.directory, 'result.json')),
    status: inspectDocument(status, path.join(run.directory, 'status.json')),
  };
  const [state, ...evidence] = judge(run, readings.result, readings.status, observer);
  return { state, evidence, ...readings };
}

type Judgement = [RunStateName, ...string[]];

function judge(run: Run, ended: Reading<RunResult>, progress: Reading<RunStatus>, observer: Observer): Judgement {
  if (ended.state === 'read') return outcomeOf(ended.value);
  const absent = ended.state === 'damaged' ? `result.json cannot be read: ${ended.problem}` : 'there is no result.json';
  if (progress.state === 'read') return [...fromStatus(progress.value, observer), absent];
  const seen = progress.state === 'damaged' ? `status.json cannot be read: ${progress.problem}` : 'there is no status.json';
  return [...fromProcesses(run, observer), seen, absent];
}

function outcomeOf(ended: RunResult): Judgement {
  const evidence = `result.json: exit_code ${ended.exit_code ?? 'absent'}${ended.outcome === undefined ? '' : `, outcome ${ended.outcome}`}`;
  if (ended.outcome !== undefined && ended.outcome !== 'succeeded') return [ended.outcome, evidence];
  return [ended.exit_code === 0 ? 'succeeded' : 'failed', evidence];
}

function fromStatus(progress: RunStatus, observer: Observer): Judgement {
  if (progress.host !== observer.host) {
    return ['unknown', `the run belongs to host ${progress.host} and cannot be judged from ${observer.host} (last heartbeat ${progress.heartbeat_at})`];
  }
  if (progress.boot_id !== null && observer.bootId !== undefined && progress.boot_id !== observer.bootId) {
    return ['lost', `${progress.host} was started anew since the last heartbeat at ${progress.heartbeat_at}`];
  }
  if (isAlive(progress.official_run)) return ['running', `official-run lives (pid ${progress.official_run.pid}), last heartbeat ${progress.heartbeat_at}`];
  const gone = `official-run (pid ${progress.official_run.pid}) is gone since its heartbeat at ${progress.heartbeat_at}`;
  if (progress.workflow_group !== null && isGroupAlive(progress.workflow_group)) {
    return ['running', `the workflow lives (process group ${progress.workflow_group.pid})`, gone];
  }
  return ['lost', gone, progress.workflow_group === null ? 'the workflow had not started' : `no process of the workflow's group ${progress.workflow_group.pid} lives`];
}

function fromProcesses(run: Run, observer: Observer): Judgement {
  const reading = readContext(run);
  const host = reading.state === 'read' ? reading.value.hostname : undefined;
  if (!host) return ['unknown', 'nothing says on which host the run was started'];
  if (host !== observer.host) return ['unknown', `the run belongs to host ${host} and cannot be judged from ${observer.host}`];
  const own = processesOf(run);
  if (own.length > 0) return ['running', `a process of the run lives (pid ${own.map(({ pid }) => pid).join(', ')})`];
  return ['lost', `no process on ${host} has the run's decision tag or directory on its command line`];
}

export interface RunProcess {
  pid: number;
  words: string[];
}

/** Living processes on this machine that belong to the run by their command line: workflow or official-run of its tag. */
export function processesOf(run: Run): RunProcess[] {
  const tag = statedTag(run);
  return listProcesses()
    .filter((pid) => pid !== process.pid)
    .map((pid) => ({ pid, words: commandLine(pid) }))
    .filter(({ words }) => tag !== undefined && carriesTag(words, tag));
}

function carriesTag(words: readonly string[], tag: string): boolean {
  const options = words.some((word) => /(^|\/)(workstation_)?official[-_]run(\.sh)?$/.test(word)) ? ['--decision-tag', '--tag'] : ['--decision-tag'];
  return words.some((word, index) => options.some((option) => (word === option && words[index + 1] === tag) || word === `${option}=${tag}`));
}
