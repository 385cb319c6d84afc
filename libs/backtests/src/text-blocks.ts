/** The text of a file in blocks of whole lines: memory does not grow with the file, and a line stays one string. */
import { isAscii, isUtf8 } from 'node:buffer';

/** What is not text that can be read line by line: the finding, without the file's name. */
export class DamagedText extends Error {
  override readonly name = 'DamagedText';
}

// bytes; no line of a backtest is longer, and a file without line ends must not fill the memory
const longestLine = 16 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * Blocks of whole lines, each but the last ending with LF; a UTF-8 byte order mark at the start is left out. A piece
 * need not be valid longer than until the next. Throws DamagedText `not UTF-8` or `damaged`.
 */
export async function* textBlocks(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let isFirst = true;
  const take = (bytes: Buffer): string => {
    const text = decode(bytes);
    const start = isFirst && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    isFirst = false;
    return start === 0 ? text : text.slice(start);
  };
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      rest.push(Buffer.from(piece));
      if (rest.reduce((sum, { length }) => sum + length, 0) > longestLine) throw new DamagedText('damaged');
      continue;
    }
    const whole = piece.subarray(0, end);
    yield take(rest.length === 0 ? whole : Buffer.concat([...rest, whole]));
    rest = end < piece.length ? [Buffer.from(piece.subarray(end))] : [];
  }
  if (rest.length > 0) yield take(Buffer.concat(rest));
}

function decode(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new DamagedText('not UTF-8');
  return bytes.toString('utf8');
}
