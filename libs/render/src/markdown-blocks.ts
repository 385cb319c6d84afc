/**
 * What a reader of GitHub Flavored Markdown makes of each line: is it code, a comment, a row of a table? CommonMark
 * 0.31 §§ 4 and 5 and GFM 4.10, as far as it takes to tell lines apart: block quotes, lists, headings, code, HTML,
 * paragraphs, tables. Bytes and positions stay those of the caller, who gives the lines; time grows with the length of
 * the text. Why no library does it: decision 0085.
 */

import { inlineSpans, withoutComments } from './markdown-inline';
import { markdownCells } from './markdown';

export type MarkdownKind =
  | 'blank'
  /** A paragraph, the text of a list item or of a block quote. */
  | 'text'
  | 'heading'
  /** A thematic break. */
  | 'rule'
  /** A fence, what is in it, or indented code. */
  | 'code'
  /** HTML of which nothing is shown as text of its own: a comment, `<pre>`, `<script>`, a declaration. */
  | 'hidden'
  /** Other HTML. */
  | 'html'
  | 'table-head'
  | 'table-dashes'
  | 'table-row';

export interface MarkdownLine {
  kind: MarkdownKind;
  /** Index of the first line of its block: of the paragraph, the code, the comment, the table. */
  block: number;
  /** What the line says behind the marks of the quotes and lists it is in; without comments where it is text. */
  text: string;
  /** It is in a block quote. */
  quoted: boolean;
}

/** `lines` are without their line ends. One answer for each. */
export function markdownLines(lines: readonly string[]): MarkdownLine[] {
  const scanner = new BlockScanner();
  for (const line of lines) scanner.add(line);
  hideInlineComments(scanner.found);
  return scanner.found;
}

type Container = { quote: true } | { quote: false; indent: number; empty: boolean };
type Leaf =
  | { kind: 'text' | 'table'; block: number }
  | { kind: 'fence'; block: number; mark: string; length: number }
  | { kind: 'indented'; block: number }
  | { kind: 'html'; block: number; hidden: boolean; end: RegExp | undefined };

const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|' +
  'dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|' +
  'iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|' +
  'source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const attribute = String.raw`\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>` + '`' + String.raw`]+|'[^']*'|"[^"]*"))?`;
const endOfComment = /-->/;
/**
 * CommonMark 4.6: how an HTML block begins and ends; without an end, at a blank line. Not each may begin within text
 * that goes on.
 */
const htmlBlocks: { start: RegExp; end?: RegExp; hidden: boolean; interrupts: boolean }[] = [
  {
    start: /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
    end: /<\/(?:script|pre|textarea|style)>/i,
    hidden: true,
    interrupts: true,
  },
  { start: /^<!--/, end: endOfComment, hidden: true, interrupts: true },
  { start: /^<\?/, end: /\?>/, hidden: true, interrupts: true },
  { start: /^<![A-Za-z]/, end: />/, hidden: true, interrupts: true },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, hidden: true, interrupts: true },
  { start: new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, 'i'), hidden: false, interrupts: true },
  {
    start: new RegExp(`^(?:<[A-Za-z][\\w-]*(?:${attribute})*\\s*/?>|</[A-Za-z][\\w-]*\\s*>)\\s*$`),
    hidden: false,
    interrupts: false,
  },
];
const codeIndent = 4; // columns
/** Quotes and lists within each other; nobody writes more, and each costs a look at the whole line. */
const deepest = 100;

class BlockScanner {
  readonly found: MarkdownLine[] = [];
  private containers: Container[] = [];
  private leaf: Leaf | undefined;
  private cursor = new Cursor('');

  add(line: string): void {
    this.cursor = new Cursor(line);
    const matched = this.matchContainers();
    if (matched === this.containers.length && this.continueLeaf()) return;
    this.open(matched);
  }

  /** How many of the open containers the line goes on in. */
  private matchContainers(): number {
    const { cursor } = this;
    for (const [index, container] of this.containers.entries()) {
      if (container.quote) {
        if (cursor.indent >= codeIndent || cursor.next !== '>') return index;
        cursor.takeQuoteMark();
      } else if (cursor.isBlank) {
        if (container.empty) return index;
      } else if (cursor.indent >= container.indent) cursor.takeColumns(container.indent);
      else return index;
    }
    return this.containers.length;
  }

  /** Code and HTML go on whatever the line says. */
  private continueLeaf(): boolean {
    const { cursor, leaf } = this;
    if (leaf?.kind === 'fence') {
      this.note('code', leaf.block);
      const [, run = ''] = cursor.indent < codeIndent ? (/^(`+|~+)[ \t]*$/.exec(cursor.rest) ?? []) : [];
      if (run.startsWith(leaf.mark) && run.length >= leaf.length) this.leaf = undefined;
      return true;
    }
    if (leaf?.kind === 'html') {
      if (leaf.end === undefined && cursor.isBlank) return false;
      this.note(leaf.hidden ? 'hidden' : 'html', leaf.block);
      if (leaf.end?.test(cursor.rest)) {
        this.leaf = undefined;
        if (leaf.end === endOfComment) this.showRest(cursor.rest.replace(/^.*?-->/, ''));
      }
      return true;
    }
    if (leaf?.kind === 'indented' && (cursor.isBlank || cursor.indent >= codeIndent)) {
      this.note(cursor.isBlank ? 'blank' : 'code', leaf.block);
      return true;
    }
    return false;
  }

  /** Begins what the line begins, in the first `matched` containers; else it is text. */
  private open(matched: number): void {
    const { cursor } = this;
    const isWhole = (): boolean => matched === this.containers.length;
    for (;;) {
      if (cursor.isBlank) return this.blank(matched);
      const paragraph = this.leaf?.kind === 'text';
      if (cursor.indent >= codeIndent) {
        if (paragraph) break;
        this.close(matched);
        this.leaf = { kind: 'indented', block: this.found.length };
        return this.note('code');
      }
      if (this.containers.length > deepest) break;
      const { rest } = cursor;
      if (rest.startsWith('>')) {
        this.close(matched);
        cursor.takeQuoteMark();
        this.containers.push({ quote: true });
        matched += 1;
        continue;
      }
      if (/^#{1,6}(?:[ \t]|$)/.test(rest)) return this.single(matched, 'heading');
      const [, run = ''] = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(rest) ?? [];
      if (run !== '') {
        this.close(matched);
        this.leaf = { kind: 'fence', block: this.found.length, mark: run[0] as string, length: run.length };
        return this.note('code');
      }
      if (rest.startsWith('<') && this.openHtml(matched, rest, paragraph)) return;
      if (paragraph && isWhole() && /^(?:=+|-+)[ \t]*$/.test(rest)) {
        const { block } = this.leaf as Leaf;
        this.leaf = undefined;
        return this.note('heading', block);
      }
      if (/^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(rest)) return this.single(matched, 'rule');
      if (!this.openItem(matched, paragraph && isWhole())) break;
      matched += 1;
    }
    this.text(matched);
  }

  private openHtml(matched: number, rest: string, interruptsText: boolean): boolean {
    const block = htmlBlocks.find(({ start, interrupts }) => (interrupts || !interruptsText) && start.test(rest));
    if (block === undefined) return false;
    this.close(matched);
    this.note(block.hidden ? 'hidden' : 'html');
    if (block.end?.test(rest)) {
      if (block.end === endOfComment) this.showRest(rest);
    } else this.leaf = { kind: 'html', block: this.found.length - 1, hidden: block.hidden, end: block.end };
    return true;
  }

  /** What stands on the line on which a comment ends, behind it, is shown. */
  private showRest(rest: string): void {
    const line = this.found.at(-1);
    const text = withoutComments(rest);
    if (line === undefined || text.trim() === '') return;
    [line.kind, line.text] = ['html', text];
  }

  private openItem(matched: number, interruptsText: boolean): boolean {
    const { cursor } = this;
    const [, mark = '', digits, after = ''] = /^((?:[*+-]|(\d{1,9})[.)]))(?=[ \t]|$)([ \t]*)/.exec(cursor.rest) ?? [];
    if (mark === '') return false;
    const isEmpty = cursor.rest.length === mark.length + after.length;
    if (interruptsText && (isEmpty || (digits !== undefined && Number(digits) !== 1))) return false;
    this.close(matched);
    const before = cursor.indent;
    cursor.takeColumns(before + mark.length);
    const gap = cursor.indent;
    const padding = isEmpty || gap > codeIndent ? 1 : gap;
    if (!isEmpty) cursor.takeColumns(padding);
    this.containers.push({ quote: false, indent: before + mark.length + padding, empty: isEmpty });
    return true;
  }

  /** A quote ends with the line that does not mark it; an item goes on behind a blank line. */
  private blank(matched: number): void {
    if (this.containers.length > matched) this.close(matched);
    this.leaf = undefined;
    this.note('blank');
  }

  private text(matched: number): void {
    const { leaf, cursor } = this;
    if (leaf?.kind === 'text') {
      // A line that marks no quote or list any more still goes on with the text in it (lazily), but begins no table
      // there.
      if (matched === this.containers.length && this.openTable(cursor.rest)) return;
      return this.note('text', leaf.block);
    }
    if (leaf?.kind === 'table' && matched === this.containers.length) return this.note('table-row', leaf.block);
    this.close(matched);
    this.leaf = { kind: 'text', block: this.found.length };
    this.note('text');
  }

  /** A line of dashes makes a table of the line above it, when they have the same number of cells. */
  private openTable(rest: string): boolean {
    const head = this.found.at(-1);
    if (head?.kind !== 'text' || !/^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/.test(rest))
      return false;
    if (markdownCells(rest).length !== markdownCells(head.text).length) return false;
    const block = this.found.length - 1;
    this.found[block] = { ...head, kind: 'table-head', block };
    this.leaf = { kind: 'table', block };
    this.note('table-dashes', block);
    return true;
  }

  private single(matched: number, kind: MarkdownKind): void {
    this.close(matched);
    this.note(kind);
  }

  private close(matched: number): void {
    this.containers.length = Math.min(this.containers.length, matched);
    this.leaf = undefined;
    const item = this.containers.at(-1);
    if (item !== undefined && !item.quote) item.empty = false;
  }

  private note(kind: MarkdownKind, block = this.found.length): void {
    this.found.push({ kind, block, text: this.cursor.rest, quoted: this.containers.some(({ quote }) => quote) });
  }
}

/** A line that is read from its start; a tab goes to the next column that is a multiple of four. */
class Cursor {
  private at = 0;
  private column = 0;
  /** Columns of a tab that was taken in part. */
  private left = 0;

  constructor(private readonly line: string) {}

  /** Columns of blanks before what stands next. */
  get indent(): number {
    let [at, column] = [this.at, this.column + this.left];
    for (; this.line[at] === ' ' || this.line[at] === '\t'; at += 1)
      column += this.line[at] === '\t' ? 4 - (column % 4) : 1;
    return column - this.column;
  }

  /** What stands next, without the blanks before it. */
  get rest(): string {
    return this.line.slice(this.at).replace(/^[ \t]+/, '');
  }

  get next(): string | undefined {
    return this.rest[0];
  }

  get isBlank(): boolean {
    return /^[ \t]*$/.test(this.line.slice(this.at));
  }

  takeColumns(count: number): void {
    for (let left = count; left > 0;) {
      if (this.left > 0) {
        const taken = Math.min(this.left, left);
        this.left -= taken;
        this.column += taken;
        left -= taken;
        continue;
      }
      const character = this.line[this.at];
      if (character === undefined) return;
      this.at += 1;
      if (character === '\t') this.left = 4 - (this.column % 4);
      else {
        this.column += 1;
        left -= 1;
      }
    }
  }

  /** The mark of a block quote and the blank behind it. */
  takeQuoteMark(): void {
    this.takeColumns(this.indent + 1);
    if (this.indent > 0) this.takeColumns(1);
  }
}

/** Text within a comment that other text of its paragraph opens and closes is not shown. */
function hideInlineComments(found: MarkdownLine[]): void {
  for (let first = 0; first < found.length;) {
    let end = first + 1;
    if (found[first]?.kind === 'text')
      while (found[end]?.kind === 'text' && found[end]?.block === found[first]?.block) end += 1;
    const lines = found.slice(first, end);
    if (lines[0]?.kind === 'text' || lines[0]?.kind === 'heading') hideIn(lines);
    first = end;
  }
}

function hideIn(lines: readonly MarkdownLine[]): void {
  const whole = lines.map(({ text }) => text).join('\n');
  if (!whole.includes('<!--')) return;
  const comments = [...inlineSpans(whole)].filter(({ kind }) => kind === 'comment');
  let start = 0;
  for (const line of lines) {
    const end = start + line.text.length;
    let [text, at] = ['', start];
    for (const comment of comments.filter((one) => one.end > start && one.start < end)) {
      text += whole.slice(at, Math.max(at, comment.start));
      at = Math.min(end, Math.max(at, comment.end));
    }
    line.text = text + whole.slice(at, end);
    if (line.text.trim() === '') line.kind = 'hidden';
    start = end + 1;
  }
}
