/** JSON documents value by value (contract 12.5). */
import { Failure, parseJson } from '@gatehouse/contracts';
import { near } from './figures';
import type { Report } from './report';

/** How texts of one side become comparable. */
export type Normalize = (text: string) => string;

export interface Side {
  text: string;
  normalize: Normalize;
}

/** False when one of them is not JSON; with `isDocument`, also when one is not an object or a list. */
export function compareJson(expected: Side, actual: Side, report: Report, isDocument = false): boolean {
  const [was, is] = [read(expected), read(actual)];
  if (was === undefined || is === undefined) return false;
  if (isDocument && [was, is].some(({ value }) => typeof value !== 'object' || value === null)) return false;
  compareValues(was.value, is.value, '', report);
  return true;
}

function read({ text, normalize }: Side): { value: unknown } | undefined {
  try {
    return { value: normalized(parseJson(withWholeNumbers(text), ''), normalize) };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** A whole number so large that its value is not exact to 1e-9, or not at all, as it is written. */
class WholeNumber {
  constructor(readonly digits: string) {}
  toJSON(): string {
    return this.digits;
  }
}

/** Stands before the digits in a string; no text of a document begins so. */
const mark = '\ue000whole number ';

function withWholeNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[^])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^-?\d{10,}$/.test(token) ? JSON.stringify(mark + token) : token,
  );
}

function normalized(value: unknown, normalize: Normalize): unknown {
  if (typeof value === 'string')
    return value.startsWith(mark) ? new WholeNumber(value.slice(mark.length)) : normalize(value);
  if (Array.isArray(value)) return value.map((item) => normalized(item, normalize));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      normalize(key),
      key === 'freshness_days' && typeof item === 'number' ? '{AGE}' : normalized(item, normalize),
    ]),
  );
}

function compareValues(expected: unknown, actual: unknown, place: string, report: Report): void {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return report(place || '/', expected, actual);
    return expected.forEach((item, index) => compareValues(item, actual[index], `${place}/${index}`, report));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return report(place || '/', expected, actual);
    for (const [key, value] of Object.entries(expected)) {
      if (Object.hasOwn(actual, key)) compareValues(value, actual[key], `${place}/${key}`, report);
      else report(`${place}/${key}`, value, undefined);
    }
    return;
  }
  if (!isSame(expected, actual)) report(place || '/', expected, actual);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeNumber);
}

/** Numbers agree within 1e-9; shells write 0 and 1 for false and true; what Python writes as NaN we write as null. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (expected instanceof WholeNumber || actual instanceof WholeNumber) return isSameWhole(expected, actual);
  if (typeof expected === 'number' && typeof actual === 'number') return near(expected, actual);
  if (typeof expected === 'number' && Number.isNaN(expected)) return actual === null;
  if ((expected === 0 || expected === 1) && typeof actual === 'boolean') return Number(actual) === expected;
  return expected === actual;
}

/**
 * Two that are written whole are the same or not; beside a float, `1e10`, the value tells, as far as a number keeps it.
 */
function isSameWhole(a: unknown, b: unknown): boolean {
  if (a instanceof WholeNumber && b instanceof WholeNumber) return a.digits === b.digits;
  const [whole, other] = (a instanceof WholeNumber ? [a, b] : [b, a]) as [WholeNumber, unknown];
  const value = Number(whole.digits);
  return typeof other === 'number' && Number.isSafeInteger(value) && near(value, other);
}
