/** The runs of the repository, and what one of them left. */
import path from 'node:path';
import {
  context,
  dataQualityReport,
  governanceAudit,
  remediationPlan,
  result,
  status,
  type DataQualityReport,
  type GovernanceAudit,
  type RemediationPlan,
  type RunContext,
  type RunResult,
} from '@gatehouse/contracts';
import { readTail } from '@gatehouse/files';
import {
  comparedTag,
  dataQualityEvidence,
  isOfTag,
  listRuns,
  runsFolder,
  stateOfRun,
  thisMachine,
  type EngineView,
  type Run,
  type RunState,
} from '@gatehouse/runs';
import type { WithSource } from './statement';
import type { Reader } from './reader';
import { shellWords } from './shell-words';

/** A run as far as it matters to every decision. */
export interface SeenRun {
  run: Run;
  path: string;
  /**
   * The tags its documents state, and which of them does: the first is the run's, others contradict it (contract 0.10).
   */
  tags: readonly WithSource<string>[];
  owner: string | null;
  state: RunState;
}

/** The run the status is about, and what belongs to it. */
export interface RunFacts {
  path: string;
  state: RunState;
  context: WithSource<RunContext> | undefined;
  result: WithSource<RunResult> | undefined;
  workflow: string | undefined;
  /** Of a launched run without a result: is it known how its job ended? */
  isEndRecorded: boolean;
  /** Host that status or context name. */
  host: string | undefined;
  /** Words of the workflow's call: as context.json states them, else those of command.sh. */
  words: WithSource<readonly string[]> | undefined;
  lastLogLine: WithSource<string> | undefined;
  dataQuality: WithSource<DataQualityReport> | undefined;
  audit: WithSource<GovernanceAudit> | undefined;
  plan: WithSource<RemediationPlan> | undefined;
}

/** All runs, newest first; `views`: what engines say, by name of the run. */
export function seeRuns(reader: Reader, views: ReadonlyMap<string, EngineView> = new Map()): SeenRun[] {
  const runs = reader.attempt(runsFolder, () => listRuns(reader.root)) ?? [];
  const machine = thisMachine();
  return runs.map((run) => {
    const at = path.posix.join(runsFolder, run.name);
    const readContext = reader.document(context, `${at}/context.json`);
    const readings = [
      readContext,
      reader.document(status, `${at}/status.json`),
      reader.document(result, `${at}/result.json`),
    ];
    const tags = readings.flatMap((reading) =>
      reading?.value.decision_tag ? [{ value: comparedTag(reading.value.decision_tag), source: reading.source }] : [],
    );
    return {
      run,
      path: at,
      tags,
      owner: readContext?.value.owner || null,
      state: stateOfRun(run, machine, views.get(run.name)),
    };
  });
}

/** The newest run of a tag; without one the newest that is in progress, else the newest. */
export function selectRun(runs: readonly SeenRun[], tag: string | undefined): SeenRun | undefined {
  if (tag !== undefined) return runs.find((seen) => isRunOf(seen, tag));
  return runs.find(({ state: { state } }) => state === 'running' || state === 'queued') ?? runs[0];
}

export function isRunOf({ run, tags }: SeenRun, sought: string): boolean {
  return isOfTag(sought, run.name, tags[0]?.value);
}

/**
 * Has a run taken this tag? Also when only one of its documents says so: official-run would refuse it (contract 3.5).
 */
export function isTakenBy(seen: SeenRun, sought: string): boolean {
  return isRunOf(seen, sought) || seen.tags.some(({ value }) => value === sought);
}

export function readRun(reader: Reader, { run, path: at, state }: SeenRun): RunFacts {
  const readContext = reader.document(context, `${at}/context.json`);
  const readStatus = reader.document(status, `${at}/status.json`);
  return {
    path: at,
    state,
    context: readContext,
    result: reader.document(result, `${at}/result.json`),
    workflow: readContext?.value.workflow || readStatus?.value.workflow,
    isEndRecorded: reader.has(`${at}/launch_end.json`),
    host: readStatus?.value.host || readContext?.value.hostname || undefined,
    words: wordsOf(readContext) ?? commandOf(reader, `${at}/command.sh`),
    lastLogLine: lastLine(reader, `${at}/run.log`),
    dataQuality: readContext && dataQualityOf(reader, run, readContext),
    audit: reader.document(governanceAudit, `${at}/governance_audit_check.json`),
    plan: reader.document(remediationPlan, `${at}/governance_remediation_plan.json`),
  };
}

function wordsOf(stated: WithSource<RunContext> | undefined): RunFacts['words'] {
  const words = stated?.value.workflow_arguments;
  return stated && words && { value: words, source: stated.source };
}

function commandOf(reader: Reader, file: string): RunFacts['words'] {
  const text = reader.text(file);
  if (text === undefined) return undefined;
  const words = shellWords(text);
  if (words === undefined) reader.damaged(file, `${file}: expected one command of quoted words`);
  return words && { value: words, source: file };
}

function lastLine(reader: Reader, file: string): WithSource<string> | undefined {
  const tail = reader.attempt(file, (at) => readTail(at, 4096));
  const line = tail?.content
    .toString('utf8')
    .split(/[\r\n]+/)
    .findLast((text) => text.trim() !== '');
  return line === undefined ? undefined : { value: line.trim(), source: file };
}

function dataQualityOf(reader: Reader, run: Run, { value, source }: WithSource<RunContext>): RunFacts['dataQuality'] {
  const { path: named, isThere } = dataQualityEvidence(reader.root, run, value);
  if (named === undefined) return undefined;
  const file = reader.shown(named);
  if (!isThere) reader.damaged(file, `${file}: not found, but ${source} names it`);
  return reader.document(dataQualityReport, file);
}
