/** Text as people write it around tasks: what is equal in spite of its marks, and what stands there as a word. */

/** Order by code point, as findings and files are listed (contract 33.5). */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** UTF-16 puts the halves of characters beyond U+FFFF before U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** The text of Markdown links in place of the links: `[PlanA](docs/PlanA.md)` is `PlanA`. */
export function withoutLinks(text: string): string {
  return text.includes('](') ? text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1') : text;
}

/** The ID in a cell of a table: without backticks, `*` and the link around it. */
export function idOfCell(cell: string): string {
  return withoutLinks(cell).replace(/[`*]/g, '').trim();
}

/** Titles are equal without case, Markdown marks, `<br>`, double blanks and a final stop. */
export function sameTitle(a: string, b: string): boolean {
  return a === b || plainTitle(a) === plainTitle(b);
}

function plainTitle(title: string): string {
  return withoutLinks(title.replace(/<br\s*\/?>/gi, ' '))
    .replace(/[`*_~\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
}

/** A header name as it is compared: without `**` and backticks, blanks collapsed, without case. */
export function headerName(name: string): string {
  return name
    .replace(/\*\*|`/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * Does the name stand in the text as a whole word, whatever its case? `PlanA` stands in `see PlanA.` and not in
 * `PlanA_Routing` or `PlanAF`.
 */
export function namesWord(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`, 'i').test(text);
}

/**
 * Placeholders of a template, `<words>`. Comments, `<br>`, addresses, HTML end tags and the types of a program
 * (`Map<string>`) do not count. Code is the caller's to leave out.
 */
export function placeholdersIn(text: string): string[] {
  const candidates = text.matchAll(/(?<![\w<])<(?=[\p{L}…[.])[^<>\n]*>/gu);
  return Array.from(candidates, ([found]) => found).filter(
    (found) => !/^<(?:br\s*\/?|[a-z][a-z\d+.-]*:\/\/.*|mailto:.*|[^\s@]+@[^\s@]+)>$/i.test(found),
  );
}

/** A line without the code and the comments in it. */
export function withoutCode(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, '').replace(/<!--.*?(?:-->|$)/g, '');
}
