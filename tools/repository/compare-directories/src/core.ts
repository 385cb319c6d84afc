/**
 * The superset rule (contract 0.1, 12.5): everything expected is there, with this name, type and order; additions are none of our
 * concern. Pure: texts in, differences out.
 */
import { parseTable } from '@gatehouse/csv';
import { Failure, parseJson, type Difference } from '@gatehouse/contracts';

/** What stands for the same thing on both sides: the two roots, and moments in time. */
export interface Sides {
  expectedRoot: string;
  actualRoot: string;
}

type Report = (place: string, expected: unknown, actual: unknown) => void;

/** Differences between two files of the same name. What cannot be read as its kind is compared as lines. */
export function compareFile(name: string, expected: string, actual: string, sides: Sides): Difference[] {
  if (expected === actual) return [];
  const differences: Difference[] = [];
  const report: Report = (place, was, is) =>
    differences.push({ where: name, place, expected: show(was), actual: show(is) });
  const [was, is] = [normalize(expected, sides.expectedRoot), normalize(actual, sides.actualRoot)];
  if (name.endsWith('.json') && compareJsonTexts(expected, actual, sides, report)) return differences;
  if (!name.endsWith('.csv')) compareLines(was, is, report);
  // What cannot be read as a table has no rows that could have been added: its lines must be the same.
  else if (!compareCsvTexts(was, is, report)) compareAllLines(was, is, report);
  return differences;
}

/** Differences between two outputs, line by line: every expected line is there, in order. */
export function compareOutput(where: string, expected: string, actual: string, sides: Sides): Difference[] {
  const differences: Difference[] = [];
  compareLines(normalize(expected, sides.expectedRoot), normalize(actual, sides.actualRoot), (place, was, is) =>
    differences.push({ where, place, expected: show(was), actual: show(is) }),
  );
  return differences;
}

/** A text in which roots and moments stand as placeholders; also for file names. */
export function normalize(text: string, root: string): string {
  return text
    .replaceAll(root, '{ROOT}')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:?\d\d|Z)?/g, '{MOMENT}')
    .replace(/\d{4}-\d\d-\d\d_\d{6}(_\d+(?!\d))?/g, '{STAMP}')
    .replace(/staleness=-?[\d.]+|(?<=freshness_days"?: )-?[\d.]+/g, '{AGE}');
}

function compareJsonTexts(expected: string, actual: string, sides: Sides, report: Report): boolean {
  const values = tryTo(() => [
    parseJson(withExactIntegers(expected), 'expected'),
    parseJson(withExactIntegers(actual), 'actual'),
  ]);
  if (!values) return false;
  compareValues(
    normalizeValue(values.value[0], sides.expectedRoot),
    normalizeValue(values.value[1], sides.actualRoot),
    '',
    report,
  );
  return true;
}

function normalizeValue(value: unknown, root: string): unknown {
  if (typeof value === 'string') return normalize(value, root);
  if (Array.isArray(value)) return value.map((item) => normalizeValue(item, root));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      normalize(key, root),
      key === 'freshness_days' && typeof item === 'number' ? '{AGE}' : normalizeValue(item, root),
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
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers agree within 1e-9; shells write 0 and 1 for false and true; what Python writes as NaN we write as null. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') return near(expected, actual);
  if (typeof expected === 'number' && Number.isNaN(expected)) return actual === null;
  if ((expected === 0 || expected === 1) && typeof actual === 'boolean') return Number(actual) === expected;
  return expected === actual;
}

function near(a: number, b: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function compareCsvTexts(expected: string, actual: string, report: Report): boolean {
  const tables = tryTo(
    () => [parseTable(Buffer.from(expected), 'expected'), parseTable(Buffer.from(actual), 'actual')] as const,
  );
  if (!tables) return false;
  const [was, is] = tables.value;
  const columns = was.columns.map((name) => is.columns.indexOf(name));
  was.columns.forEach((name, index) => {
    if ((columns[index] as number) < 0) report(`column ${name}`, 'present', 'absent');
  });
  if (columns.some((position) => position < 0)) return true;
  if (columns.some((position, index) => index > 0 && position < (columns[index - 1] as number)))
    report('columns', was.columns.join(','), is.columns.join(','));
  if (was.rowCount !== is.rowCount) {
    report('rows', was.rowCount, is.rowCount);
    return true;
  }
  for (let row = 0; row < was.rowCount; row += 1) {
    was.columns.forEach((name, index) => {
      const [before, now] = [was.cell(row, index), is.cell(row, columns[index] as number)];
      if (before !== now && !nearTexts(before, now)) report(`row ${row + 1}, ${name}`, before, now);
    });
  }
  return true;
}

/** JSON in which a whole number that a double cannot hold is a text, so that it is compared digit by digit. */
function withExactIntegers(json: string): string {
  return json.replace(/"(?:\\.|[^"\\])*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"integer ${token}"`,
  );
}

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Does the text stand for its value alone? Digits with a leading zero are a name (an identifier that lost its zero is another one), so is `1E5` (programs
 * write exponents as `1e+05`), and so are whole numbers that a double cannot hold.
 */
function isPlainNumber(text: string): boolean {
  if (!numeric.test(text) || /^[+-]?0\d/.test(text)) return false;
  if (/e/i.test(text)) return /e[+-]\d+$/.test(text);
  return text.includes('.') || Number.isSafeInteger(Number(text));
}

function nearTexts(a: string, b: string): boolean {
  return isPlainNumber(a) && isPlainNumber(b) && near(Number(a), Number(b));
}

/** Numbers in a line count by their value: `x2.0` is `x2`. */
function canonicalLine(line: string): string {
  return line
    .replace(/(?<![\w.])(x?)([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w.])/gi, (all, mark: string, number: string) =>
      isPlainNumber(number) ? `${mark}${Number(number)}` : all,
    )
    .trimEnd();
}

function compareAllLines(expected: string, actual: string, report: Report): void {
  const [was, is] = [expected, actual].map((text) => text.split(/\r?\n/).map(canonicalLine)) as [string[], string[]];
  for (let at = 0; at < Math.max(was.length, is.length); at += 1)
    if (was[at] !== is[at]) return report(`line ${at + 1}`, was[at], is[at]);
}

function compareLines(expected: string, actual: string, report: Report): void {
  const lines = actual.split(/\r?\n/).map(canonicalLine);
  let next = 0;
  expected.split(/\r?\n/).forEach((line, index) => {
    const wanted = canonicalLine(line);
    if (wanted === '') return;
    const found = lines.indexOf(wanted, next);
    if (found === -1) report(`line ${index + 1}`, line, 'no such line from here on');
    else next = found + 1;
  });
}

function tryTo<T>(work: () => T): { value: T } | undefined {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

const longest = 300; // characters of a value in the report

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
