/** The parts of a document: options, then the file of --from, then what can be known (contract 44.2). */
import path from 'node:path';
import { Failure, parseJson } from '@gatehouse/contracts';
import { readText } from '@gatehouse/files';
import { isFilled, readMarkdown } from '@gatehouse/records';
import { forms, type Form, type Kind, type Part } from './forms';
import type { Parts } from './template';

export interface GivenParts {
  kind: Kind;
  /** Option → text, of those that were given. */
  options: Readonly<Record<string, string | undefined>>;
  evidence: readonly string[];
  /** `NAME=TEXT`, of fields and sections that a team's template has beside ours. */
  set: readonly string[];
  /** Absolute. */
  from: string | undefined;
  /** Option → what stands in. */
  defaults: Readonly<Record<string, string | undefined>>;
}

/** Throws Failure `usage` for a text that says nothing, or is not one line where a field is. */
export function partsOf(given: GivenParts): { parts: Parts; evidence: string[] } {
  const form = forms[given.kind];
  const stored = given.from === undefined ? new Map<string, string>() : partsInFile(given.from, form);
  const evidence = given.evidence.length > 0 ? [...given.evidence] : pathsIn(stored.get('evidence') ?? '');
  const valueOf = ({ option }: Part): string | undefined =>
    option === 'evidence'
      ? evidence.map((file) => `\`${file}\``).join(', ') || undefined
      : (given.options[option] ?? stored.get(option) ?? given.defaults[option]);
  const fields = new Map<string, string>();
  const sections = new Map<string, string>();
  for (const part of form.fields) {
    const value = valueOf(part);
    if (value !== undefined) fields.set(part.name, oneLine(part, value));
  }
  for (const part of form.sections) {
    const value = valueOf(part);
    if (value !== undefined) sections.set(part.name, saying(part, value));
  }
  for (const text of given.set) {
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === '') throw new Failure('usage', `option --set: expected NAME=TEXT, got '${text}'`);
    const isField = /^[a-z_][\w.-]*$/.test(name); // titles begin with a capital
    (isField ? fields : sections).set(name, isField ? oneLine({ name, option: 'set' }, value) : value);
  }
  return { parts: { fields, sections }, evidence };
}

/** Option of the form → text, from JSON with names of options or fields, or from Markdown as the template has it. */
function partsInFile(file: string, form: Form): Map<string, string> {
  const text = readText(file);
  const parts = [...form.fields, ...form.sections];
  const found = new Map<string, string>();
  if (path.extname(file) === '.json') {
    const value = parseJson(text, file);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Failure('damaged-input', `${file}: expected a JSON object`);
    for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
      const plain = key.toLowerCase().replace(/[-\s]/g, '_');
      const part = parts.find(({ name, option }) =>
        [name, option].some((one) => one.toLowerCase().replace(/[-\s]/g, '_') === plain),
      );
      if (part === undefined)
        throw new Failure(
          'damaged-input',
          `${file}: ${key} is not part of this document; it has ${parts.map(({ option }) => option).join(', ')}`,
        );
      found.set(part.option, Array.isArray(item) ? item.map((one) => `\`${String(one)}\``).join(', ') : String(item));
    }
    return found;
  }
  const { fields, section } = readMarkdown(text);
  for (const { name, option } of form.fields) {
    const value = fields.get(name);
    if (isFilled(value)) found.set(option, value as string);
  }
  for (const { name, option } of form.sections) {
    const value = section(name);
    if (value !== undefined) found.set(option, value.trim());
  }
  return found;
}

function pathsIn(text: string): string[] {
  return Array.from(text.matchAll(/`([^`\n]+)`/g), (match) => match[1] as string);
}

function oneLine(part: Part, value: string): string {
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value))
    throw new Failure('usage', `option --${part.option}: expected one line without control characters`);
  return part.name === 'predecessor' || part.optional ? value.trim() : saying(part, value);
}

function saying({ option }: Part, value: string): string {
  if (!isFilled(value)) throw new Failure('usage', `option --${option}: '${value}' says nothing; fill it in`);
  return value.trim();
}
