/** Words that stand where a text was to be written (contract 30.5). */

export interface Placeholder {
  /** From 1. */
  line: number;
  word: string;
}

/**
 * Placeholder words outside code fences and code spans: as a whole word in capitals, or in any case as all there is on
 * a line but for marks of lists, headings, emphasis and stops. What does not begin and end with a letter counts
 * wherever it is.
 */
export function placeholdersIn(text: string, words: readonly string[]): Placeholder[] {
  return proseOf(text).flatMap((line, at) =>
    words.filter((word) => holds(line, word)).map((word) => ({ line: at + 1, word })),
  );
}

function holds(line: string, word: string): boolean {
  if (!/^\w(?:.*\w)?$/s.test(word)) return line.includes(word);
  if (new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(word)}(?![\\p{L}\\p{N}_])`, 'u').test(line)) return true;
  return bare(line).toLowerCase() === word.toLowerCase();
}

/** The line without marks of lists, headings, emphasis and stops. */
function bare(line: string): string {
  return line
    .replace(/^\s*(?:[-*+>#]+\s*|\d+[.)]\s+|\[[ xX]?\]\s*)+/, '')
    .replace(/^[\s*_~.:;,!?\u2026-]+|[\s*_~.:;,!?\u2026#-]+$/g, '');
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The lines of a Markdown text, those of closed code fences empty and code spans cut out. */
function proseOf(text: string): string[] {
  return linesOutsideFences(text).map((line) => line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, ' '));
}

/** The lines of a Markdown text, those of closed code fences empty. A fence that is never closed hides nothing. */
export function linesOutsideFences(text: string): string[] {
  const lines = text.split(/\r\n|[\r\n]/);
  const kept = [...lines];
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence] = /^\s*(?:[-*+>]\s+)*(`{3,}(?!.*`)|~{3,})/.exec(lines[at] as string) ?? [];
    if (fence === undefined) continue;
    const isClosing = (line: string): boolean => {
      const [, marks] = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line) ?? [];
      return marks !== undefined && marks[0] === fence[0] && marks.length >= fence.length;
    };
    const end = lines.findIndex((line, index) => index > at && isClosing(line));
    if (end === -1) continue;
    kept.fill('', at, end + 1);
    at = end;
  }
  return kept;
}
