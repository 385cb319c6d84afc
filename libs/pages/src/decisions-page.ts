/** All decisions, or those of an owner or a state (contract 47.2). */
import { decisionsPage as kind, type DecisionsPage, type PageDecisionRow } from '@gatehouse/contracts';
import { decisionTable } from './decision-rows';
import { html, type Markup, type Piece } from './html';
import { fact, facts, folded, nothing, page, section } from './layout';
import { link } from './link';
import { counted } from './number-text';

export function decisionsPage(document: DecisionsPage): string {
  const { rows, heading, filters, remarks } = document;
  const approved = rows.filter(({ recommendation }) => recommendation === 'approve').length;
  const rejected = rows.filter(({ recommendation }) => recommendation === 'reject/rerun').length;
  return page(kind, document, {
    title: heading,
    kind: 'Decisions',
    navigation: document.navigation,
    heading,
    facts: facts([
      fact('Decisions', String(rows.length)),
      fact('Approved', String(approved)),
      fact('Rejected or to be rerun', String(rejected)),
      fact('Without a report', String(rows.length - approved - rejected)),
      fact('Factors', String(new Set(rows.map(({ factor }) => factor)).size)),
      fact('Evidence', document.evidence ?? ''),
    ]),
    sections: [
      section(
        'decisions',
        'Decisions, the newest first',
        rows.length === 0
          ? nothing('There is no decision yet: no run, no decision note, no stage check.')
          : decisionTable('Decisions', rows, ['factor', 'owner', 'stages', 'trend', 'date'], {
              scores: scoresByFactor(rows),
            }),
      ),
      filters.some(({ links }) => links.length > 0) &&
        section('filters', 'By factor, owner and state', filters.map(filter)),
      remarks.length > 0 &&
        section(
          'remarks',
          'What could not be read',
          html`<ul>
            ${remarks.map((remark) => html`<li>${remark}</li>`)}
          </ul>`,
        ),
    ],
    sources: [],
  });
}

const mostOpen = 30;

function filter({ name, links }: DecisionsPage['filters'][number]): Piece {
  if (links.length === 0) return '';
  const items = (of: typeof links): Markup =>
    html`<ul class="links">
      ${of.map(({ text, href }) => html`<li>${link(text, href)}</li>`)}
    </ul>`;
  const rest = links.slice(mostOpen);
  return html`<h3>${name}</h3>
    ${items(links.slice(0, mostOpen))}${rest.length > 0 && folded(`and ${counted(rest.length, 'other')}`, items(rest))}`;
}

/** Scores of each factor's decisions, the oldest first. */
function scoresByFactor(rows: readonly PageDecisionRow[]): Map<string, (number | null)[]> {
  const scores = new Map<string, (number | null)[]>();
  for (const { factor, score } of [...rows].reverse()) {
    const known = scores.get(factor);
    if (known === undefined) scores.set(factor, [score]);
    else known.push(score);
  }
  // A line of hundreds of points says no more than its last forty.
  return new Map([...scores].map(([factor, all]) => [factor, all.slice(-40)]));
}
