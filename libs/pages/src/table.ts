/** The one table of all pages. On a phone each row becomes a block in which every cell has its column's name: nothing is scrolled sideways. */
import { html, markup, textOf, type Markup, type Piece } from './html';

export interface Column {
  name: Piece;
  numeric?: true;
  /** Its cells say what they are without the column's name. */
  unnamed?: true;
}

/** `isCaptionUnseen`: what it says stands above as a heading already. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Piece[])[],
  { isCaptionUnseen = false }: { isCaptionUnseen?: boolean } = {},
): Markup {
  const headers = columns.map(
    ({ name, numeric }) => html`<th scope="col" role="columnheader"${numberClass(numeric)}>${named(name)}</th>`,
  );
  const opened = columns.map(openingOf);
  const body = rows.map(
    (row) => `<tr role="row">${row.map((value, index) => cell(value, index, opened)).join('')}</tr>`,
  );
  return html`<table class="stack" role="table"><caption${isCaptionUnseen && markup(' class="unseen"')}>${caption}</caption><thead role="rowgroup"><tr role="row">${headers}</tr></thead><tbody role="rowgroup">${markup(body.join('\n'))}</tbody></table>`;
}

const numberClass = (isNumeric: true | undefined): Markup => markup(isNumeric ? ' class="number"' : '');

/** The opening tag of a column's cells. Roles are stated, because a browser forgets them where a row is laid out as a block. */
function openingOf({ name, numeric, unnamed }: Column): string {
  const label = unnamed === true ? '' : html` data-label="${markup(spoken(name))}"`;
  return html`<td role="cell"${numberClass(numeric)}${label}>`.text;
}

function cell(value: Piece, index: number, opened: readonly string[]): string {
  const opening = opened[index] ?? '<td role="cell">';
  // On a phone a cell without a figure is left out.
  if (index > 0 && value === '–') return `${opening.replace('<td', '<td data-none')}–</td>`;
  if (index > 0) return `${opening}${textOf(value)}</td>`;
  const text = textOf(value);
  const of = isLongName(value) ? ' class="name"' : opening.includes(' class="number"') ? ' class="number"' : '';
  return `<th scope="row" role="rowheader"${of}>${spoken(value).trim() === '' ? '–' : text}</th>`;
}

/** What a header says; a dash where that is nothing, because who hears a table hears its headers. */
function named(piece: Piece): Piece {
  return spoken(piece).trim() === '' ? '–' : piece;
}

/** Text of a piece without its elements; entities are those of the escaped text. */
function spoken(piece: Piece): string {
  const text = textOf(piece);
  return text.includes('<') ? text.replace(/<[^>]*>/g, '') : text;
}

/** Has it a word that may be broken where there is no room for it? */
export function isLongName(piece: Piece): boolean {
  const text = spoken(piece);
  return text.length > longestWord && text.split(/\s/).some((part) => part.length > longestWord);
}

const longestWord = 22;
