/** What the effect did over time: plots, calendar and the years behind them, in their order. */
import type { PageCalendar, PagePlot, PageYearFigures } from '@gatehouse/contracts';
import { calendar, yearTable } from './calendar';
import { html, type Piece } from './html';
import { section } from './layout';
import { plotFigure } from './plot';

export interface Effect {
  plots: readonly PagePlot[];
  calendar: PageCalendar;
  years: readonly PageYearFigures[];
}

/** So many plots stand beside the gates: what was earned, and whether it lasted; beside many gates one more has room. */
const besideFew = 3;
const manyGates = 18;

/** The gates, so many, with the first plots to their right, and the other plots beneath. */
export function gatesAndEffect(gates: Piece, count: number, { plots, calendar: byMonth, years }: Effect): Piece {
  const drawable = plots.filter(({ missing }) => missing === null);
  const beside = count >= manyGates ? besideFew + 1 : besideFew;
  const first = drawable.slice(0, beside);
  const others = drawable.slice(beside);
  const right = section(
    'effect',
    'The effect over time',
    html`<div class="column">${first.map(plotFigure)}</div>`,
    first.length === 0 && missingLines(plots),
    yearTable(years),
  );
  return [
    html`<div class="pair gated"><div>${gates}</div>${right}</div>`,
    (others.length > 0 || byMonth.missing === null) &&
      section(
        'plots',
        'Further figures',
        html`<div class="plots">${byMonth.missing === null && calendar(byMonth)}${others.map(plotFigure)}</div>`,
      ),
    first.length > 0 && missingSection(plots, byMonth),
  ];
}

function missingSection(plots: readonly PagePlot[], byMonth: PageCalendar): Piece {
  const lacking = [...plots, ...(byMonth.missing === null ? [] : [byMonth])].filter(({ missing }) => missing !== null);
  return lacking.length > 0 && section('not-drawn', 'Not drawn', missingLines(lacking));
}

/** One line for each plot that is not drawn. */
function missingLines(plots: readonly Pick<PagePlot, 'title' | 'missing'>[]): Piece {
  return html`<ul class="note">
    ${plots.map(({ title, missing }) => missing !== null && html`<li>${title}: ${missing}</li>`)}
  </ul>`;
}
