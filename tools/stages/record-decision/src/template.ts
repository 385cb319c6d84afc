/** Filling in a template, so that what is read back is what was given (contract 44.3). Pure. */
import { Failure, formatJson, parseJson } from '@gatehouse/contracts';
import { isFilled, readMarkdown, unquoted } from '@gatehouse/records';
import type { Form } from './forms';

/** What is given for fields, by name, and for sections, by title. */
export interface Parts {
  fields: ReadonlyMap<string, string>;
  sections: ReadonlyMap<string, string>;
}

export interface Filled {
  text: string;
  /** Fields and sections of the template that say nothing yet, by name. */
  missing: string[];
}

const fieldLine = /^(\s*[-*]\s+)([A-Za-z_][\w.-]*):\s*(.*)$/;
const heading = /^##\s+(\S.*?)\s*$/;

interface Section {
  title: string;
  lines: string[];
}

/** The Markdown of a template with these parts in it. A part that the template lacks is added to it. */
export function fillMarkdown(template: string, form: Form, parts: Parts): Filled {
  const { head, sections } = split(template);
  const optional = new Set(form.fields.filter((part) => part.optional).map(({ name }) => name));
  const missing: string[] = [];
  const present = new Set<string>();
  const filledHead = head.map((line) => {
    const [, bullet = '', name, standing = ''] = fieldLine.exec(line) ?? [];
    if (name === undefined) return line;
    present.add(name);
    // A `<…>` of the template says what belongs there; other text of it is a value.
    const value = parts.fields.get(name) ?? (/<.*>/.test(standing) ? '' : standing);
    if (value === '' && !optional.has(name)) missing.push(name);
    return fieldOf(name, value, bullet);
  });
  const lacking = [...parts.fields].filter(([name]) => !present.has(name)).map(([name, value]) => fieldOf(name, value));
  const last = filledHead.findLastIndex((line) => fieldLine.test(line));
  filledHead.splice(last === -1 ? filledHead.length : last + 1, 0, ...lacking);

  const given = new Map([...parts.sections].map(([title, text]) => [plain(title), text]));
  const bodies = sections.map(({ title, lines }) => {
    const text = given.get(plain(title)) ?? lines.join('\n').trim();
    given.delete(plain(title));
    if (!isFilled(text)) missing.push(title);
    return { title, text };
  });
  for (const [title, text] of parts.sections) if (given.has(plain(title))) bodies.push({ title, text });
  const blocks = [filledHead.join('\n').trim(), ...bodies.flatMap(({ title, text }) => [`## ${title}`, text.trim()])];
  return { text: `${blocks.join('\n\n')}\n`, missing };
}

function split(template: string): { head: string[]; sections: Section[] } {
  const head: string[] = [];
  const sections: Section[] = [];
  for (const line of template.split(/\r\n|\n/)) {
    const title = heading.exec(line)?.[1];
    if (title !== undefined) sections.push({ title, lines: [] });
    else (sections.at(-1)?.lines ?? head).push(line);
  }
  return { head, sections };
}

function fieldOf(name: string, value: string, bullet = '- '): string {
  return `${bullet}${name}:${value === '' ? '' : ` ${value}`}`;
}

/** A title without its number and case. */
function plain(title: string): string {
  return title.replace(/^[\d.)\s]+/, '').toLowerCase();
}

/**
 * The JSON of a template with these fields in it. Throws Failure `damaged-input` for a template that is not JSON
 * object.
 */
export function fillJson(template: string, file: string, { fields }: Parts): Filled {
  const value = parseJson(template, file);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Failure('damaged-input', `${file}: expected a JSON object`);
  // A stage that the template names is an example.
  const filled: Record<string, unknown> = { ...value, ...Object.fromEntries(fields) };
  return { text: formatJson(filled), missing: Object.keys(filled).filter((name) => !isFilled(filled[name])) };
}

/**
 * The parts that would not be read back as they are: a heading, a comment or a code fence in one becomes part of the
 * document.
 */
export function unreadable(text: string, { fields, sections }: Parts): string[] {
  const read = readMarkdown(text);
  const bare = (value: string): string => value.replace(/\s+/g, ' ').trim();
  return [
    ...[...fields].filter(([name, value]) => read.fields.get(name) !== unquoted(value)).map(([name]) => name),
    ...[...sections]
      .filter(([title, value]) => bare(read.section(title) ?? '') !== bare(value))
      .map(([title]) => title),
  ];
}
