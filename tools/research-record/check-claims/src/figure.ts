/** Figures as documents show them (contract 28.14). */
import { markdownRow } from '@gatehouse/render';
import { linesOutsideFences } from '@gatehouse/records';

export interface ShownFigure {
  /** From 1. */
  line: number;
  label: string;
  /** As shown. */
  text: string;
}

/** The rows of two-column tables headed Metric, outside code fences. */
export function figuresIn(text: string): ShownFigure[] {
  const found: ShownFigure[] = [];
  let isInTable = false;
  const rows = linesOutsideFences(text).map((line) => markdownRow(line));
  rows.forEach((cells, at) => {
    if (cells === undefined) isInTable = false;
    else if (!isInTable) isInTable = cells.length === 2 && /^metric$/i.test(bare(cells[0])) && isRule(rows[at + 1]);
    else if (!isRule(cells) && cells.length === 2)
      found.push({ line: at + 1, label: bare(cells[0]), text: bare(cells[1]) });
  });
  return found;
}

function isRule(cells: readonly string[] | undefined): boolean {
  return cells !== undefined && cells.length === 2 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** Without emphasis and code marks around it. */
function bare(cell = ''): string {
  return cell.replace(/^[*_`\s]+|[*_`\s]+$/g, '');
}

/** A number in a document: its value, and half of what its last digit stands for. */
export interface Figure {
  value: number;
  tolerance: number;
}

const scales: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, MM: 1e6, B: 1e9 };

/** `1.29`, `9.36%`, `$5,417,903.30`, `$5.42MM`, `(3.4%)`; undefined for what is not a figure. */
export function figureOf(text: string): Figure | undefined {
  const match =
    /^(\(?)([+-]?)\$?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s?(K|MM|M|B)?\s?(%?)(\)?)$/.exec(
      text.trim().replace(/^\u2212|(?<=\$)\u2212/, '-'),
    );
  if (match === null) return undefined;
  const [, open = '', before = '', after = '', whole = '', decimals = '', exponent = '0', scale = '', percent, close] =
    match;
  if ((open === '') !== (close === '') || (before !== '' && after !== '')) return undefined;
  const factor = ((scales[scale] ?? 1) * 10 ** Number(exponent)) / (percent === '%' ? 100 : 1);
  const isNegative = before === '-' || after === '-' || open !== '';
  const size = Number(`${whole.replaceAll(',', '')}.${decimals}0`) * factor;
  return { value: isNegative ? -size : size, tolerance: 0.5 * 10 ** -decimals.length * factor };
}

/** Does the figure show this value, to the precision shown? */
export function shows({ value, tolerance }: Figure, recorded: number): boolean {
  return Math.abs(value - recorded) <= tolerance + 1e-9 * Math.max(tolerance, Math.abs(recorded) * 1e-3);
}

/** Claims nothing. */
export function isNoClaim(text: string): boolean {
  return /^n\/?a$/i.test(text);
}
