/** Means by year and month: a table whose cells are coloured, picture and table in one. */
import type { PageCalendar, PageYearFigures } from '@gatehouse/contracts';
import { html, type Markup, type Piece } from './html';
import { folded } from './layout';
import { figureText, isDrawable, percent, shortFigure } from './number-text';
import { table } from './table';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The cells hold hundredths, so that a month has room on a phone. */
export function calendar({ title, note, missing, years }: PageCalendar): Markup {
  const heading = html`<h3>${title}</h3>`;
  if (missing !== null)
    return html`<figure data-plot="calendar">
      <figcaption>
        ${heading}
        <p>Not drawn: ${missing}.</p>
      </figcaption>
    </figure>`;
  const largest = Math.max(...years.flatMap((year) => year.months.map((value) => Math.abs(value ?? 0))), 1e-9);
  return html`<figure data-plot="calendar">
    <figcaption>
      ${heading}
      <p>In hundredths.${note !== null && ` ${note}`}</p>
    </figcaption>
    <table class="calendar">
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">year</th>
          ${months.map((month) => html`<th scope="col">${month.slice(0, 1)}<span class="unseen">${month.slice(1)}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${years.map(
          ({ year, months: values }) =>
            html`<tr>
              <th scope="row">${year}</th>
              ${values.map((value) => cell(value, largest))}
            </tr>`,
        )}
      </tbody>
    </table>
  </figure>`;
}

function cell(value: number | null, largest: number): Markup {
  if (!isDrawable(value)) return html`<td></td>`;
  const share = Math.abs(value) / largest;
  const step = share > 0.66 ? 3 : share > 0.33 ? 2 : share > 0.08 ? 1 : 0;
  const hundredths = Math.round(value * 100);
  const text = hundredths === 0 ? '0' : shortFigure(hundredths);
  return step === 0 ? html`<td>${text}</td>` : html`<td class="${value < 0 ? 'n' : 'p'}${step}">${text}</td>`;
}

/** The period figures by year, folded: what the plots over time show, for who does not see them. */
export function yearTable(years: readonly PageYearFigures[]): Piece {
  if (years.length === 0) return '';
  return folded(
    'Period figures by year',
    table(
      'Period figures by year',
      [
        { name: 'year' },
        { name: 'periods', numeric: true },
        { name: 'mean IC', numeric: true },
        { name: 'positive', numeric: true },
        { name: 'gross return', numeric: true },
        { name: 'net ×1', numeric: true },
        { name: 'turnover', numeric: true },
      ],
      years.map((year) => [
        year.year,
        String(year.periods),
        figureText(year.ic),
        percent(year.positive, 0),
        percent(year.gross),
        percent(year.net),
        figureText(year.turnover, 2),
      ]),
      { isCaptionUnseen: true },
    ),
  );
}
