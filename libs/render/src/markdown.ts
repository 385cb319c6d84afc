/** Markdown that stays what it is whatever the data holds, and commands no terminal that shows it. */
import { inlineSpans, punctuation } from './markdown-inline';
import { printable } from './terminal';

/** Text that stays on its line: line breaks as blanks, other control characters as escapes. */
export function markdownLine(text: string): string {
  return printable(text.replace(/\r\n|[\r\n\u2028\u2029\v\f\u0085]/g, ' '));
}

/**
 * Text at the start of a list item: what would begin a block of its own there (a heading, a quote, a list, HTML) is
 * text.
 */
export function markdownItem(text: string): string {
  return markdownLine(text)
    .trimStart()
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
    .replace(/^[#>+*=~`|<[_-]/, '\\$&');
}

/** Text as code, on its line; backticks in it do not end it. */
export function markdownCode(text: string): string {
  const line = markdownLine(text);
  if (!line.includes('`')) return `\`${line}\``;
  const longest = line.match(/`+/g)?.reduce((most, run) => Math.max(most, run.length), 0) ?? 0;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/**
 * A cell of a table: `|` as `\|`, line breaks as blanks (contract 5.3). A backslash that Markdown would take for the
 * mark of what follows it is doubled; in code it means nothing, but before `|`.
 */
export function markdownCell(text: string): string {
  const line = markdownLine(text);
  return mapSpans(line, false, (part, isCode, following) =>
    part.replace(/(\\+)(\|?)|\|/g, (_, backslashes: string | undefined, pipe: string | undefined, at: number) => {
      if (backslashes === undefined) return '\\|';
      const next = part[at + backslashes.length] ?? following;
      const isMark = pipe === '|' || (!isCode && (backslashes.length > 1 || punctuation.test(next)));
      return `${backslashes}${isMark ? backslashes : ''}${pipe === '|' ? '\\|' : ''}`;
    }),
  );
}

/** The cells of a table row that begins with `|`, as they read; undefined for a line that does not. */
export function markdownRow(line: string): string[] | undefined {
  return /^\s*\|/.test(line) ? markdownCells(line) : undefined;
}

/**
 * The cells of a table row, as they read: trimmed, without the backslashes that mark what follows them; those of code
 * stay. Outer pipes may be absent.
 */
export function markdownCells(line: string): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let cell = '';
  for (const [, text = '', backslashes = '', pipe = ''] of row
    .slice(row.startsWith('|') ? 1 : 0)
    .matchAll(/([^\\|]*)(\\*)(\|?)/g)) {
    cell += text + backslashes;
    if (pipe === '') continue;
    if (backslashes.length % 2 === 1) cell += '|';
    else {
      cells.push(asRead(cell));
      cell = '';
    }
  }
  if (cell.trim() !== '') cells.push(asRead(cell));
  return cells;
}

function asRead(cell: string): string {
  return mapSpans(cell, true, (part, isCode) =>
    isCode
      ? part.replace(/(\\+)\|/g, (_, backslashes: string) => `${'\\'.repeat(backslashes.length >> 1)}|`)
      : part.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  ).trim();
}

/** Each part of a text, code or not, as `change` has it, which is also told what follows the part. */
function mapSpans(
  text: string,
  escapes: boolean,
  change: (part: string, isCode: boolean, following: string) => string,
): string {
  if (!text.includes('`')) return change(text, false, '');
  let [changed, from] = ['', 0];
  for (const { kind, start, end } of inlineSpans(text, escapes)) {
    if (kind !== 'code') continue;
    changed += change(text.slice(from, start), false, '`') + change(text.slice(start, end), true, '');
    from = end;
  }
  return changed + change(text.slice(from), false, '');
}
