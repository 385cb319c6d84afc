/**
 * The real readers of what the tools write: bash, a CSV parser, a spreadsheet's rule, GitHub's Markdown, a terminal.
 */
import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';

/** The argument vectors that bash reads in these command lines. Nothing of them is run. */
export function bashArgvs(commands: readonly string[], cwd: string): string[][] {
  const script = commands.map((command) => `printf '%s\\0' ${command.replace(/\n+$/, '')}\nprintf '\\0\\0'\n`).join('');
  const run = spawnSync('bash', ['-s'], { input: script, cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0 || run.stderr !== '')
    throw new Error(`bash ended in ${run.status}: ${run.stderr.slice(0, 500)}`);
  return run.stdout
    .split('\0\0\0')
    .slice(0, -1)
    .map((text) => text.split('\0'));
}

/** The cells of a CSV file, the header first. */
export function csvRows(bytes: Buffer): string[][] {
  return parse(bytes, { relax_column_count: false, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];
}

/** Would a spreadsheet compute this cell? It would not compute a number that begins with a sign. */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell);
}

/** Has it what commands a terminal or turns its direction? Line ends and tabs are what they are. */
export function commandsTerminal(text: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(text);
}

/**
 * The blocks of a Markdown text as GitHub reads it, indented; what stands within a line is left out, the text of
 * headings too.
 */
export function markdownBlocks(text: string): string[] {
  const run = spawnSync(
    'cmark-gfm',
    ['--unsafe', '-t', 'xml', '-e', 'table', '-e', 'tasklist', '-e', 'strikethrough'],
    { input: text, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (run.status !== 0) throw new Error(`cmark-gfm ended in ${run.status}: ${run.stderr}`);
  const blocks =
    /^( *)<(document|block_quote|list|item|tasklist|code_block|html_block|custom_block|paragraph|heading|thematic_break|table|table_header|table_row|table_cell)\b([^>]*)/;
  return run.stdout.split('\n').flatMap((line) => {
    const [, indent = '', name, attributes = ''] = blocks.exec(line) ?? [];
    return name === undefined ? [] : [`${indent}${name}${/ level="\d"/.exec(attributes)?.[0] ?? ''}`];
  });
}
