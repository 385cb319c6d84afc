import { shellCommand, shellWord } from '@gatehouse/render';
import { columnsOf } from './columns';

/**
 * A command for the shell on lines of at most `width` columns that, pasted, are read as exactly these words: lines break between words, and
 * within a word that is longer than a line. The first and the indented lines begin with two blanks.
 */
export function wrapCommand(words: readonly string[], width: number): string[] {
  const whole = `  ${shellCommand(words)}`;
  if (columnsOf(whole) <= width && !whole.includes('\n')) return [whole];
  const lines: string[] = [];
  let line = '  ';
  for (const [index, word] of words.entries()) {
    const last = index === words.length - 1;
    const room = width - (last ? 0 : 2);
    const quoted = shellWord(word);
    const joined = line.trim() === '' ? line + quoted : `${line} ${quoted}`;
    if (columnsOf(joined) <= room && !quoted.includes('\n')) {
      line = joined;
      continue;
    }
    if (line.trim() !== '') lines.push(`${line} \\`);
    const pieces = piecesOf(word, width - 6);
    // Backslash and line end are nothing within a word, so what follows must begin the line.
    pieces.slice(0, -1).forEach((piece, at) => lines.push(`${at === 0 ? '    ' : ''}${piece}\\`));
    line = `${pieces.length === 1 ? '    ' : ''}${pieces.at(-1)}`;
  }
  lines.push(line);
  return lines;
}

/** A word as pieces that are quoted each for itself; a line end in it is written as the shell's `$'\n'`. */
function piecesOf(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  const flush = (): void => {
    if (piece !== '') pieces.push(shellWord(piece));
    piece = '';
  };
  for (const char of word) {
    if (char === '\n') {
      flush();
      pieces.push("$'\\n'");
    } else {
      if (columnsOf(shellWord(piece + char)) > width) flush();
      piece += char;
    }
  }
  flush();
  return pieces.length === 0 ? ["''"] : pieces;
}
