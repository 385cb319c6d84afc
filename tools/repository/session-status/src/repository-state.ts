/** Reads what the status is made of, and decides which decision it is about (contract 15.2). */
import path from 'node:path';
import {
  productionGatesReport,
  type DataQualityReport,
  type OpenTask,
  type OtherDecision,
  type ProductionGatesReport,
  type SessionStatus,
  type StageCheck,
  type StatusItem,
} from '@gatehouse/contracts';
import { isFile } from '@gatehouse/files';
import { type QueuePolicy } from '@gatehouse/records';
import {
  type EngineView,
  listReports,
  reportCompanions,
  reportInputs,
  reportsFolder,
  reportTag,
} from '@gatehouse/runs';
import { reportGlobs, workflowRules, type Settings, type WorkflowRules } from '@gatehouse/settings';
import { gitHead } from '@gatehouse/system';
import { namedFile, note, record, runtime, resolveConflicts, type Statement, type WithSource } from './statement';
import { readOpenTasks } from './open-tasks';
import { readNotes, readReadingList, type Note } from './notes';
import { Reader, type Problem } from './reader';
import {
  inspectFreeze,
  newestFreeze,
  readLeaderboard,
  readLedgerRows,
  readOutsideDataQuality,
  readPolicy,
  readQueue,
  readRegistry,
  readStageChecks,
  registryRowOf,
  type FreezeFacts,
  type Ledger,
  type QueueFacts,
  type Registry,
} from './records';
import { isTakenBy, readRun, seeRuns, selectRun, type RunFacts, type SeenRun } from './observed-runs';
import { optionIn } from './shell-words';

export interface Surroundings {
  settings: Settings | undefined;
  /** Why an official run of these words could not start now; empty when it could. */
  refusal(words: readonly string[]): string;
  /** What engines say of launched runs, by name of the run. */
  views?: ReadonlyMap<string, EngineView>;
}

export interface Wanted {
  /** The decision that was asked for. */
  tag: string | undefined;
  /** The session guide that was named, absolute. */
  guide: string | undefined;
}

/**
 * Everything that was read. What is absent is undefined; so is what is damaged, and that stands among the problems.
 * Paths are relative to the repository.
 */
export interface Facts extends Surroundings {
  root: string;
  now: Date;
  decision: StatusItem;
  run: RunFacts | undefined;
  others: readonly OtherDecision[];
  report: WithSource<ProductionGatesReport> | undefined;
  /** The stage that the run's workflow is evidence of, where it is certain. */
  stage: WorkflowRules['stage'] | undefined;
  /** The committee's review beside the report. */
  review: string | undefined;
  /** The freeze of the decision: who names it, and what can be told of it. */
  freezeFile: StatusItem;
  freeze: FreezeFacts | undefined;
  newestFreeze: string | undefined;
  /** Where a committee begins, when pages were built. */
  pages: string | undefined;
  strategies: readonly string[];
  outsideDataQuality: WithSource<DataQualityReport> | undefined;
  ledger: Ledger | undefined;
  registry: Registry | undefined;
  leaderboard: WithSource<{ tag: string; score: string } | undefined> | undefined;
  queue: WithSource<QueueFacts> | undefined;
  policy: WithSource<QueuePolicy> | undefined;
  /** Notes about the decision. */
  notes: readonly Note[];
  stageChecks: readonly WithSource<StageCheck>[];
  /** In progress on the task board; undefined without one. */
  openTasks: readonly OpenTask[] | undefined;
  readingList: SessionStatus['reading_list'];
  problems: readonly Problem[];
  /** Has any run this tag? */
  isUsed(tag: string): boolean;
  isThere(file: string): boolean;
  /** `data`: as the command of the run names what its data gate checks. */
  freezeAt(file: string, data: readonly string[]): FreezeFacts;
}

/**
 * Throws Failure `missing-input` for a guide that was named and is not a file, nothing for what the repository holds.
 */
export function readRepositoryState(
  root: string,
  now: Date,
  wanted: Wanted,
  surroundings: Surroundings = alone,
): Facts {
  const { settings } = surroundings;
  const globs = settings === undefined ? undefined : reportGlobs(settings);
  const reader = new Reader(root);
  const seen = seeRuns(reader, surroundings.views);
  const selected = selectRun(seen, wanted.tag);
  const run = selected && readRun(reader, selected);
  const [ledger, registry, written] = [readLedgerRows(reader), readRegistry(reader), readNotes(reader)];
  const reports = (reader.attempt(reportsFolder, () => listReports(root, globs)) ?? []).flatMap(
    (file) => reader.document(productionGatesReport, reader.shown(file)) ?? [],
  );

  const reportOf = (tag: string | null): Facts['report'] =>
    reports.find(({ value }) => tag !== null && reportTag(value) === tag);
  const decision =
    wanted.tag === undefined
      ? activeDecision(selected, ledger, registry, written)
      : askedDecision(wanted.tag, selected, reportOf(wanted.tag), ledger, registry, written);
  const tag = decision.value;
  const report = reportOf(tag);
  const notes = written.filter(({ fields }) => tag !== null && fields.decision_tag === tag);
  const head = reader.attempt('.git', () => gitHead(root))?.commit;
  const freezeAt: Facts['freezeAt'] = (file, data) => inspectFreeze(reader, file, head, data);
  const frozen = resolveConflicts('freeze_file', [
    runtime(namedFile(root, optionIn(run?.words?.value ?? [], '--freeze-file')), run?.words?.source),
    runtime(namedFile(root, report && reportInputs(report.value).freeze_file), report?.source),
    record(namedFile(root, registryRowOf(registry, tag)?.freezeFile), registry?.source),
    ...notes.map(({ fields, file }) => note(namedFile(root, fields.freeze_file), file)),
  ]);
  const data = optionIn(run?.words?.value ?? [], '--dq-input-csv');
  const freeze = frozen.value === null ? undefined : freezeAt(frozen.value, data === undefined ? [] : [data]);
  const review =
    report &&
    path.posix.join(path.posix.dirname(report.source), reportCompanions(report.source, run?.workflow).runReview);

  return {
    ...surroundings,
    root,
    now,
    decision,
    run,
    others: otherDecisions(seen, tag),
    report,
    stage: stageOf(run, settings),
    review: review !== undefined && reader.has(review) ? review : undefined,
    freezeFile: { ...frozen, detail: freeze?.says ?? null },
    freeze,
    newestFreeze: newestFreeze(reader),
    pages: indexOfPages(root, settings),
    strategies: ['yaml', 'yml', 'json'].flatMap((extension) => reader.matching(`configs/strategies/*.${extension}`)),
    outsideDataQuality: readOutsideDataQuality(reader),
    ledger,
    registry,
    leaderboard: readLeaderboard(reader),
    queue: readQueue(reader),
    policy: readPolicy(reader),
    notes,
    stageChecks: tag === null ? [] : readStageChecks(reader, tag),
    openTasks: readOpenTasks(reader),
    readingList: readReadingList(reader, wanted.guide),
    problems: reader.problems,
    isUsed: (sought) => seen.some((one) => isTakenBy(one, sought)),
    isThere: (file) => reader.has(file),
    freezeAt,
  };
}

/** Of the folder that gatehouse.json names, else of the default. */
function indexOfPages(root: string, settings: Settings | undefined): string | undefined {
  const file = path.join(settings?.document.pages ?? 'audit/pages', 'index.html');
  return isFile(path.resolve(root, file)) ? file : undefined;
}

const alone: Surroundings = { settings: undefined, refusal: () => '' };

/**
 * By gatehouse.json for what it declares; else by what the workflow is called, and only of those whose name says it.
 */
function stageOf(run: RunFacts | undefined, settings: Settings | undefined): Facts['stage'] {
  const workflow = run?.workflow;
  if (workflow === undefined) return undefined;
  const rules = workflowRules(settings, workflow);
  if (rules.isDeclared) return rules.stage;
  return /baseline/i.test(workflow) ? 'S1' : /stress|segment|walk_forward/i.test(workflow) ? 'S2' : undefined;
}

function activeDecision(
  run: SeenRun | undefined,
  ledger: Facts['ledger'],
  registry: Facts['registry'],
  notes: readonly Note[],
): StatusItem {
  // A run that states no tag belongs to no decision that anything else speaks of.
  if (run?.tags.length === 0) return resolveConflicts('decision_tag', [], `${run.path} states none`);
  const last = notes.find(({ fields }) => fields.decision_tag !== undefined);
  return resolveConflicts('decision_tag', [
    ...statedBy(run),
    record(ledger?.value.findLast((row) => row.decision_tag)?.decision_tag, ledger?.source),
    record(registry?.value.findLast((row) => row.tag !== '')?.tag, registry?.source),
    note(last?.fields.decision_tag, last?.file),
  ]);
}

function askedDecision(
  tag: string,
  run: SeenRun | undefined,
  report: Facts['report'],
  ledger: Facts['ledger'],
  registry: Facts['registry'],
  notes: readonly Note[],
): StatusItem {
  const item = resolveConflicts('decision_tag', [
    ...(run?.tags.length === 0 ? [runtime(tag, run.path)] : statedBy(run)),
    runtime(report && tag, report?.source),
    record(ledger?.value.find((row) => row.decision_tag === tag)?.decision_tag, ledger?.source),
    record(registry?.value.find((row) => row.tag === tag)?.tag, registry?.source),
    note(tag, notes.find(({ fields }) => fields.decision_tag === tag)?.file),
  ]);
  return item.value === null ? { ...item, value: tag, detail: 'asked for; no file knows it' } : item;
}

/** Every document of the run, also those that contradict the first. */
function statedBy(run: SeenRun | undefined): Statement[] {
  return run?.tags.map(({ value, source }) => runtime(value, source)) ?? [];
}

function otherDecisions(seen: readonly SeenRun[], tag: string | null): OtherDecision[] {
  const known = new Set([tag]);
  return seen.flatMap(({ tags: [stated], owner, path: runDir, state }) => {
    if (stated === undefined || known.has(stated.value)) return [];
    known.add(stated.value);
    return [{ decision_tag: stated.value, owner, run_dir: runDir, run_state: state.state }];
  });
}
