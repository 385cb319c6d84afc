/** Links of pages: files beside the page, by relative address, and nothing else. */
import { html, type Markup, type Piece } from './html';

/** A scheme, a host, the root of the disk, or what a browser drops or turns round. */
const leadsElsewhere = /^[a-z][a-z0-9+.-]*:|^[/\\?]|[\u0000-\u0020\\\u007f]/i;

/** The text as a link; the text alone where there is no address, or one that is not relative. */
export function link(text: Piece, href: string | null): Markup {
  return href === null || href === '' || leadsElsewhere.test(href)
    ? html`${text}`
    : html`<a href="${href}">${text}</a>`;
}
