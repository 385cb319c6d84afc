/** The report of compare-trials as a page (contract 19.10). */
import { trialsPage as kind, type TrialsPage } from '@gatehouse/contracts';
import { gatesSection } from './gate-table';
import { html } from './html';
import { verdictOfGates } from './judged-gate';
import { facts, page, section } from './layout';
import { figureText } from './number-text';
import { plotFigure } from './plot';
import { table } from './table';

export function trialsPage(document: TrialsPage): string {
  const { overall_pass: passed, gates, trials, plots, left_out: left } = document;
  return page(kind, document, {
    title: document.title,
    kind: 'Comparison of trials',
    heading: document.title,
    verdict: verdictOfGates(passed, gates),
    facts: facts(document.facts),
    sections: [
      html`<div class="pair gated">
        ${gatesSection(gates, passed)}${section('plots', 'What choosing among trials is worth', html`<div class="column">${plots.map(plotFigure)}</div>`)}
      </div>`,
      section(
        'trials',
        'Trials by adjusted p',
        table(
          'Trials',
          [
            { name: 'trial' },
            { name: 'Sharpe', numeric: true },
            { name: 'p', numeric: true },
            { name: 'q', numeric: true },
            { name: 'StepM p', numeric: true },
          ],
          trials.map(({ trial, sharpe, p, q, adjusted }) => [
            trial,
            figureText(sharpe),
            figureText(p),
            figureText(q),
            figureText(adjusted),
          ]),
          { isCaptionUnseen: true },
        ),
        left > 0 && html`<p class="note">${left} further trials stand in the report.</p>`,
      ),
    ],
    sources: document.sources,
  });
}
