/** A terminal on which each round takes the place of the one before. */
export function frame(lines: readonly string[], isFirst: boolean): string {
  const [clear, home, restOfLine, restOfScreen] = ['\u001b[2J', '\u001b[H', '\u001b[K', '\u001b[J'];
  return `${isFirst ? clear : ''}${home}${lines.map((line) => `${line}${restOfLine}\n`).join('')}${restOfScreen}`;
}
