/**
 * The steps of an official run, in their order (contract 3.1): preflight, freeze, data quality, workflow, verification.
 */
import { createWriteStream, existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  dataQualityReport,
  Failure,
  formatDocument,
  freezeVerification,
  parseDocument,
  preflight as preflightDocument,
  type CheckedInput,
  type FreezeVerification,
  type ProcessIdentity,
  type RunShard,
  explainError,
  ioFailure,
} from '@gatehouse/contracts';
import { hashFile, inspectDocument, readDocument, syncFile } from '@gatehouse/files';
import { shellCommand, type Masking } from '@gatehouse/render';
import { reportFolder } from '@gatehouse/settings';
import { filesBehind, type FileIdentity } from '@gatehouse/system';
import { startChild, exitStatusOf, type ChildExit, type StartedChild } from './child-process';
import { recordEnvironment } from './environment';
import { differenceProblem, checkFreeze } from './freeze';
import type { Interruption } from './interruption';
import type { Finding, RunRecord } from './record';
import type { RunRequest } from './request';
import { RunLog } from './run-log';
import type { JoinFinding } from './shards/join-check';

export interface RunContext {
  root: string;
  env: NodeJS.ProcessEnv;
  path(given: string): string;
  /** What children print on stdout, passed on. */
  relay(bytes: Uint8Array): Promise<void>;
  relayError(bytes: Uint8Array): void;
  warn(message: string): void;
  masking: Masking;
  /** The gate's options that an entry of the settings makes; undefined: the variables and defaults of contract 3.4. */
  gateWords: readonly string[] | undefined;
  /** Where the reports of the workflow lie. */
  reportGlob: string;
  /** To be kept with the environment of the run. */
  lockFiles: readonly string[];
}

/** Thrown inside a run to end it in a foreseen way. */
export class Blocked extends Error {
  constructor(
    readonly finding: Finding,
    message: string,
  ) {
    super(message);
  }
}

/** Where a preflight leaves its document, and the run directory it does not take for a change of the tree. */
export interface PreflightPlace {
  path(name: string): string;
  displayPath(name: string): string;
  /** Relative to the repository. */
  runDirRelative: string;
}

export async function preflight(
  record: RunRecord,
  request: RunRequest,
  context: RunContext,
  interruption: Interruption,
): Promise<void> {
  record.startPhase('preflight');
  return preflightOf(record, request, context, interruption);
}

/** Throws Blocked when this machine is not enough. */
export async function preflightOf(
  record: PreflightPlace,
  request: RunRequest,
  context: RunContext,
  interruption: Interruption,
): Promise<void> {
  const out = record.displayPath('preflight.json');
  const words = [
    ...sibling('workstation-preflight'),
    '--quiet',
    '--out',
    out,
    '--except-dir',
    record.runDirRelative,
    ...(request.requireClean ? ['--require-clean'] : []),
  ];
  const ending = await step(words, context, interruption, { stderr: 'inherit' });
  // A preflight that could not judge wrote no document; why, it has said itself.
  block(
    'preflight',
    ending,
    interruption,
    `Preflight failed. See ${existsSync(record.path('preflight.json')) ? out : record.runDirRelative}`,
  );
  // Node reports exit code 0 for a process killed by a real-time signal, too.
  const report = inspectDocument(preflightDocument, record.path('preflight.json'));
  if (report.state !== 'read' || report.value.status !== 'pass')
    throw unproven('preflight', `the preflight ended in 0 but ${out} does not say that it passed`);
}

/** What ended in 0 without its own document saying so has not passed. */
function unproven(phase: 'preflight' | 'data_quality', reason: string): Blocked {
  return new Blocked({ phase, outcome: 'blocked', exitCode: 1, reason }, reason);
}

/**
 * Throws Blocked when the freeze does not hold: one that freeze-config made is verified by it, with the configurations
 * the workflow is given.
 */
export async function freeze(
  record: RunRecord,
  request: RunRequest,
  context: RunContext,
  interruption: Interruption,
): Promise<void> {
  const { freezeFile: shown } = request;
  if (shown === undefined) return;
  record.startPhase('freeze');
  const refuse = (problem: string | undefined): void => {
    if (problem !== undefined)
      throw new Blocked({ phase: 'freeze', outcome: 'blocked', exitCode: 2, reason: problem }, problem);
  };
  const found = await verifyFreeze(shown, request, record.commit, context, interruption);
  if (found.ending !== undefined) stopIfInterrupted('freeze', found.ending, interruption);
  refuse(found.problem);
  if (found.verification === undefined) return;
  record.write('freeze_verification.json', formatDocument(freezeVerification, found.verification));
  refuse(differenceProblem(found.verification, shown, record.displayPath('freeze_verification.json')));
}

export interface FreezeFinding {
  /** Why it cannot be used; undefined also for a verification that says so itself. */
  problem?: string | undefined;
  verification?: FreezeVerification;
  /** Of the freeze-config that was asked. */
  ending?: ChildExit;
}

/**
 * Does the freeze hold at this commit: one that freeze-config made is verified by it, with the configurations the
 * workflow is given.
 */
export async function verifyFreeze(
  shown: string,
  request: RunRequest,
  commit: string | undefined,
  context: RunContext,
  interruption: Interruption,
): Promise<FreezeFinding> {
  const file = context.path(shown);
  const { problem, isOurs } = checkFreeze(file, shown, commit);
  if (problem !== undefined || !isOurs) return { problem };
  const given = request.configurations.filter((configuration) => existsSync(context.path(configuration.file)));
  const words = [
    ...sibling('freeze-config'),
    '--json',
    '--verify',
    file,
    ...given.flatMap((configuration) => [configuration.option, context.path(configuration.file)]),
    ...(request.inputCsv === undefined || request.skipDataQuality ? [] : ['--dq-input-csv', request.inputCsv]),
  ];
  const [out, error]: [Uint8Array[], Uint8Array[]] = [[], []];
  const ending = await step(words, context, interruption, {
    stderr: 'pipe',
    onOut: (bytes) => void out.push(bytes),
    onError: (bytes) => void error.push(bytes),
  });
  if (interruption.signal !== undefined) return { ending };
  const status = exitStatusOf(ending);
  if (status !== 0 && status !== 2) {
    const said = Buffer.concat(error)
      .toString()
      .trim()
      .replace(/^freeze-config: /, '');
    return {
      ending,
      problem: `freeze file ${shown} cannot be verified: ${said || `freeze-config ended in ${status}`}`,
    };
  }
  const found = Buffer.concat(out).toString();
  return {
    ending,
    verification: masked(parseDocument(freezeVerification, found, 'the output of freeze-config'), context.masking),
  };
}

/** Its texts, not the text of its JSON, in which a secret stands escaped. */
function masked(verification: FreezeVerification, masking: Masking): FreezeVerification {
  const differences = verification.differences.map((difference) => ({
    ...difference,
    key: masking.text(difference.key),
    old: masking.text(difference.old),
    new: masking.text(difference.new),
  }));
  return { ...verification, freeze_file: masking.text(verification.freeze_file), differences };
}

/** The bytes that passed the gate. Throws Blocked when they did not. */
export async function dataQuality(
  record: RunRecord,
  csv: string,
  context: RunContext,
  interruption: Interruption,
): Promise<CheckedInput> {
  record.startPhase('data_quality');
  const outDir = record.displayPath('data_quality');
  const words = [
    ...sibling('data-quality-gate'),
    ...['--input-csv', csv, ...gateQuestions(context), '--out-dir', outDir],
  ];
  record.write('data_quality_command.sh', `${shellCommand(context.masking.words(words))}\n`);
  const log = createWriteStream(record.path('data_quality.log'), { flags: 'ax', mode: 0o644 });
  let logError: Error | undefined;
  log.on('error', (error) => (logError ??= error));
  const ending = await step(words, context, interruption, {
    stderr: 'pipe',
    // A few lines, for which nobody waits: a reader that takes nothing must not keep the run from hearing signals.
    onOut: (bytes) => {
      log.write(bytes);
      void context.relay(bytes);
    },
    onError: (bytes) => {
      log.write(bytes);
      context.relayError(bytes);
    },
  });
  await new Promise<void>((resolve) => (log.destroyed ? resolve() : log.end(resolve)));
  if (logError) throw ioFailure('write', record.displayPath('data_quality.log'), logError);
  await syncFile(record.path('data_quality.log'));
  block(
    'data_quality',
    ending,
    interruption,
    `Data quality gate failed (exit=${exitStatusOf(ending)}). See ${record.displayPath('data_quality.log')}`,
  );
  return gateReport(record);
}

/** What the gate is asked of the data: by an entry of the settings, else by variables and their defaults. */
export function gateQuestions({ gateWords, env }: Pick<RunContext, 'gateWords' | 'env'>): readonly string[] {
  if (gateWords !== undefined) return gateWords;
  const always: [option: string, variable: string, fallback: string][] = [
    ['--required-columns', 'DQ_REQUIRED_COLUMNS', 'date,ticker,score'],
    ['--numeric-columns', 'DQ_NUMERIC_COLUMNS', 'score'],
    ['--key-columns', 'DQ_KEY_COLUMNS', 'date,ticker'],
    ['--date-column', 'DQ_DATE_COLUMN', 'date'],
  ];
  const thresholds: [option: string, variable: string][] = [
    ['--min-rows', 'DQ_MIN_ROWS'],
    ['--max-missing-ratio', 'DQ_MAX_MISSING_RATIO'],
    ['--max-duplicate-ratio', 'DQ_MAX_DUPLICATE_RATIO'],
    ['--max-staleness-days', 'DQ_MAX_STALENESS_DAYS'],
  ];
  return [
    ...always.flatMap(([option, variable, fallback]) => [option, env[variable] || fallback]),
    ...thresholds.flatMap(([option, variable]) => (env[variable] ? [option, env[variable]] : [])),
  ];
}

/** A gate that ended in 0 must have left a report that says pass and names the bytes; anything else is not a pass. */
function gateReport(record: RunRecord): CheckedInput {
  const { report, input } = gateFinding(record);
  record.gatePassed(report);
  return input;
}

/** The report of the gate of a run, relative to the repository, and the bytes that it passed. Throws Blocked. */
export function gateFinding(record: Pick<RunRecord, 'path' | 'displayPath'>): { report: string; input: CheckedInput } {
  const gateUnproven = (what: string): Blocked =>
    unproven('data_quality', `the data quality gate ended in 0 but ${what}`);
  const folder = record.path('data_quality');
  const reports = existsSync(folder)
    ? readdirSync(folder).map((name) => path.join('data_quality', name, 'data_quality_report.json'))
    : [];
  const [report] = reports;
  if (report === undefined || reports.length !== 1)
    throw gateUnproven(`left ${reports.length} reports in ${record.displayPath('data_quality')}, expected one`);
  const { overall_pass: pass, input } = readDocument(dataQualityReport, record.path(report));
  if (pass !== true || !input) throw gateUnproven(`${record.displayPath(report)} does not say that it passed`);
  return { report: record.displayPath(report), input };
}

/** As which part a workflow is started (contract 3.21). */
export type WorkflowPart =
  | { kind: 'whole' }
  /** `folder`: its own, absolute. */
  | { kind: 'shard'; index: number; count: number; folder: string }
  /** `folder`: of all shards, absolute. */
  | { kind: 'join'; count: number; folder: string };

/** What the workflow finds in its environment beside what the caller has (contract 3.8). */
export function workflowEnvironment(
  record: Pick<RunRecord, 'directory' | 'stamp'>,
  request: RunRequest,
  context: RunContext,
  part: WorkflowPart = { kind: 'whole' },
): NodeJS.ProcessEnv {
  const threads = String(request.threads);
  const own = Object.entries(context.env).filter(([name]) => !/^GATEHOUSE_SHARDS?_/.test(name));
  return {
    ...Object.fromEntries(own),
    ...variablesOf(part),
    OMP_NUM_THREADS: threads,
    MKL_NUM_THREADS: threads,
    OPENBLAS_NUM_THREADS: threads,
    NUMEXPR_NUM_THREADS: threads,
    // What Python prints is in run.log when it is printed, and not lost when the process is killed.
    PYTHONUNBUFFERED: context.env['PYTHONUNBUFFERED'] || '1',
    GATEHOUSE_RUN_DIR: record.directory,
    GATEHOUSE_DECISION_TAG: request.tag,
    GATEHOUSE_WORKFLOW: request.workflow,
    GATEHOUSE_REPORT_DIR: path.join(context.root, reportFolder(context.reportGlob, record.stamp) ?? 'gate_results'),
  };
}

function variablesOf(part: WorkflowPart): NodeJS.ProcessEnv {
  if (part.kind === 'whole') return {};
  const count = { GATEHOUSE_SHARD_COUNT: String(part.count) };
  return part.kind === 'shard'
    ? { ...count, GATEHOUSE_SHARD_INDEX: String(part.index), GATEHOUSE_SHARD_DIR: part.folder }
    : { ...count, GATEHOUSE_SHARD_PHASE: 'join', GATEHOUSE_SHARDS_DIR: part.folder };
}

/** The call of the workflow; each of its parts has the same words. */
export function workflowWords(runner: readonly string[], request: RunRequest): string[] {
  return [...runner, '--workflow', request.workflow, '--', ...request.workflowArguments];
}

/** Leader of a group of processes and the log they write to. */
export interface WorkflowGroup {
  leader: ProcessIdentity;
  log: FileIdentity;
}

/** A workflow that has ended. */
export interface WorkflowRun {
  ending: ChildExit;
  /** Undefined where the shards were not joined. */
  log: RunLog | undefined;
  groups: WorkflowGroup[];
  /** Of a run in shards: how each ended, and why they are not joined. */
  shards?: RunShard[] | undefined;
  refused?: JoinFinding['refused'];
}

/** Records where and how the workflow is about to run. */
export async function beforeWorkflow(
  record: RunRecord,
  request: RunRequest,
  runner: readonly string[],
  context: RunContext,
  interruption: Interruption,
): Promise<void> {
  record.startPhase('workflow');
  const env = workflowEnvironment(record, request, context);
  const { root, path: resolve, lockFiles: files, masking } = context;
  await recordEnvironment(record, { root, runner, env, files, path: resolve, signal: interruption.abort, masking });
  stopIfInterrupted('workflow', { code: null, signal: interruption.signal ?? null }, interruption);
  record.write('command.sh', `${shellCommand(context.masking.words(workflowWords(runner, request)))}\n`);
}

/** Runs the workflow to its end, or the join of its shards; its output goes to run.log, followed to our stdout. */
export async function workflow(
  record: RunRecord,
  request: RunRequest,
  runner: readonly string[],
  context: RunContext,
  interruption: Interruption,
  part: WorkflowPart = { kind: 'whole' },
): Promise<WorkflowRun & { log: RunLog }> {
  const log = new RunLog(record.path('run.log'), record.displayPath('run.log'), context.warn);
  const env = workflowEnvironment(record, request, context, part);
  const child = await startWorkflow(workflowWords(runner, request), { cwd: context.root, env, log });
  const leader = child.identity;
  interruption.aim(-leader.pid);
  record.workflowStarted(leader);
  log.follow(context.relay);
  const ending = await child.ending;
  if (interruption.signal !== undefined) await interruption.outlive(leader);
  interruption.aim(undefined);
  return { ending, log, groups: [{ leader, log: log.identity }] };
}

/** Of its own process group, so that a signal reaches all it starts, and it outlives us if we are killed. */
export async function startWorkflow(
  words: readonly string[],
  { cwd, env, log }: { cwd: string; env: NodeJS.ProcessEnv; log: RunLog },
): Promise<StartedChild> {
  try {
    return await startChild(words, { cwd, env, stdio: ['ignore', log.descriptor, log.descriptor], detached: true });
  } catch (error) {
    throw new Failure(
      'io',
      `cannot start the workflow ${words.slice(0, words.indexOf('--workflow')).join(' ')}: ${explainError(error)}`,
      { cause: error },
    );
  } finally {
    log.started();
  }
}

/**
 * Whether the input can no longer be shown to be what passed the gate (contract 3.13): changed, gone, joined by others,
 * unreadable, or not read to its end.
 */
export async function inputChanged(
  record: RunRecord,
  csv: string,
  checked: CheckedInput,
  context: RunContext,
  interruption: Interruption,
): Promise<boolean> {
  record.startPhase('verify');
  return isChanged(csv, checked, context, interruption);
}

/** As inputChanged, of a process that keeps no record of the run. */
export async function isChanged(
  csv: string,
  checked: CheckedInput,
  context: RunContext,
  interruption: Interruption,
): Promise<boolean> {
  try {
    // Of a pattern the run may have read a file that was not there when the gate looked.
    if (
      checked.files !== undefined &&
      !isDeepStrictEqual(
        filesBehind(csv, context.path),
        checked.files.map((file) => file.path),
      )
    )
      return true;
    for (const file of checked.files ?? [checked]) {
      const { bytes, sha256 } = await hashFile(context.path(file.path), interruption.abort);
      if (bytes !== file.bytes || sha256 !== file.sha256) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof Failure) return true;
    throw error;
  }
}

interface StepOutput {
  stderr: 'inherit' | 'pipe';
  onOut?: (bytes: Uint8Array) => void;
  onError?: (bytes: Uint8Array) => void;
}

export async function step(
  words: readonly string[],
  context: RunContext,
  interruption: Interruption,
  output: StepOutput,
): Promise<ChildExit> {
  if (interruption.signal !== undefined) return { code: null, signal: interruption.signal };
  // Of its own process group, so that a signal for ours reaches it through us or, when we ignore it, not at all.
  const child = await startChild(words, {
    cwd: context.root,
    env: context.env,
    stdio: ['ignore', 'pipe', output.stderr],
    detached: true,
  });
  interruption.aim(child.identity.pid);
  child.stderr?.on('data', (bytes: Uint8Array) => output.onError?.(bytes));
  child.stdout?.on('data', (bytes: Uint8Array) => output.onOut?.(bytes));
  const ending = await child.ending;
  interruption.aim(undefined);
  return ending;
}

function stopIfInterrupted(
  phase: 'preflight' | 'freeze' | 'data_quality' | 'workflow',
  ending: ChildExit,
  { signal }: Interruption,
): void {
  if (signal === undefined) return;
  const exitCode = exitStatusOf(ending) || exitStatusOf({ code: null, signal });
  throw new Blocked({ phase, outcome: 'interrupted', exitCode, signal }, `interrupted by ${signal} in ${phase}`);
}

function block(
  phase: 'preflight' | 'data_quality',
  ending: ChildExit,
  interruption: Interruption,
  message: string,
): void {
  stopIfInterrupted(phase, ending, interruption);
  const exitCode = exitStatusOf(ending);
  if (exitCode !== 0)
    throw new Blocked(
      { phase, outcome: 'blocked', exitCode, signal: ending.signal ?? undefined, reason: message },
      message,
    );
}

/**
 * Another executable of this house, found beside our own real path and started by the Node that runs us: cron's PATH
 * may hold neither.
 */
export function sibling(tool: string): [node: string, file: string] {
  const file = path.join(siblingsFolder(), tool);
  if (!existsSync(file))
    throw new Failure('io', `${file} is not there: the executables belong together in one directory`);
  return [process.execPath, file];
}

/** Where the executables of this house stand together. */
export function siblingsFolder(): string {
  return path.dirname(realpathSync(process.argv[1] as string));
}
