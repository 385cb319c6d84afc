/** Lines of a log that another program writes, in whatever way it likes. */
import { printable } from '@gatehouse/render';

const longestLine = 1000; // characters on the terminal

/** The last `count` lines of the end of a file; when that is not all of it, its first line is a piece and left out. */
export function lastLines(content: Buffer, whole: boolean, count: number): string[] {
  const text = content.toString('utf8');
  const firstLineEnd = text.indexOf('\n');
  const complete =
    whole || firstLineEnd === -1 || firstLineEnd === text.length - 1 ? text : text.slice(firstLineEnd + 1);
  if (complete === '') return [];
  return complete
    .replace(/\n$/, '')
    .split('\n')
    .slice(-count)
    .map((line) => line.replace(/\r$/, ''));
}

/**
 * A line as it is shown: of a progress bar, which goes back to the start of its line again and again, the last that was
 * drawn; the end of what is very long; control characters as escapes.
 */
export function lineForTerminal(line: string): string {
  const drawn = printable(line.split('\r').findLast((part) => part !== '') ?? '');
  return drawn.length <= longestLine ? drawn : `…${drawn.slice(-longestLine)}`;
}
