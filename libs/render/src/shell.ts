/** One word of a POSIX shell command: as it is when no shell would touch it, quoted otherwise (contract 3.9, 10.6). */
export function shellWord(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'"'"'`)}'`;
}

/** A command line that a shell reads as exactly these words. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
