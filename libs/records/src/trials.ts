/**
 * How many trials of a family there were (contract 18.11): what the record holds, counted once each, whatever became of
 * them. Looking was a trial, so a line is written before a figure is shown; the lines tell keys, the rest of the record
 * shows what has no line.
 */
import { createHash } from 'node:crypto';
import type { Trial } from '@gatehouse/contracts';

/** What makes a trial distinct within its family. */
export interface TrialKey {
  readonly figures_hash: string;
  readonly scores_sha256: string;
  readonly returns_sha256: string;
}

/** A trace of a trial that is not a line: a report, a row of the gate registry, an official run. */
export interface Trace {
  readonly source: 'reports' | 'registry' | 'runs_without_key';
  readonly tag: string | undefined;
  /** Relative to the repository where it lies in it. */
  readonly report: string | undefined;
  readonly runDir: string | undefined;
  /** Of a report that states one. */
  readonly key?: TrialKey | undefined;
  readonly sharpe?: number | null | undefined;
  readonly p?: number | null | undefined;
  readonly periodsPerYear?: number | null | undefined;
}

export interface Call {
  readonly family: string;
  readonly key: TrialKey;
  readonly tag: string;
  readonly report: string | undefined;
  readonly runDir: string | undefined;
}

/** An earlier trial of the family. */
export interface KnownTrial {
  readonly id: string;
  readonly p: number | null;
  /** Per period of its own series. */
  readonly sharpe: number | null;
  readonly periodsPerYear: number | null;
  /** Relative; undefined where none was written. */
  readonly report: string | undefined;
}

export interface TrialCount {
  /** Distinct keys of the family with this call's among them, traces without a key, and candidates that were tried. */
  readonly observed: number;
  /** Distinct keys on the same returns, of any family. */
  readonly sameReturns: number;
  readonly sources: {
    trials_jsonl: number;
    reports: number;
    registry: number;
    runs_without_key: number;
    tried: number;
  };
  /** Earlier trials with a key that is not this call's, in the order of the record. */
  readonly others: readonly KnownTrial[];
  /** What each trace without a key is, for people. */
  readonly unnamed: readonly string[];
}

/** `lines`: of all families, in their order; `traces`: of this family. */
export function countTrials(
  call: Call,
  lines: readonly Trial[],
  traces: readonly Trace[],
  tried: readonly string[],
): TrialCount {
  const own = keyText(call.key);
  const known = new Map<string, { trial: KnownTrial; source: 'trials_jsonl' | 'reports' }>();
  for (const line of lines)
    if (line.family === call.family) remember(known, keyText(line.key), ofLine(line), 'trials_jsonl');
  const named = new Identities();
  for (const line of lines) named.join([keyText(line.key), ...marksOf(tagOf(line), line.report_json, line.run_dir)]);
  named.join([own, ...marksOf(call.tag, call.report, call.runDir)]);
  for (const trace of traces)
    if (trace.key !== undefined) {
      remember(known, keyText(trace.key), ofTrace(trace, trialId(trace.key)), 'reports');
      named.join([keyText(trace.key), ...marksOf(trace.tag, trace.report, trace.runDir)]);
    }
  const unnamed = groupsOf(
    traces.filter(({ key }) => key === undefined),
    named,
  );
  const others = [...known].filter(([key]) => key !== own);
  const count = (source: string): number => others.filter(([, other]) => other.source === source).length;
  const ofTraces = (source: Trace['source']): number => unnamed.filter((group) => group.source === source).length;
  return {
    observed: 1 + others.length + unnamed.length + tried.length,
    sameReturns: new Set([
      own,
      ...lines.filter((line) => line.key.returns_sha256 === call.key.returns_sha256).map((line) => keyText(line.key)),
    ]).size,
    sources: {
      trials_jsonl: 1 + count('trials_jsonl'),
      reports: count('reports') + ofTraces('reports'),
      registry: ofTraces('registry'),
      runs_without_key: ofTraces('runs_without_key'),
      tried: tried.length,
    },
    others: others.map(([, { trial }]) => trial),
    unnamed: unnamed.map(({ name }) => name),
  };
}

/** What is known of a trial grows with each line of its key; a later figure replaces an earlier one. */
function remember(
  known: Map<string, { trial: KnownTrial; source: 'trials_jsonl' | 'reports' }>,
  key: string,
  trial: KnownTrial,
  source: 'trials_jsonl' | 'reports',
): void {
  const before = known.get(key);
  if (before === undefined) known.set(key, { trial, source });
  else if (source === 'trials_jsonl')
    known.set(key, {
      source,
      trial: {
        id: trial.id,
        p: trial.p ?? before.trial.p,
        sharpe: trial.sharpe ?? before.trial.sharpe,
        periodsPerYear: trial.sharpe === null ? before.trial.periodsPerYear : trial.periodsPerYear,
        report: trial.report ?? before.trial.report,
      },
    });
}

function ofLine(line: Trial): KnownTrial {
  return {
    id: trialId(line.key),
    p: line.p,
    sharpe: line.sharpe,
    periodsPerYear: line.periods_per_year,
    report: line.report_json ?? undefined,
  };
}

function ofTrace(trace: Trace, id: string): KnownTrial {
  return {
    id,
    p: trace.p ?? null,
    sharpe: trace.sharpe ?? null,
    periodsPerYear: trace.periodsPerYear ?? null,
    report: trace.report,
  };
}

export function keyText({ figures_hash: figures, scores_sha256: scores, returns_sha256: returns }: TrialKey): string {
  return `${figures}\n${scores}\n${returns}\n`;
}

function tagOf(line: Trial): string | undefined {
  return line.decision_tag ?? undefined;
}

/** By what a trace is known to be the same as another. Texts of one kind never equal those of another. */
function marksOf(tag?: string | null, report?: string | null, runDir?: string | null): string[] {
  return [
    tag ? [`tag ${tag}`] : [],
    report ? [`report ${report}`] : [],
    runDir ? [`run ${runDir.replace(/\/$/, '')}`] : [],
  ].flat();
}

/** Traces that no line names, those of one tag, report or run together. */
function groupsOf(traces: readonly Trace[], named: Identities): { name: string; source: Trace['source'] }[] {
  const own = new Identities();
  const marked = traces.map((trace, index) => ({
    trace,
    marks: [`trace ${index}`, ...marksOf(trace.tag, trace.report, trace.runDir)],
  }));
  for (const { marks } of marked) own.join(marks);
  const groups = new Map<string, typeof marked>();
  for (const each of marked) {
    const root = own.rootOf(each.marks[0] as string);
    groups.set(root, [...(groups.get(root) ?? []), each]);
  }
  const order = ['runs_without_key', 'reports', 'registry'] as const;
  return [...groups.values()]
    .filter((group) => !group.some(({ marks }) => marks.some((mark) => named.has(mark))))
    .map((group) => {
      const source = order.find((each) => group.some(({ trace }) => trace.source === each)) ?? 'registry';
      const { trace } = group.find((each) => each.trace.source === source) as (typeof group)[number];
      return { source, name: trace.runDir ?? trace.report ?? `row of ${trace.tag ?? 'the gate registry'}` };
    });
}

/** Which names mean the same thing (union of sets). */
class Identities {
  readonly #parents = new Map<string, string>();

  join(names: readonly string[]): void {
    const roots = names.map((name) => this.rootOf(name));
    for (const root of roots) this.#parents.set(root, roots[0] as string);
  }

  has(name: string): boolean {
    return this.#parents.has(name);
  }

  rootOf(name: string): string {
    let root = name;
    for (
      let parent = this.#parents.get(root);
      parent !== undefined && parent !== root;
      parent = this.#parents.get(root)
    )
      root = parent;
    if (!this.#parents.has(root)) this.#parents.set(root, root);
    return root;
  }
}

/** A short name of a trial. */
export function trialId(key: TrialKey): string {
  return createHash('sha256').update(keyText(key)).digest('hex').slice(0, 16);
}
