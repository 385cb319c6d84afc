/**
 * When two numbers are the same (contract 12.5): figures by their value, names that are made of digits only as they are
 * written.
 */

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const whole = /^[+-]?\d+$/;

/** Computed on another machine, in another order. */
const tolerance = 1e-9;

export function near(a: number, b: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/**
 * A leading zero (`037833100`), more digits than a number keeps (beyond 2^53), or an exponent that no program writes
 * (`1E5`: they all write `1e+05` or the like) is the mark of an identifier.
 */
export function isNameOfDigits(text: string): boolean {
  const digits = text.replace(/^[+-]/, '');
  if (/^0\d/.test(digits) || /^\d+e\d+$/i.test(digits)) return true;
  return whole.test(text) && !Number.isSafeInteger(Number(text));
}

/** Do two texts stand for the same number? Whole numbers count things, so that they are the same or not. */
export function isSameFigure(a: string, b: string): boolean {
  if (!numeric.test(a) || !numeric.test(b) || isNameOfDigits(a) || isNameOfDigits(b)) return false;
  return whole.test(a) && whole.test(b) ? Number(a) === Number(b) : near(Number(a), Number(b));
}

/** A number of a line as every spelling of it reads; a name as it is written. */
export function canonicalFigure(text: string): string {
  return isNameOfDigits(text) ? text : String(Number(text));
}
