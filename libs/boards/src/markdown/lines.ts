/**
 * A Markdown text by lines: each with its own line end, and what kind of line it is where tables are sought (contract
 * 33.4).
 */

export type LineKind = 'row' | 'blank' | 'comment' | 'heading' | 'code' | 'text';

export interface MarkdownLines {
  /** `\ufeff` or nothing. */
  mark: string;
  lines: readonly string[];
  /** Offset of each line in the text, the mark included. */
  starts: readonly number[];
  /** The line end of each line: CRLF, LF, CR, or nothing behind the last one. */
  ends: readonly string[];
  kinds: readonly LineKind[];
}

/** Of a text whose last line has a line end there is no empty line behind it. */
export function readMarkdown(text: string): MarkdownLines {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lines: string[] = [];
  const ends: string[] = [];
  const starts: number[] = [];
  let start = mark.length;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    if (match.index < start) continue;
    starts.push(start);
    lines.push(text.slice(start, match.index));
    ends.push(match[0]);
    start = match.index + match[0].length;
  }
  if (start < text.length) {
    starts.push(start);
    lines.push(text.slice(start));
    ends.push('');
  }
  return { mark, lines, starts, ends, kinds: kindsOf(lines) };
}

function kindsOf(lines: readonly string[]): LineKind[] {
  let fence: string | undefined;
  let isInComment = false;
  return lines.map((line): LineKind => {
    if (isInComment) {
      const end = line.indexOf('-->');
      if (end === -1) return 'comment';
      isInComment = false;
      return line.slice(end + 3).trim() === '' ? 'comment' : 'text';
    }
    const mark = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined;
      return 'code';
    }
    if (mark !== undefined) {
      fence = mark;
      return 'code';
    }
    if (/^ {0,3}\|/.test(line)) return 'row';
    if (line.trim() === '') return 'blank';
    if (/^ {0,3}#{1,6}(?:\s|$)/.test(line)) return 'heading';
    const open = line.lastIndexOf('<!--');
    isInComment = open !== -1 && !line.includes('-->', open);
    return /^\s*<!--(?:(?!-->).)*(?:-->\s*)?$/.test(line) ? 'comment' : 'text';
  });
}

/** Level, and text without the closing `#` and Markdown marks, of a heading. */
export function headingOf(line: string): { level: number; text: string } {
  const [, marks = '', text = ''] = /^ {0,3}(#{1,6})\s*(.*)$/.exec(line) ?? [];
  return { level: marks.length, text: text.replace(/\s+#+\s*$/, '').trim() };
}
