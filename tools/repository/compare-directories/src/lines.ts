/** Texts line by line (contract 12.5). Numbers in a line count by their value: `x2.0` is `x2`. */
import { canonicalFigure } from './figures';
import type { Report } from './report';

/** Every expected line is there, in order; more may be. */
export function compareLines(expected: string, actual: string, report: Report): void {
  const lines = new Map<string, number[]>();
  linesOf(actual).forEach((line, index) => {
    const places = lines.get(canonicalLine(line));
    if (places === undefined) lines.set(canonicalLine(line), [index]);
    else places.push(index);
  });
  const used = new Map<string, number>(); // how many of a line's places lie behind us
  let next = 0;
  linesOf(expected).forEach((line, index) => {
    const wanted = canonicalLine(line);
    if (wanted === '') return;
    const places = lines.get(wanted) ?? [];
    let at = used.get(wanted) ?? 0;
    while ((places[at] ?? Infinity) < next) at += 1;
    used.set(wanted, at);
    const found = places[at];
    if (found === undefined) report(`line ${index + 1}`, line, 'no such line from here on');
    else next = found + 1;
  });
}

/** The same lines and no others: of a document that is not of its kind, nobody can tell what an addition is. */
export function compareAllLines(expected: string, actual: string, report: Report): void {
  const [was, is] = [linesOf(expected), linesOf(actual)];
  was.forEach((line, index) => {
    const other = is[index];
    if (other === undefined || canonicalLine(line) !== canonicalLine(other)) report(`line ${index + 1}`, line, other);
  });
  if (is.length > was.length) report('lines', was.length, is.length);
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function canonicalLine(line: string): string {
  return line
    .replace(/(?<![\w.])x?[+-]?\d+(\.\d+)?(e[+-]?\d+)?(?![\w.])/gi, (number) =>
      number.startsWith('x') ? `x${canonicalFigure(number.slice(1))}` : canonicalFigure(number),
    )
    .trimEnd();
}
