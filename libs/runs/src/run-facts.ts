/**
 * What every run directory says of itself and which processes belong to it, inspected once for all of them (contract
 * 16.3, 16.4).
 */
import path from 'node:path';
import type { CleanupItem } from '@gatehouse/contracts';
import { readProcesses } from '@gatehouse/system';
import { isBeforeAnyVerdict } from './before-any-verdict';
import type { EngineView } from './launched';
import { compareNewest, startOf } from './newest';
import { runsFolder, runsIn, tagIn, type Run } from './run';
import {
  documentsOf,
  judgeRun,
  processesIn,
  thisMachine,
  type Machine,
  type RunDocuments,
  type RunProcess,
  type RunState,
  type RunStateName,
} from './state';

export interface RunFacts {
  run: Run;
  /** Relative to the repository. */
  path: string;
  /** Undefined when no document of it states one. */
  tag: string | undefined;
  state: RunState;
  /** Living processes that belong to it, whatever its documents say of its end; this one excepted. */
  living: readonly RunProcess[];
  /** How it ended; undefined when that cannot be told, or it has not. */
  record: NonNullable<CleanupItem['record']> | undefined;
  /** Documents of it that cannot be read. */
  damaged: string | undefined;
}

/**
 * All runs, newest first; `views`: what engines say, by name of the run. The processes are read before the documents: a
 * run that ends writes its result before its processes go. Throws Failure `io`.
 */
export function readRunFacts(root: string, views: ReadonlyMap<string, EngineView> = new Map()): RunFacts[] {
  const machine: Machine = { ...thisMachine(), processes: readProcesses() };
  return runsIn(root)
    .map((run) => {
      const documents = documentsOf(run);
      return {
        text: run.name,
        moment: startOf(documents),
        facts: factsOf(run, documents, machine, views.get(run.name)),
      };
    })
    .sort(compareNewest)
    .map(({ facts }) => facts);
}

/**
 * Queued, running, or of another host, or not to be told from running. A result that somebody wrote does not end what
 * lives.
 */
export function isActive({ state: { state }, living }: Pick<RunFacts, 'state' | 'living'>): boolean {
  return isOpen(state) || living.length > 0;
}

function factsOf(run: Run, documents: RunDocuments, machine: Machine, view: EngineView | undefined): RunFacts {
  const damaged = [documents.context, documents.status, documents.result].find(
    (reading) => reading.state === 'damaged',
  );
  const state = judgeRun(documents, machine, view);
  return {
    run,
    path: path.posix.join(runsFolder, run.name),
    tag: tagIn([documents.context, documents.status, documents.result]),
    state,
    living: processesIn(documents, machine).filter(({ pid }) => pid !== process.pid),
    record: damaged === undefined ? recordOf(state) : undefined,
    damaged: damaged?.problem,
  };
}

/** Has it not ended, as far as can be told? */
function isOpen(state: RunStateName): state is 'queued' | 'running' | 'unknown' {
  return state === 'queued' || state === 'running' || state === 'unknown';
}

function recordOf({ state, result }: RunState): RunFacts['record'] {
  if (isOpen(state)) return undefined;
  // A gate that said no is a failure; only a refusal before anything was judged is not (contract 3.5).
  if (state === 'blocked')
    return result.state === 'read' && isBeforeAnyVerdict(result.value) ? 'blocked_at_preflight' : 'failed';
  return state;
}
