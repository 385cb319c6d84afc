import path from 'node:path';
import { Failure, launch as launchDocument } from '@gatehouse/contracts';
import { inspectDocument, isFile, readTail, readTextIfThere } from '@gatehouse/files';
import { Engines, launchOfOpen } from '@gatehouse/launch';
import { localTime } from '@gatehouse/render';
import {
  documentsOf,
  findReport,
  findRun,
  isSameTag,
  judgeRun,
  processesIn,
  reportGlobsOf,
  reportsByName,
  thisMachine,
  type EngineView,
  type Run,
  shardCounts,
} from '@gatehouse/runs';
import { readProcesses, type ProcessFacts } from '@gatehouse/system';
import { lastLines } from './log-lines';
import { shownReports, tailBytes, type RunObservation, type RunHost } from './run-host';

const longestResult = 1 << 20; // bytes
const shownEngineLines = 5;

export function localHost(root: string, env: NodeJS.ProcessEnv): RunHost {
  const engines = new Engines({ root, env });
  return {
    observe: (tag) => look(root, tag, engines),
    reportOf: async (tag) => {
      const run = findRun(root, tag);
      const globs = run === undefined ? undefined : reportGlobsOf(run);
      const report = findReport(root, (stated) => isSameTag(stated, tag), undefined, globs);
      return report === undefined ? undefined : path.relative(root, report);
    },
    close: () => undefined,
  };
}

async function look(root: string, tag: string, engines: Engines): Promise<RunObservation | undefined> {
  const run = findRun(root, tag);
  if (run === undefined) return undefined;
  const open = launchOfOpen(run);
  const view = open === undefined ? undefined : (await engines.ask([open])).get(open.key);
  // Processes first, documents second: judgeRun says why.
  const machine = { ...thisMachine(), processes: withoutLine(readProcesses(), process.pid) };
  const documents = documentsOf(run);
  const now = new Date();
  return {
    name: run.name,
    documents,
    judgement: judgeRun(documents, machine, view),
    resultText: unlessDamaged(() => readTextIfThere(path.join(run.directory, 'result.json'), longestResult)),
    log: unlessDamaged(() => readTail(path.join(run.directory, 'run.log'), tailBytes)),
    own: new Set(processesIn(documents, machine).map(({ pid }) => pid)),
    processes: machine.processes,
    reports: lastReports(root, reportGlobsOf(run)),
    clock: { now, local: localTime(now) },
    launched: launchedOf(run, view),
    shards: shardCounts(run.directory, documents),
  };
}

function launchedOf(run: Run, view: EngineView | undefined): RunObservation['launched'] {
  const launch = inspectDocument(launchDocument, path.join(run.directory, 'launch.json'));
  if (launch.state !== 'read') return undefined;
  const tail = unlessDamaged(() => readTail(path.join(run.directory, 'launch.log'), tailBytes));
  return {
    launch: launch.value,
    view,
    log: tail === undefined ? [] : lastLines(tail.content, tail.whole, shownEngineLines),
  };
}

/** Without this process and the line of those that started it: a wrapper that names the pattern is not a workflow. */
export function withoutLine(processes: readonly ProcessFacts[], self: number): ProcessFacts[] {
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const line = new Set<number>();
  for (let pid: number | undefined = self; pid !== undefined && pid > 1 && !line.has(pid); pid = parents.get(pid))
    line.add(pid);
  return processes.filter(({ pid }) => !line.has(pid));
}

function lastReports(root: string, globs: readonly string[]): string[] {
  const last: string[] = [];
  for (const file of reportsByName(root, globs)) {
    if (last.length === shownReports) break;
    if (isFile(file)) last.unshift(path.relative(root, file));
  }
  return last;
}

function unlessDamaged<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
