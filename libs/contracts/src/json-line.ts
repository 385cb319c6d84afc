/** JSON texts of which there are many, one a line. */
import { Failure } from './failure';
import { parseJson } from './json';

/**
 * The value of a line: what parseJson reads and refuses, at nearly the speed of JSON.parse. Throws Failure
 * `damaged-input` with what is wrong with the line, and no more: `not JSON`, `has the key "x" twice in one object`.
 */
export function parseJsonLine(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return parsedWithCare(text); // a bare NaN
  }
  return hasEachKeyOnce(text, value) ? value : parsedWithCare(text);
}

function parsedWithCare(text: string): unknown {
  try {
    return parseJson(text, '');
  } catch (error) {
    const { message } = error as Error;
    const [, refused] = /^: ((?:has the key|is nested) [^]*?)(?:, again in line \d+)?$/.exec(message) ?? [];
    throw new Failure('damaged-input', refused ?? 'not JSON', { cause: error });
  }
}

/** Is it certain that no object has a key twice? Then the text has as many `":` as the value has keys. */
function hasEachKeyOnce(text: string, value: unknown): boolean {
  if (text.includes(' :') || text.includes('\t:') || text.includes('\r:') || text.includes('\n:')) return false;
  let marks = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) marks += 1;
  return marks === keysIn(value, 0);
}

/** So deep a value is left to parseJson. */
const deepest = 100;

/** Keys of all objects in a value; NaN for one that is nested deeply. */
function keysIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > deepest) return NaN;
  let keys = 0;
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  if (!Array.isArray(value)) keys = items.length;
  for (const item of items) if (typeof item === 'object' && item !== null) keys += keysIn(item, depth + 1);
  return keys;
}
