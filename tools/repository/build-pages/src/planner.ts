/**
 * The pages of a record, in the order in which they are written: what others lead to comes first, the list of all decisions last (contract 47.7). A page is made anew
 * when one of the files it was drawn from changed, or what stands around it; else it is left as it lies.
 */
import { hash } from 'node:crypto';
import path from 'node:path';
import { dataQualityReport, stageCheck, type DataQualityPage } from '@gatehouse/contracts';
import { inspectDocument } from '@gatehouse/files';
import { registryFile } from '@gatehouse/records';
import type { Material } from './build';
import { ComparedRuns } from './compared-runs';
import { attemptsOf, decisionDocument } from './decision-document';
import { decisionSources, linkedElsewhere } from './decision-files';
import { decisionsOf, type Decision } from './decisions';
import { evidenceInWords, evidenceOf } from './evidence';
import type { KnownFiles } from './known-files';
import {
  factorDocument,
  filteredDocument,
  indexDocument,
  leaderboardDocument,
  leaderboardEntries,
  rowOf,
  stateOfDecision,
  type Lists,
} from './list-documents';
import { Places } from './places';
import type { FoundRun, ResearchRecord } from './record';
import { runDocument, runSources } from './run-document';
import { sourcesOf } from './sources';

type PagesLib = typeof import('@gatehouse/pages');

/** A page to be: where, what it is made from, and how. */
export interface PlannedPage {
  /** Below the folder of pages. */
  place: string;
  /** sha256 of everything the page depends on. */
  key(): string;
  content(): string | Buffer;
  /** Of a page of which a part is replaced more cheaply than all of it is drawn. */
  part?: PagePart;
}

export interface PagePart {
  /** sha256 of what the rest of the page depends on. */
  rest(): string;
  /** The page of an earlier build with this part as it is now; undefined where it must be drawn. */
  replacedIn(page: Buffer): Buffer | undefined;
}

export class Planner {
  /** The newest first. */
  readonly decisions: readonly Decision[];
  readonly #places: Places;
  readonly #byTag: Map<string, Decision>;
  readonly #lists: Lists;
  readonly #compared: ComparedRuns;
  /** Names in each run directory. */
  readonly #listings: ReadonlyMap<string, readonly string[]>;
  readonly #runs = new Map<FoundRun, string>();
  /** Of what a list says of a decision, by its tag: a sha256. */
  readonly #rows = new Map<string, string>();
  /** Of the files that a decision's page is drawn from with their sums, by its tag: a sha256. */
  readonly #sources = new Map<string, string>();
  #loaded: PagesLib | undefined;

  constructor(
    private readonly material: Material,
    private readonly known: KnownFiles,
  ) {
    const { record, folder, evidence, problems } = material;
    this.decisions = decisionsOf(record);
    this.#byTag = new Map(this.decisions.map((decision) => [decision.tag, decision]));
    this.#listings = new Map(record.runs.map(({ directory, names }) => [directory, names]));
    this.#places = new Places(folder, (file) => this.#isThere(file));
    this.#compared = new ComparedRuns(material.root);
    this.#lists = {
      decisions: this.decisions,
      places: this.#places,
      evidence: evidenceInWords(evidence),
      remarks: problems,
    };
  }

  /** To be called before a page is drawn: where none is, a build does without what draws them. */
  async prepare(): Promise<void> {
    this.#loaded = await import('@gatehouse/pages');
  }

  get #lib(): PagesLib {
    if (this.#loaded === undefined) throw new Error('a page is drawn before prepare()');
    return this.#loaded;
  }

  *pages(): Generator<PlannedPage> {
    const { checks, runs } = this.material.record;
    for (const check of checks) yield this.#stage(check);
    for (const run of runs) {
      if (run.quality !== '') yield this.#data(run);
      yield this.#run(run);
    }
    for (const decision of this.#besideTheirPrevious()) yield this.#decision(decision);
    yield* this.#listPages();
    yield this.#leaderboard();
    yield this.#list(Places.index, this.decisions, [this.#lists.evidence, this.#lists.remarks], () =>
      this.#lib.decisionsPage(indexDocument(this.#lists)),
    );
  }

  #isThere(file: string): boolean {
    return this.#isListed(file) ?? this.known.isThere(file);
  }

  /** Whether its run directory has it; undefined for what lies elsewhere. */
  #isListed(file: string): boolean | undefined {
    const end = file.lastIndexOf('/');
    return this.#listings.get(file.slice(0, Math.max(0, end)))?.includes(file.slice(end + 1));
  }

  /** An attempt follows the one it is compared with, of which then all is read already. */
  #besideTheirPrevious(): Decision[] {
    return [...groups([...this.decisions].reverse(), ({ factor }) => factor).values()].flat();
  }

  /** `of` is asked for when it matters: not of a page that is drawn anyway. */
  #planned(place: string, of: () => string, content: () => string): PlannedPage {
    return { place, key: once(() => this.#keyOf(of())), content };
  }

  #keyOf(text: string): string {
    const { version, folder = '' } = this.material;
    return hash('sha256', `${version}\n${folder}\n${text}`, 'hex');
  }

  readonly #sum = (file: string) => this.known.sum(file);

  /** Each file with its sum, in one text: there are tens of thousands of them. */
  #sums(files: readonly (readonly [string, string])[]): string {
    let text = '';
    for (const [, file] of files) text += `${file}\n${this.#sum(file)?.sha256 ?? ''}\n`;
    return text;
  }

  #stage(check: ResearchRecord['checks'][number]): PlannedPage {
    const place = Places.stage(check);
    const files = [['stage check', check.file]] as const;
    return this.#planned(
      place,
      () => `${this.#sums(files)}${check.says.tag}`,
      () => {
        const reading = inspectDocument(stageCheck, path.join(this.material.root, check.file));
        if (reading.state !== 'read') throw new Error(`${check.file} was read and is ${reading.state} now`);
        return this.#lib.stagePage({
          schema: 'stage-page/v1',
          navigation: this.#navigation(place, { tag: check.says.tag }),
          stage_check: reading.value,
          sources: sourcesOf(files, this.#sum),
        });
      },
    );
  }

  /** To the list of all, and from what belongs to a run or a decision back to it. */
  #navigation(place: string, { tag, run }: { tag: string; run?: FoundRun }): DataQualityPage['navigation'] & object {
    return [
      { text: 'all decisions', href: this.#places.between(place, Places.index) },
      ...(run === undefined ? [] : [{ text: 'run', href: this.#places.between(place, Places.run(run)) }]),
      ...(this.#byTag.has(tag)
        ? [{ text: `decision ${tag}`, href: this.#places.between(place, Places.decision(tag)) }]
        : []),
    ];
  }

  #data(run: FoundRun): PlannedPage {
    const place = Places.data(run);
    const files = [['report', run.quality]] as const;
    return this.#planned(
      place,
      () => `${this.#sums(files)}${run.tag}`,
      () => {
        const reading = inspectDocument(dataQualityReport, path.join(this.material.root, run.quality));
        const document: DataQualityPage = {
          schema: 'data-quality-page/v1',
          navigation: this.#navigation(place, { tag: run.tag, run }),
          report_json: run.quality,
          report:
            reading.state === 'read'
              ? reading.value
              : { failures: [reading.state === 'damaged' ? reading.problem : `${run.quality} is not there`] },
          sources: sourcesOf(files, this.#sum),
        };
        return this.#lib.dataQualityPage(document);
      },
    );
  }

  #run(run: FoundRun): PlannedPage {
    return this.#planned(
      Places.run(run),
      () => `${this.#sums(runSources(run))}${this.#inShort(run)}`,
      () => this.#lib.runPage(runDocument(run, { root: this.material.root, places: this.#places, sum: this.#sum })),
    );
  }

  #decision(decision: Decision): PlannedPage {
    const { root, evidence } = this.material;
    const [places, find] = [this.#places, (tag: string) => this.#byTag.get(tag)];
    const context = { root, places, evidence, decision: find, sum: this.#sum, compared: this.#compared };
    const attempts = once(() => attemptsOf(decision, context));
    const rest = once(() => this.#keyOf(this.#besideAttempts(decision)));
    return {
      place: Places.decision(decision.tag),
      key: once(() => this.#keyOf(`${rest()}\n${this.#attemptsInShort(decision)}`)),
      content: () => this.#lib.decisionPage(decisionDocument(decision, { ...context, effectOf: this.#lib.effectOf })),
      part: { rest, replacedIn: (page) => this.#lib.withAttempts(page, attempts()) },
    };
  }

  /** What `attemptsOf` is made from: of a chain of many, that of each of them. */
  #attemptsInShort({ attempt, ofFactor, chain, previous, report }: Decision): string {
    const known = chain.map((tag) => (this.#byTag.has(tag) ? tag : `${tag}\n`)).join('\n');
    return `${JSON.stringify([attempt, ofFactor, report?.says.trials, previous])}\n${known}`;
  }

  /** What a decision's page depends on besides its attempts. What its files say is in their sums. */
  #besideAttempts(decision: Decision): string {
    const { tag, owner, factor, run, runs, report, note, ledger, signOffs, score, previous, at } = decision;
    const before = previous === undefined ? undefined : this.#byTag.get(previous);
    const facts = JSON.stringify([
      [tag, owner, factor, score, at, report?.file, note?.file],
      before && [before.tag, before.run?.directory, before.run?.report?.file],
      linkedElsewhere(decision).map(([, file]) => file !== '' && this.#isThere(file)),
      ledger.map(({ stage, result, date }) => [stage, result, date]),
      signOffs,
      [previous, runs.map(({ directory }) => directory)],
      evidenceOf(this.material.evidence, decision),
    ]);
    return [
      facts,
      run === undefined ? '' : this.#inShort(run),
      this.#sourcesOf(decision),
      before === undefined ? '' : this.#sourcesOf(before),
    ].join('\n');
  }

  /** What is known of a run besides its report, in a line: asked for its own page and for that of its decision. */
  #inShort(run: FoundRun): string {
    const known = this.#runs.get(run);
    if (known !== undefined) return known;
    const line = JSON.stringify({ ...run, report: null });
    this.#runs.set(run, line);
    return line;
  }

  /** Asked for a decision and for the one that is compared with it. */
  #sourcesOf(decision: Decision): string {
    const known = this.#sources.get(decision.tag);
    if (known !== undefined) return known;
    const sum = hash('sha256', this.#sums(decisionSources(decision)), 'hex');
    this.#sources.set(decision.tag, sum);
    return sum;
  }

  /** A page of rows: `of` is what it says besides. */
  #list(place: string, decisions: readonly Decision[], of: unknown, content: () => string): PlannedPage {
    const key = (): string =>
      this.#keyOf([JSON.stringify(of), ...decisions.map((decision) => this.#row(decision))].join('\n'));
    return { place, key: once(key), content };
  }

  /** A decision stands in four lists. */
  #row(decision: Decision): string {
    const known = this.#rows.get(decision.tag);
    if (known !== undefined) return known;
    const row = hash('sha256', JSON.stringify(rowOf(Places.index, decision, this.#places)), 'hex');
    this.#rows.set(decision.tag, row);
    return row;
  }

  *#listPages(): Generator<PlannedPage> {
    const lists = this.#lists;
    for (const [factor, of] of groups(this.decisions, ({ factor }) => factor))
      yield this.#list(Places.factor(factor), of, 'factor', () =>
        this.#lib.factorPage(factorDocument(factor, of, lists, this.#lib)),
      );
    for (const [owner, of] of groups(this.decisions, ({ owner }) => owner)) {
      const place = Places.owner(owner);
      const title = owner === '' ? 'Decisions without an owner' : `Decisions of ${owner}`;
      yield this.#list(place, of, title, () => this.#lib.decisionsPage(filteredDocument(place, title, of, lists)));
    }
    for (const [state, of] of groups(this.decisions, stateOfDecision)) {
      const place = Places.state(state);
      const title = `Decisions: ${state}`;
      yield this.#list(place, of, title, () => this.#lib.decisionsPage(filteredDocument(place, title, of, lists)));
    }
  }

  #leaderboard(): PlannedPage {
    const { registry } = this.material.record;
    const entries = leaderboardEntries(registry, this.#byTag);
    const document = leaderboardDocument(entries, registry.length, {
      path: registryFile,
      sources: sourcesOf([['registry', registryFile]], this.#sum),
    });
    return this.#planned(
      Places.leaderboard,
      () => JSON.stringify(document),
      () => this.#lib.leaderboardPage(document),
    );
  }
}

/** Worked out when it is asked for first. */
function once<T extends object | string>(of: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= of());
}

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
