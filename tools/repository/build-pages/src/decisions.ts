/** Decisions, each with what stands around it: its attempts, its stages, its place among those of its factor. Pure. */
import type { LedgerRow, PageStage } from '@gatehouse/contracts';
import { comparedTag } from '@gatehouse/runs';
import { stageCells, type StageName } from '@gatehouse/records';
import type { FoundCheck, FoundNote, FoundReport, FoundRun, ResearchRecord } from './record';

export interface Decision {
  tag: string;
  owner: string;
  factor: string;
  note: FoundNote | undefined;
  /** The newest first. */
  runs: readonly FoundRun[];
  /** The newest run that has a report, else the newest. */
  run: FoundRun | undefined;
  report: FoundReport | undefined;
  /** Its own checks, the newest first. */
  checks: readonly FoundCheck[];
  /** The newest check of each stage, of this tag or its nearest predecessor that was checked. */
  newestChecks: ReadonlyMap<StageName, FoundCheck>;
  signOffs: ResearchRecord['signOffs'];
  ledger: readonly Partial<LedgerRow>[];
  score: number | null;
  /** Tags of the chain of predecessors, the first one first, with those that came after. */
  chain: readonly string[];
  /** Place among the attempts of the chain: those with a run of the same workflow. */
  attempt: { number: number; of: number };
  ofFactor: { number: number; of: number } | undefined;
  /** The attempt before: of the chain, else of the factor. */
  previous: string | undefined;
  /** When the report was made, else the run began, else the date of the note. */
  at: string;
}

const noFactor = 'unknown';

/** The newest first. */
export function decisionsOf(record: ResearchRecord): Decision[] {
  const index = new DecisionIndex(record);
  return index.tags
    .map((tag) => index.decision(tag))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.tag < b.tag ? -1 : 1));
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

class DecisionIndex {
  readonly tags: string[];
  readonly #runs: Map<string, FoundRun[]>;
  readonly #notes: Map<string, FoundNote[]>;
  readonly #checks: Map<string, FoundCheck[]>;
  readonly #signOffs: Map<string, ResearchRecord['signOffs']>;
  readonly #ledger: Map<string, Partial<LedgerRow>[]>;
  readonly #registry: Map<string, ResearchRecord['registry']>;
  readonly #attempts: Map<string, ResearchRecord['registry']>;
  /** Tag → those that name it as predecessor. */
  readonly #after: Map<string, FoundNote[]>;
  readonly #reports: Map<string, FoundReport[]>;

  constructor(record: ResearchRecord) {
    this.#runs = grouped(
      record.runs.filter(({ tag }) => tag !== ''),
      ({ tag }) => tag,
    );
    this.#notes = grouped(record.notes, ({ tag }) => tag);
    this.#checks = grouped(record.checks, ({ says }) => says.tag);
    this.#signOffs = grouped(record.signOffs, ({ tag }) => tag);
    this.#ledger = grouped(record.ledger, (row) => comparedTag(row.decision_tag ?? ''));
    this.#registry = grouped(record.registry, ({ tag }) => tag);
    this.#attempts = grouped(record.registry, ({ factor }) => factor);
    this.#after = grouped(
      record.notes.filter(({ predecessor }) => predecessor !== ''),
      ({ predecessor }) => comparedTag(predecessor),
    );
    this.#reports = grouped(record.reports, ({ says }) => says.tag);
    this.tags = [...new Set([...this.#runs.keys(), ...this.#notes.keys(), ...this.#checks.keys()])];
  }

  decision(tag: string): Decision {
    const runs = this.#runs.get(tag) ?? [];
    const run = runs.find(({ report }) => report !== undefined) ?? runs[0];
    // A run that was cleaned up leaves its report.
    const report = run?.report ?? (run === undefined ? this.#reports.get(tag)?.[0] : undefined);
    const [note] = this.#notes.get(tag) ?? [];
    const checks = this.#checks.get(tag) ?? [];
    const chain = this.#chain(tag);
    const registered = this.#registered(tag, report);
    const factor = report?.says.factor || registered?.factor || noFactor;
    return {
      tag,
      owner:
        [run?.owner, note?.owner, report?.says.owner, checks[0]?.says.owner].find(
          (one) => one !== undefined && one !== '',
        ) ?? '',
      factor,
      note,
      runs,
      run,
      report,
      checks,
      newestChecks: this.#newestChecks(chain, tag),
      signOffs: this.#signOffs.get(tag) ?? [],
      ledger: this.#ledger.get(tag) ?? [],
      score: registered?.score ?? null,
      chain,
      attempt: this.#attempt(chain, tag, run?.workflow),
      ofFactor: this.#ofFactor(registered),
      previous: this.#previous(chain, tag, run?.workflow, registered),
      at: report?.says.at || (run?.started === undefined ? (note?.date ?? '') : new Date(run.started).toISOString()),
    };
  }

  /** Predecessors, the tag, and what names it as predecessor, the last of several. A circle ends where it closes. */
  #chain(tag: string): string[] {
    const chain = [tag];
    for (let first = tag; ;) {
      const before = this.#notes.get(first)?.[0]?.predecessor ?? '';
      const known = comparedTag(before);
      if (known === '' || chain.includes(known)) break;
      chain.unshift(known);
      first = known;
    }
    for (let last = tag; ;) {
      const next = this.#after.get(last)?.at(-1)?.tag;
      if (next === undefined || chain.includes(next)) break;
      chain.push(next);
      last = next;
    }
    return chain;
  }

  #registered(tag: string, report: FoundReport | undefined): ResearchRecord['registry'][number] | undefined {
    const rows = this.#registry.get(tag) ?? [];
    return rows.find((row) => report !== undefined && row.report === report.file) ?? rows.at(-1);
  }

  #ofFactor(row: ResearchRecord['registry'][number] | undefined): Decision['ofFactor'] {
    if (row === undefined) return undefined;
    const rows = this.#attempts.get(row.factor) ?? [];
    return { number: rows.indexOf(row) + 1, of: rows.length };
  }

  #isAttempt(tag: string, workflow: string | undefined): boolean {
    return workflow === undefined || this.#runs.get(tag)?.some((run) => run.workflow === workflow) === true;
  }

  #attempt(chain: readonly string[], tag: string, workflow: string | undefined): Decision['attempt'] {
    const attempts = chain.filter((one) => one === tag || this.#isAttempt(one, workflow));
    return { number: attempts.indexOf(tag) + 1, of: attempts.length };
  }

  #previous(
    chain: readonly string[],
    tag: string,
    workflow: string | undefined,
    row: ResearchRecord['registry'][number] | undefined,
  ): string | undefined {
    const before = chain.slice(0, chain.indexOf(tag)).reverse();
    const inChain =
      before.find((one) => this.#runs.has(one) && this.#isAttempt(one, workflow)) ??
      before.find((one) => this.#runs.has(one));
    if (inChain !== undefined || row === undefined) return inChain;
    const rows = this.#attempts.get(row.factor) ?? [];
    return rows
      .slice(0, rows.indexOf(row))
      .reverse()
      .find((one) => one.tag !== tag && this.#runs.has(one.tag))?.tag;
  }

  #newestChecks(chain: readonly string[], tag: string): Map<StageName, FoundCheck> {
    const found = new Map<StageName, FoundCheck>();
    for (const one of chain.slice(0, chain.indexOf(tag) + 1).reverse())
      for (const check of this.#checks.get(one) ?? [])
        if (!found.has(check.says.stage)) found.set(check.says.stage, check);
    return found;
  }
}

/** The stages of a decision as pages show them. `hrefOf` leads to a stage check. */
export function stagesOf(decision: Decision, hrefOf: (check: FoundCheck) => string | null): PageStage[] {
  return (Object.keys(stageCells) as StageName[]).map((stage) => {
    const check = decision.newestChecks.get(stage);
    const row = decision.ledger.findLast((one) => (one.stage ?? '').startsWith(stage));
    return {
      stage,
      title: check?.says.title ?? stageCells[stage].slice(stage.length + 1),
      state: check === undefined ? ('not_checked' as const) : check.says.pass ? ('pass' as const) : ('fail' as const),
      passed: check === undefined ? null : check.says.met + check.says.waived,
      of: check?.says.of ?? null,
      waived: check?.says.waived ?? null,
      ledger: row === undefined ? null : [row.result, row.date].filter((text) => text).join(' '),
      href: check === undefined ? null : hrefOf(check),
    };
  });
}
