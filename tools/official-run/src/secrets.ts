/** Values on a command line that look like secrets never reach the record (contract 3.10). */

const secretOption = /^--?([a-z0-9_-]*[-_])?(api[-_]?key|access[-_]?key|private[-_]?key|token|secret|password|passwd|credentials?)([-_=].*)?$/i;
export const mask = '***';

/** The words with the values of such options replaced by `***`, and the names of these options. */
export function maskSecrets(words: readonly string[]): { words: string[]; masked: string[] } {
  const masked: string[] = [];
  const shown = words.map((word, index) => {
    const equals = word.indexOf('=');
    if (equals > 0 && secretOption.test(word.slice(0, equals))) {
      masked.push(word.slice(0, equals));
      return `${word.slice(0, equals)}=${mask}`;
    }
    const before = words[index - 1];
    if (before !== undefined && secretOption.test(before) && !before.includes('=') && !word.startsWith('--')) {
      masked.push(before);
      return mask;
    }
    return word;
  });
  return { words: shown, masked };
}
