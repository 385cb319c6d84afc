/** HTML in which text from data is text, whatever it holds: what is not Markup is escaped where it is put in. */
import { printable } from '@gatehouse/render';

/** Text that is HTML already. Made by `html` and `markup` only. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Piece = Markup | string | number | false | undefined | null | readonly Piece[];

/** A template: strings and numbers are escaped, lists are joined, what is absent is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = strings[0] as string;
  for (let index = 0; index < pieces.length; index += 1) text += textOf(pieces[index]) + (strings[index + 1] as string);
  return new Markup(text);
}

/** Constant text of ours that needs no escaping, such as a style sheet. */
export function markup(constant: string): Markup {
  return new Markup(constant);
}

/** What a piece is in HTML. */
export function textOf(piece: Piece): string {
  if (typeof piece === 'string') return escapeText(piece);
  if (piece instanceof Markup) return piece.text;
  if (piece === undefined || piece === null || piece === false) return '';
  return typeof piece === 'object' ? piece.map(textOf).join('') : escapeText(String(piece));
}

/** Most texts are letters and figures, of which nothing need be escaped. */
const isPlain = /^[ !#-%(-;=?-~\u2212\u00d7\u2013\u2264\u2265]*$/;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or in a quoted attribute; controls, writing directions and lone surrogates are made visible. */
export function escapeText(text: string): string {
  return isPlain.test(text) ? text : visible(text).replace(/[&<>"']/g, (char) => entities[char] as string);
}

/** The text with everything that would act instead of being read shown as an escape. */
export function visible(text: string): string {
  return printable(
    text
      .replaceAll('\t', ' ')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}

/** Text that may be broken after the parts of its name, before it is broken anywhere: a path, a tag. */
export function breakable(text: string): Markup {
  return new Markup(escapeText(text).replace(/[_/](?=.)/g, '$&<wbr>'));
}

/** JSON as it may stand in a script element: nothing in it can end the element. */
export function embedded(json: string): Markup {
  return new Markup(json.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`));
}
