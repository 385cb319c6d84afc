/** Markdown that stays what it is whatever the data holds, and commands no terminal that shows it. */
import { printable } from './terminal';

/** Text that stays on its line: line breaks as blanks, other control characters as escapes. */
export function markdownLine(text: string): string {
  return printable(text.replace(/\r\n|[\r\n\u2028\u2029\v\f\u0085]/g, ' '));
}

/** Text at the start of a list item: what would begin a block of its own there (a heading, a quote, a list, HTML) is text. */
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

/** A cell of a table: `|` as `\|`, line breaks as blanks (contract 5.3). Backslashes before it are doubled, or they would take it as theirs. */
export function markdownCell(text: string): string {
  return markdownLine(text).replace(/(?<!\\)(\\*)\|/g, '$1$1\\|');
}

/** The cells of a table row, unescaped and trimmed; undefined for a line that is no row. */
export function markdownRow(line: string): string[] | undefined {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|')) return undefined;
  const cells: string[] = [];
  let cell = '';
  for (const [, text = '', backslashes = '', pipe = ''] of trimmed.slice(1).matchAll(/([^\\|]*)(\\*)(\|?)/g)) {
    cell += text + (pipe === '' ? backslashes : '\\'.repeat(backslashes.length >> 1));
    if (pipe === '') continue;
    if (backslashes.length % 2 === 1) cell += '|';
    else {
      cells.push(cell.trim());
      cell = '';
    }
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}
