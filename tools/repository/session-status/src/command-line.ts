import { shellWord } from '@gatehouse/render';
import { columnsOf } from './columns';

/**
 * A command on indented lines that, pasted into bash, are read as exactly these words. Lines break between words; one
 * that is longer than `width` stays whole.
 */
export function wrapCommand(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = ' ';
  words.forEach((word, index) => {
    const longer = `${line} ${shellWord(word)}`;
    const room = width - (index === words.length - 1 ? 0 : 2);
    if (line !== ' ' && columnsOf(longer) > room) {
      lines.push(`${line} \\`);
      line = `    ${shellWord(word)}`;
    } else line = longer;
  });
  return [...lines, line];
}
