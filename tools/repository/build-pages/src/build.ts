/**
 * The pages of a record, in the order in which they are written: what others lead to comes first, the list of all decisions last (contract 47.7). A page is made anew
 * when one of the files it was drawn from changed, or what stands around it; else it is left as it lies.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  dataQualityReport,
  formatJson,
  stageCheck,
  type DataQualityPage,
  type LeaderboardEntry,
} from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { registryFile } from '@gatehouse/records';
import { documentsOf, judgeRun, runAt, thisMachine } from '@gatehouse/runs';
import { readProcesses, type ProcessFacts } from '@gatehouse/system';
import { decisionDocument, decisionSources, linksOf } from './decision-document';
import { decisionsOf, stagesOf, type Decision } from './decisions';
import { evidenceInWords, evidenceOf, judgeEvidence, type JudgedEvidence } from './evidence';
import { KnownFiles } from './known-files';
import {
  factorDocument,
  filteredDocument,
  indexDocument,
  leaderboardDocument,
  stateOfDecision,
  type Lists,
} from './list-documents';
import { Places } from './places';
import { readRecord, type FoundRun, type ResearchRecord } from './record';
import { namesInRun, runDocument, runSources } from './run-document';
import { reportSays } from './says';
import { sourcesOf } from './sources';

type PagesLib = typeof import('@gatehouse/pages');

/** A page to be: where, what it is made from, and how. */
export interface PlannedPage {
  /** Below the folder of pages. */
  place: string;
  /** sha256 of everything the page depends on. */
  key: string;
  text(): string;
}

export interface BuildRequest {
  root: string;
  /** Of the pages, relative to the repository; undefined outside it. */
  folder: string | undefined;
  now: Date;
  /** Of the tool. */
  version: string;
  known: KnownFiles;
}

export interface Plan {
  decisions: readonly Decision[];
  pages: Iterable<PlannedPage>;
}

/** Reads the record as far as it changed, and says which pages there are. Throws Failure `io`. */
export async function planPages(request: BuildRequest): Promise<Plan> {
  const pages = await import('@gatehouse/pages');
  const { root, known, now } = request;
  const record = readRecord(root, known, reportSays(root, pages.countGates));
  const evidence = await judgeEvidence(root, now);
  const planner = new Planner(request, pages, record, evidence);
  return { decisions: planner.decisions, pages: planner.pages() };
}

class Planner {
  readonly decisions: Decision[];
  readonly #places: Places;
  readonly #byTag: Map<string, Decision>;
  readonly #exists = new Map<string, boolean>();
  readonly #states = new Map<FoundRun, string>();
  #processes: readonly ProcessFacts[] | undefined;
  readonly #lists: Lists;

  constructor(
    private readonly request: BuildRequest,
    private readonly lib: PagesLib,
    private readonly record: ResearchRecord,
    private readonly evidence: JudgedEvidence,
  ) {
    this.decisions = decisionsOf(record);
    this.#byTag = new Map(this.decisions.map((decision) => [decision.tag, decision]));
    this.#places = new Places(request.folder, (file) => this.#isThere(file));
    this.#lists = {
      decisions: this.decisions,
      places: this.#places,
      stateOf: ({ run }) => (run === undefined ? 'no run' : this.#stateOf(run)),
      evidence: evidenceInWords(evidence),
      remarks: [...request.known.problems.values()],
    };
  }

  *pages(): Generator<PlannedPage> {
    for (const check of this.record.checks) yield this.#stage(check);
    for (const run of this.record.runs) {
      if (run.quality !== '') yield this.#data(run);
      yield this.#run(run);
    }
    for (const decision of this.decisions) yield this.#decision(decision);
    yield* this.#listPages();
    yield this.#leaderboard();
    const document = indexDocument(this.#lists);
    yield this.#planned(Places.index, [document], () => this.lib.decisionsPage(document));
  }

  #isThere(file: string): boolean {
    const known = this.#exists.get(file);
    if (known !== undefined) return known;
    const isThere = existsSync(path.join(this.request.root, file));
    this.#exists.set(file, isThere);
    return isThere;
  }

  /** Of a run that is over its documents say it; else whether its processes live. */
  #stateOf(run: FoundRun): string {
    const before = this.#states.get(run);
    if (before !== undefined) return before;
    const documents = documentsOf(runAt(path.join(this.request.root, run.directory)));
    this.#processes ??= run.isOver ? undefined : readProcesses();
    const { state } = judgeRun(documents, { ...thisMachine(), processes: this.#processes ?? [] });
    this.#states.set(run, state);
    return state;
  }

  #planned(place: string, of: unknown, text: () => string): PlannedPage {
    const key = createHash('sha256')
      .update(formatJson([this.request.version, this.request.folder ?? null, of], 0))
      .digest('hex');
    return { place, key, text };
  }

  readonly #sum = (file: string) => this.request.known.sum(file);

  #sums(files: readonly (readonly [string, string])[]): unknown {
    return files.map(([, file]) => [file, this.#sum(file)?.sha256 ?? null]);
  }

  #stage(check: ResearchRecord['checks'][number]): PlannedPage {
    const place = Places.stage(check);
    const files = [['stage check', check.file]] as const;
    return this.#planned(place, this.#sums(files), () => {
      const reading = inspectDocument(stageCheck, path.join(this.request.root, check.file));
      if (reading.state !== 'read') throw new Error(`${check.file} was read and is ${reading.state} now`);
      return this.lib.stagePage({
        schema: 'stage-page/v1',
        stage_check: reading.value,
        sources: sourcesOf(files, this.#sum),
      });
    });
  }

  #data(run: FoundRun): PlannedPage {
    const place = Places.data(run);
    const files = [['report', run.quality]] as const;
    return this.#planned(place, [this.#sums(files), run.tag], () => {
      const reading = inspectDocument(dataQualityReport, path.join(this.request.root, run.quality));
      const document: DataQualityPage = {
        schema: 'data-quality-page/v1',
        navigation: [
          { text: 'all decisions', href: this.#places.between(place, Places.index) },
          { text: 'run', href: this.#places.between(place, Places.run(run)) },
          ...(run.tag === ''
            ? []
            : [{ text: `decision ${run.tag}`, href: this.#places.between(place, Places.decision(run.tag)) }]),
        ],
        report_json: run.quality,
        report:
          reading.state === 'read'
            ? reading.value
            : { failures: [reading.state === 'damaged' ? reading.problem : `${run.quality} is not there`] },
        sources: sourcesOf(files, this.#sum),
      };
      return this.lib.dataQualityPage(document);
    });
  }

  #run(run: FoundRun): PlannedPage {
    const place = Places.run(run);
    const about = [
      this.#sums(runSources(run)),
      run,
      this.#stateOf(run),
      this.#sum(`${run.directory}/run.log`) === undefined,
      namesInRun(run, this.request.root),
    ];
    return this.#planned(place, about, () =>
      this.lib.runPage(
        runDocument(run, {
          root: this.request.root,
          places: this.#places,
          sum: this.#sum,
          stateOf: (one) => this.#stateOf(one),
        }),
      ),
    );
  }

  #decision(decision: Decision): PlannedPage {
    const place = Places.decision(decision.tag);
    const before = decision.previous === undefined ? undefined : this.#byTag.get(decision.previous);
    const around = [
      this.#sums(decisionSources(decision)),
      before === undefined ? null : this.#sums(decisionSources(before)),
      stagesOf(decision, () => null),
      { ...decision, newestChecks: [...decision.newestChecks.values()], checks: [] },
      evidenceOf(
        this.evidence,
        decision.runs.map(({ directory }) => directory),
      ),
      decision.chain.map((tag) => this.#byTag.has(tag)),
      linksOf(place, decision, this.#places),
    ];
    return this.#planned(place, around, () =>
      this.lib.decisionPage(
        decisionDocument(decision, {
          root: this.request.root,
          places: this.#places,
          evidence: this.evidence,
          effectOf: this.lib.effectOf,
          decision: (tag) => this.#byTag.get(tag),
          sum: this.#sum,
        }),
      ),
    );
  }

  *#listPages(): Generator<PlannedPage> {
    const lists = this.#lists;
    for (const [factor, of] of groups(this.decisions, ({ factor }) => factor)) {
      const document = factorDocument(factor, of, lists, this.lib);
      yield this.#planned(Places.factor(factor), [document], () => this.lib.factorPage(document));
    }
    for (const [owner, of] of groups(this.decisions, ({ owner }) => owner)) {
      const place = Places.owner(owner);
      const document = filteredDocument(
        place,
        owner === '' ? 'Decisions without an owner' : `Decisions of ${owner}`,
        of,
        lists,
      );
      yield this.#planned(place, [document], () => this.lib.decisionsPage(document));
    }
    for (const [state, of] of groups(this.decisions, (decision) =>
      stateOfDecision(decision, lists.stateOf(decision)),
    )) {
      const place = Places.state(state);
      const document = filteredDocument(place, `Decisions: ${state}`, of, lists);
      yield this.#planned(place, [document], () => this.lib.decisionsPage(document));
    }
  }

  #leaderboard(): PlannedPage {
    const { registry } = this.record;
    const ranks = new Map(
      [...registry]
        .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
        .slice(0, mostRanked)
        .map((row, index) => [row, index + 1]),
    );
    const newest = new Set(registry.slice(-mostNewest));
    const entries = registry
      .filter((row) => ranks.has(row) || newest.has(row))
      .map((row): LeaderboardEntry => {
        const decision = this.#byTag.get(row.tag);
        const counts = decision?.report?.file === row.report ? decision.report.says.counts : undefined;
        return {
          ...row.entry,
          rank: ranks.get(row) ?? null,
          href: decision === undefined ? null : Places.decision(row.tag),
          gates_passed: counts?.passed ?? null,
          gates_total: counts === undefined ? null : counts.passed + counts.failed + counts.not_measured,
        };
      });
    const document = leaderboardDocument(entries, registry.length, {
      path: registryFile,
      sources: sourcesOf([['registry', registryFile]], this.#sum),
    });
    return this.#planned(Places.leaderboard, [document], () => this.lib.leaderboardPage(document));
  }
}

/** As the leaderboard of update-registry: the best, and the newest beside them. */
const mostRanked = 20;
const mostNewest = 480;

function groups(decisions: readonly Decision[], of: (decision: Decision) => string): Map<string, Decision[]> {
  const found = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const name = of(decision);
    const group = found.get(name);
    if (group === undefined) found.set(name, [decision]);
    else group.push(decision);
  }
  return found;
}
