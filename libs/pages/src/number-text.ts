/** Numbers as people read them on a page. The exact ones are in the document that the page carries. */

const minus = '\u2212';

/** More decimals than this are all there are: beyond them a double shows how it is stored. */
const mostDecimals = 15;

/** `0.0529`, `−0.9`, `1.20e+9`; a dash for what is no number. */
export function figureText(value: number | null | undefined, decimals = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const isOfAnotherSize = size !== 0 && (size >= 1e6 || size < 0.5 * 10 ** -decimals);
  const text =
    decimals > mostDecimals
      ? String(size)
      : isOfAnotherSize
        ? size.toExponential(Math.max(2, decimals - 2))
        : size.toFixed(decimals);
  return value < 0 ? `${minus}${text}` : text;
}

/** So many decimals, and as many more as it takes until a value that is not on the line does not read as if it were. */
export function decimalsBeside(
  line: number | null | undefined,
  value: number | null | undefined,
  decimals = 4,
): number {
  const isNear = line !== value && isDrawable(line) && isDrawable(value);
  let enough = decimals;
  while (isNear && enough <= mostDecimals && figureText(value, enough) === figureText(line, enough)) enough += 1;
  return enough;
}

/** As figureText, without the zeros at the end: a threshold, a multiplier. */
export function shortFigure(value: number | null | undefined, decimals = 4): string {
  const text = figureText(value, decimals);
  return text.includes('e') ? text : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** As decimalsBeside, of ratios that are shown in percent. */
export function percentDecimalsBeside(
  line: number | null | undefined,
  ratio: number | null | undefined,
  decimals = 2,
): number {
  return isDrawable(line) && isDrawable(ratio) ? decimalsBeside(line * 100, ratio * 100, decimals) : decimals;
}

/** `84.6 %`. */
export function percent(ratio: number | null | undefined, decimals = 1): string {
  return ratio === null || ratio === undefined || !Number.isFinite(ratio)
    ? '–'
    : `${figureText(ratio * 100, decimals)}\u00a0%`;
}

/** Whether a plot can place it: beyond this, differences of coordinates are no numbers any more. */
export function isDrawable(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12;
}

const writtenTenths: string[] = [];

/** To a tenth, as coordinates are written. Each is written once: a page has tens of thousands of them. */
export function tenths(value: number): string {
  const whole = Math.round(value * 10);
  if (!(whole >= 0 && whole < 100_000)) return String(whole / 10);
  return (writtenTenths[whole] ??= String(whole / 10));
}

/** `1 window`, `13 windows`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
