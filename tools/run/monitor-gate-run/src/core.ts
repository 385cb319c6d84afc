/** A round: what was seen of a run, as a document and as lines (contract 4.1). */
import path from 'node:path';
import type { MonitorRound } from '@gatehouse/contracts';
import { Masking, printable } from '@gatehouse/render';
import { runsFolder } from '@gatehouse/runs';
import { type ProcessFacts } from '@gatehouse/system';
import { lastLines, lineForTerminal } from './log-lines';
import type { RunObservation } from './run-host';

export interface Question {
  tag: string;
  /** Text that a workflow's command line contains. */
  pattern: string;
  /** As given with --host; null for this machine. */
  host: string | null;
}

const shownLines = 20;
const stampPattern = /^(\d{4}-\d{2}-\d{2})_(\d{2})(\d{2})(\d{2})/;

/** The document of one look; `sight` is undefined when there is no such run yet. */
export function roundOf(sight: RunObservation | undefined, asked: Question, observedAt: Date): MonitorRound {
  const common = {
    schema: 'monitor-round/v1' as const,
    observed_at: observedAt.toISOString(),
    host: asked.host,
    decision_tag: asked.tag,
  };
  if (sight === undefined) {
    return {
      ...common,
      run_dir: null,
      workflow: null,
      state: 'absent',
      phase: null,
      exit_code: null,
      signal: null,
      reason: null,
      elapsed_s: null,
      evidence: [`no run has the decision tag ${asked.tag}`],
      has_result: false,
      log_tail: [],
      processes: [],
      gate_reports: [],
    };
  }
  const { documents, judgement } = sight;
  const [context, status, result] = [valueOf(documents.context), valueOf(documents.status), valueOf(documents.result)];
  return {
    ...common,
    run_dir: path.posix.join(runsFolder, sight.name),
    workflow: context?.workflow ?? status?.workflow ?? result?.workflow ?? null,
    state: judgement.state,
    phase: result?.phase ?? status?.phase ?? null,
    exit_code: result?.exit_code ?? null,
    signal: result?.signal ?? null,
    reason: result?.reason ?? null,
    elapsed_s: elapsed(sight),
    evidence: judgement.evidence,
    has_result: result !== undefined,
    log_tail: sight.log === undefined ? [] : lastLines(sight.log.content, sight.log.whole, shownLines),
    processes: sight.processes
      .filter((found) => sight.own.has(found.pid) || isWorkflow(found, asked.pattern))
      .map(({ pid, words }) => ({ pid, command: Masking.of({}, words).words(words).join(' ') })),
    gate_reports: [...sight.reports],
    ...launchOf(sight),
    ...(sight.shards && { shards: sight.shards }),
  };
}

/** How the run was given to an engine, and what that said last. */
function launchOf({ launched, documents, clock }: RunObservation): Pick<MonitorRound, 'launch'> {
  if (launched === undefined) return {};
  const { launch, view } = launched;
  const said = view !== undefined && 'answer' in view ? view : undefined;
  const context = valueOf(documents.context)?.launch;
  return {
    launch: {
      launcher: launch.launcher.name,
      cluster: launch.handle?.cluster ?? launch.describe.cluster,
      job: launch.handle?.job ?? context?.job ?? null,
      engine_state: said?.answer.engine_state ?? null,
      reason: said?.answer.reason ?? null,
      asked_s: said === undefined ? null : seconds(Date.parse(said.askedAt), clock.now.getTime()),
      expected_start: said?.answer.expected_start ?? null,
    },
  };
}

function launchLine({ launch }: MonitorRound): string[] {
  if (launch === undefined) return [];
  const { launcher, job, engine_state: state, reason, asked_s: age } = launch;
  const said = state === null ? '' : ` ${state}${reason === null || /^none$/i.test(reason) ? '' : ` (${reason})`}`;
  return [
    printable(
      `LAUNCH=${launcher} job ${job ?? 'undecided'}${said}, ${age === null ? 'not asked' : `asked ${Math.round(age)} s ago`}`,
    ),
  ];
}

function shardsLine({ shards }: MonitorRound): string[] {
  if (shards === undefined) return [];
  const { passed, failed, running, queued } = shards;
  const told = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(running > 0 ? [`${running} running`] : []),
    ...(queued > 0 ? [`${queued} queued`] : []),
  ];
  return [`shards: ${told.join(', ')}`];
}

/** The lines of a round; nothing in them can command a terminal. */
export function linesOf(round: MonitorRound, sight: RunObservation, localTime: string): string[] {
  const none = (lines: string[]): string[] => (lines.length === 0 ? ['(none)'] : lines);
  return [
    `================ ${localTime} ================`,
    `RUN_DIR=${printable(round.run_dir ?? '')}`,
    stateLine(round),
    ...launchLine(round),
    ...shardsLine(round),
    ...round.evidence.map((sentence) => `  ${printable(sentence)}`),
    '[result.json]',
    ...none(sight.resultText === undefined ? [] : linesIn(sight.resultText).map(printable)),
    '[tail run.log]',
    ...none(round.log_tail.map(lineForTerminal)),
    ...(round.state === 'lost' && sight.launched !== undefined
      ? ['[tail launch.log]', ...none(sight.launched.log.map(lineForTerminal))]
      : []),
    '[wf processes]',
    ...none(round.processes.map(({ pid, command }) => printable(`${pid} ${command}`))),
    '[gate reports]',
    ...none(round.gate_reports.map(printable)),
  ];
}

/** The lines of a round while a run is waited for that is to be finalized. */
export function waitingLines(round: MonitorRound): string[] {
  return [
    `HAS_RESULT=${round.has_result ? 1 : 0}`,
    `WF_COUNT=${round.processes.length}`,
    `RUN_DIR=${printable(round.run_dir ?? '')}`,
  ];
}

/** Is the run over and everything of it at rest? */
export function isFinal(round: MonitorRound): boolean {
  return round.has_result && round.processes.length === 0;
}

/** Exit status of a run that is over; undefined while it is not, or cannot be judged (contract 4.3). */
export function verdict({ state }: MonitorRound): 0 | 2 | undefined {
  if (state === 'succeeded') return 0;
  return state === 'failed' || state === 'blocked' || state === 'interrupted' || state === 'lost' ? 2 : undefined;
}

/** Why the verdict is fail, in one sentence. */
export function problemOf(round: MonitorRound): string {
  const why = round.reason ?? round.evidence.join('; ');
  return `run ${round.run_dir} ${round.state === 'lost' ? 'is lost' : `ended: ${round.state}`}${round.exit_code === null ? '' : ` (exit=${round.exit_code})`}: ${why}`;
}

function stateLine(round: MonitorRound): string {
  const facts = [
    `state=${round.state}`,
    ...(round.phase === null ? [] : [`phase=${round.phase}`]),
    ...(round.exit_code === null ? [] : [`exit_code=${round.exit_code}`]),
    ...(round.signal === null ? [] : [`signal=${round.signal}`]),
    `elapsed=${round.elapsed_s === null ? 'unknown' : duration(round.elapsed_s)}`,
  ];
  return printable(facts.join(' '));
}

/** `1:02:03` */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/**
 * Seconds from the start to the end, to the last heartbeat of a lost run, or to now. The documents tell, else the stamp
 * in the directory's name, which is in the local time of the run's machine.
 */
function elapsed({ documents, judgement, name, clock }: RunObservation): number | null {
  const [status, result] = [valueOf(documents.status), valueOf(documents.result)];
  const began = result?.started_at ?? status?.started_at;
  if (result !== undefined)
    return began === undefined || result.finished_at === undefined
      ? null
      : seconds(Date.parse(began), Date.parse(result.finished_at));
  if (judgement.state === 'lost')
    return status === undefined ? null : seconds(Date.parse(status.started_at), Date.parse(status.heartbeat_at));
  if (began !== undefined) return seconds(Date.parse(began), clock.now.getTime());
  const [, date, ...time] = stampPattern.exec(name) ?? [];
  return date === undefined
    ? null
    : seconds(Date.parse(`${date}T${time.join(':')}Z`), Date.parse(`${clock.local.replace(' ', 'T')}Z`));
}

function seconds(from: number, to: number): number | null {
  return Number.isFinite(to - from) ? Math.max(0, (to - from) / 1000) : null;
}

/** A monitor names the pattern too, and two of them would wait for each other. */
function isWorkflow({ words }: ProcessFacts, pattern: string): boolean {
  return (
    pattern !== '' && words.join(' ').includes(pattern) && !words.some((word) => word.split(/\s/).some(isPatternOption))
  );
}

function isPatternOption(word: string): boolean {
  const name = word.split('=', 1)[0] as string;
  return name.length >= '--wf'.length && '--wf-pattern'.startsWith(name);
}

function valueOf<T>(reading: { state: 'read'; value: T } | { state: 'missing' | 'damaged' }): T | undefined {
  return reading.state === 'read' ? reading.value : undefined;
}

function linesIn(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
