/**
 * Which parts of a Markdown text are code, and which are comments (CommonMark 0.31 §§ 2.4, 6.1, 6.6). Time grows with
 * the length of the text.
 */

export interface InlineSpan {
  kind: 'code' | 'comment';
  /** Of the first character, marks included. */
  start: number;
  /** Behind the last one. */
  end: number;
}

/** A backslash before one of these stands for the character alone. */
export const punctuation = /[!-/:-@[-`{-~]/;

/**
 * The code spans and comments of a text, in their order. With `escapes` false a backslash means nothing: as the text of
 * a cell is before it is written.
 */
export function* inlineSpans(text: string, escapes = true): Generator<InlineSpan> {
  const [endOfCode, endOfComment] = [closingRuns(text), closingComments(text)];
  const marks = escapes ? /\\[^]|`+|<!--/g : /`+|<!--/g;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const [mark] = found;
    if (mark.startsWith('\\')) continue;
    const from = found.index + mark.length;
    const end = mark.startsWith('`') ? endOfCode(mark.length, from) : endOfComment(from);
    if (end === undefined) continue;
    yield { kind: mark.startsWith('`') ? 'code' : 'comment', start: found.index, end };
    marks.lastIndex = end;
  }
}

/** The text without its comments; one that never ends is text. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  const endOfComment = closingComments(text);
  let from = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    const end = endOfComment(start + 4);
    if (end === undefined) break;
    kept.push(text.slice(from, start));
    from = end;
  }
  return kept.join('') + text.slice(from);
}

/** Behind the `-->` that ends the comment. What has none from some place on has none from a later one. */
function closingComments(text: string): (from: number) => number | undefined {
  let none = Infinity;
  return (from) => {
    if (from >= none) return undefined;
    const short = /^-?>/.exec(text.slice(from, from + 2));
    if (short !== null) return from + short[0].length;
    const found = text.indexOf('-->', from);
    if (found !== -1) return found + 3;
    none = from;
    return undefined;
  };
}

/** Behind the next run of backticks of exactly this length. */
function closingRuns(text: string): (length: number, from: number) => number | undefined {
  let runs: Map<number, { starts: number[]; next: number }> | undefined;
  return (length, from) => {
    if (runs === undefined) {
      runs = new Map();
      for (const { 0: run, index } of text.matchAll(/`+/g)) {
        const known = runs.get(run.length) ?? { starts: [], next: 0 };
        known.starts.push(index);
        runs.set(run.length, known);
      }
    }
    const known = runs.get(length);
    if (known === undefined) return undefined;
    while (known.next < known.starts.length && (known.starts[known.next] as number) < from) known.next += 1;
    const start = known.starts[known.next];
    return start === undefined ? undefined : start + length;
  };
}
