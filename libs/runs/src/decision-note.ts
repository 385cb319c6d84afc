/** Decision notes, and what else people write in Markdown for tools to read: named fields above sections (contract 14.4, 15.2). */

/** Where decision notes lie; a stage policy may look for them elsewhere. */
export const decisionNotes = 'docs/production_research/decisions/*.md';

export interface MarkdownRecord {
  fields: ReadonlyMap<string, string>;
  /** The text of a section, undefined when there is none or nothing is in it. */
  section(title: string): string | undefined;
}

/** `- field: value` above the first section, and the text of each `## section`. A field with two values has none. */
export function readMarkdown(text: string): MarkdownRecord {
  const fields = new Map<string, string>();
  const sections = new Map<string, string>();
  let section: string | undefined;
  let fence: string | undefined;
  for (const line of text.replace(/<!--.*?-->/gs, '').split(/\r\n|\n|\r/)) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined;
    const title = fence === undefined ? /^##\s+(.*)$/.exec(line)?.[1] : undefined;
    if (title !== undefined) section = plain(title);
    else if (section !== undefined) sections.set(section, `${sections.get(section) ?? ''}\n${/^\s*(?:[-*]\s+)?<[^<>]*>\s*$/.test(line) ? '' : line}`.trim());
    else {
      const [, name, value] = /^\s*(?:[-*]\s+)?([A-Za-z_][\w.-]*):\s*(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) continue;
      const bare = value.trim().replace(/^(`+|"|')(.*)\1$/s, '$2').trim();
      fields.set(name, fields.has(name) && fields.get(name) !== bare ? '' : bare);
    }
  }
  return { fields, section: (title) => sections.get(plain(title)) || undefined };
}

/** A heading as it is compared: without number, case and spaces at the ends. */
function plain(title: string): string {
  return title.replace(/^[\d.)\s]+/, '').replace(/[\s#:]+$/, '').toLowerCase();
}

/** Is there something? A template's `<what goes here>` is nothing. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '' && !/^<[^<>]*>$/.test(value.trim());
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Does a note say with this value that there is none? */
export function saysNone(value: string): boolean {
  return /^(none|-|n\/a)$/i.test(value.trim());
}
