/** The leaderboard as a page (contract 9.5): one line a factor, its best and its latest attempt. */
import {
  leaderboardPage as kind,
  type LeaderboardEntry,
  type LeaderboardPage,
  type PagePlot,
} from '@gatehouse/contracts';
import { momentOf } from '@gatehouse/render';
import { fitted } from './fitted';
import { html, type Markup, type Piece } from './html';
import { fact, facts, nothing, page, section, verdictWord } from './layout';
import { link } from './link';
import { counted, figureText } from './number-text';
import { emptyPlot } from './plot-data';
import { plotFigure, sparkline } from './plot';
import { recommendationLines } from './report-plots';
import { scoreText } from './score-table';
import { table } from './table';

/** Room for a name in a column. */
const nameRoom = 235;

/** Scores of rows that others wrote may lie anywhere; what lies off the scale of contract 9.3 is not drawn. */
function isOnScale(score: number | null, highest: number): score is number {
  return score !== null && score >= 0 && score <= highest;
}

export function leaderboardPage(document: LeaderboardPage): string {
  const { entries } = document;
  const factors = byFactor(entries);
  const best = factors[0]?.best;
  const newest = entries.map(writtenAt).reduce((latest, time) => (time > latest ? time : latest), '');
  return page(kind, document, {
    title: 'Factor experiment leaderboard',
    kind: 'Leaderboard',
    navigation: document.navigation ?? [],
    heading: 'Factor experiments',
    facts: facts([
      fact('Experiments', String(document.rows_total)),
      fact('Factors shown', String(factors.length)),
      fact(
        'Promote candidates shown',
        String(entries.filter(({ recommendation }) => recommendation === 'promote_candidate').length),
      ),
      fact('Best', best === undefined ? '' : `${best.decision_tag}, ${scoreText(best.score_total, 1)}`),
      fact('Latest entry', newest.slice(0, 19).replace('T', ' ')),
      fact('Registry', document.registry_csv),
    ]),
    sections:
      entries.length === 0
        ? [section('ranking', 'Ranking', nothing('The registry has no experiments yet.'))]
        : [rankingSection(factors), plotsSection(entries), attemptsSection(document)],
    sources: document.sources,
  });
}

interface Factor {
  name: string;
  best: LeaderboardEntry;
  latest: LeaderboardEntry;
  /** The oldest first. */
  attempts: readonly LeaderboardEntry[];
}

/** By the score of the best attempt; of equals the one that stands first in the registry. */
function byFactor(entries: readonly LeaderboardEntry[]): Factor[] {
  const groups = new Map<string, LeaderboardEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.factor);
    if (group === undefined) groups.set(entry.factor, [entry]);
    else group.push(entry);
  }
  const scoreOf = ({ score_total: score }: LeaderboardEntry): number => score ?? 0;
  return [...groups]
    .map(([name, of]) => {
      const attempts = [...of].sort((a, b) => timeOf(a) - timeOf(b));
      const best = attempts.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
      return { name, best, latest: attempts.at(-1) as LeaderboardEntry, attempts };
    })
    .sort((a, b) => scoreOf(b.best) - scoreOf(a.best));
}

function rankingSection(factors: readonly Factor[]): Markup {
  const rows = factors.map(({ name, best, latest, attempts }, index) => [
    named(name),
    String(index + 1),
    scoreText(best.score_total, 1),
    verdictWord(best.overall_pass),
    gatesOf(best),
    link(named(best.decision_tag), best.href ?? null),
    latest === best
      ? 'the same'
      : html`${link(named(latest.decision_tag), latest.href ?? null)} (${scoreText(latest.score_total, 1)})`,
    String(attempts.length),
    figureText(best.ic ?? null),
    figureText(best.cost_ic ?? null),
    figureText(best.q ?? null, 3),
    sparkline(
      attempts.map(({ score_total: score }) => (isOnScale(score, 100) ? score : null)),
      [0, 100],
      `Scores of ${name} over time`,
    ),
  ]);
  return section(
    'ranking',
    'Factors by their best score',
    html`<p>
      From ${recommendationLines[0].at} points an experiment is worth another official run; from
      ${recommendationLines[1].at}, with gates, audit and data quality passed, it may be promoted. Every attempt counts:
      the best of many is better than it should be.
    </p>`,
    table(
      'Ranking',
      [
        { name: 'factor' },
        { name: 'rank', numeric: true },
        { name: 'score', numeric: true },
        { name: 'verdict', unnamed: true },
        { name: 'gates', numeric: true },
        { name: 'best' },
        { name: 'latest' },
        { name: 'attempts', numeric: true },
        { name: 'IC', numeric: true },
        { name: 'IC ×2', numeric: true },
        { name: 'q', numeric: true },
        { name: 'scores', unnamed: true },
      ],
      rows,
      { isCaptionUnseen: true },
    ),
  );
}

function gatesOf({ gates_passed: passed, gates_total: total }: LeaderboardEntry): string {
  return passed === undefined || passed === null || total === undefined || total === null ? '–' : `${passed}/${total}`;
}

/** A long name with its ends; the whole of it for who hears it. */
function named(name: string): Piece {
  const shown = fitted(name, nameRoom);
  return shown === name ? name : html`<span aria-hidden="true">${shown}</span><span class="unseen">${name}</span>`;
}

const notDrawn = (count: number, without: string): string =>
  count === 0 ? '' : `; not drawn: ${counted(count, 'experiment')} without ${without}`;

function plotsSection(entries: readonly LeaderboardEntry[]): Markup {
  return section(
    'plots',
    'All attempts',
    html`<div class="plots">${plotFigure(timePlot(entries))}${plotFigure(qualityPlot(entries))}</div>`,
  );
}

function timePlot(entries: readonly LeaderboardEntry[]): PagePlot {
  const plot = emptyPlot('time', 'Score over time');
  const placed = entries
    .map((entry) => ({ at: timeOf(entry) / 86_400_000, score: entry.score_total }))
    .filter(({ at, score }) => Number.isFinite(at) && isOnScale(score, 100))
    .sort((a, b) => a.at - b.at);
  if (placed.length === 0) return { ...plot, missing: 'no experiment has a time and a score from 0 to 100' };
  const dots = { x: placed.map(({ at }) => at), y: placed.map(({ score }) => score) };
  return {
    ...plot,
    note: `${counted(placed.length, 'attempt')}${notDrawn(entries.length - placed.length, 'a time and a score from 0 to 100')}`,
    lines: recommendationLines.map(({ at, name }) => ({ axis: 'y' as const, at, label: name })),
    series: [{ name: 'attempts', mark: 'dots', colour: 'one', ...dots }],
  };
}

/** Quality is what the gates measured, at most 80 points; governance is what can be proven about the run, at most 20. */
function qualityPlot(entries: readonly LeaderboardEntry[]): PagePlot {
  const plot = emptyPlot('quality', 'Quality (of 80) against governance (of 20)', { x: 'number' });
  const placed = entries.filter((entry) => isOnScale(entry.score_quality, 80) && isOnScale(entry.score_governance, 20));
  if (placed.length === 0) return { ...plot, missing: 'no experiment has both scores on these scales' };
  const series = ([true, false] as const).flatMap((passed) => {
    const of = placed.filter(({ overall_pass: overall }) => (overall === true) === passed);
    if (of.length === 0) return [];
    return [
      {
        name: passed ? 'gates passed' : 'gates not passed',
        mark: 'dots' as const,
        colour: passed ? ('one' as const) : ('three' as const),
        x: of.map(({ score_governance: governance }) => governance as number),
        y: of.map(({ score_quality: quality }) => quality),
      },
    ];
  });
  return {
    ...plot,
    note: `quality upwards, governance to the right${notDrawn(entries.length - placed.length, 'both on these scales')}`,
    series,
  };
}

function attemptsSection({ entries, left_out: left }: LeaderboardPage): Markup {
  const ranked = entries.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank as number) - (b.rank as number));
  return section(
    'attempts',
    `The best ${ranked.length === 1 ? 'attempt' : `${ranked.length} attempts`}`,
    table(
      'Attempts',
      [
        { name: 'decision' },
        { name: 'rank', numeric: true },
        { name: 'score', numeric: true },
        { name: 'gates', unnamed: true },
        { name: 'factor' },
        { name: 'recommendation' },
        { name: 'report in' },
      ],
      ranked.map((entry) => [
        link(named(entry.decision_tag), entry.href ?? null),
        String(entry.rank),
        scoreText(entry.score_total, 2),
        verdictWord(entry.overall_pass),
        named(entry.factor),
        entry.recommendation,
        html`<code>${fitted(folderOf(entry.report_json), 300)}</code>`,
      ]),
      { isCaptionUnseen: true },
    ),
    left > 0 && html`<p class="note">${counted(left, 'older attempt')} beneath the best are left out.</p>`,
  );
}

/** The folder of a report tells which it is; the whole path is in the document. */
const folderOf = (report: string): string => report.split('/').at(-2) ?? report;

/** When a report was made, where the registry has it; else when its row was written. */
function writtenAt({ generated_at, report_generated_at: made = '' }: LeaderboardEntry): string {
  return momentOf(made) === undefined ? generated_at : made;
}

/** Milliseconds; NaN for what is no time. A time without a zone stands for UTC: it serves to order and place entries. */
function timeOf(entry: LeaderboardEntry): number {
  const written = writtenAt(entry);
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(written)?.[0];
  return Date.parse(`${time ?? written.slice(0, 10)}${time === undefined ? 'T00:00:00' : ''}Z`);
}
