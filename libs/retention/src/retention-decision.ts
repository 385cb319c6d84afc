/**
 * What may go and what stays (contract 16.2 to 16.4). Nothing goes unless it is proven that it may: what cannot be
 * read, judged or seen keeps.
 */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { freeze, type CleanupItem, type RetentionPolicy } from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { defaultStageLog } from '@gatehouse/records';
import { isActive, type RunFacts } from '@gatehouse/runs';
import type { TreeFacts } from './listing';
import type { MatchedItem } from './matched-item';
import { dayMs, OpenDecisions } from './open-decision';
import { shortNameOf } from './references';
import { retentionPolicyFile } from './retention-policy';
import type { RetentionView } from './retention-view';
import { startOf } from './run-table';

export interface RetentionDecision {
  /** Why it may go; says nothing while something keeps it. */
  reason: string;
  record: CleanupItem['record'];
  tag: string | undefined;
  ageDays: number;
  /** Why it stays; empty when it may go. */
  kept: string[];
}

type Judged = Omit<RetentionDecision, 'ageDays'>;

/** Freezes lie here; only their own rule names them. */
export const freezeFolder = 'runs/freeze';

/** No glob of a policy names these, whatever it says. */
const forEver = [
  '.git',
  'audit',
  'gate_results/production_gates_*',
  'gate_results/data_quality',
  'gate_results/gate_registry.csv',
  path.posix.dirname(defaultStageLog),
  retentionPolicyFile,
];

/** Judges the items of one repository by one view of it. */
export class RetentionJudge {
  private readonly open: OpenDecisions;

  constructor(
    private readonly root: string,
    private readonly policy: RetentionPolicy,
    private readonly now: Date,
    private readonly view: RetentionView,
  ) {
    this.open = new OpenDecisions(policy, now, view);
  }

  /** May it go? `facts` are of the tree at its path. */
  judge(item: MatchedItem, facts: TreeFacts): RetentionDecision {
    const newest = Math.max(facts.newest, (item.kind === 'run' && startOf(path.posix.basename(item.path))) || 0);
    const ageDays = Math.max(0, (this.now.getTime() - newest) / dayMs);
    const judged = item.kind === 'run' ? this.judgeRun(item) : this.judgePath(item);
    const { older_than_days: days } = this.policy[item.rule];
    const kept = [
      ...judged.kept,
      ...this.policy.keep.flatMap((glob) => (this.view.overlaps(item.path, glob) ? [`the policy keeps ${glob}`] : [])),
      ...(ageDays >= days ? [] : [`it changed ${ageDays.toFixed(1)} days ago, and the policy keeps it for ${days}`]),
    ];
    return { ...judged, ageDays, kept };
  }

  private judgeRun({ path: file }: MatchedItem): Judged {
    const facts = this.view.runs.at(file);
    if (facts === undefined) return { reason: '', record: null, tag: undefined, kept: ['it is not a run directory'] };
    const { tag, record, run, living } = facts;
    const reference = this.view.references.naming(run.name, file);
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
      ...this.soleRecord(facts),
      ...(reference === undefined ? [] : [`${reference} refers to it`]),
      ...this.open.keeping(tag),
      ...this.unread(),
    ];
    return {
      reason: `its record is ${words(record ?? 'unknown')}, and no record refers to it`,
      record: record ?? null,
      tag,
      kept,
    };
  }

  private judgePath(item: MatchedItem): Judged {
    const judged =
      item.kind === 'freeze'
        ? this.judgeFreeze(item)
        : item.kind === 'shard'
          ? this.judgeShard(item)
          : this.judgeRemains(item);
    const stays = item.kind === 'freeze' ? forEver : [...forEver, freezeFolder];
    const always = stays.flatMap((glob) => (this.view.overlaps(item.path, glob) ? [`${glob} is kept for ever`] : []));
    return { tag: undefined, ...judged, record: null, kept: [...judged.kept, ...always] };
  }

  private judgeFreeze({ path: file }: MatchedItem): Pick<Judged, 'reason' | 'kept'> {
    const { references, runs } = this.view;
    const reference =
      references.naming(path.posix.basename(file), file) ?? references.naming(shortNameOf(file), file, 'as a whole');
    const reading = inspectDocument(freeze, path.join(this.root, file));
    // Its command.sh, which names the freeze, is written some time after its directory.
    const starting = runs.active.find(({ run }) => !isThere(path.join(run.directory, 'command.sh')));
    return {
      reason: 'no record refers to this freeze',
      kept: [
        ...(reference === undefined ? [] : [`${reference} refers to it`]),
        ...(reading.state === 'read'
          ? []
          : [`it is not a freeze that can be read${reading.state === 'damaged' ? `: ${reading.problem}` : ''}`]),
        ...(starting === undefined ? [] : [`${starting.path} is starting, and may use it`]),
        ...this.unread(),
      ],
    };
  }

  private judgeShard({ path: file, tag }: MatchedItem): Pick<Judged, 'reason' | 'tag' | 'kept'> {
    const tags = [...this.view.runs.tagsWritten(tag ?? '')];
    return {
      reason: `the decision ${tags.join(', ')} is closed`,
      tag: tags[0],
      kept: [
        ...(tags.length === 0 ? [`no run has the decision tag ${tag}: whose it is cannot be told`] : []),
        ...tags.flatMap((one) => this.open.reasons(one)),
        ...this.referenceTo(file),
        ...this.unread(),
      ],
    };
  }

  /** A cache or a temporary bundle. */
  private judgeRemains({ path: file, kind }: MatchedItem): Pick<Judged, 'reason' | 'kept'> {
    const [active] = this.view.runs.active;
    return {
      reason: kind === 'cache' ? 'it is a cache: what is in it can be made again' : 'it is a temporary bundle',
      kept: [
        ...(active === undefined ? [] : [`${active.path} is active or may be, and may use it`]),
        ...this.referenceTo(file),
      ],
    };
  }

  private referenceTo(file: string): string[] {
    const reference = this.view.references.naming(file, file);
    return reference === undefined ? [] : [`${reference} refers to it`];
  }

  /** The newest successful run of a tag, and the only failed or successful record of a decision. */
  private soleRecord({ tag, record, run }: RunFacts): string[] {
    if (tag === undefined || (record !== 'succeeded' && record !== 'failed')) return [];
    const equals = this.view.runs.ofTag(tag).filter((other) => other.record === record);
    return [
      ...(record === 'succeeded' && equals[0]?.run.name === run.name
        ? [`it is the newest successful run of ${tag}`]
        : []),
      ...(equals.length === 1 ? [`it is the only ${words(record)} record of ${tag}`] : []),
    ];
  }

  private unread(): string[] {
    const [problem] = this.view.problems;
    return problem === undefined ? [] : [`what may refer to it cannot be read: ${problem}`];
  }
}

function isAborted(record: string, { aborted_runs: { records } }: RetentionPolicy): boolean {
  return (records as readonly string[]).includes(record);
}

function words(record: string): string {
  return record.replaceAll('_', ' ');
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
