/**
 * What may go and what stays (contract 16.2 to 16.4). plan-cleanup asks it of everything the policy names,
 * apply-cleanup again of every item under the lock that keeps official runs from starting. Nothing goes unless it is
 * proven that it may: what cannot be read, judged or seen keeps.
 */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import {
  Failure,
  freeze,
  productionGatesReport,
  type CleanupItem,
  type RetentionPolicy,
  type RetentionRule,
} from '@gatehouse/contracts';
import { inspectDocument, readBytes } from '@gatehouse/files';
import { cleanupLog, trashFolder, decisionNotes, defaultStageLog, readLedger, tagsOfLedger } from '@gatehouse/records';
import { findGlob, matchGlob } from '@gatehouse/system';
import { foldersAround, isWithin } from './item-path';
import type { TreeFacts } from './listing';
import { ReferenceReader, reportFiles, shortNameOf, stateOf, type References } from './references';
import {
  listReports,
  reportsFolder,
  reportTag,
  listRuns,
  runsFolder,
  safeTag,
  isActive,
  readRunFacts,
  type RunFacts,
} from '@gatehouse/runs';
import { pathRules, retentionPolicyFile } from './retention-policy';
import { readSuccessors, type Successors } from './predecessor-chain';

/** What the rules of the policy name, judged by nothing else. */
export interface MatchedItem {
  path: string;
  kind: CleanupItem['kind'];
  rule: RetentionRule;
  tag: string | undefined;
}

export type TagsInTable = (bytes: Buffer, file: string) => ReadonlySet<string>;

/** The repository as it stands, as far as retention depends on it. */
export interface RetentionView {
  runs: RunTable;
  references: References;
  successors: Successors;
  /** Tags that ledger, registries or reports have. */
  recorded: (tag: string) => string | undefined;
  /** Has the ledger a row of this tag? */
  isInLedger: (tag: string) => boolean;
  /** Is the path, relative to the root, what the glob names, in it, or around it? */
  overlaps: (file: string, glob: string) => boolean;
  /** What could not be read; as long as it cannot, neither runs nor freezes nor shards go. */
  problems: readonly string[];
}

export interface RetentionDecision {
  /** Why it may go; says nothing while something keeps it. */
  reason: string;
  record: CleanupItem['record'];
  tag: string | undefined;
  ageDays: number;
  /** Why it stays; empty when it may go. */
  kept: string[];
}

const dayMs = 86_400_000;
const shortestUse = 1000; // ms that a view is used

interface RunTable {
  at(file: string): RunFacts | undefined;
  /** Newest first. */
  ofTag(tag: string): readonly RunFacts[];
  /** Tags that read so in the name of a directory. */
  tagsWritten(safe: string): ReadonlySet<string>;
  active: readonly RunFacts[];
  all: readonly RunFacts[];
}

/** Retention in one repository under one policy. `tagsInTable` gives the decision tags in a CSV. */
export class Retention {
  private readonly references: ReferenceReader;
  private last: { view: RetentionView; state: string; goodUntil: number } | undefined;

  constructor(
    private readonly root: string,
    private readonly policy: RetentionPolicy,
    private readonly now: Date,
    private readonly tagsInTable: TagsInTable,
  ) {
    this.references = new ReferenceReader(root, policy.references);
  }

  /** Everything a rule names, sorted by path. Throws Failure `io`. */
  named(): MatchedItem[] {
    const runs = listRuns(this.root).map(({ name }) => path.posix.join(runsFolder, name));
    const found = pathRules.flatMap(({ rule }) =>
      this.policy[rule].paths.flatMap((glob) => findGlob(this.root, glob).map(({ path: file }) => file)),
    );
    return [...new Set([...runs, ...found])].sort().flatMap((file) => this.ruleFor(file) ?? []);
  }

  /** Which rule names this path; undefined when none does. What the plan says of it does not count. */
  ruleFor(file: string): MatchedItem | undefined {
    if (path.posix.dirname(file) === runsFolder)
      return { path: file, kind: 'run', rule: 'aborted_runs', tag: undefined };
    for (const { rule, kind } of pathRules) {
      for (const glob of this.policy[rule].paths) {
        const match = matchGlob(glob, file);
        if (match !== undefined) return { path: file, kind, rule, tag: match.tag };
      }
    }
    return undefined;
  }

  /**
   * What a place, relative to the root, is kept for, though nothing may be there yet; undefined where a plan may lie.
   * Among the records a plan would keep all that it lists.
   */
  reservedFor(file: string): string | undefined {
    const folder = ['.git', runsFolder, trashFolder, freezes].find((top) => isWithin(top, file));
    if (folder !== undefined) return `what lies in ${folder}`;
    if (file === cleanupLog) return 'the log of cleaning up';
    if (file === retentionPolicyFile) return 'the retention policy';
    return this.references.isRecord(file) ? 'records' : undefined;
  }

  /**
   * As view(), for one item after the other: reading all the records anew for each of many would take hours. The last
   * view is used again for as long as it took to read, at least a second, unless a run has come up or something was
   * recorded meanwhile: a row, a report, a stage check, a note. What is written into other records within that time
   * might as well have come after the item went. Runs that went away are not in it.
   */
  viewAgain(files: readonly string[]): RetentionView {
    const state = recordedIn.map((file) => stateIn(this.root, file)).join('\n');
    const names = new Set(listRuns(this.root).map(({ name }) => name));
    const { last } = this;
    if (last !== undefined && last.state === state && performance.now() < last.goodUntil) {
      const there = last.view.runs.all.filter(({ run }) => names.delete(run.name));
      if (names.size === 0) {
        if (there.length < last.view.runs.all.length) last.view = { ...last.view, runs: tableOf(there) };
        return last.view;
      }
    }
    const start = performance.now();
    const view = this.view(files);
    const end = performance.now();
    this.last = { view, state, goodUntil: end + Math.max(shortestUse, end - start) };
    return view;
  }

  /** `files` are those that will be judged by it; others can be, in more time. */
  view(files: readonly string[] = []): RetentionView {
    const problems: string[] = [];
    const attempt = <T>(work: () => T, otherwise: T): T => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problems.push(error.message);
        return otherwise;
      }
    };
    const ledger = attempt(() => readLedger(path.join(this.root, defaultStageLog)), undefined);
    const tables = registries.filter((file) => isThere(path.join(this.root, file)));
    const tags = tables.map((file) => ({
      file,
      tags: attempt(
        () => this.tagsInTable(readBytes(path.join(this.root, file), 2 ** 30), path.join(this.root, file)),
        new Set<string>(),
      ),
    }));
    const gateReports = new Set(listReports(this.root));
    const reportOf = new Map<string, string>();
    for (const file of new Set([
      ...gateReports,
      ...findGlob(this.root, reportFiles).map(({ path: file }) => path.join(this.root, file)),
    ])) {
      const reading = inspectDocument(productionGatesReport, file);
      // What other workflows leave beside their reports has forms of its own.
      if (reading.state === 'damaged' && gateReports.has(file)) problems.push(reading.problem);
      const tag = reading.state === 'read' ? reportTag(reading.value) : undefined;
      if (tag !== undefined && !reportOf.has(tag)) reportOf.set(tag, path.relative(this.root, file));
    }
    const references = this.references.read(files.flatMap((file) => namesOf(this.ruleFor(file))));
    const successors = readSuccessors(this.root);
    const isInLedger = ledger === undefined ? () => false : tagsOfLedger(ledger);
    return {
      runs: tableOf(readRunFacts(this.root)),
      references,
      successors,
      isInLedger,
      recorded: (tag) =>
        isInLedger(tag) ? defaultStageLog : (tags.find((table) => table.tags.has(tag))?.file ?? reportOf.get(tag)),
      overlaps: overlapIn(this.root),
      problems: [...new Set([...problems, ...references.unread, ...successors.unread])],
    };
  }

  /** May it go? `facts` are of the tree at its path. */
  judge(named: MatchedItem, facts: TreeFacts, view: RetentionView): RetentionDecision {
    const newest = Math.max(facts.newest, (named.kind === 'run' && startOf(path.posix.basename(named.path))) || 0);
    const ageDays = Math.max(0, (this.now.getTime() - newest) / dayMs);
    const judged = named.kind === 'run' ? this.judgeRun(named, view) : this.judgePath(named, view);
    const { older_than_days: days } = this.policy[named.rule];
    const kept = [
      ...judged.kept,
      ...this.policy.keep.flatMap((glob) => (view.overlaps(named.path, glob) ? [`the policy keeps ${glob}`] : [])),
      ...(ageDays >= days ? [] : [`it changed ${ageDays.toFixed(1)} days ago, and the policy keeps it for ${days}`]),
    ];
    return { ...judged, ageDays, kept };
  }

  private judgeRun({ path: file }: MatchedItem, view: RetentionView): Omit<RetentionDecision, 'ageDays'> {
    const facts = view.runs.at(file);
    if (facts === undefined) return { reason: '', record: null, tag: undefined, kept: ['it is not a run directory'] };
    const { tag, record, run, living } = facts;
    const reference = view.references.naming(run.name, file);
    const kept = [
      ...(facts.damaged === undefined ? [] : [`it cannot be judged: ${facts.damaged}`]),
      ...(isActive(facts) ? [`it is active or may be (${facts.state.state}): ${facts.state.evidence.join('; ')}`] : []),
      ...living.map(({ pid }) => `process ${pid} belongs to it`),
      ...(record === 'failed' || record === 'succeeded'
        ? [`it is a record of what has ${record}, and such records stay`]
        : []),
      ...(record === undefined || isAborted(record, this.policy)
        ? []
        : [`the policy does not name what is ${words(record)}`]),
      ...this.soleRecord(facts, view),
      ...(reference === undefined ? [] : [`${reference} refers to it`]),
      ...this.decisionKeeps(tag, view),
      ...unreadKeeps(view),
    ];
    return {
      reason: `its record is ${words(record ?? 'unknown')}, and no record refers to it`,
      record: record ?? null,
      tag,
      kept,
    };
  }

  private judgePath(named: MatchedItem, view: RetentionView): Omit<RetentionDecision, 'ageDays'> {
    const kept: string[] = [];
    let reason: string;
    let tag: string | undefined;
    if (named.kind === 'freeze') {
      const reference =
        view.references.naming(path.posix.basename(named.path), named.path) ??
        view.references.naming(shortNameOf(named.path), named.path, 'as a whole');
      if (reference !== undefined) kept.push(`${reference} refers to it`);
      const reading = inspectDocument(freeze, path.join(this.root, named.path));
      if (reading.state !== 'read')
        kept.push(`it is not a freeze that can be read${reading.state === 'damaged' ? `: ${reading.problem}` : ''}`);
      // Its command.sh, which names the freeze, is written some time after its directory.
      const starting = view.runs.active.find(({ run }) => !isThere(path.join(run.directory, 'command.sh')));
      if (starting !== undefined) kept.push(`${starting.path} is starting, and may use it`);
      kept.push(...unreadKeeps(view));
      reason = 'no record refers to this freeze';
    } else if (named.kind === 'shard') {
      const tags = view.runs.tagsWritten(named.tag ?? '');
      if (tags.size === 0) kept.push(`no run has the decision tag ${named.tag}: whose it is cannot be told`);
      for (const one of tags) kept.push(...this.openReasons(one, view));
      kept.push(...this.referenceTo(named.path, view), ...unreadKeeps(view));
      [tag] = tags;
      reason = `the decision ${[...tags].join(', ')} is closed`;
    } else {
      const [active] = view.runs.active;
      if (active !== undefined) kept.push(`${active.path} is active or may be, and may use it`);
      kept.push(...this.referenceTo(named.path, view));
      reason = named.kind === 'cache' ? 'it is a cache: what is in it can be made again' : 'it is a temporary bundle';
    }
    const stays = named.kind === 'freeze' ? forEver : [...forEver, freezes];
    kept.push(...stays.flatMap((glob) => (view.overlaps(named.path, glob) ? [`${glob} is kept for ever`] : [])));
    return { reason, record: null, tag, kept };
  }

  private referenceTo(file: string, view: RetentionView): string[] {
    const reference = view.references.naming(file, file);
    return reference === undefined ? [] : [`${reference} refers to it`];
  }

  /** The newest successful run of a tag, and the only failed or successful record of a decision. */
  private soleRecord({ tag, record, run }: RunFacts, view: RetentionView): string[] {
    if (tag === undefined || (record !== 'succeeded' && record !== 'failed')) return [];
    const equals = view.runs.ofTag(tag).filter((other) => other.record === record);
    return [
      ...(record === 'succeeded' && equals[0]?.run.name === run.name
        ? [`it is the newest successful run of ${tag}`]
        : []),
      ...(equals.length === 1 ? [`it is the only ${words(record)} record of ${tag}`] : []),
    ];
  }

  private decisionKeeps(tag: string | undefined, view: RetentionView): string[] {
    if (tag === undefined) return ['it states no decision tag: what it belongs to cannot be told'];
    const recorded = view.recorded(tag);
    return [
      ...(recorded === undefined ? [] : [`${recorded} has its decision tag ${tag}`]),
      ...this.openReasons(tag, view),
    ];
  }

  /**
   * Why the decision is still open, under this tag or one that continues it; empty when it is closed (contract 16.3).
   */
  private openReasons(tag: string, view: RetentionView): string[] {
    return [
      ...this.openUnder(tag, view),
      ...view.successors
        .of(tag)
        .flatMap((next) => [
          ...this.openUnder(next, view),
          ...(view.isInLedger(next)
            ? []
            : [`the decision ${tag} is open: it goes on as ${next}, of which the ledger has no row`]),
        ]),
    ];
  }

  private openUnder(tag: string, view: RetentionView): string[] {
    const runs = view.runs.ofTag(tag);
    const active = runs.find(isActive);
    const unfinalized = runs.find(({ record }) => record === 'succeeded' || record === 'failed');
    const days = this.policy.open_decision_days;
    const newest = runs.reduce((latest, { run }) => Math.max(latest, startOf(run.name)), -Infinity);
    return [
      ...(active === undefined
        ? []
        : [`the decision ${tag} is open: ${active.path} is active or may be (${active.state.state})`]),
      ...(unfinalized === undefined || view.isInLedger(tag)
        ? []
        : [`the decision ${tag} is open: the ledger has no row of it, and ${unfinalized.path} has ended`]),
      ...((this.now.getTime() - newest) / dayMs >= days
        ? []
        : [`the decision ${tag} is open: its newest run started less than ${days} days ago`]),
    ];
  }
}

const registries = ['audit/factor_registry/factor_experiment_registry.csv', 'gate_results/gate_registry.csv'];
/** Where what is recorded while a plan is applied shows first: the files, and the folders in which new ones appear. */
const recordedIn = [
  defaultStageLog,
  ...registries,
  reportsFolder,
  'audit/stage_checks',
  path.posix.dirname(defaultStageLog),
  path.posix.dirname(decisionNotes),
];

/** Never by a glob, whatever the policy says. */
const forEver = [
  '.git',
  'audit',
  'gate_results/production_gates_*',
  'gate_results/data_quality',
  'gate_results/gate_registry.csv',
  path.posix.dirname(defaultStageLog),
  retentionPolicyFile,
];
/** Nor this, but by the rule of freezes. */
const freezes = 'runs/freeze';

function isAborted(record: string, { aborted_runs: { records } }: RetentionPolicy): boolean {
  return (records as readonly string[]).includes(record);
}

function unreadKeeps({ problems }: RetentionView): string[] {
  return problems.length === 0 ? [] : [`what may refer to it cannot be read: ${problems[0]}`];
}

/** What is there is looked for once for each glob. */
function overlapIn(root: string): RetentionView['overlaps'] {
  const around = new Map<string, ReadonlySet<string>>();
  return (file, glob) => {
    if ([...foldersAround(file), file].some((one) => matchGlob(glob, one) !== undefined)) return true;
    const folders =
      around.get(glob) ?? new Set(findGlob(root, glob).flatMap(({ path: found }) => foldersAround(found)));
    around.set(glob, folders);
    return folders.has(file);
  };
}

/** `runs` are newest first. */
function tableOf(runs: readonly RunFacts[]): RunTable {
  const byPath = new Map(runs.map((facts) => [facts.path, facts]));
  const byTag = new Map<string, RunFacts[]>();
  const written = new Map<string, Set<string>>();
  for (const facts of runs) {
    if (facts.tag === undefined) continue;
    const equals = byTag.get(facts.tag) ?? [];
    equals.push(facts);
    byTag.set(facts.tag, equals);
    const safe = safeTag(facts.tag);
    written.set(safe, (written.get(safe) ?? new Set()).add(facts.tag));
  }
  return {
    at: (file) => byPath.get(file),
    ofTag: (tag) => byTag.get(tag) ?? [],
    tagsWritten: (safe) => written.get(safe) ?? new Set(),
    active: runs.filter(isActive),
    all: runs,
  };
}

/** By which names the records may speak of it. */
function namesOf(named: MatchedItem | undefined): string[] {
  if (named === undefined) return [];
  const name = path.posix.basename(named.path);
  return named.kind === 'run' ? [name] : named.kind === 'freeze' ? [name, shortNameOf(named.path)] : [named.path];
}

function stateIn(root: string, file: string): string {
  const stat = lstatSync(path.join(root, file), { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : stateOf(stat);
}

/** Local time, ms since 1970; NaN for a name without a stamp, which nothing is older than. */
function startOf(name: string): number {
  const [, date = '', hour = '', minute = '', second = ''] =
    /^(\d{4}-\d{2}-\d{2})_(\d{2})(\d{2})(\d{2})/.exec(name) ?? [];
  return new Date(`${date}T${hour}:${minute}:${second}`).getTime();
}

function words(record: string): string {
  return record.replaceAll('_', ' ');
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
