import { isUtf8 } from 'node:buffer';

/**
 * The words of a command as a file has it, such as command.sh or a queue's proposal: blanks, quotes and backslashes.
 * Undefined for a text in which a shell would do more than start one command: expand, substitute, redirect or go on
 * with another one. Line ends in quotes are text.
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  const body = text.replace(/\n+$/, '');
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] as string;
    if (char === ' ' || char === '\t') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (body.startsWith("$'", at)) {
      const quoted = /^\$'((?:[^'\\]|\\[\s\S])*)'/.exec(body.slice(at));
      const meant = quoted === null ? undefined : unescaped(quoted[1] as string);
      if (quoted === null || meant === undefined) return undefined;
      word = (word ?? '') + meant;
      at += quoted[0].length - 1;
    } else if (char === "'") {
      const end = body.indexOf("'", at + 1);
      if (end === -1) return undefined;
      word = (word ?? '') + body.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      const quoted = /^"((?:[^"\\$`]|\\[\s\S])*)"/.exec(body.slice(at));
      if (quoted === null) return undefined;
      word =
        (word ?? '') +
        (quoted[1] as string).replace(/\\([$`"\\\n])/g, (_, escaped: string) => (escaped === '\n' ? '' : escaped));
      at += quoted[0].length - 1;
    } else if (char === '\\' && at + 1 < body.length) {
      at += 1;
      if (body[at] !== '\n') word = (word ?? '') + body[at];
    } else if (/[\n|&;<>()$`\\*?[\]#~{}!]/.test(char)) return undefined;
    else word = (word ?? '') + char;
  }
  if (word !== undefined) words.push(word);
  return words;
}

const LETTERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ a: 7, b: 8, e: 27, E: 27, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92, "'": 39, '"': 34, '?': 63 }),
);

/**
 * What is meant by the text between bash's `$'` and `'`: letters, and bytes as `\xHH`. Undefined for an escape that no
 * tool writes (octal, Unicode, control) and for what is not UTF-8.
 */
function unescaped(text: string): string | undefined {
  const parts: Buffer[] = [];
  for (const [plain, byte, letter] of text.matchAll(/\\x([0-9a-f]{2})|\\([\s\S])|[^\\]+/gi)) {
    const code = byte !== undefined ? parseInt(byte, 16) : letter !== undefined ? LETTERS.get(letter) : plain;
    if (code === undefined || code === 0) return undefined;
    parts.push(typeof code === 'number' ? Buffer.from([code]) : Buffer.from(code));
  }
  const bytes = Buffer.concat(parts);
  return isUtf8(bytes) ? bytes.toString() : undefined;
}

/** The value of an option among words, the last one; undefined when it is not there. */
export function optionIn(words: readonly string[], option: string): string | undefined {
  let value: string | undefined;
  words.forEach((word, index) => {
    if (word === option) value = words[index + 1];
    else if (word.startsWith(`${option}=`)) value = word.slice(option.length + 1);
  });
  return value;
}
