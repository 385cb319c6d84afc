/** Text on a terminal: how wide it is, and cut to a width. */

/** Columns a text takes: two for wide characters, none for marks that stand on the one before. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += widthOf(char);
  return columns;
}

function widthOf(char: string): number {
  const code = char.codePointAt(0) as number;
  if (code < 0x300) return 1;
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(char)) return 0;
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return isWide ? 2 : 1;
}

/** The text, or as much of its two ends as fits with `…` between them; `endShare` of the room is the end's. */
export function fit(text: string, width: number, endShare = 0.4): string {
  if (take(text, width).length === text.length) return text;
  const room = Math.max(0, width - 1);
  const end = [...take([...text.slice(-4 * width)].reverse(), Math.floor(room * endShare))].reverse().join('');
  return `${take(text, room - columnsOf(end))}…${end}`;
}

/** The first characters that take at most `width` columns. */
function take(chars: Iterable<string>, width: number): string {
  let taken = '';
  let columns = 0;
  for (const char of chars) {
    columns += widthOf(char);
    if (columns > width) break;
    taken += char;
  }
  return taken;
}
