/** Links of pages: files beside the page, by relative address, and nothing else. */
import { html, type Markup, type Piece } from './html';

/** Letters of addresses alone: no blank, no backslash, nothing that a browser drops or turns round; neither a scheme, a host nor the root of the disk in front. */
const isRelative = (href: string): boolean =>
  /^[A-Za-z0-9._~!$&'()*+,;=:@%/#-]+$/.test(href) && !/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/)/.test(href);

/** The text as a link; the text alone where there is no address, or one that is not relative. */
export function link(text: Piece, href: string | null): Markup {
  return href === null || !isRelative(href) ? html`${text}` : html`<a href="${href}">${text}</a>`;
}
