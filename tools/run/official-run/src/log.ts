/**
 * The entries of an official run in the evidence log, where the repository keeps one (contract 20.4): its start before
 * anything heavy, its end after all else.
 */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { Failure, type RunResult } from '@gatehouse/contracts';
import { openRunLog, type RunLog } from '@gatehouse/evidence';
import { cleanupLog } from '@gatehouse/records';
import type { Finding, RunRecord } from './record';
import type { RunRequest } from './request';
import { Blocked } from './run';

/** What of a call the log is told. */
export interface LogContext {
  root: string;
  now: Date;
  path(given: string): string;
  note(message: string): void;
  warn(message: string): void;
}

/**
 * Before a run directory is there: is the log whole, and the freeze what it says was left? Enters first what became of
 * runs that were killed. Throws Failure `refused`, `busy`, `io`.
 */
export async function openLog(request: RunRequest, context: LogContext): Promise<RunLog | undefined> {
  const onWait = (holder: string): void => context.note(`waiting for ${holder}`);
  const log = openRunLog(context.root, { tool: 'official-run', onWait, warn: context.warn });
  const freeze = freezeOf(request, context.path);
  log?.require([path.join(context.root, cleanupLog), ...(freeze === undefined ? [] : [freeze])]);
  await log?.lost();
  return log;
}

/** Throws Blocked when it cannot be entered: then nothing heavy runs. */
export async function enterStart(
  log: RunLog | undefined,
  record: RunRecord,
  request: RunRequest,
  { path: resolve }: LogContext,
): Promise<void> {
  const facts = { subject: record.runDirRelative, tag: request.tag, freeze: freezeOf(request, resolve) };
  try {
    await log?.started(facts, request.inputCsv === undefined ? undefined : resolve(request.inputCsv));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const reason = `the start cannot be entered in the evidence log: ${error.message}`;
    throw new Blocked({ phase: 'preflight', outcome: 'blocked', exitCode: 1, reason }, reason);
  }
}

/**
 * After the last document of the run; `inUse`: files that processes of the workflow still have open, absolute and
 * without links. Gives why the end is not in the log, when it is not.
 */
export async function enterEnd(
  log: RunLog | undefined,
  record: RunRecord,
  request: RunRequest,
  finding: Finding,
  document: RunResult,
  { root, now, path: resolve, warn }: LogContext,
  { inUse, reportGlob }: { inUse: readonly string[]; reportGlob: string | undefined },
): Promise<string | undefined> {
  try {
    const unstated = await log?.finished({
      subject: record.runDirRelative,
      tag: request.tag,
      freeze: freezeOf(request, resolve),
      verdict: finding.outcome,
      phase: document.phase ?? finding.phase,
      startedAt: now,
      data: finding.checkedInput,
      resolve,
      configurations: request.configurations.map(({ file }) => resolve(file)),
      inUse: inUse.map((file) => path.relative(realpathSync(root), file)),
      reportGlob,
    });
    for (const problem of unstated ?? []) warn(problem);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

function freezeOf({ freezeFile }: RunRequest, resolve: LogContext['path']): string | undefined {
  return freezeFile === undefined ? undefined : resolve(freezeFile);
}
