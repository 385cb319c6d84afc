import { printable } from './terminal';

/**
 * One word of a shell command (contract 3.9, 10.6): as it is when no shell would touch it, quoted otherwise. A word
 * with characters that would command the terminal it is shown on or pasted into is written as bash's `$'…'`, on one
 * line, by its bytes and so for any locale. A NUL, which no argument can hold, becomes U+FFFD.
 */
export function shellWord(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  if (printable(word) === word && !word.includes('\t')) return `'${word.replaceAll("'", `'"'"'`)}'`;
  return `$'${Array.from(word, escaped).join('')}'`;
}

const named: Record<string, string> = {
  '\0': '\\xef\\xbf\\xbd',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
};

function escaped(char: string): string {
  return (
    named[char] ??
    (printable(char) === char
      ? char
      : Array.from(Buffer.from(char), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''))
  );
}

/** A command line that a shell reads as exactly these words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
