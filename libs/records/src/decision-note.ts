/**
 * Decision notes, and what else people write in Markdown for tools to read: named fields above sections (contract 14.4,
 * 15.2).
 */

import { isFilled, markdownLines } from '@gatehouse/render';

/** Where decision notes lie; a stage policy may look for them elsewhere. */
export const decisionNotes = 'docs/production_research/decisions/*.md';

export interface MarkdownRecord {
  fields: ReadonlyMap<string, string>;
  /** The text of a section, undefined when there is none or nothing is in it. */
  section(title: string): string | undefined;
}

/**
 * `- field: value` above the first section, and the text of each `## section`, of what a Markdown reader shows: a
 * comment says nothing, and what stands in code, a quotation or preformatted text is neither field nor section. A field
 * with two values has none.
 */
export function readMarkdown(text: string): MarkdownRecord {
  const fields = new Map<string, string>();
  const sections = new Map<string, string[]>();
  let section: string[] | undefined;
  const lines = text.split(/\r\n|\n|\r/);
  markdownLines(lines).forEach(({ kind, text: shown, quoted }, index) => {
    if (kind === 'hidden') return;
    const line = kind === 'code' || kind === 'blank' ? (lines[index] as string) : shown;
    const [, level, title] = kind === 'heading' && !quoted ? (/^(#{1,6})\s+(\S.*|)$/.exec(line) ?? []) : [];
    if (title !== undefined && level === '##') {
      section = sections.get(plain(title)) ?? [];
      sections.set(plain(title), section);
    } else if (section !== undefined) {
      if (title === undefined && !/^\s*(?:```|~~~)[\w-]*\s*$/.test(line)) section.push(line); // headings and fences say nothing
    } else if ((kind === 'text' || kind === 'html') && !quoted && !isNumbered(lines[index] as string)) {
      const [, name, value] = /^\s*(?:[-*]\s+)?([A-Za-z_][\w.-]*):\s*(\S.*|)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) return;
      const bare = unquoted(value);
      fields.set(name, fields.has(name) && fields.get(name) !== bare ? '' : bare);
    }
  });
  return { fields, section: (title) => [sections.get(plain(title))?.join('\n')].find(isFilled) };
}

/** Fields stand alone or behind a bullet; the text of a numbered list may have a colon as well. */
function isNumbered(line: string): boolean {
  return /^\s*(?:\+|\d{1,9}[.)])\s/.test(line);
}

/** A value without the backticks or the quotes around it. */
export function unquoted(value: string): string {
  const text = value.trim();
  const quotes = text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0)) ? 1 : 0;
  let marks = quotes;
  while (quotes === 0 && 2 * marks + 1 < text.length && text[marks] === '`' && text.at(-1 - marks) === '`') marks += 1;
  return text.slice(marks, text.length - marks).trim();
}

/** A heading as it is compared: without number, case and spaces at the ends. */
function plain(title: string): string {
  return title
    .replace(/^[\d.)\s]+/, '')
    .replace(/(?<![\s#:])[\s#:]+$/, '')
    .toLowerCase();
}
