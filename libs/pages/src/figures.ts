/** Numbers as people read them on a page. The exact ones are in the document that the page carries. */

const minus = '\u2212';

/** `0.0529`, `−0.9`, `1.20e+9`; a dash for what is no number. */
export function figureText(value: number | null | undefined, decimals = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const text = size !== 0 && (size >= 1e6 || size < 0.5 * 10 ** -decimals) ? size.toExponential(2) : size.toFixed(decimals);
  return value < 0 ? `${minus}${text}` : text;
}

/** As figureText, without the zeros at the end: a threshold, a multiplier. */
export function shortFigure(value: number | null | undefined, decimals = 4): string {
  const text = figureText(value, decimals);
  return text.includes('e') ? text : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** `84.6 %`. */
export function percent(ratio: number | null | undefined, decimals = 1): string {
  return ratio === null || ratio === undefined || !Number.isFinite(ratio) ? '–' : `${figureText(ratio * 100, decimals)}\u00a0%`;
}

/** Whether a plot can place it: beyond this, differences of coordinates are no numbers any more. */
export function isDrawable(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12;
}

/** `1 window`, `13 windows`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
