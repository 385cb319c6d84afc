/** Markdown that stays what it is whatever the data holds. */

/** Text that stays on its line: line breaks as blanks. */
export function markdownLine(text: string): string {
  return text.replace(/\r\n|[\r\n\u2028\u2029\v\f\u0085]/g, ' ');
}

/** Text as code, on its line; backticks in it do not end it. */
export function markdownCode(text: string): string {
  const line = markdownLine(text);
  if (!line.includes('`')) return `\`${line}\``;
  const longest = Math.max(...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** A cell of a table: `|` as `\|`, line breaks as blanks (contract 5.3). */
export function markdownCell(text: string): string {
  return markdownLine(text).replaceAll('|', '\\|');
}

/** The cells of a table row, unescaped and trimmed; undefined for a line that is no row. */
export function markdownRow(line: string): string[] | undefined {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|')) return undefined;
  const cells: string[] = [];
  let cell = '';
  for (let i = 1; i < trimmed.length; i += 1) {
    if (trimmed[i] === '\\' && trimmed[i + 1] === '|') {
      cell += '|';
      i += 1;
    } else if (trimmed[i] === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += trimmed[i];
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  return cells;
}
