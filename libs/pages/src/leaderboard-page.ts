import { leaderboardPage as kind, type LeaderboardEntry, type LeaderboardPage } from '@gatehouse/contracts';
import { momentOf } from '@gatehouse/render';
import { counted, figureText } from './number-text';
import { fitted } from './fitted';
import { html, type Markup } from './html';
import { facts, figureWithTable, nothing, page, section, table, verdictWord } from './layout';
import { halo, Plot, plot, smallPlot } from './plot';
import { recommendationLines, recommendationNames, scoreText } from './score-plot';

/** So many factors have a plot of their own; the table has them all. */
const factorPlots = 12;

/** Scores of rows that others wrote may lie anywhere; what lies off the scale of contract 9.3 is not drawn. */
function isOnScale(score: number | null, highest: number): score is number {
  return score !== null && score >= 0 && score <= highest;
}

const notDrawn = (count: number, without: string): string =>
  count === 0 ? '' : ` Not drawn, but in the table: ${counted(count, 'experiment')} without ${without}.`;

/** The leaderboard as a page (contract 9.5). */
export function leaderboardPage(document: LeaderboardPage): string {
  const ranked = document.entries
    .filter((entry) => entry.rank !== null)
    .sort((a, b) => (a.rank as number) - (b.rank as number));
  const best = ranked[0];
  const factors = new Set(document.entries.map((entry) => entry.factor)).size;
  return page(kind, document, {
    title: 'Factor experiment leaderboard',
    kind: 'Leaderboard',
    heading: 'Factor experiments',
    facts: facts([
      ['Experiments', String(document.rows_total)],
      ['Factors shown', String(factors)],
      [
        'Promote candidates shown',
        String(document.entries.filter((entry) => entry.recommendation === 'promote_candidate').length),
      ],
      ['Best', best === undefined ? '' : `${best.decision_tag}, ${scoreText(best.score_total, 1)}`],
      [
        'Latest entry',
        document.entries
          .map(writtenAt)
          .reduce((latest, time) => (time > latest ? time : latest), '')
          .slice(0, 19)
          .replace('T', ' '),
      ],
      ['Registry', document.registry_csv],
    ]),
    sections:
      document.entries.length === 0
        ? [section('ranking', 'Ranking', nothing('The registry has no experiments yet.'))]
        : [rankingSection(ranked), timeSection(document), qualitySection(document.entries)],
    sources: document.sources,
  });
}

function rankingSection(ranked: readonly LeaderboardEntry[]): Markup {
  const drawn = ranked.filter((entry) => isOnScale(entry.score_total, 100));
  const rows = ranked.map((entry) => [
    String(entry.rank),
    entry.decision_tag,
    entry.factor,
    figureText(entry.score_total),
    verdictWord(entry.overall_pass),
    entry.recommendation,
    html`<code>${folderOf(entry.report_json)}</code>`,
  ]);
  return section(
    'ranking',
    'Ranking',
    html`<p>
      By total score. From ${recommendationLines[0].at} points an experiment is worth another official run; from
      ${recommendationLines[1].at}, with gates, audit and data quality passed, it may be
      promoted.${notDrawn(ranked.length - drawn.length, 'a score from 0 to 100')}
    </p>`,
    figureWithTable(
      drawn.length === 0 ? nothing('No experiment has a score from 0 to 100.') : rankingPlot(ranked, drawn),
      table(
        'Ranking',
        [
          { name: 'rank', numeric: true },
          { name: 'decision' },
          { name: 'factor' },
          { name: 'score', numeric: true },
          { name: 'gates' },
          { name: 'recommendation' },
          { name: 'report in' },
        ],
        rows,
      ),
    ),
  );
}

/** The folder of a report tells which it is; the whole path is in the document. */
const folderOf = (report: string): string => report.split('/').at(-2) ?? report;
const colourOf = (entry: LeaderboardEntry): string =>
  entry.recommendation === 'promote_candidate'
    ? 'var(--pass)'
    : entry.recommendation === 'watchlist_rerun'
      ? 'var(--accent)'
      : 'var(--accent-soft)';
const shortNames = new Map([
  ['promote_candidate', 'promote'],
  ['watchlist_rerun', 'watchlist'],
  ['reject_or_research', 'reject'],
]);
const tail = (entry: LeaderboardEntry): string =>
  `${scoreText(entry.score_total, 1)}  ${shortNames.get(entry.recommendation) ?? fitted(entry.recommendation, 75)}`;

/** Every ranked entry has its line, those on the scale a bar. */
function rankingPlot(entries: readonly LeaderboardEntry[], drawn: readonly LeaderboardEntry[]): Markup {
  const label = `Total score of ${counted(entries.length, 'experiment')}, best first: ${entries.map((entry) => `${entry.decision_tag} ${scoreText(entry.score_total, 1)}`).join(', ')}.`;
  return plot('ranking', label, ({ narrow }) => {
    const shape = narrow ? { insetTop: 20, insetBottom: 4 } : { insetTop: 5, insetBottom: 5 };
    const y = (entry: LeaderboardEntry): number | null => entry.rank;
    return {
      height: entries.length * (narrow ? 40 : 28) + 48,
      marginLeft: narrow ? 1 : 236,
      marginRight: narrow ? 1 : 150,
      marginTop: 24,
      marginBottom: 24,
      x: { domain: [0, 100], label: null },
      y: { type: 'band', domain: entries.map(y) as number[], padding: 0, axis: null },
      marks: [
        Plot.axisX([20, 40, 60, 80], { tickSize: 0, tickPadding: 6, fill: 'var(--soft)' }),
        Plot.barX(drawn, { x: 'score_total', y, ...shape, rx: 2, fill: colourOf, ariaDescription: 'experiment' }),
        Plot.ruleX(recommendationLines, {
          x: 'at',
          stroke: 'var(--ink)',
          strokeDasharray: '3 3',
          ariaDescription: 'recommendation line',
        }),
        ...recommendationNames(-16, narrow),
        ...(narrow
          ? [
              Plot.text(entries, {
                y,
                frameAnchor: 'left',
                textAnchor: 'start',
                dy: -10,
                text: (entry: LeaderboardEntry) => `${entry.rank}  ${fitted(entry.decision_tag, 165)}`,
                fill: 'var(--ink)',
                ...halo,
              }),
              Plot.text(entries, {
                y,
                frameAnchor: 'right',
                textAnchor: 'end',
                dy: -10,
                text: tail,
                fill: 'var(--ink)',
                fontWeight: 600,
                ...halo,
              }),
            ]
          : [
              Plot.text(entries, {
                y,
                frameAnchor: 'left',
                textAnchor: 'start',
                dx: -236,
                text: (entry: LeaderboardEntry) =>
                  `${String(entry.rank).padStart(2, '\u2007')}  ${fitted(entry.decision_tag, 195)}`,
                fill: 'var(--ink)',
              }),
              Plot.text(entries, {
                y,
                frameAnchor: 'right',
                textAnchor: 'start',
                dx: 10,
                text: tail,
                fill: 'var(--ink)',
                fontWeight: 600,
              }),
            ]),
      ],
    };
  });
}

interface Moment {
  entry: LeaderboardEntry;
  at: Date;
  score: number;
}

/** When a report was made, where the registry has it; else when its row was written. */
function writtenAt({ generated_at, report_generated_at: made = '' }: LeaderboardEntry): string {
  return momentOf(made) === undefined ? generated_at : made;
}

/** The oldest first. A time without a zone stands for UTC: it serves to order and place them. */
function moments(entries: readonly LeaderboardEntry[]): Moment[] {
  return entries
    .flatMap((entry) => {
      const written = writtenAt(entry);
      const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(written)?.[0];
      const at = new Date(`${time ?? written.slice(0, 10)}${time === undefined ? 'T00:00:00' : ''}Z`);
      return Number.isNaN(at.getTime()) || !isOnScale(entry.score_total, 100)
        ? []
        : [{ entry, at, score: entry.score_total }];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function timeSection({ entries, left_out }: LeaderboardPage): Markup {
  const byFactor = new Map<string, Moment[]>();
  const drawn = moments(entries);
  for (const moment of drawn) byFactor.set(moment.entry.factor, [...(byFactor.get(moment.entry.factor) ?? []), moment]);
  const factors = [...byFactor].sort(
    ([, a], [, b]) => Math.max(...b.map((moment) => moment.score)) - Math.max(...a.map((moment) => moment.score)),
  );
  const times = factors.flatMap(([, all]) => all.map((moment) => moment.at.getTime()));
  const rows = entries.map((entry) => [
    writtenAt(entry).slice(0, 19),
    entry.factor,
    entry.decision_tag,
    figureText(entry.score_total),
  ]);
  const shown = factors.slice(0, factorPlots);
  return section(
    'time',
    'Score over time, factor by factor',
    html`<p>
      Each factor on the same scales, from 0 to 100; the factor with the best experiment
      first.${
        factors.length > shown.length
          ? ` ${counted(factors.length - shown.length, 'further factor')} in the table only.`
          : ''
      }${left_out > 0 ? ` ${counted(left_out, 'older experiment')} of the registry are left out.` : ''}${notDrawn(entries.length - drawn.length, 'both a time and a score from 0 to 100')}
    </p>`,
    figureWithTable(
      shown.length === 0
        ? nothing('No experiment has both a time and a score from 0 to 100.')
        : html`<div class="smalls" data-plot="time">
            ${shown.map(([factor, all]) => factorPlot(factor, all, [Math.min(...times), Math.max(...times)]))}
          </div>`,
      table(
        'Score over time',
        [{ name: 'time' }, { name: 'factor' }, { name: 'decision' }, { name: 'score', numeric: true }],
        rows,
      ),
    ),
  );
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function factorPlot(factor: string, all: readonly Moment[], [first, last]: [number, number]): Markup {
  const name = factor === '' ? 'unknown factor' : factor;
  const newest = all.at(-1) as Moment;
  const label = `${name}: ${all.map((moment) => `${scoreText(moment.score, 1)} on ${dayOf(moment.at.getTime())}`).join(', ')}.`;
  const padding = (last - first || 86_400_000) * 0.08;
  return html`<div class="small">
    <h3>${fitted(name, 300)}</h3>
    ${smallPlot(label, {
      width: 230,
      height: 132,
      marginLeft: 33,
      marginRight: 34,
      marginTop: 8,
      marginBottom: 26,
      x: { type: 'utc', domain: [new Date(first - padding), new Date(last + padding)], axis: null },
      y: { domain: [0, 100], label: null },
      marks: [
        Plot.axisY([0, 50, 100], { tickSize: 0, tickPadding: 6, fill: 'var(--soft)' }),
        Plot.gridY([0, 50, 100], { stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.ruleY([80], { stroke: 'var(--soft)', strokeDasharray: '2 3' }),
        Plot.text([...new Set([first, last])], {
          x: (time: number) => new Date(time),
          text: (time: number) => dayOf(time).slice(0, 7),
          frameAnchor: 'bottom',
          dy: 20,
          fill: 'var(--soft)',
        }),
        Plot.line(all, { x: 'at', y: 'score', stroke: 'var(--accent)', strokeWidth: 1.75 }),
        Plot.dot(all, { x: 'at', y: 'score', r: 3.5, fill: 'var(--accent)', ariaDescription: 'experiment' }),
        Plot.text([newest], {
          x: 'at',
          y: 'score',
          dx: 8,
          textAnchor: 'start',
          text: (moment: Moment) => scoreText(moment.score, 0),
          fill: 'var(--ink)',
          fontWeight: 600,
        }),
      ],
    })}
  </div>`;
}

function qualitySection(entries: readonly LeaderboardEntry[]): Markup {
  const drawn = entries.filter((entry) => isOnScale(entry.score_quality, 80) && isOnScale(entry.score_governance, 20));
  const rows = entries.map((entry) => [
    entry.decision_tag,
    entry.factor,
    figureText(entry.score_quality),
    figureText(entry.score_governance),
    verdictWord(entry.overall_pass),
  ]);
  return section(
    'quality',
    'Quality against governance',
    html`<p>
      Quality is what the gates measured, at most 80 points; governance is what can be proven about the run, at most 20.
      Filled: the gates hold. A good experiment is high and to the
      right.${notDrawn(entries.length - drawn.length, 'both on these scales')}
    </p>`,
    figureWithTable(
      drawn.length === 0 ? nothing('No experiment has both scores on these scales.') : qualityPlot(drawn),
      table(
        'Quality and governance',
        [
          { name: 'decision' },
          { name: 'factor' },
          { name: 'quality', numeric: true },
          { name: 'governance', numeric: true },
          { name: 'gates' },
        ],
        rows,
      ),
    ),
  );
}

function qualityPlot(entries: readonly LeaderboardEntry[]): Markup {
  const label = `Quality against governance of ${counted(entries.length, 'experiment')}: quality from ${figureText(Math.min(...entries.map((entry) => entry.score_quality as number)), 1)} to ${figureText(Math.max(...entries.map((entry) => entry.score_quality as number)), 1)} of 80, governance from ${figureText(Math.min(...entries.map((entry) => entry.score_governance as number)), 1)} to ${figureText(Math.max(...entries.map((entry) => entry.score_governance as number)), 1)} of 20.`;
  return plot('quality', label, ({ narrow }) => ({
    height: narrow ? 300 : 340,
    marginLeft: 46,
    marginRight: narrow ? 16 : 120,
    marginTop: 28,
    marginBottom: 44,
    x: { domain: [-1, 21], label: null },
    y: { domain: [-3, 83], label: null },
    marks: [
      Plot.axisX([0, 5, 10, 15, 20], { tickSize: 0, tickPadding: 8, fill: 'var(--soft)' }),
      Plot.axisY([0, 20, 40, 60, 80], { tickSize: 0, tickPadding: 8, fill: 'var(--soft)' }),
      Plot.gridX([0, 5, 10, 15, 20], { stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.gridY([0, 20, 40, 60, 80], { stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.text(['quality'], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: -38,
        dy: -24,
        text: (text: string) => text,
        fill: 'var(--ink)',
        fontWeight: 600,
      }),
      Plot.text(['governance'], {
        frameAnchor: 'bottom-right',
        textAnchor: 'end',
        dy: 38,
        text: (text: string) => text,
        fill: 'var(--ink)',
        fontWeight: 600,
      }),
      Plot.dot(entries, {
        x: 'score_governance',
        y: 'score_quality',
        r: 5,
        stroke: 'var(--accent)',
        strokeWidth: 1.75,
        fill: (entry: LeaderboardEntry) => (entry.overall_pass === true ? 'var(--accent)' : 'var(--paper)'),
        ariaDescription: 'experiment',
      }),
      Plot.text(narrow ? [] : apart(entries), {
        x: 'score_governance',
        y: 'score_quality',
        dx: 10,
        textAnchor: 'start',
        text: (entry: LeaderboardEntry) => fitted(entry.decision_tag, 165),
        fill: 'var(--ink)',
        ...halo,
      }),
    ],
  }));
}

/** The best entries whose names can stand beside their dots without covering another name. */
function apart(entries: readonly LeaderboardEntry[]): LeaderboardEntry[] {
  const named: LeaderboardEntry[] = [];
  for (const entry of entries
    .filter(({ rank }) => rank !== null && rank <= 8)
    .sort((a, b) => (a.rank as number) - (b.rank as number))) {
    const covers = named.some(
      (other) =>
        Math.abs((other.score_quality as number) - (entry.score_quality as number)) < 5 &&
        Math.abs((other.score_governance as number) - (entry.score_governance as number)) < 7,
    );
    if (!covers) named.push(entry);
  }
  return named;
}
