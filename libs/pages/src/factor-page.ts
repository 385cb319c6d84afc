/** A factor: every attempt, and its score over time (contract 47.4). */
import { factorPage as kind, type FactorPage } from '@gatehouse/contracts';
import { decisionTable } from './decision-rows';
import { html } from './html';
import { facts, page, section } from './layout';
import { plotFigure } from './plot';

export function factorPage(document: FactorPage): string {
  return page(kind, document, {
    title: `${document.factor}: factor`,
    kind: 'Factor',
    navigation: document.navigation,
    heading: document.factor,
    facts: facts(document.facts),
    sections: [
      section(
        'attempts',
        'Attempts, the newest first',
        decisionTable('Attempts', document.rows, ['owner', 'stages', 'ic', 'cost', 'q', 'date']),
      ),
      section('plots', 'Over time', html`<div class="plots">${document.plots.map(plotFigure)}</div>`),
    ],
    sources: [],
  });
}
