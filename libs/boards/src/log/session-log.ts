/** The log of a working session as people write it (contract 36.2). */
import type { LogPolicy } from '@gatehouse/contracts';
import { headingOf, readMarkdown, type LineKind } from '../markdown/lines';
import { escapeRegExp, withoutCode } from '../text/words';

export interface LogLine {
  /** From 1. */
  line: number;
  text: string;
  kind: LineKind;
}

export interface LogSection {
  /** Of its heading. */
  line: number;
  lines: LogLine[];
}

/** The roles of the sections, in the order in which the policy names them. */
export const sectionRoles = ['plan', 'changes', 'validation', 'outcome'] as const;
export type SectionRole = (typeof sectionRoles)[number];

export interface SessionLog {
  text: string;
  lines: readonly LogLine[];
  /** `- **Name:** value` before the first section, by the name in lower case; the first of a name. */
  fields: ReadonlyMap<string, { value: string; line: number }>;
  sections: ReadonlyMap<SectionRole, LogSection>;
}

/**
 * Level-2 headings make sections, by the word they begin with; the first of a name counts. Fenced code has no headings.
 */
export function readSessionLog(text: string, { sections: names }: LogPolicy): SessionLog {
  const source = readMarkdown(text);
  const lines = source.lines.map((line, at): LogLine => ({
    line: at + 1,
    text: line,
    kind: source.kinds[at] ?? 'text',
  }));
  const fields = new Map<string, { value: string; line: number }>();
  const sections = new Map<SectionRole, LogSection>();
  let current: LogSection | undefined;
  for (const line of lines) {
    const heading = line.kind === 'heading' ? headingOf(line.text) : undefined;
    if (heading?.level === 2) {
      current = { line: line.line, lines: [] };
      const role = sectionRoles.find((_, index) => beginsWithWord(heading.text, names[index] ?? ''));
      if (role !== undefined && !sections.has(role)) sections.set(role, current);
    } else if (current !== undefined) current.lines.push(line);
    else if (line.kind === 'text') {
      const [, name, value = ''] = /^\s*[-*+]\s+\*\*([^*]+?)(?::\*\*|\*\*\s*:)\s*(.*)$/.exec(line.text) ?? [];
      const key = name?.trim().toLowerCase();
      if (key !== undefined && !fields.has(key)) fields.set(key, { value: value.trim(), line: line.line });
    }
  }
  return { text, lines, fields, sections };
}

function beginsWithWord(text: string, word: string): boolean {
  return word !== '' && new RegExp(`^${escapeRegExp(word)}(?![\\w-])`, 'i').test(text.replace(/[*_`]/g, ''));
}

/** A named line of a section, `- Unit tests: …`, with what stands deeper below it. */
export interface NamedLine {
  line: number;
  /** Behind the colon. */
  value: string;
  below: LogLine[];
}

/** The first line of a section that has this name before a colon; undefined when there is none. */
export function namedLine({ lines }: LogSection, name: string): NamedLine | undefined {
  const pattern = new RegExp(
    `^(\\s*)(?:[-*+]\\s+)?(?:\\*\\*)?${escapeRegExp(name)}(?:\\*\\*)?\\s*(?:\\([^)]*\\))?\\s*(?:\\*\\*)?:(?:\\*\\*)?\\s*(.*)$`,
    'i',
  );
  for (const [at, { text, line, kind }] of lines.entries()) {
    const match = kind === 'text' ? pattern.exec(text) : null;
    if (match === null) continue;
    const indent = (match[1] ?? '').length;
    const below: LogLine[] = [];
    for (const next of lines.slice(at + 1)) {
      if (next.kind === 'heading' || (next.text.trim() !== '' && indentOf(next.text) <= indent)) break;
      if (next.text.trim() !== '') below.push(next);
    }
    return { line, value: (match[2] ?? '').trim(), below };
  }
  return undefined;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** A named line and all below it as one text. */
export function wholeText({ value, below }: NamedLine): string {
  return [value, ...below.map(({ text }) => text.trim())].join(' ').trim();
}

/** The paths in a list of files, each with its line: in backticks, else the first word between commas. */
export function listedFiles({ line, value, below }: NamedLine): { file: string; line: number }[] {
  return [{ text: value, line }, ...below].flatMap((entry) =>
    filesIn(entry.text).map((file) => ({ file, line: entry.line })),
  );
}

function filesIn(text: string): string[] {
  const item = itemText(text);
  const coded = Array.from(item.matchAll(/`([^`]+)`/g), ([, code = '']) => code.trim()).filter(
    (code) => !/\s/.test(code),
  );
  const words =
    coded.length > 0
      ? coded
      : withoutCode(item)
          .split(/[,;]/)
          .map((part) => firstWord(part.trim()));
  return words
    .map((word) => word.replaceAll('\\', '/').replace(/^(?:\.\/)+/, ''))
    .filter((word) => /^[^<>*?|"\s]+$/.test(word) && !/^(?:none|n\/a|-)\.?$/i.test(word));
}

/** A path, or the only word of a text: a sentence is not a file. */
function firstWord(text: string): string {
  const target = /^\[[^\]]*\]\(([^)\s]+)\)/.exec(text)?.[1];
  const [word = '', ...others] = (target ?? text).split(/\s+/);
  const plain = word.replace(/^[*_]+|[*_:]+$/g, '');
  return others.length === 0 || /[./\\]\w/.test(plain) ? plain : '';
}

/**
 * Numbers of passed and failed tests in a text such as `Passed: 244, Failed: 0` or `12 passed, 1 failed`; of several
 * the most that failed. Undefined when it does not have both.
 */
export function testCounts(text: string): { passed: number; failed: number } | undefined {
  const isNumberFirst = /\d\s+(?:tests?\s+)?passed\b/i.test(text);
  const numbersOf = (word: string): number[] => {
    const pattern = isNumberFirst ? `(\\d+)\\s+(?:tests?\\s+)?${word}\\b` : `\\b${word}\\b\\s*[:=]?\\s*(\\d+)`;
    const found = text.replace(/(\d),(?=\d{3}\b)/g, '$1').matchAll(new RegExp(pattern, 'gi'));
    return Array.from(found, ([, digits]) => Number(digits));
  };
  const [[passed], failed] = [numbersOf('passed'), numbersOf('failed')];
  return passed === undefined || failed.length === 0 ? undefined : { passed, failed: Math.max(...failed) };
}

/** `all tests passed`, `all 12 tests passed`; not what denies it, or takes some out. */
const allPassed = /(?<!\bnot\s+)\ball (?:(\d+) )?tests passed\b(?!\s*,?\s*(?:but|except)\b)/i;

/** Does a text say that all tests passed? */
export function saysAllPassed(text: string): boolean {
  return allPassed.test(text);
}

/** Numbers of tests that the validation of a log states; undefined when it states none. */
export function finalTests(log: SessionLog | undefined): { passed: number; failed: number } | undefined {
  const text = sectionLine(log, 'validation', 'Unit tests');
  const all = allPassed.exec(text)?.[1];
  return testCounts(text) ?? (all === undefined ? undefined : { passed: Number(all), failed: 0 });
}

/** A named line of a section as one text; empty when there is none. */
export function sectionLine(log: SessionLog | undefined, role: SectionRole, name: string): string {
  const section = log?.sections.get(role);
  const named = section && namedLine(section, name);
  return named === undefined ? '' : wholeText(named);
}

/** The text of a list item or a line, without its mark. */
export function itemText(text: string): string {
  return text.trim().replace(/^(?:[-*+]|\d+[.)])\s+/, '');
}
