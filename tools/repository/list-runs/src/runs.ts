/** The runs that are asked for, each read only when it is its turn (contract 42.2, 42.4). */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode, ioFailure, type RunList } from '@gatehouse/contracts';
import {
  documentsOf,
  isLaunched,
  judgeRun,
  newestFirst,
  reportGates,
  reportInputs,
  runAt,
  runsFolder,
  tagIn,
  thisMachine,
  type EngineView,
  type Run,
  type RunDocuments,
} from '@gatehouse/runs';
import { viewsOfRuns } from '@gatehouse/launch';
import { readProcesses, type ProcessFacts } from '@gatehouse/system';
import type { Lookup } from './registry';
import type { Reports } from './reports';

export type ListedRun = RunList['runs'][number];

export interface Sources {
  root: string;
  now: Date;
  reports: Reports;
  registered: Lookup;
  /** What the engine says of a launched run whose files do not tell; asked once for all of them. */
  engine(name: string): Promise<EngineView | undefined>;
}

/** Names of the run directories, newest first, those without a stamp last. Throws Failure `io`. */
export function runNames(root: string): string[] {
  const folder = path.join(root, runsFolder);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw ioFailure('read', folder, error);
  }
  names.sort().reverse();
  const isStamped = (name: string): boolean => stampPattern.test(name);
  return [...inOneSecond(names.filter(isStamped)), ...names.filter((name) => !isStamped(name))];
}

/** What a name begins with that says when its run started. */
const stampPattern = /^\d{4}-\d{2}-\d{2}_\d{6}/;
const stampLength = 'YYYY-MM-DD_HHMMSS'.length;

/** By text a stamp comes before its own `_2`; only names of one second need a closer look. */
function inOneSecond(names: string[]): string[] {
  for (let from = 0; from + 1 < names.length;) {
    const [name, next] = [names[from], names[from + 1]] as [string, string];
    const stamp = name.slice(0, stampLength);
    let to = from + 1;
    if (next.startsWith(stamp)) {
      while (names[to]?.startsWith(stamp)) to += 1;
      names.splice(from, to - from, ...names.slice(from, to).sort((a, b) => newestFirst(a, b)));
    }
    from = to;
  }
  return names;
}

/** What is listed of a run; undefined for what is not a directory. */
export async function listedRun(
  name: string,
  sources: Sources,
  processes: () => readonly ProcessFacts[],
): Promise<ListedRun | undefined> {
  const { root, now, reports, registered } = sources;
  const directory = path.join(root, runsFolder, name);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const run = runAt(directory);
  let documents = documentsOf(run);
  let living: readonly ProcessFacts[] = [];
  if (documents.result.state !== 'read') {
    living = processes();
    // Once more: a run that ends writes its result before its processes go.
    documents = documentsOf(run);
  }
  const machine = { ...thisMachine(), processes: living };
  let { state } = judgeRun(documents, machine);
  if (state === 'unknown' && isLaunched(documents))
    ({ state } = judgeRun(documents, machine, await sources.engine(name)));
  const context = valueOf(documents.context);
  const tag = tagIn([documents.context, documents.status, documents.result]);
  const stamp = stampPattern.exec(name)?.[0];
  const found = tag === undefined ? undefined : reports.of(context, tag, stamp);
  const gates = found === undefined ? undefined : gatesOf(reportGates(found.report));
  const known = registered(found?.file, tag);
  const factor = found === undefined ? undefined : reportInputs(found.report).factor;
  return {
    run_dir: path.posix.join(runsFolder, name),
    started_at: startedAt(documents, stamp),
    decision_tag: tag ?? null,
    workflow: context?.workflow ?? valueOf(documents.status)?.workflow ?? valueOf(documents.result)?.workflow ?? null,
    owner: context?.owner || null,
    state,
    duration_s: durationOf(documents, state, now),
    factor: (factor === undefined || factor === null ? known?.factor : String(factor)) || null,
    gates_passed: gates?.passed ?? null,
    gates_total: gates?.total ?? null,
    score_total: known?.score ?? null,
    official: context?.official ?? true,
    attempt: known?.attempt ?? null,
    attempts: known?.attempts ?? null,
  };
}

function gatesOf(gates: Readonly<Record<string, unknown>>): { passed: number; total: number } {
  const values = Object.entries(gates).filter(([name]) => name !== 'overall_pass');
  return { passed: values.filter(([, value]) => value === true).length, total: values.length };
}

function startedAt({ result, status }: RunDocuments, stamp: string | undefined): string | null {
  const stated = valueOf(result)?.started_at ?? valueOf(status)?.started_at;
  if (stated !== undefined) return stated;
  const [, date, hour, minute, second] = /^(\d{4}-\d{2}-\d{2})_(\d{2})(\d{2})(\d{2})$/.exec(stamp ?? '') ?? [];
  if (date === undefined) return null;
  const moment = new Date(`${date}T${hour}:${minute}:${second}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** Seconds to the end, to the last heartbeat of a lost run, or to now. */
function durationOf({ result, status }: RunDocuments, state: string, now: Date): number | null {
  const [ended, progress] = [valueOf(result), valueOf(status)];
  const began = ended?.started_at ?? progress?.started_at;
  if (began === undefined) return null;
  const until = ended !== undefined ? ended.finished_at : state === 'lost' ? progress?.heartbeat_at : now.toISOString();
  const seconds = until === undefined ? NaN : (Date.parse(until) - Date.parse(began)) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 1000) / 1000) : null;
}

function valueOf<T>(reading: { state: 'read'; value: T } | { state: 'missing' | 'damaged' }): T | undefined {
  return reading.state === 'read' ? reading.value : undefined;
}

/**
 * One call for all launched runs that are open, when the first of them is listed (contract 42.5). `names`: of the run
 * directories.
 */
export function engineOnce(
  root: string,
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): (name: string) => Promise<EngineView | undefined> {
  let asked: Promise<Map<string, EngineView>> | undefined;
  const runs = (): Run[] => names.map((name) => runAt(path.join(root, runsFolder, name)));
  return async (name) => {
    asked ??= viewsOfRuns({ root, env, mostCalls: 1, patienceS: patienceOfListS }, runs());
    return (await asked).get(name);
  };
}

/** A list does not wait for an engine that is away. */
const patienceOfListS = 5;

/** Read once, when the first run without a result needs them. */
export function processesOnce(): () => readonly ProcessFacts[] {
  let read: readonly ProcessFacts[] | undefined;
  return () => (read ??= readProcesses());
}
