/** The run's own documents: its directory, context.json, status.json, result.json (contract 3.2, 3.10, 3.12). */
import os from 'node:os';
import path from 'node:path';
import {
  context,
  Failure,
  formatDocument,
  result,
  status,
  type CheckedInput,
  type ContextLaunch,
  type Launch,
  type LeftRunning,
  type ProcessIdentity,
  type RunContext,
  type RunResult,
  type RunStatus,
  type StatusLaunch,
} from '@gatehouse/contracts';
import { inspectDocument, makeStampedFolder, publish, withLock } from '@gatehouse/files';
import { pidNamespace, bootId, gitHead, identify, type Head } from '@gatehouse/system';
import { writeLaunch } from '@gatehouse/launch';
import { stamp, type Masking } from '@gatehouse/render';
import { cleanedRunsByTag } from '@gatehouse/records';
import {
  comparedTag,
  documentsOf,
  isBeforeAnyVerdict,
  isLaunched,
  nextFreeTag,
  officialRunLock,
  runsByTag,
  runsFolder,
  runsIn,
  safeTag,
  stateOfRun,
  type Run,
} from '@gatehouse/runs';
import type { RunRequest } from './request';
import type { LogEvidence } from './run-log';

export type Phase = NonNullable<RunResult['phase']>;
export type RunOutcome = NonNullable<RunResult['outcome']>;

export interface Finding {
  phase: Phase;
  outcome: RunOutcome;
  exitCode: number;
  signal?: string | undefined;
  reason?: string | undefined;
  inputChanged?: boolean | undefined;
  checkedInput?: CheckedInput | undefined;
}

/** How a record is closed. */
export interface Closing {
  /** What is known of the end beside the finding. */
  added?: Partial<RunResult> | undefined;
  asAttempt?: ((document: RunResult) => void) | undefined;
}

/** What a workflow left when it had ended. */
export interface Remains {
  processes: readonly LeftRunning[];
  /** Undefined where the shards of the run were not joined. */
  log: LogEvidence | undefined;
}

/** What makes the record that of a run which an engine performs. */
export interface LaunchedRecord {
  /** As status.json has it; `job` null until one has claimed the run. */
  status: StatusLaunch;
  context: ContextLaunch;
  /** launch.json, once the directory has a name. */
  document(directory: string): Launch;
}

export class RunRecord {
  /** By the monotonic clock, ms. */
  private startedAt = performance.now();
  private phase: Phase | 'finished' = 'preflight';
  /** Submitted and not begun: whatever is checked meanwhile, readers see that. */
  private isQueued = false;
  private launch: StatusLaunch | undefined;
  /** The run is another job's by now: nothing at the top of its directory is ours to write. */
  private isSuperseded = (): boolean => false;
  private hasFallenSilent = false;
  private group: ProcessIdentity | null = null;
  private readonly shardGroups = new Map<number, ProcessIdentity>();
  private readonly self = identify(process.pid);

  private constructor(
    readonly directory: string,
    /** Relative to the repository. */
    readonly runDirRelative: string,
    private readonly request: RunRequest,
    private readonly now: Date,
    private readonly facts: RunContext,
    private readonly masking: Masking,
    private readonly onPhase: (phase: Phase) => void,
    private readonly warn: (message: string) => void,
  ) {}

  /**
   * Makes the run directory and its first documents, under the lock that decides who may use a tag. Throws Failure
   * `refused` when an earlier run has used the tag, `busy` when an official run of the same workflow is alive and
   * `allowConcurrent` is not given; what `signal` gives when it comes first.
   */
  static async open(
    root: string,
    request: RunRequest,
    now: Date,
    options: {
      /** What the call and the settings add to the context, masked. */
      facts: Partial<RunContext>;
      allowConcurrent: boolean;
      launched?: LaunchedRecord | undefined;
      masking: Masking;
      signal: AbortSignal;
      onWait(holder: string): void;
      onPhase(phase: Phase): void;
      warn(message: string): void;
    },
  ): Promise<RunRecord> {
    const runs = path.join(root, runsFolder);
    return withLock(
      officialRunLock(root),
      () => {
        refuseTaken(root, request, options.allowConcurrent);
        const directory = makeStampedFolder(runs, {
          stamp: stamp(now),
          after: `_${request.workflow}_${safeTag(request.tag)}`,
        });
        const head = headOrUnknown(root);
        const record = new RunRecord(
          directory,
          path.relative(root, directory),
          request,
          now,
          {
            timestamp: stamp(now),
            hostname: os.hostname(),
            git_branch: head?.branch ?? 'unknown',
            git_commit: head?.commit ?? 'unknown',
            workflow: request.workflow,
            decision_tag: request.tag,
            owner: options.masking.text(request.owner),
            notes: options.masking.text(request.notes),
            threads: request.threads,
            skip_data_quality_check: request.skipDataQuality ? 1 : 0,
            data_quality_input_csv: options.masking.text(request.inputCsv ?? ''),
            data_quality_report_json: '',
            ...(options.allowConcurrent ? { allow_concurrent: true } : {}),
            ...options.facts,
            ...(options.launched && { launch: options.launched.context }),
          },
          options.masking,
          options.onPhase,
          options.warn,
        );
        record.writeContext();
        if (options.launched !== undefined) {
          record.isQueued = true;
          record.launch = options.launched.status;
          writeLaunch(directory, options.launched.document(directory));
        }
        record.writeStatus();
        return record;
      },
      { onWait: options.onWait, signal: options.signal },
    );
  }

  /**
   * The record of a queued run, taken up by the job that has claimed it; `facts`: its context.json. Throws Failure
   * `io`.
   */
  static takeUp(
    root: string,
    directory: string,
    request: RunRequest,
    now: Date,
    options: {
      facts: RunContext;
      launch: StatusLaunch;
      masking: Masking;
      isSuperseded(): boolean;
      warn(message: string): void;
      /** Of the join of a run in shards: when its lead began. */
      began?: Date | undefined;
    },
  ): RunRecord {
    const { facts, launch, masking, isSuperseded, warn, began = now } = options;
    const shown = path.relative(root, directory);
    const record = new RunRecord(directory, shown, request, began, facts, masking, () => undefined, warn);
    record.startedAt -= Math.max(0, now.getTime() - began.getTime());
    record.launch = launch;
    record.isSuperseded = isSuperseded;
    if (launch.part === 'join') record.phase = 'join';
    record.writeStatus();
    if (launch.part !== 'join') record.writeContext(); // what is there is the lead's
    return record;
  }

  /** The commit the run stands on; undefined outside git or before the first one. */
  get commit(): string | undefined {
    return this.facts.git_commit === 'unknown' ? undefined : (this.facts.git_commit ?? undefined);
  }

  /** Leader of the workflow's process group; null before it has started. */
  get workflowGroup(): ProcessIdentity | null {
    return this.group;
  }

  /** Its result is written: nothing may replace it. */
  get isClosed(): boolean {
    return this.phase === 'finished';
  }

  get currentPhase(): Phase {
    return this.phase === 'finished' ? 'verify' : this.phase;
  }

  path(...parts: string[]): string {
    return path.join(this.directory, ...parts);
  }

  displayPath(...parts: string[]): string {
    return path.join(this.runDirRelative, ...parts);
  }

  write(name: string, content: string | Uint8Array): void {
    publish(this.path(name), content);
  }

  /** As it stands in the directory's name, with the suffix of a second run of that second. */
  get stamp(): string {
    const end = `_${this.request.workflow}_${safeTag(this.request.tag)}`;
    return path.basename(this.directory).slice(0, -end.length);
  }

  /** Before the workflow a status that cannot be written ends the run, while that costs nothing. */
  startPhase(phase: Phase): void {
    this.phase = phase;
    this.onPhase(phase);
    if (this.group === null) this.writeStatus();
    else this.writeHeartbeat();
  }

  workflowStarted(leader: ProcessIdentity): void {
    this.group = leader;
    this.writeHeartbeat();
  }

  /** A shard of this run has begun here, or has ended (null). */
  shardAtWork(index: number, leader: ProcessIdentity | null): void {
    if (leader === null) this.shardGroups.delete(index);
    else this.shardGroups.set(index, leader);
    this.writeHeartbeat();
  }

  gatePassed(reportJson: string): void {
    this.facts.data_quality_report_json = reportJson;
    this.writeContext();
  }

  /**
   * Says that the run is alive. A run of hours is not given up because that could not be written once: the next
   * heartbeat tries again.
   */
  writeHeartbeat(): void {
    if (this.isSuperseded()) return;
    try {
      this.writeStatus();
    } catch (error) {
      if (!this.hasFallenSilent) this.warn(`the heartbeat cannot be written: ${(error as Error).message}`);
      this.hasFallenSilent = true;
    }
  }

  /** In which phase the run is, and by whom. */
  private writeStatus(): void {
    const document: RunStatus = {
      schema: 'status/v1',
      decision_tag: this.request.tag,
      workflow: this.request.workflow,
      phase: this.statedPhase,
      host: os.hostname(),
      boot_id: bootId() ?? null,
      pid_namespace: pidNamespace() ?? null,
      official_run: this.self,
      workflow_group: this.group,
      started_at: this.now.toISOString(),
      heartbeat_at: new Date().toISOString(),
      ...(this.shardGroups.size > 0 && { shard_groups: [...this.shardGroups.values()] }),
      ...(this.launch && { launch: this.launch }),
    };
    this.write('status.json', formatDocument(status, document));
  }

  private get statedPhase(): RunStatus['phase'] {
    return (this.isQueued && this.phase !== 'finished') || this.phase === 'submit' ? 'queued' : this.phase;
  }

  /**
   * Writes result.json, and with it ends the run for every reader; `remains`: of a workflow that was started. A job's
   * result replaces none that is there (Failure `refused`); one of an attempt that another may follow goes to
   * `asAttempt` instead.
   */
  close(finding: Finding, remains: Remains | undefined, { added, asAttempt }: Closing = {}): RunResult {
    const document: RunResult = {
      workflow: this.request.workflow,
      decision_tag: this.request.tag,
      exit_code: finding.exitCode,
      audit_dir: this.runDirRelative,
      phase: finding.phase,
      outcome: finding.outcome,
      signal: finding.signal ?? null,
      reason: finding.reason === undefined ? null : this.masking.text(finding.reason),
      started_at: this.now.toISOString(),
      // By the monotonic clock: the machine's time of day may have been set back meanwhile.
      finished_at: new Date(this.now.getTime() + (performance.now() - this.startedAt)).toISOString(),
      ...(finding.checkedInput
        ? { data_quality_input: finding.checkedInput, input_changed: finding.inputChanged ?? false }
        : {}),
      ...(remains === undefined ? {} : { left_running: [...remains.processes] }),
      log_bytes: remains?.log?.bytes ?? null,
      log_sha256: remains?.log?.sha256 ?? null,
      ...(remains?.log?.isCut === true ? { log_cut: true as const } : {}),
      ...added,
    };
    if (asAttempt !== undefined) asAttempt(document);
    else
      publish(this.path('result.json'), formatDocument(result, document), {
        exclusive: typeof this.launch?.job === 'string',
      });
    this.phase = 'finished';
    this.writeHeartbeat();
    return document;
  }

  private writeContext(): void {
    const { masked } = this.masking;
    this.write('context.json', formatDocument(context, { ...this.facts, ...(masked.length > 0 ? { masked } : {}) }));
  }
}

/**
 * A git that does not answer ends the run in the preflight, which gives its sentence (contract 0.30); the record is
 * there by then.
 */
function headOrUnknown(root: string): Head | undefined {
  try {
    return gitHead(root);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/**
 * Throws Failure `refused` for a tag that was used, `busy` while a run of the workflow is alive (contract 3.5, 3.6).
 */
export function refuseTaken(root: string, request: RunRequest, allowConcurrent: boolean): void {
  refuseUsedTag(root, request.tag);
  if (!allowConcurrent) refuseConcurrent(root, request.workflow);
}

function refuseUsedTag(root: string, tag: string): void {
  const [runsOf, cleaned] = [runsByTag(root), cleanedRunsByTag(root)];
  const usedBy = (candidate: string): string | undefined => {
    const run = runsOf(candidate).find((found) => !leftItsTag(found));
    return run === undefined ? cleaned.get(comparedTag(candidate)) : path.join(runsFolder, run.name);
  };
  const earlier = usedBy(tag);
  if (earlier === undefined) return;
  throw new Failure(
    'refused',
    `decision tag ${tag} was used by ${earlier}: a tag is used once. A rerun takes a new tag, such as ` +
      `${nextFreeTag(tag, (candidate) => usedBy(candidate) !== undefined)}, with the root cause of the first run ` +
      'in --notes',
  );
}

/** Was it refused before anything was judged? Then its tag is free. */
function leftItsTag(run: Run): boolean {
  const reading = inspectDocument(result, path.join(run.directory, 'result.json'));
  return reading.state === 'read' && isBeforeAnyVerdict(reading.value);
}

/** A run of another host counts while its heartbeat is younger than this; its processes cannot be seen from here. */
const foreignHeartbeatMs = 60_000;
/**
 * Clocks differ by minutes; a heartbeat further ahead tells of a clock that was wrong, not of a run that lives until
 * then.
 */
const clockDifferenceMs = 300_000;

function refuseConcurrent(root: string, workflow: string): void {
  for (const run of runsIn(root)) {
    const { state, status: progress } = stateOfRun(run);
    if (state !== 'running' && state !== 'queued' && state !== 'unknown') continue;
    if (workflowOf(run) !== workflow) continue;
    const age = Date.now() - (progress.state === 'read' ? Date.parse(progress.value.heartbeat_at) : NaN);
    // A launched run may wait for hours, or be at work where it cannot be seen, without a heartbeat.
    if (state === 'unknown' && !isLaunched(documentsOf(run)) && !(age < foreignHeartbeatMs && age > -clockDifferenceMs))
      continue;
    throw new Failure(
      'busy',
      `another official run of ${workflow} is alive: ${path.join(runsFolder, run.name)}. Wait until it is over ` +
        '(monitor-gate-run shows it), or give --allow-concurrent, which is recorded',
    );
  }
}

function workflowOf(run: Run): string | undefined {
  for (const [kind, name] of [
    [context, 'context.json'],
    [status, 'status.json'],
  ] as const) {
    const reading = inspectDocument<{ workflow?: string | null }>(kind, path.join(run.directory, name));
    if (reading.state === 'read' && reading.value.workflow) return reading.value.workflow;
  }
  return undefined;
}
