/** Decisions in a table, one a line, as the index, the factor pages and the leaderboard have them. */
import type { PageDecisionRow, PageStageMark } from '@gatehouse/contracts';
import { html, type Markup, type Piece } from './html';
import { mark, verdictWord } from './layout';
import { link } from './link';
import { fitted } from './fitted';
import { counted, figureText } from './number-text';
import { sparkline } from './plot';
import { scoreText } from './score-table';
import { table, type Column } from './table';

/** Room for a name in a column. */
const nameRoom = 200;

export type DecisionColumn = 'factor' | 'owner' | 'stages' | 'ic' | 'cost' | 'q' | 'trend' | 'date';

const headings: Record<DecisionColumn, Column> = {
  factor: { name: 'factor' },
  owner: { name: 'owner' },
  stages: { name: 'stages', unnamed: true },
  ic: { name: 'IC', numeric: true },
  cost: { name: 'IC ×2', numeric: true },
  q: { name: 'q', numeric: true },
  trend: { name: 'trend', unnamed: true },
  date: { name: 'date' },
};

/** `scores`: of a factor's attempts in their order, for the column `trend`. `factorHref` leads to the page of a factor. */
export function decisionTable(
  caption: string,
  rows: readonly PageDecisionRow[],
  columns: readonly DecisionColumn[],
  {
    scores,
    factorHref,
  }: {
    scores?: ReadonlyMap<string, readonly (number | null)[]>;
    factorHref?: (row: PageDecisionRow) => string | null;
  } = {},
): Markup {
  const [factorNamed, ownerFitted] = [oncePerName(named), oncePerName((owner) => fitted(owner, 150))];
  const [strip, verdict] = [
    oncePerName((_, ...of: Parameters<typeof stageStrip>) => stageStrip(...of)),
    oncePerName((_, row: PageDecisionRow) => verdictOf(row)),
  ];
  const trends = new Map([...(scores ?? [])].map(([factor, of]) => [factor, trend(of, factor)]));
  const cells: Record<DecisionColumn, (row: PageDecisionRow) => Piece> = {
    factor: (row) => link(factorNamed(row.factor), factorHref?.(row) ?? null),
    owner: ({ owner }) => ownerFitted(owner),
    stages: ({ stages, waivers }) =>
      strip(`${stages.map(({ stage, state }) => `${stage}${state}`).join()}${waivers}`, stages, waivers),
    ic: ({ ic }) => figureText(ic),
    cost: ({ cost_ic: ic }) => figureText(ic),
    q: ({ q }) => figureText(q, 3),
    trend: ({ factor }) => trends.get(factor),
    date: ({ at }) => html`<span class="date">${at.slice(0, 10)}</span>`,
  };
  return table(
    caption,
    [
      { name: 'decision' },
      { name: 'verdict', unnamed: true },
      { name: 'gates', numeric: true },
      { name: 'score', numeric: true },
      { name: 'attempt', numeric: true },
      ...columns.map((column) => headings[column]),
    ],
    rows.map((row) => [
      link(named(row.decision_tag), row.href),
      verdict(row.recommendation ?? `no report: ${row.state}`, row),
      gatesOf(row),
      scoreText(row.score, 1),
      row.attempt === null ? '–' : `${row.attempt}/${row.attempts ?? row.attempt}`,
      ...columns.map((column) => cells[column](row)),
    ]),
    { isCaptionUnseen: true },
  );
}

/** Hundreds of rows say the same few things: each is drawn once. */
function oncePerName<Rest extends unknown[]>(
  draw: (name: string, ...rest: Rest) => Piece,
): (name: string, ...rest: Rest) => Piece {
  const drawn = new Map<string, Piece>();
  return (name, ...rest) => {
    const known = drawn.get(name);
    if (known !== undefined) return known;
    const piece = draw(name, ...rest);
    drawn.set(name, piece);
    return piece;
  };
}

/** A long name with its ends; the whole of it for who hears it. */
function named(name: string): Piece {
  const shown = fitted(name, nameRoom);
  return shown === name
    ? name
    : html`<span class="short" aria-hidden="true">${shown}</span><span class="unseen">${name}</span>`;
}

function verdictOf({ recommendation, state }: PageDecisionRow): Piece {
  if (recommendation !== null)
    return verdictWord(recommendation === 'approve', { true: 'approve', false: 'reject', null: '' });
  return html`<span class="word open">${mark('open')} ${state}</span>`;
}

/** `4/5`, and how many of the others could not be measured. */
function gatesOf({ counts }: PageDecisionRow): Piece {
  if (counts === null) return '–';
  const { passed, failed, not_measured: open } = counts;
  return html`${passed}/${passed + failed + open}${open > 0 && html` <span class="beside">(${open} open)</span>`}`;
}

function stageStrip(stages: readonly PageStageMark[], waivers: number): Markup {
  const signs = { pass: '✓', fail: '✕', not_checked: '–' } as const;
  return html`<span class="stages"
    >${stages.map(({ stage, state }) => html`<span class="${state}">${stage}<span aria-hidden="true"> ${signs[state]}</span><span class="unseen"> ${state.replace('_', ' ')}</span></span>`)}${waivers > 0 && html`<span class="waived">${waivers} waived</span>`}</span
  >`;
}

/** The same for every row of a factor. */
function trend(scores: readonly (number | null)[], factor: string): Markup {
  const known = scores.filter((score) => score !== null);
  const text = (score: number | undefined): string => scoreText(score ?? null, 0);
  const label = `Scores of ${factor}: ${counted(known.length, 'score')} from ${text(Math.min(...known))} to ${text(Math.max(...known))}, the last ${text(known.at(-1))}`;
  return sparkline(scores, [0, 100], label);
}
