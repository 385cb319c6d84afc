/** The one table of all pages. On a phone each row becomes a block in which every cell has its column's name: nothing is scrolled sideways. */
import { html, markup, type Markup, type Piece } from './html';

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
  // Roles are stated, because a browser forgets them where a row is laid out as a block.
  const cell = (value: Piece, index: number): Markup => {
    const column = columns[index];
    const of = column?.numeric ? markup(' class="number"') : '';
    if (index === 0 && isLongName(value))
      return html`<th scope="row" role="rowheader" class="name">${named(value)}</th>`;
    if (index === 0) return html`<th scope="row" role="rowheader" ${of}>${named(value)}</th>`;
    const name = column?.unnamed === true ? '' : html` data-label="${textOf(column?.name)}"`;
    return html`<td role="cell" ${of}${name}>${value}</td>`;
  };
  return html`<table class="stack" role="table"><caption${isCaptionUnseen && markup(' class="unseen"')}>${caption}</caption><thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader" ${column.numeric ? markup(' class="number"') : ''}>${named(column.name)}</th>`)}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) =>
      html`<tr role="row">
        ${row.map(cell)}
      </tr>`,
  )}</tbody></table>`;
}

/** What a header says; a dash where that is nothing, because who hears a table hears its headers. */
function named(piece: Piece): Piece {
  return textOf(piece).text.trim() === '' ? '–' : piece;
}

/** Text of a piece without its elements; entities are those of the escaped text. */
function textOf(piece: Piece): Markup {
  return markup(html`${piece}`.text.replace(/<[^>]*>/g, ''));
}

/** Has it a word that may be broken where there is no room for it? */
export function isLongName(piece: Piece): boolean {
  return textOf(piece)
    .text.split(/\s/)
    .some((part) => part.length > 22);
}
