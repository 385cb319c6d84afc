/** Lists of decisions as documents: all, those of an owner or a state, those of a factor, the leaderboard (contract 47.2, 47.4). */
import type {
  DecisionsPage,
  FactorPage,
  LeaderboardEntry,
  LeaderboardPage,
  PageDecisionRow,
  PageFact,
  PageLink,
  PagePlot,
  SourceFile,
} from '@gatehouse/contracts';
import { stageCells, type StageName } from '@gatehouse/records';
import type { Decision } from './decisions';
import { Places } from './places';
import type { Registered } from './registered';

const stageNames = Object.keys(stageCells) as StageName[];

export interface Lists {
  decisions: readonly Decision[];
  places: Places;
  evidence: string;
  remarks: readonly string[];
}

export function rowOf(page: string, decision: Decision, places: Places): PageDecisionRow {
  const { tag, report, ofFactor, score, newestChecks } = decision;
  return {
    decision_tag: tag,
    href: places.between(page, Places.decision(tag)),
    factor: decision.factor,
    owner: decision.owner,
    state: decision.run?.state ?? 'no run',
    recommendation: report === undefined ? null : report.says.approves ? 'approve' : 'reject/rerun',
    counts: report?.says.counts ?? null,
    stages: stageNames.map((stage) => {
      const check = newestChecks.get(stage);
      return { stage, state: check === undefined ? 'not_checked' : check.says.pass ? 'pass' : 'fail' };
    }),
    score,
    attempt: ofFactor?.number ?? decision.attempt.number,
    attempts: ofFactor?.of ?? decision.attempt.of,
    ic: report?.says.ic ?? null,
    cost_ic: report?.says.costIc ?? null,
    q: report?.says.q ?? null,
    at: decision.at,
    waivers: [...newestChecks.values()].reduce((sum, { says }) => sum + says.waived, 0),
  };
}

/** Verdict of a decision, by which lists are filtered. */
export function stateOfDecision({ report, run }: Decision): string {
  if (report !== undefined) return report.says.approves ? 'approved' : 'rejected';
  return run?.state ?? 'no run';
}

export function indexDocument(lists: Lists): DecisionsPage {
  const page = Places.index;
  const { decisions, places } = lists;
  const linksOf = (of: (decision: Decision) => string, place: (name: string) => string): PageLink[] =>
    counted(decisions.map(of)).map(([name, count]) => ({
      text: `${name === '' ? 'no owner' : name} (${count})`,
      href: places.between(page, place(name)),
    }));
  return {
    schema: 'decisions-page/v1',
    navigation: [{ text: 'leaderboard', href: Places.leaderboard }],
    heading: 'All decisions',
    filters: [
      { name: 'Factors', links: linksOf(({ factor }) => factor, Places.factor) },
      { name: 'Owners', links: linksOf(({ owner }) => owner, Places.owner) },
      {
        name: 'States',
        links: linksOf(stateOfDecision, Places.state),
      },
    ],
    rows: decisions.map((decision) => rowOf(page, decision, lists.places)),
    evidence: lists.evidence,
    remarks: [...lists.remarks],
  };
}

/** Those of an owner, or in a state. */
export function filteredDocument(
  page: string,
  heading: string,
  decisions: readonly Decision[],
  lists: Lists,
): DecisionsPage {
  return {
    schema: 'decisions-page/v1',
    navigation: [{ text: 'all decisions', href: lists.places.between(page, Places.index) }],
    heading,
    filters: [],
    rows: decisions.map((decision) => rowOf(page, decision, lists.places)),
    evidence: null,
    remarks: [],
  };
}

/** By how often a name occurs, then by name. */
function counted(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
}

export interface FactorPlots {
  scorePlot(attempts: readonly { day: number; score: number | null }[]): PagePlot;
  emptyPlot(name: string, title: string, changes?: Partial<PagePlot>): PagePlot;
}

export function factorDocument(
  factor: string,
  decisions: readonly Decision[],
  lists: Lists,
  { scorePlot, emptyPlot }: FactorPlots,
): FactorPage {
  const page = Places.factor(factor);
  const oldestFirst = [...decisions].reverse();
  const scored = decisions.filter(({ score }) => score !== null);
  const best = scored.reduce<Decision | undefined>(
    (a, b) => (a === undefined || (b.score ?? 0) > (a.score ?? 0) ? b : a),
    undefined,
  );
  const latest = decisions[0];
  const toDecision = (name: string, decision: Decision | undefined): PageFact => ({
    name,
    value:
      decision === undefined ? '' : `${decision.tag}${decision.score === null ? '' : `, ${decision.score.toFixed(1)}`}`,
    href: decision === undefined ? null : lists.places.between(page, Places.decision(decision.tag)),
  });
  const figures = oldestFirst.filter(({ report }) => report !== undefined);
  const ic = emptyPlot('ic', 'Mean IC of the windows, and IC at costs ×2, by attempt');
  const days = figures.map(dayOf);
  const known = figures.some(({ report }) => report?.says.ic !== null || report.says.costIc !== null);
  return {
    schema: 'factor-page/v1',
    navigation: [
      { text: 'all decisions', href: lists.places.between(page, Places.index) },
      { text: 'leaderboard', href: lists.places.between(page, Places.leaderboard) },
    ],
    factor,
    facts: [
      { name: 'Attempts', value: String(decisions.length), href: null },
      { name: 'With a report', value: String(figures.length), href: null },
      toDecision('Best', best),
      toDecision('Latest', latest),
      {
        name: 'Approved',
        value: String(decisions.filter(({ report }) => report?.says.approves === true).length),
        href: null,
      },
    ],
    rows: decisions.map((decision) => rowOf(page, decision, lists.places)),
    plots: [
      scorePlot(oldestFirst.map((decision) => ({ day: dayOf(decision), score: decision.score }))),
      known
        ? {
            ...ic,
            series: [
              {
                name: 'mean IC',
                mark: 'dots',
                colour: 'one',
                x: days,
                y: figures.map(({ report }) => report?.says.ic ?? null),
              },
              {
                name: 'IC ×2',
                mark: 'dots',
                colour: 'three',
                x: days,
                y: figures.map(({ report }) => report?.says.costIc ?? null),
              },
            ],
          }
        : { ...ic, missing: 'no report states wf_stress.test_ic_mean or the test_ic at ×2' },
    ],
  };
}

function dayOf({ at }: Decision): number {
  return Date.parse(`${at.slice(0, 10)}T00:00:00Z`) / 86_400_000;
}

/** As the leaderboard of update-registry: the best, and the newest beside them. */
const mostRanked = 20;
const mostNewest = 480;

/** Rows of the registry with what the reports of their decisions add. */
export function leaderboardEntries(
  registry: readonly Registered[],
  decisions: ReadonlyMap<string, Decision>,
): LeaderboardEntry[] {
  const ranks = new Map(
    [...registry]
      .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
      .slice(0, mostRanked)
      .map((row, index) => [row, index + 1]),
  );
  const newest = new Set(registry.slice(-mostNewest));
  return registry
    .filter((row) => ranks.has(row) || newest.has(row))
    .map((row) => {
      const decision = decisions.get(row.tag);
      const counts = decision?.report?.file === row.report ? decision.report.says.counts : undefined;
      return {
        ...row.entry,
        rank: ranks.get(row) ?? null,
        href: decision === undefined ? null : Places.decision(row.tag),
        gates_passed: counts?.passed ?? null,
        gates_total: counts === undefined ? null : counts.passed + counts.failed + counts.not_measured,
      };
    });
}

/** The leaderboard, of what the registry says and the reports add to it. */
export function leaderboardDocument(
  entries: readonly LeaderboardEntry[],
  total: number,
  registry: { path: string; sources: readonly SourceFile[] },
): LeaderboardPage {
  return {
    schema: 'leaderboard-page/v1',
    navigation: [{ text: 'all decisions', href: Places.index }],
    registry_csv: registry.path,
    rows_total: total,
    left_out: total - entries.length,
    entries: [...entries],
    sources: [...registry.sources],
  };
}
